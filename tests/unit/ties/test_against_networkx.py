"""On any network the measures say what networkx says, in plain Python and compiled."""

import math
import random
from fractions import Fraction

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.ties import compiled
from graphmodel.ties.adjacency import adjacency_from, adjacency_of
from graphmodel.ties.betweenness import betweenness
from graphmodel.ties.communities import communities
from graphmodel.ties.concentration import gini
from graphmodel.ties.cuts import cuts
from graphmodel.ties.holes import constraint, effective_size
from graphmodel.ties.mixing import mixing, mixing_of_all
from graphmodel.ties.structure import components, core_numbers, isolates, largest_share, partner_counts


@st.composite
def graphs(draw: st.DrawFn, most: int = 14) -> "nx.Graph[str]":
    """Sparse and dense, with isolates, trees, several components; nodes in any order."""
    size = draw(st.integers(0, most))
    names = draw(st.permutations([f"n{number:02}" for number in range(size)]))
    pairs = [(a, b) for at, a in enumerate(names) for b in names[:at]]
    edges = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=2 * size)) if pairs else []
    weights = st.sampled_from([1.0, 1.0, 0.5, 1 / 3, 0.1, 2.5])
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_weighted_edges_from((a, b, draw(weights)) for a, b in edges)
    return graph


def same(ours: dict[str, float], theirs: dict[str, float]) -> None:
    assert set(ours) == {uid for uid, value in theirs.items() if not math.isnan(value)}
    for uid, value in ours.items():
        assert value == pytest.approx(theirs[uid], abs=1e-9)


@given(graphs())
def test_structure(graph: "nx.Graph[str]") -> None:
    assert isolates(graph) == tuple(sorted(nx.isolates(graph)))
    assert partner_counts(graph) == dict(graph.degree())
    found = components(graph)
    assert sorted(part.uids for part in found) == sorted(tuple(sorted(part)) for part in nx.connected_components(graph))
    assert [(-part.size, part.uids[0]) for part in found] == sorted((-part.size, part.uids[0]) for part in found)
    assert largest_share(found) == (found[0].size / len(graph) if graph else None)
    assert core_numbers(graph) == nx.core_number(graph)


@given(graphs())
def test_cuts(graph: "nx.Graph[str]") -> None:
    found = cuts(graph)
    assert set(found.points) == set(nx.articulation_points(graph))
    assert {(tie.start, tie.end) for tie in found.bridges} == {tuple(sorted(edge)) for edge in nx.bridges(graph)}
    for tie in found.bridges:
        without = graph.copy()
        without.remove_edge(tie.start, tie.end)
        assert tie.cut_off == min(len(nx.node_connected_component(without, end)) for end in (tie.start, tie.end))
    for uid in graph:
        rest = graph.subgraph(nx.node_connected_component(graph, uid) - {uid})
        parts = sorted((tuple(sorted(part)) for part in nx.connected_components(rest)), key=lambda p: (-len(p), p[0]))
        assert list(found.loss(uid)) == parts
        assert found.cut_off(uid) == tuple(sorted(other for part in parts[1:] for other in part))
        if uid in found.points:
            assert found.points[uid].parts == tuple(map(len, parts))
            assert found.points[uid].cut_off == len(found.cut_off(uid))


@given(graphs())
def test_structural_holes(graph: "nx.Graph[str]") -> None:
    same(constraint(graph), nx.constraint(graph, nodes=list(graph), weight="weight"))
    same(effective_size(graph), nx.effective_size(graph, nodes=list(graph), weight="weight"))
    plain = unweighted(graph)
    same(constraint(plain), nx.constraint(plain, nodes=list(plain)))
    same(effective_size(plain), nx.effective_size(plain, nodes=list(plain)))


@given(graphs(), st.booleans())
def test_betweenness(graph: "nx.Graph[str]", normalized: bool) -> None:
    same(betweenness(graph, normalized=normalized), nx.betweenness_centrality(graph, normalized=normalized))


@given(graphs(most=24), st.integers(0, 5))
def test_communities(graph: "nx.Graph[str]", seed: int) -> None:
    for one in (graph, unweighted(graph)):
        found = communities(one, seed=seed)
        theirs = nx.community.louvain_communities(one, seed=seed)
        assert sorted(found.members) == sorted(tuple(sorted(part)) for part in theirs)
        if one.size():
            assert found.modularity == pytest.approx(nx.community.modularity(one, theirs), abs=1e-9)
        assert [members[0] for members in found.members] == sorted(members[0] for members in found.members)


@pytest.mark.parametrize("seed", range(20))
def test_communities_of_many_equal_choices_are_those_that_networkx_chooses(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - the same network for the same seed
    edges = [(f"n{a:02}", f"n{b:02}") for a, b in nx.gnm_random_graph(80, 90 + 5 * seed, seed=seed).edges]
    draw.shuffle(edges)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from((a, b, draw.choice((1.0, 1.0, 0.5, 1 / 3))) for a, b in edges)
    for one in (graph, unweighted(graph)):
        theirs = nx.community.louvain_communities(one, seed=seed)
        assert sorted(communities(one, seed=seed).members) == sorted(tuple(sorted(part)) for part in theirs)


def test_of_two_parts_alike_in_size_the_one_with_the_smallest_uid_remains() -> None:
    graph: nx.Graph[str] = nx.Graph([("a", "d"), ("d", "x"), ("x", "b"), ("b", "c")])
    assert cuts(graph).cut_off("x") == ("b", "c")
    assert cuts(graph).loss("x") == (("a", "d"), ("b", "c"))


@given(graphs(), st.lists(st.sampled_from("xyz"), min_size=14, max_size=14))
def test_mixing(graph: "nx.Graph[str]", drawn: list[str]) -> None:
    sectors = dict(zip(sorted(graph), drawn, strict=False))
    found, whole = mixing(graph, sectors), mixing_of_all(graph, sectors)
    across = sum(sectors[a] != sectors[b] for a, b in graph.edges)
    assert (whole.external, whole.internal) == (across, graph.number_of_edges() - across)
    for uid in graph:
        partners = [sectors[other] for other in graph[uid]]
        assert dict(found[uid].sectors) == {key: partners.count(key) for key in sorted(set(partners))}
        assert found[uid].internal == partners.count(sectors[uid])
        if partners:
            assert found[uid].index == pytest.approx(1 - 2 * partners.count(sectors[uid]) / len(partners))
            shares = [partners.count(key) / len(partners) for key in set(partners)]
            assert found[uid].entropy == pytest.approx(-sum(share * math.log2(share) for share in shares))
        else:
            assert (found[uid].index, found[uid].entropy) == (None, None)


@given(st.lists(st.integers(0, 30), max_size=12))
def test_concentration(counts: list[int]) -> None:
    apart = sum(abs(a - b) for a in counts for b in counts)
    size, total = len(counts), sum(counts)
    expected = Fraction(apart * size, 2 * size**2 * total) if total else Fraction(0)
    assert gini(counts) == expected


@given(graphs())
def test_lists_made_of_edges_are_those_of_the_graph(graph: "nx.Graph[str]") -> None:
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    edges = sorted((min(a, b), max(a, b), weight) for a, b, weight in graph.edges(data="weight"))
    ordered.add_weighted_edges_from(edges)
    assert adjacency_from(sorted(graph), edges) == adjacency_of(ordered)


@settings(max_examples=40)
@given(graphs(most=20))
def test_compiled_loops_say_the_same_to_the_last_digit(graph: "nx.Graph[str]") -> None:
    asked = (constraint, effective_size, betweenness, communities)
    plain = [measure(graph) for measure in asked]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "FEW_STEPS", -1)
        assert [measure(graph) for measure in asked] == plain


def test_a_tie_of_a_node_with_itself_is_no_tie() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from([("a", "a"), ("a", "b"), ("c", "c")])
    assert isolates(graph) == ("c",)
    assert core_numbers(graph) == {"a": 1, "b": 1, "c": 0}
    assert constraint(graph) == {"a": 1.0, "b": 1.0}


def test_six_tenths_are_compared_exactly() -> None:
    # of five places three without a partner and two with one: 0.6 and no more
    assert gini([0, 0, 0, 1, 1]) == Fraction("0.6")
    assert not gini([0, 0, 0, 1, 1]) > Fraction("0.6")
    assert gini([0, 0, 0, 1, 2]) > Fraction("0.6")


def unweighted(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(graph)
    plain.add_edges_from(graph.edges)
    return plain
