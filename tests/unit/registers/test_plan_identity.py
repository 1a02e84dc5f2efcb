"""By what a row finds its record, and what it makes where it finds none."""

import hashlib
import re
from dataclasses import replace

from graphmodel.registers.plan import PlanOptions, make_plan
from tests.unit.registers.world import TODAY, Store, codes, reading, record, town


def test_a_uid_that_the_store_lacks_creates_the_record_under_it_whatever_its_format():
    store = town().load(record("Area", uid="随便 1", name="新社区", level="community", parent="东街道"))
    assert store.nodes["Area"]["随便 1"]["name"] == "新社区"


def test_a_uid_of_another_kind_is_refused():
    assert codes(town().plan(record("Unit", uid="ar-1", name="x", kind="enterprise"))) == ["plan.uid_of_other_kind"]


def test_one_new_uid_in_two_kinds_refuses_both_rows():
    plan = town().plan(record("Unit", uid="x", name="x", kind="enterprise"), record("Pact", uid="x", name="y"))
    assert codes(plan) == ["plan.uid_of_other_kind"] * 2


def test_a_household_uid_is_refused_for_another_kind():
    import polars as pl

    store = town().node("Household", "h1").tie("PART_OF", "h1", "ar-111")
    frame = pl.DataFrame({"file": ["f"], "sheet": ["户"], "row": [2], "uid": ["h1"], "area": ["ar-111"]})
    plan = store.plan(record("Unit", uid="h1", name="x", kind="enterprise"), households=[frame])
    assert codes(plan) == ["plan.uid_of_other_kind"]


def test_a_row_finds_its_record_by_uid_and_renames_it():
    plan = town().plan(record("Unit", uid="un-1", name="甲集团", kind="enterprise"))
    assert (plan.changed, plan.new) == (1, 0)
    assert plan.renamed_examples == (("un-1", "甲公司", "甲集团"),)


def test_a_row_finds_a_live_record_by_code_under_another_name():
    plan = town().plan(record("Unit", name="甲集团", kind="enterprise", uscc="91350211M000100Y43"))
    assert plan.rows[0].uid == "un-1"
    assert plan.changed == 1


def test_a_retired_record_is_not_found_by_code_and_the_new_uid_takes_an_ordinal():
    store = Store().load(record("Org", name="甲支部", tier="branch", org_code="P9", superior=()))
    (first,) = store.nodes["Org"]
    store.nodes["Org"][first]["valid_to"] = "2025-01-01"
    store.load(record("Org", name="甲支部", tier="branch", org_code="P9", superior=()))
    assert len(store.nodes["Org"]) == 2
    key = "Org\x1fcode\x1fp9"
    assert first == "or-" + hashlib.sha256(key.encode()).hexdigest()[:16]
    again = hashlib.sha256(f"{key}{chr(31)}1".encode()).hexdigest()[:16]
    assert f"or-{again}" in store.nodes["Org"]


def test_a_row_finds_its_record_by_kind_parent_and_folded_name():
    plan = town().plan(record("Area", name=" 幸福 社区", level="community", parent="440101002000"))
    assert plan.rows[0].uid == "ar-21"


def test_the_same_name_under_another_parent_is_a_new_record():
    plan = town().plan(record("Area", name="东风社区", level="community", parent="西街道"))
    assert plan.new == 1


def test_a_row_without_parent_column_that_fits_several_records_is_refused_with_the_candidates():
    plan = town().plan(record("Area", name="幸福社区", level="community"))
    assert codes(plan) == ["plan.several_records"]
    assert "ar-11" in plan.problems[0].reason
    assert "ar-21" in plan.problems[0].reason


def test_a_row_without_parent_column_finds_the_only_record_of_that_name():
    assert town().plan(record("Area", name="东风社区", level="community")).rows[0].uid == "ar-12"


def test_two_rows_with_one_uid_are_both_refused():
    rows = [record("Unit", uid="new", name=n, kind="enterprise") for n in ("a", "b")]
    plan = town().plan(*rows)
    assert codes(plan) == ["plan.row_twice"] * 2
    assert plan.refused == 2


def test_two_rows_that_find_the_same_record_by_different_ways_are_both_refused():
    rows = (
        record("Unit", uid="un-1", name="甲集团", kind="enterprise"),
        record("Unit", name="甲公司", kind="enterprise", area="ar-11"),
    )
    assert codes(town().plan(*rows)) == ["plan.row_twice"] * 2


def test_rows_that_mean_the_same_record_are_named_as_the_file_has_them():
    rows = [record("Area", name="甲网格", level="grid", parent="东风社区") for _ in range(2)]
    first, second = town().plan(*rows).problems
    assert "“区域”第 3 行（甲网格）" in first.reason
    assert "“区域”第 2 行（甲网格）" in second.reason
    rows = [record("Area", uid="a", name="甲网格", level="grid"), record("Area", uid="a", name="乙网格", level="grid")]
    plan = make_plan_of_two_files(*rows)
    assert "乙.xlsx “区域”第 3 行（乙网格）" in plan.problems[0].reason


def make_plan_of_two_files(one, two):
    given = reading(one, two)
    two.where = replace(two.where, file="乙.xlsx")
    options = PlanOptions(today=TODAY, now="2026-03-01T00:00:00Z", batch="b1")
    return make_plan(given, town().network(), options=options)


def test_two_new_rows_of_one_name_and_place_are_refused_unless_codes_tell_them_apart():
    def unit(**more):
        return record("Unit", name="便民超市", kind="enterprise", area="东风社区", **more)

    assert town().plan(unit(), unit(uscc="A")).refused == 2
    assert town().plan(unit(uscc="A"), unit(uscc="A")).refused == 2
    assert town().plan(unit(uscc="A"), unit(uscc="B")).new == 2


def test_a_new_uid_is_the_prefix_and_sixteen_hex_digits_and_the_same_in_any_order():
    rows = [
        record("Area", name="甲网格", level="grid", parent="新社区"),
        record("Area", name="新社区", level="community", parent="东街道"),
    ]
    one, two = town().plan(*rows), town().plan(*reversed(rows))
    assert {r.uid for r in one.rows} == {r.uid for r in two.rows}
    assert all(re.fullmatch(r"ar-[0-9a-f]{16}", str(r.uid)) for r in one.rows)


def test_events_go_by_kind_day_subject_and_organiser():
    meeting = {"kind": "meeting", "on": "2026-01-05", "about": ("甲公司",), "by": ("东街道党工委",)}
    store = town().load(record("Event", **meeting))
    assert store.plan(record("Event", **meeting)).unchanged == 1
    assert store.plan(record("Event", **{**meeting, "on": "2026-01-06"})).new == 1
    assert store.plan(record("Event", **{**meeting, "about": ("甲公司", "乙公司")})).new == 1


def test_posts_go_by_kind_and_place_and_decisions_by_finding():
    store = town().load(
        record("Post", kind="grid_head", at="第一网格", required=1),
        record("Post", kind="grid_head", at="东风社区", required=1),
        record("Decision", finding="C1.grid~ar-111", verdict="true"),
    )
    plan = store.plan(
        record("Post", kind="grid_head", at="第一网格", filled=1),
        record("Decision", finding="C1.grid~ar-111", verdict="mended"),
    )
    assert (plan.changed, plan.new) == (2, 0)


def test_a_row_with_an_end_finds_the_record_that_ended_on_that_day():
    row = {"name": "老公司", "kind": "enterprise", "area": "东风社区", "valid_to": "2025-06-30"}
    store = town().load(record("Unit", **row))
    plan = store.plan(record("Unit", **row))
    assert not plan.draft
    assert plan.unchanged == 1


def test_a_retired_record_named_by_uid_stays_retired_unless_its_end_is_cleared():
    store = town()
    store.nodes["Unit"]["un-1"]["valid_to"] = "2025-01-01"
    plan = store.plan(record("Unit", uid="un-1", name="甲公司", kind="enterprise", staff=3))
    assert codes(plan) == ["plan.record_retired"]
    store.apply(plan)
    assert store.nodes["Unit"]["un-1"]["valid_to"] == "2025-01-01"
    store.load(record("Unit", uid="un-1", name="甲公司", kind="enterprise", valid_to=None))
    assert "valid_to" not in store.nodes["Unit"]["un-1"]


def test_a_new_record_that_looks_like_one_the_file_lacks_is_warned_of():
    plan = town().plan(record("Area", name="东风里社区", level="community", parent="东街道"))
    assert codes(plan) == ["plan.looks_like_rename"]
    assert "ar-12" in plan.problems[0].reason
    assert plan.new == 1


def test_a_new_record_with_the_same_facts_is_warned_of_and_refused_when_strict():
    store = town()
    store.nodes["Area"]["ar-12"] |= {"households": 812, "residents": 2411}
    row = record("Area", name="梧桐苑", level="community", parent="东街道", households=812, residents=2411)
    assert codes(store.plan(row)) == ["plan.looks_like_rename"]
    assert store.plan(row, strict=True).refused == 1


def test_a_name_that_differs_in_its_number_is_no_rename():
    store = town().plan(record("Area", name="第二网格", level="grid", parent="ar-11"))
    assert codes(store) == []


def test_no_rename_is_seen_where_the_file_has_the_other_record_too():
    rows = [record("Area", name=n, level="community", parent="东街道") for n in ("东风里社区", "东风社区")]
    assert codes(town().plan(*rows)) == []
