"""Undoing: a draft that takes a batch back, made from the before-images that the batch kept.

Assumes that every batch's parts are kept for ever: what later batches touched is read from them, not guessed from the
records. A later batch that was itself taken back touched nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphmodel.changes import Change, Draft, TieChange, unpack
from graphmodel.errors import ConflictError, NotFoundError
from graphmodel.store.batches import Writer
from graphmodel.store.bolt import Bolt
from graphmodel.store.notes import BatchRecord, record_of

_NAMED = 10


def draft_undo(bolt: Bolt, writer: Writer, batch: str) -> Draft:
    """Make the draft that takes *batch* back.

    Raises
    ------
    NotFoundError
        There is no such batch.
    ConflictError
        It was taken back already, or later batches touched its records or tied themselves to nodes that it made.
    """
    rows = bolt.read(lambda tx: tx.run("batches/batch/list"))
    records = [record_of(row["record"]) for row in rows]
    record = next((r for r in records if r.uid == batch), None)
    if record is None:
        raise NotFoundError("store.no_batch", batch=batch)
    cancelled = _cancelled(records)
    if batch in cancelled:
        raise ConflictError("store.undone_already", batch=batch, by=cancelled[batch])
    draft = Draft()
    touched: set[str] = set()
    made: set[str] = set()
    for change in _changes(writer, record):
        draft.add(replace(change, before=change.after, after=change.before))
        touched.add(change.uid)
        if change.before is None and not isinstance(change, TieChange):
            made.add(change.uid)
    later = [r for r in records if r.revision > record.revision and not _is_void(r, cancelled)]
    _refuse_touched(writer, batch, later, touched, made)
    return draft


def _cancelled(records: Sequence[BatchRecord]) -> dict[str, str]:
    """Each batch that was taken back, and by which; *records* are newest first."""
    cancelled: dict[str, str] = {}
    for record in records:
        if record.undoes and record.uid not in cancelled:
            cancelled[record.undoes] = record.uid
    return cancelled


def _is_void(record: BatchRecord, cancelled: dict[str, str]) -> bool:
    """Whether a batch was taken back, or only took back a later one: what stands is as if neither had been."""
    return record.uid in cancelled or record.uid in cancelled.values()


def _changes(writer: Writer, record: BatchRecord) -> Iterator[Change]:
    for number in range(1, len(record.sums) + 1):
        yield from unpack(writer.part(record, number)).rows


def _refuse_touched(
    writer: Writer, batch: str, later: Sequence[BatchRecord], touched: set[str], made: set[str]
) -> None:
    records: dict[str, None] = {}
    batches: dict[str, None] = {}
    for record in later:
        for change in _changes(writer, record):
            ends = {change.start, change.end} if isinstance(change, TieChange) else set()
            if hit := ({change.uid} & touched) | (ends & made):
                records.update(dict.fromkeys(sorted(hit)))
                batches[record.uid] = None
    if records:
        names = list(records)
        shown = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        raise ConflictError(
            "store.undo_touched",
            batch=batch, count=len(names), batches=", ".join(batches), records=shown, uids=tuple(names),
        )  # fmt: skip
