"""The guides of the interface: every command and every piece of Python in them runs, and says what they show."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.api.http.server import WAIT_S, Server
from tests.engines import missing

ROOT = Path(__file__).parents[3]
GUIDES = ("docs/api.md", "docs/api.zh-CN.md")
READMES = ("README.md", "README.zh-CN.md")
WRITTEN = "http://127.0.0.1:8000"
"""Where the server of the text is."""
_BLOCK = re.compile(r"```(sh|python)\n(.*?)```(?:\n+```text\n(.*?)```)?", flags=re.DOTALL)


@dataclass(frozen=True)
class Step:
    """A block of a text, and what it is shown to print."""

    language: str
    code: str
    shown: str | None


def steps(name: str) -> list[Step]:
    return [Step(*found) for found in _BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))]


def commands(step: Step) -> list[list[str]]:
    """The lines of a block that ask by curl."""
    lines = step.code.replace("\\\n", " ").splitlines()
    return [shlex.split(line) for line in lines if line.startswith("curl ")] if step.language == "sh" else []


def printed(arguments: Sequence[str], folder: Path) -> str:
    """What a command prints; it must succeed."""
    plain = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    ran = subprocess.run(
        arguments,
        cwd=folder,
        env={**plain, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        timeout=WAIT_S,
        check=False,
    )
    assert ran.returncode == 0, (arguments, ran.stdout.decode(), ran.stderr.decode())
    return ran.stdout.decode("utf-8-sig").replace("\r\n", "\n")


def asked(step: Step, server: Server, folder: Path) -> str:
    """What the commands of a block print, one after the other."""
    if shutil.which("curl") is None:
        missing("curl", "needs curl (install curl)")
    told = (
        printed(["curl", "--fail", "--show-error", *(word.replace(WRITTEN, server.url) for word in words[1:])], folder)
        for words in commands(step)
    )
    return "".join(told)


@pytest.mark.parametrize("name", GUIDES)
def test_every_command_of_a_guide_is_answered_as_it_shows(name: str, server: Server, tmp_path: Path) -> None:
    every = [step for step in steps(name) if step.language == "sh"]
    assert sum(len(commands(step)) for step in every) > 12
    for step in every:
        assert len(commands(step)) == len(step.code.replace("\\\n", " ").splitlines()), step.code
        said = asked(step, server, tmp_path)
        if step.shown:
            assert said.strip() == step.shown.strip(), step.code
    assert (tmp_path / "gaps.xlsx").read_bytes().startswith(b"PK")
    assert (tmp_path / "gaps.json").read_bytes().startswith(b"{")


@pytest.mark.parametrize("name", GUIDES)
def test_every_piece_of_python_in_a_guide_prints_what_it_shows(name: str, server: Server, tmp_path: Path) -> None:
    first, *every = [step for step in steps(name) if step.language == "python"]
    assert len(every) > 12
    for step in every:
        code = f"{first.code}\n{step.code}".replace(WRITTEN, server.url)
        said = printed([sys.executable, "-c", code], tmp_path)
        assert said == (step.shown or ""), step.code


def test_both_guides_have_the_same_commands_and_answers() -> None:
    assert steps(GUIDES[0]) == steps(GUIDES[1])


@pytest.mark.parametrize("name", READMES)
def test_every_question_of_a_readme_is_answered(name: str, server: Server, tmp_path: Path) -> None:
    every = [step for step in steps(name) if commands(step)]
    assert sum(len(commands(step)) for step in every) == 2
    for step in every:
        asked(step, server, tmp_path)
