"""Bolt: the one door to a database, embedded or Neo4j; statements are asked for by name.

Assumes that every write happens in a managed transaction, that transactions may run twice (the driver retries what is
transient), and that the caller's functions are idempotent.
"""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

import neo4j
from neo4j import GraphDatabase, ManagedTransaction

from cypher import statement
from graphmodel.errors import DatabaseUnreachableError
from graphmodel.store.faults import Where, translate, translated

# What the driver tries again is no news to a user, and what fails in the end is said in our words.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

T = TypeVar("T")
Row = Mapping[str, Any]

_SCHEMES = ("bolt://", "bolt+s://", "bolt+ssc://", "neo4j://", "neo4j+s://", "neo4j+ssc://")
_RETRY_S = 15.0
"""How long the driver tries a transaction again; half a lease, so that a holder notices before it has lost it."""


class Address(Protocol):
    """Where a database listens, and who asks."""

    @property
    def uri(self) -> str:
        """A Bolt address."""

    @property
    def user(self) -> str:
        """The user."""

    @property
    def password(self) -> str:
        """Its password."""

    @property
    def database(self) -> str:
        """The name of the database."""


class Transaction:
    """A transaction that runs statements by name."""

    def __init__(self, inner: ManagedTransaction | neo4j.Transaction) -> None:
        self._inner = inner

    def run(self, name: str, /, **params: Any) -> list[dict[str, Any]]:
        """Run the statement *name* and fetch its rows."""
        result = self._inner.run(statement(name).text, params)
        rows = [dict(record) for record in result]
        result.consume()
        return rows

    def agent(self, name: str) -> str:
        """Run the statement *name* for what the server calls itself."""
        return str(self._inner.run(statement(name).text).consume().server.agent)

    def one(self, name: str, /, **params: Any) -> dict[str, Any] | None:
        """Run the statement *name* and fetch its only row, or None where there is none."""
        rows = self.run(name, **params)
        return rows[0] if rows else None


class Bolt:
    """A connection to one database; close it, or use it as a context.

    Parameters
    ----------
    timeout_s
        How long a query may take.
    folder
        Where the database lies, where that is on this machine: the embedded one does not say that its disk is full.

    Raises
    ------
    DatabaseUnreachableError
        Nobody answers, or user and password are refused.
    """

    def __init__(self, address: Address, *, timeout_s: float, folder: Path | None = None) -> None:
        self._where: Where = {"uri": address.uri, "database": address.database, "folder": folder}
        self._timeout_s = timeout_s
        if not address.uri.startswith(_SCHEMES):
            raise DatabaseUnreachableError("store.no_address", uri=address.uri)
        try:
            self._driver = GraphDatabase.driver(
                address.uri,
                auth=(address.user, address.password),
                connection_timeout=10.0,
                max_transaction_retry_time=_RETRY_S,
                notifications_min_severity="OFF",
            )
        except (neo4j.exceptions.DriverError, ValueError) as error:
            raise translate(error, **self._where) from error
        try:
            self.engine, self.version = self._greet()
        except BaseException:
            self._driver.close()
            raise

    @property
    def finds_dated_ties(self) -> bool:
        """Whether the server finds ties by an index of their dates: Neo4j does, the embedded engine makes it and looks past."""
        return "ArcadeDB" not in self.version

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Run *work* in a read transaction."""
        with translated(**self._where), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(self._timed(work))

    def look(self, work: Callable[[Transaction], T]) -> T:
        """Run *work* in a read transaction, once: who looks again soon hears at once that nobody answers."""
        with (
            translated(**self._where),
            self._session(neo4j.READ_ACCESS) as session,
            session.begin_transaction(timeout=self._timeout_s) as inner,
        ):
            return work(Transaction(inner))

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run *work* in a write transaction, again where the driver finds its failure transient."""
        with translated(**self._where), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(self._timed(work))

    def close(self) -> None:
        """Close every connection."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _greet(self) -> tuple[str, str]:
        """Ask one thing without trying again, so that a wrong address is said at once; name and version of the server."""
        name, _, version = self.look(lambda tx: tx.agent("migrations/log/list")).partition("/")
        return name, version

    def _session(self, access: str) -> neo4j.Session:
        # fetch_size -1: every result is small or one page, so asking for more in between only costs round trips
        return self._driver.session(database=self._where["database"], default_access_mode=access, fetch_size=-1)

    def _timed(self, work: Callable[[Transaction], T]) -> Callable[[ManagedTransaction], T]:
        @neo4j.unit_of_work(timeout=self._timeout_s)
        def run(inner: ManagedTransaction) -> T:
            return work(Transaction(inner))

        return run
