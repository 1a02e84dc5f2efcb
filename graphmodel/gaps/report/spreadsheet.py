"""Spreadsheets: what every CSV text and every workbook of a report has in common.

Assumes that names come from registers and are foreign: no cell may become a formula or a link.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

WORKBOOK: dict[str, Any] = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""How a workbook is opened."""


def csv_text(lines: Iterable[Iterable[str | float]]) -> str:
    """Rows, headers first, as CSV with a BOM, as Chinese Excel wants it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows(map(plain_text, line) for line in lines)
    return "\ufeff" + out.getvalue()


def plain_text(value: str | float) -> str | int | float:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def write_cover(sheet: Any, rows: Sequence[tuple[str, str]], *, head: Any, body: Any) -> None:
    """Fill the sheet that says what a workbook is: a name and what goes with it, a row each."""
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 90)
    for at, (name, value) in enumerate(rows):
        sheet.write_string(at, 0, name, head)
        sheet.write_string(at, 1, value, body)
