"""Shell: what every command needs: settings, the store, the day, and where results and messages go.

Results go to stdout, progress and messages to stderr; no colour or bar where it is no terminal.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.cli.exits import said_reason
from graphmodel.errors import OutputError, UsageError
from graphmodel.messages import say, speak

_PLAIN = re.compile(r"[\w./:=,@+~\\-]+")
"""What no shell takes for anything but a word."""

if TYPE_CHECKING:
    from graphmodel.network import Network
    from graphmodel.profiles import Profile
    from graphmodel.settings import Settings
    from graphmodel.store.opened import Store


@dataclass
class Shell:
    """One run of the shell; ``line`` is the command as it was typed."""

    options: Mapping[str, Any] = field(default_factory=dict)
    line: str = "graphmodel"
    quiet: bool = False
    verbose: bool = False

    @cached_property
    def settings(self) -> "Settings":
        """The settings of this run; the language follows them from here on."""
        from graphmodel.settings import load_settings

        settings = load_settings(self.options)
        speak(settings.lang)
        return settings

    @property
    def program(self) -> str:
        """The program with the global options that it was given, for commands that are shown."""
        return f"graphmodel{typed(*((f'--{name}', value) for name, value in self.options.items()))}"

    @contextmanager
    def store(self) -> Iterator["Store"]:
        """The open store; the embedded database is started where it does not run."""
        from graphmodel.store.opened import open_store

        with open_store(self.settings) as store:
            yield store

    def network(self, on: date | None = None) -> "Network":
        """The network of the day."""
        with self.store() as store:
            return store.read_network(on or self.settings.day())

    def profile(self, name: str | None = None) -> "Profile":
        """The profile of that name or file, else that of the settings."""
        from graphmodel.profiles import load_profile

        return load_profile(name or self.settings.profile)

    def show(self, text: str) -> None:
        """Put a result on stdout."""
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")

    def tell(self, text: str) -> None:
        """Put a message on stderr, unless quiet."""
        if not self.quiet:
            sys.stderr.write(f"{text}\n")

    def ask(self, question: str) -> bool:
        """Ask a yes-or-no question; no answer is possible where nobody sits at a terminal."""
        if not sys.stdin.isatty():
            raise UsageError("cli.nobody_to_ask")
        sys.stderr.write(f"{question} ")
        sys.stderr.flush()
        return sys.stdin.readline().strip().lower() in {"y", "yes", "是", "好"}

    def write(self, text: str | bytes, output: Path | None) -> None:
        """Put a result into *output*, or on stdout where none is given; bytes need a file."""
        if output is None:
            if isinstance(text, bytes):
                raise UsageError("cli.needs_output")
            self.show(text)
            return
        try:
            output.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        except OSError as error:
            raise OutputError("cli.file", file=str(output), reason=said_reason(error)) from error
        self.tell(say("cli.written", file=output))

    @contextmanager
    def progress(self, what: str) -> Iterator["Progress"]:
        """A bar on stderr while something long runs, only on a terminal."""
        bar = Progress(what, shown=sys.stderr.isatty() and not self.quiet)
        try:
            yield bar
        finally:
            bar.clear()


def typed(*options: tuple[str, object]) -> str:
    """Options as they are typed, a blank before each, those without a value left out; quoted for any shell."""
    return "".join(f" {name} {quoted(str(value))}" for name, value in options if value is not None)


def quoted(word: str) -> str:
    """A word as it is typed: in quotes where a shell would take it for more than a word."""
    return word if _PLAIN.fullmatch(word) else f'"{word}"'


@dataclass
class Progress:
    """A line that says how far something is."""

    what: str
    shown: bool
    _width: int = 0

    def __call__(self, done: int, total: int) -> None:
        """Say that *done* of *total* is done."""
        if self.shown:
            line = f"{self.what}  {done:,} / {total:,}"
            sys.stderr.write(f"\r{line}")
            sys.stderr.flush()
            self._width = max(self._width, 2 * len(line))

    def clear(self) -> None:
        """Take the line away."""
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
