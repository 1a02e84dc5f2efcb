"""Replay: hold the journal against the database when a store is opened, and mend the one from the other.

Assumes that the journal is the durable truth of the embedded engine: a batch it has and the database lacks was lost
with the power, so it and all later ones are applied again, in order. Where the engine was not stopped cleanly, so are
all batches since it last was, because a batch's record may have outlived what it wrote. A batch that the database has
and the journal lacks was accepted by a writer that died before it could say so here.

Notes
-----
An image is a whole record, so applying batches again in order ends where it ended the first time. What is not seen is
damage that the power's loss did to records of earlier batches and that leaves their number as it was; ``db check``
compares every record.
"""

import time

from graphmodel.errors import DatabaseBusyError, DatabaseDamagedError
from graphmodel.store.batches import Writer
from graphmodel.store.bolt import Bolt
from graphmodel.store.checking import find_miscounts
from graphmodel.store.journal import Entry, Journal
from graphmodel.store.lease import State
from graphmodel.store.notes import record_of

_POLL_S = 0.2


def replay(bolt: Bolt, journal: Journal, *, busy_timeout_s: float) -> int:
    """Bring database and journal together; how many batches were applied again.

    Does nothing while another writer works, whose batch is in the one before it is in the other; where the engine was
    not stopped cleanly, waits for whoever mends it now.

    Raises
    ------
    DatabaseDamagedError
        A file of the journal is damaged, one in the middle is missing, or the database cannot be mended.
    DatabaseBusyError
        Another mended it all the time.
    """
    writer = Writer(bolt, journal=journal, busy_timeout_s=busy_timeout_s)
    deadline = time.monotonic() + busy_timeout_s
    while (doubted := journal.doubted_after()) is not None or not _agree(bolt, journal):
        if state := writer.lease.take():
            with writer.letting_go():
                again = _mend(bolt, writer, journal, state)
                writer.lease.release()
            return again
        if doubted is None:
            return 0
        if time.monotonic() > deadline:
            raise DatabaseBusyError("store.busy", waited_s=busy_timeout_s)
        time.sleep(_POLL_S)
    return 0


def _mend(bolt: Bolt, writer: Writer, journal: Journal, state: State) -> int:
    doubted = journal.doubted_after()  # asked again: another may just have mended it
    if state.batch and doubted is None:
        writer.finish(state)
        if writer.lease.take() is None:
            return 0
    _complete(bolt, writer, journal)
    entries = _entries(journal)
    stored = _stored(bolt)
    sound = next((n for n, entry in enumerate(entries) if stored.get(entry.batch) != entry.revision), len(entries))
    lost = entries[sound if doubted is None else min(sound, doubted) :]
    _apply_again(writer, journal, lost, strict=doubted is None)
    if doubted is not None:
        if find_miscounts(bolt):
            lost = entries
            _apply_again(writer, journal, lost, strict=True)
            if problems := find_miscounts(bolt):
                raise DatabaseDamagedError("store.not_mended", problem=problems[0])
        journal.end_doubt()
    return len(lost)


def _agree(bolt: Bolt, journal: Journal) -> bool:
    return _stored(bolt) == {entry.batch: entry.revision for entry in journal.entries()}


def _stored(bolt: Bolt) -> dict[str, int]:
    return {row["uid"]: row["revision"] for row in bolt.read(lambda tx: tx.run("batches/batch/states"))}


def _complete(bolt: Bolt, writer: Writer, journal: Journal) -> None:
    """Write to the journal what only the database has."""
    for row in bolt.read(lambda tx: tx.run("batches/batch/list")):
        record = record_of(row["record"])
        if not journal.holds(record):
            journal.prepare(record, [writer.part(record, n) for n in range(1, len(record.sums) + 1)])
            journal.keep(record)


def _entries(journal: Journal) -> tuple[Entry, ...]:
    """Every entry, none of them missing: the one at n makes the revision n + 1."""
    entries = journal.entries()
    for wanted, entry in enumerate(entries, 1):
        if entry.revision != wanted:
            raise DatabaseDamagedError("store.journal_gap", revision=wanted)
    return entries


def _apply_again(writer: Writer, journal: Journal, entries: tuple[Entry, ...], *, strict: bool) -> None:
    for entry in entries:
        writer.apply_again(*journal.read(entry), strict=strict)
