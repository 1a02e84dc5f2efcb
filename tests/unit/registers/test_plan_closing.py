"""What an import closes because the file lacks it, and what it counts."""

import pytest

from graphmodel.errors import NotFoundError, UsageError
from graphmodel.registers.records import Problem, Where
from tests.unit.registers.world import DAY, codes, record, town


def area(uid, name, level="community", **more):
    return record("Area", uid=uid, name=name, level=level, **more)


def test_nothing_that_a_file_lacks_closes_unless_asked():
    plan = town().plan(area("ar-11", "幸福社区"))
    assert (plan.closed, plan.unchanged) == (0, 1)


def test_areas_below_the_scope_that_the_file_lacks_close_and_the_scope_itself_does_not():
    store = town()
    plan = store.plan(area("ar-11", "幸福社区"), close_missing=("Area",), under="ar-1")
    assert plan.closing == {"Area": (2, 3)}
    assert plan.closed_examples == (("ar-111", "第一网格"), ("ar-12", "东风社区"))
    store.apply(plan)
    assert store.nodes["Area"]["ar-12"]["valid_to"] == DAY
    assert "valid_to" not in store.nodes["Area"]["ar-21"] | store.nodes["Area"]["ar-1"]
    assert plan.by_sheet["Area"] == {"unchanged": 1, "closed": 2}


def test_units_in_the_scope_close_also_those_in_its_carriers():
    store = town().node("Carrier", "ca-1", name="东园", kind="park").tie("LOCATED_IN", "ca-1", "ar-12")
    store.node("Unit", "un-3", name="丙公司", kind="enterprise").tie("LOCATED_IN", "un-3", "ca-1")
    plan = store.plan(
        record("Unit", uid="un-1", name="甲公司", kind="enterprise"), close_missing=("单位",), under="ar-1"
    )
    assert [uid for uid, _ in plan.closed_examples] == ["un-2", "un-3"]


def test_an_organisation_is_where_it_covers_and_one_above_the_scope_stays():
    store = town().node("Org", "or-12", name="东风社区党委", tier="party_committee").tie("COVERS", "or-12", "ar-12")
    plan = store.plan(record("Org", uid="or-11", name="幸福社区党委", tier="party_committee"),
                      close_missing=("Org",), under="ar-12")  # fmt: skip
    assert [uid for uid, _ in plan.closed_examples] == ["or-12"]


def test_what_a_cell_does_not_name_is_not_closed_twice_when_its_record_closes():
    store = town()
    rows = (
        area("ar-11", "幸福社区"),
        record("Org", uid="or-11", name="幸福社区党委", tier="party_committee", covers_areas=()),
    )
    store.tie("COVERS", "or-11", "ar-12")
    plan = store.plan(*rows, close_missing=("Area",), under="ar-1")
    assert plan.draft.counts["COVERS"] == {"closed": 1}


def test_a_sheet_with_refused_rows_closes_nothing():
    refused = Problem("error", "register.required_empty", Where("f.xlsx", "区域", 9, "名称"))
    plan = town().plan(area("ar-11", "幸福社区"), problems=(refused,), refused=1, close_missing=("Area",), under="ar-1")
    assert plan.closing == {"Area": (0, 0)}
    assert "plan.not_closed" in codes(plan)
    assert plan.refused == 1


@pytest.mark.parametrize("name", ["Coverage", "Unit", "没有"])
def test_a_sheet_that_is_absent_or_holds_ties_cannot_be_closed(name):
    with pytest.raises(UsageError):
        town().plan(area("ar-11", "幸福社区"), close_missing=(name,), under="ar-1")


def test_a_scope_that_is_no_area_is_not_found():
    with pytest.raises(NotFoundError):
        town().plan(area("ar-11", "幸福社区"), under="or-1")


def test_rows_are_counted_by_sheet_and_status():
    plan = town().plan(
        area("ar-12", "东风社区", valid_to="2026-02-01"),
        area("ar-11", "幸福社区", residents=9),
        area("neu", "新社区"),
        area("ar-21", "幸福社区"),
        area("x", "错社区", parent="没有的"),
    )
    assert plan.by_sheet["Area"] == {"closed": 1, "changed": 1, "new": 1, "unchanged": 1, "refused": 1}
    assert (plan.new, plan.changed, plan.unchanged, plan.closed, plan.refused) == (1, 1, 1, 1, 1)
    assert [r.status for r in plan.rows] == ["closed", "changed", "new", "unchanged", "refused"]
    assert plan.rows[4].says[0].code.startswith("plan.reference_unknown")
