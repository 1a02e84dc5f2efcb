"""Days: a day as people write it, for shell and HTTP alike."""

from datetime import date

from graphmodel.errors import UsageError
from graphmodel.registers import dates

FIRST, LAST = date(1000, 1, 1), date(8999, 12, 31)
"""Days that can be asked for: rules look years ahead and back from one, and a calendar has ends."""


def day_said(text: str, *, parameter: str = "--on") -> date:
    """The day that *text* says.

    Raises
    ------
    UsageError
        It says none, or only a month, or one at the end of the calendar.
    """
    day = _read(text, parameter)
    if not FIRST <= day <= LAST:
        raise UsageError("cli.far_date", value=text, first=FIRST, last=LAST, parameter=parameter)
    return day


def _read(text: str, parameter: str) -> date:
    try:
        return date.fromisoformat(text)  # of any year
    except ValueError:
        pass
    try:
        day = dates.day_of(text)
    except ValueError as error:
        raise UsageError("cli.impossible_date", value=text, parameter=parameter) from error
    if day is None:
        code = "cli.month_alone" if dates.is_month(text) else "cli.bad_date"
        raise UsageError(code, value=text, parameter=parameter)
    return day
