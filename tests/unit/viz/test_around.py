"""Neighbourhoods, paths and departures as scenes: what is about, how far, what is affected, what a filter leaves."""

from typing import Literal

from graphmodel.alliances.departure import departure
from graphmodel.alliances.ground import Ground
from graphmodel.alliances.pacts import PactTables
from graphmodel.alliances.rows import AllianceTables
from graphmodel.gaps.catalogue import find_gaps
from graphmodel.network import Network
from graphmodel.ties.study import study
from graphmodel.walks.ground import Walks
from graphmodel.walks.neighbourhood import find_neighbourhood
from graphmodel.walks.path import find_path
from tests.unit.gaps.town import DEFAULT, town
from tests.unit.viz.tied_town import IMG, tied_town
from viz.graphml import scene_graphml
from viz.pictures.around import Around
from viz.pictures.leaving import MOST, Leaving
from viz.pictures.naming import Naming
from viz.scene import Node, Scene
from viz.style import KIND_SHAPES, PICTURE_STYLES

Kind = Literal["around", "path"]


def _naming(network: Network) -> Naming:
    return Naming.from_report(find_gaps(network, DEFAULT), network, DEFAULT)


def _around(uid: str, *, depth: int = 1, hidden: tuple[str, ...] = ()) -> Around:
    network = tied_town().network()
    return Around(find_neighbourhood(Walks(network), uid, depth=depth), _naming(network), hidden)


def _leaving(network: Network, uid: str, hidden: tuple[str, ...] = ()) -> Leaving:
    ground, found = Ground(network, DEFAULT), study(network, DEFAULT.scheme)
    lost = departure(found, AllianceTables(ground), PactTables(ground), uid)
    return Leaving(lost, found, _naming(network), "受影响的有：", hidden)


def _by_uid(scene: Scene) -> dict[str, Node]:
    found = {node.uid: node for node in scene.nodes}
    assert len(found) == len(scene.nodes)
    assert {end for edge in scene.edges for end in (edge.start, edge.end)} <= set(found)
    assert len({edge.uid for edge in scene.edges}) == len(scene.edges)
    assert all(node.kind in KIND_SHAPES and node.status in PICTURE_STYLES for node in found.values())
    return found


def test_what_the_picture_is_about_stands_in_the_middle_and_is_always_named() -> None:
    scene = _around("u1", depth=2).scene
    about = _by_uid(scene)["u1"]
    assert (about.x, about.y, about.strong, about.minor) == (0.0, 0.0, True, False)
    assert scene.title == f"{IMG}的周围"
    assert scene.total == len(scene.nodes)


def test_each_says_how_far_away_it_is() -> None:
    nodes = _by_uid(_around("u1", depth=2).scene)
    assert (nodes["u1"].group, nodes["p1"].group, nodes["c1"].group) == ("", "相隔 1 步", "相隔 2 步")


def test_several_ties_between_two_are_one_line_that_opens_its_pact() -> None:
    built = (
        town().unit("u1", "c1").tie("REPORTS_TO", "u1", "c1").add("Pact", "p1", name="甲").tie("PARTY_TO", "u1", "p1")
    )
    network = built.network()
    scene = Around(find_neighbourhood(Walks(network), "u1"), _naming(network)).scene
    lines = {frozenset((edge.start, edge.end)): edge for edge in scene.edges}
    assert lines[frozenset(("u1", "c1"))].what == "所在、双报到"
    assert lines[frozenset(("u1", "p1"))].pacts == ("p1",)


def test_a_filter_leaves_out_but_never_what_the_picture_is_about() -> None:
    nodes = _by_uid(_around("u1", depth=2, hidden=("unit.enterprise", "pact")).scene)
    assert "u1" in nodes
    assert "p1" not in nodes
    assert {node.what for node in nodes.values() if node.uid != "u1"}.isdisjoint({"企业"})


def test_the_legend_counts_what_the_other_filter_lets_through() -> None:
    picture = _around("u1", depth=2, hidden=("status.blank",))
    kinds, states = picture.legend()
    assert sum(entry.count for entry in kinds) == sum(node.status != "blank" for node in picture.nodes)
    assert sum(entry.count for entry in states) == len(picture.nodes)
    assert [entry.hidden for entry in states if entry.key == "status.blank"] == [True]


def test_a_path_shows_both_ends_and_where_there_is_none_nothing() -> None:
    network = tied_town().add("Pact", "alone", name="孤").network()
    naming, walks = _naming(network), Walks(network)
    scene = Around(find_path(walks, "u1", "g2"), naming, ("unit.enterprise", "area.grid")).scene
    nodes = _by_uid(scene)
    assert nodes["u1"].strong
    assert nodes["g2"].strong
    none = Around(find_path(walks, "u1", "alone"), naming).scene
    assert not none.nodes
    assert "没有相连的关系" in none.answer


def test_who_is_affected_is_ringed_and_says_how() -> None:
    network = tied_town().network()
    leaving = _leaving(network, "u2")
    nodes = _by_uid(leaving.scene)
    assert nodes["u2"].note == "迁出"
    assert nodes["p2"].note == "失去一方，还剩 1 方"
    affected = {uid for uid, node in nodes.items() if node.cut}
    assert affected == set(leaving.affected)
    assert leaving.scene.answer == "受影响的有："
    assert all(edge.line == "dotted" for edge in leaving.scene.edges if "u2" in {edge.start, edge.end})
    assert {node.faint for uid, node in nodes.items() if uid not in {"u2", *affected}} <= {True}


def test_who_affects_nobody_is_drawn_alone() -> None:
    network = town().unit("u1", "c1").network()
    scene = _leaving(network, "u1").scene
    assert [node.uid for node in scene.nodes] == ["u1"]


def test_those_affected_are_kept_before_other_partners_where_there_are_too_many() -> None:
    built = town().unit("hub", "c1")
    for at in range(MOST + 40):
        built.unit(f"f{at:03}", "c1").add("Pact", f"p{at:03}", name=f"p{at:03}")
        built.tie("PARTY_TO", "hub", f"p{at:03}").tie("PARTY_TO", f"f{at:03}", f"p{at:03}")
        if at >= MOST - 100:
            built.tie("REPORTS_TO", f"f{at:03}", "c2")
    scene = _leaving(built.network(), "hub").scene
    assert len(scene.nodes) == MOST
    assert any(note.startswith(f"显示 {MOST} / ") for note in scene.notes)
    assert all(node.cut for node in scene.nodes[1:])


def test_graphml_of_a_scene_holds_hostile_names_as_text() -> None:
    scene = _around("u1", depth=2).scene
    written = scene_graphml(scene).decode()
    assert "<img" not in written
    assert "&lt;img src=x" in written
    assert written.count("<node ") == len(scene.nodes)
