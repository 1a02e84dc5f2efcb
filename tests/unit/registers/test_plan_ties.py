"""What cells and tie sheets assert of ties."""

import pytest

from tests.unit.registers.world import DAY, Store, codes, record, town


def org(**more):
    return record("Org", uid="or-11", name="幸福社区党委", tier="party_committee", **more)


def test_an_absent_column_says_nothing_and_an_empty_cell_clears():
    store = town().load(org(org_code="P11", members=5))
    store.load(org())
    assert store.nodes["Org"]["or-11"]["members"] == 5
    store.load(org(members=None))
    assert "members" not in store.nodes["Org"]["or-11"]


def test_a_cell_is_the_whole_set_and_what_it_lacks_closes_on_the_day():
    store = town().load(org(covers_areas=("ar-12",)))
    assert [t[1] for t in store.live("COVERS")] == ["ar-12"]
    assert store.ties["COVERS"]["ti-COVERS-or-11-ar-11"][4]["valid_to"] == DAY


def test_an_empty_cell_closes_all_and_an_absent_one_none():
    assert town().load(org()).live("COVERS")
    assert not town().load(org(covers_areas=())).live("COVERS")


def test_a_cell_speaks_only_of_its_own_kind_of_target_and_fixed_role():
    store = town().tie("COVERS", "or-11", "un-1").load(org(covers_areas=("ar-11",), covers_units=()))
    assert [t[1] for t in store.live("COVERS")] == ["ar-11"]
    store.tie("LOCATED_IN", "un-1", "ar-12", place="registered")
    store.load(record("Unit", uid="un-1", name="甲公司", kind="enterprise", area=()))
    assert [t[1] for t in store.live("LOCATED_IN", "un-1")] == ["ar-12"]


def test_a_tie_that_a_cell_makes_has_no_start():
    store = town().load(org(covers_units=("甲公司",), build="joint"))
    assert store.live("COVERS", end="un-1") == [("or-11", "un-1", ("build", "joint"))]


def test_an_existing_tie_of_any_path_and_start_satisfies_the_cell_and_takes_its_build():
    store = town()
    store.ties["COVERS"].clear()
    store.tie("COVERS", "or-11", "un-1", "t1", path="chain", valid_from="2020-01-01", build="single")
    store.load(org(covers_units=("un-1",), build="joint"))
    assert store.live("COVERS") == [
        ("or-11", "un-1", ("build", "joint"), ("path", "chain"), ("valid_from", "2020-01-01"))
    ]


def test_an_empty_build_clears_the_one_build_of_the_rows_ties_and_leaves_a_mixture():
    store = town().tie("COVERS", "or-11", "un-1", build="single").tie("COVERS", "or-11", "un-2", build="joint")
    row = org(covers_units=("un-1", "un-2"), build=None)
    assert not store.plan(row).draft
    store.ties["COVERS"]["ti-COVERS-or-11-un-2"][4]["build"] = "single"
    store.load(row)
    assert all("build" not in dict(t[2:]) for t in store.live("COVERS"))


def test_a_tie_begun_today_closes_tomorrow_and_one_that_begins_later_is_left_alone():
    store = town()
    store.ties["COVERS"].clear()
    store.tie("COVERS", "or-11", "un-1", "t1", valid_from=DAY).tie(
        "COVERS", "or-11", "un-2", "t2", valid_from="2027-01-01"
    )
    row = org(covers_units=())
    store.load(row)
    assert store.ties["COVERS"]["t1"][4]["valid_to"] == "2026-03-02"
    assert "valid_to" not in store.ties["COVERS"]["t2"][4]
    assert not store.plan(row).draft


def test_a_tie_to_a_retired_record_is_dead_already_and_is_not_closed():
    store = town()
    store.nodes["Area"]["ar-11"]["valid_to"] = "2026-01-01"
    assert not store.plan(org(covers_areas=())).draft


def test_a_record_closed_by_the_file_takes_its_ties_along():
    rows = (
        org(covers_areas=()),
        record("Area", uid="ar-11", name="幸福社区", level="community", valid_to="2026-02-01"),
    )
    plan = town().plan(*rows)
    assert plan.draft.counts == {"Area": {"closed": 1}}
    assert plan.closed == 1


def test_a_tie_stated_again_after_it_was_closed_is_opened_again():
    store = Store().load(*_pair(("B",)))
    store.load(*_pair(()))
    assert not store.live("GUIDED_BY")
    store.load(*_pair(("B",)))
    assert len(store.live("GUIDED_BY")) == len(store.ties["GUIDED_BY"]) == 1


def _pair(guides):
    return (
        record("Org", uid="A", name="甲", tier="branch", guided_by=guides),
        record("Org", uid="B", name="乙", tier="branch"),
    )


def test_a_tie_sheet_only_adds_and_updates():
    store = town().load(record("Coverage", org="or-11", target="un-1", build="single"))
    assert len(store.live("COVERS")) == 2
    plan = store.plan(record("Coverage", org="or-11", target="un-1", build="joint", valid_from=None))
    assert (plan.changed, plan.new) == (1, 0)


def test_a_tie_row_with_a_path_or_a_start_completes_the_tie_that_has_none():
    store = town().load(record("Coverage", org="or-11", target="ar-11", path="grid", valid_from="2024-05-01"))
    assert store.live("COVERS") == [("or-11", "ar-11", ("path", "grid"), ("valid_from", "2024-05-01"))]
    assert list(store.ties["COVERS"]) == ["ti-COVERS-or-11-ar-11"]


def test_a_tie_row_of_another_path_is_another_tie():
    rows = [record("Coverage", org="or-11", target="un-1", path=p) for p in ("chain", "building")]
    store = town().load(*rows)
    assert len(store.live("COVERS", end="un-1")) == 2
    assert not store.plan(*rows).draft


def test_a_past_span_does_not_touch_the_tie_of_today():
    row = record("Coverage", org="or-11", target="ar-11", valid_from="2019-01-01", valid_to="2020-01-01")
    store = town().load(row)
    assert store.live("COVERS") == [("or-11", "ar-11")]
    assert not store.plan(row).draft


def test_an_end_in_a_tie_row_closes_the_tie():
    row, store = record("Coverage", org="or-11", target="ar-11", valid_to="2026-02-01"), town()
    plan = store.plan(row)
    assert plan.draft.counts == {"COVERS": {"closed": 1}}
    assert plan.closed == 1
    assert not store.apply(plan).plan(row).draft


def test_what_a_tie_sheet_states_is_not_closed_by_a_cell_that_lacks_it():
    rows = (org(covers_areas=()), record("Coverage", org="or-11", target="ar-11", build="single"))
    store = town().load(*rows)
    assert store.live("COVERS") == [("or-11", "ar-11", ("build", "single"))]
    assert not store.plan(*rows).draft


def test_a_cell_and_a_tie_row_make_one_tie():
    rows = (
        org(covers_areas=("ar-11", "ar-12"), build=None),
        record("Coverage", org="or-11", target="ar-12", build="single", path="grid", valid_from="2024-01-01"),
    )
    store = town().load(*rows)
    assert len(store.live("COVERS", end="ar-12")) == 1
    assert not store.plan(*rows).draft


def test_a_tie_that_two_sheets_state_differently_refuses_both_rows():
    plan = town().plan(
        org(covers_units=("un-1",), build="joint"), record("Coverage", org="or-11", target="un-1", build="single")
    )
    assert codes(plan) == ["plan.ties_disagree"] * 2
    assert not plan.draft


def test_a_refused_tie_row_with_a_new_record_refuses_what_refers_to_it():
    plan = town().plan(
        record("Org", name="新支部", tier="branch", covers_units=("un-1",), build="joint"),
        record("Coverage", org="新支部", target="un-1", build="single"),
        record("Coverage", org="新支部", target="un-2"),
    )
    assert plan.refused == 3
    assert "plan.reference_refused" in codes(plan)


def test_a_tie_that_would_end_before_it_starts_is_refused():
    store = town()
    store.ties["COVERS"]["ti-COVERS-or-11-ar-11"][4]["valid_from"] = "2025-01-01"
    plan = store.plan(record("Coverage", org="or-11", target="ar-11", valid_to="2024-01-01"))
    assert codes(plan) == ["plan.ends_before_start"]


def test_dates_that_contradict_what_is_stored_are_refused():
    store = town()
    store.nodes["Unit"]["un-1"]["valid_from"] = "2025-01-01"
    plan = store.plan(record("Unit", uid="un-1", name="甲公司", kind="enterprise", valid_to="2024-01-01"))
    assert codes(plan) == ["plan.dates_disorder"]


def test_roles_and_segments_of_a_row_go_to_its_ties():
    row = record("Unit", uid="un-1", name="甲公司", kind="enterprise", chain=("汽车产业链",), segment="总装",
                 serves=("东风社区",), role="物业")  # fmt: skip
    store = town().load(row)
    assert store.live("IN_SEGMENT") == [("un-1", "ch-1", ("segment", "总装"))]
    row.values["segment"] = "零部件"
    store.load(row)
    assert store.live("IN_SEGMENT") == [("un-1", "ch-1", ("segment", "零部件"))]
    assert store.live("SERVES") == [("un-1", "ar-12", ("role", "物业"))]


def test_several_parents_are_accepted():
    store = town().load(record("Area", uid="ar-111", name="第一网格", level="grid", parent=("ar-11", "ar-12")))
    assert len(store.live("PART_OF", "ar-111")) == 2


@pytest.mark.parametrize("sheet", ["Pact", "Resource"])
def test_a_cell_that_names_the_start_of_its_ties_is_a_whole_set_too(sheet):
    key, tie, more = {"Pact": ("parties", "PARTY_TO", {}), "Resource": ("offered_by", "OFFERS", {"kind": "场地"})}[
        sheet
    ]
    store = town().load(record(sheet, uid="x", name="某", **more, **{key: ("un-1", "or-1")}))
    store.load(record(sheet, uid="x", name="某", **more, **{key: ("un-1",)}))
    assert [t[0] for t in store.live(tie)] == ["un-1"]


def test_new_images_carry_their_trace_and_unchanged_ones_are_not_written():
    row = record("Unit", uid="un-2", name="乙公司", kind="enterprise", staff=4)
    store = town().load(row)
    image = store.nodes["Unit"]["un-2"]
    assert (image["source"], image["batch"], image["last_seen"]) == ("f.xlsx", "b1", "2026-03-01T00:00:00Z")
    assert not store.plan(row).draft
