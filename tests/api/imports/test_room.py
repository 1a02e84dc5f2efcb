"""The folder of imports: private, bounded, readable by every worker, gone with the server."""

import os
import stat
import tempfile
from pathlib import Path

import pytest

from api.imports import room as rooms
from api.imports.job import Findings, Job
from api.imports.room import PREFIX, Room
from api.intake import Terms
from graphmodel.errors import BusyError, ConflictError, NotFoundError
from graphmodel.registers.records import Problem, Where
from graphmodel.schema import Uid


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def made(room: Room, **given: object) -> Job:
    job, held = room.begin(**{"what": "import", **given})
    held.release()
    return room.save(job.but(stage="checked"))


def test_a_job_is_read_as_it_was_kept() -> None:
    room = Room()
    found = Findings(
        "ba-1",
        3,
        {"Area": {"new": 2}},
        {"Org": [1, 9]},
        [["or-1", "某"]],
        [["a", "b", "c"]],
        {"error": {"区域": 1}},
        1,
        1,
        True,
    )
    job = made(room, files=("1/登记册.xlsx",), terms=Terms(True, ("Org",), Uid("ar-1"))).but(
        found=found, notices=(("imports.moved", {}),), copies=("1/登记册.checked.xlsx",), step=(1, 4)
    )
    room.save(job)
    again = Room(str(room.folder)).read(job.uid)
    assert again.but(notices=()) == job.but(notices=())
    assert again.notices == (("imports.moved", {}),)
    problem = Problem("error", "plan.names_itself", Where("f", "区域", 3, "名称"), "某", (("a", 1), ("b", "c")))
    hidden = Problem("note", "register.sheet_empty", Where("f", "区域"))
    room.keep_problems(job.uid, (problem, hidden))
    assert room.problems(job.uid) == (problem, hidden)
    room.close()


@pytest.mark.skipif(os.name == "nt", reason="rights are those of the user's folder there")
def test_nobody_else_can_look_into_the_folder() -> None:
    room = Room()
    job = made(room)
    for folder in (room.folder, room.place(job.uid)):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    room.close()


def test_the_folder_goes_with_the_server_and_what_a_killed_one_left_goes_with_the_next(tmp_path: Path) -> None:
    left = tmp_path / f"{PREFIX}left"
    left.mkdir()
    (left / "alive").touch()
    (left / "register.xlsx").write_text("x")
    living = Room()
    made(living)
    other = Room()
    made(other)
    assert not left.exists()
    assert living.folder.exists()
    living.close()
    other.close()
    assert not list(tmp_path.glob(f"{PREFIX}*"))


def test_what_is_held_is_under_way_and_a_job_whose_worker_died_is_broken_off() -> None:
    room = Room()
    job, held = room.begin(what="import")
    room.save(job.but(stage="reading"))
    assert room.read(job.uid).stage == "reading"
    with pytest.raises(ConflictError):
        room.hold(job.uid)
    held.release()  # as the system does when a worker dies
    assert room.read(job.uid).failure == ("imports.stopped", {"batch": ""})
    room.save(job.but(stage="writing", batch="ba-7"))
    assert room.read(job.uid).failure == ("imports.stopped_writing", {"batch": "ba-7"})
    room.close()


@pytest.mark.parametrize("uid", ["", "..", "../x", "0" * 23, "0" * 24, "A" * 24, "a/b"])
def test_a_job_that_is_not_there_is_not_found_whatever_it_is_called(uid: str) -> None:
    room = Room()
    with pytest.raises(NotFoundError):
        room.read(uid)
    room.close()


def test_only_so_many_are_kept_the_oldest_go_and_what_is_under_way_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "MOST_JOBS", 3)
    room = Room()
    first = made(room)
    room.save(first.but(made="2026-01-01T00:00:00Z"))
    busy, held = room.begin(what="import")
    room.save(busy.but(made="2026-01-02T00:00:00Z"))
    third = made(room)
    fourth = made(room)
    assert {job.uid for job in room.jobs()} == {busy.uid, third.uid, fourth.uid}
    more = [room.hold(third.uid), room.hold(fourth.uid)]
    with pytest.raises(BusyError):
        room.begin(what="import")
    for one in (held, *more):
        one.release()
    room.close()


def test_what_is_old_goes_when_another_comes() -> None:
    room = Room()
    old = made(room)
    place = room.place(old.uid) / "job.json"
    os.utime(place, (1, 1))
    new = made(room)
    assert [job.uid for job in room.jobs()] == [new.uid]
    room.close()
