"""The same entities row by row: the driver's own loop over a result, as its manual shows it.

Assumes that whoever writes so asks for the properties of each label and type that is there, and keeps a dictionary a
record; households are counted where they are live, as nobody needs them one by one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import neo4j

from graphmodel.network import HOUSEHOLDS
from graphmodel.schema import NODE_KINDS, TIE_KINDS, Property

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]


def read_rows(session: neo4j.Session, groups: Iterable[str]) -> tuple[Rows, Rows]:
    """Every node and tie of the groups that the store holds, households apart, as dictionaries."""
    held = set(groups)
    nodes = {k.label: _rows(session, _nodes(k.label, k.stored)) for k in NODE_KINDS if k.label in held - {"Household"}}
    ties: dict[str, list[Row]] = defaultdict(list)
    for kind in TIE_KINDS:
        for start, end in kind.ends:
            if f"{kind.type}/{start}/{end}" in held and start != "Household":
                ties[kind.type] += _rows(session, _ties(kind.type, start, end, kind.stored))
    return nodes, ties


def read_households(session: neo4j.Session, on: date) -> list[Row]:
    """Live households and hubs of each area, counted from one row a household."""
    day = on.isoformat()
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    text = (
        "MATCH (h:Household)-[r:PART_OF]->(a:Area) RETURN a.uid AS area, h.hub AS hub, h.valid_from AS born,"
        " h.valid_to AS gone, r.valid_from AS since, r.valid_to AS till"
    )

    def count(tx: neo4j.ManagedTransaction) -> None:
        for record in tx.run(text):
            area, hub, born, gone, since, till = record.values()
            if (born or "") <= day < (gone or "9") and (since or "") <= day < (till or "9"):
                counts[area][0] += 1
                counts[area][1] += bool(hub)

    session.execute_read(count)
    return [dict(zip(HOUSEHOLDS, (area, *both), strict=True)) for area, both in counts.items()]


def typed(properties: tuple[Property, ...]) -> Callable[[Row], Row]:
    """How a row's dates become dates; not part of the race."""
    dates = [p.name for p in properties if p.type == "date"]
    return lambda row: row | {name: date.fromisoformat(row[name]) for name in dates if row[name]}


def _rows(session: neo4j.Session, text: str) -> list[Row]:
    def fetch(tx: neo4j.ManagedTransaction) -> list[Row]:
        rows = []
        for record in tx.run(text):
            rows.append(record.data())  # noqa: PERF401 - the loop that is raced against
        return rows

    return session.execute_read(fetch)


def _nodes(label: str, properties: tuple[Property, ...]) -> str:
    return f"MATCH (n:{label}) RETURN n.uid AS uid, {_named(properties)}"


def _ties(kind: str, start: str, end: str, properties: tuple[Property, ...]) -> str:
    return (
        f"MATCH (a:{start})-[n:{kind}]->(b:{end}) RETURN n.uid AS uid, a.uid AS start, '{start}' AS start_kind,"
        f" b.uid AS end, '{end}' AS end_kind, {_named(properties)}"
    )


def _named(properties: tuple[Property, ...]) -> str:
    return ", ".join(f"n.{p.name} AS {p.name}" for p in properties)
