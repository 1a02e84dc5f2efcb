"""A draft: a complete list of changes with their before-images, packed into parts as it is written.

Assumes that an after-image is the whole record: applying a part twice gives the same store. A part is one
transaction's worth: gzip of JSON, under :data:`PART_BYTES` and :data:`PART_ROWS`. Nodes come before ties, deletions
(only ever made by undo) last, ties before nodes.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from graphmodel.schema import Uid

Scalar = str | int | float | bool | list[str]
Image = Mapping[str, Scalar]
"""Every stored property of a record but its uid; absent where empty. Dates are ISO text."""

PART_ROWS = 10_000
PART_BYTES = 3_000_000
"""Of JSON before compression, so that a compressed part stays well under 4 MB."""


@dataclass(frozen=True, slots=True)
class NodeChange:
    """One node's change: *before* is None where it is new, *after* None where it goes."""

    kind: str
    uid: Uid
    before: Image | None
    after: Image | None


@dataclass(frozen=True, slots=True)
class TieChange:
    """One tie's change, with the uids and labels of its ends."""

    type: str
    start_kind: str
    end_kind: str
    uid: Uid
    start: Uid
    end: Uid
    before: Image | None
    after: Image | None


Change = NodeChange | TieChange
Action = Literal["set", "delete"]


@dataclass(frozen=True, slots=True)
class Part:
    """Changes of one action on one kind of node, or on ties of one triple.

    ``group`` is ``("Area",)`` or ``("COVERS", "Org", "Area")``.
    """

    action: Action
    group: tuple[str, ...]
    rows: tuple[Change, ...]


def pack(part: Part) -> bytes:
    """Pack a part into the bytes that the database and the journal keep."""
    rows: list[list[Any]] = [
        [c.uid, c.before, c.after] if isinstance(c, NodeChange) else [c.uid, c.start, c.end, c.before, c.after]
        for c in part.rows
    ]
    text = json.dumps([part.action, part.group, rows], ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode("utf-8"), compresslevel=1, mtime=0)


def unpack(packed: bytes) -> Part:
    """Read the bytes that :func:`pack` made.

    Raises
    ------
    ValueError
        The bytes are damaged.
    """
    action, group, rows = json.loads(gzip.decompress(packed))
    if len(group) == 1:
        changes: tuple[Change, ...] = tuple(NodeChange(group[0], uid, b, a) for uid, b, a in rows)
    else:
        kind, start_kind, end_kind = group
        changes = tuple(TieChange(kind, start_kind, end_kind, uid, s, e, b, a) for uid, s, e, b, a in rows)
    return Part(action, tuple(group), changes)


@dataclass
class Draft:
    """Changes on their way into a batch, packed as they come so that a million of them fit in memory."""

    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    """Per kind of node and type of tie: how many are ``new``, ``changed``, ``closed`` or ``deleted``."""
    _open: dict[tuple[Action, tuple[str, ...]], list[Change]] = field(default_factory=dict)
    _sizes: dict[tuple[Action, tuple[str, ...]], int] = field(default_factory=dict)
    _packed: dict[tuple[Action, tuple[str, ...]], list[bytes]] = field(default_factory=dict)

    def add(self, change: Change) -> None:
        """Add one change; a record may be added once."""
        group = (change.kind,) if isinstance(change, NodeChange) else (change.type, change.start_kind, change.end_kind)
        key: tuple[Action, tuple[str, ...]] = ("delete" if change.after is None else "set", group)
        tally = self.counts.setdefault(group[0], {})
        what = _what(change)
        tally[what] = tally.get(what, 0) + 1
        rows = self._open.setdefault(key, [])
        rows.append(change)
        self._sizes[key] = self._sizes.get(key, 0) + 64 + _weight(change.before) + _weight(change.after)
        if len(rows) >= PART_ROWS or self._sizes[key] >= PART_BYTES:
            self._flush(key)

    def extend(self, changes: Iterable[Change]) -> None:
        """Add several changes."""
        for change in changes:
            self.add(change)

    def __bool__(self) -> bool:
        return bool(self.counts)

    def parts(self) -> Iterator[bytes]:
        """The packed parts, in the order in which they must be applied."""
        for key in list(self._open):
            self._flush(key)
        yield from (blob for key in sorted(self._packed, key=_order) for blob in self._packed[key])

    def groups(self) -> tuple[str, ...]:
        """The kinds of node and triples of tie that it changes, joined by slashes, sorted."""
        return tuple(sorted({"/".join(group) for _, group in (*self._open, *self._packed)}))

    def _flush(self, key: tuple[Action, tuple[str, ...]]) -> None:
        if rows := self._open.pop(key, None):
            self._packed.setdefault(key, []).append(pack(Part(key[0], key[1], tuple(rows))))
            self._sizes.pop(key)


def _what(change: Change) -> str:
    if change.after is None:
        return "deleted"
    if change.before is None:
        return "new"
    return "closed" if "valid_to" in change.after and "valid_to" not in change.before else "changed"


def _weight(image: Image | None) -> int:
    return sum(len(k) + (len(v) * 3 if isinstance(v, str) else 12) for k, v in image.items()) if image else 0


def _order(key: tuple[Action, tuple[str, ...]]) -> tuple[int, tuple[str, ...]]:
    action, group = key
    is_tie = len(group) == 3
    return ((2 if is_tie else 3) if action == "delete" else (1 if is_tie else 0)), group
