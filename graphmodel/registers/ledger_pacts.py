"""Pacts of the ledger: which stored pact a row means, by who its parties are rather than by what it is called.

Assumes that a community and the units that a row names together have one pact in force; where the store holds several,
the one that is called as the ledger calls it, by names or as the row was written, is meant.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import polars as pl

from graphmodel.registers.entities import Entity, Row
from graphmodel.registers.index import Index
from graphmodel.registers.ledger import pact_name
from graphmodel.registers.records import Record
from graphmodel.registers.references import References
from graphmodel.registers.sheets import LEDGER, sheet_named

_LISTED = 5
_CODES = ("code", "uscc", "org_code")
Parties = frozenset[str]


class Party(NamedTuple):
    """A party of a pact, stored or made by this import: what it is known by, whether it is a place, and its name."""

    key: str
    is_area: bool
    name: str


def ledger_rows(records: Sequence[Record], index: Index, references: References) -> list[Row]:
    """The rows of an import, those of the ledger under the pacts that their parties have.

    A pact that is stored, or stands in the sheet of pacts, is in force and between just these parties is found, whatever
    its name; one that is not is made once, however a row writes the parties (uid, code or name). Parties that are
    neither stored nor in this import, or could be several, leave the row as it is: its pact goes by its name.
    """
    meant: dict[str, Record] = {}
    sides: dict[Parties, str] = {}
    refused: dict[str, str] = {}
    pacts = list(filter(_is_pact, records))
    in_force = _in_force(index) if pacts else {}
    written = _written(records) if pacts else {}
    beside = _beside(records, references, written, index.day) if pacts else {}
    for record in pacts:
        named = str(record.values["name"])
        parties = _parties(record, references, written)
        if not parties:
            continue
        keys = frozenset(party.key for party in parties)
        if keys in sides:
            meant[named] = meant[sides[keys]]
            continue
        sides[keys] = named
        if keys in beside:
            meant[named] = beside[keys]
            continue
        found, called = in_force.get(keys, []), _called(parties)
        exact = _so_called(found, called) or _so_called(found, named) or found
        meant[named] = _found(record, exact[0]) if len(exact) == 1 else _made(record, called)
        if len(exact) > 1:
            refused[named] = "；".join(sorted(pact.said for pact in exact)[:_LISTED])
    return _rows(records, meant, refused)


def _rows(records: Sequence[Record], meant: Mapping[str, Record], refused: Mapping[str, str]) -> list[Row]:
    """The records as rows: each pact that is meant once, and projects under it."""
    rows, told = [], {id(record) for record in records if not _is_pact(record)}
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


def _written(records: Iterable[Record]) -> Mapping[str, Party | None]:
    """What this import calls the places, organisations and units in it; None is a name that several have."""
    known: dict[str, Party | None] = {}
    for record in records:
        kind, name = record.sheet.key, str(record.values.get("name") or "")
        if kind in {"Area", "Org", "Unit"} and name:
            uid = record.values.get("uid")
            party = Party(str(uid) if uid else f"{kind} {name}", kind == "Area", name)
            for text in {name, *(str(record.values[key]) for key in ("uid", *_CODES) if record.values.get(key))}:
                known[text] = party if known.setdefault(text, party) == party else None
    return known


def _beside(
    records: Iterable[Record], references: References, written: Mapping[str, Party | None], day: str
) -> Mapping[Parties, Record]:
    """The pacts in force that the sheet of pacts of the same import states, by their parties; the first of each."""
    found: dict[Parties, Record] = {}
    for record in records:
        if record.sheet.key == "Pact" and not _is_pact(record) and record.references.get("parties"):
            expires = record.values.get("expires_on")
            parties = _parties(record, references, written)
            if parties and not (expires and str(expires) <= day):
                found.setdefault(frozenset(party.key for party in parties), record)
    return found


def _parties(record: Record, references: References, written: Mapping[str, Party | None]) -> list[Party]:
    """Who the parties of a row are; none where any of them is not clear."""
    column = next(column for column in record.sheet.references if column.key == "parties")
    parties = []
    for text in record.references["parties"]:
        hits = references.hits(text, column.kinds)
        party = Party(hits[0].uid, hits[0].kind == "Area", hits[0].name or hits[0].uid) if hits else written.get(text)
        if party is None or len(hits) > 1:
            return []
        parties.append(party)
    return parties


def _called(parties: Sequence[Party]) -> str:
    """What the ledger calls the pact of these parties, by their names."""
    names = dict.fromkeys((party.is_area, party.name) for party in parties)
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
