"""Paging: a part of a long answer, and the cursor that says where the next part begins.

Assumes keyset paging: a cursor names the last thing seen, never a number of things, and belongs to its question. What
was seen last may be gone when the cursor comes back; then nobody can say what came after it, and it is refused.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from graphmodel.collections.cursors import read_cursor, write_cursor
from graphmodel.errors import CursorError

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """A part of an answer.

    Attributes
    ----------
    total
        How many there are on all pages.
    next
        The cursor of the page after it, or None.
    """

    items: tuple[T, ...]
    total: int
    next: str | None


def page_of(
    items: Sequence[T], *, key: Callable[[T], str], size: int, cursor: str | None, question: str
) -> Page[T]:  # fmt: skip
    """The page that begins where the cursor says, else the first.

    Parameters
    ----------
    key
        What tells an item from any other.
    size
        Items on a page.

    Raises
    ------
    CursorError
        The cursor cannot be read, belongs to another question, or what it names is gone.
    """
    first = 0
    if cursor is not None:
        last = read_cursor(cursor, question)
        first = next((at for at, item in enumerate(items, start=1) if [key(item)] == last), 0)
        if not first:
            raise CursorError("api.cursor_gone", parameter="cursor")
    shown = tuple(items[first : first + size])
    more = first + len(shown) < len(items)
    return Page(shown, len(items), write_cursor((key(shown[-1]),), question) if more else None)


def page_size(limit: int | None, *, most: int) -> int:
    """How many items a page has: as many as are asked for and may be; the page says how many there are in all."""
    return most if limit is None else min(limit, most)
