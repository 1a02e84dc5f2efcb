"""Measure (layout): the positions of a tie network of 2,000 nodes, against ``networkx.spring_layout`` as it comes.

Assumes that a picture is only comparable at equal quality, so that first three figures of it are held against those of
the rival's: a layout that is fast and worse is an error.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from tests.bench.clock import RUNS, race
from tests.bench.figures import Figure, at_least
from tests.bench.rivals.spring_layout import spring_layout
from viz.layout import force_layout

WISH = 20
NODES = 2000
TOLERANCE = 1.05
"""How much worse than the rival's each figure may be."""
_SAMPLED = 100


@dataclass(frozen=True)
class Quality:
    """How well positions show a network.

    Attributes
    ----------
    neighbours
        Of the nodes that stand nearest to a node, as many as it has partners, the share that are its partners.
    spread
        Standard deviation of the lengths of ties by their mean.
    stress
        Mean squared relative error of distances against steps, at the best scale.
    """

    neighbours: float
    spread: float
    stress: float

    def worse_than(self, other: "Quality") -> bool:
        """Whether any of the three is worse than the other's by more than the tolerance."""
        return (
            self.neighbours * TOLERANCE < other.neighbours
            or self.spread > other.spread * TOLERANCE
            or self.stress > other.stress * TOLERANCE
        )


def measure_layout(*, nodes: int = NODES, runs: int = RUNS) -> Iterator[Figure]:
    """Compare the quality, then the time."""
    graph = town_of_ties(nodes)
    ties = list(graph.edges)
    ours, rival = quality(graph, force_layout(nodes, ties)), quality(graph, spring_layout(graph))
    if ours.worse_than(rival):
        message = f"the layout is worse than spring_layout's: {ours}, {rival}"
        raise AssertionError(message)
    timed = race(lambda: force_layout(nodes, ties), lambda: spring_layout(graph), runs=runs)
    yield at_least(f"(layout) {nodes:,} nodes", timed.ours_s, timed.rival_s, timed.faster, WISH)
    for name in ("neighbours", "spread", "stress"):
        mine, other = getattr(ours, name), getattr(rival, name)
        yield Figure(f"(layout) {name}", f"{mine:.3f}", f"{other:.3f}", f"{mine / other:.2f} ×")


def town_of_ties(nodes: int, *, seed: int = 1) -> "nx.Graph[int]":
    """Make a tie network as offices have it: units tied to places near each other, some alliances across."""
    rng = Random(seed)  # noqa: S311 - invented data, no secret
    places = nodes // 16
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(nodes))
    for unit in range(places, nodes):
        home = rng.randrange(places)
        for _ in range(1 + (rng.random() < 0.35) + (rng.random() < 0.1)):
            graph.add_edge(unit, (home + int(rng.gauss(0, 2))) % places)
    graph.add_edges_from((place, (place + 1) % places) for place in range(places) if rng.random() < 0.5)
    for _ in range(nodes // 60):
        members = rng.sample(range(places, nodes), 6)
        graph.add_edges_from((a, b) for a in members for b in members if a < b)
    return graph


def quality(graph: "nx.Graph[int]", at: NDArray[np.float64]) -> Quality:
    """Measure positions; row of *at* by row the nodes 0, 1, 2 …"""
    gaps = np.linalg.norm(at[:, None] - at[None], axis=-1)
    np.fill_diagonal(gaps, np.inf)
    near = kept = 0
    for node in graph:
        count = graph.degree(node)
        if count:
            nearest = np.argpartition(gaps[node], count - 1)[:count]
            near, kept = near + count, kept + len(set(nearest.tolist()) & set(graph[node]))
    lengths = np.array([gaps[a, b] for a, b in graph.edges])
    return Quality(kept / near, float(lengths.std() / lengths.mean()), _stress(graph, gaps))


def _stress(graph: "nx.Graph[int]", gaps: NDArray[np.float64]) -> float:
    part = sorted(max(nx.connected_components(graph), key=len))
    pairs = [
        (gaps[start, end], steps)
        for start in part[:: max(1, len(part) // _SAMPLED)]
        for end, steps in nx.single_source_shortest_path_length(graph, start).items()
        if start != end
    ]
    relative = np.array([gap / steps for gap, steps in pairs])
    scale = relative.sum() / (relative**2).sum()
    return float(((scale * relative - 1) ** 2).mean())
