"""Cells: one text, number or date of a register as a typed value, or the fault that refuses it.

Assumes that a reading function is total: whatever stands in a cell gives a value or a fault, never an exception.
An empty cell is None. Nothing is repaired by guessing: what has no single reading is a fault.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Literal

from graphmodel.changes import Scalar
from graphmodel.registers.dates import day_of, day_of_serial, is_month
from graphmodel.registers.texts import fold, split_names, trim

Cell = str | int | float | bool | date | datetime | time | timedelta | None

ERROR_CELLS = frozenset({"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})
UNCALCULATED = "#GRAPHMODEL-UNCALCULATED"
"""What the workbook reader writes for a formula whose result was never saved."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell: a code of the catalogue, its data, and whether the cell may be quoted."""

    code: str
    severity: Literal["error", "warning"] = "error"
    data: tuple[tuple[str, str | int | float], ...] = ()
    quoted: bool = True


Value = Scalar | tuple[str, ...] | None
Read = tuple[Value, Fault | None]
Reading = Callable[[Cell], Read]

_EMPTY: Read = (None, None)
_NOTHING = frozenset({"", "-", "--", "—", "——", "–", "－", "/", "／"})
"""What stands for an empty number, date or flag."""
_TRUE = frozenset({"是", "有", "√", "✓", "✔", "☑", "1", "true", "yes", "y"})
_FALSE = frozenset({"否", "无", "0", "false", "no", "n", "×", "✗", "✘"})
_EXPONENT = re.compile(r"\d(?:\.\d+)?[eE]\+\d{2,3}")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SERIAL_DIGITS = 5
DATE_SERIAL = "register.date_serial"
"""The warning that a number was read as a day: said once a column."""
_EXACT = 10**15
"""Spreadsheets keep fifteen digits: whatever is longer has lost its last ones."""
_LARGEST = 10**10


def text_of(cell: Cell) -> tuple[str, Fault | None]:
    """Say what a cell shows as text, trimmed; numbers without a trailing ``.0``."""
    if isinstance(cell, str):
        text = trim(cell)
        return (text, _broken(text)) if text[:1] in {"#", "'"} or "+" in text else (text, None)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _digits(cell)
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == time() else cell).isoformat(), None
    return "" if cell is None else str(cell), None


def _digits(number: float) -> tuple[str, Fault | None]:
    if not isfinite(number):
        return "", Fault("register.cell_error", quoted=False)
    if abs(number) >= _EXACT:
        return "", Fault("register.digits_lost", quoted=False)
    return str(int(number)) if number == int(number) else repr(number), None


def _broken(text: str) -> Fault | None:
    if text in ERROR_CELLS:
        return Fault("register.cell_error")
    if text == UNCALCULATED:
        return Fault("register.formula_uncalculated", quoted=False)
    if _EXPONENT.fullmatch(text):
        return Fault("register.digits_lost", quoted=False)
    return None


def read_text(cell: Cell) -> Read:
    """Read free text; the apostrophe that keeps ``=``, ``+``, ``-``, ``@`` from being a formula is no part of it."""
    text, fault = text_of(cell)
    if fault:
        return None, fault
    if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@"}:
        text = text[1:]
    return (text, None) if text else _EMPTY


def read_names(cell: Cell) -> Read:
    """Read the names in a reference cell, in order, each once; an empty cell names nobody."""
    text, fault = read_text(cell)
    return ((), fault) if fault or text is None else (split_names(str(text)), None)


def read_texts(cell: Cell) -> Read:
    """Read an ordered list of texts."""
    names, fault = read_names(cell)
    return (list(names), fault) if isinstance(names, tuple) and names else (None, fault)


def read_count(cell: Cell) -> Read:
    """Read a count: a whole number that is not negative."""
    number, fault = read_number(cell)
    if fault or number is None:
        return number, fault
    if not isinstance(number, float) or number != int(number):
        return None, Fault("register.count_wrong")
    if number < 0:
        return None, Fault("register.count_negative")
    return int(number), None


def read_number(cell: Cell) -> Read:
    """Read a number, with or without thousands separators, in digits of either width."""
    if isinstance(cell, float) and abs(cell) < _LARGEST:
        return cell, None
    text, fault = text_of(cell)
    if fault:
        return None, fault
    if text in _NOTHING:
        return _EMPTY
    plain = fold(text)
    if _GROUPED.fullmatch(plain.lstrip("-").partition(".")[0]):
        plain = plain.replace(",", "")
    whole, _, rest = plain.removeprefix("-").partition(".")
    if isinstance(cell, bool) or not (whole.isdecimal() and (rest.isdecimal() or not rest)) or len(whole) > 10:
        return None, Fault("register.number_wrong")
    return float(plain), None


def read_degrees(cell: Cell) -> Read:
    """Read a longitude or latitude."""
    number, fault = read_number(cell)
    if isinstance(number, float) and abs(number) > 180:
        return None, Fault("register.number_wrong")
    return number, fault


def read_flag(cell: Cell) -> Read:
    """Read a flag in any of the ways in which offices tick a box."""
    if isinstance(cell, bool):
        return cell, None
    text, fault = text_of(cell)
    if fault:
        return None, fault
    if text in _NOTHING:
        return _EMPTY
    plain = fold(text)
    return (plain in _TRUE, None) if plain in _TRUE or plain in _FALSE else (None, Fault("register.flag_wrong"))


def read_date(cell: Cell) -> Read:
    """Read a day as ISO text; a time of day is dropped, a month without a day is a fault.

    A spreadsheet's serial number, which an unformatted cell or an export to CSV leaves, is a day with a warning.
    """
    if isinstance(cell, date):  # a datetime is one
        return _day(cell.year, cell.month, cell.day)
    text, fault = text_of(cell)
    if fault or text in _NOTHING:
        return None, fault
    try:
        if day := day_of(text):
            return day.isoformat(), None
    except ValueError:
        return None, Fault("register.date_impossible")
    return _serial(text, typed=isinstance(cell, int | float) and not isinstance(cell, bool))


def _serial(text: str, *, typed: bool) -> Read:
    """Read a spreadsheet's serial number: of a number, or of a text of five digits, as a CSV file has it."""
    plain = fold(text)
    if typed or (plain.isdecimal() and len(plain) == _SERIAL_DIGITS):
        day = day_of_serial(float(plain))
        if day:
            return day.isoformat(), Fault(DATE_SERIAL, "warning", (("day", day.isoformat()),))
    code = "date_month" if is_month(text) else "date_number" if _NUMBER.fullmatch(plain) else "date_wrong"
    return None, Fault(f"register.{code}")


def _day(year: int, month: int, day: int) -> Read:
    good = 1900 <= year < 2200
    return (date(year, month, day).isoformat(), None) if good else (None, Fault("register.date_wrong"))


def read_word(names: dict[str, str], *, allowed: str, closed: bool, listed: bool) -> Reading:
    """Make the reading of an enumeration: folded names to keys.

    Parameters
    ----------
    names
        Folded key, label or other spelling to key.
    allowed
        The labels, for the fault's sentence.
    closed, listed
        Whether an unknown word is refused; whether there are words at all, without which none is unknown.
    """
    unknown = Fault("register.word_unknown", data=(("allowed", allowed),))
    new = Fault("register.word_new", "warning", data=(("allowed", allowed),)) if listed else None

    def read(cell: Cell) -> Read:
        text, fault = read_text(cell)
        if fault or text is None:
            return None, fault
        key = names.get(fold(str(text)))
        if key is not None:
            return key, None
        return (None, unknown) if closed else (text, new)

    return read
