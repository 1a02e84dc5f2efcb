"""Tables: records of a collection as the cells of a table, in the language of the moment, for CSV and workbooks.

Assumes that a table is read by people: columns have their labels, values of lists theirs, and what is withheld says so.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from graphmodel.collections.collection import SUPPRESSED, Collection, collection_named
from graphmodel.collections.conditions import words_of
from graphmodel.collections.reading import read_fields
from graphmodel.discretion import FEWEST_HOUSEHOLDS
from graphmodel.gaps.report.spreadsheet import csv_text
from graphmodel.gaps.words import listed
from graphmodel.messages import say
from graphmodel.profiles import Profile
from graphmodel.schema import Property

Cell = str | int | float | date | None


def heads(path: str, *, fields: str | None = None) -> tuple[str, ...]:
    """The labels of the columns of a collection, or of those of the *fields* asked for.

    Raises
    ------
    NotFoundError, UsageError
        There is no such collection, or no such field.
    """
    collection = collection_named(path)
    return tuple(collection.fields[name].label() for name in read_fields(collection, fields))


def cells(
    path: str, items: Iterable[Mapping[str, Any]], profile: Profile, *, fields: str | None = None
) -> tuple[tuple[Cell, ...], ...]:  # fmt: skip
    """The rows of records that were listed with the same *fields*: days as days, words by label, nothing as None.

    Raises
    ------
    NotFoundError, UsageError
        There is no such collection, or no such field.
    """
    collection = collection_named(path)
    names = read_fields(collection, fields)
    return tuple(_row(collection, names, item, profile) for item in items)


def records_csv(
    path: str, items: Iterable[Mapping[str, Any]], profile: Profile, *, fields: str | None = None
) -> str:  # fmt: skip
    """Records as CSV with a BOM, as Chinese Excel wants it.

    Raises
    ------
    NotFoundError, UsageError
        There is no such collection, or no such field.
    """
    rows = cells(path, items, profile, fields=fields)
    return csv_text([heads(path, fields=fields), *(map(_plain, row) for row in rows)])


def _row(
    collection: Collection, names: Sequence[str], item: Mapping[str, Any], profile: Profile
) -> tuple[Cell, ...]:  # fmt: skip
    held = item.get(SUPPRESSED, ())
    few = say("gaps.under", number=FEWEST_HOUSEHOLDS)
    return tuple(few if name in held else _cell(collection.fields[name], item[name], profile) for name in names)


def _cell(declared: Property, value: Any, profile: Profile) -> Cell:
    """A plain value as a cell."""
    if value is None:
        return None
    if declared.type == "flag":
        return say(f"collection.flag_{'yes' if value else 'no'}")
    if declared.type == "texts":
        return listed(value)
    if declared.type == "date":
        return date.fromisoformat(value)
    words = words_of(declared, profile)
    return words.label(value) if words else value


def _plain(cell: Cell) -> str | int | float:
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else cell
