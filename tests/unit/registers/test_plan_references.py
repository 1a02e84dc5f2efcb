"""What names, codes and uids in cells mean, and how refusals spread."""

import polars as pl
import pytest

from graphmodel.registers.reader import read_registers
from graphmodel.registers.records import Where
from tests.unit.registers.world import Store, codes, record, town


def unit(**more):
    return record("Unit", name="新公司", kind="enterprise", **more)


@pytest.mark.parametrize("text", ["ar-12", "440101001002", "东风社区", " 东风 社区"])
def test_a_reference_goes_by_uid_code_or_name(text):
    store = town().load(unit(area=text))
    assert store.live("LOCATED_IN", store.uid("Unit", "新公司"))[0][1] == "ar-12"


def test_a_township_is_found_by_its_nine_digits():
    store = town().load(unit(area="440101001"))
    assert store.live("LOCATED_IN", store.uid("Unit", "新公司"))[0][1] == "ar-1"


def test_a_name_that_several_have_means_the_one_in_the_rows_sub_district():
    store = town().load(unit(area="东风社区", serves=("幸福社区",)))
    assert store.live("SERVES", store.uid("Unit", "新公司"))[0][1] == "ar-11"


def test_a_name_that_several_have_is_refused_with_the_candidates_where_nothing_says_which():
    plan = town().plan(unit(area="幸福社区"))
    assert codes(plan) == ["plan.reference_ambiguous"]
    assert "ar-11" in plan.problems[0].reason
    assert "ar-21" in plan.problems[0].reason


def test_a_stored_records_own_sub_district_tells_equal_names_apart():
    store = town().load(record("Unit", uid="un-2", name="乙公司", kind="enterprise", serves=("幸福社区",)))
    assert store.live("SERVES", "un-2")[0][1] == "ar-11"


def test_an_unknown_reference_names_the_nearest_names():
    plan = town().plan(unit(area="东凤社区"))
    assert codes(plan) == ["plan.reference_unknown_near"]
    assert "东风社区" in plan.problems[0].reason


def test_a_reference_to_a_kind_that_the_column_does_not_take_is_refused():
    assert codes(town().plan(unit(area="or-1"))) == ["plan.reference_wrong_kind"]


def test_rows_refer_to_rows_of_the_same_file_in_any_order():
    rows = [
        record("Coverage", org="新支部", target="新网格"),
        record("Org", name="新支部", tier="branch", superior="幸福社区党委"),
        record("Area", name="新网格", level="grid", parent="东风社区"),
    ]
    store = town().load(*rows)
    assert store.live("COVERS", store.uid("Org", "新支部"))[0][1] == store.uid("Area", "新网格")


def test_a_retired_record_is_named_by_uid_only():
    store = town()
    store.nodes["Area"]["ar-12"]["valid_to"] = "2026-01-01"
    assert codes(store.plan(unit(area="东风社区"))) == ["plan.reference_unknown_near"]
    store.load(unit(area="ar-12"))
    assert not store.plan(unit(area="ar-12")).draft


@pytest.mark.parametrize(
    "row",
    [
        record("Area", uid="ar-12", name="东风社区", level="community", parent="ar-12"),
        record("Area", name="独一社区", level="community", parent="独一社区"),
        record("Org", uid="or-11", name="幸福社区党委", tier="branch", superior="幸福社区党委"),
        record("Org", name="幸福社区党委", tier="branch", superior=("东街道党工委", "幸福社区党委")),
    ],
)
def test_a_record_that_names_itself_as_parent_or_superior_is_refused(row):
    assert codes(town().plan(row)) == ["plan.names_itself"]


def test_a_grid_may_bear_its_communitys_name():
    store = town().load(record("Area", uid="g", name="东风社区", level="grid", parent="东风社区"))
    assert store.live("PART_OF", "g")[0][1] == "ar-12"


def test_a_grid_of_its_communitys_name_is_found_again_without_uid():
    rows = [
        record("Area", name="东风社区", level="community", parent="东街道"),
        record("Area", name="东风社区", level="grid", parent="东风社区"),
    ]
    store = town().load(*rows)
    assert len(store.live("PART_OF", end="ar-12")) == 1
    assert not store.plan(*rows).draft
    assert not store.plan(rows[1]).draft


def test_a_cycle_in_one_file_is_accepted():
    rows = [
        record("Org", uid="a", name="甲", tier="branch", superior="乙"),
        record("Org", name="乙", tier="branch", superior="甲"),
    ]
    store = Store().load(*rows)
    assert len(store.ties["SUBORDINATE_TO"]) == 2
    assert not store.plan(*rows).draft


def test_two_new_records_that_are_each_others_superior_are_made_once():
    rows = [
        record("Org", name="甲", tier="branch", superior="乙"),
        record("Org", name="乙", tier="branch", superior="甲"),
    ]
    store = Store().load(*rows)
    assert not store.plan(*rows).draft


def test_rows_that_refer_to_a_refused_new_row_are_refused_over_any_number_of_steps():
    plan = town().plan(
        record("Unit", name="丙公司", kind="enterprise", area="新网格"),
        record("Area", name="新网格", level="grid", parent="新社区"),
        record("Area", name="新社区", level="community", parent="没有的街道"),
        record("Area", name="好社区", level="community", parent="东街道"),
    )
    assert codes(plan).count("plan.reference_refused") == 2
    assert (plan.refused, plan.new) == (3, 1)
    assert plan.draft.counts["Area"] == {"new": 1}


def test_a_row_that_refers_to_a_refused_row_names_it_and_says_that_mending_it_is_enough():
    plan = town().plan(
        record("Unit", name="丙公司", kind="enterprise", area="新社区"),
        record("Area", name="新社区", level="community", parent="没有的街道"),
    )
    first, last = plan.problems
    assert first.code == "plan.reference_unknown_near"
    assert (last.code, last.where.row) == ("plan.reference_refused", 2)
    assert last.reason == "“经营地”中的“新社区”在“区域”第 3 行（新社区），该行未通过检查，本行随之不予导入。"
    assert "随之解决" in last.remedy


def test_a_row_that_names_a_row_which_reading_refused_is_told_which_row_that_is(tmp_path):
    (tmp_path / "区域.csv").write_text(
        "编号,名称,层级,上级区域,户数,区划代码\n,新社区,社区,东街道,三百,440101001009\nA7,新网格,网格,新社区,9,\n",
        "utf-8",
    )
    (tmp_path / "单位.csv").write_text(
        "名称,单位类型,经营地\n丙,企业,440101001009\n丁,企业,A7\n戊,企业,没有\n", "utf-8"
    )
    read = read_registers([tmp_path])
    plan = town().plan(*read.records, problems=read.problems, refused=read.refused_rows, lost=read.lost)
    said = {p.value: p for p in plan.problems}
    assert said["新社区"].reason.startswith("“上级区域”中的“新社区”在“区域”第 2 行（新社区）")
    assert said["440101001009"].code == said["A7"].code == "plan.reference_refused"
    assert said["没有"].code.startswith("plan.reference_unknown")


def test_the_rows_of_a_sheet_that_lacks_a_required_column_are_known_by_name(tmp_path):
    (tmp_path / "区域.csv").write_text("名称,户数\n新社区,300\n", "utf-8")
    (tmp_path / "单位.csv").write_text("名称,单位类型,经营地\n丙,企业,新社区\n", "utf-8")
    read = read_registers([tmp_path])
    assert [r.values["name"] for r in read.lost] == ["新社区"]
    plan = town().plan(*read.records, problems=read.problems, refused=read.refused_rows, lost=read.lost)
    assert codes(plan) == ["register.column_missing", "plan.reference_refused"]


@pytest.mark.parametrize("name", ["共建台账", "户", "组织覆盖"])
def test_rows_that_nobody_can_name_are_not_kept(tmp_path, name):
    heads = {"共建台账": "社区,共建单位", "户": "编号,党员中心户", "组织覆盖": "党组织,组建方式"}
    (tmp_path / f"{name}.csv").write_text(f"{heads[name]}\n甲,是\n", "utf-8")
    read = read_registers([tmp_path])
    assert ([p.code for p in read.problems], read.lost) == (["register.column_missing"], [])


def test_a_household_in_a_refused_area_is_told_which_row_that_is():
    lost = record("Area", name="新网格", level="grid")
    lost.where = Where("f", "区域", 9)
    frame = pl.DataFrame({"file": "f", "sheet": "户", "row": [2], "uid": ["h1"], "area": ["新网格"]})
    (problem,) = town().plan(households=[frame], lost=[lost]).problems
    assert problem.reason == "“所在区域”中的“新网格”在“区域”第 9 行（新网格），该行未通过检查，本行随之不予导入。"


def test_a_row_that_refers_to_a_stored_record_whose_row_is_refused_stands():
    plan = town().plan(
        record("Area", uid="ar-12", name="东风社区", level="community", parent="没有的街道"), unit(area="东风社区")
    )
    assert (plan.refused, plan.new) == (1, 1)


def test_a_long_line_of_superiors_in_one_file_is_planned():
    rows = [
        record("Org", name=f"组织{n}", tier="branch", superior=f"组织{n + 1}" if n < 3000 else ()) for n in range(3001)
    ]
    assert Store().plan(*rows).new == 3001


def test_a_rename_in_the_file_counts_for_every_row():
    rows = [record("Area", uid="ar-12", name="南风社区", level="community"), unit(area="南风社区")]
    assert town().plan(*rows).refused == 0
    assert town().plan(rows[0], unit(area="东风社区")).refused == 1
