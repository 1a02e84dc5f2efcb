"""Measure (a): the rules of the default profile over tables in memory, against plain networkx on a graph already built."""

from collections.abc import Iterator
from dataclasses import replace

from graphmodel.gaps.catalogue import find_gaps
from graphmodel.network import Network
from graphmodel.profiles import load_profile
from tests.bench.clock import RUNS, race
from tests.bench.figures import Figure, at_least
from tests.bench.rivals.plain_networkx import GRAPHS, ask
from tests.unit.gaps.test_against_oracle import first_difference

WISH = 50


def measure_rules(network: Network, *, runs: int = RUNS) -> Iterator[Figure]:
    """Compare the findings, then the time, for each way to build the rival's graph."""
    profile = load_profile("default")
    for name, build in GRAPHS.items():
        graph = build(network)
        difference = first_difference(find_gaps(network, profile), ask(graph, network.on))
        if difference:
            raise AssertionError(difference)
        # a fresh network each time: what it works out once and keeps is paid in every run
        timed = race(
            lambda: find_gaps(replace(network, _graphs={}), profile), lambda g=graph: ask(g, network.on), runs=runs
        )  # type: ignore[misc]
        yield at_least(f"(a) rules, {name}", timed.ours_s, timed.rival_s, timed.faster, WISH)
