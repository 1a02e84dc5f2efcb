"""A database that dies while a batch is written: what became of the batch is said, and what to type next."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graphmodel.errors import EngineError
from graphmodel.store import opened
from graphmodel.store.embedded import engine_status, stop_engine
from tests.api.cli.conftest import Shell

pytestmark = [pytest.mark.embedded, pytest.mark.xdist_group("embedded")]

Dying = Callable[[float], None]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A data folder for one test only."""
    path = tmp_path / "data"
    yield path
    stop_engine(path, timeout_s=120)
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def dying(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Dying:
    """Kill the engine when that share of the next writing is done."""
    monkeypatch.setattr("graphmodel.changes.PART_ROWS", 10)
    monkeypatch.setattr("graphmodel.store.bolt._RETRY_S", 0.5)

    def at(share: float) -> None:
        def progress(_: object, done: int, total: int) -> None:
            pid = engine_status(folder).pid
            if done >= share * total and pid is not None:
                os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
                monkeypatch.setattr("api.cli.shell.Progress.__call__", lambda *_: None)

        monkeypatch.setattr("api.cli.shell.Progress.__call__", progress)

    return at


def test_before_acceptance_nothing_is_written_and_the_same_command_works(shell: Shell, dying: Dying) -> None:
    dying(0.1)
    said = shell("areas", "310151105", "--yes")
    assert said.code == 4
    assert "未被接受，库中内容没有变化" in said.err
    assert said.err.rstrip().endswith("请重新运行：graphmodel areas 310151105 --yes")
    assert "还没有应用过任何批次" in shell("batches").out
    assert shell("areas", "310151105", "--yes").code == 0
    assert shell("db", "check").code == 0


def test_after_acceptance_it_is_finished_and_nothing_is_to_be_done_again(shell: Shell, dying: Dying) -> None:
    dying(0.7)
    said = shell("areas", "310151105", "--yes")
    assert said.code == 0
    assert "已接着写完，数据完整，不必再导入" in said.err
    assert "没有需要写入的改动" in shell("areas", "310151105", "--yes").err
    assert "已应用" in shell("batches").out
    assert shell("db", "check").code == 0


def test_where_it_does_not_come_back_the_command_that_tells_is_named(
    shell: Shell, dying: Dying, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = opened.start_engine
    starts = 0

    def start_once(folder: Path, **settings: float) -> object:
        nonlocal starts
        starts += 1
        if starts > 1:
            raise EngineError("engine.died", reason="-", log="-")
        return start(folder, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(opened, "start_engine", start_once)
    dying(0.7)
    said = shell("areas", "310151105", "--yes")
    assert said.code == 4
    assert "运行 graphmodel batches" in said.err
    assert said.err.rstrip().endswith("请重新运行：graphmodel areas 310151105 --yes")
    monkeypatch.setattr(opened, "start_engine", start)
    assert "已应用" in shell("batches").out
