"""What is above each node, by brute force, in trees that are no trees."""

from datetime import date

import networkx as nx
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.gaps.closure import above, cycles, nearest

_NODES = range(7)
_NODE = st.integers(min(_NODES), max(_NODES))
_PAIRS = st.sets(st.tuples(_NODE, _NODE), max_size=14)


def _parents(pairs: set[tuple[int, int]], day: date | None = None) -> pl.DataFrame:
    schema = {"child": pl.UInt32, "parent": pl.UInt32, "since": pl.Date}
    return pl.DataFrame([(*pair, day) for pair in sorted(pairs)], schema=schema, orient="row")


def _above(pairs: set[tuple[int, int]]) -> pl.DataFrame:
    return above(pl.Series(list(_NODES), dtype=pl.UInt32), _parents(pairs))


@given(_PAIRS)
def test_everything_above_is_found_once_with_the_fewest_steps(pairs: set[tuple[int, int]]) -> None:
    graph = nx.DiGraph(list(pairs))
    graph.add_nodes_from(_NODES)
    steps = dict(nx.all_pairs_shortest_path_length(graph))
    expected = sorted((uid, over, count) for uid, found in steps.items() for over, count in found.items())
    assert sorted(_above(pairs).select("uid", "ancestor", "steps").rows()) == expected


def test_the_nearest_has_the_fewest_steps_then_the_smallest_number() -> None:
    found = _above({(0, 5), (0, 4), (4, 1), (5, 1), (1, 0)}).filter(pl.col("steps") > 0)
    assert dict(nearest(found).iter_rows()) == {0: 4, 4: 1, 5: 1, 1: 0}
    assert nearest(found.head(0)).is_empty()


@given(_PAIRS)
def test_cycles_are_the_strong_components(pairs: set[tuple[int, int]]) -> None:
    graph = nx.DiGraph(list(pairs))
    looped = {node for node in graph if graph.has_edge(node, node)}
    parts = [part for part in nx.strongly_connected_components(graph) if len(part) > 1 or part & looped]
    day = date(2026, 3, 1)
    assert cycles(_above(pairs), _parents(pairs, day)) == sorted((tuple(sorted(part)), day) for part in parts)


def test_a_cycle_is_as_young_as_its_youngest_pair() -> None:
    days = [date(2020, 1, 1), date(2025, 1, 1), date(2026, 1, 1)]
    parents = _parents({(0, 1), (1, 0), (1, 2)}).with_columns(since=pl.Series(days))
    assert cycles(_above({(0, 1), (1, 0), (1, 2)}), parents) == [((0, 1), days[1])]
