"""Positions: the same every time, apart from each other, near where tied."""

import networkx as nx
import numpy as np
import pytest

from viz.columns import Branch, arrange, elbow
from viz.layout import force_layout
from viz.lists import hang


def _placed(graph: "nx.Graph[int]", **more: float) -> np.ndarray:
    return force_layout(len(graph), list(graph.edges), **more)


@pytest.mark.parametrize(
    "graph", [nx.path_graph(30), nx.star_graph(40), nx.grid_2d_graph(5, 6), nx.caveman_graph(4, 6)]
)
def test_who_is_tied_stands_nearer_than_who_is_not_and_nobody_on_another(graph: "nx.Graph[object]") -> None:
    graph = nx.convert_node_labels_to_integers(graph)
    at = _placed(graph)
    gaps = np.linalg.norm(at[:, None] - at[None], axis=-1)
    tied = nx.to_numpy_array(graph, nodelist=range(len(graph))) > 0
    apart = ~tied & ~np.eye(len(graph), dtype=bool)
    assert np.isfinite(at).all()
    assert gaps[tied].mean() < 0.75 * gaps[apart].mean()
    assert gaps[~np.eye(len(graph), dtype=bool)].min() > 0.05


def test_the_same_ties_give_the_same_picture_to_the_last_digit() -> None:
    graph = nx.gnm_random_graph(80, 120, seed=5)
    assert (_placed(graph) == _placed(graph)).all()


def test_parts_that_are_not_tied_stand_side_by_side() -> None:
    graph = nx.disjoint_union(nx.complete_graph(6), nx.cycle_graph(9))
    at = _placed(graph)
    first, second = at[:6], at[6:]
    assert (first.max(axis=0) < second.min(axis=0)).any() or (second.max(axis=0) < first.min(axis=0)).any()


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_hardly_anything_is_no_matter(count: int) -> None:
    at = force_layout(count, [(0, 1)] if count > 1 else [])
    assert at.shape == (count, 2)
    assert len({tuple(point) for point in at}) == count


def test_a_weak_tie_pulls_less() -> None:
    ties = [(0, 1), (1, 2), (2, 0), (2, 3)]
    even, weak = force_layout(4, ties), force_layout(4, ties, weights=[1, 1, 1, 0.1])
    assert np.linalg.norm(weak[2] - weak[3]) > np.linalg.norm(even[2] - even[3])


def test_a_chart_keeps_the_order_and_never_sets_two_on_one_spot() -> None:
    columns = tuple(
        Branch(f"c{n}", (f"oc{n}",), tuple(Branch(f"g{n}{m}", (f"og{n}{m}", f"ox{n}{m}")) for m in range(4)))
        for n in range(7)
    )
    chart = arrange(Branch("s", ("os",), columns, after=("rest",), after_beside=("more",)), places=100, beside=90)
    assert len(set(chart.at.values())) == len(chart.at)
    assert chart.at["g00"][1] < chart.at["g01"][1] < chart.at["g03"][1]
    firsts = [chart.at[f"c{n}"] for n in range(7)]
    assert firsts == sorted(firsts, key=lambda point: (point[1], point[0]))
    assert all(chart.at[f"g{n}{m}"][1] == chart.at[f"og{n}{m}"][1] for n in range(7) for m in range(4))


def test_the_lines_of_a_chart_begin_and_end_at_their_nodes() -> None:
    deep = Branch("a", ("oa",), (Branch("b", ("ob",)), Branch("c", ("oc",))))
    chart = arrange(Branch("s", ("os",), (deep, Branch("d", ("od",), (Branch("e"),)))), places=100, beside=90)
    for start, end in (("s", "a"), ("os", "oa"), ("a", "b"), ("oa", "ob"), ("os", "ob"), ("oa", "od"), ("od", "oa")):
        route = elbow(chart, start, end)
        assert (route[0], route[-1]) == (chart.at[start], chart.at[end])


@pytest.mark.parametrize("side", ["left", "right", "below"])
def test_a_list_of_any_length_hangs_without_overlap(side: str) -> None:
    uids = [f"u{at}" for at in range(70)]
    hung = hang(uids, side=side, room=150, down=200)  # type: ignore[arg-type]
    assert len(set(hung.at.values())) == 70
    assert all(route[0] == (0.0, 0.0) and route[-1] == hung.at[uid] for uid, route in hung.routes.items())
