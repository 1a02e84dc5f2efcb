"""Searching by name, pinyin, initials and code."""

import polars as pl
import pytest

from graphmodel.collections.listing import list_records
from graphmodel.collections.names import _marked, _place_readings, _readings, _replaced, matching, name_index
from graphmodel.schema import NODES
from tests.unit.collections.village import one_kind, shelf

SHELF = shelf()


def found(text: str, path: str = "orgs") -> set[str]:
    return {item["uid"] for item in list_records(SHELF, path, q=text).items}


def called(name: str, text: str) -> bool:
    table = one_kind("Area", [{"uid": "x", "name": name}]).records["areas"].table
    return bool(matching(name_index(table, NODES["Area"]), text)[0])


@pytest.mark.parametrize(
    "text",
    ["长兴", "长 兴村", "changxing", "Chang Xing", "changx", "xingcundang", "cxc", "cxcdzb", "ZB-0", "zb-001", "br1"],
)
def test_a_record_is_found_by_name_pinyin_initials_code_or_uid(text: str) -> None:
    assert found(text) == {"br1"}


@pytest.mark.parametrize("text", ["angxing", "B-001", "br", "xc1", "长兴镇", "chang  xang"])
def test_what_is_neither_is_not_found(text: str) -> None:
    assert found(text) == set()


def test_a_search_keeps_the_order_of_the_list() -> None:
    assert [item["uid"] for item in list_records(SHELF, "orgs", q="dang").items] == ["br2", "com", "br1"]


def test_letters_and_digits_of_a_name_are_typed_as_they_are() -> None:
    for text in ("abc", "ABC 超市", "abcchaoshi", "bcchao", "abccs", "ＡＢＣ"):
        assert found(text, "units") == ({"shop"} if text != "bcchao" else set())
    assert found("91110000", "units") == {"mill"}


def test_a_record_without_name_is_found_by_uid_and_a_decision_by_its_finding() -> None:
    assert found("e2", "events") == {"e2"}
    assert found("c1~v", "decisions") == {"d1"}
    assert found("meeting", "events") == set()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单县", "shanxian"), ("单县", "danxian"), ("六安市", "luan"), ("六合区", "luhe"), ("蚌埠市", "bengbu"),
        ("蚌山区", "bengshan"), ("亳州市", "bozhou"), ("台州市", "taizhou"), ("丽水市", "lishui"), ("番禺区", "panyu"),
        ("铅山县", "yanshan"), ("乐亭县", "laoting"), ("尉氏县", "weishi"), ("浚县", "xunxian"), ("泌阳县", "biyang"),
        ("郴州市", "chenzhou"), ("歙县", "shexian"), ("黟县", "yixian"), ("荥阳市", "xingyang"), ("荥经县", "yingjing"),
        ("长垣市", "changyuan"), ("厦门市", "xiamen"), ("重庆市", "chongqing"), ("朝阳街道", "chaoyang"), ("大埔县", "dabu"),
        ("东阿县", "donge"), ("东莞市", "dongguan"), ("涡阳县", "guoyang"), ("枞阳县", "zongyang"), ("莘县", "shenxian"),
        ("莘庄镇", "xinzhuang"), ("牟平区", "muping"), ("乐清市", "yueqing"), ("嵊泗县", "shengsi"), ("会稽山", "kuaiji"),
        ("巴音郭楞", "bayinguoleng"), ("闵行区", "minhang"), ("长子县", "zhangzi"), ("长治市", "changzhi"),
        ("望都县", "wangdu"), ("洪洞县", "hongtong"), ("库尔勒市", "kuerle"), ("什邡市", "shifang"), ("绿春县", "lvchun"),
        ("绿春县", "lüchun"), ("略阳县", "lueyang"), ("略阳县", "lveyang"), ("乐陵市", "laoling"), ("长宁区", "cnq"),
    ],
)  # fmt: skip
def test_places_are_found_as_they_are_read(name: str, typed: str) -> None:
    assert called(name, typed)


def test_every_reading_that_is_listed_differs_from_the_dictionary() -> None:
    readings = _place_readings()
    names = pl.Series(list(readings))
    plain, places = _readings(names)
    assert len(places) == len(readings) > 30
    spelt = dict(zip(names, _replaced(names, plain), strict=True))
    assert [name for name, said in readings.items() if spelt[name] == _marked(said)] == []


def test_a_search_of_any_length_is_answered() -> None:
    for text in ("x" * 100_000, "长" * 100_000, " ", "(", "\\", "[", "\x01", "a\x02"):
        assert found(text) == set()
