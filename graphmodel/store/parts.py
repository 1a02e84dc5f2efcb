"""Parts: which statement writes the changes of one part, and with which rows.

Assumes that a part holds one kind of node or one triple of tie, and one action.
"""

import gzip
from collections.abc import Sequence
from typing import Any

from graphmodel.changes import NodeChange, Part, TieChange, unpack
from graphmodel.errors import DataRefusedError
from graphmodel.store.bolt import Bolt, Transaction
from graphmodel.store.rows import SEPARATOR

_LOOKUP = 10_000
_SHOWN = 5


def refuse_unfit(bolt: Bolt, parts: Sequence[bytes]) -> None:
    """Refuse, before it is accepted, a batch that could not be applied or read back.

    Raises
    ------
    DataRefusedError
        A tie's end is neither stored nor made by the batch, or a text holds the separator of columns.
    """
    made: set[str] = set()
    ends: dict[str, set[str]] = {}
    escaped = f"\\u{ord(SEPARATOR):04x}".encode()
    for data in parts:
        if escaped in gzip.decompress(data):
            raise DataRefusedError("store.control_character")
        part = unpack(data)
        if part.action == "delete":
            continue
        for change in part.rows:
            if isinstance(change, NodeChange):
                made.add(change.uid)
            else:
                ends.setdefault(change.start_kind, set()).add(change.start)
                ends.setdefault(change.end_kind, set()).add(change.end)
    for label, uids in ends.items():
        missing = _missing(bolt, label, sorted(uids - made))
        if missing:
            raise DataRefusedError(
                "store.end_missing", kind=label, count=len(missing), uids=", ".join(missing[:_SHOWN])
            )


def _missing(bolt: Bolt, label: str, uids: list[str]) -> list[str]:
    found: set[str] = set()
    for first in range(0, len(uids), _LOOKUP):
        some = uids[first : first + _LOOKUP]
        rows = bolt.read(lambda tx, s=some: tx.run(f"read/present/{label}", uids=s))  # type: ignore[misc]
        found.update(row["uid"] for row in rows)
    return [uid for uid in uids if uid not in found]


def apply_part(tx: Transaction, data: bytes) -> tuple[int, int]:
    """Apply a packed part; how many records it writes, and how many were written.

    A removal counts as done where the record is gone already.
    """
    name, params = call_of(unpack(data))
    rows = tx.run(name, **params)
    wanted = len(next(iter(params.values())))
    return wanted, rows[0].get("loaded", wanted)


def call_of(part: Part) -> tuple[str, dict[str, list[Any]]]:
    """The statement that applies a part, and its parameters."""
    if len(part.group) == 1:
        nodes = [c for c in part.rows if isinstance(c, NodeChange)]
        if part.action == "delete":
            return f"remove/nodes/{part.group[0]}", {"uids": [c.uid for c in nodes]}
        return f"load/nodes/{part.group[0]}", {"rows": [{**(c.after or {}), "uid": c.uid} for c in nodes]}
    ties = [c for c in part.rows if isinstance(c, TieChange)]
    triple = "/".join(part.group)
    if part.action == "delete":
        return f"remove/ties/{triple}", {"rows": [[c.start, c.end, c.uid] for c in ties]}
    return f"load/ties/{triple}", {"rows": [[c.start, c.end, {**(c.after or {}), "uid": c.uid}] for c in ties]}
