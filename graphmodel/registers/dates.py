"""Dates: the forms in which offices write a day, one home for registers and for the command line.

Assumes that a day is a whole day: a year and month without the day is none, and a number is one only where a
spreadsheet could have meant it. Two digits of a year are never guessed at.
"""

import re
from datetime import date, timedelta

from graphmodel.registers.texts import narrow

SERIALS = range(20_000, 73_051)
"""Serial numbers of a spreadsheet that are plausible days: 1954 to the end of 2099."""
_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet's serial numbers from March 1900 on."""
_YEARS = range(1900, 2200)
_DAY = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d\d)(\d\d))")
_MONTH = re.compile(r"\d{4}(?:[-/.]\d{1,2}|年\d{1,2}月?|年)?")
_CLOCK = re.compile(r"[T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_DASHES = str.maketrans("–—−", "---")


def day_of(text: str) -> date | None:
    """Read a day in any of the forms of offices: 2024-03-05, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305; a time is dropped.

    Returns
    -------
    :
        The day; None where *text* is none, or only a month.

    Raises
    ------
    ValueError
        It is written as a day that does not exist, such as 30 February.
    """
    found = _DAY.fullmatch("".join(_CLOCK.sub("", narrow(text).strip()).split()).translate(_DASHES))
    if found is None:
        return None
    year, _, *rest = found.groups()
    month, day = (int(part) for part in rest if part)
    return date(int(year), month, day) if int(year) in _YEARS else None


def asked_day(text: str) -> date | None:
    """Read a day that is asked for, as :func:`day_of`; in ISO form also one of a year that no register has."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return day_of(text)


def is_month(text: str) -> bool:
    """Whether *text* names a year, or a year and month, and no day."""
    return _MONTH.fullmatch("".join(narrow(text).split()).translate(_DASHES)) is not None


def day_of_serial(number: float) -> date | None:
    """Read a spreadsheet's serial number as its day, if it is a plausible one; a time of day is dropped."""
    return _EPOCH + timedelta(days=int(number)) if SERIALS[0] <= number < SERIALS[-1] + 1 else None
