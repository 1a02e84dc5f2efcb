"""Measure (a): the rules of the default profile over tables in memory, against plain networkx on a graph already built."""

from collections.abc import Iterator
from dataclasses import replace

from graphmodel.gaps.catalogue import find_gaps, judge, view_of
from graphmodel.network import Network
from graphmodel.profiles import load_profile
from tests.bench.clock import RUNS, relay
from tests.bench.figures import Figure, at_least
from tests.bench.rivals.plain_networkx import GRAPHS, ask
from tests.unit.gaps.test_against_oracle import first_difference

WISH = 50
_LINKED = {"L1", "L2", "L3", "L4", "L5", "L10", "L11", "L13", "L15", "C12", "C13", "C15", "T3", "T14"}
"""Families of rules on ties, alliances and pacts, which the rival does not ask about."""


def measure_rules(network: Network, *, runs: int = RUNS) -> Iterator[Figure]:
    """Compare the findings, then the time, for each way to build the rival's graph."""
    default = load_profile("default")
    profile = replace(default, rules=tuple(rule for rule in default.rules if rule.family not in _LINKED))
    for name, build in GRAPHS.items():
        graph = build(network)
        difference = first_difference(find_gaps(network, profile), ask(graph, network.on))
        if difference:
            raise AssertionError(difference)
        # a fresh network each time: what it works out once and keeps is paid in every run; and what the rival does not do
        # either is left out: the order of the report, its table of coverage, names and words
        timed = relay(
            lambda: judge(view_of(replace(network, _graphs={}), profile)),
            lambda g=graph: ask(g, network.on),  # type: ignore[misc]
            runs=runs,
        )
        yield at_least(f"(a) rules, {name}", timed.ours_s, timed.rival_s, timed.faster, WISH)
