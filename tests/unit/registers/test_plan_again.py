"""Applying a plan and planning the same file again changes nothing, whatever the file says."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.unit.registers.world import record, town

AREAS = ("东街道", "西街道", "幸福社区", "东风社区", "第一网格", "新社区", "新网格", "ar-21", "")
ORGS = ("东街道党工委", "幸福社区党委", "新支部", "新总支", "P11", "")
UNITS = ("甲公司", "乙公司", "新公司", "un-2", "")
DATES = (None, "2024-01-01", "2026-03-01", "2027-01-01")


def names(pool):
    return st.lists(st.sampled_from([p for p in pool if p]), max_size=2, unique=True).map(tuple)


def cells(sheet, required, optional):
    return st.fixed_dictionaries(required, optional=optional).map(lambda d: (sheet, d))


SPAN = {"valid_from": st.sampled_from(DATES), "valid_to": st.sampled_from((None, "2026-02-01", "2028-01-01"))}
BUILD = st.sampled_from((None, "single", "joint"))
ROWS = st.one_of(
    cells("Area", {"name": st.sampled_from(AREAS[2:7]), "level": st.just("community")},
          {"parent": names(AREAS), "code": st.sampled_from((None, "440101001001", "9")), "uid": st.sampled_from(("ar-12", "n1")), **SPAN}),
    cells("Org", {"name": st.sampled_from(ORGS[:4]), "tier": st.just("branch")},
          {"superior": names(ORGS), "covers_areas": names(AREAS), "covers_units": names(UNITS), "build": BUILD,
           "area": names(AREAS), "org_code": st.sampled_from((None, "P11", "P12")), "valid_to": SPAN["valid_to"]}),
    cells("Unit", {"name": st.sampled_from(UNITS[:3]), "kind": st.just("enterprise")},
          {"area": names(AREAS), "serves": names(AREAS), "role": st.sampled_from((None, "物业", "业委会")),
           "staff": st.sampled_from((None, 3)), "uid": st.sampled_from(("un-1", "n2")), **SPAN}),
    cells("Coverage", {"org": st.sampled_from(ORGS[:5]), "target": st.sampled_from(AREAS[:7] + UNITS[:3])},
          {"build": BUILD, "path": st.sampled_from((None, "grid", "chain")), **SPAN}),
    cells("Event", {"kind": st.just("meeting"), "on": st.just("2026-01-01")}, {"about": names(UNITS), "by": names(ORGS)}),
    cells("Post", {"kind": st.just("grid_head"), "at": st.sampled_from(AREAS[:7])}, {"required": st.sampled_from((None, 1))}),
)  # fmt: skip


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROWS, max_size=7))
def test_planning_the_same_file_again_gives_an_empty_draft(rows):
    records = [record(sheet, **row) for sheet, row in rows]
    assume(sum(row.get("name") in row.get(key, ()) for _, row in rows for key in ("superior", "parent")) < 2)
    while (plan := town().plan(*records)).refused:
        records = [r for r, outcome in zip(records, plan.rows, strict=True) if outcome.status != "refused"]
    again = town().apply(plan).plan(*records)
    assert not again.draft, [(p.code, p.reason) for p in again.problems]
    assert not again.refused


@settings(max_examples=30, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROWS, max_size=6), st.randoms())
def test_the_order_of_the_rows_changes_nothing(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    one, two = town(), town()
    first = one.plan(*(record(sheet, **row) for sheet, row in rows))
    second = two.plan(*(record(sheet, **row) for sheet, row in shuffled))
    assert first.refused == second.refused
    assert one.apply(first).nodes == two.apply(second).nodes
    assert one.ties == two.ties


def test_a_cycle_that_was_accepted_is_found_again():
    rows = [
        record("Area", name="甲网格", level="grid", parent="乙网格"),
        record("Area", name="乙网格", level="grid", parent="丙网格"),
        record("Area", name="丙网格", level="grid", parent="甲网格"),
    ]
    store = town().load(*rows)
    again = store.plan(*rows)
    assert [p.code for p in again.problems if p.severity == "error"] == []
    assert not again.draft
