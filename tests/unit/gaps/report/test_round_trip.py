"""A gap report's workbook, filled in by hand, comes back as decisions."""

from pathlib import Path

import openpyxl
import pytest

from graphmodel.gaps.finding import GapReport
from graphmodel.gaps.report.workbook import workbook_report
from graphmodel.messages import Language, say, speak
from graphmodel.registers.reader import read_registers
from graphmodel.registers.records import Reading
from tests.unit.gaps.report.place import place
from tests.unit.gaps.town import DEFAULT


@pytest.fixture(params=["zh", "en"])
def report(request: pytest.FixtureRequest) -> GapReport:
    lang: Language = request.param
    speak(lang)
    return place().report()


@pytest.fixture(autouse=True)
def chinese() -> object:
    yield
    speak("zh")


def _filled(report: GapReport, folder: Path, **answers: dict[str, object]) -> Reading:
    """Write the workbook, fill in the answers by subject, read it back."""
    path = folder / "report.xlsx"
    path.write_bytes(workbook_report(report, DEFAULT))
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets[1:]:
        heads = {cell.value: cell.column for cell in sheet[1]}
        for row in sheet.iter_rows(min_row=2):
            uid = row[heads[say("report.column_uid")] - 1].value
            for name, value in answers.get(uid, {}).items():
                sheet.cell(row[0].row, heads[say(f"report.column_{name}")]).value = value
    book.save(path)
    return read_registers([path])


def test_an_untouched_report_holds_no_decisions_and_nothing_to_complain_of(report: GapReport, tmp_path: Path) -> None:
    reading = _filled(report, tmp_path)
    assert reading.records == []
    assert [p for p in reading.problems if p.severity != "note"] == []
    assert reading.refused_rows == 0


def test_what_was_filled_in_becomes_decisions(report: GapReport, tmp_path: Path) -> None:
    answers = {"g2": {"verdict": "不属空白", "reason": "已拆迁", "responsible": "城建办", "due_on": "2026-12-31"}}
    reading = _filled(report, tmp_path, **answers)
    assert [p for p in reading.problems if p.severity != "note"] == []
    (record,) = reading.records
    assert record.sheet.key == "Decision"
    assert record.values["finding"] == "C1.grid~g2"
    assert record.values["verdict"] == "not_blank"
    assert record.values["reason"] == "已拆迁；责任单位：城建办"
    assert record.values["due_on"] == "2026-12-31"
    assert "responsible" not in record.values


def test_who_is_responsible_may_be_the_whole_reason(report: GapReport, tmp_path: Path) -> None:
    reading = _filled(report, tmp_path, g2={"verdict": "true", "responsible": "党建办"})
    assert [record.values["reason"] for record in reading.records] == ["责任单位：党建办"]


def test_a_verdict_that_is_none_is_refused_at_its_cell(report: GapReport, tmp_path: Path) -> None:
    reading = _filled(report, tmp_path, g2={"verdict": "也许"})
    assert reading.records == []
    assert reading.refused_rows == 1
    (problem,) = [p for p in reading.problems if p.severity == "error"]
    assert problem.value == "也许"
