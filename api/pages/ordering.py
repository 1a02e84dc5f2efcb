"""Ordering: rows of a page in the order that its reader asks for.

Assumes that what has no value in a column stands last in either direction, and that equal ones keep their order.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


def ordered(rows: Sequence[T], sort: str | None, keys: Mapping[str, Callable[[T], Any]]) -> tuple[T, ...]:
    """The rows by the key that *sort* names, from the greatest where it begins with ``-``; as they are without."""
    if sort is None:
        return tuple(rows)
    key = keys[sort.removeprefix("-")]
    known = [row for row in rows if key(row) is not None]
    return (
        *sorted(known, key=key, reverse=sort.startswith("-")),
        *(row for row in rows if key(row) is None),
    )


def sort_values(sort: str | None) -> dict[str, Any]:
    """What a table's head says of its order."""
    return {"by": (sort or "").removeprefix("-"), "down": (sort or "").startswith("-")}
