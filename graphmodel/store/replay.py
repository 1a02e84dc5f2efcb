"""Replay: hold the journal against the database when a store is opened, and mend the one from the other.

Assumes that the journal is the durable truth of the embedded engine: a batch it has and the database lacks was lost
with the power, so it and all later ones are applied again, in order. A batch that the database has and the journal
lacks was accepted by a writer that died before it could say so here.
"""

from graphmodel.errors import DatabaseDamagedError
from graphmodel.store.batches import Writer
from graphmodel.store.bolt import Bolt
from graphmodel.store.journal import Entry, Journal
from graphmodel.store.notes import record_of


def replay(bolt: Bolt, journal: Journal, *, busy_timeout_s: float) -> int:
    """Bring database and journal together; how many batches were applied again.

    Does nothing while another writer works: its batch is in the one before it is in the other.

    Raises
    ------
    DatabaseDamagedError
        A file of the journal is damaged, or one in the middle is missing.
    """
    if _agree(bolt, journal):
        return 0
    writer = Writer(bolt, journal=None, busy_timeout_s=busy_timeout_s)  # the journal is read here, not added to
    state = writer.lease()
    if state is None:
        return 0
    if state.batch:
        writer.try_roll_forward()
        if writer.lease() is None:
            return 0
    try:
        _complete(bolt, writer, journal)
        lost = _lost(bolt, journal)
        for number, entry in enumerate(lost):
            _apply_again(writer, journal, entry, first=number == 0)
    finally:
        writer.release()
    return len(lost)


def _agree(bolt: Bolt, journal: Journal) -> bool:
    return _stored(bolt) == {entry.batch: entry.revision for entry in journal.entries()}


def _stored(bolt: Bolt) -> dict[str, int]:
    return {row["uid"]: row["revision"] for row in bolt.read(lambda tx: tx.run("batches/batch/states"))}


def _complete(bolt: Bolt, writer: Writer, journal: Journal) -> None:
    """Write to the journal what only the database has."""
    kept = {entry.batch for entry in journal.entries()}
    for row in bolt.read(lambda tx: tx.run("batches/batch/list")):
        record = record_of(row["record"])
        if record.uid not in kept:
            journal.prepare(record, [writer.part(record, n) for n in range(1, len(record.sums) + 1)])
            journal.keep(record)


def _lost(bolt: Bolt, journal: Journal) -> tuple[Entry, ...]:
    """The first batch that the database lacks, and all later ones."""
    stored = _stored(bolt)
    entries = journal.entries()
    for wanted, entry in enumerate(entries, 1):
        if entry.revision != wanted:
            raise DatabaseDamagedError("store.journal_gap", revision=wanted)
    first = next((n for n, entry in enumerate(entries) if stored.get(entry.batch) != entry.revision), len(entries))
    return entries[first:]


def _apply_again(writer: Writer, journal: Journal, entry: Entry, *, first: bool) -> None:
    record, parts = journal.read(entry)
    writer.lease()
    if first:
        writer.rewind(entry.revision - 1)
    writer.accept(record, parts)
    writer.apply(record, parts, None, after=0)
