"""A profile's file as tables that can say where something is wrong.

Assumes that a planner wants to see every problem at once: reading goes on after a wrong value, and the problems are
kept in the document until :meth:`Document.raise_problems`.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from rapidfuzz import process

from graphmodel.errors import ProfileError
from graphmodel.messages import say
from graphmodel.profiles.positions import Path, key_lines
from graphmodel.vocabulary import Enumeration

MOST_BYTES = 1_000_000
_SHOWN = 12
_LINE = 60
"""So many characters of a line are shown."""
_ALIKE = 60.0
"""Similarity, of 100, from which a known word is worth suggesting."""
_AT = re.compile(r" \(at line (\d+), column \d+\)$| \(at end of document\)$")


@dataclass
class Document:
    """One file: what it says, on which line, and what was found wrong in it."""

    file: str
    data: dict[str, object]
    lines: dict[Path, int]
    problems: list[ProfileError] = field(default_factory=list)

    @property
    def root(self) -> "Table":
        """The table of the whole file."""
        return Table(self, (), self.data)

    def problem(self, code: str, path: Path, **data: object) -> ProfileError:
        """A problem at *path*, or at the nearest path above it that the file has."""
        place = next((path[:n] for n in range(len(path), 0, -1) if path[:n] in self.lines), ())
        line = self.lines.get(place, 1)
        return ProfileError(f"profile.{code}", file=self.file, line=line, key=_written(path), **data)

    def blame(self, code: str, path: Path, **data: object) -> None:
        """Note a problem at *path*, once."""
        found = self.problem(code, path, **data)
        if all((p.code, p.data) != (found.code, found.data) for p in self.problems):
            self.problems.append(found)

    def blame_choice(
        self, code: str, path: Path, value: str, choices: Iterable[str], *, enumeration: Enumeration | None = None
    ) -> None:
        """Note that *value* is none of *choices*: the most like it, if any is, and what there is, in its order."""
        known = tuple(choices)
        ranked = process.extract(value, known, limit=_SHOWN)
        alike = [word for word, score, _ in ranked if score >= _ALIKE]
        shown = known if len(known) <= _SHOWN else tuple(word for word, *_ in ranked)
        allowed = ", ".join(f"{enumeration.label(w, 'zh')} {w}" if enumeration else w for w in shown)
        self.blame(
            code,
            path,
            value=value,
            nearest=alike[0] if alike else "-",
            near=say("profile.near", name=alike[0]) if alike else "",
            allowed=allowed + (" …" if len(known) > len(shown) else "") or "-",
        )

    def raise_problems(self) -> None:
        """Raise the first problem in the file's order, where there is any; its data has them all."""
        if self.problems:
            ordered = sorted(self.problems, key=lambda p: int(str(p.data["line"])))
            raise ProfileError(ordered[0].code, **ordered[0].data, problems=tuple(ordered))


@dataclass(frozen=True)
class Table:
    """A table of the document, read key by key; a wrong value is noted and read as absent."""

    document: Document
    path: Path
    data: Mapping[str, object]

    def blame(self, code: str, key: str | None = None, **data: object) -> None:
        """Note a problem of this table, or of its *key*."""
        self.document.blame(code, self.path if key is None else (*self.path, key), **data)

    def expect(self, *known: str) -> None:
        """Note every key that is none of *known*."""
        for key in self.data:
            if key not in known:
                self.document.blame_choice("key_unknown", (*self.path, key), key, known)

    def require(self, *keys: str) -> bool:
        """Note every one of *keys* that is absent; whether all are there."""
        absent = [key for key in keys if key not in self.data]
        for key in absent:
            self.blame("key_missing", key)
        return not absent

    def text(self, key: str) -> str | None:
        """A text that is not blank."""
        value = self.typed(key, str, "text")
        if isinstance(value, str) and not value.strip():
            self.blame("text_empty", key)
            return None
        return value if isinstance(value, str) else None

    def flag(self, key: str) -> bool | None:
        """True or false."""
        value = self.typed(key, bool, "flag")
        return value if isinstance(value, bool) else None

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of texts."""
        value = self.typed(key, list, "texts")
        if not isinstance(value, list):
            return None
        for at, item in enumerate(value):
            if not isinstance(item, str):
                self.document.blame("wrong_type", (*self.path, key, at), wanted=say("profile.type_text"))
        return tuple(item for item in value if isinstance(item, str))

    def word(self, key: str, enumeration: Enumeration) -> str | None:
        """The key of a word of *enumeration*, written as key or label."""
        value = self.text(key)
        return None if value is None else self._word((*self.path, key), value, enumeration)

    def words(self, key: str, enumeration: Enumeration) -> tuple[str, ...] | None:
        """Keys of words of *enumeration*, written as keys or labels."""
        values = self.texts(key)
        if values is None:
            return None
        found = (self._word((*self.path, key, at), value, enumeration) for at, value in enumerate(values))
        return tuple(word for word in found if word)

    def table(self, key: str) -> "Table":
        """The table of that name; an empty one where it is absent."""
        value = self.typed(key, dict, "table")
        return Table(self.document, (*self.path, key), value if isinstance(value, dict) else {})

    def tables(self, key: str) -> "tuple[Table, ...]":
        """The array of tables of that name."""
        value = self.typed(key, list, "tables")
        if not isinstance(value, list):
            return ()
        for at, item in enumerate(value):
            if not isinstance(item, dict):
                self.document.blame("wrong_type", (*self.path, key, at), wanted=say("profile.type_table"))
        items = ((at, item) for at, item in enumerate(value) if isinstance(item, dict))
        return tuple(Table(self.document, (*self.path, key, at), item) for at, item in items)

    def typed(self, key: str, wanted: type | tuple[type, ...], name: str) -> object:
        """The value of *key* where it is of the *wanted* type, called *name* in messages; None where absent."""
        value = self.data.get(key)
        number = bool not in wanted if isinstance(wanted, tuple) else wanted is not bool
        if value is not None and (not isinstance(value, wanted) or (isinstance(value, bool) and number)):
            self.blame("wrong_type", key, wanted=say(f"profile.type_{name}"))
            return None
        return value

    def _word(self, path: Path, value: str, enumeration: Enumeration) -> str | None:
        word = enumeration.find(value)
        if word is None:
            self.document.blame_choice("value_unknown", path, value, enumeration.keys, enumeration=enumeration)
        return word.key if word else None


def read_document(path: FilePath) -> Document:
    """Read the file at *path*.

    Raises
    ------
    ProfileError
        It is missing, no UTF-8 text, no TOML, or too large to be a profile.
    """
    where = {"file": str(path), "line": 1, "key": "-"}
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise ProfileError("profile.missing", **where) from error
    except OSError as error:
        raise ProfileError("profile.unreadable", **where) from error
    if len(raw) > MOST_BYTES:
        raise ProfileError("profile.too_large", **where, most=MOST_BYTES)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ProfileError("profile.not_utf8", **where | {"line": line}) from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax(str(error), text, where) from error
    except RecursionError as error:
        raise _syntax("too deep", text, where) from error
    return Document(str(path), data, key_lines(text))


def _syntax(reason: str, text: str, where: dict[str, object]) -> ProfileError:
    """What is no TOML, shown by its line: the parser's own words are English only."""
    at, lines = _AT.search(reason), text.split("\n")
    line = int(at[1]) if at and at[1] else len(lines)
    return ProfileError("profile.syntax", **where | {"line": line}, text=lines[line - 1].strip()[:_LINE])


def _written(path: Path) -> str:
    """The path as it would be written in TOML; items count from 1."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            bare = re.fullmatch(r"[A-Za-z0-9_-]+", part)
            text += ("." if text else "") + (part if bare else f'"{part}"')
    return text or "-"
