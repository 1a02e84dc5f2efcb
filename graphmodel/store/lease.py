"""Lease: who may write now, by the database's clock; a process of this machine that has died holds nothing.

Assumes for the embedded database, which is local by nature, that every writer signs in with a lock file in a common
folder before it asks for the lease: the operating system frees that when the writer dies, however it dies. A Neo4j has
no such folder; there a dead writer's lease runs out.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphmodel.errors import DatabaseError
from graphmodel.store import lockfile
from graphmodel.store.bolt import Bolt
from graphmodel.store.lockfile import LockFile

LEASE_MS = 30_000
_SUFFIX = ".writer"


@dataclass(frozen=True, slots=True)
class State:
    """What the Meta node says."""

    revision: int
    batch: str
    part: int
    staged: str


class Lease:
    """One writer's claim to the lease; *folder* is where writers sign in, None for a Neo4j."""

    def __init__(self, bolt: Bolt, *, folder: Path | None) -> None:
        self._bolt = bolt
        self._folder = folder
        self._signed_in: LockFile | None = None
        self.token = secrets.token_hex(8)

    def take(self) -> State | None:
        """Take the lease, or renew one's own; the state, or None where another holds it.

        Raises
        ------
        DatabaseError
            The disk is full or the folder cannot be written.
        """
        row = None
        try:
            self._sign_in()
            row = self._ask("")
            if row is None and (holder := self._holder()) and is_gone(self._folder, holder):
                row = self._ask(holder)
        finally:
            if row is None:
                self.sign_out()
        return State(**row) if row else None

    def release(self) -> None:
        """Give the lease back."""
        self._bolt.write(lambda tx: tx.run("batches/meta/release", token=self.token))
        self.sign_out()

    def sign_out(self) -> None:
        """Say to this machine that nobody writes under this lease any more, be it that the database cannot be told."""
        if self._folder is not None and self._signed_in is not None:
            self._signed_in.release()
            self._signed_in = None
            with suppress(OSError):  # another looks at it this instant: it is swept later
                _file(self._folder, self.token).unlink()

    def _sign_in(self) -> None:
        if self._folder is not None and self._signed_in is None:
            file = _file(self._folder, self.token)
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._signed_in = lockfile.acquire(file, wait_s=1)
            except OSError as error:
                raise DatabaseError("store.journal_unwritable", file=str(file), reason=error.strerror) from error

    def _ask(self, gone: str) -> dict[str, Any] | None:
        params = {"token": self.token, "lease_ms": LEASE_MS, "gone": gone}
        return self._bolt.write(lambda tx: tx.one("batches/meta/lease", **params))

    def _holder(self) -> str:
        row = self._bolt.read(lambda tx: tx.one("batches/meta/read"))
        return str(row["token"]) if row else ""


def is_gone(folder: Path | None, token: str) -> bool:
    """Whether the holder of a lease is known to have died; of a Neo4j's nothing is known."""
    return folder is not None and not lockfile.is_held(_file(folder, token))


def sweep(folder: Path) -> None:
    """Remove what writers that died have left."""
    for file in folder.glob(f"*{_SUFFIX}"):
        if not lockfile.is_held(file):
            with suppress(OSError):
                file.unlink()


def _file(folder: Path, token: str) -> Path:
    return folder / f"{token}{_SUFFIX}"
