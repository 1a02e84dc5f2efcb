"""Where the records of a walk stand."""

import numpy as np

from graphmodel.walks.ground import Walks
from graphmodel.walks.neighbourhood import find_neighbourhood
from graphmodel.walks.path import find_path
from tests.unit.alliances.quarter import quarter
from viz.pictures.walk import walk_places


def test_the_start_stands_in_the_middle_and_everyone_apart_the_same_way_each_time() -> None:
    found = find_neighbourhood(Walks(quarter()), "a1", depth=3)
    places = walk_places(found)
    assert places["a1"] == (0.0, 0.0)
    assert set(places) == {stop.uid for stop in found.nodes}
    assert len(set(places.values())) == len(places) > 10
    assert walk_places(find_neighbourhood(Walks(quarter()), "a1", depth=3)) == places


def test_who_is_tied_stands_nearer_than_who_is_not() -> None:
    found = find_neighbourhood(Walks(quarter()), "a1", depth=3)
    at = {uid: np.array(place) for uid, place in walk_places(found).items()}
    tied = {frozenset((tie.start, tie.end)) for tie in found.ties}
    gaps = {frozenset((a, b)): np.linalg.norm(at[a] - at[b]) for a in at for b in at if a < b}
    assert np.mean([gaps[pair] for pair in tied]) < 0.7 * np.mean(
        [gap for pair, gap in gaps.items() if pair not in tied]
    )


def test_nobody_and_one_alone_have_their_places() -> None:
    ground = Walks(quarter())
    assert walk_places(find_path(ground, "gear", "a1")) == {}
    assert walk_places(find_neighbourhood(ground, "gear")) == {"gear": (0.0, 0.0)}
