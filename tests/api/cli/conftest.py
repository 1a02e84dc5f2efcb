"""A shell on a data folder of its own, with a fixed day."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.cli.start import run
from graphmodel.messages import speak
from graphmodel.store.embedded import stop_engine

DAY = "2026-11-22"


@dataclass
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


Shell = Callable[..., Said]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder whose engine, if any starts, is stopped at the end."""
    path = tmp_path_factory.mktemp("shell") / "data"
    yield path
    stop_engine(path, timeout_s=120)
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def shell(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Shell]:
    """Run a command in this process; give its exit code and what it said."""
    monkeypatch.setenv("GRAPHMODEL_DATA", str(folder))
    monkeypatch.setenv("GRAPHMODEL_TODAY", DAY)
    monkeypatch.setenv("GRAPHMODEL_SETTINGS", str(folder.parent / "settings.toml"))
    monkeypatch.delenv("GRAPHMODEL_NEO4J_URI", raising=False)

    def answer(*arguments: str) -> Said:
        code = run(arguments)
        out, err = capsys.readouterr()
        return Said(code, out, err)

    yield answer
    speak("zh")
