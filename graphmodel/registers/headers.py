"""Headers: which row names the columns, which column is which, and what must not be there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graphmodel.messages import LANGUAGES, codes, say
from graphmodel.registers.cells import Cell, text_of
from graphmodel.registers.privacy import personal_content, personal_header
from graphmodel.registers.records import Problem, Where
from graphmodel.registers.sheets import SHEETS, Column, Sheet, sheet_names
from graphmodel.registers.texts import fold_header

HEAD_ROWS = 30
"""A header is looked for in so many rows."""
NOTES_SHEETS = ("填写说明", "Notes", "说明", "About")
"""Sheets of the template and of a gap report that hold no records."""
_SILENT = frozenset(
    map(
        fold_header,
        ("序号", "状态", "说明", "导入状态", "导入说明", "No.", "status", "message", "import status", "import message"),
    )
)
"""Headers that hold nothing of the network: serial numbers, and what a checked copy adds."""
_NEAR = 65.0
"""Similarity, of 100, from which a known name is worth suggesting."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a table's header says.

    Attributes
    ----------
    row
        Its index among the table's rows.
    known
        Column index, column and header as written, once for each column.
    unknown
        Column index and header of columns that are looked at for personal data only.
    """

    row: int
    known: tuple[tuple[int, Column, str], ...]
    unknown: tuple[tuple[int, str], ...]


def find_heading(sheet: Sheet, rows: Sequence[Sequence[Cell]], where: Where) -> tuple[Heading | None, list[Problem]]:
    """Find the header among the first rows of a sheet: the row with most columns that the sheet knows.

    Returns
    -------
    :
        The heading, or None where no row holds a known column, and every problem with it. A missing required column
        is an error at the sheet, a column of personal data one at its header: neither is read further.
    """
    scores = [len({c.key for _, c in _known(sheet, row)}) for row in rows]
    if not any(scores):
        wanted = "、".join(c.zh for c in sheet.columns if c.required)
        return None, [Problem("error", "register.header_missing", where, data=(("wanted", wanted),))]
    at = scores.index(max(scores))
    taken: dict[str, tuple[int, Column, str]] = {}
    unknown: list[tuple[int, str]] = []
    problems: list[Problem] = []
    for index, text in _texts(rows[at]):
        column, here = sheet.column_named(text), Where(where.file, where.sheet, at + 1, text)
        if column is None:
            problem = _judge(sheet, text, here)
            problems.extend([problem] if problem else [])
            if not problem or problem.severity != "error":
                unknown.append((index, text))
        elif column.key in taken:
            problems.append(
                Problem("error", "register.column_duplicate", here, text, (("other", taken[column.key][2]),))
            )
        else:
            taken[column.key] = (index, column, text)
    for column in sheet.columns:
        if column.required and column.key not in taken:
            there = Where(where.file, where.sheet, at + 1, column.zh)
            problems.append(Problem("error", "register.column_missing", there))
    return Heading(at, tuple(taken.values()), tuple(unknown)), problems


def _texts(row: Sequence[Cell]) -> Iterator[tuple[int, str]]:
    for index, cell in enumerate(row):
        if text := text_of(cell)[0]:
            yield index, " ".join(text.split())


def _known(sheet: Sheet, row: Sequence[Cell]) -> Iterator[tuple[int, Column]]:
    for index, text in _texts(row):
        if column := sheet.column_named(text):
            yield index, column


def _judge(sheet: Sheet, text: str, here: Where) -> Problem | None:
    """Judge a header that the sheet does not know: personal, unknown, or silently passed over."""
    if fold_header(text) in (_SILENT | _report_headers() if sheet.kind == "Decision" else _SILENT):
        return None
    if personal_content(text):
        return Problem("error", "register.header_content", Where(here.file, here.sheet, here.row))
    if personal_header(text, household=sheet.kind == "Household"):
        return Problem("error", "register.column_personal", here)
    near = nearest(text, [name for c in sheet.columns for name in (c.zh, c.key)])
    if near:
        return Problem("warning", "register.column_unknown_near", here, text, (("near", near),))
    return Problem("warning", "register.column_unknown", here, text)


@cache
def _report_headers() -> frozenset[str]:
    """The headers of a gap report's workbook, which imports back: all but those of the decision say nothing new."""
    told = [code for code in codes() if code.startswith("report.column_")]
    return frozenset(fold_header(say(code, lang)) for code in told for lang in LANGUAGES)


def judge_sheet(where: Where) -> Problem | None:
    """Say that no sheet is named so, with the nearest that is; nothing of the template's own sheets."""
    if where.sheet in NOTES_SHEETS:
        return None
    near = nearest(where.sheet, list(sheet_names()))
    if near:
        return Problem("warning", "register.sheet_unknown_near", where, where.sheet, (("near", near),))
    known = "、".join(sheet.label() for sheet in SHEETS)
    return Problem("warning", "register.sheet_unknown", where, where.sheet, (("known", known),))


def nearest(text: str, names: Sequence[str]) -> str | None:
    """The name most like *text*, if any is like it at all: a suggestion, never a reading."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(text, names, scorer=fuzz.WRatio, processor=fold_header, score_cutoff=_NEAR)
    return str(found[0]) if found else None
