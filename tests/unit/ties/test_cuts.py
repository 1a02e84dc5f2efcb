"""Parts of a network, and what the loss of a node cuts off, against networkx taking every node out in turn."""

import random

import networkx as nx
import polars as pl
import pytest

from graphmodel.ties.cuts import Neighbours, components, cut_sizes, cuts, neighbour_lists, walk


def lists_of(graph: "nx.Graph[int]") -> list[list[int]]:
    return [sorted(graph[node]) for node in range(len(graph))]


def cut_by_hand(graph: "nx.Graph[int]", node: int) -> list[set[int]]:
    """The parts that the loss of a node leaves, smallest first."""
    rest = graph.subgraph(nx.node_connected_component(graph, node) - {node})
    return sorted(nx.connected_components(rest), key=len)


@pytest.mark.parametrize("seed", range(60))
def test_cuts_and_components_are_those_that_taking_nodes_out_shows(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - reproducible, not secret
    count = rng.randint(1, 25)
    graph = nx.gnm_random_graph(count, rng.randint(0, 2 * count), seed=seed)
    lists = lists_of(graph)
    assert components(walk(lists)) == sorted(sorted(part) for part in nx.connected_components(graph))
    sizes = [sum(len(part) for part in cut_by_hand(graph, node)[:-1]) for node in graph]
    assert cut_sizes(lists) == sizes
    for cut in cuts(walk(lists), shown=count):
        parts = cut_by_hand(graph, cut.node)
        kept = [part for part in parts if not part & set(cut.some)]
        assert len(cut.some) == cut.size
        assert len(kept) == 1
        assert len(kept[0]) == len(parts[-1])
        assert set(cut.some) == set().union(*parts) - kept[0]


def test_only_large_cuts_are_found_and_only_some_of_what_is_cut_off_is_named() -> None:
    star: Neighbours = [[1, 2, 3, 4], [0], [0], [0], [0]]
    (cut,) = cuts(walk(star), least=3, shown=2)
    assert (cut.node, cut.size, len(cut.some)) == (0, 3, 2)
    assert not list(cuts(walk(star), least=4))


def test_neighbours_are_listed_by_position_both_ways() -> None:
    pairs = pl.DataFrame({"start": ["a"], "end": ["c"]})
    assert neighbour_lists(pl.Series(["a", "b", "c"]), pairs) == [[2], [], [0]]


def test_a_line_far_longer_than_the_stack_is_walked() -> None:
    count = 20_000
    line = [[other for other in (node - 1, node + 1) if 0 <= other < count] for node in range(count)]
    assert [cut.node for cut in cuts(walk(line), least=3)] == list(range(3, count - 3))
