"""Workbooks: the cells of every sheet, merged cells filled, broken formulas made visible.

Assumes python-calamine, which is fast but reads a cell with an error, or a formula whose result was never saved, as
empty. An empty cell clears a property, so such cells of .xlsx files are looked up in the file itself and written as
the error they show.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import join, normpath

from python_calamine import CalamineError, CalamineSheet, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

from graphmodel.errors import FileRefusedError
from graphmodel.registers.cells import UNCALCULATED, Cell

_OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SHEET_ID = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?\br:id="([^"]+)"')
_RELATION = re.compile(rb"<Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb'\b(Id|Target)="([^"]*)"')
_ERROR = re.compile(rb'<c\s(?=[^>]*\bt="e")(?=[^>]*\br="([A-Z]+)(\d+)")[^>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL)
_UNSAVED = re.compile(
    rb'<c\s(?![^>]*\bt="str")(?=[^>]*\br="([A-Z]+)(\d+)")[^>]*>\s*<f[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)


@dataclass(slots=True)
class WorkbookSheet:
    """A sheet's cells from its first row and column on; ``filled`` counts cells that a merged range lent its value."""

    name: str
    hidden: bool
    rows: list[list[Cell]]
    filled: int


def read_workbook(file: str, data: bytes) -> Iterator[WorkbookSheet]:
    """Read the sheets of a workbook, one after the other.

    Raises
    ------
    FileRefusedError
        It is protected by a password or no workbook.
    """
    if data.startswith(_OLD_CONTAINER) and _ENCRYPTED in data:
        raise FileRefusedError("register.file_password", file=file)
    try:
        book = load_workbook(io.BytesIO(data))
        parts = _parts(data) if data.startswith(b"PK") else []
        for at, about in enumerate(book.sheets_metadata):
            if about.typ is SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_index(at)
                rows: list[list[Cell]] = [*map(list[Cell], sheet.iter_rows())]
                show_broken(rows, _part(data, parts, at))
                filled = _fill_merged(rows, sheet)
                yield WorkbookSheet(about.name, about.visible is not SheetVisibleEnum.Visible, rows, filled)
    except PasswordError as error:
        raise FileRefusedError("register.file_password", file=file) from error
    except (CalamineError, zipfile.BadZipFile, KeyError, NotImplementedError) as error:
        raise FileRefusedError("register.not_a_workbook", file=file) from error


def _fill_merged(rows: list[list[Cell]], sheet: CalamineSheet) -> int:
    """Give each row of a range that is merged downwards the range's value, in its first column."""
    filled = 0
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if top < len(rows) and left < len(rows[top]) and rows[top][left] != "":
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
                filled += 1
    return filled


def _parts(data: bytes) -> list[str]:
    """The names of the sheets' parts inside an .xlsx file, in the sheets' order; none for other formats."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return []
        relations = archive.read("xl/_rels/workbook.xml.rels")
        target = {found[b"Id"]: found[b"Target"] for found in map(_attributes, _RELATION.findall(relations))}
        ids = _SHEET_ID.findall(archive.read("xl/workbook.xml"))
    return [normpath(join("/xl", target.get(i, b"").decode())).lstrip("/") for i in ids]


def _attributes(element: bytes) -> dict[bytes, bytes]:
    return {b"Id": b"", b"Target": b"", **dict(_ATTRIBUTE.findall(element))}


def _part(data: bytes, parts: list[str], at: int) -> bytes:
    if at >= len(parts):
        return b""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(parts[at]) if parts[at] in archive.namelist() else b""


def show_broken(rows: list[list[Cell]], part: bytes) -> None:
    """Write into *rows* the errors, and the formulas without a saved result, that the sheet's part holds."""
    if b't="e"' in part:
        for letters, number, error in _ERROR.findall(part):
            _write(rows, letters, number, error.decode())
    if b"<f" in part:
        for letters, number in _UNSAVED.findall(part):
            _write(rows, letters, number, UNCALCULATED)


def _write(rows: list[list[Cell]], letters: bytes, number: bytes, text: str) -> None:
    row, column = int(number) - 1, 0
    for letter in letters:
        column = column * 26 + letter - 64
    if row < len(rows):
        cells = rows[row]
        cells.extend([""] * (column - len(cells)))
        cells[column - 1] = text
