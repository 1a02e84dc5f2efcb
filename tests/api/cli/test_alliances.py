"""Alliances and pacts as a planner asks for them, on a register of their own."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from tests.api.cli.conftest import Shell

pytestmark = [pytest.mark.embedded, pytest.mark.xdist_group("embedded")]

REGISTER = {
    "区域": "编号,名称,层级,上级区域,区划代码\nst,示例街道,街道,,990101001000\nc1,春风社区,社区,示例街道,990101001001\nc2,春雨社区,社区,示例街道,990101001002\n",
    "产业链": "编号,名称,链段\nch,家纺产业链,纺纱；织造；印染\n",
    "单位": (
        "编号,名称,单位类型,经营地,产业链,链段\n"
        "lead,锦绣纺织公司,企业,春风社区,家纺产业链,织造\n"
        "spin,前进纺纱厂,国有企业,春雨社区,家纺产业链,纺纱\n"
        "dye,彩虹印染厂,企业,春雨社区,家纺产业链,印染\n"
        "school,纺织职业学校,学校,春雨社区,,\n"
    ),
    "联盟": "编号,名称,产业链,组织架构,轮值截止\nal,家纺产业链党建联盟,家纺产业链,1+X+Y,\nsf,政企校金联盟,,政企校金四方,2026-09-30\n",
    "联盟成员": "联盟,成员,成员类别,角色\n家纺产业链党建联盟,锦绣纺织公司,1,牵头\n家纺产业链党建联盟,前进纺纱厂,链上企业,\n政企校金联盟,纺织职业学校,校,\n",
    "共建协议": "编号,名称,签订日期,到期日期,公开承诺,签约方\npa,校企共建协议,2025-01-01,,是,锦绣纺织公司；前进纺纱厂\n",
    "共建项目": "编号,名称,主题,内容,所属协议或联盟,责任单位,完成时限\npj,夜校,助学,每周一次,校企共建协议,锦绣纺织公司,2026-10-01\n",
    "共建台账": (
        "社区,共建单位,项目,内容,责任单位,时限,完成情况\n"
        "春风社区,纺织职业学校,四点半课堂,每周两次,纺织职业学校,2026-12-31,推进中\n"
        "春雨社区,彩虹印染厂,环境整治,每月一次,,2026/11/1,\n"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    for name, text in REGISTER.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def loaded(shell: Shell, folder: Path, register: Path) -> Shell:
    """The shell with the register in its store; the tests here leave it as it was."""
    if not folder.exists():
        said = shell("import", str(register), "--yes")
        assert said.code == 0, said.err
    return shell


def test_the_list_names_empty_slots_and_segments(loaded: Shell) -> None:
    said = loaded("alliances")
    assert said.code == 0
    assert max(cell_len(line) for line in said.out.splitlines()) <= 100
    row = next(line for line in said.out.splitlines() if "家纺产业链党建联盟" in line)
    assert "支持单位" in row
    assert "印染" in row


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--chain", "家纺"), ["al"]),
        (("--segment", "织造", "--area", "春风社区"), ["al"]),
        (("--member", "前进"), ["al"]),
        (("--sector", "学校"), ["sf"]),
        (("--template", "四方"), ["sf"]),
        (("--empty-slot", "Y"), ["al"]),
        (("--empty-slot", "any", "--area", "990101001002"), ["al", "sf"]),
        (("--chain", "家纺", "--sector", "学校"), []),
        (("--on", "2020-01-01"), ["al", "sf"]),
    ],
)
def test_any_mix_of_filters_may_be_asked(loaded: Shell, options: tuple[str, ...], found: list[str]) -> None:
    said = loaded("alliances", *options, "--format", "json")
    assert said.code == 0, said.err
    assert [row["uid"] for row in json.loads(said.out)["rows"]] == found


def test_one_alliance_is_shown_whole(loaded: Shell, tmp_path: Path) -> None:
    said = loaded("alliances", "家纺")
    assert said.code == 0
    for words in ("缺 1", "□ 空链段", "彩虹印染厂", "校企共建协议", "锦绣纺织公司", "C12.slot"):
        assert words in said.out
    one = json.loads(loaded("alliances", "al", "--format", "json").out)["alliance"]
    assert [segment["name"] for segment in one["segments"]] == ["纺纱", "织造", "印染"]
    assert {finding["id"] for finding in one["findings"]} >= {"C12.slot~al", "C12.segment~al", "C12.firm~ch"}
    page = tmp_path / "联盟.html"
    assert loaded("alliances", "al", "--output", str(page)).code == 0
    assert "彩虹印染厂" in page.read_text(encoding="utf-8")


def test_the_ledger_lists_pacts_of_both_sheets(loaded: Shell, tmp_path: Path) -> None:
    said = loaded("pacts")
    assert said.code == 0
    assert "春风社区与纺织职业学校" in said.out
    rows = list(csv.DictReader(io.StringIO(loaded("pacts", "--format", "csv").out.removeprefix("\ufeff"))))
    assert {(row["社区"], row["项目"], row["责任单位"], row["完成情况"]) for row in rows} == {
        ("春风社区", "四点半课堂", "纺织职业学校", "未完成"),
        ("春雨社区", "环境整治", "", "逾期"),
        ("", "夜校", "锦绣纺织公司", "逾期"),
    }
    book = tmp_path / "台账.xlsx"
    assert loaded("pacts", "--output", str(book)).code == 0
    assert load_workbook(book).sheetnames == ["说明", "共建协议", "共建台账", "分布"]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (("--empty-slot", "责任单位"), ["春雨社区与彩虹印染厂共建协议"]),
        (("--area", "春风"), ["春风社区与纺织职业学校共建协议", "校企共建协议"]),
        (("--chain", "家纺", "--sector", "国有企业"), ["校企共建协议"]),
        (("--template", "1+X+Y"), ["校企共建协议"]),
        (("--theme", "助学"), ["校企共建协议"]),
        (("--responsible", "school"), ["春风社区与纺织职业学校共建协议"]),
        (("--state", "已到期"), []),
    ],
)
def test_pacts_take_the_same_filters(loaded: Shell, options: tuple[str, ...], names: list[str]) -> None:
    said = loaded("pacts", *options, "--format", "json")
    assert said.code == 0, said.err
    assert sorted(row["name"] for row in json.loads(said.out)["rows"]) == sorted(names)


def test_what_the_pacts_leave_to_do_is_summed_up(loaded: Shell) -> None:
    by_duty = json.loads(loaded("pacts", "--by", "responsible", "--format", "json").out)["rows"]
    assert [(row["bearer"] and row["bearer"]["uid"], len(row["late"])) for row in by_duty] == [
        (None, 1),
        ("lead", 1),
        ("school", 0),
    ]
    themes = loaded("pacts", "--by", "theme")
    assert (themes.code, "春雨社区" in themes.out or "没有主题" in themes.out) == (0, True)
    partners = json.loads(loaded("pacts", "--by", "partner", "--format", "json").out)["rows"]
    assert {(row["partner"]["uid"], row["places"][0]["name"]) for row in partners} == {
        ("school", "春风社区"),
        ("dye", "春雨社区"),
    }
    assert "责任单位待明确" in loaded("pacts", "--by", "responsible").out


def test_english_reports_hold_no_chinese_words_of_ours(loaded: Shell) -> None:
    for command in (("alliances",), ("alliances", "al"), ("pacts",), ("pacts", "--by", "responsible")):
        said = loaded(*command, "--lang", "en")
        assert said.code == 0
        assert not {"项目", "责任单位", "空链段", "按产业链"} & set(said.out.split())
        assert "Internal working paper" in said.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("alliances", "机床联盟"), "家纺产业链党建联盟 (al)"),
        (("alliances", "联盟"), "政企校金联盟 (sf)"),
        (("alliances", "al", "--chain", "家纺"), "--chain"),
        (("alliances", "--empty-slot", "商"), "支持单位 (Y)"),
        (("alliances", "--format", "pdf"), "json"),
        (("alliances", "--format", "xlsx"), "--output"),
        (("pacts", "--empty-slot", "印章"), "责任单位"),
        (("pacts", "--by", "unit"), "responsible"),
        (("pacts", "--by", "theme", "--sector", "学校"), "--sector"),
        (("pacts", "--area", "月亮社区"), "春风社区 (c1)"),
    ],
)
def test_a_wrong_question_is_taught_and_leaves_with_two(loaded: Shell, arguments: tuple[str, ...], says: str) -> None:
    said = loaded(*arguments)
    assert (said.code, said.out) == (2, "")
    assert says in said.err
    assert "Traceback" not in said.err


def test_rules_show_the_templates(loaded: Shell) -> None:
    said = loaded("rules")
    assert "four_party  政企校金四方（设轮值）" in said.out
    assert "支持单位 [Y]  最少 1，最多 不限" in said.out


def test_an_import_again_changes_nothing(loaded: Shell, register: Path) -> None:
    before = loaded("pacts", "--format", "json").out
    assert loaded("import", str(register), "--yes").code == 0
    assert loaded("pacts", "--format", "json").out == before  # its revision too
