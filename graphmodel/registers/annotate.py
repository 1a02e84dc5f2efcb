"""Annotate: a checked copy of a register beside it, with status, message and uid in every row.

Assumes that the copy is read like the register itself: its own columns are passed over, the uids in it make a later
rename a rename. The register itself is never written. Formulas become the values that they showed.
"""

import warnings
from collections.abc import Collection, Sequence
from itertools import chain, count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphmodel.errors import OutputError
from graphmodel.registers.files import CHECKED, Table, list_files, read_tables
from graphmodel.registers.notes import HEAD, Layout, Note, Notes, notes_of
from graphmodel.registers.plan import Plan
from graphmodel.registers.privacy import personal_content
from graphmodel.registers.records import Problem, Where
from graphmodel.registers.sheets import sheet_named
from graphmodel.registers.veil import Veil

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet
    from xlsxwriter.workbook import Workbook

_KEPT_WHOLE = (".xlsx", ".xlsm")
"""Endings whose copy keeps the look of the register."""
_LARGE = 10_000_000
"""Bytes from which on a workbook's copy is plain: keeping its look would take gigabytes."""
_MAX_ROWS = 1_048_576
_WIDTHS = (18, 60)
"""Of an added column: any, and that of messages."""
_COLOURS = {"error": "FFC7CE", "warning": "FFEB9C", "note": "DDEBF7"}
_MAX_COMMENTS = 2_000
"""Cells of a workbook that get a comment; Excel is slow with more. Every row has its message anyway."""


def write_annotated(source: Path, plan: Plan) -> Path:
    """Write ``NAME.checked.xlsx`` beside a register: a copy with status, message and uid per row, personal data left out.

    The copy of a checked copy is ``NAME.checked-2.xlsx``, of that ``NAME.checked-3.xlsx``; a copy of an earlier check
    is replaced, a file of this import never.

    Parameters
    ----------
    source
        A workbook, a CSV file, or a folder: its CSV files become the sheets of one copy beside the folder, each of its
        workbooks gets a copy of its own.

    Returns
    -------
    :
        The copy; of a folder without CSV files the copy of its last workbook.

    Raises
    ------
    OutputError
        The copy cannot be written.
    """
    notes, taken = notes_of(plan), {Path(file).name for file in plan.files}
    files = list_files([source])
    whole = [f for f in files if f.suffix.lower() in _KEPT_WHOLE and f.stat().st_size < _LARGE]
    plain = [f for f in files if f not in whole]
    try:
        copies = [_annotate_workbook(file, notes, _copy_of(file, taken)) for file in whole]
        if plain:
            copies.append(_write_plain(_copy_of(source, taken), plain, notes))
    except OSError as error:
        raise OutputError("plan.export_unwritable", file=str(_copy_of(source, taken))) from error
    return copies[-1]


def _copy_of(source: Path, taken: Collection[str] = ()) -> Path:
    """Where the copy of a register goes: a checked copy's own copy is the next by number, and no input is written over."""
    name = source.name if source.is_dir() else source.stem
    whole = CHECKED.fullmatch(name)
    base, number = (whole["base"], int(whole["number"] or 1) + 1) if whole else (name, 1)
    names = (f"{base}.checked{f'-{n}' if n > 1 else ''}.xlsx" for n in count(number))
    return source.resolve().with_name(next(name for name in names if name not in taken))


def _annotate_workbook(source: Path, notes: Notes, copy: Path) -> Path:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out: extensions, pictures
        book = load_workbook(source, data_only=True)
    room = _MAX_COMMENTS
    for page in book.worksheets:
        room = _annotate_page(page, Where(source.name, page.title), notes, room)
    book.save(copy)
    return copy


def _annotate_page(page: "Worksheet", where: Where, notes: Notes, room: int) -> int:
    """Write what there is to say of a sheet's rows; say how many comments are left."""
    from openpyxl.utils import get_column_letter

    head: list[list[Any]] = [
        ["" if c is None else c for c in row] for row in islice(page.iter_rows(values_only=True), HEAD)
    ]
    layout = Layout.of(head, where)
    _hide(page, Veil.of(head, layout))
    if layout is None:
        return room
    for at, name in layout.added.items():
        _write(page, layout.row, at + 1, name)
        page.column_dimensions[get_column_letter(at + 1)].width = _WIDTHS[at == layout.message]
    for number in range(layout.row + 1, page.max_row + 1):
        said = notes[where.file, where.sheet].get(number, Note())
        _write(page, number, layout.status + 1, said.status_said)
        _write(page, number, layout.message + 1, said.said)
        if said.uid and layout.uid is not None and page.cell(number, layout.uid + 1).value in {None, ""}:
            _write(page, number, layout.uid + 1, said.uid)
    for place, note in notes[where.file, where.sheet].items():
        for problem in note.problems:
            column = layout.place(problem.where.column)
            if column is not None and place is not None:
                room -= _mark(page, place, column + 1, problem, with_comment=room > 0)
    return room


def _hide(page: "Worksheet", veil: Veil) -> None:
    """Empty what may not be repeated, and drop the remarks that hold such."""
    for row in page.iter_rows():
        for cell in row:
            if cell.value is not None and veil.hides(cell.row, cell.column - 1, cell.value):  # type: ignore[arg-type]
                _write(page, cell.row, cell.column, None)
            if cell.comment and personal_content(cell.comment.text):
                cell.comment = None


def _mark(page: "Worksheet", row: int, column: int, problem: Problem, *, with_comment: bool) -> int:
    """Fill the cell that a problem is at; say how many comments that took."""
    from openpyxl.cell import MergedCell
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell = page.cell(row, column)
    cell.fill = PatternFill("solid", fgColor=_COLOURS[problem.severity])
    if not with_comment or isinstance(cell, MergedCell):
        return 0
    cell.comment = Comment(problem.reason, "graphmodel")
    return 1


def _write(page: "Worksheet", row: int, column: int, value: str | None) -> None:
    """Write a text as a text, whatever it begins with; the hidden part of a merged cell holds nothing."""
    from openpyxl.cell import MergedCell

    cell = page.cell(row, column)
    if not isinstance(cell, MergedCell):
        cell.value = value
        if value:
            cell.data_type = "s"


def _write_plain(copy: Path, sources: Sequence[Path], notes: Notes) -> Path:
    """Write tables into a new workbook, row by row: of CSV, of old and of very large workbooks."""
    from xlsxwriter import Workbook

    copy.write_bytes(b"")  # fails now where it would fail after all rows are written
    book = Workbook(str(copy), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    room, taken = _MAX_COMMENTS, set()
    for table in (table for source in sources for table in read_tables(source)):
        name = table.name[:31]
        if sheet_named(table.name) and name.casefold() not in taken:
            taken.add(name.casefold())
            room = _write_table(book, table, notes, room)
    if not taken:
        book.add_worksheet()
    book.close()
    return copy


def _write_table(book: "Workbook", table: Table, notes: Notes, room: int) -> int:
    where, page = Where(table.file, table.name), book.add_worksheet(table.name[:31])
    fills = {severity: book.add_format({"bg_color": f"#{colour}"}) for severity, colour in _COLOURS.items()}
    rows = iter(table.rows)
    head = [list(row) for row in islice(rows, HEAD)]
    layout = Layout.of(head, where)
    veil = Veil.of(head, layout)
    for number, row in enumerate(chain(head, rows), start=1):
        cells = ["" if veil.hides(number, at, cell) else cell for at, cell in enumerate(row)]
        if number > _MAX_ROWS:
            raise OutputError("plan.export_too_long", sheet=table.name, rows=number)
        note = notes[where.file, where.sheet].get(number)
        line = layout.line(number, cells, note) if layout else list(cells)
        marks: dict[int, Problem] = {}
        for problem in note.problems if layout and note else ():
            at = layout.place(problem.where.column) if layout else None
            if at is not None:
                marks.setdefault(at, problem)
        for at, value in enumerate(line):
            _put(page, number - 1, at, value, fills[marks[at].severity] if at in marks else None)
        for at, problem in list(marks.items())[:room]:
            page.write_comment(number - 1, at, problem.reason)
        room -= min(room, len(marks))
    return room


def _put(page: Any, row: int, column: int, value: Any, fill: Any) -> None:
    """Write one cell as what it was read: a number, a flag, a text; days as ISO text."""
    if isinstance(value, bool):
        page.write_boolean(row, column, value, fill)
    elif isinstance(value, int | float):
        page.write_number(row, column, value, fill)
    elif value not in {"", None}:
        page.write_string(row, column, str(value), fill)
    elif fill:
        page.write_blank(row, column, None, fill)
