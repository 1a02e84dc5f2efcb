"""The summary as JSON, CSV and workbook."""

import io
import json
from collections.abc import Mapping
from itertools import groupby
from typing import Any

import xlsxwriter

from graphmodel.gaps.report.spreadsheet import WORKBOOK, csv_text
from graphmodel.gaps.report.summary_table import Cell, Table, summary_notes, summary_table
from graphmodel.gaps.report.text import coverage_label, said_head
from graphmodel.gaps.summary import Amount, Summary, SummaryRow
from graphmodel.messages import say
from graphmodel.profiles import Profile

_A3 = 8
_FORMS = {"text": "@", "count": "#,##0", "share": "0%", "change": "+#,##0;-#,##0;="}


def summary_json(summary: Summary, profile: Profile) -> str:
    """The summary as JSON text."""
    values = {
        "profile": summary.profile,
        "on": summary.on.isoformat(),
        "under": summary.under,
        "revision": summary.revision,
        "by": summary.by,
        "rows": [_row_values(row) for row in summary.rows],
        "totals": _row_values(summary.totals),
        "notes": summary_notes(summary, profile),
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _row_values(row: SummaryRow) -> dict[str, Any]:
    named = {"uid": row.uid, "name": row.name, "code": row.code} if row.uid else {}
    return {
        **named,
        "coverage": [
            {"level": key, "total": c.total, "covered": c.covered, "share": c.share, "change": c.change}
            for key, c in row.coverage.items()
        ],
        "units": row.units,
        "households": _amount_value(row.households),
        "hub_households": _amount_value(row.hubs),
        "orgs": None if row.orgs is None else dict(row.orgs),
        "findings": {"blank": row.blank, "others": row.others},
    }


def _amount_value(amount: Amount) -> int | str | None:
    return {"few": "<5", "more": f"{amount.value}+"}.get(amount.sign, amount.value)


def summary_csv(summary: Summary, profile: Profile) -> str:
    """The summary as CSV with a BOM, as Chinese Excel wants it; shares as fractions, a dash as an empty cell."""
    table = summary_table(summary, profile)
    rows = (
        ["" if c is None else round(c, 4) if isinstance(c, float) else c for c in row]
        for row in (*table.rows, table.totals)
    )
    return csv_text([[heading.title for heading in table.headings], *rows])


def summary_workbook(summary: Summary, profile: Profile) -> bytes:
    """The summary as the bytes of an .xlsx file of one sheet that prints on A3 landscape."""
    table = summary_table(summary, profile)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, WORKBOOK) as book:
        sheet = book.add_worksheet(say("report.sheet_summary"))
        first = _title(book, sheet, summary, profile)
        _head(book, sheet, table, first)
        end = _body(book, sheet, table, first + 2)
        quiet = book.add_format({"font_color": "#5C5C58"})
        for at, note in enumerate((*summary_notes(summary, profile), say("report.foot")), start=end + 2):
            sheet.write_string(at, 0, note, quiet)
        sheet.autofilter(first + 1, 0, end - 1, len(table.headings) - 1)
        sheet.freeze_panes(first + 2, 1)
        sheet.set_landscape()
        sheet.set_paper(_A3)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(first, first + 1)
        sheet.set_footer(f"&L{say('report.foot')}&R&P / &N")
    return buffer.getvalue()


def _title(book: Any, sheet: Any, summary: Summary, profile: Profile) -> int:
    """Write what the table is; the row below it."""
    name = summary.scope_name or say("report.everywhere")
    title = say("report.summary_title", scope=name, level=coverage_label(summary.by, profile))
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 16}))
    head = said_head(scope=name, on=summary.on, profile=profile, revision=summary.revision)
    sheet.write_string(1, 0, f"{say('report.internal')}    {head}")
    sheet.write_string(2, 0, say("report.secrecy"))
    return 4


def _head(book: Any, sheet: Any, table: Table, row: int) -> None:
    style = book.add_format(
        {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#F1F1EE"}
    )
    at = 0
    for group, found in groupby(table.headings, key=lambda heading: heading.group):
        headings = list(found)
        for number, heading in enumerate(headings, start=at):
            if not group:
                sheet.merge_range(row, number, row + 1, number, heading.label, style)
            else:
                sheet.write_string(row + 1, number, heading.label, style)
            sheet.set_column(number, number, 24 if number == 0 else 16 if number == 1 else 10)
        if group and len(headings) > 1:
            sheet.merge_range(row, at, row, at + len(headings) - 1, group, style)
        elif group:
            sheet.write_string(row, at, group, style)
        at += len(headings)


def _body(book: Any, sheet: Any, table: Table, first: int) -> int:
    """Write rows and totals; the row below them."""
    plain = {form: book.add_format({"num_format": code, "border": 4}) for form, code in _FORMS.items()}
    bold = {form: book.add_format({"num_format": c, "bold": True, "top": 1, "bottom": 1}) for form, c in _FORMS.items()}
    dash = {
        False: book.add_format({"align": "right", "border": 4}),
        True: book.add_format({"align": "right", "bold": True}),
    }
    for row, cells in enumerate((*table.rows, table.totals), start=first):
        last = row == first + len(table.rows)
        styles: Mapping[str, Any] = bold if last else plain
        for at, (cell, heading) in enumerate(zip(cells, table.headings, strict=True)):
            _write(
                sheet, row, at, cell, styles[heading.form] if at < 2 or not isinstance(cell, str | None) else dash[last]
            )
    return first + len(table.rows) + 1


def _write(sheet: Any, row: int, at: int, cell: Cell, style: Any) -> None:
    if isinstance(cell, int | float):
        sheet.write_number(row, at, cell, style)
    else:
        sheet.write_string(row, at, "—" if cell is None else cell, style)
