"""Measure (t): what is asked of a city's tie network, against plain networkx on the same graph."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graphmodel.ties.adjacency import adjacency_of
from graphmodel.ties.betweenness import betweenness
from graphmodel.ties.communities import communities
from graphmodel.ties.concentration import gini
from graphmodel.ties.cuts import cuts
from graphmodel.ties.holes import constraint, effective_size
from graphmodel.ties.mixing import mixing, mixing_of_all
from graphmodel.ties.structure import components, core_numbers, isolates, partner_counts
from tests.bench.clock import RUNS, race, seconds
from tests.bench.figures import Figure, at_least, took
from tests.bench.rivals import plain_ties
from tests.bench.tie_city import tie_city

WISH = 10
WISH_S = 600
SEED = 1
SOURCES = 3
"""networkx's betweenness is timed from so many nodes, and the rest reckoned."""
FEW = 700
"""Nodes of the network on which both betweennesses are compared."""


@dataclass(frozen=True)
class Size:
    """How large a network."""

    nodes: int
    ties: int


CITY, TOWN = Size(124_000, 140_000), Size(1_500, 1_700)


def measure_ties(size: Size, *, runs: int = RUNS) -> Iterator[Figure]:
    """Compare the answers, then the time."""
    graph = tie_city(nodes=size.nodes, ties=size.ties)
    sectors = dict(graph.nodes(data="sector"))
    compare(ask(graph, sectors), plain_ties.ask(graph, seed=SEED))
    timed = race(lambda: ask(graph, sectors), lambda: plain_ties.ask(graph, seed=SEED), runs=runs)
    name = f"(t) measures of {size.nodes:,} nodes, {size.ties:,} ties; networkx less"
    yield at_least(name, timed.ours_s, timed.rival_s, timed.faster, WISH)
    yield _betweenness(graph)


def ask(graph: "nx.Graph[str]", sectors: Mapping[str, str]) -> dict[str, Any]:
    """Every measure but betweenness, from the graph on; of all nodes."""
    found = adjacency_of(graph)
    cut, mixed = cuts(found), mixing(found, sectors)
    whole = mixing_of_all(found, sectors)
    return {
        "isolates": set(isolates(found)),
        "components": {frozenset(part.uids) for part in components(found)},
        "cut points": set(cut.points),
        "bridges": {frozenset((tie.start, tie.end)) for tie in cut.bridges},
        "loss": {uid: set(cut.cut_off(uid)) for uid in sorted(cut.points)[: plain_ties.LOST]},
        "cores": core_numbers(found),
        "constraint": constraint(found),
        "effective size": effective_size(found),
        "concentration": float(gini(partner_counts(found).values())),
        "mixing": (whole.external, whole.internal),
        "entropy": {uid: one.entropy or 0.0 for uid, one in mixed.items()},
        "communities": {frozenset(members) for members in communities(found, seed=SEED).members},
    }


def compare(ours: Mapping[str, Any], rival: Mapping[str, Any]) -> None:
    """Fail with the first measure that differs; numbers may by a billionth, and the rival may lack nodes."""
    for name, theirs in rival.items():
        if not _same(ours[name], theirs):
            raise AssertionError(name)


def _same(ours: Any, theirs: Any) -> bool:
    if isinstance(theirs, dict):
        return all(math.isnan(value) if uid not in ours else _same(ours[uid], value) for uid, value in theirs.items())
    if isinstance(theirs, float):
        return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9)
    return bool(ours == theirs)


def _betweenness(graph: "nx.Graph[str]") -> Figure:
    small = tie_city(nodes=FEW, ties=FEW * 8 // 7)
    compare({"betweenness": betweenness(small)}, {"betweenness": nx.betweenness_centrality(small)})
    ours = seconds(lambda: betweenness(graph))
    rival = seconds(lambda: nx.betweenness_centrality(graph, k=SOURCES, seed=SEED)) / SOURCES * len(graph)
    words = f"{rival / 3600:.1f} h (reckoned)"
    return Figure(
        "(t) exact betweenness", took(ours), words, f"{rival / ours:.0f} ×", f"≤ {WISH_S} s", ours <= WISH_S
    )  # fmt: skip
