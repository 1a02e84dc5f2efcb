"""Names: what an uploaded file is called here, made of what the asker says that it is called.

Assumes that a name is hostile: it may hold a path, control characters, or more than a file system takes.
"""

import re
import unicodedata
from collections.abc import Iterable

from graphmodel.errors import UsageError

LONGEST = 230
"""Bytes of a name: 255 less the ending of the checked copy beside it."""
_PATH = re.compile(r"[/\\]")
_UNFIT = re.compile(r'[<>:"|?*]')
"""What Windows takes in no name."""
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Kinds of characters that nobody sees: controls, marks that turn the direction, halves of characters."""
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def safe_name(given: str) -> str:
    """The last part of a path as a name that every file system takes; empty where it has none.

    Raises
    ------
    UsageError
        It has characters that nobody sees.
    """
    name = unicodedata.normalize("NFC", _PATH.split(given)[-1])
    if any(unicodedata.category(mark) in _HIDDEN for mark in name):
        raise UsageError("imports.name_hidden")
    name = _UNFIT.sub("_", name).strip().strip(". ")
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if stem else (ending, "")
    room = LONGEST - len(ending.encode())
    if room <= 0:
        raise UsageError("imports.name_hidden")
    while len(stem.encode()) > room:
        stem = stem[:-1]
    return f"_{stem}{ending}" if _DEVICES.match(name) else f"{stem}{ending}"


def refuse_twice(names: Iterable[str]) -> None:
    """Refuse two files of one name: nobody could tell which of them a remark means.

    Raises
    ------
    UsageError
        Two have the same name.
    """
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise UsageError("imports.name_twice", file=name)
        seen.add(name.casefold())
