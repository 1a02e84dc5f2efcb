"""Settling: up to which batch the embedded database is known to lie whole on the disk.

Assumes that only a clean stop, after which every file of the database was synced, says so: after any other end of the
engine, what was written since the last clean stop is in doubt, until it was applied again from the journal. Imports the
standard library only: the engine's own process uses it.
"""

import os
import re
from contextlib import suppress
from pathlib import Path

_BATCH = re.compile(r"^(\d{8})-.+\.batch$")
_DRAFT = ".new"


def settle(journal: Path, database: Path) -> None:
    """Note that the stopped *database* holds all that the journal has; nothing is noted where that is in doubt."""
    if journal.is_dir() and not _doubt(journal).exists():
        newest = _newest(journal)
        for folder, _, names in os.walk(database):
            for name in names:
                with suppress(FileNotFoundError):
                    _sync_file(Path(folder, name))
            sync_folder(Path(folder))
        _write(_settled(journal), str(newest))


def begin_doubt(journal: Path) -> None:
    """Note, before the database is opened, whether it was not stopped cleanly since the journal last grew."""
    if journal.is_dir() and _newest(journal) > _settled_revision(journal):
        _write(_doubt(journal), "")


def doubted_after(journal: Path) -> int | None:
    """The last revision that is not in doubt, or None where nothing is."""
    return _settled_revision(journal) if _doubt(journal).exists() else None


def end_doubt(journal: Path) -> None:
    """Note that what was in doubt has been applied again."""
    _doubt(journal).unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Sync a folder's own entries, where the operating system lets folders be opened."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _newest(journal: Path) -> int:
    return max((int(m[1]) for file in journal.iterdir() if (m := _BATCH.match(file.name))), default=0)


def _settled_revision(journal: Path) -> int:
    """The revision of the last clean stop; 0 where there was none or it cannot be read, so that all is in doubt."""
    try:
        return int(_settled(journal).read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return 0


def _settled(journal: Path) -> Path:
    return journal / "settled"


def _doubt(journal: Path) -> Path:
    return journal / "doubt"


def _write(file: Path, text: str) -> None:
    draft = file.with_name(file.name + _DRAFT)
    draft.write_text(text, encoding="ascii")
    _sync_file(draft)
    draft.replace(file)
    sync_folder(file.parent)


def _sync_file(file: Path) -> None:
    with file.open("r+b") as handle:
        os.fsync(handle.fileno())
