"""Batches: staged, accepted in one transaction, applied in idempotent parts, published in one transaction.

Assumes a writer's lease by the database's clock: whoever holds its token may write, and whoever finds an accepted
batch under a lease that has run out takes a new one and carries on. Before acceptance nothing has happened; after it
the batch will be applied, whatever dies.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256

from graphmodel.changes import Draft
from graphmodel.errors import (
    ConflictError,
    DatabaseBusyError,
    DatabaseDamagedError,
    DatabaseError,
    DatabaseUnreachableError,
)
from graphmodel.store import lease
from graphmodel.store.bolt import Bolt, Transaction
from graphmodel.store.journal import Journal
from graphmodel.store.lease import Lease, State
from graphmodel.store.notes import BatchNote, BatchRecord, record_for, record_of
from graphmodel.store.parts import apply_part, refuse_unfit

Progress = Callable[[int, int], None]

_POLL_S = 0.2
_SWEEP = 50


class LeaseLostError(Exception):
    """Another writer has taken the lease; never leaves this module."""


class Writer:
    """Writes batches to one database, and finishes those that others left."""

    def __init__(self, bolt: Bolt, *, journal: Journal | None, busy_timeout_s: float) -> None:
        self._bolt = bolt
        self._journal = journal
        self._busy_timeout_s = busy_timeout_s
        self.lease = Lease(bolt, folder=journal.folder if journal else None)

    def write(
        self, draft: Draft, *, note: BatchNote, base_revision: int, undoes: str = "", progress: Progress | None = None
    ) -> str:
        """Accept, apply and publish a draft; its batch's uid.

        Raises
        ------
        ConflictError
            The store has moved on since *base_revision*.
        DatabaseBusyError
            Another writer holds the lease.
        """
        parts = tuple(draft.parts())
        record = record_for(note, draft, parts, base_revision=base_revision, undoes=undoes)
        try:
            with self.letting_go():
                _refuse_moved(self.begin(), base_revision)
                refuse_unfit(self._bolt, parts)
                self.accept(record, parts, progress)
        except LeaseLostError as error:
            raise DatabaseBusyError("store.busy", waited_s=lease.LEASE_MS / 1000) from error
        self._carry_out(record, parts, progress)
        return record.uid

    def begin(self) -> State:
        """Take the lease, finish what was accepted, sweep what never was; the state from there.

        Raises
        ------
        DatabaseBusyError
            Another writer held the lease all the time.
        """
        deadline = time.monotonic() + self._busy_timeout_s
        while True:
            state = self.lease.take()
            if state is None:
                if time.monotonic() > deadline:
                    raise DatabaseBusyError("store.busy", waited_s=self._busy_timeout_s)
                time.sleep(_POLL_S)
            elif state.batch:
                self.finish(state)  # its publication ends the lease
            else:
                self._sweep(state.staged)
                return state

    def try_roll_forward(self) -> bool:
        """Finish an accepted batch, unless its writer still holds the lease; whether there was something to do."""
        state = self.lease.take()
        if state is None:
            return False
        if state.batch:
            self.finish(state)
            return True
        self.lease.release()
        return False

    def accept(self, record: BatchRecord, parts: Sequence[bytes], progress: Progress | None = None) -> None:
        """Stage the parts, then make them count in one transaction; under the lease."""
        self._bolt.write(lambda tx: self._stage(tx, record.uid))
        for number, data in enumerate(parts, 1):
            self._bolt.write(lambda tx, n=number, d=data: self._stage_part(tx, record, n, d))  # type: ignore[misc]
            _tell(progress, number, 2 * len(parts))
        if self._journal and not self._journal.holds(record):
            self._journal.prepare(record, parts)
        self._bolt.write(lambda tx: self._accept(tx, record))
        if self._journal and not self._journal.holds(record):
            self._journal.keep(record)

    def apply(
        self, record: BatchRecord, parts: Sequence[bytes] | None, progress: Progress | None, *, after: int
    ) -> None:
        """Apply the accepted batch from the part *after*, then publish it; the lease ends."""
        self._apply(record, parts, progress, after=after, strict=True)
        self._bolt.write(lambda tx: self._publish(tx, record, ""))
        self.lease.sign_out()

    def apply_again(self, record: BatchRecord, parts: Sequence[bytes], *, strict: bool) -> None:
        """Accept, apply and publish what was applied before; the lease goes on.

        Parameters
        ----------
        strict
            Refuse ties whose ends are gone: they may be, where a later batch has removed them already.
        """
        self._bolt.write(lambda tx: self._held(tx, "batches/meta/rewind", revision=record.revision - 1))
        self.accept(record, parts)
        self._apply(record, parts, None, after=0, strict=strict)
        self._bolt.write(lambda tx: self._publish(tx, record, self.lease.token))

    def _apply(
        self,
        record: BatchRecord,
        parts: Sequence[bytes] | None,
        progress: Progress | None,
        *,
        after: int,
        strict: bool,
    ) -> None:
        total = len(record.sums)
        for number in range(after + 1, total + 1):
            data = parts[number - 1] if parts else self.part(record, number)
            self._bolt.write(lambda tx, n=number, d=data: self._apply_part(tx, record, n, d, strict=strict))  # type: ignore[misc]
            _tell(progress, total + number, 2 * total)

    def part(self, record: BatchRecord, number: int) -> bytes:
        """The bytes of a part, held against their checksum.

        Raises
        ------
        DatabaseDamagedError
            They are gone or differ.
        """
        row = self._bolt.read(lambda tx: tx.one("batches/batch/part_read", uid=record.part_uid(number)))
        data = bytes(row["data"]) if row and isinstance(row["data"], bytes | bytearray) else b""
        if sha256(data).hexdigest() != record.sums[number - 1]:
            raise DatabaseDamagedError("store.part_damaged", batch=record.uid, part=number)
        return data

    def finish(self, state: State) -> None:
        """Roll the accepted batch forward; the lease ends."""
        with self.letting_go():
            row = self._bolt.read(lambda tx: tx.one("batches/batch/read", uid=state.batch))
            if row is None:
                raise DatabaseDamagedError("store.part_damaged", batch=state.batch, part=0)
            record = record_of(row["record"])
            if self._journal and not self._journal.holds(record):
                self._journal.prepare(record, [self.part(record, n) for n in range(1, len(record.sums) + 1)])
                self._journal.keep(record)
            with suppress(LeaseLostError):  # another finishes it
                self.apply(record, None, None, after=state.part)
            self.lease.sign_out()

    @contextmanager
    def letting_go(self) -> Iterator[None]:
        """Give the lease back after a failure or an interruption: nobody should wait for a holder who has gone."""
        try:
            yield
        except BaseException as error:
            if not isinstance(error, DatabaseUnreachableError | LeaseLostError):
                with suppress(DatabaseError):
                    self.lease.release()
            self.lease.sign_out()
            raise

    def _carry_out(self, record: BatchRecord, parts: Sequence[bytes], progress: Progress | None) -> None:
        try:
            with self.letting_go():
                self.apply(record, parts, progress, after=0)
        except LeaseLostError:  # we slept too long and another carries on: the batch is done when nobody writes
            self.begin()
            self.lease.release()

    def _sweep(self, staged: str) -> None:
        """Remove parts that were staged for a batch which was never accepted."""
        if self._journal:
            self._journal.sweep()
            lease.sweep(self._journal.folder)
        first = 1
        while staged:
            uids = [f"{staged}/{n}" for n in range(first, first + _SWEEP)]
            rows = self._bolt.write(lambda tx, u=uids: tx.run("batches/batch/parts_sweep", uids=u))  # type: ignore[misc]
            first += _SWEEP
            if rows[0]["removed"] == 0:
                self._bolt.write(lambda tx: self._stage(tx, ""))
                return

    def _stage(self, tx: Transaction, batch: str) -> None:
        self._held(tx, "batches/meta/stage", batch=batch, lease_ms=lease.LEASE_MS)

    def _stage_part(self, tx: Transaction, record: BatchRecord, number: int, data: bytes) -> None:
        self._stage(tx, record.uid)
        tx.run("batches/batch/part_write", uid=record.part_uid(number), data=data)

    def _accept(self, tx: Transaction, record: BatchRecord) -> None:
        base = record.revision - 1
        self._held(tx, "batches/meta/accept", batch=record.uid, base=base, lease_ms=lease.LEASE_MS)
        tx.run("batches/batch/write", record=record.properties())

    def _apply_part(self, tx: Transaction, record: BatchRecord, number: int, data: bytes, *, strict: bool) -> None:
        self._held(tx, "batches/meta/advance", batch=record.uid, part=number, lease_ms=lease.LEASE_MS)
        wanted, done = apply_part(tx, data)
        if strict and wanted != done:
            raise DatabaseDamagedError(
                "store.part_not_applied", batch=record.uid, part=number, wanted=wanted, done=done
            )

    def _publish(self, tx: Transaction, record: BatchRecord, token: str) -> None:
        self._held(tx, "batches/meta/publish", batch=record.uid, next=token)

    def _held(self, tx: Transaction, name: str, **params: object) -> None:
        """Run a statement that writes only where the lease holds."""
        if not tx.run(name, token=self.lease.token, **params):
            raise LeaseLostError


def _refuse_moved(state: State, base_revision: int) -> None:
    if state.revision != base_revision:
        raise ConflictError("store.moved", base=base_revision, now=state.revision)


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress:
        progress(done, total)
