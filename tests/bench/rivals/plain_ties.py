"""The measures of the tie network by networkx alone, as its documentation tells; Gini and entropy by plain Python.

Where networkx needs hours for all nodes it is asked of a few: the figure of the race is then too low, never too high.
"""

import math
from collections import Counter
from collections.abc import Mapping
from typing import Any

import networkx as nx

FEW = 100
"""Constraint and effective size are asked of one node in so many."""
LOST = 10
"""The loss of so many nodes is asked."""


def ask(graph: "nx.Graph[str]", *, seed: int) -> dict[str, Any]:
    """Every measure but betweenness."""
    some = sorted(graph)[::FEW]
    cut = sorted(nx.articulation_points(graph))
    return {
        "isolates": set(nx.isolates(graph)),
        "components": {frozenset(part) for part in nx.connected_components(graph)},
        "cut points": set(cut),
        "bridges": {frozenset(edge) for edge in nx.bridges(graph)},
        "loss": {uid: _loss(graph, uid) for uid in cut[:LOST]},
        "cores": nx.core_number(graph),
        "constraint": nx.constraint(graph, nodes=some, weight="weight"),
        "effective size": nx.effective_size(graph, nodes=some, weight="weight"),
        "concentration": _gini([degree for _, degree in graph.degree()]),
        "mixing": _across(nx.attribute_mixing_dict(graph, "sector")),
        "entropy": {uid: _entropy(Counter(graph.nodes[v]["sector"] for v in graph[uid])) for uid in graph},
        "communities": {frozenset(part) for part in nx.community.louvain_communities(graph, seed=seed)},
    }


def _loss(graph: "nx.Graph[str]", uid: str) -> set[str]:
    rest = graph.subgraph(nx.node_connected_component(graph, uid) - {uid})
    parts = sorted(nx.connected_components(rest), key=lambda part: (-len(part), min(part)))
    return set().union(*parts[1:])


def _gini(counts: list[int]) -> float:
    total, size = sum(counts), len(counts)
    return sum((2 * at - size - 1) * count for at, count in enumerate(sorted(counts), start=1)) / (size * total)


def _across(pairs: Mapping[str, Mapping[str, int]]) -> tuple[int, int]:
    every = sum(sum(row.values()) for row in pairs.values())
    inside = sum(row.get(sector, 0) for sector, row in pairs.items())
    return (every - inside) // 2, inside // 2


def _entropy(counts: Mapping[str, int]) -> float:
    total = sum(counts.values())
    return -sum(count / total * math.log2(count / total) for count in counts.values())
