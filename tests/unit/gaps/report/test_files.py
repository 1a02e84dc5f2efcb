"""The gap report as JSON, CSV and workbook."""

import csv
import io
import json
from datetime import timedelta

import openpyxl
import pytest

from graphmodel.gaps.report.spreadsheet import plain_text
from graphmodel.gaps.report.values import COLUMNS, csv_report, heads, json_report
from graphmodel.gaps.report.workbook import workbook_report
from graphmodel.messages import speak
from tests.unit.gaps.report.place import place
from tests.unit.gaps.town import DEFAULT, TODAY

FINDING = [
    "id", "rule", "type", "status", "severity", "subject", "value", "threshold", "includes", "follows", "since",
    "evidence", "action", "decision", "source",
]  # fmt: skip


def test_json_has_the_fields_of_the_contract_and_nothing_else() -> None:
    report = json.loads(json_report(place().report(under="s")))
    assert list(report) == ["profile", "on", "under", "revision", "coverage", "summary", "ended", "findings"]
    assert (report["profile"], report["on"], report["under"], report["revision"]) == ("default", "2026-11-22", "s", 3)
    assert all(list(row) == ["level", "total", "covered", "share"] for row in report["coverage"])
    assert set(report["summary"]) == {"by_rule", "by_status", "by_severity", "hidden"}
    assert all(list(finding) == FINDING for finding in report["findings"])
    finding = next(f for f in report["findings"] if f["id"] == "C1.micro_grid~m2")
    subject = {
        "uid": "m2",
        "kind": "Area",
        "name": "2号微网格",
        "level": "micro_grid",
        "path": ["示例街道", "c1", "二网格"],
    }
    assert finding["subject"] == subject
    assert finding["follows"] == "C1.grid~g2"
    assert all(list(evidence) == ["uid", "kind", "name", "says"] for evidence in finding["evidence"])


def test_what_is_not_on_record_is_null_in_json() -> None:
    report = json.loads(json_report(place().report(under="c2")))
    micro = next(row for row in report["coverage"] if row["level"] == "micro_grid")
    assert micro == {"level": "micro_grid", "total": 2, "covered": None, "share": None}


def test_a_decision_travels_with_its_finding() -> None:
    built = place().add("Decision", "d1", finding="C1.grid~g2", verdict="true", reason="已核", on=None)
    found = json.loads(json_report(built.report()))["findings"]
    decided = next(f["decision"] for f in found if f["id"] == "C1.grid~g2")
    assert decided == {"verdict": "true", "reason": "已核", "on": None, "due_on": None}


@pytest.mark.parametrize("name", ["=1+1", "+86", "-x", "@cmd", "\t=1", "\r=1"])
def test_no_cell_of_a_csv_starts_a_formula(name: str) -> None:
    built = place()
    built.area("g9", "grid", "c1", name=name)
    text = csv_report(built.report(), DEFAULT)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    row = next(r for r in rows if r[heads()["id"]] == "C1.grid~g9")
    assert row[heads()["name"]] == f"'{name}"
    assert all(not str(cell).startswith(("=", "+", "@")) for r in rows for cell in r.values())


def test_a_csv_opens_in_chinese_excel_with_a_row_a_finding() -> None:
    report = place().report()
    text = csv_report(report, DEFAULT)
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows[0] == [heads()[name] for name in COLUMNS]
    assert [row[0] for row in rows[1:]] == [f.id for f in report.findings]


def test_a_csv_says_levels_and_evidence_in_the_language_of_the_moment() -> None:
    def cells(text: str, column: str) -> set[str]:
        return {row[heads()[column]] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))}

    assert cells(csv_report(place().report(), DEFAULT), "level") >= {"社区（村）", "网格"}
    speak("en")
    try:
        english = csv_report(place().report(), DEFAULT)
        assert cells(english, "level") >= {"community (village)", "grid"}
        assert not any("；" in cell for cell in cells(english, "evidence"))
    finally:
        speak("zh")


def test_numbers_stay_numbers() -> None:
    assert plain_text(-3) == -3


def test_a_workbook_has_a_cover_and_a_filtered_sheet_a_status_with_columns_to_fill_in() -> None:
    report = place().report()
    book = openpyxl.load_workbook(io.BytesIO(workbook_report(report, DEFAULT)))
    labels = {"blank": "待补", "data": "数据待核", "tune": "待优化", "conditions": "条件不具备", "due": "到期待办"}
    assert book.sheetnames == ["说明", *dict.fromkeys(labels[f.status] for f in report.findings)]
    cover = [cell.value for row in book["说明"].iter_rows() for cell in row]
    for said in (
        "内部工作资料",
        "本系统为非涉密系统，严禁录入、处理涉密信息",
        "提示供核实，不作为考核、排名、问责依据",
    ):
        assert said in cover
    sheet = book["待补"]
    assert [cell.value for cell in sheet[1]][-4:] == ["核实结论", "理由", "责任单位", "时限"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    (validation,) = sheet.data_validations.dataValidation
    assert validation.formula1 == '"属实,不属空白,暂缓,已整改"'


def test_a_name_that_looks_like_a_formula_or_link_is_text_in_the_workbook() -> None:
    built = place().area("g9", "grid", "c1", name="=HYPERLINK(1)").area("g8", "grid", "c1", name="https://x")
    book = openpyxl.load_workbook(io.BytesIO(workbook_report(built.report(), DEFAULT)))
    cells = [cell for row in book["待补"].iter_rows() for cell in row]
    assert {c.data_type for c in cells if c.value == "=HYPERLINK(1)"} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


def test_counts_of_members_are_bands_in_every_format() -> None:
    built = place()
    built.unit("u2", "c1", members=23, name="乙公司").org("o9", "branch", "g1", under="oc1", members=137)
    report = built.report()
    values = {f.id: f.value for f in report.findings}
    assert values["C8~u2"] == "7–50"
    assert values["C10~o9"] == ">50"
    said = json_report(report) + csv_report(report, DEFAULT)
    assert "137" not in said
    assert all("23" not in e.says for f in report.findings for e in f.evidence if f.subject.uid == "u2")


def test_a_table_says_values_and_thresholds_as_people_do_and_json_keeps_them_plain() -> None:
    built = place().org("t", "branch", "g1", under="oc1", term_ends_on=TODAY + timedelta(days=30))
    built.unit("gone", "c1", status="closed").tie("COVERS", "oc1", "gone")
    report = built.report()
    rows = {
        row["问题编号"]: (row["现值"], row["标准"], row["起始"])
        for row in csv.DictReader(io.StringIO(csv_report(report, DEFAULT).removeprefix("\ufeff"), newline=""))
    }
    assert rows["T1~t"] == ("2026-12-22，还有 30 天到期", "到期前 90 天内提醒", "")
    assert rows["D9~gone"] == ("已注销", "", "")
    assert rows["C8~u1"][1] == "不少于 3"
    plain = {f["id"]: (f["value"], f["threshold"], f["since"]) for f in json.loads(json_report(report))["findings"]}
    assert plain["T1~t"] == ("2026-12-22", 90, "2026-12-22")
    assert plain["D9~gone"] == ("closed", None, None)
