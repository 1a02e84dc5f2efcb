"""Writing: a sample as a workbook or as CSV files, with the headers of the register's sheets, and its answers.

Assumes that whoever reads the files does so by the import path: words are written by their Chinese labels in a
workbook and by their keys in CSV files, so that both ways are walked.
"""

import csv
import json
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import IO, Any

import xlsxwriter

from graphmodel.registers.sheets import SHEETS_BY_KEY, Column, ReferenceColumn, Sheet
from graphmodel.samples.districts import CITY_SIZE, DAY, city
from graphmodel.samples.sample import Answer, Row, Sample

Convert = Callable[[Any], Any]


def write_workbook(sample: Sample, path: Path) -> None:
    """Write a sample as a workbook with Chinese sheets, headers and words."""
    with xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        for key, rows in sample.tables.items():
            sheet = SHEETS_BY_KEY[key]
            columns = _columns(sheet, rows)
            page = book.add_worksheet(sheet.zh)
            page.freeze_panes(1, 0)
            page.write_row(0, 0, [column.zh for column in columns])
            cells = [(column.key, _labelled(column)) for column in columns]
            for at, row in enumerate(rows, start=1):
                page.write_row(at, 0, [None if (v := row.get(name)) is None else cell(v) for name, cell in cells])


def write_csv(sample: Sample, folder: Path) -> None:
    """Write a sample as one CSV file a sheet, with English names, headers and words."""
    _write_csv([sample], folder)


def write_city(folder: Path, *, seed: int = 1, sub_districts: int = CITY_SIZE, on: date = DAY) -> tuple[Answer, ...]:
    """Write a city as CSV files, holding one sub-district at a time; return its answers."""
    return _write_csv(city(seed=seed, sub_districts=sub_districts, on=on), folder)


def write_answers(answers: Iterable[Answer], path: Path) -> None:
    """Write answers as JSON, one object a finding, ordered by rule and subject."""
    rows = [{"id": a.id, **asdict(a)} for a in sorted(answers, key=lambda a: (a.rule, a.subject))]
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write_csv(samples: Iterable[Sample], folder: Path) -> tuple[Answer, ...]:
    """Write samples one after another; the first one decides which columns a sheet has."""
    folder.mkdir(parents=True, exist_ok=True)
    answers: list[Answer] = []
    pages: dict[str, _Page] = {}
    with ExitStack() as stack:
        for sample in samples:
            for key, rows in sample.tables.items():
                if key not in pages:
                    file = stack.enter_context((folder / f"{key}.csv").open("w", encoding="utf-8-sig", newline=""))
                    pages[key] = _Page(file, _columns(SHEETS_BY_KEY[key], rows))
                pages[key].write(rows)
            answers += sample.answers
    return tuple(answers)


class _Page:
    """One CSV file, its header written."""

    def __init__(self, file: IO[str], columns: list[Column]) -> None:
        self._keys = tuple(column.key for column in columns)
        self._writer = csv.writer(file)
        self._writer.writerow(self._keys)

    def write(self, rows: Iterable[Row]) -> None:
        """Write rows; a key without column would be lost, so it is an error."""
        keys, known = self._keys, frozenset(self._keys)
        for row in rows:
            if not row.keys() <= known:
                raise KeyError(*sorted(row.keys() - known))
            self._writer.writerow([_plain(row.get(key)) for key in keys])


def _columns(sheet: Sheet, rows: Iterable[Row]) -> list[Column]:
    """The columns of a sheet that any row fills, in the sheet's order."""
    used = set().union(*(row.keys() for row in rows))
    return [column for column in sheet.columns if column.key in used]


def _plain(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ";".join(value) if isinstance(value, tuple) else value


def _labelled(column: Column) -> Convert:
    """How a value of a column is written in a workbook."""
    if isinstance(column, ReferenceColumn):
        return lambda value: "、".join(value) if isinstance(value, tuple) else value
    if words := column.property.words:
        return lambda value: words.label(value, "zh")
    if column.property.type == "texts":
        return "、".join
    return lambda value: ("否", "是")[value] if isinstance(value, bool) else value
