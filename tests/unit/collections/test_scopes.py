"""Scopes: what of every kind is under an area, and under the areas of a code."""

import pytest

from graphmodel.collections.collection import COLLECTIONS
from graphmodel.collections.listing import list_records
from graphmodel.gaps.scope import scope_of
from tests.unit.collections.village import shelf

SHELF = shelf()
UNDER = {
    # mill is in a park of grid g1, and so is what it is a member of; br1 covers v1
    "v1": {
        "areas": {"v1", "g1"}, "orgs": {"br1", "com"}, "units": {"mill"}, "carriers": {"park"}, "chains": {"dye"},
        "alliances": {"al"}, "pacts": {"pact"}, "projects": {"pj1"}, "needs": {"nd"}, "resources": set(),
        "service-points": {"sp"}, "posts": {"po"}, "events": {"e1", "e3"}, "decisions": {"d1"},
    },
    "v2": {
        "areas": {"v2"}, "orgs": {"br2", "com"}, "units": {"shop"}, "carriers": set(), "chains": set(), "alliances": set(),
        "pacts": {"pact"}, "projects": {"pj2"}, "needs": set(), "resources": {"rs"}, "service-points": {"sp"},
        "posts": set(), "events": {"e2"}, "decisions": set(),
    },
}  # fmt: skip


def under(path: str, place: str) -> set[str]:
    return {item["uid"] for item in list_records(SHELF, path, under=place, fields="uid").items}


@pytest.mark.parametrize("place", UNDER)
@pytest.mark.parametrize("path", COLLECTIONS)
def test_what_is_under_an_area_is_where_what_it_has_to_do_with_is(path: str, place: str) -> None:
    assert under(path, place) == UNDER[place][path]


@pytest.mark.parametrize("path", COLLECTIONS)
def test_a_division_code_means_the_areas_that_it_begins(path: str) -> None:
    assert under(path, "990101101201") == UNDER["v1"][path]
    assert under(path, "990101101") == under(path, "town")


def test_a_pact_of_nobody_here_is_under_no_area() -> None:
    assert under("pacts", "town") == {"pact"}
    assert list_records(SHELF, "pacts").total == 2


@pytest.mark.parametrize("place", ["town", "v1", "v2", "g1", "9901"])
def test_areas_units_carriers_and_organisations_are_those_of_gap_reports(place: str) -> None:
    scope = scope_of(SHELF.view, place)
    said = {SHELF.view.uid(number) for number in scope.uids}
    assert set().union(*(under(path, place) for path in ("areas", "units", "carriers", "orgs"))) == said


def test_filters_and_searches_go_with_a_scope() -> None:
    found = list_records(SHELF, "orgs", under="v1", filters={"tier": "branch"}, q="长兴")
    assert [item["uid"] for item in found.items] == ["br1"]
