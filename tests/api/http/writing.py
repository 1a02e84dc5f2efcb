"""A store in memory that can be written to, taken back, moved on behind one's back, and that breaks off where told."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

import polars as pl

from graphmodel.changes import Change, Draft, NodeChange, TieChange, unpack
from graphmodel.errors import ConflictError, DatabaseUnreachableError, NotFoundError
from graphmodel.network import Network
from graphmodel.store.notes import BatchNote, BatchSummary
from tests.unit.registers.world import Store as Memory

ON = date(2026, 11, 22)


@dataclass
class WritingStore:
    """What a server is given for its store; one object however often it is opened."""

    memory: Memory = field(default_factory=lambda: Memory(on=ON))
    now: int = 0
    kept: list[tuple[BatchSummary, list[Change]]] = field(default_factory=list)
    engine: str = "hand"
    migrations: tuple[str, ...] = ("V0001__uniqueness",)
    opens: int = 0
    breaks: str = ""
    """Whether the next writing breaks off: ``before`` or ``after`` it is accepted; ``for_good`` where it stays away."""
    away: bool = False
    moving: Callable[[], None] | None = None
    """What somebody else does just before the next writing."""

    def __call__(self, _: object) -> "Self":
        self.opens += 1
        if self.away:
            raise _gone()
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def close(self) -> None:
        pass

    def empty(self) -> "Self":
        """Forget everything: another database, as it were, at a revision of its own."""
        self.memory, self.kept, self.now = Memory(on=ON), [], self.now + 1000
        self.breaks, self.away, self.moving = "", False, None
        return self

    def mark(self) -> str:
        if self.away:
            raise _gone()
        return f"{self.now}-{self.kept[-1][0].uid if self.kept else ''}"

    def revision(self) -> int:
        return self.now

    def read_network(self, on: date, *, known: Network | None = None) -> Network:
        network = replace(self.memory.network(), revision=self.now)
        return network.seen_on(on, households=network.households)

    def read_households(self, uids: object = None, *, on: date | None = None) -> pl.DataFrame:
        return self.memory.households()

    def read_before(self, network: Network) -> Network | None:
        return None

    def batches(self) -> tuple[BatchSummary, ...]:
        return tuple(summary for summary, _ in reversed(self.kept))

    def write(self, draft: Draft, *, base_revision: int, note: BatchNote, progress: Any = None) -> str:
        return self._write(draft, note, progress, base=base_revision)

    def undo(self, batch: str, *, note: BatchNote, progress: Any = None) -> str:
        found = next((one for one in self.kept if one[0].uid == batch), None)
        if found is None:
            raise NotFoundError("store.no_batch", batch=batch)
        undone = {summary.undoes for summary, _ in self.kept}
        if batch in undone:
            raise ConflictError("store.undone_already", batch=batch, by="ba-other")
        mine = {change.uid for change in found[1]}
        later = [s.uid for s, changes in self.kept if s.revision > found[0].revision and s.uid not in undone
                 and not s.undoes and any(change.uid in mine for change in changes)]  # fmt: skip
        if later:
            raise ConflictError(
                "store.undo_touched", batch=batch, count=1, batches=", ".join(later), records="x", uids=("x",)
            )
        draft = Draft()
        for change in found[1]:
            draft.add(replace(change, before=change.after, after=change.before))
        return self._write(draft, note, progress, base=self.now, undoes=batch)

    def _write(self, draft: Draft, note: BatchNote, progress: Any, *, base: int, undoes: str = "") -> str:
        changes = _changes(draft)
        if self.moving is not None:
            moving, self.moving = self.moving, None
            moving()
        if base != self.now:
            raise ConflictError("store.moved", base=base, now=self.now)
        breaks, self.breaks = self.breaks, ""
        if progress:
            progress(1, 2)
        if breaks == "for_good":
            self.away = True
        if breaks in {"before", "for_good"}:
            raise _gone()
        for change in changes:
            self._apply(change)
        self.now += 1
        summary = BatchSummary(
            note.uid, "2026-11-22T02:00:00Z", note.user, note.what, note.files, note.counts or draft.counts, "applied",
            self.now, undoes,
        )  # fmt: skip
        self.kept.append((summary, changes))
        if breaks == "after":
            raise _gone()
        return note.uid

    def _apply(self, change: Change) -> None:
        if isinstance(change, NodeChange):
            rows = self.memory.nodes[change.kind]
            assert rows.get(change.uid) == change.before
            rows.pop(change.uid, None)
            if change.after is not None:
                rows[change.uid] = dict(change.after)
        else:
            assert isinstance(change, TieChange)
            ties = self.memory.ties[change.type]
            ties.pop(change.uid, None)
            if change.after is not None:
                ends = (change.start, change.start_kind, change.end, change.end_kind)
                ties[change.uid] = (*ends, dict(change.after))

    def names(self, kind: str) -> set[str]:
        """The names of the live records of a kind."""
        return {str(image.get("name")) for image in self.memory.nodes[kind].values() if not image.get("valid_to")}


def _changes(draft: Draft) -> list[Change]:
    return [change for part in draft.parts() for change in unpack(part).rows]


def _gone() -> DatabaseUnreachableError:
    return DatabaseUnreachableError("store.unreachable", uri="bolt://127.0.0.1:1", database="x", reason="gone")
