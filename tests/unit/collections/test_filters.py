"""Filters: every one of every collection against a plain loop over the rows."""

import operator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.collections.collection import COLLECTIONS
from graphmodel.collections.filters import RESERVED, Filter, filters_of, operators_of
from graphmodel.collections.listing import list_records
from graphmodel.schema import NODES
from graphmodel.vocabulary import TIER
from tests.unit.collections.village import POOLS, one_kind, random_rows, rows_of, shelf, shown, sorts

COMPARE = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
}
NOBODYS: dict[str, list[Any]] = {
    "text": ["丁"], "int": [99], "float": [7.5], "flag": [], "date": [date(2100, 1, 1)],
    "instant": ["2099-01-01T00:00:00Z"],
}  # fmt: skip


def text_of(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


def plainly(asked: Filter, row: dict[str, Any], wanted: Any) -> bool:
    """Whether a raw row passes, without a column in sight."""
    raw = row.get(asked.of.name)
    declared = asked.of
    told = shown(declared, raw)
    if asked.op == "missing":
        return (raw is None) == wanted
    if told is None:
        return False
    if asked.op == "contains":
        return wanted in told
    if asked.op == "in":
        return told in wanted
    return bool(COMPARE[asked.op](sorts(declared, told), sorts(declared, wanted)))


def choices(asked: Filter) -> list[Any]:
    """What a filter is asked for: every value that the rows may have, and one that none has."""
    if asked.op == "missing":
        return [True, False]
    if asked.of.words and asked.of.words.keys:
        return list(asked.of.words.keys[:4])
    if asked.of.type == "texts":
        return ["甲", "乙", "丁"]
    return ["u01", "nobody"] if asked.of.name == "uid" else [*POOLS[asked.of.type], *NOBODYS[asked.of.type]]


def wanted_of(asked: Filter) -> st.SearchStrategy[Any]:
    one = st.sampled_from(choices(asked))
    return st.lists(one, min_size=1, max_size=3) if asked.many else one


@pytest.mark.parametrize("path", COLLECTIONS)
def test_a_filter_passes_what_a_loop_over_the_rows_does(path: str) -> None:
    label, passed = COLLECTIONS[path].kind.label, 0
    rows = random_rows(label, 40)
    records = one_kind(label, rows)
    for asked in filters_of(path):
        every = choices(asked)
        for wanted in [every[:2], every[1:]] if asked.many else every:
            text = ",".join(map(text_of, wanted)) if asked.many else text_of(wanted)
            page = list_records(records, path, filters={asked.name: text}, state="all", fields="uid")
            expected = sorted(row["uid"] for row in rows if plainly(asked, row, wanted))
            assert sorted(item["uid"] for item in page.items) == expected, (asked.name, text)
            passed += 0 < len(expected) < len(rows)
    assert passed > len(filters_of(path))


@given(data=st.data())
def test_several_filters_must_all_pass(data: st.DataObject) -> None:
    rows = data.draw(rows_of("Org", most=20))
    every = data.draw(st.lists(st.sampled_from(filters_of("orgs")), max_size=3, unique_by=lambda one: one.name))
    asked = [(one, data.draw(wanted_of(one))) for one in every]
    texts = {one.name: ",".join(map(text_of, w)) if one.many else text_of(w) for one, w in asked}
    page = list_records(one_kind("Org", rows), "orgs", filters=texts, state="all")
    expected = sorted(r["uid"] for r in rows if all(plainly(one, r, w) for one, w in asked))
    assert sorted(item["uid"] for item in page.items) == expected
    assert page.total == len(expected)


def test_every_property_is_filtered_with_the_operators_of_its_type() -> None:
    for path, collection in COLLECTIONS.items():
        names = {(one.of.name, one.op) for one in filters_of(path)}
        assert names == {(p.name, op) for p in collection.properties.values() for op in operators_of(p)}
        assert {p.name for p in NODES[collection.kind.label].stored} <= {name for name, _ in names}
        assert not {one.name for one in filters_of(path)} & RESERVED


def test_members_are_compared_by_band_and_never_by_number() -> None:
    said = {one.name: one for one in filters_of("orgs") if one.of.name == "members"}
    assert said.keys() == {"members", "members__ne", "members__in", "members__missing"}
    assert [word.key for word in said["members"].words] == ["0", "1–2", "3–6", "7–50", ">50"]
    village = shelf()
    assert [i["uid"] for i in list_records(village, "orgs", filters={"members__in": "3-6,>50"}).items] == ["br2", "com"]


@pytest.mark.parametrize("text", ["branch", "支部", "Branch", "党支部"])
def test_a_word_is_known_by_key_and_by_label_in_either_language(text: str) -> None:
    page = list_records(shelf(), "orgs", filters={"tier": text})
    assert {item["uid"] for item in page.items} == {"br1", "br2"}
    assert [one.words for one in filters_of("orgs") if one.name == "tier"] == [TIER.words]


def test_a_list_takes_commas_of_every_width() -> None:
    for text in ("branch,party_committee", "支部，党委", "支部、 党委"):
        assert list_records(shelf(), "orgs", filters={"tier__in": text}).total == 3


def test_days_are_read_in_the_forms_of_offices() -> None:
    for text in ("2010-05-04", "2010年5月4日", "20100504"):
        assert [i["uid"] for i in list_records(shelf(), "orgs", filters={"founded_on__gte": text}).items] == ["br1"]


def test_a_property_that_an_address_means_otherwise_is_written_out() -> None:
    found = list_records(shelf(), "events", filters={"on__eq": "2026-05-01"})
    assert [item["uid"] for item in found.items] == ["e1"]
    assert list_records(shelf(), "orgs", filters={"tier__eq": "branch"}).total == 2


def test_moments_are_compared_whatever_their_time_zone() -> None:
    found = list_records(shelf(), "orgs", filters={"first_seen": "2026-01-02T11:04:05+08:00"})
    assert [item["uid"] for item in found.items] == ["br1"]
