"""The same rules in plain Python and networkx on an already built graph: what a good analyst would write by hand.

Assumes that building the graph is paid for before the clock starts: once with households folded into counts, as the
product has them, and once with every household as a node, as a graph that nobody folded would.
"""

from datetime import date

import networkx as nx

from graphmodel.divisions import registered
from tests.oracle.default_scheme import DEFAULT
from tests.oracle.found import Findings
from tests.oracle.graphs import build_graph, build_graph_with_households
from tests.oracle.records import padded
from tests.oracle.rules import find

GRAPHS = {"households folded": build_graph, "households as nodes": build_graph_with_households}
"""How the graph is built, by what it is called in the figures."""


def ask(graph: "nx.MultiDiGraph[str]", on: date) -> Findings:
    """Find every gap of the default profile on a day."""
    codes = {padded(node["code"]) for _, node in graph.nodes(data=True) if node["label"] == "Area" and "code" in node}
    return find(graph, scheme=DEFAULT, on=on, register=registered(codes))
