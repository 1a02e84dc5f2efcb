"""Counts that could point at somebody, as they are shown."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.discretion import BANDS, band, is_few, shown_property, shown_value, withheld
from graphmodel.schema import NODE_KINDS, NODES, TIE_KINDS, Property

MEMBERS = NODES["Org"].property("members")
HOUSEHOLDS = NODES["Area"].property("households")


def shown(declared: Property, *values: int | None) -> list[object]:
    frame = pl.DataFrame({declared.name: values}, schema={declared.name: pl.Int64})
    return frame.select(shown_value(declared)).to_series().to_list()


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0"), (1, "1–2"), (2, "1–2"), (3, "3–6"), (6, "3–6"), (7, "7–50"), (50, "7–50"), (51, ">50"), (9999, ">50")],
)
def test_members_are_shown_as_bands(count: int, said: str) -> None:
    assert band(count) == said
    assert shown(MEMBERS, count, None) == [said, None]


@given(st.lists(st.integers(0, 10**12), min_size=1))
def test_a_column_says_the_band_that_a_number_does(counts: list[int]) -> None:
    assert shown(MEMBERS, *counts) == [band(count) for count in counts]


def test_one_to_four_households_are_not_shown() -> None:
    assert shown(HOUSEHOLDS, 0, 1, 4, 5, None) == [0, None, None, 5, None]
    frame = pl.DataFrame({"households": [0, 1, 4, 5, None]})
    assert frame.select(withheld(HOUSEHOLDS)).to_series().to_list() == [False, True, True, False, False]
    assert [is_few(count) for count in (0, 1, 4, 5)] == [False, True, True, False]


def test_a_band_may_be_typed_with_a_plain_hyphen() -> None:
    assert [BANDS.find(text) and BANDS.find(text).key for text in ("1-2", "3~6", "7–50", ">50")] == [
        "1–2", "3–6", "7–50", ">50",
    ]  # fmt: skip
    assert shown_property(MEMBERS).words is BANDS
    assert shown_property(HOUSEHOLDS) is HOUSEHOLDS


def test_every_count_of_members_and_households_is_guarded() -> None:
    said = {
        (getattr(kind, "label", None) or kind.type, p.name): p.guard
        for kind in (*NODE_KINDS, *TIE_KINDS)
        for p in kind.stored
        if p.guard
    }
    assert said == {
        ("Area", "households"): "households",
        ("Area", "hub_households"): "households",
        ("Area", "members"): "members",
        ("Org", "members"): "members",
        ("Org", "probationary"): "members",
        ("Org", "participants"): "members",
        ("Unit", "members"): "members",
        ("DRAWS_FROM", "count"): "members",
        ("REPORTS_TO", "count"): "members",
    }


def test_a_band_is_also_written_with_a_hyphen_or_a_tilde_in_this_order_in_every_process() -> None:
    assert [word.also for word in BANDS.words] == [(), ("1-2", "1~2"), ("3-6", "3~6"), ("7-50", "7~50"), ()]
