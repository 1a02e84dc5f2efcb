"""What the terminal, files and documents say of alliances and pacts."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from graphmodel.alliances.burdens import duties, missing_themes, only_partners
from graphmodel.alliances.one import show_alliance
from graphmodel.alliances.pacts import find_pacts
from graphmodel.alliances.query import find_alliances
from graphmodel.alliances.report.alliances import alliances_listing, one_listing
from graphmodel.alliances.report.files import listing_csv, listing_workbook
from graphmodel.alliances.report.listing import Column, Listing, Table
from graphmodel.alliances.report.pacts import duties_listing, pacts_listing, partners_listing, themes_listing
from graphmodel.alliances.report.text import MOST_ROWS, listing_text
from graphmodel.alliances.report.values import answer_json
from graphmodel.gaps.catalogue import find_gaps
from graphmodel.gaps.report.text import WIDTH
from graphmodel.messages import LANGUAGES, Language, speak
from graphmodel.network import network_of
from graphmodel.profiles import Profile, load_profile
from tests.unit.alliances.quarter import ON, quarter
from viz.listing_document import listing_document

PRUDENT = ("内部工作资料", "严禁录入、处理涉密信息", "不作为考核、排名、问责依据")


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("default")


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    yield
    speak("zh")


def every_listing(profile: Profile) -> list[Listing]:
    network = quarter()
    findings = find_gaps(network, profile).findings
    pacts = find_pacts(network, profile)
    return [
        alliances_listing(find_alliances(network, profile, findings=findings)),
        alliances_listing(find_alliances(network, profile, area="秋实社区")),
        one_listing(show_alliance(network, profile, "a1", findings=findings), network),
        one_listing(show_alliance(network, profile, "a3"), network),
        pacts_listing(pacts),
        duties_listing(pacts, duties(pacts)),
        themes_listing(pacts, missing_themes(network, profile)),
        partners_listing(pacts, only_partners(network, profile)),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_fits_the_terminal_and_says_what_it_is(profile: Profile, lang: Language) -> None:
    speak(lang)
    for listing in every_listing(profile):
        text = listing_text(listing, profile)
        assert max(cell_len(line) for line in text.splitlines()) <= 100
        assert all(line == line.rstrip() for line in text.splitlines())
        if lang == "zh":
            assert all(words in text for words in PRUDENT)


def test_no_table_can_grow_beyond_the_terminal_whatever_its_cells(profile: Profile) -> None:
    for listing in every_listing(profile):
        for table in listing.tables:
            wide = [column.wide for column in table.columns if column.wide]
            assert sum(wide) + 2 * len(wide) <= WIDTH, table.title


def test_the_empty_segment_and_the_empty_slot_are_seen(profile: Profile) -> None:
    text = listing_text(one_listing(show_alliance(quarter(), profile, "a1"), quarter()), profile)
    assert "□ 空链段" in text
    assert "缺 1" in text
    assert "彩虹印染厂" in text


def test_the_list_of_an_empty_store_says_that_nothing_is_on_record(profile: Profile) -> None:
    network = network_of(nodes={}, ties={}, on=ON)
    assert "尚未导入联盟登记" in listing_text(alliances_listing(find_alliances(network, profile)), profile)
    pacts = find_pacts(network, profile)
    by = duties_listing(pacts, ()), themes_listing(pacts, ()), partners_listing(pacts, ())
    for listing in (pacts_listing(pacts), *by):
        assert "尚未导入共建协议登记" in listing_text(listing, profile)


def test_a_long_table_says_how_many_more_and_how_to_see_them(profile: Profile) -> None:
    rows = tuple(
        (f"第{n}个名称特别特别特别长的共建单位", tuple(f"成员{i}" for i in range(40))) for n in range(MOST_ROWS + 7)
    )
    table = Table("很多", (Column("名称", 20), Column("成员", 30)), rows, "无")
    listing = Listing("测试", None, ON, 1, (), (table,))
    text = listing_text(listing, profile)
    assert "另有 7 项，加 --all 查看全部" in text
    assert "…… 另有" in text
    whole = listing_text(listing, profile, everything=True)
    assert "另有" not in whole
    assert whole.count("成员39") == MOST_ROWS + 7


def test_json_holds_what_the_answer_holds(profile: Profile) -> None:
    answer = json.loads(answer_json(find_alliances(quarter(), profile, chain="家纺")))
    assert (answer["total"], [row["uid"] for row in answer["rows"]]) == (3, ["a1", "a2"])
    assert answer["filters"] == [{"dimension": "chain", "key": "textile", "label": "家纺产业链"}]
    assert answer["rows"][0]["last_active"] == "2026-11-01"
    assert {"dimension": "theme", "choices": [{"key": "发展", "label": "发展", "count": 1}]} in answer["facets"]
    pacts = json.loads(answer_json(find_pacts(quarter(), profile)))
    told = {row["uid"]: (row["done"], row["overdue"], len(row["projects"])) for row in pacts["rows"]}
    assert told == {"p1": (0, 1, 2), "p2": (0, 0, 0), "p3": (0, 0, 0), "p4": (1, 0, 1)}


def test_the_ledger_as_csv_has_a_row_for_each_project_and_for_a_pact_without_one(profile: Profile) -> None:
    text = listing_csv(pacts_listing(find_pacts(quarter(), profile)))
    assert text.startswith("\ufeff社区,共建单位,项目,内容,责任单位,时限,完成日期,完成情况")
    rows = {row["项目"]: row for row in csv.DictReader(io.StringIO(text[1:])) if row["项目"]}
    assert set(rows) == {"义诊", "助学", "讲座"}
    assert (rows["义诊"]["社区"], rows["义诊"]["责任单位"], rows["义诊"]["完成情况"]) == (
        "春风社区",
        "医院党支部",
        "逾期",
    )
    assert (rows["讲座"]["社区"], rows["讲座"]["完成日期"]) == ("春风社区、春雨社区", "2026-06-02")
    assert sum("项目" in row["待补要素"] for row in csv.DictReader(io.StringIO(text[1:]))) == 2


def test_a_name_is_no_formula_in_a_spreadsheet() -> None:
    table = Table("t", (Column("名称"), Column("数")), (("=1+1", 3), ("-2", -2)), "无")
    text = listing_csv(Listing("测试", None, ON, 1, (), (table,)))
    assert "'=1+1,3" in text
    assert "'-2,-2" in text


def test_a_workbook_has_filters_and_a_frozen_header_on_every_table(profile: Profile) -> None:
    for listing in every_listing(profile):
        book = load_workbook(io.BytesIO(listing_workbook(listing, profile)))
        cover, *sheets = book.worksheets
        words = {str(cell.value) for row in cover.iter_rows() for cell in row}
        assert {"内部工作资料", "提示供核实，不作为考核、排名、问责依据"} <= words
        assert [sheet.title for sheet in sheets] == [table.title for table in listing.tables if table.rows]
        for sheet in sheets:
            assert sheet.freeze_panes == "B2"
            assert sheet.auto_filter.ref == sheet.dimensions


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_document_holds_every_cell_and_no_markup_of_a_name(profile: Profile, lang: Language) -> None:
    speak(lang)
    for listing in every_listing(profile):
        page = listing_document(listing, profile)
        assert all(table.title in page for table in listing.tables)
    table = Table("t", (Column("名称"),), (("<img src=x onerror=alert(1)>",),), "无")
    page = listing_document(Listing("测试", None, ON, 1, (), (table,)), profile)
    assert "<img" not in page
    assert "<script" not in page
