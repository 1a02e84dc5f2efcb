"""What an import says of decisions on findings."""

import pytest

from tests.unit.registers.world import codes, record, town


def test_a_finding_postponed_without_a_day_is_warned_of():
    plan = town().plan(record("Decision", finding="C1.grid~ar-111", verdict="postponed"))
    (warning,) = plan.problems
    assert (warning.severity, warning.code) == ("warning", "plan.postponed_for_good")
    assert (warning.where.row, warning.where.column) == (2, "时限")
    assert "时限" in warning.remedy
    assert plan.new == 1


@pytest.mark.parametrize(
    "more", [{"verdict": "postponed", "due_on": "2026-12-01"}, {"verdict": "not_blank"}, {"verdict": "true"}]
)
def test_a_day_or_another_verdict_needs_no_warning(more):
    assert codes(town().plan(record("Decision", finding="C1.grid~ar-111", **more))) == []


def test_a_day_that_is_stored_already_counts_and_one_that_is_cleared_does_not():
    store = town().load(record("Decision", uid="d", finding="C1.grid~ar-111", verdict="postponed", due_on="2026-12-01"))
    assert codes(store.plan(record("Decision", uid="d", finding="C1.grid~ar-111", verdict="postponed"))) == []
    cleared = record("Decision", uid="d", finding="C1.grid~ar-111", verdict="postponed", due_on=None)
    assert codes(store.plan(cleared)) == ["plan.postponed_for_good"]


@pytest.mark.parametrize("finding", ["C1.grid~ar-000", "ar-111", "~ar-111", "C1.grid~"])
def test_a_decision_on_a_finding_of_no_record_is_warned_of(finding):
    plan = town().plan(record("Decision", finding=finding, verdict="true"))
    (warning,) = plan.problems
    assert (warning.severity, warning.code, warning.where.column) == ("warning", "plan.finding_of_nothing", "问题编号")
    assert finding in warning.reason
    assert plan.new == 1


def test_a_decision_on_a_finding_of_a_record_that_comes_with_it_is_not_warned_of():
    rows = [
        record("Area", uid="g9", name="新网格", level="grid"),
        record("Decision", 3, finding="C1.grid~g9", verdict="true"),
    ]
    assert codes(town().plan(*rows)) == []
