"""A lock file that the operating system frees when its holder dies, and that says who the holder is.

Assumes a local disk: network drives may not free the lock of a machine that went away.
"""

import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR_BYTE = 1 << 30  # Windows hides locked bytes from readers: lock one that lies beyond the text
_RETRY_S = 0.02


class LockFile:
    """A lock held by this process until it is released or the process ends, however it ends."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    def write(self, record: Mapping[str, object]) -> None:
        """Say who holds the lock; replaces what was said before."""
        text = json.dumps(record).encode()
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, text)
        os.ftruncate(self._descriptor, len(text))

    def in_place(self) -> bool:
        """Whether the file is still where it was: a folder may be deleted under a running program."""
        try:
            there = self._path.stat()
        except OSError:
            return False
        return os.path.samestat(there, os.fstat(self._descriptor))

    def release(self) -> None:
        """Forget the record and let the next one have the lock."""
        os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.release()


def acquire(path: Path, *, wait_s: float) -> LockFile | None:
    """Take the lock, or answer None where another process still holds it after *wait_s*.

    The wait should outlast :func:`is_held`, which takes the lock for an instant to see whether it is free.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    deadline = time.monotonic() + wait_s
    while not _lock(descriptor, shared=False):
        if time.monotonic() >= deadline:
            os.close(descriptor)
            return None
        time.sleep(_RETRY_S)
    return LockFile(path, descriptor)


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock; a file that a killed one left behind is not held."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        return not _lock(descriptor, shared=True)
    finally:
        os.close(descriptor)


def read_record(path: Path) -> dict[str, Any]:
    """What the holder last said; empty where there is nothing, or where it is being written this instant."""
    try:
        record = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _lock(descriptor: int, *, shared: bool) -> bool:
    """Try to lock; closing the descriptor unlocks."""
    try:
        if sys.platform == "win32":  # knows no shared lock: two who look at once may each see the other
            os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
