"""Every Cypher statement as a file, and the loader that reads them by name.

Assumes the contract of ``README.md`` in this folder: a statement stands under a header that names it, sums it up, and
declares its parameters with an example value each and its returned columns. Standard library only.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

_HEAD = re.compile(r"^// (?P<name>[A-Za-z0-9_/]+) - (?P<summary>.+)$")
_PARAM = re.compile(r"^// param  (?P<name>\w+): (?P<type>\w+) = (?P<example>.+?) - (?P<meaning>.+)$")
_RETURN = re.compile(r"^// return (?P<name>\w+): (?P<type>\w+) - (?P<meaning>.+)$")


@dataclass(frozen=True, slots=True)
class Param:
    """A declared parameter; *example* is a value that EXPLAIN can be run with."""

    name: str
    type: str
    example: Any
    meaning: str


@dataclass(frozen=True, slots=True)
class Column:
    """A declared column of the result."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: what its header says, and its text."""

    name: str
    summary: str
    params: tuple[Param, ...]
    columns: tuple[Column, ...]
    text: str
    file: str


class HeaderError(ValueError):
    """A file under ``cypher/`` breaks the contract; the message names file and line."""


def statement(name: str) -> Statement:
    """The statement of that name.

    Raises
    ------
    KeyError
        There is none: a fault of the program.
    """
    return _statements()[name]


def statements() -> tuple[Statement, ...]:
    """Every statement, ordered by name."""
    return tuple(_statements()[name] for name in sorted(_statements()))


def migrations() -> tuple[tuple[str, str], ...]:
    """Name and whole text of every file under ``schema/``, in the order in which they are applied."""
    folder = files(__name__) / "schema"
    found = [f for f in folder.iterdir() if f.name.endswith(".cypher")]
    return tuple((f.name.removesuffix(".cypher"), f.read_text(encoding="utf-8")) for f in sorted(found, key=_name))


def template(name: str) -> str:
    """The text that generated statements of one family are written from."""
    return (files(__name__) / "templates" / f"{name}.template").read_text(encoding="utf-8")


def parse(text: str, *, file: str) -> tuple[Statement, ...]:
    """Read the statements of one file.

    Raises
    ------
    HeaderError
        A line stands outside a statement, or a header line is not understood.
    """
    return tuple(_parse(text, file))


@cache
def _statements() -> Mapping[str, Statement]:
    found: dict[str, Statement] = {}
    for path, text in _walk(files(__name__), ""):
        for one in parse(text, file=path):
            if one.name in found:
                message = f"{path}: {one.name} is also in {found[one.name].file}"
                raise HeaderError(message)
            found[one.name] = one
    return MappingProxyType(found)


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=_name):
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".cypher"):
            yield prefix + entry.name, entry.read_text(encoding="utf-8")


def _parse(text: str, file: str) -> Iterator[Statement]:
    lines = text.splitlines()
    heads = [n for n, line in enumerate(lines) if _HEAD.match(line)]
    if any(line.strip() for line in lines[: heads[0] if heads else len(lines)]):
        message = f"{file}: the first line is no header"
        raise HeaderError(message)
    for start, stop in zip(heads, [*heads[1:], len(lines)], strict=True):
        head = _HEAD.match(lines[start])
        assert head is not None  # noqa: S101 - found by the same expression two lines above
        yield _statement(head, lines[start + 1 : stop], f"{file}:{start + 1}")


def _statement(head: re.Match[str], lines: list[str], place: str) -> Statement:
    params: list[Param] = []
    columns: list[Column] = []
    body: list[str] = []
    for line in lines:
        if param := _PARAM.match(line):
            params.append(Param(param["name"], param["type"], _example(param), param["meaning"]))
        elif column := _RETURN.match(line):
            columns.append(Column(**column.groupdict()))
        elif line.startswith("//"):
            message = f"{place}: not understood: {line}"
            raise HeaderError(message)
        else:
            body.append(line)
    text = "\n".join(body).strip()
    return Statement(head["name"], head["summary"], tuple(params), tuple(columns), text, place.rpartition(":")[0])


def _example(param: re.Match[str]) -> Any:
    value = json.loads(param["example"])
    return value.encode() if param["type"] == "bytes" else value


def _name(entry: Traversable) -> str:
    return entry.name
