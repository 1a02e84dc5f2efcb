"""Export: the store as a folder of CSV, a workbook, JSON or GraphML.

Assumes that whoever exports may see the registers: the register forms (CSV, workbook, JSON) are exact, because they
import back unchanged. GraphML imports back too, without what it leaves out.
"""

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import polars as pl

from graphmodel.changes import Scalar
from graphmodel.errors import NotFoundError, OutputError, UsageError
from graphmodel.messages import Language, language
from graphmodel.network import Network
from graphmodel.registers.entities import header_in
from graphmodel.registers.graphml import write_graphml
from graphmodel.registers.sheets import Column, ValueColumn, sheet_named
from graphmodel.registers.tables import JOIN, SheetTable, sheet_tables

_FORMULA = ("=", "+", "-", "@")
"""A text that begins so would be a formula in Excel."""
_MAX_ROWS = 1_048_575
"""Rows that a sheet of a workbook holds below its header."""
_YES = {"zh": ("否", "是"), "en": ("false", "true")}
_Writer = Callable[[Path, Sequence[SheetTable], Language], None]


def export(
    network: Network,
    households: pl.DataFrame | None,
    path: Path,
    *,
    sheets: Sequence[str] | None = None,
    lang: Language | None = None,
    retired: bool = True,
) -> Path:
    """Write the store in the form that the ending of *path* names; GraphML holds only what is live.

    Parameters
    ----------
    households
        The store's households, one row a tie to an area; None leaves them out.
    path
        A folder, or a file that ends in .xlsx, .json or .graphml; one that exists is replaced.
    sheets
        Keys or names of the sheets wanted, empty ones too; all that are not empty where None.
    lang
        Chinese names and labels, or English keys; the language of the moment where None.
    retired
        Whether what has ended is written too, with its 止: then an empty store imports the whole store from it.

    Raises
    ------
    NotFoundError
        No sheet has one of the names.
    UsageError
        The ending is none of these.
    OutputError
        The file cannot be written.
    """
    forms: Mapping[str, _Writer] = {"": _write_folder, ".xlsx": _write_workbook, ".json": _write_json}
    ending = "" if path.is_dir() else path.suffix.lower()
    try:
        if ending == ".graphml":
            write_graphml(path, network)
        elif ending in forms:
            forms[ending](path, _wanted(sheet_tables(network, households, retired=retired), sheets), lang or language())
        else:
            raise UsageError("plan.export_format", file=path.name)
    except OSError as error:
        raise OutputError("plan.export_unwritable", file=str(path)) from error
    return path


def _wanted(found: Iterable[SheetTable], names: Sequence[str] | None) -> list[SheetTable]:
    tables = list(found)
    if names is None:
        return [t for t in tables if t.rows.height] or tables[:1]
    keys = set()
    for name in names:
        sheet = sheet_named(name)
        if sheet is None:
            raise NotFoundError("register.sheet_not_known", name=name, known="、".join(t.sheet.label() for t in tables))
        keys.add(sheet.key)
    return [t for t in tables if t.sheet.key in keys]


def _write_folder(path: Path, tables: Sequence[SheetTable], lang: Language) -> None:
    path.mkdir(parents=True, exist_ok=True)
    for table in tables:
        file = path / f"{table.sheet.label(lang)}.csv"
        with file.open("w", encoding="utf-8-sig", newline="") as stream:
            rows = csv.writer(stream)
            rows.writerow([header_in(column, lang) for column in table.sheet.columns])
            for record in table.records():
                rows.writerow([_csv_cell(_said(record[c.key], c, lang)) for c in table.sheet.columns])


def _write_workbook(path: Path, tables: Sequence[SheetTable], lang: Language) -> None:
    from xlsxwriter import Workbook

    for table in tables:
        if table.rows.height > _MAX_ROWS:
            raise OutputError("plan.export_too_long", sheet=table.sheet.label(lang), rows=table.rows.height)
    path.write_bytes(b"")  # fails now where it would fail after all rows are written
    book = Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True})
    for table in tables:
        page = book.add_worksheet(table.sheet.label(lang))
        page.freeze_panes(1, 0)
        for at, column in enumerate(table.sheet.columns):
            page.write_string(0, at, header_in(column, lang), bold)
        for number, record in enumerate(table.records(), start=1):
            for at, column in enumerate(table.sheet.columns):
                said = _said(record[column.key], column, lang)
                if isinstance(said, str):
                    page.write_string(number, at, said)
                elif said is not None:
                    page.write_number(number, at, said)
    book.close()


def _write_json(path: Path, tables: Sequence[SheetTable], _: Language) -> None:
    """Write keys and stored values; the language changes nothing here."""
    whole = {t.sheet.key: [{k: v for k, v in r.items() if v is not None} for r in t.records()] for t in tables}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _said(value: Scalar | None, column: Column, lang: Language) -> str | int | float | None:
    """A stored value as a cell says it."""
    if isinstance(value, bool):
        return _YES[lang][value]
    if isinstance(value, list):
        return JOIN.join(value)
    words = column.property.words if isinstance(column, ValueColumn) else None
    return words.label(value, lang) if words and isinstance(value, str) else value


def _csv_cell(said: str | float | None) -> str | float | None:
    return f"'{said}" if isinstance(said, str) and said.startswith(_FORMULA) else said
