"""Texts as offices type them: full-width letters, stray blanks, brackets of both widths."""

import re
import unicodedata

_BLANKS = re.compile(r"\s+")
_SEPARATORS = re.compile(r"[;；、\r\n]+")
_SEPARATOR_MARKS = frozenset(";；、\r\n")
_OPENING, _CLOSING = frozenset("(（【[《"), frozenset(")）】]》")
_EDGES = " \t\r\n\u3000\u00a0\u200b\ufeff"


def trim(text: str) -> str:
    """Drop blanks of every width, and marks that cannot be seen, from both ends of *text*."""
    return text.strip().strip(_EDGES)


def narrow(text: str) -> str:
    """Write full-width digits, letters and signs of *text* in half width."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def fold(text: str) -> str:
    """Fold *text* for comparison: width, case and every blank are gone; what is stored keeps them."""
    return _BLANKS.sub("", narrow(text)).casefold()


def fold_header(text: str) -> str:
    """Fold a header or a sheet's name: as :func:`fold`, and without the asterisk of required columns."""
    return fold(text).replace("*", "")


def split_names(text: str) -> tuple[str, ...]:
    """Split a cell into the names in it, in order, each once; a separator inside brackets belongs to a name."""
    if _SEPARATOR_MARKS.isdisjoint(text):
        return (text,) if text else ()
    parts = _SEPARATORS.split(text) if _OPENING.isdisjoint(text) else _split_outside_brackets(text)
    names: dict[str, str] = {}
    for part in parts:
        if name := trim(part):
            names.setdefault(fold(name), name)
    return tuple(names.values())


def _split_outside_brackets(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for at, mark in enumerate(text):
        depth += (mark in _OPENING) - (mark in _CLOSING)
        if mark in _SEPARATOR_MARKS and depth <= 0:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]] if depth == 0 else _SEPARATORS.split(text)
