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
