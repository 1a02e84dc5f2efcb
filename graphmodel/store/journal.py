"""The journal: every accepted batch as one synced file beside the embedded database.

Assumes that the database survives the death of a process but perhaps not the loss of power, and that a file which was
synced and then renamed survives both. A file is a line of JSON (the batch's record and the lengths of its parts), the
parts, and the SHA-256 of all that.
"""

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from graphmodel.errors import DatabaseDamagedError, DatabaseError
from graphmodel.store.notes import BatchRecord, record_of

_NAME = re.compile(r"^(?P<revision>\d{8})-(?P<batch>.+)\.batch$")
_DIGEST = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the journal."""

    revision: int
    batch: str
    file: Path


class Journal:
    """The journal in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def entries(self) -> tuple[Entry, ...]:
        """Every accepted batch that the journal holds, in order."""
        if not self._folder.is_dir():
            return ()
        names = ((_NAME.match(file.name), file) for file in self._folder.iterdir())
        found = (Entry(int(m["revision"]), m["batch"], file) for m, file in names if m)
        return tuple(sorted(found, key=lambda entry: entry.revision))

    def prepare(self, record: BatchRecord, parts: Sequence[bytes]) -> None:
        """Write and sync a batch that is about to be accepted; it counts only once it is kept.

        Raises
        ------
        DatabaseError
            The disk is full or the folder cannot be written.
        """
        accepted = {**record.properties(), "state": "accepted"}  # what follows is for the database to say
        head = json.dumps({"record": accepted, "lengths": [len(p) for p in parts]}, ensure_ascii=False)
        digest = sha256()
        file = self._prepared(record)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as out:
                for piece in (head.encode("utf-8") + b"\n", *parts):
                    digest.update(piece)
                    out.write(piece)
                out.write(digest.hexdigest().encode("ascii"))
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            raise DatabaseError("store.journal_unwritable", file=str(file), reason=error.strerror) from error

    def keep(self, record: BatchRecord) -> None:
        """Make a prepared batch count; done before is done."""
        file = self._prepared(record)
        kept = self._folder / f"{record.revision:08d}-{record.uid}.batch"
        if not kept.exists():
            file.replace(kept)
            _sync_folder(self._folder)

    def sweep(self) -> None:
        """Remove what was prepared and never kept; only the holder of the lease may."""
        for file in self._folder.glob("*.prepared"):
            file.unlink(missing_ok=True)

    def read(self, entry: Entry) -> tuple[BatchRecord, tuple[bytes, ...]]:
        """Read an entry and hold it against its checksum.

        Raises
        ------
        DatabaseDamagedError
            The file is not what was written.
        """
        try:
            data = entry.file.read_bytes()
        except OSError as error:
            raise DatabaseDamagedError("store.journal_damaged", file=str(entry.file)) from error
        body, digest = data[:-_DIGEST], data[-_DIGEST:]
        if sha256(body).hexdigest().encode("ascii") != digest:
            raise DatabaseDamagedError("store.journal_damaged", file=str(entry.file))
        line, _, rest = body.partition(b"\n")
        head = json.loads(line)
        parts: list[bytes] = []
        at = 0
        for length in head["lengths"]:
            parts.append(rest[at : at + length])
            at += length
        return record_of(head["record"]), tuple(parts)

    def _prepared(self, record: BatchRecord) -> Path:
        return self._folder / f"{record.uid}.prepared"


def _sync_folder(folder: Path) -> None:
    """Sync a folder's own entries, where the operating system lets folders be opened."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
