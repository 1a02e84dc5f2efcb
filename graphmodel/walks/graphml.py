"""GraphML: a neighbourhood or path as a graph that other programs open."""

from typing import TYPE_CHECKING

from graphmodel.graphml import graphml_document
from graphmodel.walks.walk import Walk

if TYPE_CHECKING:
    import networkx as nx


def walk_graphml(walk: Walk) -> bytes:
    """Write a walk as GraphML.

    Nodes have ``kind``, ``name`` and ``distance``; an edge's id is the tie's uid, its ``type`` the tie's type.
    """
    return graphml_document(walk_graph(walk))


def walk_graph(walk: Walk) -> "nx.MultiDiGraph[str]":
    """A walk as a networkx graph, its edges keyed by the ties' uids."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for stop in walk.nodes:
        graph.add_node(stop.uid, kind=stop.kind, name=stop.name, distance=stop.distance)
    for tie in walk.ties:
        graph.add_edge(tie.start, tie.end, key=tie.uid, type=tie.type)
    return graph
