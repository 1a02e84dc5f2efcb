"""The embedded engine as its users meet it: started, found, killed, idle, stopped, refused."""

import contextlib
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from graphmodel.errors import EngineError
from graphmodel.store import embedded, folder, lockfile
from graphmodel.store.embedded import Address, engine_status, start_engine, stop_engine

pytestmark = [pytest.mark.embedded, pytest.mark.xdist_group("embedded")]

START = """
import json, sys
from pathlib import Path
from graphmodel.store.embedded import start_engine
address = start_engine(Path(sys.argv[1]), heap_mb=256, idle_minutes=5, start_timeout_s=180, query_timeout_s=60)
print(address.uri, address.password)
"""


def start(path: Path, *, idle_minutes: float = 5, query_timeout_s: float = 60, heap_mb: int = 256) -> Address:
    return start_engine(
        path, heap_mb=heap_mb, idle_minutes=idle_minutes, start_timeout_s=180, query_timeout_s=query_timeout_s
    )


def ask(address: Address, text: str, **parameters: object) -> list[object]:
    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        records = driver.execute_query(text, parameters, database_=address.database).records
        return [record.value() for record in records]


def until(wanted: bool, path: Path, *, within_s: float = 90) -> None:
    deadline = time.monotonic() + within_s
    while lockfile.is_held(path / "engine" / "lock") != wanted:
        assert time.monotonic() < deadline, "the engine did not change its state"
        time.sleep(0.05)


def pid_said(path: Path, *, within_s: float = 90) -> object:
    """The process that holds the folder: it takes the lock first and says who it is a moment later."""
    deadline = time.monotonic() + within_s
    while (pid := lockfile.read_record(path / "engine" / "lock").get("pid")) is None:
        assert time.monotonic() < deadline, "the engine did not say who it is"
        time.sleep(0.05)
    return pid


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "数据 目录"
    yield path
    stop_engine(path, timeout_s=120)


def test_what_was_written_is_there_after_a_stop_and_after_a_kill(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx1m")
    first = start(data)
    assert first.password not in repr(first)
    ask(first, "CREATE (:Kept {name: $name})", name="党支部")
    assert stop_engine(data, timeout_s=120)
    assert not stop_engine(data, timeout_s=120)
    assert not (data / "engine" / "password").exists()

    second = start(data)
    assert second.password != first.password
    assert ask(second, "MATCH (n:Kept) RETURN n.name") == ["党支部"]
    ask(second, "CREATE (:Kept {name: 'acknowledged'})")
    pid = engine_status(data).pid
    assert pid is not None
    os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    until(False, data)
    assert not engine_status(data).running

    assert ask(start(data), "MATCH (n:Kept) RETURN n.name ORDER BY n.name") == ["acknowledged", "党支部"]


def test_two_starts_at_once_end_with_one_engine(data: Path) -> None:
    command = [sys.executable, "-c", START, str(data)]
    starters = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = {starter.communicate()[0] for starter in starters}
    assert [starter.returncode for starter in starters] == [0, 0, 0]
    assert len(said) == 1
    found = start(data)
    assert said == {f"{found.uri} {found.password}\n"}
    assert ask(found, "RETURN 1") == [1]
    status = engine_status(data)
    assert status.running
    assert found.uri == f"bolt://127.0.0.1:{status.port}"
    assert status.version == folder.engine_version()
    assert status.bytes_on_disk > 1000


def sockets_of(pid: int | None) -> set[str]:
    """The inodes of a process's sockets; a running engine opens and closes files while they are listed."""
    found = set()
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            if match := re.fullmatch(r"socket:\[(\d+)\]", str(entry.readlink())):
                found.add(match[1])
    return found


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="reads the listeners from Linux's /proc")
def test_every_listener_is_on_loopback_and_every_secret_is_private(data: Path) -> None:
    address = start(data)
    status = engine_status(data)
    sockets = sockets_of(status.pid)
    listeners = {
        (columns[1].split(":")[0], int(columns[1].split(":")[1], 16))
        for table in ("tcp", "tcp6")
        for columns in map(str.split, Path(f"/proc/net/{table}").read_text().splitlines()[1:])
        if columns[3] == "0A" and columns[9] in sockets
    }
    loopback = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}
    assert {port for _, port in listeners} == {status.port}
    assert {host for host, _ in listeners} <= loopback

    password = data / "engine" / "password"
    assert password.read_text() == address.password
    assert stat.S_IMODE(password.stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    with pytest.raises(neo4j.exceptions.AuthError):
        ask(Address(address.uri, address.user, "guessed", address.database, embedded=True), "RETURN 1")


def test_it_stops_itself_when_idle_and_never_under_a_client(data: Path) -> None:
    address = start(data, idle_minutes=5 / 60)
    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        driver.execute_query("RETURN 1", database_=address.database)
        time.sleep(8)
        assert engine_status(data).running
    until(False, data)
    assert engine_status(data).pid is None
    assert ask(start(data), "RETURN 1") == [1]


def test_joining_a_running_engine_counts_as_using_it(data: Path) -> None:
    start(data, idle_minutes=10 / 60)
    pid = engine_status(data).pid
    for _ in range(6):
        time.sleep(2)
        start(data)
    assert engine_status(data).pid == pid


def test_a_query_that_takes_too_long_is_ended_by_the_engine(data: Path) -> None:
    address = start(data, query_timeout_s=0.5)
    began = time.monotonic()
    with pytest.raises(neo4j.exceptions.ClientError, match="TimedOut"):
        ask(address, "UNWIND range(1, 1000000) AS x UNWIND range(1, 100) AS y RETURN sum(x * y)")
    assert time.monotonic() - began < 60


@pytest.mark.skipif(sys.platform == "win32", reason="an open folder cannot be deleted on Windows")
def test_it_stops_when_its_folder_is_taken_away(data: Path) -> None:
    start(data)
    pid = engine_status(data).pid
    assert pid is not None
    moved = data.rename(data.with_name("moved"))
    until(False, moved)


def test_a_child_that_fails_is_reported_with_its_last_words_and_its_log(data: Path) -> None:
    with pytest.raises(EngineError) as caught:
        start(data, heap_mb=100_000_000)
    assert caught.value.code == "engine.died"
    assert "heap" in str(caught.value.data["reason"]).lower() or "memory" in str(caught.value.data["reason"]).lower()
    assert Path(str(caught.value.data["log"])).exists()


def test_an_engine_that_is_not_ready_in_time_goes_on_and_is_found_later(data: Path) -> None:
    with pytest.raises(EngineError) as caught:
        start_engine(data, heap_mb=256, idle_minutes=5, start_timeout_s=0.1, query_timeout_s=60)
    assert caught.value.code == "engine.slow"
    assert caught.value.remedy
    until(True, data)
    pid = pid_said(data)
    start(data)
    assert engine_status(data).pid == pid


def test_a_folder_that_is_not_ours_is_refused_before_anything_starts(tmp_path: Path) -> None:
    (tmp_path / "letters.docx").touch()
    with pytest.raises(EngineError) as caught:
        start(tmp_path)
    assert caught.value.code == "engine.folder_foreign"
    assert [path.name for path in tmp_path.iterdir()] == ["letters.docx"]


def test_where_the_engine_is_not_installed_the_way_out_is_said(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "find_spec", lambda _: None)
    with pytest.raises(EngineError) as caught:
        start(data)
    assert caught.value.code == "engine.missing"
    assert "GRAPHMODEL_NEO4J_URI" in caught.value.remedy
    assert not data.exists()


def test_asking_after_a_folder_that_is_not_there_makes_none(tmp_path: Path) -> None:
    status = engine_status(tmp_path / "none")
    assert (status.running, status.version, status.bytes_on_disk) == (False, None, 0)
    assert not stop_engine(tmp_path / "none", timeout_s=1)
    assert not (tmp_path / "none").exists()
