"""The tie network at the shell, on a small town that is brought in by its sheets."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from graphmodel.ties.measure import MEASURES
from graphmodel.ties.summary import SHOWN_CUTS
from tests.api.cli.conftest import Said, Shell

pytestmark = [pytest.mark.embedded, pytest.mark.xdist_group("embedded")]

NAMES = [measure.name for measure in MEASURES]
SHEETS = {
    "Area": (
        "uid,name,level,parent,code",
        "d1,东街道,sub_district,,990101001000",
        "c1,甲社区,community,d1,990101001001",
        "c2,乙社区,community,d1,990101001002",
        "c3,丙社区,community,d1,990101001003",
    ),
    "Org": ("uid,name,tier,covers_areas", "o1,甲社区党支部,branch,c1", "o2,乙社区党支部,branch,c2"),
    "Unit": (
        "uid,name,kind,area",
        "u1,=钢厂,enterprise,c1",
        "u2,小学,school,c1",
        "u3,医院,hospital,c2",
        *(f"v{number:02},商户{number:02},enterprise,c2" for number in range(60)),
    ),
    "Pact": ("uid,name,signed_on,parties", "p1,共建协议一,2026-01-01,o1;u1;u2", "p2,共建协议二,2026-01-01,u2;o2"),
    "ReportIn": ("member,area,kind", *(f"v{number:02},c2,unit" for number in range(60))),
}
EMPTY: dict[str, Said] = {}
"""What the shell said before the town was brought in."""


@pytest.mark.parametrize("name", ["", "between", "ties"])
def test_a_measure_that_there_is_not_is_refused_with_those_that_there_are(shell: Shell, name: str) -> None:
    said = shell("ties", "--measure", name)
    assert (said.code, said.out) == (2, "")
    assert all(each in said.err for each in NAMES)
    assert "Traceback" not in said.err


def test_html_is_no_format_of_ties(shell: Shell) -> None:
    said = shell("ties", "--format", "html")
    assert said.code == 2
    assert "text, json, csv, xlsx" in said.err


def test_help_names_the_measures(shell: Shell) -> None:
    said = shell("ties", "--help")
    assert said.code == 0
    for name in NAMES:
        assert name in said.out.replace("\n", "")


@pytest.fixture
def town(shell: Shell, folder: Path) -> Shell:
    """The shell with the town in its store; what it said of the empty one is kept."""
    sheets = folder.parent / "sheets"
    if not sheets.exists():
        sheets.mkdir()
        EMPTY.update(
            text=shell("ties"), measure=shell("ties", "--measure", "cores"), json=shell("ties", "--format", "json")
        )
        for name, lines in SHEETS.items():
            (sheets / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        said = shell("import", str(sheets), "--yes")
        assert said.code == 0, said.err
    return shell


def test_an_empty_network_says_what_is_missing_and_how_to_bring_it_in(town: Shell) -> None:
    for said in (EMPTY["text"], EMPTY["measure"]):
        assert said.code == 0
        for word in ("共建协议", "双报到", "graphmodel template", "graphmodel import", "不反映实际"):
            assert word in said.out
    assert json.loads(EMPTY["json"].out)["ties"] == 0


def test_the_page_says_who_stands_alone_and_whose_leaving_affects_whom(town: Shell) -> None:
    said = town("ties")
    assert said.code == 0
    assert "社区（村）及其党组织 1 / 3" in said.out
    assert "若小学迁出，受影响的有：甲社区、=钢厂" in said.out
    assert "若乙社区不再联系，受影响的有：" in said.out
    assert "尚未登记：联盟成员、兼职委员单位、联系点" in said.out
    assert "不作为考核、排名、问责依据" in said.out
    assert max(map(cell_len, said.out.splitlines())) <= 100
    assert said.out.count("受影响的有") <= SHOWN_CUTS


def test_the_sheets_that_are_named_can_be_had_as_a_template(town: Shell, tmp_path: Path) -> None:
    for lang, sheets in (
        ("zh", "共建协议,联盟,联盟成员,双报到,兼职委员单位,联系点"),
        ("en", "Pact,Alliance,AllianceMember,ReportIn,Seat,Contact"),
    ):
        file = tmp_path / f"{lang}.xlsx"
        assert town("template", str(file), "--sheets", sheets, "--lang", lang).code == 0
        assert len(load_workbook(file).sheetnames) > 6


@pytest.mark.parametrize("name", NAMES)
def test_every_measure_says_what_it_answers_and_fits_the_screen(town: Shell, name: str) -> None:
    for lang, words in (("zh", ("问题", "怎样看", "何时会误导", "出处")), ("en", ("Question", "How to read it"))):
        said = town("ties", "--measure", name, "--lang", lang)
        assert said.code == 0
        assert all(word in said.out for word in words)
        assert max(map(cell_len, said.out.splitlines())) <= 100


def test_a_row_is_cut_only_where_words_are_left_out_and_a_small_share_is_no_zero(town: Shell) -> None:
    lines = town("ties", "--measure", "loss").out.splitlines()
    assert next(line for line in lines if line.startswith("  u2")).endswith("甲社区、=钢厂")
    row = next(line for line in town("ties", "--measure", "betweenness").out.splitlines() if line.startswith("  u2"))
    assert 0 < float(row.split()[-1]) == round(float(row.split()[-1]), 6)


def test_fifty_rows_are_shown_and_the_rest_counted(town: Shell) -> None:
    said = town("ties", "--measure", "中介度")
    lines = said.out.splitlines()
    rows = [line for line in lines if line.startswith(("  v", "  u", "  c"))]
    assert len(rows) == 50
    assert "另有 14 行" in said.out
    assert "不是名次" in said.out
    assert [row.split()[0] for row in rows[:2]] == ["c1", "u1"]


def test_json_has_every_row_and_the_words(town: Shell) -> None:
    found = json.loads(town("ties", "--measure", "loss", "--format", "json").out)
    assert found["figures"] == {"cut_points": 2}
    assert found["rows"][0] == {"uid": "u2", "name": "小学", "cut_off": 2, "affected": ["c1", "u1"]}
    assert found["question"]
    assert (found["on"], found["under"], found["measure"]) == ("2026-11-22", None, "loss")
    whole = json.loads(town("ties", "--format", "json").out)
    assert whole["isolates"] == {"place": 1, "unit": 1}


def test_csv_opens_in_a_spreadsheet_without_running_anything(town: Shell) -> None:
    said = town("ties", "--measure", "bridges", "--format", "csv")
    assert said.out.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(said.out.removeprefix("\ufeff"))))
    assert rows[0] == ["一端编号", "一端", "另一端编号", "另一端", "受影响数"]
    assert len(rows) == 62
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_a_workbook_holds_the_words_and_every_row(town: Shell, tmp_path: Path) -> None:
    for name in (None, "cores", "loss"):
        file = tmp_path / "关系.xlsx"
        assert town("ties", *(("--measure", name) if name else ()), "--output", str(file)).code == 0
        sheet = load_workbook(file).active
        assert sheet is not None
        cells = [str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None]
        assert any("严禁录入" in cell for cell in cells)
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    assert "甲社区、=钢厂" in cells


def test_a_scope_lists_its_own_and_says_so(town: Shell) -> None:
    said = town("ties", "--measure", "constraint", "--under", "c1")
    assert {line.split()[0] for line in said.out.splitlines() if line.startswith(("  u", "  c", "  v"))} == {
        "c1", "u1", "u2",
    }  # fmt: skip
    assert "甲社区" in said.out
    assert "全库计算" in said.out
    assert "基尼系数 —" in town("ties", "--under", "c1").out
    assert town("ties", "--under", "nowhere").code == 2


def test_places_are_those_of_the_level_that_the_profile_says(town: Shell, tmp_path: Path) -> None:
    profile = tmp_path / "areas.toml"
    head = 'name = "areas"\nversion = "1"\nextends = "default"\n'
    profile.write_text(f'{head}[ties]\nplace_level = "sub_district"\n', encoding="utf-8")
    found = json.loads(town("ties", "--profile", str(profile), "--format", "json").out)
    assert (found["nodes"]["place"], found["nodes"]["area"]) == (1, 3)


def test_another_day_has_the_ties_of_that_day(town: Shell) -> None:
    found = json.loads(town("ties", "--on", "2025-06-01", "--format", "json").out)
    assert found["recorded"]["PARTY_TO"] == 5
    assert found["ties"] == 60
