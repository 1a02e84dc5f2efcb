"""One networkx graph of everything: every node and every tie of a network, live and retired, with its attributes."""

from typing import Any

import networkx as nx

from graphmodel.network import Network

TIE_FRAME = ("uid", "start", "start_kind", "end", "end_kind")


def build_graph(network: Network) -> "nx.MultiDiGraph[str]":
    """Households stay folded: their counts are attributes ``own_households``, ``own_hubs`` of their area."""
    graph = _records(network)
    for row in network.households.iter_rows(named=True):
        graph.nodes[row["area"]].update(own_households=row["households"], own_hubs=row["hubs"])
    return graph


def build_graph_with_households(network: Network) -> "nx.MultiDiGraph[str]":
    """Households are nodes, as a graph that nobody folded would have them."""
    graph = _records(network)
    for row in network.households.iter_rows(named=True):
        for number in range(row["households"]):
            uid = f"hh-{row['area']}-{number}"
            graph.add_node(uid, label="Household", hub=number < row["hubs"])
            graph.add_edge(uid, row["area"], key=f"part-of-{uid}", type="PART_OF")
    return graph


def _records(network: Network) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for label, table in network.nodes.items():
        for row in table.iter_rows(named=True):
            graph.add_node(row["uid"], label=label, **_filled(row, ("uid",)))
    for kind, table in network.ties.items():
        for row in table.iter_rows(named=True):
            graph.add_edge(row["start"], row["end"], key=row["uid"], type=kind, **_filled(row, TIE_FRAME))
    return graph


def _filled(row: dict[str, Any], frame: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None and name not in frame}
