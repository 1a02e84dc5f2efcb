"""Headers: which row names the columns, which column is which, and what must not be there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graphmodel import vocabulary as words
from graphmodel.messages import LANGUAGES, codes, say
from graphmodel.registers.cells import Cell, text_of
from graphmodel.registers.entities import header
from graphmodel.registers.privacy import personal_content, personal_header
from graphmodel.registers.records import Problem, Where
from graphmodel.registers.sheets import SHEETS, SHEETS_BY_KEY, Column, Sheet, sheet_names
from graphmodel.registers.synonyms import SHEET_ENDINGS
from graphmodel.registers.texts import bracketed, fold_header, together

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
_PLAIN_NOTE = re.compile(
    r"[户人个名件次项家处座栋亩元%‰°度年月日]|万?元|人次|平方米|平方公里|㎡|m2|km2|公里|米|"
    r"(?:必|选|可不|可)填|必填项|选填项|可空|如有|单位:.{1,6}|年-?月-?日|yyyy[-/.]?mm[-/.]?dd|18位|12位|位"
)
"""What in brackets is a unit or a mark and needs no word."""
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
        Column index, column and header as written, once for each column; none of those that several headers mean.
    unknown
        Column index and header of columns that are looked at for personal data only.
    complete
        Whether every required column is there, once.
    """

    row: int
    known: tuple[tuple[int, Column, str], ...]
    unknown: tuple[tuple[int, str], ...]
    complete: bool = True


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
        wanted = together(c.zh for c in sheet.columns if c.required)
        return None, [Problem("error", "register.header_missing", where, data=(("wanted", wanted),))]
    at = scores.index(max(scores))
    meant: dict[str, list[tuple[int, Column, str]]] = {}
    unknown: list[tuple[int, str]] = []
    problems: list[Problem] = []
    for index, text in _texts(rows[at]):
        here = Where(where.file, where.sheet, at + 1, text)
        column = column_meant(sheet, text)
        if column is None:
            problem = _judge(sheet, text, here)
            problems.extend([problem] if problem else [])
            if not problem or problem.severity != "error":
                unknown.append((index, text))
        else:
            meant.setdefault(column.key, []).append((index, column, text))
            problems.extend(_read_as(column, text, here))
    problems.extend(_doubled(meant, Where(where.file, where.sheet, at + 1)))
    missing = [c for c in sheet.columns if c.required and c.key not in meant]
    problems.extend(
        Problem("error", "register.column_missing", Where(where.file, where.sheet, at + 1, c.zh)) for c in missing
    )
    known = {key: found[0] for key, found in meant.items() if len(found) == 1}
    complete = all(c.key in known for c in sheet.columns if c.required)
    return Heading(at, tuple(known.values()), tuple(unknown), complete), problems


def column_meant(sheet: Sheet, text: str) -> Column | None:
    """The column that a header means, unless what it adds in brackets promises personal data."""
    _, notes = bracketed(fold_header(text))
    return None if any(map(personal_header, notes)) else sheet.column_named(text)


def _read_as(column: Column, text: str, here: Where) -> Iterator[Problem]:
    """Say as what a header is read whose brackets hold more than a unit or a mark."""
    _, notes = bracketed(fold_header(text))
    if any(not _PLAIN_NOTE.fullmatch(note) for note in notes):
        yield Problem("note", "register.column_read_as", here, text, (("meant", header(column)),))


def _doubled(meant: Mapping[str, Sequence[tuple[int, Column, str]]], here: Where) -> Iterator[Problem]:
    """Refuse headers that mean the same column: none of them is read, since nobody can say which holds."""
    for found in meant.values():
        first = found[0][2]
        for _, column, text in found[1:]:
            there = Where(here.file, here.sheet, here.row, text)
            said = (("other", first), ("meant", header(column)))
            yield Problem("error", "register.column_duplicate", there, text, said)


def _texts(row: Sequence[Cell]) -> Iterator[tuple[int, str]]:
    for index, cell in enumerate(row):
        if text := text_of(cell)[0]:
            yield index, " ".join(text.split())


def _known(sheet: Sheet, row: Sequence[Cell]) -> Iterator[tuple[int, Column]]:
    for index, text in _texts(row):
        if column := column_meant(sheet, text):
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
    near = _sheet_of_word(where.sheet) or nearest(where.sheet, list(sheet_names()))
    if near:
        return Problem("warning", "register.sheet_unknown_near", where, where.sheet, (("near", near),))
    known = together(sheet.label() for sheet in SHEETS)
    return Problem("warning", "register.sheet_unknown", where, where.sheet, (("known", known),))


def _sheet_of_word(name: str) -> str | None:
    """The sheet that holds what *name* is a level, tier or kind of: a sheet 网格 is a part of 区域."""
    plain = fold_header(name)
    endings = [plain.removesuffix(ending) for ending in ("", *SHEET_ENDINGS)]
    return next((SHEETS_BY_KEY[key].label() for key, names in _words().items() if names.intersection(endings)), None)


@cache
def _words() -> Mapping[str, frozenset[str]]:
    lists = {"Area": (words.LEVEL, words.AREA_KIND), "Org": (words.TIER,), "Unit": (words.UNIT_KIND,),
             "Carrier": (words.CARRIER_KIND,)}  # fmt: skip
    return {
        key: frozenset(fold_header(name) for one in listed for w in one.words for name in (w.zh, w.key, *w.also))
        for key, listed in lists.items()
    }


def nearest(text: str, names: Sequence[str]) -> str | None:
    """The name most like *text*, if any is like it at all: a suggestion, never a reading."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(text, names, scorer=fuzz.WRatio, processor=fold_header, score_cutoff=_NEAR)
    return str(found[0]) if found else None
