"""Help and refusals: in the language that was asked for, and at once."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PARSERS_WORDS = (
    "Usage", "Options:", "Commands:", "Arguments:", "Show this", "[required]", "OPTIONS", "ARGS", "Try ", "No such",
    "Missing", "Invalid", "unexpected", "requires", "does not take", "valid integer",
)  # fmt: skip
HEAVY = ("polars", "neo4j", "networkx", "openpyxl", "xlsxwriter", "jinja2", "rapidfuzz")


def typed(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a command in a process of its own: the language of help is settled once in a process."""
    alone = {key: value for key, value in os.environ.items() if not key.startswith("GRAPHMODEL_")}
    command = [sys.executable, "-m", "api.cli.start", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, encoding="utf-8", env=alone | environment
    )


@pytest.fixture
def nowhere(tmp_path: Path) -> dict[str, str]:
    return {"GRAPHMODEL_SETTINGS": str(tmp_path / "settings.toml"), "GRAPHMODEL_DATA": str(tmp_path / "data")}


@pytest.mark.parametrize(
    "command", [(), ("gaps",), ("explain",), ("import",), ("db",), ("view",), ("view", "ties")], ids=" ".join
)
def test_help_holds_none_of_the_parsers_english(command: tuple[str, ...], nowhere: dict[str, str]) -> None:
    done = typed(*command, "--help", **nowhere)
    assert done.returncode == 0
    assert done.stdout.startswith("用法：graphmodel")
    assert "选项：" in done.stdout
    assert not [word for word in PARSERS_WORDS if word in done.stdout]


@pytest.mark.parametrize("way", ["option", "environment", "file"])
def test_help_is_english_by_option_environment_and_settings_file(way: str, nowhere: dict[str, str]) -> None:
    if way == "file":
        Path(nowhere["GRAPHMODEL_SETTINGS"]).write_text('lang = "en"\n', encoding="utf-8")
    options = ("--lang", "en") if way == "option" else ()
    done = typed(
        "explain", "--help", *options, **nowhere, **({"GRAPHMODEL_LANG": "en"} if way == "environment" else {})
    )
    assert done.stdout.startswith("Usage: graphmodel explain [OPTIONS] FINDING")
    assert "[required]" in done.stdout
    assert not re.search("[一-鿿]", done.stdout)


def test_a_family_without_a_command_shows_its_help(nowhere: dict[str, str]) -> None:
    done = typed("db", **nowhere)
    assert done.returncode == 2
    assert done.stderr.startswith("用法：graphmodel db [选项] 命令")
    assert "  check " in done.stderr


def test_no_line_of_help_is_wider_than_the_terminal(nowhere: dict[str, str]) -> None:
    from rich.cells import cell_len

    for columns in (60, 80, 200):
        done = typed("gaps", "--help", **nowhere, COLUMNS=str(columns))
        assert max(map(cell_len, done.stdout.splitlines())) <= min(columns, 100)


@pytest.mark.parametrize("arguments", [["--help"], ["gaps", "--help"]], ids=" ".join)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    heavy = {*HEAVY, "pydantic"} if len(arguments) == 1 else set(HEAVY)  # to read a command's words the parser loads it
    asked = f"import sys; from api.cli.start import run; run({arguments}); print('loaded', *{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "loaded"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("gasp",), "相近的有：gaps"),
        (("db", "chekc"), "相近的有：check"),
        (("gaps", "--on"), "--on 后面要写值"),
        (("gaps", "--all=3"), "--all 后面不写值"),
        (("gaps", "x", "y"), "多出的内容：x y"),
        (("import", "x.xlsx", "--yes-close", "many"), "--yes-close 应为整数"),
        (("undo",), "缺少 BATCH（批次编号"),
        (("gaps", "--undre", "x"), "没有 --undre 这个选项"),
        (("--data", "x"), "没有写要做什么"),
        (("--data",), "--data 后面要写值"),
    ],
)
def test_a_refusal_holds_none_of_the_parsers_english(
    arguments: tuple[str, ...], says: str, nowhere: dict[str, str]
) -> None:
    done = typed(*arguments, **nowhere)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "--help" in done.stderr
    assert not [word for word in PARSERS_WORDS if word in done.stderr]
