"""A listing as CSV and workbook."""

import io
from typing import Any

import xlsxwriter

from graphmodel.alliances.report.listing import Cell, Listing, Table, cell_text
from graphmodel.gaps.report.spreadsheet import WORKBOOK, csv_text, write_cover
from graphmodel.messages import say
from graphmodel.profiles import Profile

_LEAST, _MOST = 10, 46
"""Widths of a workbook's columns."""
_TITLE = 31
"""Most characters of a sheet's name."""
_BAD = str.maketrans("[]:*?/\\", "       ")


def listing_csv(listing: Listing) -> str:
    """The main table as CSV with a BOM, as Chinese Excel wants it."""
    table = listing.tables[listing.main]
    rows = ([cell if isinstance(cell, int | float) else cell_text(cell) for cell in row] for row in table.rows)
    return csv_text([[column.label for column in table.columns], *rows])


def listing_workbook(listing: Listing, profile: Profile) -> bytes:
    """The listing as the bytes of an .xlsx file: what it is, then a sheet a table with filters and a frozen header."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, WORKBOOK) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        _cover(book.add_worksheet(say("report.sheet_cover")), listing, profile, head, body)
        for table in listing.tables:
            if table.rows:
                sheet = book.add_worksheet(table.title.translate(_BAD)[:_TITLE])
                _sheet(sheet, table, head, {True: day, False: body})
    return buffer.getvalue()


def _cover(sheet: Any, listing: Listing, profile: Profile, head: Any, body: Any) -> None:
    rows = [
        ("", say("report.internal")),
        ("", say("report.secrecy")),
        ("", listing.title),
        (say("report.scope"), listing.scope or say("report.everywhere")),
        (say("report.day"), listing.on.isoformat()),
        (say("report.profile"), f"{profile.name} {profile.version}"),
        (say("report.revision"), str(listing.revision)),
        *(("", note) for note in listing.notes),
        *((table.title, str(len(table.rows)) if table.rows else table.empty) for table in listing.tables),
        ("", say("report.latest_values")),
        ("", say("report.foot")),
    ]
    write_cover(sheet, rows, head=head, body=body)


def _sheet(sheet: Any, table: Table, head: Any, styles: dict[bool, Any]) -> None:
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.label, head)
        longest = max(len(cell_text(row[at])) for row in table.rows)
        sheet.set_column(at, at, min(max(2 * longest + 2, _LEAST), _MOST))
    for number, row in enumerate(table.rows, start=1):
        for at, cell in enumerate(row):
            _write(sheet, number, at, cell, styles)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{say('report.foot')}&R&P / &N")


def _write(sheet: Any, row: int, at: int, cell: Cell, styles: dict[bool, Any]) -> None:
    if cell is None:
        sheet.write_blank(row, at, None, styles[False])
    elif isinstance(cell, int | float):
        sheet.write_number(row, at, cell, styles[False])
    elif isinstance(cell, str | tuple):
        sheet.write_string(row, at, cell_text(cell), styles[False])
    else:
        sheet.write_datetime(row, at, cell, styles[True])
