"""The process that the embedded engine lives in: starts it, watches it, stops it when it is asked to or idle.

Run by :mod:`graphmodel.store.embedded`, never by hand. Assumes that the engine closes nothing of its own accord:
the lock is held until the engine has stopped or the process has died.
"""

import json
import logging
import os
import secrets
import shutil
import signal
import sys
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graphmodel import __version__
from graphmodel.store import lockfile, settling
from graphmodel.store.folder import DataFolder, engine_version, stamp, write_private
from graphmodel.store.lockfile import LockFile

TAKEN = 75
"""Exit status where another engine already runs on the folder."""

DATABASE = "graphmodel"
USER = "root"

_POLL_S = 0.5
_BOLT_PLUGIN = "com.arcadedb.bolt.BoltProtocolPlugin"
_BOLT_CONNECTION = "com.arcadedb.bolt.BoltNetworkExecutor"
_LOGGING = """\
handlers = java.util.logging.ConsoleHandler
.level = WARNING
com.arcadedb.level = INFO
java.util.logging.ConsoleHandler.level = INFO
java.util.logging.ConsoleHandler.formatter = com.arcadedb.log.LogFormatter
"""

_log = logging.getLogger("graphmodel.engine")


@dataclass(frozen=True)
class Order:
    """What the engine is to be started with."""

    folder: str
    heap_mb: int
    idle_minutes: float
    query_timeout_s: float

    def to_json(self) -> str:
        """As one command line argument."""
        return json.dumps(self.__dict__)


class Engine:
    """The Java engine inside this process, and the port it listens on."""

    def __init__(self, files: DataFolder, order: Order, password: str) -> None:
        import jpype
        from arcadedb_embedded.jvm import start_jvm

        start_jvm(heap_size=f"{order.heap_mb}m", jvm_args=_jvm_arguments(files, order))
        configuration = jpype.JClass("com.arcadedb.ContextConfiguration")()
        configuration.setValue("arcadedb.server.rootPassword", password)
        self._threads = jpype.JClass("java.lang.Thread")
        self._server: Any = jpype.JClass("com.arcadedb.server.ArcadeDBServer")(configuration)
        try:
            self._server.start()
            self._server.getHttpServer().stopService()  # nobody here speaks HTTP to it: one listener less
            self.port = self._bolt_port()
        except BaseException:
            self._server.stop()  # what had started by then would keep the process alive
            raise

    def connections(self) -> int:
        """How many Bolt connections are open: the engine runs one thread for each."""
        threads = self._threads.getAllStackTraces().keySet()
        return sum(str(thread.getClass().getName()) == _BOLT_CONNECTION for thread in threads)

    def stop(self) -> None:
        """Close the database and end the listeners."""
        self._server.stop()

    def _bolt_port(self) -> int:
        for plugin in self._server.getPlugins():
            if str(plugin.getClass().getName()) == _BOLT_PLUGIN:
                return int(plugin.getPort())
        message = "the engine started without its Bolt listener"
        raise RuntimeError(message)


def _jvm_arguments(files: DataFolder, order: Order) -> list[str]:
    logging_file = files.engine / "logging.properties"
    logging_file.write_text(_LOGGING, encoding="utf-8")
    properties = {
        "java.io.tmpdir": files.scratch,
        "java.util.logging.config.file": logging_file,
        "arcadedb.server.rootPath": files.server,
        "arcadedb.server.mode": "production",
        "arcadedb.server.plugins": f"Bolt:{_BOLT_PLUGIN}",
        "arcadedb.server.defaultDatabases": f"{DATABASE}[{USER}]",
        "arcadedb.server.httpIncomingHost": "127.0.0.1",
        "arcadedb.server.httpIncomingPort": 0,
        "arcadedb.bolt.host": "127.0.0.1",
        "arcadedb.bolt.port": 0,  # the system gives a free one: nobody can take it in between
        "arcadedb.txWalFlush": 1,
        "arcadedb.command.timeout": round(order.query_timeout_s * 1000),
        "arcadedb.serverMetrics": "false",
        "arcadedb.polyglotEngineEnabled": "false",
        "arcadedb.support.autoRegister": "false",
        "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
        "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
    }
    # Index compaction stays on, though a power cut just after one may lose what was acknowledged: without it every
    # lookup reads through all pages of the index (300,000 uids loaded at 9,600/s instead of 16,500/s, and falling),
    # and the batches that are kept beside the database are the durable truth.
    # -Xrs leaves the signals to this program; the performance counters would lie outside the folder.
    return ["-Xrs", "-XX:-UsePerfData", *(f"-D{name}={value}" for name, value in properties.items())]


def _prepare(files: DataFolder) -> str:
    """Clear what an earlier run left, and make the password of this one."""
    files.stop.unlink(missing_ok=True)
    shutil.rmtree(files.scratch, ignore_errors=True)
    shutil.rmtree(files.server / "log", ignore_errors=True)
    files.scratch.mkdir()
    files.server.mkdir(exist_ok=True)
    # The engine keeps the first password it is given; without its list of users it takes the new one.
    (files.server / "config" / "server-users.jsonl").unlink(missing_ok=True)
    password = secrets.token_urlsafe(32)
    write_private(files.password, password)
    return password


def _watch(files: DataFolder, lock: LockFile, engine: Engine, order: Order, stop: threading.Event) -> str:
    """Wait until there is a reason to stop, and say it."""
    running = lockfile.read_record(files.lock)
    seen, quiet_since = _last_use(files), time.monotonic()
    while not stop.wait(_POLL_S):
        if files.stop.exists():
            return "asked to"
        if not lock.in_place():
            return "its folder is gone"
        if _last_use(files) != seen or engine.connections():
            seen, quiet_since = _last_use(files), time.monotonic()
        elif time.monotonic() - quiet_since > order.idle_minutes * 60:
            # Who joins touches first and reads the record then: one of the two sees the other.
            lock.write({**running, "state": "stopping"})
            if _last_use(files) == seen and not engine.connections():
                return f"no connection for {order.idle_minutes:g} minutes"
            lock.write(running)
    return "signalled to"


def _last_use(files: DataFolder) -> int:
    try:
        return files.used.stat().st_mtime_ns
    except OSError:
        return 0


def _serve(files: DataFolder, lock: LockFile, order: Order) -> None:
    stop = threading.Event()
    for name in ("SIGTERM", "SIGINT", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: stop.set())
    record: dict[str, object] = {
        "pid": os.getpid(),
        "port": None,
        "state": "starting",
        "started_at": datetime.now(tz=UTC).isoformat(timespec="seconds"),
        "program": __version__,
        "engine": engine_version(),
    }
    lock.write(record)
    password = _prepare(files)
    settling.begin_doubt(files.journal)
    stamp(files)  # before the engine opens, and perhaps converts, what an older one wrote
    engine = Engine(files, order, password)
    lock.write(record | {"port": engine.port, "state": "running"})
    _log.info("ready on port %d", engine.port)
    reason = _watch(files, lock, engine, order, stop)
    lock.write(record | {"state": "stopping"})
    _log.info("stopping: %s", reason)
    engine.stop()
    settling.settle(files.journal, files.server)
    for leftover in (files.stop, files.password):
        leftover.unlink(missing_ok=True)


def main(argument: str) -> int:
    """Serve until there is a reason to stop; answer the exit status."""
    # The engine begins each of its lines with the line break.
    logging.basicConfig(level=logging.INFO, format="\n%(asctime)s %(levelname)s %(name)s %(message)s")
    order = Order(**json.loads(argument))
    files = DataFolder(Path(order.folder))
    os.umask(0o077)
    lock = lockfile.acquire(files.lock, wait_s=1)
    if lock is None:
        return TAKEN
    with lock:
        try:
            _serve(files, lock, order)
        except Exception as error:  # noqa: BLE001 - whatever it was, its last line goes to the user
            _log.exception("failed")
            _log.error("failed: %s", " ".join(str(error).split()))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
