"""The embedded database: a Bolt server of our own on loopback, started when needed and found by whoever comes next.

Assumes one machine: the server listens on loopback only, and its lock file and password lie in the data folder.
Bolt alone is spoken to it; nothing here imports the engine.
"""

import os
import platform
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from graphmodel.errors import EngineError
from graphmodel.store import lockfile
from graphmodel.store.folder import (
    DataFolder,
    bytes_on_disk,
    check_owner,
    check_space,
    claim,
    explained,
    read_marker,
)
from graphmodel.store.supervisor import DATABASE, TAKEN, USER, Order

_HOST = "127.0.0.1"
_POLL_S = 0.05
_LOG_LIMIT = 5_000_000
_BOLT_GREETING = bytes.fromhex("6060b017 00000404 00000004 00000000 00000000")
_FOREIGN_JVM_OPTIONS = ("ARCADEDB_JVM_ARGS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")


@dataclass(frozen=True)
class Address:
    """Where a Bolt server listens and how to be let in, be it the embedded one or a Neo4j."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str
    embedded: bool


@dataclass(frozen=True)
class EngineStatus:
    """How the embedded engine of a data folder is."""

    running: bool
    folder: Path
    pid: int | None
    port: int | None
    version: str | None
    started_at: str | None
    log: Path
    bytes_on_disk: int


def start_engine(
    folder: Path, *, heap_mb: int, idle_minutes: float, start_timeout_s: float, query_timeout_s: float
) -> Address:
    """Start the engine on *folder*, or find the one that runs there, and return once Bolt answers.

    A running engine keeps the memory, idle time and query timeout that it was started with. Two who start at once
    end with one engine. An engine that is still starting when the time is up goes on: the next call finds it.

    Raises
    ------
    EngineError
        The engine is not installed here, the folder cannot be used, the disk is full, or the engine did not start.
    """
    if find_spec("arcadedb_embedded") is None:
        raise EngineError("engine.missing", platform=f"{platform.system()} {platform.machine()}")
    files = claim(folder)
    order = Order(str(files.root), heap_mb, idle_minutes, query_timeout_s)
    with explained(files):
        return _start(files, order, start_timeout_s)


def engine_status(folder: Path) -> EngineStatus:
    """Say how the engine of *folder* is; starts nothing and makes nothing.

    Raises
    ------
    EngineError
        The folder belongs to another user, or its marker is damaged.
    """
    files = DataFolder(folder.absolute())
    if files.root.exists():
        check_owner(files)
    held = lockfile.is_held(files.lock)
    record = lockfile.read_record(files.lock) if held else {}
    installed = read_marker(files)["engine"] if files.marker.exists() else None
    return EngineStatus(
        running=record.get("state") == "running",
        folder=files.root,
        pid=record.get("pid"),
        port=record.get("port"),
        version=record.get("engine", installed),
        started_at=record.get("started_at"),
        log=files.log,
        bytes_on_disk=bytes_on_disk(files.root),
    )


def stop_engine(folder: Path, *, timeout_s: float) -> bool:
    """Stop the engine of *folder* cleanly; answer False where none ran.

    Raises
    ------
    EngineError
        The folder belongs to another user, or the engine did not stop in time.
    """
    files = DataFolder(folder.absolute())
    if files.root.exists():
        check_owner(files)
    if not lockfile.is_held(files.lock):
        return False
    with explained(files):
        _stop(files, timeout_s)
    return True


def _start(files: DataFolder, order: Order, start_timeout_s: float) -> Address:
    deadline = time.monotonic() + start_timeout_s
    child: _Child | None = None
    while (address := _join(files)) is None:
        if child is not None:
            child.check()
        if time.monotonic() > deadline:
            raise EngineError("engine.slow", seconds=f"{start_timeout_s:g}", log=str(files.log))
        if (child is None or child.ended) and not lockfile.is_held(files.lock):
            check_space(files)
            child = _Child(files, order)
        time.sleep(_POLL_S)
    return address


def _stop(files: DataFolder, timeout_s: float) -> None:
    pid = lockfile.read_record(files.lock).get("pid")
    deadline = time.monotonic() + timeout_s
    while lockfile.is_held(files.lock) and lockfile.read_record(files.lock).get("pid", pid) == pid:
        if time.monotonic() > deadline:
            raise EngineError("engine.stop_slow", seconds=f"{timeout_s:g}", pid=pid, log=str(files.log))
        files.stop.touch()  # again and again: an engine that was starting has cleared the first
        time.sleep(_POLL_S)


class _Child:
    """A supervisor that this process started."""

    def __init__(self, files: DataFolder, order: Order) -> None:
        self._files = files
        if files.log.exists() and files.log.stat().st_size > _LOG_LIMIT:
            files.log.replace(files.log.with_suffix(".old.log"))
        with files.log.open("ab") as log:
            self._log_start = log.tell()
            self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                [sys.executable, "-P", "-m", "graphmodel.store.supervisor", order.to_json()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=files.engine,
                env=_environment(files),
                start_new_session=True,
                creationflags=_creation_flags(),
            )
        # Reaps the child where this process outlives it, and says nothing where it does not.
        threading.Thread(target=self._process.wait, name="engine-reaper", daemon=True).start()

    @property
    def ended(self) -> bool:
        """Whether it has ended, for whatever reason."""
        return self._process.poll() is not None

    def check(self) -> None:
        """Raise where it failed; to have found another at work, or to have been stopped, is no failure."""
        if self._process.poll() in {None, 0, TAKEN}:
            return
        check_space(self._files)
        with self._files.log.open("rb") as log:
            log.seek(self._log_start)
            lines = [line.strip() for line in log.read().decode(errors="replace").splitlines() if line.strip()]
        said = [line for line in lines if " ERROR " in line] or lines
        reason = said[-1] if said else f"exit status {self._process.returncode}"
        raise EngineError("engine.died", reason=reason, log=str(self._files.log))


def _join(files: DataFolder) -> Address | None:
    """The address of the engine that runs on the folder, or None where none is ready."""
    if not lockfile.is_held(files.lock):
        return None
    files.used.touch()  # before the record is read: an engine about to stop looks here after it has said so
    record = lockfile.read_record(files.lock)
    if record.get("state") != "running" or not _answers(record["port"]):
        return None
    try:
        password = files.password.read_text(encoding="utf-8")
    except FileNotFoundError:  # it has just stopped
        return None
    return Address(f"bolt://{_HOST}:{record['port']}", USER, password, DATABASE, embedded=True)


def _answers(port: int) -> bool:
    """Whether a Bolt server agrees on a version there."""
    try:
        with socket.create_connection((_HOST, port), timeout=2) as connection:
            connection.sendall(_BOLT_GREETING)
            return any(connection.recv(4))
    except OSError:
        return False


def _environment(files: DataFolder) -> dict[str, str]:
    """The environment of here, less what would change the engine; temporary files stay in the folder."""
    ours = {name: value for name, value in os.environ.items() if name not in _FOREIGN_JVM_OPTIONS}
    ours |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(files.scratch))
    ours |= {"ARCADEDB_JVM_ERROR_FILE": str(files.engine / "crash.log"), "PYTHONUTF8": "1"}
    if sys.platform == "linux":
        ours["LC_ALL"] = "C.UTF-8"  # Java opens no file with a Chinese name in a folder under the locale C
    return ours


def _creation_flags() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.DETACHED_PROCESS
    return 0
