"""A walk as GraphML, read back by networkx."""

import itertools
import json

import networkx as nx
import pytest

from graphmodel.network import Network, network_of
from graphmodel.walks.graphml import walk_graphml
from graphmodel.walks.ground import Walks
from graphmodel.walks.neighbourhood import find_neighbourhood
from graphmodel.walks.path import find_path
from graphmodel.walks.walk import Walk
from tests.unit.walks.village import ON, village

ODD = ["<script>alert(1)</script>", 'a"b', "a&amp;b", "]]>", "空 格", "../../x", "'; MATCH (n) --", "𠮷\u202e"]


def read(walk: Walk) -> "nx.MultiDiGraph[str]":
    return nx.parse_graphml(walk_graphml(walk).decode("utf-8"), edge_key_type=str, force_multigraph=True)


def odd_network() -> Network:
    orgs = [{"uid": uid, "name": f"{uid}~名", "tier": "branch"} for uid in ODD]
    ties = [{"uid": f"{a}>{b}", "start": a, "end": b} for a, b in itertools.pairwise(ODD)]
    return network_of(nodes={"Org": orgs}, ties={"SUBORDINATE_TO": ties}, on=ON)


def test_nodes_and_edges_carry_what_they_are() -> None:
    graph = read(find_neighbourhood(Walks(village()), "c1", depth=2))
    assert graph.nodes["o1"] == {"kind": "Org", "name": "春风社区党委", "distance": 1}
    assert ("o1", "c1", "t3", {"type": "COVERS"}) in graph.edges(keys=True, data=True)
    assert ("o1", "c1", "t8", {"type": "LOCATED_IN"}) in graph.edges(keys=True, data=True)


def test_a_path_is_written_and_none_is_an_empty_graph() -> None:
    ground = Walks(village())
    assert set(read(find_path(ground, "u1", "u2"))) == {"u1", "p1", "c2", "u2"}
    assert len(read(find_path(ground, "u1", "far"))) == 0


def test_markup_and_odd_uids_come_back_as_they_are() -> None:
    ground = Walks(odd_network())
    found = find_path(ground, ODD[0], ODD[-1])
    graph = read(found)
    assert list(graph) == [stop.uid for stop in found.nodes] == ODD
    assert {key for _, _, key in graph.edges(keys=True)} == {tie.uid for tie in found.ties}
    assert [graph.nodes[uid]["name"] for uid in ODD] == [f"{uid}~名" for uid in ODD]
    assert json.loads(json.dumps(found.values()))["nodes"][0]["uid"] == ODD[0]


@pytest.mark.parametrize(("mark", "written"), [("\x0b", "\\x0b"), ("\x00", "\\x00"), ("\uffff", "\\xef\\xbf\\xbf")])
def test_a_character_that_xml_cannot_hold_is_written_as_its_code(mark: str, written: str) -> None:
    orgs = [{"uid": "a", "name": f"一{mark}二", "tier": "branch"}]
    found = find_neighbourhood(Walks(network_of(nodes={"Org": orgs}, ties={}, on=ON)), "a")
    assert read(found).nodes["a"]["name"] == f"一{written}二"
