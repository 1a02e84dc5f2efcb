"""JSON and GraphML files: read like sheets where export could have written them, else refused with a way out."""

import json

import pytest
from openpyxl import load_workbook

from graphmodel.errors import FileRefusedError
from graphmodel.registers.annotate import write_annotated
from graphmodel.registers.export import export
from graphmodel.registers.graphml import network_graphml
from graphmodel.registers.reader import read_registers
from tests.unit.registers.world import codes as plan_codes
from tests.unit.registers.world import town
from tests.unit.registers.written import codes


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def read(tmp_path, whole):
    return read_registers([written(tmp_path, "a.json", json.dumps(whole))])


def test_a_record_without_a_key_that_others_have_has_an_empty_cell(tmp_path):
    areas = [{"name": "甲", "level": "社区", "households": 3}, {"name": "乙", "level": "grid", "parent": "甲"}]
    first, second = read(tmp_path, {"区域": areas, "Unit": []}).records
    assert (first.values["level"], first.values["households"], first.references) == ("community", 3, {"parent": ()})
    assert (second.values["households"], second.references) == (None, {"parent": ("甲",)})
    assert "code" not in second.values
    assert (first.where.row, second.where.row) == (2, 3)


def test_lists_flags_and_numbers_are_cells_like_any(tmp_path):
    chain = {"name": "链", "segments": ["零部件", "总装"]}
    unit = {"name": "甲", "kind": "enterprise", "above_scale": True, "lon": 113.25}
    read_chain, read_unit = read(tmp_path, {"Chain": [chain], "Unit": [unit]}).records
    assert read_chain.values["segments"] == ["零部件", "总装"]
    assert (read_unit.values["above_scale"], read_unit.values["lon"]) == (True, 113.25)


def test_cells_are_checked_as_in_any_sheet(tmp_path):
    unit = {"name": "甲", "kind": "enterprise", "联系电话": "13912345678", "staff": -1}
    reading = read(tmp_path, {"Unit": [unit], "没有的表": [{"a": 1}]})
    assert {"count_negative", "column_personal", "sheet_unknown"} <= set(codes(reading))
    assert not any("13912345678" in problem.reason for problem in reading.problems)


@pytest.mark.parametrize("number", ["9" * 18, "9" * 5000, "1e999", "-" + "9" * 400])
def test_a_number_too_long_to_be_exact_refuses_its_row(tmp_path, number):
    text = f'{{"Area": [{{"name": "甲", "level": "grid", "households": {number}}}]}}'
    reading = read_registers([written(tmp_path, "a.json", text)])
    assert (reading.records, reading.refused_rows) == ([], 1)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ('{"Area": [\n{"name": "甲",}]}', "json_broken", "2"),
        ('{"Area": [{"name": NaN}]}', "json_broken", ""),
        ("[" * 100_000, "json_broken", ""),
        ("[]", "json_form", "/"),
        ('{"Area": {"name": "甲"}}', "json_form", "/Area"),
        ('{"Area": [{"name": "甲"}, 3]}', "json_form", "/Area/2"),
        ('{"Area": [{"name": {"zh": "甲"}}]}', "json_form", "/Area/1/name"),
        ('{"Area": [{"name": ["甲", 3]}]}', "json_form", "/Area/1/name"),
        ('{"Area": [], "Area": []}', "json_form", "/Area"),
    ],
)
def test_a_json_that_is_no_register_is_refused_with_its_place(tmp_path, text, code, said):
    with pytest.raises(FileRefusedError) as refused:
        read_registers([written(tmp_path, "a.json", text)])
    assert refused.value.code == f"register.{code}"
    assert said in str(refused.value)
    assert refused.value.remedy


def test_a_json_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "a.json").write_bytes(b"\xff\x00{")
    with pytest.raises(FileRefusedError) as refused:
        read_registers([tmp_path / "a.json"])
    assert refused.value.code == "register.json_broken"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</graphml>", ""),
        ("<graphml", '<!DOCTYPE graphml [<!ENTITY a "aaaa">]><graphml'),
        ('edgedefault="directed"', 'edgedefault="undirected"'),
        (">Area<", ">Planet<"),
        (">PART_OF<", ">ORBITS<"),
        (">PART_OF<", ">COVERS<"),
        ('target="ar-1"', 'target="nobody"'),
        (">2024-01-01<", ">soon<"),
        (">2024-01-01<", ">2031-01-01<"),
    ],
)
def test_a_graphml_that_export_did_not_write_is_refused(tmp_path, old, new):
    store = town().node("Area", "ar-3", name="北", level="grid", valid_from="2024-01-01", valid_to="2030-01-01")
    path = export(store.network(), None, tmp_path / "a.graphml")
    text = path.read_text(encoding="utf-8")
    assert old in text
    assert read_registers([path]).records
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(FileRefusedError) as refused:
        read_registers([path])
    assert refused.value.code == "register.graphml_form"


def test_an_empty_graphml_holds_no_record_and_is_no_fault(tmp_path):
    from tests.unit.registers.world import Store

    reading = read_registers([export(Store().network(), None, tmp_path / "a.graphml")])
    assert (reading.records, codes(reading)) == ([], [])


def test_a_graphml_with_a_character_that_xml_cannot_hold_is_read_again_with_its_code(tmp_path):
    store = town().node("Area", "ar-3", name="北\x0b街", level="grid")
    path = export(store.network(), None, tmp_path / "a.graphml")
    assert path.read_bytes() == network_graphml(store.network())
    assert "北\\x0b街" in {record.values.get("name") for record in read_registers([path]).records}


def test_exports_that_merely_lie_in_a_folder_are_not_read(tmp_path):
    written(tmp_path, "report.json", "{}")
    written(tmp_path, "区域.csv", "名称,层级\n甲,网格\n")
    assert [r.values["name"] for r in read_registers([tmp_path]).records] == ["甲"]


def test_the_checked_copy_of_a_json_is_a_workbook(tmp_path):
    from graphmodel.registers.plan import PlanOptions, make_plan
    from tests.unit.registers.world import TODAY

    path = written(tmp_path, "a.json", json.dumps({"Area": [{"name": "新", "level": "grid", "parent": "没有"}]}))
    options = PlanOptions(today=TODAY, now="2026-03-02T00:00:00Z", batch="b2")
    plan = make_plan(read_registers([path]), town().network(), options=options)
    assert plan_codes(plan) == ["plan.reference_unknown"]
    copy = write_annotated(path, plan)
    assert copy.name == "a.checked.xlsx"
    head, row = load_workbook(copy)["Area"].iter_rows(values_only=True)
    assert head[:3] == ("name", "level", "parent")
    assert plan.problems[0].reason in row[4]
