import pytest

from graphmodel.registers.sheets import HISTORIES, SHEETS, SHEETS_BY_KEY, ReferenceColumn, ValueColumn, sheet_named
from graphmodel.registers.synonyms import HEADERS
from graphmodel.registers.texts import fold_header
from graphmodel.schema import NODES, TIE_KINDS, TIES_BY_TYPE


def test_every_node_kind_has_its_sheet_under_its_own_name():
    assert {s.kind: (s.key, s.zh) for s in SHEETS if s.kind} == {k: (k, kind.zh) for k, kind in NODES.items()}


def test_every_property_of_a_node_kind_can_be_written_in_its_sheet():
    for sheet in SHEETS:
        if sheet.kind:
            traced = {"source", "batch", "first_seen", "last_seen"}
            assert {p.name for p in NODES[sheet.kind].stored} - traced <= {c.key for c in sheet.values}, sheet.key


def test_every_tie_type_can_be_written_somewhere():
    assert {c.tie for s in SHEETS for c in s.references} == {kind.type for kind in TIE_KINDS}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.key)
def test_references_name_only_what_the_schema_lets_a_tie_join(sheet):
    for column in sheet.references:
        if sheet.kind is None:
            continue
        pairs = [(sheet.kind, k) if column.outward else (k, sheet.kind) for k in column.kinds]
        assert column.kinds
        assert set(pairs) <= set(TIES_BY_TYPE[column.tie].ends)
        assert set(column.given) <= {c.key for c in sheet.values if c.on_tie}


def test_a_tie_sheet_names_both_ends():
    for sheet in SHEETS:
        if sheet.tie:
            assert sorted(c.names for c in sheet.references) == ["end", "start"]
            assert all(c.required for c in sheet.references)


def test_values_on_ties_are_properties_of_the_tie():
    org = SHEETS_BY_KEY["Org"]
    assert [c.key for c in org.values if c.on_tie] == ["build"]
    assert [c.key for c in org.references if "build" in c.given] == ["covers_areas", "covers_units"]


def test_operating_and_registered_place_are_two_sets_of_one_tie():
    unit = SHEETS_BY_KEY["Unit"]
    places = {c.key: c.fixed for c in unit.references if c.tie == "LOCATED_IN"}
    assert places == {"area": (("place", "operating"),), "registered_area": (("place", "registered"),), "carrier": ()}


def test_the_start_of_an_organisation_is_the_day_it_was_founded():
    org = SHEETS_BY_KEY["Org"]
    assert org.column_named("起") is org.column("founded_on")
    assert org.columns[-1].key == "valid_to"
    assert "valid_from" not in {c.key for c in org.columns}


@pytest.mark.parametrize("text", ["党组织", " Org ", "ＯＲＧ", "党 组织"])
def test_a_sheet_is_found_by_either_name_whatever_its_width_and_blanks(text):
    assert sheet_named(text) is SHEETS_BY_KEY["Org"]


@pytest.mark.parametrize("text", ["党组织类别", "党组织类别*", "＊党组织 类别", "Tier", "党组织\n类别"])
def test_a_column_is_found_whatever_its_asterisk_width_and_blanks(text):
    column = SHEETS_BY_KEY["Org"].column_named(text)
    assert isinstance(column, ValueColumn)
    assert column.key == "tier"


def test_columns_come_in_the_order_of_the_public_surface():
    assert [c.zh for c in SHEETS_BY_KEY["AllianceMember"].columns] == ["联盟", "成员", "成员类别", "角色", "起", "止"]
    assert [c.zh for c in SHEETS_BY_KEY["Area"].columns[:8]] == [
        "编号", "名称", "层级", "类型", "区划代码", "网格编码", "上级区域", "城乡",
    ]  # fmt: skip
    assert [c.zh for c in SHEETS_BY_KEY["Ledger"].columns] == [
        "社区", "共建单位", "项目", "内容", "责任单位", "时限", "完成情况",
    ]  # fmt: skip


def test_every_synonym_belongs_to_a_column_that_there_is():
    for (sheet, key), names in HEADERS.items():
        assert all(SHEETS_BY_KEY[sheet].column_named(name) is SHEETS_BY_KEY[sheet].column(key) for name in names)


def test_a_column_of_days_may_be_headed_as_one_of_times():
    assert SHEETS_BY_KEY["Unit"].column_named("核实时间") is SHEETS_BY_KEY["Unit"].column("verified_on")


def test_what_stands_only_in_cells_has_the_one_detail_that_the_history_of_ties_can_say():
    assert set(HISTORIES) == {k.type for k in TIE_KINDS} - {s.tie for s in SHEETS if s.tie}
    assert all(len(TIES_BY_TYPE[kind].properties) <= 1 for kind in HISTORIES)


def test_no_header_means_two_columns_of_a_sheet():
    for sheet in SHEETS:
        said = [fold_header(n) for c in sheet.columns for n in {fold_header(n) for n in (c.key, c.zh, *c.also)}]
        assert len(said) == len(set(said)), sheet.key
        for column in sheet.columns:
            assert sheet.column_named(column.zh) is column
            assert sheet.column_named(column.key) is column
            assert isinstance(column, ValueColumn | ReferenceColumn)
