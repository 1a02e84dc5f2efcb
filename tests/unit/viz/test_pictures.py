"""Scenes: what each picture shows of a small town, what it marks, and what it leaves out."""

from graphmodel.messages import speak
from graphmodel.network import Network
from tests.unit.gaps.town import DEFAULT, Town, town
from tests.unit.viz.tied_town import SCRIPT, tied_town
from viz.pictures.alliance import alliance_scene
from viz.pictures.area import area_scene
from viz.pictures.org import org_scene
from viz.pictures.ties import MOST_TIES, ties_scene
from viz.scene import Node, Scene


def _by_uid(scene: Scene) -> dict[str, Node]:
    found = {node.uid: node for node in scene.nodes}
    assert len(found) == len(scene.nodes)
    assert {end for edge in scene.edges for end in (edge.start, edge.end)} <= set(found)
    assert len({edge.uid for edge in scene.edges}) == len(scene.edges)
    return found


def _network() -> Network:
    return tied_town().network()


def test_the_chart_of_an_area_has_every_place_and_the_organisations_on_them() -> None:
    nodes = _by_uid(area_scene(_network(), DEFAULT, "s"))
    assert {"s", "c1", "c2", "g1", "g2", "m1", "m2", "m3", "root", "oc1", "oc2", "og1", "om1"} <= set(nodes)
    assert nodes["g1"].y == nodes["og1"].y
    assert nodes["g1"].x < nodes["og1"].x


def test_a_place_without_organisation_is_marked_in_words_as_well() -> None:
    nodes = _by_uid(area_scene(_network(), DEFAULT, "s"))
    assert (nodes["g2"].status, nodes["g2"].tag) == ("blank", "□ 待补")
    assert nodes["g1"].status == "covered"
    assert any("C1.grid" in line for line in nodes["g2"].says)


def test_an_organisation_that_covers_no_place_is_counted_not_drawn() -> None:
    scene = area_scene(_network(), DEFAULT, "s")
    group = _by_uid(scene)["orgs~c1"]
    assert group.name == "其他党组织 1 个"
    assert group.says == (SCRIPT,)
    assert scene.total == 14


def test_a_community_chart_does_not_show_what_is_above_it() -> None:
    nodes = _by_uid(area_scene(_network(), DEFAULT, "c1"))
    assert "oc1" in nodes
    assert {"s", "root", "c2"}.isdisjoint(nodes)


def test_too_many_places_are_cut_by_level_and_those_with_something_to_do_come_first() -> None:
    built = town()
    for at in range(40):
        built.area(f"n{at:02}", "micro_grid", "g1")
        if at != 33:
            built.org(f"on{at:02}", "group", f"n{at:02}", under="og1")
    scene = area_scene(built.network(), DEFAULT, "s", most=20)
    nodes = _by_uid(scene)
    assert len(nodes) <= 20
    assert "n33" in nodes
    assert nodes["areas~g1"].name.startswith("其余区域")
    drawn = sum(node.kind != "group" for node in scene.nodes)
    assert any(note.startswith(f"显示 {drawn} / {scene.total}") for note in scene.notes)


def test_households_are_never_drawn_and_few_of_them_never_counted() -> None:
    built = town()
    built.households += [{"area": "m1", "households": 3, "hubs": 1}]
    nodes = _by_uid(area_scene(built.network(), DEFAULT, "s"))
    assert all(node.kind in {"area", "org", "group"} for node in nodes.values())
    assert nodes["m1"].says[0] == "户数 少于 5" or "3" not in nodes["m1"].says[0]


def test_areas_in_a_circle_do_not_hang_the_chart() -> None:
    built = Town().area("a", "community", "b").area("b", "community", "a")
    assert {"a", "b"} <= set(_by_uid(area_scene(built.network(), DEFAULT, "a")))


def test_an_alliance_shows_slots_segments_members_and_who_is_outside() -> None:
    nodes = _by_uid(alliance_scene(_network(), DEFAULT, "al"))
    assert {"al", "ch", "ob", "u1", "u2", "u4", "u5", "pj"} <= set(nodes)
    assert nodes["segment~ch~中游"].status == "blank"
    assert nodes["segment~ch~上游<b>"].status == "clear"
    assert nodes["u5"].faint
    assert not nodes["u1"].faint
    assert nodes["u1"].y == nodes["u2"].y
    assert nodes["u1"].x == nodes["segment~ch~上游<b>"].x < nodes["u2"].x
    assert nodes["ob"].note == "牵头"
    empty = [node for node in nodes.values() if node.kind == "slot" and node.status == "blank"]
    assert [node.tag for node in empty] == ["□ 待补"]


def test_a_crowded_cell_gives_its_first_members_and_counts_the_others() -> None:
    built = tied_town()
    for at in range(40):
        built.unit(f"x{at:02}", "c2").tie("MEMBER_OF", f"x{at:02}", "al", slot="X")
    scene = alliance_scene(built.network(), DEFAULT, "al", most=40)
    assert len(scene.nodes) <= 40
    assert any(node.kind == "group" for node in scene.nodes)
    assert scene.notes[0].startswith("显示 ")


def test_an_organisation_stands_between_what_is_above_below_covered_and_tied() -> None:
    nodes = _by_uid(org_scene(_network(), DEFAULT, "oc1"))
    assert nodes["root"].y < 0 < nodes["og1"].y
    assert nodes["c1"].x < 0 < nodes["p2"].x
    assert nodes["u2"].note == "兼职委员"
    assert nodes["u4"].note == "联系点"
    assert nodes["og1"].note == "下属 1"


def test_a_long_list_of_an_organisation_is_cut_and_counted() -> None:
    built = town()
    for at in range(60):
        built.org(f"x{at:02}", "branch", under="oc1")
    scene = org_scene(built.network(), DEFAULT, "oc1", most=30)
    assert len(scene.nodes) <= 30
    assert _by_uid(scene)["more~below"].text.startswith("另 ")
    assert scene.notes[0].startswith("显示 ")


def test_ties_fold_a_community_with_its_organisation_and_mark_who_holds_others() -> None:
    scene = ties_scene(_network(), DEFAULT)
    nodes = _by_uid(scene)
    assert "oc1" not in nodes
    assert nodes["c1"].cut
    assert not nodes["u1"].cut
    assert nodes["c2"].status == "blank"
    says = {frozenset((edge.start, edge.end)): edge.what for edge in scene.edges}
    assert says[frozenset(("c1", "u2"))] == "共建协议、兼职委员"


def test_partners_outside_an_area_are_pale() -> None:
    nodes = _by_uid(ties_scene(_network(), DEFAULT, "c1"))
    assert nodes["u4"].faint
    assert not nodes["u1"].faint
    assert "c2" not in nodes


def test_too_many_ties_keep_places_and_count_the_others_at_a_partner() -> None:
    built = town()
    for at in range(60):
        built.unit(f"x{at:02}", "c2").tie("REPORTS_TO", f"x{at:02}", "c1")
    scene = ties_scene(built.network(), DEFAULT, most=20)
    nodes = _by_uid(scene)
    assert len(nodes) == 20
    assert nodes["more~c1"].text == "另 43 个"
    assert scene.total == 62


def test_a_large_alliance_ties_each_to_each_and_only_the_strongest_are_drawn() -> None:
    built = town().add("Alliance", "al")
    for at in range(100):
        built.unit(f"x{at:02}", "c2").tie("MEMBER_OF", f"x{at:02}", "al")
    built.tie("REPORTS_TO", "x07", "c1")
    scene = ties_scene(built.network(), DEFAULT)
    assert len(scene.edges) == MOST_TIES
    assert (scene.edges[0].start, scene.edges[0].end) == ("c1", "x07")
    assert any("4,000 / 4,951" in note for note in scene.notes)


def test_a_town_without_ties_says_that_nothing_is_on_record() -> None:
    assert "不反映实际情况" in ties_scene(town().network(), DEFAULT).answer


def test_the_same_network_gives_the_same_scene() -> None:
    assert ties_scene(_network(), DEFAULT) == ties_scene(_network(), DEFAULT)
    assert area_scene(_network(), DEFAULT, "s") == area_scene(_network(), DEFAULT, "s")


def test_pictures_speak_english() -> None:
    speak("en")
    try:
        scene = area_scene(_network(), DEFAULT, "s")
        assert scene.title == "Organisation chart of 示例街道"
        assert _by_uid(scene)["g2"].tag == "□ to fill"
    finally:
        speak("zh")
