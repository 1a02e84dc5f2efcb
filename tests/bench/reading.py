"""Measure (b): the network out of the engine as columns, against the driver's loop over rows of the same entities."""

from collections.abc import Iterator
from datetime import date

import neo4j
from polars.testing import assert_frame_equal

from graphmodel.network import Network, network_of
from graphmodel.schema import NODE_KINDS, NODES, TIE_KINDS, TIES_BY_TYPE
from graphmodel.store import columns
from graphmodel.store.bolt import Address, Bolt
from graphmodel.store.columns import read_columns
from tests.bench.clock import RUNS, race
from tests.bench.figures import Figure, at_least
from tests.bench.rivals.plain_rows import Row, Rows, read_households, read_rows, typed

WISHES = {"embedded": 4, "neo4j": 12}


def measure_reading(address: Address, *, engine: str, on: date, runs: int = RUNS) -> Iterator[Figure]:
    """Compare the tables, then the time: of everything, and of all but the households."""
    auth = (address.user, address.password)
    with (
        Bolt(address, timeout_s=600) as bolt,
        neo4j.GraphDatabase.driver(address.uri, auth=auth, notifications_min_severity="OFF") as driver,
        driver.session(database=address.database) as session,
    ):
        groups = {row["name"] for row in bolt.read(lambda tx: tx.run("batches/batch/groups"))}

        def ours() -> Network:
            return read_columns(bolt, on=on, revision=1)

        def tables() -> None:
            for kind in NODE_KINDS:
                columns._node_table(bolt, kind, groups - {"Household"})
            for tie in TIE_KINDS:
                columns._tie_table(bolt, tie, groups)

        def rival() -> tuple[Rows, Rows, list[Row]]:
            return *read_rows(session, groups), read_households(session, on)

        _compare(ours(), *rival(), on=on)
        timed = race(ours, rival, runs=runs)
        yield at_least(f"(b) network, {engine}", timed.ours_s, timed.rival_s, timed.faster, WISHES[engine])
        timed = race(tables, lambda: read_rows(session, groups), runs=runs)
        yield at_least(f"(b) without households, {engine}", timed.ours_s, timed.rival_s, timed.faster, None)


def _compare(network: Network, nodes: Rows, ties: Rows, households: list[Row], *, on: date) -> None:
    """Hold our tables against a network made of the rival's rows."""
    made = network_of(
        nodes={label: map(typed(NODES[label].stored), rows) for label, rows in nodes.items()},
        ties={kind: map(typed(TIES_BY_TYPE[kind].stored), rows) for kind, rows in ties.items()},
        households=households,
        on=on,
    )
    for ours, theirs in ((network.nodes, made.nodes), (network.ties, made.ties)):
        for name, table in ours.items():
            assert_frame_equal(table, theirs[name])
    assert_frame_equal(network.households, made.households)
