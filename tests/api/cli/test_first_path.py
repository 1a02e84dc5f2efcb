"""The first whole path, as a planner types it: sample, report, own register, areas, undo."""

import csv
import json
import shlex
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.api.cli.conftest import Shell

pytestmark = [pytest.mark.embedded, pytest.mark.xdist_group("embedded")]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional sample as the workbook that a planner would have."""
    from graphmodel.samples import demo, write_workbook

    path = tmp_path_factory.mktemp("register") / "登记册.xlsx"
    write_workbook(demo(), path)
    return path


@pytest.fixture
def loaded(shell: Shell, folder: Path) -> Shell:
    """The shell with the sample in its store; the tests here leave it as it was."""
    if not folder.exists():
        assert shell("demo", "--quiet").code == 0
    return shell


def test_the_sample_gives_a_report_that_fits_the_screen(loaded: Shell) -> None:
    from rich.cells import cell_len

    said = loaded("gaps")
    assert said.code == 0
    assert "示例街道" in said.out
    assert "严禁录入" in said.out
    assert "不作为考核、排名、问责依据" in said.out
    assert max(cell_len(line) for line in said.out.splitlines()) <= 100


def test_english_reports_hold_no_chinese_words_of_ours(loaded: Shell) -> None:
    said = loaded("gaps", "--lang", "en")
    assert "Coverage" in said.out
    assert "待补" not in said.out


def test_loading_the_sample_again_changes_nothing(loaded: Shell) -> None:
    said = loaded("demo")
    assert said.code == 0
    assert "没有需要写入的改动" in said.err


def test_importing_the_same_workbook_changes_nothing_and_nor_does_the_annotated_copy(
    loaded: Shell, workbook: Path
) -> None:
    for path in (workbook, workbook.with_name("登记册.checked.xlsx")):
        said = loaded("import", str(path), "--yes")
        assert said.code == 0, said.err
        assert "没有需要写入的改动" in said.err


def test_an_export_imports_back_unchanged(loaded: Shell, tmp_path: Path) -> None:
    for name in ("副本.xlsx", "副本", "副本.json", "副本.graphml"):
        assert loaded("export", str(tmp_path / name)).code == 0
        said = loaded("import", str(tmp_path / name), "--yes")
        assert said.code == 0, said.err
        assert "没有需要写入的改动" in said.err


def test_every_format_says_the_same_findings(loaded: Shell, tmp_path: Path) -> None:
    report = json.loads(loaded("gaps", "--format", "json").out)
    ids = [finding["id"] for finding in report["findings"]]
    assert len(ids) > 50
    files = {ending: tmp_path / f"report.{ending}" for ending in ("csv", "xlsx", "html", "json")}
    for file in files.values():
        assert loaded("gaps", "--output", str(file)).code == 0
    assert json.loads(files["json"].read_text(encoding="utf-8")) == report
    with files["csv"].open(encoding="utf-8-sig", newline="") as stream:
        assert [row[0] for row in csv.reader(stream)][1:] == ids
    book = load_workbook(files["xlsx"])
    assert [row[0].value for sheet in book.worksheets[1:] for row in sheet.iter_rows(min_row=2)] == ids
    assert "示例街道" in files["html"].read_text(encoding="utf-8")


def test_a_finding_is_explained(loaded: Shell) -> None:
    report = json.loads(loaded("gaps", "--format", "json").out)
    for finding in report["findings"][::20]:
        said = loaded("explain", finding["id"])
        assert said.code == 0
        unfolded = said.out.replace("\n    ", "")
        assert finding["source"] in unfolded
        assert finding["action"] in unfolded
    assert loaded("explain", "C1.grid~nobody").code == 2


def test_what_a_finding_stands_for_is_named_and_all_of_it_on_demand(loaded: Shell) -> None:
    report = json.loads(loaded("gaps", "--format", "json").out)
    finding = max(report["findings"], key=lambda f: len(f["includes"]))
    some, every = loaded("explain", finding["id"]).out, loaded("explain", finding["id"], "--all").out
    assert f"包含 {len(finding['includes'])} 个" in some
    assert "加 --all 查看全部" in some
    assert all(f"({uid})" in every for uid in finding["includes"])


@pytest.mark.parametrize("day", ["2026-11-01", "2026年11月1日", "2026/11/1", "2026.11.1", "20261101"])
def test_a_day_may_be_written_as_offices_do(loaded: Shell, day: str) -> None:
    said = loaded("gaps", "--on", day, "--under", "990101")
    assert said.code == 0
    assert "2026-11-01" in said.out.splitlines()[0]
    steps = said.out.partition("下一步")[2]
    assert "gaps --under 990101 --on 2026-11-01 --status 待补 --output 待补-示例街道-2026-11-01.xlsx" in steps
    assert "--on 2026-11-01" in steps.partition("explain")[2]


def test_the_next_steps_can_be_typed_as_they_stand(
    loaded: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ("--under", "s01-c01", "--profile", "default", "--on", "2026-11-22", "--rule", "C1.grid,C5")
    steps = loaded("gaps", *asked, "--lang", "zh").out.partition("下一步")[2].splitlines()
    commands = [shlex.split(line)[1:] for line in steps if line.startswith("  graphmodel")]
    assert len(commands) == 2
    for command in commands:
        assert loaded(*command).code == 0
        assert {"--profile", "--on", "--lang"} <= set(command)
    assert [file.name for file in tmp_path.iterdir()] == ["待补-桂花社区-2026-11-22.xlsx"]


def test_a_status_that_is_none_is_told_what_there_is_in_words(loaded: Shell) -> None:
    said = loaded("gaps", "--status", "灰")
    assert (said.code, "待补, blank" in said.err) == (2, True)


def test_fail_on_leaves_with_one(loaded: Shell) -> None:
    assert loaded("gaps", "--fail-on", "high", "--quiet").code == 1
    assert loaded("gaps", "--rule", "C19", "--fail-on", "high").code == 0


def test_a_rule_that_is_off_is_said_to_be_off(loaded: Shell) -> None:
    said = loaded("gaps", "--rule", "C13")
    assert said.code == 0
    assert "规则 C13 在 default 1 中已停用" in said.err
    assert "下一步" not in said.out
    assert "已停用" not in loaded("gaps", "--rule", "C19").err


def test_a_messy_workbook_is_refused_with_place_reason_and_remedy(
    loaded: Shell, tmp_path: Path, workbook: Path
) -> None:
    messy = tmp_path / "乱.xlsx"
    book = load_workbook(workbook)
    sheet = book["区域"]
    headers = {str(cell.value).strip("* "): cell.column for cell in sheet[1]}
    sheet.cell(row=5, column=headers["层级"], value="五级网")
    sheet.cell(row=6, column=headers["上级区域"], value="没有这个社区")
    book.save(messy)
    before = loaded("gaps", "--format", "json").out
    said = loaded("import", str(messy), "--yes")
    assert said.code == 3
    assert "第 5 行" in said.err
    assert "五级网" in said.err
    assert "没有这个社区" in said.err
    assert "乱.checked.xlsx" in said.err
    assert loaded("gaps", "--format", "json").out == before


def test_columns_with_personal_data_are_refused_without_showing_them(loaded: Shell, tmp_path: Path) -> None:
    file = tmp_path / "党组织.csv"
    file.write_text("名称,党组织类别,书记姓名,备注\n某支部,支部,张三丰,电话13912345678\n", encoding="gb18030")
    said = loaded("import", str(file), "--yes")
    assert said.code == 3
    assert "书记姓名" in said.err
    assert "张三丰" not in said.err + said.out
    assert "13912345678" not in said.err + said.out


def test_real_places_come_in_and_nothing_is_said_of_their_organisations(loaded: Shell) -> None:
    first, again = loaded("areas", "310151105", "--yes"), loaded("areas", "310151105", "--yes")
    assert (first.code, again.code) == (0, 0)
    assert "23" in first.err
    assert "没有需要写入的改动" in again.err
    report = json.loads(loaded("gaps", "--under", "310151105", "--format", "json").out)
    collapses = [f for f in report["findings"] if f["rule"] == "C1.community"]
    assert [(f["status"], len(f["includes"])) for f in collapses] == [("data", 23)]
    assert all(row["covered"] is None and row["share"] is None for row in report["coverage"])
    assert "本库尚未导入该地党组织登记" in loaded("gaps", "--under", "310151105").out
    last = json.loads(json.dumps(loaded("batches").out.splitlines()[1].split()[0]))
    undone = loaded("undo", last, "--yes")
    assert undone.code == 0, undone.err
    assert loaded("gaps", "--under", "310151105").code == 2
    _, newest, before, *_ = loaded("batches").out.splitlines()
    assert newest.endswith(last)
    assert before.startswith(last)
    assert "已撤回" in before


def test_without_a_terminal_nothing_is_applied_unasked(loaded: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    said = loaded("areas", "310151106")
    assert said.code == 2
    assert "--yes" in said.err


def test_the_database_agrees_with_its_journal(loaded: Shell) -> None:
    said = loaded("db", "check")
    assert said.code == 0, said.out
