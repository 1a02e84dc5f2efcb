"""The template: an empty workbook that import reads back as nothing, with lists, notes and one example row a sheet.

Assumes that whoever fills it in knows the registers and not this program: what a column wants is said beside it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stdnum.cn import uscc

from graphmodel import vocabulary as words
from graphmodel.errors import NotFoundError, OutputError
from graphmodel.messages import Language, language, say
from graphmodel.registers.headers import NOTES_SHEETS
from graphmodel.registers.rows import EXAMPLE
from graphmodel.registers.sheets import SHEETS, Column, ReferenceColumn, Sheet, sheet_named
from graphmodel.schema import NODES
from graphmodel.vocabulary import Enumeration

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_LAST_ROW = 5_000
"""Lists and formats reach down to this row."""
_LIST_LENGTH = 255
"""Excel takes a list of choices of at most so many characters."""
_NARROWEST, _WIDEST = 10, 40
_EXAMPLES = {
    "uid": "A-001",
    "code": "990101001001",
    "period": "2024",
    "finding": "C1.grid~A-001",
    "lon": "121.5",
    "lat": "31.2",
}
_MADE = datetime(2024, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The day of making that the file states: the same template is the same file."""


def write_template(path: Path, *, sheets: Sequence[str] | None = None, lang: Language | None = None) -> None:
    """Write an empty register workbook.

    Parameters
    ----------
    path
        The .xlsx file to write; one that exists is replaced.
    sheets
        Names of the sheets wanted, in Chinese or English; all of them where None.
    lang
        Chinese headers, or English keys; the language of the moment where None.

    Raises
    ------
    NotFoundError
        No sheet has one of the names.
    OutputError
        The file cannot be written.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    spoken = lang or language()
    wanted = _choose(sheets, spoken)
    book = Workbook(
        str(path), {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": say("register.template_title", spoken), "created": _MADE})
    _write_notes(book, wanted, spoken)
    for sheet in wanted:
        _write_sheet(book, sheet, spoken)
    try:
        book.close()
    except (FileCreateError, OSError) as error:
        raise OutputError("register.template_unwritable", file=str(path)) from error


def _choose(names: Sequence[str] | None, lang: Language) -> tuple[Sheet, ...]:
    if names is None:
        return SHEETS
    found = {name: sheet_named(name) for name in names}
    for name, sheet in found.items():
        if sheet is None:
            known = "、".join(s.label(lang) for s in SHEETS)
            raise NotFoundError("register.sheet_not_known", name=name, known=known)
    return tuple(sheet for sheet in SHEETS if sheet in found.values())


def _write_notes(book: "Workbook", sheets: Sequence[Sheet], lang: Language) -> None:
    page = book.add_worksheet(NOTES_SHEETS[0 if lang == "zh" else 1])
    title, strong = book.add_format({"bold": True, "font_size": 14}), book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 1, 20)
    page.set_column(2, 2, 8)
    page.set_column(3, 3, 90)
    page.write_string(0, 0, say("register.template_title", lang), title)
    row = 1
    for line in say("register.template_notes", lang).strip().splitlines():
        page.merge_range(row, 0, row, 3, line, wrapped)
        page.set_row(row, 15 * (1 + len(line) // (65 if lang == "zh" else 130)))
        row += 1
    page.write_string(row + 1, 0, say("register.template_columns", lang), strong)
    page.write_row(row + 2, 0, say("register.template_head", lang).split("|"), strong)
    lines = ((sheet, column) for sheet in sheets for column in sheet.columns)
    for at, (sheet, column) in enumerate(lines, start=row + 3):
        told = (sheet.label(lang), _header(column, lang), "*" if column.required else "", _hint(column, lang))
        page.write_row(at, 0, told, wrapped)


def _write_sheet(book: "Workbook", sheet: Sheet, lang: Language) -> None:
    page = book.add_worksheet(sheet.label(lang))
    head = book.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1, "text_wrap": True, "valign": "top"})
    grey = {"italic": True, "font_color": "#7F7F7F"}
    page.freeze_panes(1, 0)
    for at, column in enumerate(sheet.columns):
        shape = _format(column)
        header = _header(column, lang) + ("*" if column.required else "")
        example = (EXAMPLE[lang == "en"] if at == 0 else "") + _example(column, lang)
        page.set_column(at, at, _width(header, example), book.add_format(shape))
        page.write_string(0, at, header, head)
        page.write_comment(0, at, _hint(column, lang))
        page.write_string(1, at, example, book.add_format({**shape, **grey}))
        _offer_choices(page, at, column, lang)


def _offer_choices(page: "Worksheet", at: int, column: Column, lang: Language) -> None:
    """Put a drop-down list under closed enumerations and flags; another word is asked about, not forbidden."""
    if isinstance(column, ReferenceColumn):
        return
    listed = column.property.words
    choices = (
        _choices(listed, lang) if listed and listed.closed else ["是", "否"] if column.property.type == "flag" else []
    )
    if column.property.type == "flag" and lang == "en":
        choices = ["true", "false"]
    if choices and len(",".join(choices)) <= _LIST_LENGTH:
        rule: dict[str, Any] = {"validate": "list", "source": choices, "error_type": "warning"}
        page.data_validation(1, at, _LAST_ROW, at, rule)


def _choices(listed: Enumeration, lang: Language) -> list[str]:
    return [word.zh if lang == "zh" else word.key for word in listed.words]


def _header(column: Column, lang: Language) -> str:
    return column.zh if lang == "zh" else column.key


def _format(column: Column) -> dict[str, Any]:
    """Text, so that long codes keep their digits; a date's or number's cells take what Excel makes of them."""
    kind = "text" if isinstance(column, ReferenceColumn) else column.property.type
    return {"text": {"num_format": "@"}, "texts": {"num_format": "@"}, "date": {"num_format": "yyyy-mm-dd"}}.get(
        kind, {}
    )


def _hint(column: Column, lang: Language) -> str:
    if isinstance(column, ReferenceColumn):
        return say("register.hint_reference", lang, kinds=_kinds(column, lang))
    listed = column.property.words
    if listed and listed.words:
        shape = "hint_tier" if listed is words.TIER else "hint_word" if listed.closed else "hint_word_open"
        return say(f"register.{shape}", lang, words="、".join(_choices(listed, lang)))
    return say(f"register.hint_{column.property.type}", lang)


def _kinds(column: ReferenceColumn, lang: Language) -> str:
    return "、".join(NODES[kind].zh if lang == "zh" else NODES[kind].en for kind in column.kinds)


def _example(column: Column, lang: Language) -> str:
    if isinstance(column, ReferenceColumn):
        kind = NODES[column.kinds[0]]
        return say("register.example_name", lang, kind=kind.zh if lang == "zh" else kind.en)
    if column.key == "uscc":
        return "91990101MA0000001" + str(uscc.calc_check_digit("91990101MA0000001"))
    if column.key in _EXAMPLES:
        return _EXAMPLES[column.key]
    listed = column.property.words
    if listed and listed.words:
        return _choices(listed, lang)[0]
    by_type = {
        "int": "12",
        "date": "2099-01-01" if column.key == "valid_to" else "2024-03-05",
        "flag": "是" if lang == "zh" else "true",
        "texts": say("register.example_texts", lang),
    }
    return by_type.get(column.property.type, column.zh if lang == "zh" else column.en)


def _width(*texts: str) -> float:
    """Wide enough for header and example: a Chinese character takes two places."""
    places = max(sum(1 if mark.isascii() else 2 for mark in text) for text in texts)
    return min(max(places + 2, _NARROWEST), _WIDEST)
