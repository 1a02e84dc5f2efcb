"""A bare loading loop: rows of 10,000, ``UNWIND … MERGE`` under the same constraints, nothing kept beside.

Assumes rows that are ready to be sent, and that whoever writes so is content with a load that stops half-way.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import neo4j

ROWS = 10_000

Groups = Mapping[tuple[str, ...], Sequence[Mapping[str, Any]]]
"""Rows by kind of node (``uid``, ``props``) or triple of tie (``start``, ``end``, ``uid``, ``props``), nodes first."""


def load(session: neo4j.Session, groups: Groups) -> None:
    """Write every row."""
    for group, rows in groups.items():
        text = _text(group)
        for first in range(0, len(rows), ROWS):
            some = rows[first : first + ROWS]
            session.execute_write(lambda tx, t=text, r=some: tx.run(t, rows=r).consume())  # type: ignore[misc]


def _text(group: tuple[str, ...]) -> str:
    if len(group) == 1:
        return f"UNWIND $rows AS row MERGE (n:{group[0]} {{uid: row.uid}}) SET n += row.props"
    kind, start, end = group
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{uid: row.start}}) MATCH (b:{end} {{uid: row.end}})"
        f" MERGE (a)-[r:{kind} {{uid: row.uid}}]->(b) SET r += row.props"
    )
