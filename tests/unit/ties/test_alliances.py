"""Alliances as tables: slots, segments, firms outside, hosts."""

from graphmodel.profiles.templates import AllianceTemplate, Slot
from graphmodel.ties.alliances import host_table, outside_firms, segment_table, slot_table
from tests.unit.gaps.town import TODAY, TOMORROW, YESTERDAY, Town

TEMPLATES = {
    "1+X": AllianceTemplate(
        "1+X", "一加若干", "one and more",
        (Slot("1", "牵头", "lead", 1, 1), Slot("X", "成员单位", "members", 2, None, ("enterprise",))),
        hosted=True, source="本地",
    )
}  # fmt: skip


def built() -> Town:
    """Alliance ``a`` of two members serves chain ``k`` of three segments; ``x`` is on the chain and outside."""
    town = Town().add("Alliance", "a", template="1+X", host_until=TOMORROW)
    town.add("Chain", "k", segments=["上", "中", "下", "中"]).tie("SERVES", "a", "k")
    for uid in ("f", "g", "x"):
        town.unit(uid).tie("IN_SEGMENT", uid, "k", segment="上")
    town.tie("IN_SEGMENT", "g", "k", segment="下")
    return town.tie("MEMBER_OF", "f", "a", slot="1", role="lead").tie("MEMBER_OF", "g", "a", slot="X")


def test_slots_hold_each_member_once_whatever_its_kind() -> None:
    town = built().org("o", "branch").tie("MEMBER_OF", "o", "a", slot="X")
    town.tie("MEMBER_OF", "g", "a", slot="成员单位", role="member")
    assert slot_table(town.network(), TEMPLATES).rows() == [
        ("a", "1", 0, 1, 1, ["f"], 1),
        ("a", "X", 1, 2, None, ["g", "o"], 2),
    ]


def test_an_empty_slot_has_a_row_and_members_of_other_slots_have_none() -> None:
    town = (
        Town().add("Alliance", "a", template="one and more").add("Alliance", "b", template="别的").add("Alliance", "c")
    )
    town.unit("u").tie("MEMBER_OF", "u", "a", slot="客").tie("MEMBER_OF", "u", "b", slot="1")
    rows = slot_table(town.network(), TEMPLATES).select("alliance", "slot", "members", "held").rows()
    assert rows == [("a", "1", [], 0), ("a", "X", [], 0)]


def test_members_and_alliances_that_ended_hold_nothing() -> None:
    town = built().add("Alliance", "old", template="1+X", valid_to=TODAY).unit("late")
    town.tie("MEMBER_OF", "late", "a", slot="X", valid_to=TODAY).tie(
        "MEMBER_OF", "late", "a", slot="1", valid_from=TOMORROW
    )
    assert slot_table(town.network(), TEMPLATES)["members"].to_list() == [["f"], ["g"]]


def test_segments_stand_in_the_order_of_the_chain_each_once() -> None:
    assert segment_table(built().network()).rows() == [
        ("a", "k", "上", 0, ["f", "g"]),
        ("a", "k", "中", 1, []),
        ("a", "k", "下", 2, ["g"]),
    ]


def test_chains_without_segments_or_alliance_have_no_row() -> None:
    town = (
        Town()
        .add("Chain", "none", segments=["上"])
        .add("Chain", "plain")
        .add("Alliance", "a")
        .tie("SERVES", "a", "plain")
    )
    assert segment_table(town.network()).is_empty()


def test_a_segment_on_another_chain_does_not_count() -> None:
    town = (
        built()
        .add("Chain", "two", segments=["中"])
        .tie("IN_SEGMENT", "f", "two", segment="中")
        .tie("SERVES", "a", "two")
    )
    held = {(chain, segment): members for _, chain, segment, _, members in segment_table(town.network()).rows()}
    assert (held["k", "中"], held["two", "中"]) == ([], ["f"])


def test_firms_outside_are_operating_and_in_no_alliance_of_their_chain() -> None:
    town = built().unit("shut", status="closed").tie("IN_SEGMENT", "shut", "k")
    town.add("Alliance", "other").unit("y").tie("IN_SEGMENT", "y", "k").tie("MEMBER_OF", "y", "other")
    town.add("Chain", "bare").tie("IN_SEGMENT", "x", "bare")
    assert outside_firms(town.network()).rows() == [("k", "x"), ("k", "y")]
    assert outside_firms(town.tie("SERVES", "other", "k").network()).rows() == [("k", "x")]


def test_hosts_lead_or_take_turns() -> None:
    town = built().add("Alliance", "b").tie("MEMBER_OF", "g", "b", role="member")
    town.tie("MEMBER_OF", "x", "a", role="rotating").tie("MEMBER_OF", "g", "a", role="lead", valid_to=YESTERDAY)
    assert host_table(town.network()).rows() == [("a", ["f", "x"], TOMORROW), ("b", [], None)]


def test_a_network_without_alliances_has_empty_tables_of_the_same_columns() -> None:
    empty, full = Town().network(), built().network()
    for table in (segment_table, outside_firms, host_table):
        assert table(empty).is_empty()
        assert table(empty).schema == table(full).schema
    assert slot_table(empty, TEMPLATES).schema == slot_table(full, TEMPLATES).schema
    assert slot_table(full, {}).is_empty()
