"""Driver errors in our words: the one table that says which of our errors each becomes.

Assumes that class and status code suffice: the embedded engine hides its messages, and its codes differ from Neo4j's
in detail, so the first row that fits wins and the last fits everything.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

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
    (driver.Neo4jError, "LockClientStopped", DatabaseBusyError, "store.contended"),
    (driver.Neo4jError, "OutOfMemory", DatabaseError, "store.full"),
    (driver.Neo4jError, "OutOfDisk", DatabaseError, "store.full"),
    (driver.TransientError, "", DatabaseBusyError, "store.contended"),
    (driver.Neo4jError, "", DatabaseError, "store.failed"),
    (driver.DriverError, "", DatabaseError, "store.failed"),
    (OSError, "", DatabaseUnreachableError, "store.unreachable"),
    (ValueError, "", DatabaseUnreachableError, "store.unreachable"),
)
"""Driver class, part of its status code (empty: any), our class, message. The first row that fits."""


_SPARE_BYTES = 20_000_000
"""Free disk space below which a failure is taken for a full disk: the engine's files grow in steps of megabytes."""


class Where(TypedDict):
    """The address of a database, and its folder where that is on this machine."""

    uri: str
    database: str
    folder: Path | None


def translate(error: Exception, *, uri: str, database: str, folder: Path | None = None) -> DatabaseError:
    """Say a driver error in our words."""
    status = getattr(error, "code", None) or ""
    reason = (getattr(error, "message", None) or str(error)).strip().splitlines()[0:1]
    for kind, part, ours, code in FAULTS:
        if isinstance(error, kind) and part in status:
            if code == "store.failed" and folder is not None and _is_full(folder):
                return ours("store.disk_full", folder=str(folder))
            return ours(code, uri=uri, database=database, reason=reason[0] if reason else type(error).__name__)
    raise AssertionError from error


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _SPARE_BYTES
    except OSError:
        return False


@contextmanager
def translated(*, uri: str, database: str, folder: Path | None = None) -> Iterator[None]:
    """Raise driver errors from inside as ours."""
    try:
        yield
    except (driver.Neo4jError, driver.DriverError) as error:
        raise translate(error, uri=uri, database=database, folder=folder) from error
