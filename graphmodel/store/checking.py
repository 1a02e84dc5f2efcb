"""Checking: hold what is stored against what the batches say was written.

Assumes that no batch is under way. Problems are data: sentences of the message catalogue, none where all fits. Every
record is compared with the batches; what cannot be seen is a change to a batch and to its records alike.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from graphmodel.errors import DatabaseDamagedError
from graphmodel.messages import say
from graphmodel.schema import NODES, TIES_BY_TYPE
from graphmodel.store.batches import Writer
from graphmodel.store.bolt import Bolt
from graphmodel.store.comparing import find_differences
from graphmodel.store.journal import Journal
from graphmodel.store.migrations import INTERNAL_LABELS
from graphmodel.store.notes import BatchRecord, record_of


def find_problems(bolt: Bolt, writer: Writer, journal: Journal | None) -> tuple[str, ...]:
    """Everything about a store that does not fit, as sentences."""
    records = _records(bolt)
    packed: list[bytes] = []
    damaged = list(_parts(writer, records, packed))
    problems = [
        *_revision(bolt, records),
        *_constraints(bolt),
        *damaged,
        *_stray_parts(bolt, records),
        *_counts(bolt, records),
        *(() if damaged else find_differences(bolt, packed)),
    ]
    if journal:
        problems += _journal(journal, records)
    return tuple(problems)


def find_miscounts(bolt: Bolt) -> tuple[str, ...]:
    """Kinds of which there are more or fewer records than the batches have left, as sentences."""
    return tuple(_counts(bolt, _records(bolt)))


def count_records(bolt: Bolt) -> dict[str, int]:
    """How many records of each kind of node and tie there are; kinds that were never written are left out."""
    written = {row["name"].partition("/")[0] for row in bolt.read(lambda tx: tx.run("batches/batch/groups"))}
    kinds = [(kind, "nodes") for kind in NODES] + [(kind, "ties") for kind in TIES_BY_TYPE]
    return {kind: _count(bolt, f"count/{family}/{kind}") for kind, family in kinds if kind in written}


def _records(bolt: Bolt) -> list[BatchRecord]:
    return [record_of(row["record"]) for row in bolt.read(lambda tx: tx.run("batches/batch/list"))]


def _count(bolt: Bolt, name: str) -> int:
    row = bolt.read(lambda tx: tx.one(name))
    return int(row["records"]) if row else 0


def _revision(bolt: Bolt, records: Sequence[BatchRecord]) -> Iterator[str]:
    row = bolt.read(lambda tx: tx.one("batches/meta/read"))
    latest = max((r.revision for r in records), default=0)
    if row is None or row["revision"] != latest:
        yield say("store.check_revision", revision=row["revision"] if row else "-", latest=latest)


def _constraints(bolt: Bolt) -> Iterator[str]:
    rows = bolt.read(lambda tx: tx.run("migrations/constraints/list"))
    kept = {row["labels"][0] for row in rows if row["properties"] == ["uid"]}
    for label in sorted({*NODES, *INTERNAL_LABELS} - kept):
        yield say("store.check_constraint", label=label)


def _parts(writer: Writer, records: Sequence[BatchRecord], packed: list[bytes]) -> Iterator[str]:
    """Say which parts are damaged; those that are not are added to *packed*, oldest first."""
    for record in reversed(records):
        for number in range(1, len(record.sums) + 1):
            try:
                packed.append(writer.part(record, number))
            except DatabaseDamagedError:
                yield say("store.check_part", batch=record.uid, part=number)


def _stray_parts(bolt: Bolt, records: Sequence[BatchRecord]) -> Iterator[str]:
    wanted = {record.part_uid(number) for record in records for number in range(1, len(record.sums) + 1)}
    stray = [row["uid"] for row in bolt.read(lambda tx: tx.run("batches/batch/part_uids")) if row["uid"] not in wanted]
    if stray:
        yield say("store.check_stray", count=len(stray))


def _counts(bolt: Bolt, records: Sequence[BatchRecord]) -> Iterator[str]:
    wanted: Counter[str] = Counter()
    for record in records:
        for kind, tally in record.counts.items():
            wanted[kind] += tally.get("new", 0) - tally.get("deleted", 0)
    found = count_records(bolt)
    for kind in sorted(wanted):
        if wanted[kind] != found.get(kind, 0):
            yield say("store.check_count", kind=kind, wanted=wanted[kind], found=found.get(kind, 0))


def _journal(journal: Journal, records: Sequence[BatchRecord]) -> Iterator[str]:
    entries = {entry.batch: entry for entry in journal.entries()}
    for record in records:
        try:
            kept = journal.read(entries[record.uid])[0].sums if record.uid in entries else None
        except DatabaseDamagedError:
            kept = None
        if kept != record.sums:
            yield say("store.check_journal", batch=record.uid)
