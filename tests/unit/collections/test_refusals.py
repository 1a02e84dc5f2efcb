"""Refusals: every wrong argument is named, with what would be right, in both languages."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.collections.collection import COLLECTIONS
from graphmodel.collections.filters import filters_of
from graphmodel.collections.listing import list_records
from graphmodel.collections.reading import read_record
from graphmodel.errors import NotFoundError, UsageError
from graphmodel.messages import LANGUAGES, mend, say
from tests.unit.collections.village import shelf

SHELF = shelf()


def refusal(path: str = "orgs", **asked: Any) -> UsageError:
    with pytest.raises(UsageError) as caught:
        list_records(SHELF, path, **asked)
    for lang in LANGUAGES:
        assert say(caught.value.code, lang, **caught.value.data)
        mend(caught.value.code, lang, **caught.value.data)
    return caught.value


@pytest.mark.parametrize(
    ("asked", "code", "parameter"),
    [
        ({"filters": {"tir": "branch"}}, "filter_unknown", "tir"),
        ({"filters": {"tier__lt": "branch"}}, "operator_unknown", "tier__lt"),
        ({"filters": {"founded_on__gte__eq": "2020-01-01"}}, "filter_unknown", "founded_on__gte__eq"),
        ({"filters": {"tier": "brunch"}}, "word_unknown", "tier"),
        ({"filters": {"tier__in": "branch,,group"}}, "empty", "tier__in"),
        ({"filters": {"name": ""}}, "empty", "name"),
        ({"filters": {"name": "\ud800"}}, "no_text", "name"),
        ({"filters": {"seats": "1.0"}}, "int_wrong", "seats"),
        ({"filters": {"seats": "٣"}}, "int_wrong", "seats"),
        ({"filters": {"seats": "1e3"}}, "int_wrong", "seats"),
        ({"filters": {"seats__gt": "9223372036854775808"}}, "int_wrong", "seats__gt"),
        ({"filters": {"seats__gt": "9" * 5000}}, "int_wrong", "seats__gt"),
        ({"filters": {"founded_on": "2020-05"}}, "date_wrong", "founded_on"),
        ({"filters": {"founded_on": "2020-02-30"}}, "date_wrong", "founded_on"),
        ({"filters": {"first_seen": "2020-02-20T10:00:00"}}, "instant_wrong", "first_seen"),
        ({"filters": {"first_seen": "0001-13-01T00:00:00Z"}}, "instant_wrong", "first_seen"),
        ({"filters": {"seats__missing": "1"}}, "flag_wrong", "seats__missing"),
        ({"sort": "nmae"}, "sort_unknown", "sort"),
        ({"sort": "name,-name"}, "sort_twice", "sort"),
        ({"sort": "--name"}, "sort_unknown", "sort"),
        ({"sort": "name,"}, "empty", "sort"),
        ({"fields": "name,size"}, "field_unknown", "fields"),
        ({"expand": "parents"}, "expand_unknown", "expand"),
        ({"expand": "raises,part_of"}, "expand_unknown", "expand"),
        ({"state": "dead"}, "state_unknown", "state"),
        ({"state": "all", "under": "town"}, "state_under", "state"),
        ({"limit": "0"}, "limit_wrong", "limit"),
        ({"limit": "1001"}, "limit_wrong", "limit"),
        ({"limit": "-1"}, "limit_wrong", "limit"),
        ({"limit": "9" * 5000}, "limit_wrong", "limit"),
        ({"limit": ""}, "limit_wrong", "limit"),
        ({"limit": "11", "most": 10}, "limit_wrong", "limit"),
        ({"q": ""}, "empty", "q"),
        ({"under": ""}, "empty", "under"),
    ],
)
def test_a_wrong_argument_is_named_with_its_parameter(asked: dict[str, Any], code: str, parameter: str) -> None:
    error = refusal(**asked)
    assert (error.code, error.data["parameter"]) == (f"collection.{code}", parameter)


def test_what_was_meant_is_suggested() -> None:
    assert "tier" in str(refusal(filters={"tir": "branch"}).data["near"])
    assert "name" in str(refusal(sort="nmae").data["near"])
    assert "on__eq" in str(refusal("events", filters={"on": "2026-05-01"}).data["known"])
    assert "branch (支部)" in str(refusal(filters={"tier": "brunch"}).data["known"])


def test_lists_are_no_order() -> None:
    assert refusal("chains", sort="segments").code == "collection.sort_unknown"


def test_a_place_that_is_not_there_is_not_found() -> None:
    for under in ("nowhere", "888888", "old"):
        with pytest.raises(NotFoundError) as caught:
            list_records(SHELF, "orgs", under=under)
        assert caught.value.data["parameter"] == "under"
    with pytest.raises(NotFoundError):
        list_records(SHELF, "organisations")


def test_a_page_has_fifty_records_unless_asked_or_bounded_otherwise() -> None:
    assert len(list_records(SHELF, "orgs", most=2).items) == 2
    assert len(list_records(SHELF, "orgs", limit=1).items) == 1


@given(st.text(), st.data())
def test_any_text_is_answered_or_refused_and_nothing_else(text: str, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(list(COLLECTIONS)))
    which = data.draw(
        st.sampled_from(["under", "q", "sort", "fields", "expand", "state", "limit", "cursor", "filters", "uid"])
    )
    error = None
    try:
        if which == "uid":
            read_record(SHELF, path, text)
        elif which == "filters":
            list_records(SHELF, path, filters={data.draw(st.sampled_from(filters_of(path))).name: text})
        else:
            list_records(SHELF, path, **{which: text})
    except UsageError as refused:
        error = refused
    assert error is None or (error.data["parameter"] and str(error))
