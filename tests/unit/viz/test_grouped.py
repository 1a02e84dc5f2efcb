"""The network by groups: what each stands for, and that opening, closing and filtering move nobody."""

import pytest

from graphmodel.gaps.catalogue import find_gaps
from graphmodel.messages import speaking
from graphmodel.ties.groups import NONE, SEVERAL, Division
from graphmodel.ties.study import study
from tests.unit.gaps.town import DEFAULT, Town, town
from tests.unit.viz.tied_town import tied_town
from viz.pictures.discs import ROOM
from viz.pictures.field import Field, field_of
from viz.pictures.grouped import GROUP, MORE, MOST_EDGES, Grouped
from viz.pictures.naming import Naming
from viz.scene import Node


def _field(built: Town, by: Division = "place", within: frozenset[str] | None = None) -> Field:
    network = built.network()
    naming = Naming.from_report(find_gaps(network, DEFAULT), network, DEFAULT)
    return field_of(study(network, DEFAULT.scheme, within=within), naming, by=by)


def _nodes(grouped: Grouped) -> dict[str, Node]:
    return {node.uid: node for node in grouped.scene.nodes}


def _large(members: int = 400) -> Town:
    """Two communities; in the first a host of firms, of which the first sign pacts with the second community."""
    built = town()
    for at in range(members):
        built.unit(f"f{at:03}", "g1", name=f"企业{at:03}")
    for at in range(5):
        built.add("Pact", f"p{at}", name=f"协议{at}").tie("PARTY_TO", f"f{at:03}", f"p{at}")
        built.tie("PARTY_TO", "c2", f"p{at}")
    return built


def test_closed_groups_stand_for_everybody_once() -> None:
    grouped = Grouped(_field(tied_town()))
    nodes = _nodes(grouped)
    assert list(nodes) == [GROUP + key for key in ("c1", "c2", NONE)]
    assert sum(one["members"] for one in grouped.counts.values()) == grouped.field.nodes.height
    assert nodes[GROUP + "c1"].note == f"{grouped.counts['c1']['members']} 个"


def test_what_is_in_no_group_is_a_group_that_says_so() -> None:
    assert _nodes(Grouped(_field(tied_town())))[GROUP + NONE].name == "跨社区或无地点"
    by_chain = _nodes(Grouped(_field(tied_town().tie("IN_SEGMENT", "u1", "other"), by="chain")))
    assert by_chain[GROUP + NONE].name == "不在产业链上"


def test_a_unit_on_two_chains_is_told_apart_from_those_on_one() -> None:
    built = tied_town().add("Chain", "ch2").tie("IN_SEGMENT", "u1", "ch2")
    field = _field(built, by="chain")
    of = dict(field.nodes.select("uid", "group").iter_rows())
    assert (of["u1"], of["u2"], of["c1"]) == (SEVERAL, "ch", NONE)


def test_sectors_are_the_kinds_of_units_and_organisations() -> None:
    nodes = _nodes(Grouped(_field(tied_town(), by="sector")))
    assert nodes[GROUP + "enterprise"].name == "企业"


def test_ties_between_groups_are_counted_by_what_they_are() -> None:
    (edge,) = [e for e in Grouped(_field(tied_town())).scene.edges if {e.start, e.end} == {GROUP + "c1", GROUP + "c2"}]
    assert edge.what == "同一联盟 3、联系点"
    inside = Grouped(_field(tied_town()), opened=("c1",)).scene.edges
    pact = next(edge for edge in inside if {edge.start, edge.end} == {"c1", "u1"})
    assert pact.pacts == ("p1",)


@pytest.mark.parametrize("by", ["place", "sector", "chain"])
def test_opening_and_closing_move_nobody(by: Division) -> None:
    field = _field(_large(60), by=by)
    whole = _nodes(Grouped(field, opened=field.groups))
    for key in field.groups:
        alone = _nodes(Grouped(field, opened=(key,)))
        for uid, node in alone.items():
            if not uid.startswith(GROUP):
                assert (node.x, node.y) == (whole[uid].x, whole[uid].y)
    closed = _nodes(Grouped(field))
    one = _nodes(Grouped(field, opened=field.groups[:1]))
    for key in field.groups[1:]:
        assert (closed[GROUP + key].x, closed[GROUP + key].y) == (one[GROUP + key].x, one[GROUP + key].y)


def test_places_are_the_same_at_every_visit() -> None:
    first, second = (_nodes(Grouped(_field(_large(60)), opened=("c1",))) for _ in range(2))
    assert first == second


def test_members_with_ties_come_first_and_the_rest_is_one_node_that_counts_them() -> None:
    grouped = Grouped(_field(_large()), opened=("c1",))
    nodes = _nodes(grouped)
    drawn = grouped.drawn["c1"]["uid"].to_list()
    assert len(drawn) == ROOM
    assert drawn[:6] == ["c1", "f000", "f001", "f002", "f003", "f004"]
    left = grouped.counts["c1"]["members"] - ROOM
    assert nodes[MORE + "c1"].name == f"还有 {left} 个"
    assert any(note.startswith(f"逐一显示 {ROOM} / {grouped.shown.height} 个") for note in grouped.scene.notes)


def test_what_is_tied_to_a_member_that_is_not_drawn_is_tied_to_the_rest() -> None:
    field = _field(_large())
    grouped = Grouped(field, opened=("c1",), most=6)
    assert len(grouped.scene.nodes) <= 6
    assert any({edge.start, edge.end} == {MORE + "c1", GROUP + "c2"} for edge in grouped.scene.edges)


def test_never_more_is_drawn_than_the_budget_whatever_is_opened() -> None:
    field = _field(_large())
    for most in (4, 7, 100, 200, 1000):
        assert len(Grouped(field, opened=field.groups, most=most).scene.nodes) <= most


def test_the_legend_filters_counts_edges_and_groups_alike() -> None:
    field = _field(_large(60))
    everybody, without = Grouped(field), Grouped(field, hidden=("unit.enterprise",))
    assert everybody.counts["c1"]["members"] - without.counts["c1"]["members"] == 60
    assert not without.scene.edges
    kinds = {entry.key: entry for entry in without.legend()[0]}
    assert (kinds["unit.enterprise"].count, kinds["unit.enterprise"].hidden) == (60, True)
    states = {entry.key: entry for entry in without.legend()[1]}
    assert sum(entry.count for entry in states.values()) == without.shown.height


def test_a_filter_makes_room_for_others_without_moving_who_stays() -> None:
    field = _field(_large())
    before = _nodes(Grouped(field, opened=("c1",)))
    after = _nodes(Grouped(field, opened=("c1",), hidden=("area.grid", "org.branch")))
    members = {uid for uid in after if not uid.startswith((GROUP, MORE))}
    new = members - set(before)
    assert new
    assert all((after[uid].x, after[uid].y) == (before[uid].x, before[uid].y) for uid in members - new)
    places = [(after[uid].x, after[uid].y) for uid in members]
    assert len(set(places)) == len(places)


def test_a_place_without_any_tie_is_drawn_as_a_blank_in_words_too() -> None:
    built = town()
    for at in range(4):
        built.unit(f"f{at}", "g1", kind="agency").tie("REPORTS_TO", f"f{at}", "c1")
    nodes = _nodes(Grouped(_field(built)))
    assert nodes[GROUP + "c2"].status == "blank"
    assert nodes[GROUP + "c2"].tag == "□ 待补 1"
    assert "社区（村）本身暂无共建关系" in nodes[GROUP + "c2"].says
    assert nodes[GROUP + "c1"].status == "gathered"
    member = _nodes(Grouped(_field(built), opened=("c2",)))["c2"]
    assert (member.status, member.tag) == ("blank", "□ 待补")


def test_without_any_tie_on_record_it_is_said_that_this_is_not_how_things_are() -> None:
    assert "不反映实际情况" in Grouped(_field(town())).scene.answer


def test_partners_outside_the_scope_are_there_and_pale() -> None:
    built = _large(20)
    within = frozenset({"c2", "oc2"})
    nodes = _nodes(Grouped(_field(built, within=within), opened=("c1",)))
    assert {uid for uid in nodes if uid.startswith("f")} == {f"f00{at}" for at in range(5)}
    assert all(nodes[f"f00{at}"].faint for at in range(5))
    assert nodes[GROUP + "c1"].faint
    assert not nodes[GROUP + "c2"].faint


def test_the_members_of_a_group_come_right_after_it() -> None:
    field = _field(_large(10))
    uids = list(_nodes(Grouped(field, opened=("c1",))))
    members = Grouped(field, opened=("c1",)).drawn["c1"]["uid"].to_list()
    assert uids == [GROUP + "c1", *members, GROUP + "c2", GROUP + NONE]


def test_too_many_ties_are_cut_and_said() -> None:
    built = _large(80)
    built.add("Alliance", "al", name="联盟")
    for at in range(80):
        built.tie("MEMBER_OF", f"f{at:03}", "al")
    scene = Grouped(_field(built), opened=("c1",)).scene
    assert len(scene.edges) == MOST_EDGES
    assert any(note.startswith("关系显示 1,500 / ") for note in scene.notes)


def test_an_unknown_group_opens_nothing() -> None:
    field = _field(tied_town())
    assert Grouped(field, opened=("nobody", "<b>")).scene == Grouped(field).scene


def test_groups_speak_english_too() -> None:
    with speaking("en"):
        nodes = _nodes(Grouped(_field(tied_town())))
    assert nodes[GROUP + NONE].name == "across or without places"
