"""On any network a walk finds what plain networkx finds on a graph of the same live records and ties."""

import itertools
import random
from datetime import timedelta
from typing import Any

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.network import network_of
from graphmodel.schema import TIES_BY_TYPE
from graphmodel.walks.ground import Walks
from graphmodel.walks.neighbourhood import RANKS, find_neighbourhood
from graphmodel.walks.path import find_path
from tests.unit.walks.village import ON

LABELS = ("Area", "Org", "Unit", "Pact", "Event")
TYPES = ("PART_OF", "SUBORDINATE_TO", "COVERS", "LOCATED_IN", "PARTY_TO", "CONTACTS", "ABOUT")
LIVES: tuple[dict[str, Any], ...] = ({}, {}, {}, {"valid_to": ON}, {"valid_from": ON}, {"valid_from": ON + timedelta(days=1)})  # fmt: skip


class World:
    """Rows drawn at random, as a ground and as a plain undirected graph of what is live."""

    def __init__(self, nodes: dict[str, list[dict[str, Any]]], ties: dict[str, list[dict[str, Any]]]) -> None:
        self.ground = Walks(network_of(nodes=nodes, ties=ties, on=ON))
        self.graph: nx.MultiGraph[str] = nx.MultiGraph()
        for label, rows in nodes.items():
            self.graph.add_nodes_from((row["uid"], {"kind": label}) for row in rows if live(row))
        for kind, rows in ties.items():
            for row in rows:
                if live(row) and row["start"] in self.graph and row["end"] in self.graph:
                    self.graph.add_edge(row["start"], row["end"], key=row["uid"], type=kind)

    def plain(self, kinds: list[str], ties: list[str], *ends: str) -> "nx.MultiGraph[str]":
        """What may be walked over; *ends* whatever their kinds."""
        nodes = [uid for uid, kind in self.graph.nodes("kind") if not kinds or kind in kinds or uid in ends]
        inside = self.graph.subgraph(nodes)
        plain: nx.MultiGraph[str] = nx.MultiGraph()
        plain.add_nodes_from(inside)
        plain.add_edges_from(
            (a, b, key) for a, b, key, of in inside.edges(keys=True, data="type") if not ties or of in ties
        )
        return plain


def live(row: dict[str, Any]) -> bool:
    return row.get("valid_from", ON) <= ON < row.get("valid_to", ON + timedelta(days=1))


def world(seed: int) -> World:
    """A few records, from hardly tied to densely."""
    rng = random.Random(seed)  # noqa: S311 - reproducible, not secret
    names = [f"n{number:02}" for number in range(rng.randint(2, 10))]
    labels = {name: rng.choice(LABELS) for name in names}
    nodes: dict[str, list[dict[str, Any]]] = {}
    for name, label in labels.items():
        life = rng.choice(LIVES) if label != "Org" and rng.random() < 0.5 else {}
        nodes.setdefault(label, []).append({"uid": name, "name": name, **life})
    ties: dict[str, list[dict[str, Any]]] = {}
    number = 999
    for _ in range(rng.randint(0, 10 * len(names))):
        start, end = rng.choice(names), rng.choice(names)
        for kind in TYPES:
            if (labels[start], labels[end]) in TIES_BY_TYPE[kind].ends and rng.random() < 0.6:
                row = {
                    "uid": f"t{number:03}",
                    "start": start,
                    "end": end,
                    **(rng.choice(LIVES) if rng.random() < 0.4 else {}),
                }
                ties.setdefault(kind, []).append(row)
                number -= 1
    return World(nodes, ties)


worlds = st.builds(world, st.integers(0, 10_000))
kinds_asked = st.just([]) | st.lists(st.sampled_from(LABELS), unique=True, min_size=2, max_size=4)
ties_asked = st.just([]) | st.lists(st.sampled_from(TYPES), unique=True, min_size=2, max_size=6)


@given(worlds, kinds_asked, ties_asked, st.integers(0, 4), st.integers(1, 13))
def test_a_neighbourhood_is_an_ego_graph_cut_from_the_outside(
    world: World, kinds: list[str], ties: list[str], depth: int, most: int
) -> None:
    for uid in world.graph:
        plain = world.plain(kinds, ties, uid)
        steps = nx.single_source_shortest_path_length(nx.ego_graph(plain, uid, radius=depth), uid)
        found = find_neighbourhood(world.ground, uid, depth=depth, kinds=kinds, ties=ties, most=most)
        kept = [stop.uid for stop in found.nodes]
        assert (found.total, found.cut) == (len(steps), len(steps) > most)
        assert all(stop.distance == steps[stop.uid] for stop in found.nodes)
        assert len(kept) == len(set(kept)) == min(most, len(steps))
        assert {tie.uid for tie in found.ties} == {key for _, _, key in plain.subgraph(kept).edges(keys=True)}
        assert nx.is_connected(plain.subgraph(kept))
        weights = ties_of(world, ties)
        assert kept == sorted(steps, key=lambda one: (steps[one], RANKS[world.graph.nodes[one]["kind"]], -weights[one], one))[:most]  # fmt: skip


def ties_of(world: World, ties: list[str]) -> dict[str, int]:
    """How many ties to others each record has."""
    plain = world.plain([], ties)
    plain.remove_edges_from(list(nx.selfloop_edges(plain, keys=True)))
    return dict(plain.degree())


@given(worlds, kinds_asked, ties_asked, st.integers(1, 5))
def test_a_path_is_the_first_of_the_shortest(world: World, kinds: list[str], ties: list[str], most_steps: int) -> None:
    for start in world.graph:
        for end in world.graph:
            plain = world.plain(kinds, ties, start, end)
            found = find_path(world.ground, start, end, kinds=kinds, ties=ties, most_steps=most_steps)
            way = [stop.uid for stop in found.nodes]
            if not nx.has_path(plain, start, end):
                parts = tuple(len(nx.node_connected_component(plain, uid)) for uid in (start, end))
                assert (way, found.length, found.parts) == ([], None, parts)
                continue
            assert found.length == nx.shortest_path_length(plain, start, end)
            assert found.parts is None
            shortest = min(nx.all_shortest_paths(nx.Graph(plain), start, end))
            assert way == (shortest if found.length <= most_steps else [])
            steps = itertools.pairwise(way)
            assert [tie.uid for tie in found.ties] == [key for a, b in steps for key in sorted(plain[a][b])]


@settings(max_examples=20)
@given(worlds)
def test_the_same_question_has_the_same_answer_whoever_made_the_ground(world: World) -> None:
    again = Walks(world.ground.network)
    for uid in world.graph:
        assert find_neighbourhood(again, uid, depth=3) == find_neighbourhood(world.ground, uid, depth=3)
