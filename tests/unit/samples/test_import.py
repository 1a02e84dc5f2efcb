"""A sample through the import path: read, plan, apply to a store in memory, find."""

from dataclasses import replace
from pathlib import Path

import pytest

from graphmodel.registers.plan import PlanOptions, make_plan
from graphmodel.registers.reader import read_registers
from graphmodel.samples import demo, write_csv, write_workbook
from tests.oracle.default_scheme import DEFAULT
from tests.oracle.graphs import build_graph
from tests.oracle.rules import FIRST_PART, SECOND_PART, find
from tests.unit.registers.world import Store
from tests.unit.samples.answers import answered
from tests.unit.samples.conversion import network_from

SAMPLE = demo()


@pytest.fixture(params=["workbook", "csv"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "csv":
        write_csv(SAMPLE, tmp_path)
        return tmp_path
    write_workbook(SAMPLE, tmp_path / "demo.xlsx")
    return tmp_path / "demo.xlsx"


def test_what_is_imported_has_exactly_the_planted_findings_and_imports_again_unchanged(path: Path) -> None:
    options = PlanOptions(today=SAMPLE.on, now="2026-11-22T08:00:00Z", batch="b1")
    reading = read_registers([path])
    store = Store(on=SAMPLE.on)
    plan = make_plan(reading, store.network(), options=options)
    assert plan.refused == 0
    ledger_pacts = {(row["community"], row["partners"]) for row in SAMPLE.tables["Ledger"]}
    assert plan.new == sum(map(len, SAMPLE.tables.values())) + len(ledger_pacts)
    store.apply(plan)
    network = replace(store.network(), households=network_from(SAMPLE).households)
    found = find(
        build_graph(network), scheme=DEFAULT, on=SAMPLE.on, register=frozenset(), rules=FIRST_PART + SECOND_PART
    )
    assert {key: (f.status, f.severity, f.includes, f.follows) for key, f in found.items()} == answered(SAMPLE)
    again = make_plan(read_registers([path]), store.network(), households=store.households(), options=options)
    assert not again.draft, again.draft.counts


def test_households_of_the_import_are_those_of_the_sample(path: Path) -> None:
    options = PlanOptions(today=SAMPLE.on, now="2026-11-22T08:00:00Z", batch="b1")
    store = Store(on=SAMPLE.on)
    store.apply(make_plan(read_registers([path]), store.network(), options=options))
    stored = store.households().select("uid", "area", "hub", "valid_from", "valid_to").sort("uid").rows()
    day = {"valid_from": None, "valid_to": None}
    rows = [day | {k: str(v) if k in day else v for k, v in row.items()} for row in SAMPLE.tables["Household"]]
    assert stored == sorted((r["uid"], r["area"], r["hub"], r["valid_from"], r["valid_to"]) for r in rows)
