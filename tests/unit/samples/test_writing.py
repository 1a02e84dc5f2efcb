"""Samples as files: what the import path reads of them is what was made."""

import csv
import json
from pathlib import Path

import pytest

from graphmodel.registers.reader import read_registers
from graphmodel.registers.records import Record
from graphmodel.registers.sheets import LEDGER, sheet_named
from graphmodel.samples import Sample, demo, write_answers, write_city, write_csv, write_workbook
from graphmodel.samples.writing import _write_csv

PLANTED_WARNINGS = ["register.credit_code_wrong", "register.credit_code_wrong", "register.division_code_wrong"]


@pytest.fixture(scope="module")
def sample() -> Sample:
    return demo()


@pytest.fixture(scope="module", params=["workbook", "csv"])
def path(request: pytest.FixtureRequest, sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    if request.param == "csv":
        write_csv(sample, folder)
        return folder
    write_workbook(sample, folder / "demo.xlsx")
    return folder / "demo.xlsx"


def said(sample: Sample, key: str) -> list[dict[str, object]]:
    """The rows of a sheet as reading gives them: empty cells left out, dates as text, several names as tuples."""
    return [
        {name: _read(name, value) for name, value in row.items() if value not in {None, ()}}
        for row in sample.tables[key]
    ]


def _read(name: str, value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


def told(record: Record) -> dict[str, object]:
    """What a record says, empty cells left out; a cell that may name one record only is its name."""
    values = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in record.values.items()
        if value is not None
    }
    return values | {key: names for key, names in record.references.items() if names}


def test_reading_a_sample_meets_the_planted_warnings_and_no_other_problem(path: Path) -> None:
    reading = read_registers([path])
    assert sorted(problem.code for problem in reading.problems) == PLANTED_WARNINGS
    assert reading.refused_rows == 0


def test_reading_a_sample_gives_what_was_made(path: Path, sample: Sample) -> None:
    reading = read_registers([path])
    rows = [record for record in reading.records if sheet_named(record.where.sheet) is not LEDGER]
    for key in (key for key in sample.tables if key not in {"Household", "Ledger"}):
        expected = said(sample, key)
        records = [told(record) for record in rows if record.sheet.key == key]
        names = {column.key for column in next(r for r in reading.records if r.sheet.key == key).sheet.references}
        assert records == [
            {n: (v,) if n in names and isinstance(v, str) else v for n, v in row.items()} for row in expected
        ]


def test_a_workbook_opens_in_chinese(sample: Sample, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    write_workbook(sample, tmp_path / "demo.xlsx")
    book = CalamineWorkbook.from_path(tmp_path / "demo.xlsx")
    assert book.sheet_names[:3] == ["区域", "户", "党组织"]
    head, first = book.get_sheet_by_name("区域").to_python(nrows=2)
    assert head[:3] == ["编号", "名称", "层级"]
    assert first[:3] == ["s01", "示例街道", "街道（镇、乡）"]


def test_a_city_is_written_sub_district_by_sub_district_with_its_answers(tmp_path: Path) -> None:
    answers = write_city(tmp_path / "city", sub_districts=2)
    write_answers(answers, tmp_path / "answers.json")
    rows = json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))
    assert {row["id"] for row in rows} == {answer.id for answer in answers}
    assert {row["subject"][:3] for row in rows} == {"s01", "s02"}
    with (tmp_path / "city" / "Area.csv").open(encoding="utf-8-sig", newline="") as file:
        tops = [row["uid"] for row in csv.DictReader(file) if row["level"] == "sub_district"]
    assert tops == ["s01", "s02"]


def test_a_cell_without_a_column_is_never_lost(tmp_path: Path, sample: Sample) -> None:
    odd = Sample({"Carrier": [*sample.tables["Carrier"], {"uid": "x", "lon": 1.0}]}, (), (), sample.on)
    with pytest.raises(KeyError, match="lon"):
        _write_csv([Sample({"Carrier": sample.tables["Carrier"]}, (), (), sample.on), odd], tmp_path)
