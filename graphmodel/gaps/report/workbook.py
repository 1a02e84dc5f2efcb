"""A gap report as a workbook: a sheet per status, with columns to fill in that import back as decisions."""

import io
from collections.abc import Mapping
from typing import Any

import xlsxwriter

from graphmodel.gaps.finding import GapReport
from graphmodel.gaps.report.spreadsheet import WORKBOOK, write_cover
from graphmodel.gaps.report.values import COLUMNS, DECISION_COLUMNS, finding_row, heads
from graphmodel.messages import say
from graphmodel.profiles import Profile
from graphmodel.vocabulary import STATUS, VERDICT

WIDTHS: Mapping[str, int] = {
    "id": 30, "title": 26, "uid": 22, "name": 22, "path": 36, "evidence": 46, "action": 36, "source": 30, "follows": 30,
    "reason": 30, "responsible": 18,
}  # fmt: skip


def workbook_report(report: GapReport, profile: Profile) -> bytes:
    """The report as the bytes of an .xlsx file.

    The first sheet says what the report is; then one sheet a status, with filters, a frozen header and four empty
    columns for what people find out; ``import`` reads these as decisions.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, WORKBOOK) as book:
        styles = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "cell": book.add_format({"text_wrap": True, "valign": "top"}),
            "open": book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF8E1", "border": 4}),
        }
        _cover(book.add_worksheet(say("report.sheet_cover")), report, styles)
        for status in STATUS.words:
            findings = [f for f in report.findings if f.status == status.key]
            if findings:
                _findings(
                    book.add_worksheet(status.label()),
                    [finding_row(f, profile, on=report.on) for f in findings],
                    styles,
                )
    return buffer.getvalue()


def _cover(sheet: Any, report: GapReport, styles: Mapping[str, Any]) -> None:
    rows = [
        ("", say("report.internal")),
        ("", say("report.secrecy")),
        (say("report.scope"), report.scope.name if report.scope else say("report.everywhere")),
        (say("report.day"), report.on.isoformat()),
        (say("report.profile"), report.profile),
        (say("report.revision"), str(report.revision)),
        *([] if report.on_record else [("", say("report.nothing_on_record"))]),
        ("", say("report.latest_values")),
        *((STATUS.label(key), str(count)) for key, count in report.summary["by_status"].items()),
        ("", say("report.fill_in")),
        ("", say("report.foot")),
    ]
    write_cover(sheet, rows, head=styles["head"], body=styles["cell"])


def _findings(sheet: Any, findings: list[dict[str, str | int | float]], styles: Mapping[str, Any]) -> None:
    names = (*COLUMNS, *DECISION_COLUMNS)
    said = heads()
    for at, name in enumerate(names):
        sheet.write_string(0, at, said[name], styles["head"])
        sheet.set_column(at, at, WIDTHS.get(name, 12))
    for row, cells in enumerate(findings, start=1):
        for at, name in enumerate(COLUMNS):
            value = cells[name]
            if isinstance(value, str):
                sheet.write_string(row, at, value, styles["cell"])
            else:
                sheet.write_number(row, at, value, styles["cell"])
        for at in range(len(COLUMNS), len(names)):
            sheet.write_blank(row, at, None, styles["open"])
    last = len(findings)
    verdicts = [word.label() for word in VERDICT.words]
    sheet.data_validation(1, len(COLUMNS), last, len(COLUMNS), {"validate": "list", "source": verdicts})
    sheet.autofilter(0, 0, last, len(names) - 1)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
