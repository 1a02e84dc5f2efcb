"""Gaps of ties, alliances and pacts: every engine gives the report that tables in memory give, byte for byte."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graphmodel.changes import Draft, Scalar
from graphmodel.gaps.catalogue import find_gaps
from graphmodel.gaps.report.values import json_report
from graphmodel.network import Network
from graphmodel.profiles import load_profile
from graphmodel.schema import NODES, TIES_BY_TYPE, Property
from graphmodel.store.opened import Store
from tests.contract.conftest import note
from tests.contract.drafts import node, tie
from tests.oracle.networks import random_network

LINKED = {
    "L1", "L2", "L3.single", "L3.cut", "L4", "L5", "L10", "L11", "L13", "L15",
    "C12.chain", "C12.segment", "C12.firm", "C12.slot", "C13", "C15", "T3.pact", "T3.project", "T14",
}  # fmt: skip
SEEDS = (386, 395)


def image(row: Mapping[str, Any], properties: Sequence[Property]) -> dict[str, Scalar]:
    told = {p.name: row[p.name] for p in properties if row[p.name] is not None}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}


def draft_of(network: Network) -> Draft:
    draft = Draft()
    for label, table in network.nodes.items():
        draft.extend(node(label, row["uid"], image(row, NODES[label].stored)) for row in table.iter_rows(named=True))
    for kind, table in network.ties.items():
        stored = TIES_BY_TYPE[kind].stored
        draft.extend(
            tie(
                kind,
                row["start_kind"],
                row["end_kind"],
                row["uid"],
                image(row, stored),
                start=row["start"],
                end=row["end"],
            )
            for row in table.iter_rows(named=True)
        )
    return draft


@pytest.mark.parametrize("seed", SEEDS)
def test_the_report_is_that_of_tables_in_memory(store: Store, seed: int) -> None:
    made = random_network(seed)
    network = replace(made, households=made.households.head(0), _graphs={})
    default = load_profile("default")
    rules = tuple(replace(rule, enabled=True) for rule in default.rules if rule.id in LINKED)
    profile = replace(default, rules=rules)
    store.write(draft_of(network), base_revision=0, note=note(uid="ba-ties"))
    stored = store.read_network(network.on)
    assert json_report(find_gaps(stored, profile)) == json_report(find_gaps(network, profile))


def test_the_networks_have_findings_of_every_rule() -> None:
    found = {
        finding.rule for seed in SEEDS for finding in find_gaps(random_network(seed), load_profile("default")).findings
    }
    assert found >= LINKED - {"C13"}
