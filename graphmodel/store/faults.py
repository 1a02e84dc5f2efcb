"""Driver errors in our words: the one table that says which of our errors each becomes.

Assumes that class and status code suffice: the embedded engine hides its messages, and its codes differ from Neo4j's
in detail, so the first row that fits wins and the last fits everything.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import exceptions as driver

from graphmodel.errors import (
    DatabaseBusyError,
    DatabaseDamagedError,
    DatabaseError,
    DatabaseUnreachableError,
)

FAULTS: tuple[tuple[type[Exception], str, type[DatabaseError], str], ...] = (
    (driver.AuthError, "", DatabaseUnreachableError, "store.refused"),
    (driver.ClientError, "Database.DatabaseNotFound", DatabaseUnreachableError, "store.no_database"),
    (driver.ServiceUnavailable, "", DatabaseUnreachableError, "store.unreachable"),
    (driver.SessionExpired, "", DatabaseUnreachableError, "store.unreachable"),
    (driver.ConfigurationError, "", DatabaseUnreachableError, "store.unreachable"),
    (driver.ConstraintError, "", DatabaseDamagedError, "store.constraint"),
    (driver.Neo4jError, "TimedOut", DatabaseError, "store.timeout"),
    (driver.Neo4jError, "Timeout", DatabaseError, "store.timeout"),
    (driver.Neo4jError, "OutOfMemory", DatabaseError, "store.full"),
    (driver.Neo4jError, "OutOfDisk", DatabaseError, "store.full"),
    (driver.TransientError, "", DatabaseBusyError, "store.contended"),
    (driver.Neo4jError, "", DatabaseError, "store.failed"),
    (driver.DriverError, "", DatabaseError, "store.failed"),
    (OSError, "", DatabaseUnreachableError, "store.unreachable"),
    (ValueError, "", DatabaseUnreachableError, "store.unreachable"),
)
"""Driver class, part of its status code (empty: any), our class, message. The first row that fits."""


def translate(error: Exception, *, uri: str, database: str) -> DatabaseError:
    """Say a driver error in our words."""
    status = getattr(error, "code", None) or ""
    reason = (getattr(error, "message", None) or str(error)).strip().splitlines()[0:1]
    for kind, part, ours, code in FAULTS:
        if isinstance(error, kind) and part in status:
            return ours(code, uri=uri, database=database, reason=reason[0] if reason else type(error).__name__)
    raise AssertionError from error


@contextmanager
def translated(*, uri: str, database: str) -> Iterator[None]:
    """Raise driver errors from inside as ours."""
    try:
        yield
    except (driver.Neo4jError, driver.DriverError) as error:
        raise translate(error, uri=uri, database=database) from error
