"""Faults: what is said of an argument that is wrong, the same whoever asked.

Assumes that arguments are foreign texts: they may be anything that an address or a shell can hold.
"""

from collections.abc import Iterable

from graphmodel.errors import CursorError, UsageError
from graphmodel.registers.texts import together

_SHOWN = 3
_DIGITS = 10
"""Digits that no sensible limit has."""
_QUOTED = 80
"""Characters of a wrong value that a message repeats."""


def wrong(
    code: str, parameter: str, text: str, *, kind: type[UsageError] = UsageError, **data: object
) -> UsageError:  # fmt: skip
    """The error of an argument: its code, the parameter, and the text that it was given."""
    kind = CursorError if parameter == "cursor" else kind
    return kind(f"collection.{code}", parameter=parameter, text=quoted(text), **data)


def quoted(text: str) -> str:
    """A foreign text as a message repeats it: what cannot be written is replaced, and what is long is cut."""
    plain = text.encode("utf-8", "replace").decode("utf-8")
    return plain if len(plain) <= _QUOTED else f"{plain[:_QUOTED]}…"


def nearest(text: str, known: Iterable[str]) -> str:
    """The few of the *known* names that are most like *text*, as a list in a sentence."""
    from rapidfuzz import fuzz, process

    return together(
        str(name) for name, *_ in process.extract(quoted(text), list(known), scorer=fuzz.ratio, limit=_SHOWN)
    )


def listed(text: str, *, parameter: str) -> list[str]:
    """The parts of a list that is separated by commas of any kind, blanks around them dropped.

    Raises
    ------
    UsageError
        A part is empty, or no text.
    """
    parts = [
        part.strip() for part in readable(text, parameter=parameter).replace("，", ",").replace("、", ",").split(",")
    ]
    if not all(parts):
        raise wrong("empty", parameter, text)
    return parts


def readable(text: str, *, parameter: str) -> str:
    """The text itself.

    Raises
    ------
    UsageError
        It is empty, or holds what no text can (halves of characters).
    """
    if not text:
        raise wrong("empty", parameter, text)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise wrong("no_text", parameter, text) from error
    return text


def read_limit(text: str | int | None, *, usual: int, most: int) -> int:
    """The number of records a page that *text* asks for, from 1 to *most*.

    Raises
    ------
    UsageError
        It is no such number.
    """
    said = str(text)
    if text is None:
        return min(usual, most)
    if not (said.isascii() and said.isdigit() and len(said) < _DIGITS and 1 <= int(said) <= most):
        raise wrong("limit_wrong", "limit", said, most=most)
    return int(said)
