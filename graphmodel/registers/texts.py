"""Texts as offices type them: full-width letters, stray blanks, brackets of both widths."""

import re
import unicodedata
from collections.abc import Iterable

from graphmodel.messages import language

_BLANKS = re.compile(r"\s+")
_SEPARATORS = re.compile(r"[;；、\r\n]+")
_SEPARATOR_MARKS = frozenset(";；、\r\n")
_OPENING, _CLOSING = frozenset("(（【[《"), frozenset(")）】]》")
_NOTE = re.compile(
    r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】|〔([^〔〕]*)〕|〖([^〖〗]*)〗|〈([^〈〉]*)〉|\{([^{}]*)\}"
)
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


def bracketed(header: str) -> tuple[str, tuple[str, ...]]:
    """Part a folded header into its name and what stands in brackets: 户数(户) is 户数 with the note 户."""
    notes = tuple(note for found in _NOTE.findall(header) if (note := "".join(found)))
    return _NOTE.sub("", header), notes


def together(texts: Iterable[str]) -> str:
    """Several texts as a message lists them, in the language of the moment."""
    return ("、" if language() == "zh" else "; ").join(texts)


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
