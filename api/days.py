"""Days: a day as people write it, for shell and HTTP alike."""

from datetime import date

from graphmodel.errors import UsageError
from graphmodel.registers import dates


def day_said(text: str, *, parameter: str = "--on") -> date:
    """The day that *text* says.

    Raises
    ------
    UsageError
        It says none, or only a month.
    """
    try:
        day = dates.asked_day(text)
    except ValueError as error:
        raise UsageError("cli.impossible_date", value=text, parameter=parameter) from error
    if day is None:
        code = "cli.month_alone" if dates.is_month(text) else "cli.bad_date"
        raise UsageError(code, value=text, parameter=parameter)
    return day
