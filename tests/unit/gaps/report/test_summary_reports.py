"""The summary as text, JSON, CSV and workbook."""

import csv
import io
import json
from collections.abc import Iterator

import openpyxl
import pytest
from rich.cells import cell_len

from graphmodel.gaps.report.summary_files import summary_csv, summary_json, summary_workbook
from graphmodel.gaps.report.summary_table import summary_table
from graphmodel.gaps.report.summary_text import summary_text
from graphmodel.gaps.report.text import WIDTH
from graphmodel.gaps.summary import Summary, summarise
from graphmodel.messages import LANGUAGES, Language, speak
from graphmodel.samples import demo
from tests.unit.gaps.report.place import place
from tests.unit.gaps.town import DEFAULT, Town
from tests.unit.samples.conversion import network_from


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    yield
    speak("zh")


def _place() -> Town:
    built = place()
    built.nodes["Area"][1] |= {"households": 1300, "hub_households": 3}
    return built


@pytest.fixture
def summary() -> Summary:
    return summarise(_place().network(), DEFAULT, earlier=place().network())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("by", ["sub_district", "community", "grid", "micro_grid"])
def test_every_line_fits_the_terminal_in_as_many_blocks_as_it_takes(lang: Language, by: str) -> None:
    speak(lang)
    network = network_from(demo())
    lines = summary_text(summarise(network, DEFAULT, by=by, earlier=network), DEFAULT).splitlines()
    assert [line for line in lines if cell_len(line) > WIDTH] == []


def test_text_has_head_totals_and_foot(summary: Summary) -> None:
    lines = summary_text(summary, DEFAULT).splitlines()
    assert lines[0].endswith("内部工作资料")
    assert lines[1] == "本系统为非涉密系统，严禁录入、处理涉密信息"
    assert any(line.startswith("合计") for line in lines)
    assert lines[-1] == "提示供核实，不作为考核、排名、问责依据"


def test_small_numbers_of_households_are_in_no_format(summary: Summary) -> None:
    row = json.loads(summary_json(summary, DEFAULT))["rows"][0]
    assert (row["households"], row["hub_households"]) == (1300, "<5")
    assert "少于 5" in summary_text(summary, DEFAULT)
    assert "1 至 4 户的数不列出" in summary_text(summary, DEFAULT)
    cells = list(csv.DictReader(io.StringIO(summary_csv(summary, DEFAULT).removeprefix("\ufeff"))))
    assert cells[0]["中心户"] == "少于 5"
    sheet = openpyxl.load_workbook(io.BytesIO(summary_workbook(summary, DEFAULT))).active
    assert sheet is not None
    assert "少于 5" in [cell.value for row in sheet.iter_rows() for cell in row]


def test_where_nothing_is_on_record_there_is_a_dash_with_its_reason(summary: Summary) -> None:
    text = summary_text(summary, DEFAULT)
    assert "— / 2" in text
    assert "“—”：本库尚未导入该地相应党组织登记，不反映实际情况" in text
    row = json.loads(summary_json(summary, DEFAULT))["rows"][1]
    micro = next(c for c in row["coverage"] if c["level"] == "micro_grid")
    assert micro == {"level": "micro_grid", "total": 2, "covered": None, "share": None, "change": None}
    cells = list(csv.DictReader(io.StringIO(summary_csv(summary, DEFAULT).removeprefix("\ufeff"))))
    assert cells[1]["微网格 已覆盖"] == ""


def test_json_has_a_row_an_area_and_totals(summary: Summary) -> None:
    said = json.loads(summary_json(summary, DEFAULT))
    assert list(said) == ["profile", "on", "under", "revision", "by", "rows", "totals", "notes"]
    assert [row["uid"] for row in said["rows"]] == ["c1", "c2"]
    assert "uid" not in said["totals"]
    grid = next(c for c in said["totals"]["coverage"] if c["level"] == "grid")
    assert grid == {"level": "grid", "total": 3, "covered": 2, "share": 2 / 3, "change": 0}
    assert said["totals"]["findings"]["blank"] == sum(row["findings"]["blank"] for row in said["rows"])


def test_a_csv_has_a_row_an_area_then_the_totals_and_no_formula() -> None:
    built = place().area("c3", "community", "s", name="=c3", code="990101001009")
    text = summary_csv(summarise(built.network(), DEFAULT), DEFAULT)
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row[0] for row in rows] == ["社区", "c1", "c2", "'=c3", "合计"]
    assert len({len(row) for row in rows}) == 1


def test_columns_of_change_are_there_only_where_something_was_compared(summary: Summary) -> None:
    titles = [heading.title for heading in summary_table(summary, DEFAULT).headings]
    assert "网格 较上次" in titles
    alone = summary_table(summarise(place().network(), DEFAULT), DEFAULT)
    assert "网格 较上次" not in [heading.title for heading in alone.headings]


def test_the_workbook_prints_on_a3_landscape_with_a_frozen_head_and_totals(summary: Summary) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(summary_workbook(summary, DEFAULT)))["覆盖汇总"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
    assert sheet.freeze_panes == "B7"
    assert sheet.print_title_rows == "$5:$6"
    first = [row[0].value for row in sheet.iter_rows()]
    assert first[6:9] == ["c1", "c2", "合计"]
    assert first[-1] == "提示供核实，不作为考核、排名、问责依据"
    heads = {cell.value: cell.column for cell in sheet[5]}
    totals = [sheet.cell(9, heads["网格"] + at) for at in range(4)]
    assert [cell.value for cell in totals] == [3, 2, pytest.approx(2 / 3), 0]
    assert totals[2].number_format == "0%"


def test_an_empty_store_gives_a_table_without_rows() -> None:
    summary = summarise(Town().network(), DEFAULT)
    assert "本库尚无区域" in summary_text(summary, DEFAULT)
    assert json.loads(summary_json(summary, DEFAULT))["rows"] == []
    assert summary_workbook(summary, DEFAULT).startswith(b"PK")


def test_what_lies_in_no_row_is_said() -> None:
    built = place().area("g9", "grid", "s")
    assert "网格 3，实有 4" in summary_text(summarise(built.network(), DEFAULT), DEFAULT)
