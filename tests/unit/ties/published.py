"""Networks that were published with their figures; nodes by name, every edge of weight 1."""

import networkx as nx

KITE = {
    "Andre": "Beverly Carol Diane Fernando", "Beverly": "Diane Ed Garth", "Carol": "Diane Fernando",
    "Diane": "Ed Fernando Garth", "Ed": "Garth", "Fernando": "Garth Heather", "Garth": "Heather",
    "Heather": "Ike", "Ike": "Jane",
}  # fmt: skip
"""Krackhardt, D. (1990). Assessing the political landscape. Administrative Science Quarterly 35, 342-369."""

EGO = {"A": "B E F G", "B": "D G", "C": "G", "D": "G", "E": "G", "F": "G"}
"""Burt (1992), as drawn and worked out by Borgatti, S. P. (1997). Connections 20, 35-38, figure 1; ego is G."""


def kite() -> "nx.Graph[str]":
    """Krackhardt's kite."""
    return _graph(KITE)


def ego() -> "nx.Graph[str]":
    """Burt's example of an ego network."""
    return _graph(EGO)


def club() -> "nx.Graph[str]":
    """Zachary's karate club, members numbered from 1 as in Zachary (1977), Journal of Anthropological Research 33."""
    return _named(nx.karate_club_graph(), {number: f"{number + 1:02}" for number in range(34)})


def families() -> "nx.Graph[str]":
    """Marriages of Florentine families: Padgett & Ansell (1993), American Journal of Sociology 98; Pucci, who has none, added."""
    graph = _named(nx.florentine_families_graph(), {})
    graph.add_node("Pucci")
    return graph


def women() -> "nx.Graph[str]":
    """Eighteen women at fourteen events: Davis, Gardner & Gardner (1941), Deep South."""
    return _named(nx.davis_southern_women_graph(), {})


def _graph(edges: dict[str, str]) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((start, end) for start, ends in edges.items() for end in ends.split())
    return graph


def _named(graph: "nx.Graph[object]", names: "dict[object, str]") -> "nx.Graph[str]":
    named: nx.Graph[str] = nx.Graph()
    named.add_nodes_from(names.get(node, str(node)) for node in graph)
    named.add_edges_from((names.get(a, str(a)), names.get(b, str(b))) for a, b in graph.edges)
    return named
