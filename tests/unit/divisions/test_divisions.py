"""The division register: real places by code and by name, and what their names and codes say of them."""

import hashlib
from collections import Counter
from importlib.resources import files

import pytest

from graphmodel import divisions
from graphmodel.divisions import (
    find_code,
    find_name,
    is_registered,
    path_names,
    registered,
    significant,
    subtree,
)
from graphmodel.divisions.division import kind_in_code, kind_in_name
from graphmodel.errors import NotFoundError


def counts(code: str, *, statistical: bool = False) -> tuple[int, int]:
    found = Counter(d.level for d in subtree(code, statistical=statistical))
    return found["sub_district"], found["community"]


@pytest.mark.parametrize(
    ("code", "statistical", "expected"),
    [
        ("310151105", False, (1, 23)),
        ("410102", False, (14, 157)),
        ("3204", False, (63, 1035)),
        ("3204", True, (67, 1049)),
        ("310151105001", False, (0, 1)),
    ],
)
def test_a_subtree_holds_the_published_numbers(code: str, statistical: bool, expected: tuple[int, int]) -> None:
    assert counts(code, statistical=statistical) == expected


@pytest.mark.parametrize("padded", ["310151105", "310151105000"])
def test_a_padded_code_means_the_same(padded: str) -> None:
    assert subtree(padded) == subtree("310151105")
    assert [d.code for d in subtree(padded)] == sorted(d.code for d in subtree(padded))


def test_a_sub_district_comes_with_its_kind_parent_and_names_above() -> None:
    found = find_code("310151105")
    assert found is not None
    assert (found.code, found.name, found.level, found.kind) == ("310151105000", "竖新镇", "sub_district", "town")
    assert (found.parent, found.statistical, found.note) == ("310151000000", False, None)
    assert path_names("310151105000") == ("上海市", "市辖区", "崇明区", "竖新镇")


@pytest.mark.parametrize(
    "code", ["310151199", "99", "990101001001", "", "31015", "３１", "abcdefabcdef", "000000000000"]
)
def test_what_the_register_lacks_is_not_found(code: str) -> None:
    assert find_code(code) is None
    assert not is_registered(code)
    assert path_names(code) == ()
    with pytest.raises(NotFoundError):
        subtree(code)


def test_a_city_without_counties_holds_its_sub_districts_itself() -> None:
    found = find_code("441900003")
    assert found is not None
    assert found.parent == "441900000000"
    assert path_names(found.code) == ("广东省", "东莞市", "东城街道")
    city = find_code("441900000000")
    assert city is not None
    assert city.level == "city"


def test_codes_are_registered_in_any_form_and_answered_as_given() -> None:
    codes = ["31", "310151105000", "310151105", "440300000000", "990101001001", "310151105999"]
    assert registered(codes) == set(codes[:4])


def test_a_name_is_found_with_the_names_above_it() -> None:
    assert [d.code for d in find_name("竖新")] == ["310151105000"]
    assert [d.code for d in find_name("崇明区 竖新")] == ["310151105000"]
    assert find_name("静安区 竖新") == ()
    assert find_name("没有这个地方名") == ()
    assert find_name("  ") == ()


def test_too_many_names_are_cut_to_the_nearest_in_code_order() -> None:
    found = find_name("朝阳", limit=20)
    assert len(found) == 20
    assert [d.code for d in found] == sorted(d.code for d in found)
    assert "110105000000" in {d.code for d in found}


def test_a_unit_of_a_statistical_serial_is_one_whatever_its_name() -> None:
    park = find_code("320481400")
    assert park is not None
    assert park.statistical
    assert subtree("320481400") == ()
    assert {d.name for d in subtree("320481400", statistical=True)} >= {"常州监狱"}


def test_a_sub_district_of_a_statistical_serial_that_holds_communities_is_an_ordinary_one() -> None:
    zone = find_code("320412400")
    assert zone is not None
    assert (zone.name, zone.statistical, zone.kind) == ("武进经济开发区", False, None)


NAMES = {
    ("竖新镇", "sub_district"): "town",
    ("东华门街道", "sub_district"): "sub_district",
    ("某街道办事处", "sub_district"): "sub_district",
    ("金山族乡", "sub_district"): "township",
    ("某苏木", "sub_district"): "township",
    ("平房地区", "sub_district"): None,
    ("武进经济开发区", "sub_district"): None,
    ("多福巷社区居委会", "community"): "community",
    ("佳和社区居民委会", "community"): "community",
    ("庆丰家委会", "community"): "community",
    ("某厂家属委员会", "community"): "community",
    ("白山社区（白河）", "community"): "community",
    ("屯军营村", "community"): "village",
    ("屯军营村委会", "community"): "village",
    ("沟口子村村民委会", "community"): "village",
    ("西里街村村民委会员", "community"): "village",
    ("巴彦嘎查", "community"): "village",
    ("梅桥社区村民委员会", "community"): "village",
    ("三江林场生活区", "community"): None,
    ("角什科贡麻牧委会", "community"): None,
    ("崇明区", "county"): None,
}


@pytest.mark.parametrize(("name", "level"), NAMES)
def test_the_ending_of_a_name_says_the_kind(name: str, level: divisions.Level) -> None:
    assert kind_in_name(name, level) == NAMES[name, level]


def test_a_code_says_the_kind_where_the_name_does_not() -> None:
    serials = {"001": "community", "199": "community", "200": "village", "399": "village", "400": None, "000": None}
    assert {s: kind_in_code("310151105" + s) for s in serials} == serials
    serials = {"001": "sub_district", "100": "town", "200": "township", "400": None}
    assert {s: kind_in_code("310151" + s) for s in serials} == serials
    found = find_code("110105034")
    assert found is not None
    assert (found.name, found.kind, found.note) == ("三间房地区", "sub_district", None)


def test_a_name_that_contradicts_its_code_wins_and_is_noted() -> None:
    found = find_code("340122102002")
    assert found is not None
    assert (found.name, found.kind, found.note) == ("梅桥社区村民委员会", "village", "division.kind_disagrees")


@pytest.mark.parametrize(
    ("code", "digits"),
    [
        ("310151105001", "310151105001"), ("310151105000", "310151105"), ("310151000000", "310151"),
        ("310100000000", "3101"), ("310000000000", "31"), ("310151105", "310151105"), ("310151", "310151"),
    ],
)  # fmt: skip
def test_only_the_digits_before_the_zeros_are_significant(code: str, digits: str) -> None:
    assert significant(code) == digits


def test_the_origin_names_the_file_that_ships() -> None:
    folder = files(divisions)
    packed = (folder / "register.zip").read_bytes()
    assert hashlib.sha256(packed).hexdigest() in (folder / "ORIGIN.md").read_text(encoding="utf-8")
    assert len(packed) < 4_000_000
