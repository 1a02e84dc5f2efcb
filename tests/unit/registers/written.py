"""Registers written for a test: CSV text or a workbook of rows."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from graphmodel.registers.reader import read_registers
from graphmodel.registers.records import Problem, Reading


def write_csv(folder: Path, name: str, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / f"{name}.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def read_csv(folder: Path, name: str, *lines: str, encoding: str = "utf-8", **options: Any) -> Reading:
    return read_registers([write_csv(folder, name, *lines, encoding=encoding)], **options)


def write_book(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    book.close()
    return path


def errors(reading: Reading) -> list[Problem]:
    return [p for p in reading.problems if p.severity == "error"]


def codes(reading: Reading, severity: str | None = None) -> list[str]:
    return [p.code.removeprefix("register.") for p in reading.problems if severity in {None, p.severity}]
