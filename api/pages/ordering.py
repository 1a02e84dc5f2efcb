"""Ordering: rows of a page in the order that its reader asks for.

Assumes that what has no value in a column stands last in either direction, and that equal ones keep their order.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, TypeVar

from fastapi import Query

from graphmodel.errors import UsageError

T = TypeVar("T")
Sort = Annotated[str, Query(max_length=40)]
"""What a table is to be put in the order of, from the greatest where it begins with ``-``; empty as it is."""


def check_sort(sort: str, keys: Mapping[str, object]) -> None:
    """Refuse an order that a table cannot be put in.

    Raises
    ------
    UsageError
        It is none of *keys*; ``data`` names them.
    """
    if sort.removeprefix("-") not in {"", *keys}:
        raise UsageError("page.sort_unknown", value=sort, known=", ".join(keys), parameter="sort")


def ordered(rows: Sequence[T], sort: str, keys: Mapping[str, Callable[[T], Any]]) -> tuple[T, ...]:
    """The rows by the key that *sort* names, from the greatest where it begins with ``-``; as they are without."""
    name = sort.removeprefix("-")
    if not name:
        return tuple(rows)
    key = keys[name]
    known = [row for row in rows if key(row) is not None]
    return (
        *sorted(known, key=key, reverse=sort.startswith("-")),
        *(row for row in rows if key(row) is None),
    )


def sort_values(sort: str) -> dict[str, Any]:
    """What a table's head says of its order."""
    return {"by": sort.removeprefix("-"), "down": sort.startswith("-")}
