"""Sorting: the order of a list, and the cursor that says where the next page begins.

Assumes keyset paging: a cursor names the last record seen by its place in the order, never by a number of rows, so
that records which come or go between two pages neither repeat nor skip any other. What is not on record comes last in
either direction; the uid decides between equals. Texts are in the order of their characters' codes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from graphmodel.collections.collection import Collection
from graphmodel.collections.cursors import read_cursor, write_cursor
from graphmodel.collections.faults import listed, nearest, wrong
from graphmodel.discretion import BANDS
from graphmodel.errors import IncompatibleError
from graphmodel.schema import Property

_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Key:
    """A property that decides the order."""

    name: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a record in an order: the values of the keys, and its uid."""

    values: tuple[Any, ...]
    uid: str


def read_sort(collection: Collection, text: str) -> tuple[Key, ...]:
    """Read a list of properties, ``-`` before those that go down.

    Raises
    ------
    UsageError
        One is unknown, a list, or named twice.
    """
    keys: dict[str, Key] = {}
    known = {name: p for name, p in collection.properties.items() if p.type != "texts"}
    for part in listed(text, parameter="sort"):
        name = part.removeprefix("-")
        if name not in known:
            raise wrong("sort_unknown", "sort", name, near=nearest(name, known))
        if name in keys:
            raise wrong("sort_twice", "sort", name, kind=IncompatibleError)
        keys[name] = Key(name, part.startswith("-"))
    return tuple(keys.values())


def cursor_at(place: Place, question: str) -> str:
    """The cursor of a place in the answer to a question (its fingerprint)."""
    values = [v.isoformat() if isinstance(v, date) else v for v in place.values]
    return write_cursor((values, place.uid), question)


def place_of(text: str, keys: Sequence[Property], question: str) -> Place:
    """The place that a cursor stands for.

    Parameters
    ----------
    keys
        The properties of the order, as they are shown.

    Raises
    ------
    CursorError
        It cannot be read, or belongs to another question.
    """
    said = read_cursor(text, question)
    try:
        values, uid = said
        uid.encode()
        return Place(tuple(_value(p, v) for p, v in zip(keys, values, strict=True)), uid)
    except (ValueError, TypeError, AttributeError, OverflowError) as error:
        raise wrong("cursor_unreadable", "cursor", text) from error


def _value(declared: Property, said: object) -> Any:
    """A value of a cursor as its column has it."""
    match declared.type:
        case _ if said is None:
            return None
        case "flag" if isinstance(said, bool):
            return said
        case "int" if isinstance(said, int) and not isinstance(said, bool) and abs(said) <= _LARGEST:
            return said
        case "float" if isinstance(said, int | float) and not isinstance(said, bool):
            return float(said)
        case "date" if isinstance(said, str):
            return date.fromisoformat(said)
        case "text" | "instant" if isinstance(said, str) and (declared.words is not BANDS or said in BANDS.keys):
            said.encode()
            return said
    raise TypeError(declared.name)


def after(place: Place, keys: Sequence[Key]) -> pl.Expr:
    """Whether a row comes after a place."""
    later, same = pl.lit(value=False), pl.lit(value=True)
    for key, value in zip((*keys, Key("uid")), (*place.values, place.uid), strict=True):
        column = pl.col(key.name)
        if value is None:  # the last there are
            same &= column.is_null()
            continue
        beyond = column < pl.lit(value) if key.descending else column > pl.lit(value)
        later |= same & (beyond | column.is_null()).fill_null(value=True)
        same &= (column == pl.lit(value)).fill_null(value=False)
    return later
