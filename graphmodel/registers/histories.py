"""Histories: a row of the history of ties as a row of the tie type that it names.

Assumes that a tie type without a sheet of its own has one property at most, which the column 细目 holds.
"""

from collections.abc import Iterator

from graphmodel.registers.columns import Policy, reading_of
from graphmodel.registers.records import Problem, Record, Where
from graphmodel.registers.sheets import HISTORIES, HISTORY

_SPAN = ("valid_from", "valid_to")


def history_of(row: Record, policy: Policy, problems: list[Problem]) -> Iterator[Record]:
    """Turn a row into what it says of a tie of its type; none, and a problem, where its detail is not of that type."""
    sheet, detail = HISTORIES[str(row.values["type"])], row.values.get("detail")
    values = {key: row.values[key] for key in _SPAN if key in row.values}
    where = Where(row.where.file, row.where.sheet, row.where.row, HISTORY.column("detail").zh)
    told = next((c for c in sheet.values if c.key not in _SPAN), None)
    if told:
        value, fault = reading_of(sheet, told, policy)(None if detail is None else str(detail))
        if fault and fault.severity == "error":
            problems.append(Problem("error", fault.code, where, str(detail), fault.data))
            return
        values[told.key] = value  # type: ignore[assignment] # a tie's property is no list
    elif detail is not None:
        problems.append(Problem("error", "register.detail_unwanted", where, str(detail), (("type", sheet.zh),)))
        return
    yield Record(sheet, row.where, values, {key: (str(row.values[key]),) for key in ("from", "to")}, row.headers)
