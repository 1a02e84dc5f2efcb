"""Migrations: numbered files that make the database's structure, each applied and recorded once.

Assumes that every statement of a migration may run twice (``IF NOT EXISTS``, ``MERGE``): Neo4j wants structure and
data in different transactions, so a migration is not one transaction.
"""

import time
from datetime import UTC, datetime
from hashlib import sha256

from cypher import migrations, parse
from graphmodel.errors import DatabaseDamagedError, DatabaseNewerError
from graphmodel.store.bolt import Bolt

INTERNAL_LABELS = ("Batch", "BatchPart", "Meta", "Migration")
"""Labels of the store's own nodes."""

FOR_DATED_TIES = "V0003__dates"
"""Only where an index finds dated ties: elsewhere it would slow writing down for nothing."""

_ATTEMPTS = 10
_PAUSE_S = 0.3


def migrate(bolt: Bolt) -> tuple[str, ...]:
    """Apply the migrations that the database lacks; the name of every one that is for it, in order.

    Raises
    ------
    DatabaseNewerError
        The database has a migration that this program does not know.
    DatabaseDamagedError
        A migration was applied from another text.
    """
    for attempt in range(_ATTEMPTS):
        try:
            return _migrate(bolt)
        except DatabaseDamagedError as error:  # two who made the same node at once: one of them is told
            if error.code != "store.constraint" or attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_PAUSE_S)
    raise AssertionError


def _migrate(bolt: Bolt) -> tuple[str, ...]:
    files = {name: text for name, text in migrations() if name != FOR_DATED_TIES or bolt.finds_dated_ties}
    seen = {row["name"]: row["checksum"] for row in bolt.read(lambda tx: tx.run("migrations/log/list"))}
    for name in seen.keys() - files.keys():
        raise DatabaseNewerError("store.newer", migration=name)
    for name, text in files.items():
        checksum = sha256(text.encode("utf-8")).hexdigest()
        if name not in seen:
            _apply(bolt, name, text, checksum)
        elif seen[name] != checksum:
            raise DatabaseDamagedError("store.migration_changed", migration=name)
    return tuple(files)


def _apply(bolt: Bolt, name: str, text: str, checksum: str) -> None:
    for one in parse(text, file=name):
        bolt.write(lambda tx, statement=one.name: tx.run(statement))  # type: ignore[misc]
    instant = datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    bolt.write(lambda tx: tx.run("migrations/log/record", name=name, checksum=checksum, applied_on=instant))
