"""The sample through the whole import path: every engine holds the same network and tells the same findings."""

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from graphmodel.gaps.catalogue import find_gaps
from graphmodel.profiles import load_profile
from graphmodel.registers.plan import PlanOptions, make_plan
from graphmodel.registers.reader import read_registers
from graphmodel.samples import Sample, demo, write_csv, write_workbook
from graphmodel.store.opened import Store
from tests.contract.conftest import note
from tests.unit.registers.world import Store as Memory
from tests.unit.samples.answers import answered

NOW = "2026-11-22T01:00:00Z"


def read(sample: Sample, folder: Path, form: str):
    path = folder / ("样例.xlsx" if form == "workbook" else "样例")
    (write_workbook if form == "workbook" else write_csv)(sample, path)
    return read_registers([path], profile=load_profile("default"))


def options(sample: Sample) -> PlanOptions:
    return PlanOptions(today=sample.on, now=NOW, batch="ba-sample")


@pytest.mark.parametrize("form", ["workbook", "csv"])
def test_the_sample_gives_its_planted_findings_from_the_database(store: Store, tmp_path: Path, form: str) -> None:
    sample = demo()
    reading = read(sample, tmp_path, form)
    network = store.read_network(sample.on)
    plan = make_plan(reading, network, households=store.read_households(), options=options(sample))
    assert plan.refused == 0
    store.write(plan.draft, base_revision=network.revision, note=note(uid="ba-sample"))
    network = store.read_network(sample.on)
    report = find_gaps(network, load_profile("default"))
    found = {
        (f.rule, f.subject.uid): (f.status, f.severity, f.includes, f.follows)
        for f in (*report.findings, *report.hidden)
    }
    assert found == answered(sample)
    again = make_plan(reading, network, households=store.read_households(), options=options(sample))
    assert not again.draft
    assert (again.new, again.changed, again.closed) == (0, 0, 0)


def test_the_database_holds_what_the_draft_says(store: Store, tmp_path: Path) -> None:
    sample = demo()
    memory = Memory(on=sample.on)
    plan = make_plan(
        read(sample, tmp_path, "csv"), memory.network(), households=memory.households(), options=options(sample)
    )
    memory.apply(plan)
    store.write(plan.draft, base_revision=0, note=note(uid="ba-sample"))
    expected, network = memory.network(), store.read_network(sample.on)
    for label, table in expected.nodes.items():
        assert_frame_equal(network.nodes[label], table)
    for kind, table in expected.ties.items():
        assert_frame_equal(network.ties[kind], table)
    stored = store.read_households().with_columns(pl.col(pl.Date).dt.to_string())
    assert_frame_equal(stored.sort("uid", "tie_uid"), memory.households().select(stored.columns).sort("uid", "tie_uid"))
    assert network.households["households"].sum() == live(memory.households(), sample).height


def live(households: pl.DataFrame, sample: Sample) -> pl.DataFrame:
    day = sample.on.isoformat()
    for start, end in (("valid_from", "valid_to"), ("tie_valid_from", "tie_valid_to")):
        households = households.filter(
            (pl.col(start).is_null() | (pl.col(start) <= day)) & (pl.col(end).is_null() | (pl.col(end) > day))
        )
    return households
