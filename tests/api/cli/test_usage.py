"""What the shell answers before it needs a database."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.cli.conftest import Shell


def test_help_names_every_family(shell: Shell) -> None:
    said = shell("--help")
    assert said.code == 0
    for command in ("demo", "template", "areas", "import", "gaps", "explain", "coverage", "rules", "undo", "db"):
        assert f"  {command} " in said.out
    assert "严禁录入" in said.out


def test_help_speaks_english_where_asked() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "api.cli.start", "--help", "--lang", "en"], capture_output=True, text=True, check=True
    )
    assert "gap report: which places are blank" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("gaps", "--undre", "x"), "--under"),
        (("nonsense",), "nonsense"),
        (("undo",), "BATCH"),
        (("gaps", "--format", "pdf"), "json"),
        (("gaps", "--on", "22.11.2026"), "2026-11-22"),
        (("gaps", "--status", "grey"), "blank"),
        (("gaps", "--format", "xlsx"), "--output"),
        (("import", "x.xlsx", "--close-missing", "区域"), "--under"),
        (("template", "x.docx"), ".xlsx"),
        (("template", "x.xlsx", "--sheets", "未知表"), "未知表"),
        (("areas",), "--find"),
        (("areas", "000000"), "000000"),
        (("import", "没有的文件.xlsx"), "没有的文件.xlsx"),
        (("gaps", "--profile", "没有的规则"), "没有的规则"),
        (("--lang", "fr", "settings"), "lang"),
    ],
)
def test_a_wrong_command_says_what_is_wrong_and_leaves_with_two(
    shell: Shell, arguments: tuple[str, ...], says: str
) -> None:
    said = shell(*arguments)
    assert (said.code, said.out) == (2, "")
    assert says in said.err
    assert "Traceback" not in said.err


def test_settings_show_where_each_value_comes_from(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHMODEL_NEO4J_PASSWORD", "very-secret")
    said = shell("settings")
    assert said.code == 0
    assert "today = 2026-11-22  (环境变量)" in said.out
    assert "very-secret" not in said.out


def test_a_settings_file_counts_less_than_the_environment(shell: Shell, folder: Path) -> None:
    file = folder.parent / "settings.toml"
    file.write_text('heap_mb = 700\ntoday = "2020-01-01"\n', encoding="utf-8")
    said = shell("settings")
    file.unlink()
    assert "heap_mb = 700  (设置文件)" in said.out
    assert "today = 2026-11-22" in said.out


def test_a_wrong_setting_names_itself(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHMODEL_HEAP_MB", "much")
    said = shell("settings")
    assert said.code == 2
    assert "heap_mb" in said.err


def test_rules_say_thresholds_and_sources_in_both_languages(shell: Shell) -> None:
    chinese, english = shell("rules"), shell("rules", "--lang", "en")
    assert "C18.grid" in chinese.out
    assert "来源" in chinese.out or "依据" in chinese.out
    assert "source: " in english.out


def test_both_shipped_profiles_can_be_used(shell: Shell) -> None:
    for name in ("default", "rural"):
        assert shell("profile", "check", name).code == 0


def test_places_are_found_by_name(shell: Shell) -> None:
    said = shell("areas", "--find", "竖新")
    assert said.code == 0
    assert "310151105" in said.out


def test_the_database_that_does_not_run_is_said_to_be_so(shell: Shell) -> None:
    said = shell("db", "status")
    assert (said.code, "未运行" in said.out) == (0, True)


def test_a_neo4j_that_nobody_runs_leaves_with_four(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHMODEL_NEO4J_URI", "bolt://127.0.0.1:9")
    said = shell("gaps")
    assert said.code == 4
    assert "办法" in said.err
    assert "Traceback" not in said.err


def test_an_interrupted_command_says_so(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("api.cli.shell.Shell.show", interrupted)
    said = shell("settings")
    assert (said.code, said.err.strip()) == (130, "已中断，未留下半截改动。")


def test_an_error_that_an_interrupt_leads_to_is_no_fault_of_the_program(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        try:
            raise KeyboardInterrupt
        finally:
            raise BufferError  # as a connection that is closed amid an answer

    monkeypatch.setattr("api.cli.shell.Shell.show", interrupted)
    said = shell("settings")
    assert (said.code, said.err.strip()) == (130, "已中断，未留下半截改动。")


def test_a_wrong_profile_is_told_every_remedy_once(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "here.toml"
    head = 'name = "here"\nversion = "1"\nextends = "default"\n'
    wrong = '[change.C5]\nseverity = "严重"\n[change.C9]\nseverity = "一般"\n[change."C18.grid"]\nlevel = "grids"\n'
    file.write_text(head + wrong, encoding="utf-8")
    said = shell("profile", "check", str(file))
    assert said.code == 2
    assert said.err.count("高 high, 中 medium, 低 low") == 1
    assert said.err.count("sub_district, community, grid, micro_grid") == 1


def test_what_the_driver_mutters_is_not_shown() -> None:
    mutter = (
        "import logging; from api.cli.start import run; run(['--version']); logging.getLogger('neo4j').warning('retry')"
    )
    done = subprocess.run([sys.executable, "-c", mutter], capture_output=True, text=True, check=True)
    assert (done.stdout[:11], done.stderr) == ("graphmodel ", "")
