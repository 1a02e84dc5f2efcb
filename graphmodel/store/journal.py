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
from graphmodel.store import settling
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
        self.folder = folder

    def entries(self) -> tuple[Entry, ...]:
        """Every accepted batch that the journal holds, in order."""
        if not self.folder.is_dir():
            return ()
        names = ((_NAME.match(file.name), file) for file in self.folder.iterdir())
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
            self.folder.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as out:
                for piece in (head.encode("utf-8") + b"\n", *parts):
                    digest.update(piece)
                    out.write(piece)
                out.write(digest.hexdigest().encode("ascii"))
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            file.unlink(missing_ok=True)  # half a file: it would only fill the disk further
            raise DatabaseError("store.journal_unwritable", file=str(file), reason=error.strerror) from error

    def keep(self, record: BatchRecord) -> None:
        """Make a prepared batch count.

        Raises
        ------
        DatabaseError
            The disk fails; the batch is accepted all the same, and whoever finishes it tries again.
        """
        try:
            self._prepared(record).replace(self._kept(record))
            settling.sync_folder(self.folder)
        except OSError as error:
            raise DatabaseError("store.failed", reason=error.strerror) from error

    def holds(self, record: BatchRecord) -> bool:
        """Whether a batch counts already."""
        return self._kept(record).exists()

    def doubted_after(self) -> int | None:
        """The last revision that the database is sure to hold, where it was not stopped cleanly; else None."""
        return settling.doubted_after(self.folder)

    def end_doubt(self) -> None:
        """Say that what was in doubt has been applied again."""
        settling.end_doubt(self.folder)

    def sweep(self) -> None:
        """Remove what was prepared and never kept; only the holder of the lease may."""
        for file in self.folder.glob("*.prepared"):
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

    def _kept(self, record: BatchRecord) -> Path:
        return self.folder / f"{record.revision:08d}-{record.uid}.batch"

    def _prepared(self, record: BatchRecord) -> Path:
        return self.folder / f"{record.uid}.prepared"
