"""Where each key of a TOML text stands: ``tomllib`` gives no line for a wrong value.

Assumes that ``tomllib`` has accepted the text, so that its tokens tell the structure. (tomlkit does not serve: it puts
the parts of an interleaved array of tables together, and with that loses the lines.)
"""

import re
import tomllib
from collections import deque

Path = tuple[str | int, ...]

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'"
    r"|\#[^\n]*|\n|[\[\]{}=,.]|[^\s\[\]{}=,.\"'\#]+",
    re.DOTALL,
)


def key_lines(text: str) -> dict[Path, int]:
    """The line, from 1, of every key, table and item of the TOML *text*; items of arrays count from 0."""
    return _Scanner(text).scan()


class _Scanner:
    """Reads tokens one by one and notes the line at which each path is first met."""

    def __init__(self, text: str) -> None:
        self.tokens: deque[tuple[str, int]] = deque()
        self.lines: dict[Path, int] = {}
        self.items: dict[Path, int] = {}
        line, seen = 1, 0
        for match in _TOKEN.finditer(text):
            line += text.count("\n", seen, match.start())
            seen = match.start()
            if not match[0].startswith("#"):
                self.tokens.append((match[0], line))

    def scan(self) -> dict[Path, int]:
        """Read every statement."""
        table: Path = ()
        while self.tokens:
            mark, line = self.tokens[0]
            if mark == "\n":
                self.tokens.popleft()
            elif mark == "[":
                table = self._header(line)
            else:
                self._pair(table)
        return self.lines

    def _header(self, line: int) -> Path:
        self.tokens.popleft()
        repeated = self.tokens[0][0] == "["
        if repeated:
            self.tokens.popleft()
        *above, last = self._key("]")
        if repeated:
            self.tokens.popleft()
        path: Path = ()
        for part in above:
            path = self._latest((*path, part))
            self.lines.setdefault(path, line)
        path = (*path, last)
        if repeated:
            self.lines.setdefault(path, line)
            self.items[path] = self.items.get(path, -1) + 1
            path = self._latest(path)
        self.lines.setdefault(path, line)
        return path

    def _latest(self, path: Path) -> Path:
        """The path itself, or that of the last item where it is an array of tables."""
        return (*path, self.items[path]) if path in self.items else path

    def _key(self, end: str) -> list[str]:
        """The parts of a dotted key up to *end*, which is consumed."""
        parts = []
        while (mark := self.tokens.popleft()[0]) != end:
            if mark[0] in "\"'":
                parts.append(str(tomllib.loads(f"key = {mark}")["key"]))
            elif mark != ".":
                parts.append(mark)
        return parts

    def _pair(self, table: Path) -> None:
        line = self.tokens[0][1]
        path = table
        for part in self._key("="):
            path = (*path, part)
            self.lines.setdefault(path, line)
        self._value(path)

    def _value(self, path: Path) -> None:
        mark = self.tokens[0][0]
        if mark == "[":
            self._array(path)
        elif mark == "{":
            self._inline_table(path)
        else:
            while self.tokens and self.tokens[0][0] not in {"\n", ",", "]", "}"}:
                self.tokens.popleft()

    def _array(self, path: Path) -> None:
        self.tokens.popleft()
        count = 0
        while (token := self.tokens[0])[0] != "]":
            if token[0] in {"\n", ","}:
                self.tokens.popleft()
                continue
            self.lines[(*path, count)] = token[1]
            self._value((*path, count))
            count += 1
        self.tokens.popleft()

    def _inline_table(self, path: Path) -> None:
        self.tokens.popleft()
        while (mark := self.tokens[0][0]) != "}":
            if mark in {"\n", ","}:
                self.tokens.popleft()
            else:
                self._pair(path)
        self.tokens.popleft()
