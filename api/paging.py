"""Paging: a part of a long answer, and the cursor that says where the next part begins.

Assumes keyset paging: a cursor names the last thing seen, never a number of things, and belongs to its question. What
was seen last may be gone when the cursor comes back; then nobody can say what came after it, and it is refused.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from graphmodel.errors import CursorError

T = TypeVar("T")
_BESIDE = ("limit", "cursor")
"""Parameters that belong to a page, not to the question."""
_PRINT = 16
"""Characters of a question's fingerprint."""


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


def fingerprint(*said: str, parameters: Sequence[tuple[str, str]]) -> str:
    """A short text that is the same for the same question only, whatever page of it is asked for."""
    asked = sorted(pair for pair in parameters if pair[0] not in _BESIDE)
    return hashlib.sha256(json.dumps([said, asked]).encode()).hexdigest()[:_PRINT]


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
        first = next((at for at, item in enumerate(items, start=1) if key(item) == last), 0)
        if not first:
            raise CursorError("api.cursor_gone", parameter="cursor")
    shown = tuple(items[first : first + size])
    more = first + len(shown) < len(items)
    return Page(shown, len(items), write_cursor(key(shown[-1]), question) if more else None)


def page_size(limit: int | None, *, most: int) -> int:
    """How many items a page has: as many as are asked for and may be; the page says how many there are in all."""
    return most if limit is None else min(limit, most)


def write_cursor(last: str, question: str) -> str:
    """The text that stands for the place after *last* in the answer to a question (its fingerprint)."""
    return base64.urlsafe_b64encode(json.dumps([question, last]).encode()).decode().rstrip("=")


def read_cursor(text: str, question: str) -> str:
    """What was seen last.

    Raises
    ------
    CursorError
        It cannot be read, or belongs to another question.
    """
    try:
        said = json.loads(base64.b64decode(text.encode() + b"=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (ValueError, RecursionError) as error:
        raise CursorError("api.cursor_unreadable", parameter="cursor") from error
    if not (isinstance(said, list) and len(said) == 2 and all(isinstance(part, str) for part in said)):
        raise CursorError("api.cursor_unreadable", parameter="cursor")
    if said[0] != question:
        raise CursorError("api.cursor_foreign", parameter="cursor")
    last: str = said[1]
    return last
