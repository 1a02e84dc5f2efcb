"""Records as tables for people."""

from collections.abc import Iterator
from datetime import date

import pytest

from graphmodel.collections.collection import COLLECTIONS
from graphmodel.collections.listing import list_records
from graphmodel.collections.tables import cells, heads, records_csv
from graphmodel.messages import speak
from tests.unit.collections.village import DEFAULT, shelf

SHELF = shelf()


@pytest.fixture(autouse=True)
def chinese_again() -> Iterator[None]:
    yield
    speak("zh")


def test_columns_and_words_are_labelled_in_the_language_of_the_moment() -> None:
    fields = "uid,tier,founded_on,members,live"
    items = list_records(SHELF, "orgs", filters={"uid": "br1"}, fields=fields).items
    assert heads("orgs", fields=fields) == ("编号", "党组织类别", "批准成立日期", "正式党员数", "有效")
    assert cells("orgs", items, DEFAULT, fields=fields) == (("br1", "支部", date(2010, 5, 4), "7–50", "是"),)
    speak("en")
    assert heads("orgs", fields=fields)[1:3] == ("tier", "founded on")
    assert cells("orgs", items, DEFAULT, fields=fields) == (("br1", "branch", date(2010, 5, 4), "7–50", "yes"),)


def test_what_is_withheld_says_so_and_what_is_not_on_record_is_empty() -> None:
    fields = "uid,households,hub_households,residents"
    items = list_records(SHELF, "areas", fields=fields, sort="uid").items
    rows = {row[0]: row[1:] for row in cells("areas", items, DEFAULT, fields=fields)}
    assert rows["g1"] == (5, "少于 5", None)
    assert rows["v1"] == ("少于 5", None, None)


def test_csv_has_a_bom_and_no_cell_that_is_a_formula() -> None:
    text = records_csv(
        "chains", list_records(SHELF, "chains", fields="segments,name").items, DEFAULT, fields="segments,name"
    )
    assert text == "\ufeff编号,链段,名称\r\ndye,纺纱、印染,家纺链\r\nbare,,空链\r\n"
    units = list_records(SHELF, "units", fields="lon").items
    assert records_csv("units", units, DEFAULT, fields="lon").splitlines()[1:] == ["shop,-0.5", "mill,121.5"]


@pytest.mark.parametrize("path", COLLECTIONS)
def test_every_collection_is_a_table(path: str) -> None:
    rows = cells(path, list_records(SHELF, path, state="all").items, DEFAULT)
    assert rows
    assert {len(row) for row in rows} == {len(heads(path))}
