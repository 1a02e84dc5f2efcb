"""Whose a data folder is, which version wrote it, and whether there is room."""

import errno
import json
import os
import stat
import sys
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest

from graphmodel.errors import EngineError
from graphmodel.store import folder
from graphmodel.store.folder import DataFolder, bytes_on_disk, check_space, claim, read_marker, write_private


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def refusal(path: Path) -> EngineError:
    with pytest.raises(EngineError) as caught:
        claim(path)
    assert str(caught.value)
    assert caught.value.remedy
    return caught.value


def marked(path: Path, **changes: object) -> Path:
    files = claim(path)
    files.marker.write_text(json.dumps(read_marker(files) | changes))
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_new_folder_is_private_and_marked(tmp_path: Path) -> None:
    files = claim(tmp_path / "a" / "b")
    assert stat.S_IMODE(files.root.stat().st_mode) == 0o700
    assert stat.S_IMODE(files.engine.stat().st_mode) == 0o700
    assert stat.S_IMODE(files.marker.stat().st_mode) == 0o600
    assert read_marker(files)["layout"] == folder.LAYOUT


def test_an_empty_folder_and_one_of_ours_are_taken(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").touch()
    claim(tmp_path)
    (tmp_path / "journal").mkdir()
    assert claim(tmp_path) == DataFolder(tmp_path)


def test_a_folder_with_something_else_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").touch()
    error = refusal(tmp_path)
    assert (error.code, error.data["found"]) == ("engine.folder_foreign", "holiday.jpg")
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_file_in_place_of_the_folder_or_of_its_parent_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file").code == "engine.folder_is_file"
    assert refusal(tmp_path / "file" / "data").code == "engine.folder_is_file"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such owner")
def test_a_folder_of_another_user_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claim(tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert refusal(tmp_path).code == "engine.folder_other_user"


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert refusal(tmp_path).code == "engine.folder_not_writable"


@pytest.mark.parametrize(("key", "value"), [("layout", folder.LAYOUT + 1), ("engine", "99.1.0")])
def test_a_folder_of_a_newer_program_or_engine_is_refused(tmp_path: Path, key: str, value: object) -> None:
    error = refusal(marked(tmp_path, program="9.0.0", **{key: value}))
    assert error.code == "engine.folder_newer"
    assert error.data["wrote"] == ("9.0.0" if key == "layout" else "99.1.0")


def test_a_folder_of_an_older_engine_is_taken(tmp_path: Path) -> None:
    claim(marked(tmp_path, engine="1.2.3"))


def test_another_packaging_of_the_same_engine_is_no_newer_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked(tmp_path, engine="26.10.2.post1")
    monkeypatch.setattr(folder, "engine_version", lambda: "26.10.2")
    claim(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"layout": "x", "program": "1", "engine": "1"}'])
def test_a_damaged_marker_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "graphmodel.json").write_text(text)
    assert refusal(tmp_path).code == "engine.marker_damaged"


def test_too_little_room_is_refused_with_the_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder.shutil, "disk_usage", lambda _: Usage(10**10, 10**10, 150_000_000))
    with pytest.raises(EngineError) as caught:
        check_space(claim(tmp_path))
    assert (caught.value.code, caught.value.data["free_mb"]) == ("engine.disk_full", 150)


def test_a_disk_that_fills_up_while_the_folder_is_made_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(folder, "write_private", full)
    assert refusal(tmp_path).code == "engine.disk_full"


def test_a_private_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    write_private(path, "first")
    write_private(path, "second")
    assert path.read_text() == "second"
    assert [found.name for found in tmp_path.iterdir()] == ["secret"]


def test_bytes_on_disk_counts_files_of_every_depth(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    before = bytes_on_disk(tmp_path)
    (tmp_path / "a" / "b").write_bytes(bytes(1000))
    assert bytes_on_disk(tmp_path) == before + 1000
