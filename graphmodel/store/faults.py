"""Driver errors in our words: the one table that says which of our errors each becomes.

Assumes that class and status code suffice: the embedded engine hides its messages, and its codes differ from Neo4j's
in detail, so the first row that fits wins and the last fits everything.
"""

import logging
import shutil
from collections.abc import Iterator, Mapping
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
from graphmodel.messages import say

_log = logging.getLogger(__name__)

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

REASONS: Mapping[str, tuple[str, ...]] = {
    "store.name_unknown": ("gaierror", "dns", "cannot resolve", "name or service not known", "getaddrinfo"),
    "store.encryption_differs": ("ssl", "tls", "certificate"),
    "store.nobody_listens": ("connectionrefused", "refused", "errno 111"),
    "store.no_answer_in_time": ("timeout", "timed out"),
    "store.no_bolt": ("handshake", "looks like http", "unexpected"),
    "store.other_address": ("routing", "unable to retrieve"),
}
"""What a driver's words and those below them name, in order, and the reason that we give."""

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
    _log.info("%s: %s", uri, getattr(error, "message", None) or error)
    for kind, part, ours, code in FAULTS:
        if isinstance(error, kind) and part in status:
            if code == "store.failed" and folder is not None and _is_full(folder):
                return ours("store.disk_full", folder=str(folder))
            reason = {"reason": said_reason(error)} if code == "store.unreachable" else {}
            return ours(code, uri=uri, database=database, **reason)
    raise AssertionError from error


def said_reason(error: BaseException) -> str:
    """Say in our words why nobody answers; the driver's words, and the operating system's, go to the log."""
    text, below = "", [error]
    for one in below:
        text += f" {type(one).__name__} {one}".casefold()
        below += [under] if (under := one.__cause__ or one.__context__) else []
    return say(next((code for code, signs in REASONS.items() if any(sign in text for sign in signs)), "store.gone"))


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
