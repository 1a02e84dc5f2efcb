"""Where a node lies, and how far two divisions agree."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.network import network_of
from graphmodel.ties.borders import agreement, homes
from graphmodel.ties.projection import tie_network

from . import town


def test_a_node_lies_where_its_area_its_carrier_or_what_it_covers_lies() -> None:
    found = town.studied()
    assert found.home("sub_district") == {
        "c1": "d1", "c2": "d1", "c3": "d2", "c4": "d2", "d1": "d1", "d2": "d2", "g1": "d1", "o2": "d1", "o3": "d1",
        "u1": "d1", "u2": "d1", "u3": "d1", "u4": "d2",
    }  # fmt: skip
    assert found.home("community") == {
        "c1": "c1", "c2": "c2", "c3": "c3", "c4": "c4", "g1": "c1", "o2": "c1", "u1": "c1", "u2": "c1", "u3": "c2",
        "u4": "c3",
    }  # fmt: skip


def test_a_unit_lies_where_it_operates_and_one_that_operates_twice_nowhere() -> None:
    nodes = {
        "Area": [{"uid": uid, "name": uid, "level": "community"} for uid in ("a", "b")],
        "Unit": [{"uid": uid, "name": uid, "kind": "enterprise"} for uid in ("one", "two", "paper")],
    }
    placed = [("one", "a", "operating"), ("one", "b", "registered"), ("two", "a", None), ("two", "b", None)]
    placed.append(("paper", "b", "registered"))
    ties = {
        "LOCATED_IN": [
            {"uid": f"t{at}", "start": start, "end": end, "place": place}
            for at, (start, end, place) in enumerate(placed)
        ]
    }
    network = network_of(nodes=nodes, ties=ties, on=town.ON)
    found = homes(network, town.DEFAULT.scheme, tie_network(network, town.DEFAULT.scheme), level="community")
    assert found == {"a": "a", "b": "b", "one": "a", "paper": "b"}


def test_territory_that_runs_in_a_circle_ends() -> None:
    nodes = {"Area": [{"uid": uid, "name": uid, "level": "community"} for uid in ("a", "b")]}
    ties = {"PART_OF": [{"uid": "t1", "start": "a", "end": "b"}, {"uid": "t2", "start": "b", "end": "a"}]}
    network = network_of(nodes=nodes, ties=ties, on=town.ON)
    assert homes(network, town.DEFAULT.scheme, tie_network(network, town.DEFAULT.scheme), level="community") == {}


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        # the examples of scikit-learn's documentation of the index
        ((0, 0, 1, 1), (1, 1, 0, 0), 1.0),
        ((0, 0, 1, 2), (0, 0, 1, 1), 0.571428571),
        ((0, 0, 1, 1), (0, 1, 0, 1), -0.5),
        # the worked example of Yeung & Ruzzo (2001), Details of the adjusted Rand index, table 2: 0.313
        ((1, 1, 2, 2, 2, 2, 3, 3, 3, 3), (1, 2, 1, 2, 2, 3, 3, 3, 3, 3), 0.313),
    ],
)
def test_agreement_is_the_published_index(first: tuple[int, ...], second: tuple[int, ...], value: float) -> None:
    found = agreement(*({str(at): own for at, own in enumerate(one)} for one in (first, second)))
    assert found is not None
    assert float(found) == pytest.approx(value, abs=5e-4)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_agreement_is_what_counting_pairs_gives(rows: list[tuple[int, int]]) -> None:
    first, second = ({str(at): row[which] for at, row in enumerate(rows)} for which in (0, 1))
    pairs = list(combinations(rows, 2))
    a = sum(x[0] == y[0] and x[1] == y[1] for x, y in pairs)
    b = sum(x[0] == y[0] and x[1] != y[1] for x, y in pairs)
    c = sum(x[0] != y[0] and x[1] == y[1] for x, y in pairs)
    d = len(pairs) - a - b - c
    under = (a + b) * (b + d) + (a + c) * (c + d)
    assert agreement(first, second) == (Fraction(2 * (a * d - b * c), under) if under else None)


def test_what_only_one_division_places_is_left_out() -> None:
    assert agreement({"a": 1, "b": 1, "c": 2, "x": 9}, {"a": 5, "b": 5, "c": 6, "y": 9}) == 1
    assert agreement({"a": 1}, {"a": 1}) is None
