"""The lock that says who runs on a folder, and that dies with its holder."""

import json
import subprocess
import sys
from pathlib import Path

from graphmodel.store import lockfile

HOLD = """
import sys, time
from pathlib import Path
from graphmodel.store import lockfile
lock = lockfile.acquire(Path(sys.argv[1]), wait_s=1)
lock.write({"pid": 1, "state": "running"})
print("held", flush=True)
time.sleep(60)
"""


def test_a_lock_that_is_held_cannot_be_taken_by_another(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with lockfile.acquire(path, wait_s=0) as lock:
        assert lockfile.is_held(path)
        assert lockfile.acquire(path, wait_s=0) is None
        lock.write({"pid": 7})
        assert lockfile.read_record(path) == {"pid": 7}
    assert not lockfile.is_held(path)
    with lockfile.acquire(path, wait_s=0):
        assert lockfile.is_held(path)


def test_a_shorter_record_replaces_a_longer_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with lockfile.acquire(path, wait_s=0) as lock:
        lock.write({"state": "running", "port": 40000})
        lock.write({"state": "x"})
        assert json.loads(path.read_text()) == {"state": "x"}


def test_what_a_killed_holder_left_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert lockfile.is_held(path)
        holder.kill()
        holder.wait()
    assert lockfile.read_record(path) == {"pid": 1, "state": "running"}
    assert not lockfile.is_held(path)


def test_a_file_that_is_not_there_is_neither_held_nor_made(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    assert not lockfile.is_held(path)
    assert lockfile.read_record(path) == {}
    assert not path.exists()


def test_a_half_written_record_reads_as_nothing_said(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    path.write_text('{"pid": 1, "st')
    assert lockfile.read_record(path) == {}


def test_a_holder_notices_that_its_folder_was_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with lockfile.acquire(path, wait_s=0) as lock:
        assert lock.in_place()
        path.rename(tmp_path / "moved")
        assert not lock.in_place()
        path.write_text("{}")
        assert not lock.in_place()
