"""What the shell answers before it needs a database."""

import re
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.api.cli.conftest import Shell


def test_help_names_every_family(shell: Shell) -> None:
    said = shell("--help")
    assert said.code == 0
    for command in ("demo", "template", "areas", "import", "gaps", "explain", "coverage", "rules", "undo", "db"):
        assert f"  {command} " in said.out
    assert "严禁录入" in said.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("gaps", "--undre", "x"), "--under"),
        (("nonsense",), "nonsense"),
        (("gaps", "--on", "2026-02-30"), "这一天不存在"),
        (("gaps", "--on", "2026年11月"), "没有写到哪一天"),
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


@pytest.mark.parametrize(
    ("name", "value", "chinese", "english"),
    [
        ("heap_mb", "much", "应为整数", "must be a whole number"),
        ("heap_mb", "1", "不能小于 256", "must be at least 256"),
        ("heap_mb", "99999", "不能大于 65536", "must be at most 65536"),
        ("idle_minutes", "-1", "应大于 0", "must be more than 0"),
        ("idle_minutes", "x", "应为数字", "must be a number"),
        ("today", "22.11.2026", "应为日期", "must be a date"),
    ],
)
def test_a_wrong_setting_names_itself_and_the_reason_in_the_language_asked_for(  # noqa: PLR0917 - cases
    shell: Shell, monkeypatch: pytest.MonkeyPatch, name: str, value: str, chinese: str, english: str
) -> None:
    monkeypatch.setenv(f"GRAPHMODEL_{name.upper()}", value)
    said, same = shell("settings"), shell("settings", "--lang", "en")
    assert (said.code, same.code) == (2, 2)
    assert f"设置 {name} 的值不正确：{chinese}" in said.err
    assert not re.search("[a-z]{3,} [a-z]{2,} [a-z]{2,}", said.err)
    assert f"The setting {name} has a wrong value: it {english}" in same.err


def test_a_settings_file_with_an_unknown_name_or_no_toml_is_told(shell: Shell, folder: Path) -> None:
    file = folder.parent / "settings.toml"
    file.write_text("colour = 1\n", encoding="utf-8")
    unknown = shell("settings")
    file.write_text("lang = 'zh'\nheap_mb = \n", encoding="utf-8")
    broken = shell("settings")
    file.unlink()
    assert "colour 的值不正确：没有这项设置" in unknown.err
    assert f"{file} 第 2 行不合 TOML 写法" in broken.err


def test_rules_say_thresholds_and_sources_in_both_languages(shell: Shell) -> None:
    chinese, english = shell("rules"), shell("rules", "--lang", "en")
    assert "C18.grid" in chinese.out
    assert "正常区间 [band]：300 至 500" in chinese.out
    assert "依据：《支部工作条例》：联合党支部一般不超过 5 个单位" in chinese.out
    assert "allowed [band]: 300 to 500" in english.out
    assert "source: branch regulations: a joint branch has up to 5 units" in english.out
    keys_apart = re.sub(r"\[[^]]+\]", "", english.out)
    assert not re.search("[一-鿿]", keys_apart)


def test_a_file_of_an_ending_that_no_report_has_is_refused(shell: Shell, tmp_path: Path) -> None:
    said = shell("gaps", "--output", str(tmp_path / "report.pdf"))
    assert said.code == 2
    assert ".txt, .json, .csv, .xlsx, .html" in said.err
    assert not list(tmp_path.iterdir())


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


@pytest.mark.parametrize(
    ("uri", "reason"),
    [
        ("bolt://127.0.0.1:9", "该地址没有程序应答"),
        ("bolt://no-such-host.invalid:7687", "找不到这台主机"),
        ("http://127.0.0.1:9", "不是数据库地址"),
    ],
)
def test_a_neo4j_that_nobody_runs_leaves_with_four_and_a_reason_in_our_words(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, uri: str, reason: str
) -> None:
    monkeypatch.setenv("GRAPHMODEL_NEO4J_URI", uri)
    said = shell("gaps")
    assert said.code == 4
    assert reason in said.err
    assert "办法" in said.err
    assert not [word for word in ("Couldn't", "Failed", "resolve", "Errno", "Traceback") if word in said.err]


def test_what_answers_in_another_language_is_no_database(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            with server.accept()[0] as guest:
                guest.recv(64)
                guest.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        monkeypatch.setenv("GRAPHMODEL_NEO4J_URI", f"bolt://127.0.0.1:{server.getsockname()[1]}")
        said = shell("db", "status")
        thread.join()
    assert (said.code, "不是 Bolt 协议" in said.err) == (4, True)


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
