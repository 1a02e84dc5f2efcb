"""Store: one opened database, read as a network and written in batches.

Assumes that the revision is the only isolation: a read is good when the Meta node says the same before and after it,
and that no batch is under way.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self, TypeVar

import polars as pl

from graphmodel.changes import Draft
from graphmodel.errors import DatabaseBusyError, DatabaseDamagedError
from graphmodel.network import Network
from graphmodel.settings import Settings
from graphmodel.store.batches import Progress, Writer
from graphmodel.store.bolt import Address, Bolt, Transaction
from graphmodel.store.checking import count_records, find_problems
from graphmodel.store.columns import read_columns, read_counts, read_households
from graphmodel.store.earlier import read_earlier
from graphmodel.store.embedded import start_engine
from graphmodel.store.folder import DataFolder
from graphmodel.store.journal import Journal
from graphmodel.store.lease import is_gone
from graphmodel.store.migrations import migrate
from graphmodel.store.notes import BatchNote, BatchSummary, record_of
from graphmodel.store.replay import replay
from graphmodel.store.undoing import draft_undo

T = TypeVar("T")

_POLL_S = 0.2


@dataclass(frozen=True, slots=True)
class Neo4jAddress:
    """A Neo4j of the user's own."""

    uri: str
    user: str
    password: str
    database: str


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """Facts of an opened store: ``records`` counts each kind of node and tie."""

    engine: str
    version: str
    revision: int
    migrations: tuple[str, ...]
    batches: int
    records: dict[str, int]


def open_store(settings: Settings) -> "Store":
    """Open the database that the settings name: start the embedded one where no Neo4j is set.

    Brings its structure up to date, replays what its journal has and it lost, and finishes an accepted batch that
    nobody is working on.

    Raises
    ------
    DatabaseError
        It cannot be reached, started or used.
    """
    if settings.neo4j_uri:
        secret = settings.neo4j_password.get_secret_value()
        address = Neo4jAddress(settings.neo4j_uri, settings.neo4j_user, secret, settings.neo4j_database)
        return Store(address, settings=settings, journal=None)
    engine = start_engine(
        settings.data,
        heap_mb=settings.heap_mb,
        idle_minutes=settings.idle_minutes,
        start_timeout_s=settings.start_timeout_s,
        query_timeout_s=settings.query_timeout_s,
    )
    return Store(engine, settings=settings, journal=Journal(DataFolder(settings.data).journal))


class Store:
    """An opened database; use it as a context, or close it."""

    def __init__(self, address: Address, *, settings: Settings, journal: Journal | None) -> None:
        self._busy_timeout_s = settings.busy_timeout_s
        self._journal = journal
        self._bolt = Bolt(
            address, timeout_s=settings.query_timeout_s, folder=journal.folder.parent if journal else None
        )
        try:
            self._migrations = migrate(self._bolt)
            self._roll_forward()
        except BaseException:
            self._bolt.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; the embedded database goes on until it is idle or stopped."""
        self._bolt.close()

    @property
    def engine(self) -> str:
        """What the database is."""
        return "ArcadeDB" if self._journal else self._bolt.engine

    @property
    def migrations(self) -> tuple[str, ...]:
        """The changes of structure that were applied, in order."""
        return self._migrations

    def read_network(self, on: date, *, known: Network | None = None) -> Network:
        """Read the whole store as columns, at one revision.

        Parameters
        ----------
        known
            A network of this store on another day. Where the store still has its revision, only the households of the
            day are read: all other tables hold every day.

        Raises
        ------
        DatabaseBusyError
            Somebody else kept writing for all of the time that may be waited.
        """

        def read(revision: int) -> Network:
            if known is not None and known.revision == revision:
                return known.seen_on(on, households=read_counts(self._bolt, on=on))
            return read_columns(self._bolt, on=on, revision=revision)

        return self._consistently(read)

    def read_households(self, uids: Sequence[str] | None = None, *, on: date | None = None) -> pl.DataFrame:
        """Read households and their ties to areas, retired households included.

        Parameters
        ----------
        uids
            Only these, or all.
        on
            Ties that are live on that day, or all: also those that are over, which an import may open again.

        Returns
        -------
        pl.DataFrame
            ``uid`` and a household's properties, ``tie_uid``, ``area`` and the tie's properties as ``tie_…``; one row
            a tie, one with empty tie columns where there is none. Ordered by uid.
        """
        table = self._consistently(lambda _: read_households(self._bolt, on=on))
        return table if uids is None else table.filter(pl.col("uid").is_in(list(uids)))

    def read_before(self, network: Network) -> Network | None:
        """Read the network as it was before the newest batch, or None where that cannot be said in short time.

        That is: there was nothing before it, *network* is of another revision, or the batch has more than
        :data:`graphmodel.store.earlier.MOST_CHANGES` changes.
        """
        return self._consistently(lambda _: read_earlier(self._bolt, self._writer(), network))

    def revision(self) -> int:
        """The revision that readers see."""
        return int(self._meta()["revision"])

    def mark(self) -> str:
        """What tells the present state of this store from any other, also of another store.

        Finishes an accepted batch that nobody works on, waits for nobody who does, and says at once where the
        database does not answer.
        """
        meta, batch = self._bolt.look(_state)
        if meta["batch"] and self._is_left(meta):
            self._writer().try_roll_forward()
            meta, batch = self._bolt.look(_state)
        return f"{meta['revision']}-{batch}"

    def write(self, draft: Draft, *, base_revision: int, note: BatchNote, progress: Progress | None = None) -> str:
        """Write a draft as a batch, all or nothing; the batch's uid.

        Parameters
        ----------
        base_revision
            The revision of the network that the draft was made from.
        progress
            Called with steps done and steps in all.

        Raises
        ------
        ConflictError
            The store has moved on since.
        DatabaseBusyError
            Somebody else kept writing for all of the time that may be waited.
        """
        return self._writer().write(draft, note=note, base_revision=base_revision, progress=progress)

    def batches(self) -> tuple[BatchSummary, ...]:
        """Every batch, newest first."""
        rows = self._bolt.read(lambda tx: tx.run("batches/batch/list"))
        return tuple(record_of(row["record"]).summary() for row in rows)

    def undo(self, batch: str, *, note: BatchNote, progress: Progress | None = None) -> str:
        """Take a batch back, as a batch of its own; that batch's uid.

        Raises
        ------
        NotFoundError
            There is no such batch.
        ConflictError
            It was taken back already, or later batches touched the same records or tied themselves to them.
        """
        writer = self._writer()
        draft, revision = self._consistently(lambda now: (draft_undo(self._bolt, writer, batch), now))
        return writer.write(draft, note=note, base_revision=revision, undoes=batch, progress=progress)

    def check(self) -> tuple[str, ...]:
        """Finish what was accepted, then hold the store against its own records; what does not fit, as sentences."""
        writer = self._writer()
        with writer.letting_go():
            writer.begin()
            writer.lease.release()
        return find_problems(self._bolt, writer, self._journal)

    def info(self) -> StoreInfo:
        """Engine, version, revision, migrations and sizes."""
        return StoreInfo(
            engine=self.engine,
            version=self._bolt.version,
            revision=self.revision(),
            migrations=self._migrations,
            batches=len(self._bolt.read(lambda tx: tx.run("batches/batch/states"))),
            records=count_records(self._bolt),
        )

    def _writer(self) -> Writer:
        return Writer(self._bolt, journal=self._journal, busy_timeout_s=self._busy_timeout_s)

    def _roll_forward(self) -> None:
        if self._journal:
            replay(self._bolt, self._journal, busy_timeout_s=self._busy_timeout_s)
        if self._meta()["batch"]:
            self._writer().try_roll_forward()

    def _meta(self) -> dict[str, Any]:
        return self._bolt.read(_meta)

    def _consistently(self, read: Callable[[int], T]) -> T:
        deadline = time.monotonic() + self._busy_timeout_s
        while True:
            before = self._meta()
            if not before["batch"]:
                answer = read(int(before["revision"]))
                after = self._meta()
                if (after["revision"], after["batch"]) == (before["revision"], ""):
                    return answer
            elif self._is_left(before):
                self._writer().try_roll_forward()
                continue
            if time.monotonic() > deadline:
                raise DatabaseBusyError("store.busy", waited_s=self._busy_timeout_s)
            time.sleep(_POLL_S)

    def _is_left(self, meta: dict[str, Any]) -> bool:
        """Whether nobody works on the accepted batch any more."""
        return not meta["held"] or is_gone(self._journal.folder if self._journal else None, meta["token"])


def _meta(tx: Transaction) -> dict[str, Any]:
    row = tx.one("batches/meta/read")
    if row is None:
        raise DatabaseDamagedError("store.no_meta")
    return row


def _state(tx: Transaction) -> tuple[dict[str, Any], str]:
    """The Meta node, and the batch that made its revision."""
    meta = _meta(tx)
    batch = tx.one("batches/batch/of_revision", revision=meta["revision"])
    return meta, str(batch["uid"]) if batch else ""
