"""The databases that tests run against: our embedded one, and real Neo4j servers without Docker.

Assumes loopback only. A server is started once per session (and per worker that needs it), and ends with it.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import neo4j
import pytest

from graphmodel.store.embedded import Address, start_engine, stop_engine
from graphmodel.store.lockfile import acquire

HERE = Path(__file__).parent
JARS = HERE.parent / ".neo4j"
MISSING = "missing: "
"""How the reason of a skip begins that the end of the run counts."""

_BATCH = 5000
_JVM = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Options of a server that lives for minutes: the better compiler would work longer than it helps."""


@dataclass(frozen=True)
class Neo4jRelease:
    """A Neo4j that the store must agree with."""

    version: str
    java: int


NEO4J = {"neo4j": Neo4jRelease("5.26.30", 17), "neo4j_new": Neo4jRelease("2026.08.1", 21)}
ENGINES = ("embedded", *NEO4J)
_ONLY_SAID = frozenset({"neo4j_new"})


def missing(what: str, reason: str) -> NoReturn:
    """Skip the test for want of an engine or browser; fail instead where ``GRAPHMODEL_REQUIRE_ENGINES=1``."""
    if os.environ.get("GRAPHMODEL_REQUIRE_ENGINES") == "1" and what not in _ONLY_SAID:
        pytest.fail(f"{MISSING}{what}: {reason}", pytrace=False)
    pytest.skip(f"{MISSING}{what}: {reason}")


@contextmanager
def embedded_engine(folder: Path) -> Iterator[Address]:
    """Run the embedded engine on *folder* while the context lasts."""
    if find_spec("arcadedb_embedded") is None:
        missing("embedded", "no wheel of arcadedb-embedded for this platform; run on Linux, Windows or Apple silicon")
    address = start_engine(folder, heap_mb=512, idle_minutes=15, start_timeout_s=180, query_timeout_s=120)
    try:
        yield address
    finally:
        stop_engine(folder, timeout_s=120)


@contextmanager
def neo4j_engine(name: str, *, jvm: Sequence[str] = _JVM) -> Iterator[Address]:
    """Run the Neo4j *name* of :data:`NEO4J` in a temporary home while the context lasts."""
    release = NEO4J[name]
    java, jars = _java(name, release), _jars(name, release)
    with tempfile.TemporaryDirectory(prefix="neo4j-", ignore_cleanup_errors=True) as home:
        log = Path(home) / "stderr.log"
        with log.open("wb") as errors:
            server = subprocess.Popen(
                [java, *jvm, "-cp", f"{jars}{os.sep}*", str(HERE / "neo4j" / "Neo4jServer.java"), home],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        with server:
            try:
                yield Address(f"bolt://127.0.0.1:{_port(server, log)}", "neo4j", "", "neo4j", embedded=False)
            finally:
                server.kill()


def empty(address: Address) -> None:
    """Delete every node and tie, in explicit transactions of bounded size; constraints stay."""
    with (
        neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver,
        driver.session(database=address.database) as session,
    ):
        while session.execute_write(_delete_some) == _BATCH:
            pass


def _delete_some(transaction: neo4j.ManagedTransaction) -> int:
    record = transaction.run(
        "MATCH (n) WITH n LIMIT $batch DETACH DELETE n RETURN count(*) AS gone", batch=_BATCH
    ).single(strict=True)
    return int(record["gone"])


def _port(server: subprocess.Popen[bytes], log: Path) -> int:
    """Wait for the server to say its port."""
    assert server.stdout is not None
    for line in server.stdout:
        if match := re.match(rb"READY (\d+)", line):
            return int(match[1])
    raise RuntimeError(log.read_text(errors="replace")[-2000:])


def _java(name: str, release: Neo4jRelease) -> str:
    """Find the oldest Java that is new enough: the one that the release was made for."""
    places = [Path(os.environ.get("JAVA_HOME", "/nowhere")) / "bin" / "java", *Path("/usr/lib/jvm").glob("*/bin/java")]
    if on_path := shutil.which("java"):
        places.append(Path(on_path))
    found = sorted({(_java_version(place), str(place.resolve())) for place in places if place.exists()})
    fitting = [path for version, path in found if version >= release.java]
    if not fitting:
        missing(name, f"needs a JDK {release.java} or later (set JAVA_HOME, or install openjdk-{release.java}-jdk)")
    return fitting[0]


def _java_version(java: Path) -> int:
    """The major version; 0 where it cannot run, or cannot compile the server (a JRE)."""
    if not java.with_name("javac").exists():
        return 0
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    match = re.search(r'version "(\d+)', said)
    return int(match[1]) if match else 0


def _jars(name: str, release: Neo4jRelease) -> Path:
    """The folder of the release's jars, resolved by Maven once and kept in the checkout."""
    home = JARS / release.version
    home.mkdir(parents=True, exist_ok=True)
    lock = acquire(home / "lock", wait_s=600)
    assert lock is not None, "another test run has been resolving the jars for ten minutes"
    with lock:
        if not (home / "lib").exists():
            _resolve(name, release, home)
    return home / "lib"


def _resolve(name: str, release: Neo4jRelease, home: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        missing(name, "needs Maven to resolve the jars (install maven)")
    draft = home / "draft"
    shutil.rmtree(draft, ignore_errors=True)
    run = subprocess.run(
        [
            *(str(maven), "-q", "-B", "-f", str(HERE / "neo4j" / "pom.xml"), "dependency:copy-dependencies"),
            *(f"-Dneo4j.version={release.version}", f"-DoutputDirectory={draft}"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        said = [line for line in run.stdout.splitlines() if "ERROR" in line] or ["no answer"]
        missing(name, f"Maven could not resolve the jars of Neo4j {release.version}: {said[0]}")
    draft.rename(home / "lib")
