"""Pacts of the ledger: which stored pact a row means, by who its parties are rather than by what it is called.

Assumes that a community and the units that a row names together have one pact in force; where the store holds several,
the one that is called as the ledger calls it, by names or as the row was written, is meant.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import polars as pl

from graphmodel.registers.entities import Entity, Row
from graphmodel.registers.index import Index
from graphmodel.registers.ledger import pact_name
from graphmodel.registers.records import Record
from graphmodel.registers.references import References
from graphmodel.registers.sheets import LEDGER, sheet_named

_LISTED = 5
Parties = frozenset[str]


def ledger_rows(records: Sequence[Record], index: Index, references: References) -> list[Row]:
    """The rows of an import, those of the ledger under the pacts that their parties have.

    A pact that is stored, in force and between just these parties is found, whatever its name; one that is not is made
    once, however a row writes the parties (uid, code or name). Parties that are not stored, or could be several, leave
    the row as it is: its pact goes by its name.
    """
    meant: dict[str, Record] = {}
    sides: dict[Parties, str] = {}
    refused: dict[str, str] = {}
    pacts = list(filter(_is_pact, records))
    in_force = _in_force(index) if pacts else {}
    for record in pacts:
        named = str(record.values["name"])
        parties = _parties(record, references)
        if not parties:
            continue
        uids = frozenset(party.uid for party in parties)
        if uids in sides:
            meant[named] = meant[sides[uids]]
            continue
        sides[uids] = named
        found, called = in_force.get(uids, []), _called(parties)
        exact = _so_called(found, called) or _so_called(found, named) or found
        meant[named] = _found(record, exact[0]) if len(exact) == 1 else _made(record, called)
        if len(exact) > 1:
            refused[named] = "；".join(sorted(pact.said for pact in exact)[:_LISTED])
    return _rows(records, meant, refused)


def _rows(records: Iterable[Record], meant: Mapping[str, Record], refused: Mapping[str, str]) -> list[Row]:
    """The records as rows: each pact that is meant once, and projects under it."""
    rows, told = [], set[int]()
    for record in records:
        if _is_pact(record) and (pact := meant.get(str(record.values["name"]))):
            if id(pact) in told:
                continue
            told.add(id(pact))
            rows.append(Row(pact))
            if candidates := refused.get(str(record.values["name"])):
                rows[-1].refuse("plan.several_pacts", candidates=candidates)
        elif _is_project(record) and (pact := meant.get(record.references["under"][0])):
            under = str(pact.values.get("uid") or pact.values["name"])
            rows.append(Row(replace(record, references={**record.references, "under": (under,)})))
        else:
            rows.append(Row(record))
    return rows


def _is_pact(record: Record) -> bool:
    return record.sheet.key == "Pact" and sheet_named(record.where.sheet) is LEDGER


def _is_project(record: Record) -> bool:
    return record.sheet.key == "Project" and sheet_named(record.where.sheet) is LEDGER


def _parties(record: Record, references: References) -> list[Entity]:
    """The stored records that the parties of a row are; none where any of them is not clear."""
    column = next(column for column in record.sheet.references if column.key == "parties")
    hits = [references.hits(text, column.kinds) for text in record.references["parties"]]
    return [found[0] for found in hits] if all(len(found) == 1 for found in hits) else []


def _called(parties: Sequence[Entity]) -> str:
    """What the ledger calls the pact of these parties, by their names."""
    names = dict.fromkeys((party.kind == "Area", party.name or party.uid) for party in parties)
    communities, partners = ([name for is_area, name in names if is_area is wanted] for wanted in (True, False))
    return pact_name(tuple(communities), tuple(partners))


def _so_called(pacts: Iterable[Entity], name: str) -> list[Entity]:
    return [pact for pact in pacts if pact.name == name]


def _found(record: Record, pact: Entity) -> Record:
    """The row of a stored pact: it changes nothing of it."""
    return replace(record, values={"uid": pact.uid}, references={})


def _made(record: Record, name: str) -> Record:
    return replace(record, values={**record.values, "name": name})


def _in_force(index: Index) -> Mapping[Parties, list[Entity]]:
    """The open stored pacts that have not expired by the day, by their parties."""
    day = date.fromisoformat(index.day)
    ledger = index.network.nodes["Pact"].filter(pl.col("expires_on").is_null() | (pl.col("expires_on") > day))
    in_force = set(ledger["uid"])
    found: dict[Parties, list[Entity]] = defaultdict(list)
    for uid, parties in index.related("Pact", "parties").items():
        if uid in in_force and index.by_uid[uid].open(index.day):
            found[frozenset(party.uid for party in parties)].append(index.by_uid[uid])
    return found
