"""What is recorded of a batch beside its changes: who, when, what, from which files.

Assumes that a batch's record is flat: the database keeps it as properties of one node, the journal as one line.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Literal

from graphmodel.changes import Draft

Counts = Mapping[str, Mapping[str, int]]
What = Literal["import", "undo", "areas", "demo"]


def new_batch_uid() -> str:
    """Make the uid of a batch that is about to be drafted."""
    return f"ba-{secrets.token_hex(8)}"


@dataclass(frozen=True, slots=True)
class BatchNote:
    """What the one who makes a batch says of it."""

    uid: str
    user: str
    what: What
    files: tuple[str, ...] = ()
    counts: Counts = field(default_factory=dict)
    """Per kind: how many are new, changed, closed, deleted; where empty, as the draft counted."""


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """A batch as the store lists it; ``on`` is an instant, ``undoes`` the batch that it takes back or empty."""

    uid: str
    on: str
    user: str
    what: What
    files: tuple[str, ...]
    counts: Counts
    state: Literal["accepted", "applied"]
    revision: int
    undoes: str


@dataclass(frozen=True, slots=True)
class BatchRecord(BatchSummary):
    """Everything that is kept of a batch beside the bytes of its parts."""

    groups: tuple[str, ...]
    """The kinds of node and triples of tie that it writes, joined by slashes."""
    sums: tuple[str, ...]
    """SHA-256 of each part, in order."""

    def properties(self) -> dict[str, Any]:
        """The record as properties of a node or a line of JSON."""
        return {
            "uid": self.uid, "on": self.on, "user": self.user, "what": self.what, "files": list(self.files),
            "counts": json.dumps(self.counts, ensure_ascii=False, sort_keys=True), "state": self.state,
            "revision": self.revision, "undoes": self.undoes, "groups": list(self.groups), "sums": list(self.sums),
        }  # fmt: skip

    def part_uid(self, number: int) -> str:
        """The uid of a part, numbered from 1."""
        return f"{self.uid}/{number}"

    def summary(self) -> BatchSummary:
        """The part of the record that people are shown."""
        return BatchSummary(
            self.uid, self.on, self.user, self.what, self.files, self.counts, self.state, self.revision, self.undoes
        )


def record_of(properties: Mapping[str, Any]) -> BatchRecord:
    """Read what :meth:`BatchRecord.properties` wrote."""
    lists = {name: tuple(properties[name]) for name in ("files", "groups", "sums")}
    return BatchRecord(**{**properties, **lists, "counts": json.loads(properties["counts"])})


def record_for(
    note: BatchNote, draft: Draft, parts: Sequence[bytes], *, base_revision: int, undoes: str
) -> BatchRecord:
    """Make the record of a draft that is about to be written."""
    return BatchRecord(
        uid=note.uid,
        on=datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        user=note.user,
        what=note.what,
        files=note.files,
        counts=note.counts or draft.counts,
        state="accepted",
        revision=base_revision + 1,
        undoes=undoes,
        groups=draft.groups(),
        sums=tuple(sha256(part).hexdigest() for part in parts),
    )
