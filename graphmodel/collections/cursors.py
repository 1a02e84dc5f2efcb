"""Cursors: the text that says where the next page of an answer begins, and of which question.

Assumes that a cursor is handed back as it was given: it is opaque, and refused where it is not of the same question.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from graphmodel.collections.faults import wrong

_PRINT = 16
"""Characters of a question's fingerprint."""


def fingerprint(question: Mapping[str, object]) -> str:
    """A short text that is the same for the same question only."""
    said = json.dumps(question, ensure_ascii=True, sort_keys=True)
    return sha256(said.encode()).hexdigest()[:_PRINT]


def write_cursor(place: Sequence[object], question: str) -> str:
    """The text that stands for a place in the answer to a question (its fingerprint)."""
    said = json.dumps([question, *place], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")


def read_cursor(text: str, question: str) -> list[Any]:
    """The place that a cursor stands for, whatever it is made of.

    Raises
    ------
    CursorError
        It cannot be read, or belongs to another question.
    """
    try:
        said = json.loads(base64.b64decode(text.encode() + b"=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (ValueError, RecursionError) as error:
        raise wrong("cursor_unreadable", "cursor", text) from error
    if not isinstance(said, list) or not said or not isinstance(said[0], str):
        raise wrong("cursor_unreadable", "cursor", text)
    if said[0] != question:
        raise wrong("cursor_foreign", "cursor", text)
    return said[1:]
