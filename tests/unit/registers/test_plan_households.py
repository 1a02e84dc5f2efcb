"""Households: planned as columns, by the same rules."""

import polars as pl

from tests.unit.registers.world import DAY, codes, record, town


def frame(*rows, hub=None, **columns):
    uids, areas = [r[0] for r in rows], [r[1] for r in rows]
    more = {"hub": hub} if hub is not None else {}
    return pl.DataFrame(
        {
            "file": "f.csv",
            "sheet": "户",
            "row": list(range(2, len(rows) + 2)),
            "uid": uids,
            "area": areas,
            **more,
            **columns,
        }
    )


def test_new_households_are_made_under_their_uid_with_their_tie():
    store = town().load(households=[frame(("h1", "第一网格"), ("h2", "ar-111"), hub=[True, False])])
    assert store.nodes["Household"]["h1"]["hub"] is True
    assert store.live("PART_OF", "h2")[0][1] == "ar-111"


def test_the_same_file_again_changes_nothing():
    rows = frame(("h1", "第一网格"), ("h2", "东风社区"), hub=[True, None])
    store = town().load(households=[rows])
    plan = store.plan(households=[rows])
    assert not plan.draft
    assert plan.by_sheet["Household"] == {"unchanged": 2}


def test_an_absent_hub_column_says_nothing_and_an_empty_cell_clears():
    store = town().load(households=[frame(("h1", "第一网格"), hub=[True])])
    assert not store.plan(households=[frame(("h1", "第一网格"))]).draft
    store.load(households=[frame(("h1", "第一网格"), hub=pl.Series([None], dtype=pl.Boolean))])
    assert "hub" not in store.nodes["Household"]["h1"]


def test_a_household_that_moves_leaves_its_old_area_and_may_come_back():
    store = town().load(households=[frame(("h1", "第一网格"))])
    plan = store.plan(households=[frame(("h1", "东风社区"))])
    assert plan.by_sheet["Household"] == {"changed": 1}
    store.apply(plan)
    assert [t[1] for t in store.live("PART_OF", "h1")] == ["ar-12"]
    store.load(households=[frame(("h1", "第一网格"))])
    assert [t[1] for t in store.live("PART_OF", "h1")] == ["ar-111"]


def test_faulty_household_rows_are_refused_and_the_rest_stands():
    plan = town().plan(households=[frame(("h1", "没有的"), ("h2", "幸福社区"), ("h3", "ar-111"), ("h3", "ar-111"), ("un-1", "ar-111"), ("h4", "ar-111"))])  # fmt: skip
    assert sorted(codes(plan)) == [
        "plan.reference_ambiguous", "plan.reference_unknown", "plan.row_twice", "plan.row_twice",
        "plan.uid_of_other_kind",
    ]  # fmt: skip
    assert all(p.reason for p in plan.problems)
    assert [p.reason for p in plan.problems if p.code == "plan.row_twice"] == [
        "与本次导入的另一行指向同一条记录：“户”第 5 行。", "与本次导入的另一行指向同一条记录：“户”第 4 行。"
    ]  # fmt: skip
    assert plan.by_sheet["Household"] == {"refused": 5, "new": 1}
    assert plan.draft.counts["Household"] == {"new": 1}


def test_a_household_in_a_refused_new_area_is_refused():
    grid = record("Area", name="新网格", level="grid", parent="没有的街道")
    plan = town().plan(grid, households=[frame(("h1", "新网格"))])
    assert "plan.reference_refused" in codes(plan)
    assert plan.refused == 2


def test_dates_in_disorder_with_what_is_stored_are_refused():
    store = town().load(households=[frame(("h1", "ar-111"), valid_from=["2025-05-01"])])
    plan = store.plan(households=[frame(("h1", "ar-111"), valid_to=["2025-05-01"])])
    assert codes(plan) == ["plan.dates_disorder"]
    assert all(p.reason for p in plan.problems)


def test_an_end_closes_a_household():
    store = town().load(households=[frame(("h1", "ar-111"))])
    plan = store.plan(households=[frame(("h1", "ar-111"), valid_to=[DAY])])
    assert plan.closed == 1
    assert not store.apply(plan).plan(households=[frame(("h1", "ar-111"), valid_to=[DAY])]).draft


def test_households_in_the_scope_that_the_file_lacks_close():
    store = town().load(households=[frame(("h1", "ar-111"), ("h2", "ar-111"), ("h3", "ar-21"))])
    plan = store.plan(households=[frame(("h1", "ar-111"))], close_missing=("Household",), under="ar-1")
    assert plan.closing == {"Household": (1, 2)}
    store.apply(plan)
    assert store.nodes["Household"]["h2"]["valid_to"] == DAY
    assert "valid_to" not in store.nodes["Household"]["h3"]
