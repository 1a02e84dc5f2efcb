"""Discs: none over another, always the same, large enough for whom they hold."""

from itertools import combinations
from math import hypot

from hypothesis import given, settings
from hypothesis import strategies as st

from viz.pictures.discs import ROOM, SPACING, Disc, lay_discs, radius_of

MEMBERS = st.lists(st.integers(1, 400), min_size=1, max_size=25)


@given(members=MEMBERS, draw=st.data())
@settings(max_examples=40, deadline=None)
def test_no_disc_lies_over_another_whatever_is_tied(members: list[int], draw: st.DataObject) -> None:
    pairs = list(combinations(range(len(members)), 2))
    ties = sorted(draw.draw(st.sets(st.sampled_from(pairs), max_size=30))) if pairs else []
    discs = lay_discs(members, ties)
    assert len(discs) == len(members)
    for one, other in combinations(discs, 2):
        assert hypot(one.x - other.x, one.y - other.y) > one.radius + other.radius


def test_the_same_groups_and_ties_give_the_same_places() -> None:
    ties = [(0, 1), (1, 2), (0, 3)]
    assert lay_discs([5, 90, 300, 2], ties) == lay_discs([5, 90, 300, 2], ties)


def test_a_few_on_long_ways_out_do_not_make_all_others_small() -> None:
    bulk = [
        (one, other) for one in range(120) for other in (one * 7 % 120, one * 11 % 120, one + 1) if one < other < 120
    ]
    tail = [(119, 120), (120, 121), (121, 122), (122, 123)]
    discs = lay_discs([127] * 124, sorted({*bulk, *tail}))
    wide = max(one.x for one in discs) - min(one.x for one in discs)
    bulk_wide = max(one.x for one in discs[:120]) - min(one.x for one in discs[:120])
    assert wide < 1.35 * bulk_wide


def test_a_disc_holds_every_seat_of_its_members_apart_from_each_other() -> None:
    for members in (1, 7, 60, ROOM):
        disc = Disc(100.0, -50.0, radius_of(members))
        seats = [disc.seat(number) for number in range(members)]
        assert seats[0] == (100.0, -50.0)
        assert all(hypot(x - disc.x, y - disc.y) <= disc.radius for x, y in seats)
        least = min((hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(seats, 2)), default=SPACING)
        assert least > SPACING / 2


def test_a_group_that_stands_for_more_is_larger() -> None:
    sizes = [radius_of(count) for count in (20, 60, ROOM, 5 * ROOM, 50 * ROOM)]
    assert sizes == sorted(set(sizes))


def test_no_group_has_no_disc() -> None:
    assert lay_discs([], []) == []
