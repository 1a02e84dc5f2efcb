"""What is drawn of too much: the first that fit together with a group for each holder of the others."""

from hypothesis import given
from hypothesis import strategies as st

from viz.budget import fit


def test_what_fits_is_drawn_whole() -> None:
    kept = fit("abc", {"b": "a", "c": "a"}, most=3)
    assert (kept.uids, kept.groups, kept.loose) == (("a", "b", "c"), {}, 0)


def test_what_is_left_is_counted_at_the_nearest_drawn_one_it_leans_on() -> None:
    kept = fit("abcdef", {"b": "a", "c": "a", "d": "b", "e": "d", "f": "c"}, most=4)
    assert kept.uids == ("a", "b")
    assert kept.groups == {"a": ("c", "f"), "b": ("d", "e")}


def test_what_leans_on_nobody_is_only_counted() -> None:
    assert fit("abc", {}, most=2).loose == 1


def test_a_node_may_stand_for_several() -> None:
    assert fit("abc", {}, most=4, weights={"a": 3}).uids == ("a", "b")


@given(st.lists(st.integers(0, 30), min_size=1, max_size=60), st.integers(2, 40))
def test_never_more_is_drawn_than_allowed_and_nothing_gets_lost(holders: list[int], most: int) -> None:
    ranked = [f"n{at}" for at in range(len(holders))]
    leans_on = {ranked[at]: ranked[holder % at] for at, holder in enumerate(holders) if at}
    kept = fit(ranked, leans_on, most=most)
    assert len(kept.uids) + len(kept.groups) <= most
    assert len(kept.uids) + sum(map(len, kept.groups.values())) + kept.loose == len(ranked)
