"""Scope: which live records are in the sub-tree of an area, for closing what a file lacks.

Assumes *who is where* of the model, read prudently because it closes: the area itself is not below itself, and an
organisation without a place of its own is in the scope only where all its subordinates' places are.
"""

from collections.abc import Iterable

import networkx as nx
import polars as pl

from graphmodel.network import Network
from graphmodel.schema import LINE, TERRITORY, Uid

_OPERATING = pl.col("place").is_null() | (pl.col("place") != "registered")


def areas_below(network: Network, under: Uid | None) -> frozenset[str]:
    """The areas of the PART_OF sub-tree of an area, itself included; without *under*, all of them."""
    if under is None:
        return frozenset(network.nodes["Area"]["uid"])
    graph = network.graph(TERRITORY)
    return frozenset({under} | (nx.ancestors(graph, under) if under in graph else set()))


def records_below(network: Network, label: str, under: Uid | None) -> set[str]:
    """The live records of a kind in the sub-tree; of a kind that has no place, none. Without *under*, all of them."""
    if under is None:
        return set(network.live_nodes(label)["uid"])
    areas = areas_below(network, under)
    if label == "Area":
        return set(areas) - {under}
    located = _located(network, areas)
    if label == "Unit":
        carriers = located.intersection(network.live_nodes("Carrier")["uid"])
        in_carriers = _starts(network, "LOCATED_IN", carriers, pl.col("end_kind") == "Carrier")
        return (located | in_carriers).intersection(network.live_nodes("Unit")["uid"])
    if label in {"Carrier", "ServicePoint"}:
        return located.intersection(network.live_nodes(label)["uid"])
    return _orgs_below(network, areas) if label == "Org" else set()


def _located(network: Network, areas: Iterable[str]) -> set[str]:
    return _starts(network, "LOCATED_IN", areas, (pl.col("end_kind") == "Area") & _OPERATING)


def _starts(network: Network, kind: str, ends: Iterable[str], *conditions: pl.Expr) -> set[str]:
    wanted = pl.Series(sorted(ends), dtype=pl.String)
    return set(network.live_ties(kind).filter(pl.col("end").is_in(wanted.implode()), *conditions)["start"])


def _orgs_below(network: Network, areas: frozenset[str]) -> set[str]:
    places = _located(network, areas)
    carriers = places.intersection(network.live_nodes("Carrier")["uid"])
    in_carriers = _starts(network, "LOCATED_IN", carriers, pl.col("end_kind") == "Carrier")
    inside = set(areas) | places | in_carriers
    orgs = set(network.live_nodes("Org")["uid"])
    covering, located = network.live_ties("COVERS"), network.live_ties("LOCATED_IN")
    placed = set(covering["start"]) | orgs.intersection(located["start"])
    found = _starts(network, "COVERS", inside) | orgs.intersection(places)
    return found | _by_subordinates(network, orgs - placed, found)


def _by_subordinates(network: Network, placeless: set[str], found: set[str]) -> set[str]:
    """The organisations without a place whose subordinates are all in the scope, from the bottom up."""
    line = network.graph(LINE)
    added: set[str] = set()
    waiting = [org for org in sorted(placeless) if org in line and line.in_degree(org)]
    while True:
        more = [o for o in waiting if o not in added and all(s in found | added for s in line.predecessors(o))]
        if not more:
            return added
        added.update(more)
