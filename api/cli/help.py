"""Help in our words: the parser's own are English only, so commands write their help and refuse words themselves.

Assumes that the language is known before the commands are declared (``api.cli.start``). The parser's contexts are of a
class that is private to it, hence untyped here.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from shutil import get_terminal_size
from typing import Any

import typer
from rich.cells import cell_len
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from graphmodel.errors import UsageError
from graphmodel.gaps.report.lines import folded, pad
from graphmodel.messages import say

NARROW, WIDE = 60, 100
"""Columns that help takes at least and at most."""
_NAMES = 30
"""Columns that the names of options may take beside their meaning."""


class SpokenCommand(TyperCommand):
    """A command whose help and refusals come from the catalogue."""

    allow_extra_args = True  # refused below, in our words

    def get_help(self, ctx: Any) -> str:
        """The help as text, in the language of the moment."""
        return _help(self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words behind the command; refuse those that it has no place for."""
        with _placed(ctx):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise UsageError("cli.too_many", words=" ".join(rest), command=ctx.command_path)
        return rest


class SpokenGroup(TyperGroup):
    """A family of commands whose help and refusals come from the catalogue."""

    def get_help(self, ctx: Any) -> str:
        """The help as text, in the language of the moment."""
        return _help(self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words behind the family's name."""
        with _placed(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first word names; name the nearest where there is none."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            near = get_close_matches(name, self.list_commands(ctx))
            nearest = say("cli.nearest", names=", ".join(near)) if near else ""
            raise UsageError("cli.no_such_command", name=name, nearest=nearest, command=ctx.command_path)
        return super().resolve_command(ctx, args)


class SpokenTyper(typer.Typer):
    """A command tree of the two."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(cls=SpokenGroup, rich_markup_mode=None, no_args_is_help=True, **settings)

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:
        """Declare a command."""
        return super().command(name, cls=SpokenCommand, **settings)


@contextmanager
def _placed(ctx: Any) -> Iterator[None]:
    """Tell a complaint of the parser which command it is about, where it does not say."""
    try:
        yield
    except TyperException as error:
        if getattr(error, "ctx", None) is None:
            error.ctx = ctx  # type: ignore[attr-defined] # the parser's subclasses have it
        raise


def _help(command: SpokenCommand | SpokenGroup, ctx: Any) -> str:
    width = min(max(get_terminal_size().columns, NARROW), WIDE)
    params = command.get_params(ctx)
    words = [say("cli.piece_options")]
    words += [
        _name(param) if param.required else f"[{_name(param)}]"
        for param in params
        if param.param_type_name == "argument"
    ]
    words += [say("cli.piece_command")] if isinstance(command, SpokenGroup) else []
    usage = " ".join(words)
    parts = [folded(say("cli.help_usage", line=f"{ctx.command_path} {usage}"), indent="  ", width=width)]
    parts.append([f"  {line}" for line in folded(command.help or "", width=width - 2)])
    for kind in ("argument", "option"):
        rows = [row for param in params if param.param_type_name == kind and (row := _row(param, ctx))]
        parts.append(_table(say(f"cli.help_{kind}s"), rows, width))
    if isinstance(command, SpokenGroup):
        rows = [(name, command.commands[name].help or "") for name in command.list_commands(ctx)]
        parts.append(_table(say("cli.help_commands"), rows, width))
    parts.append([f"  {line}" for line in folded(command.epilog or "", width=width - 2)])
    return "\n\n".join("\n".join(part) for part in parts if any(map(str.strip, part)))


def _name(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def _row(param: Any, ctx: Any) -> tuple[str, str] | None:
    """Name and meaning of a parameter, with what it is where not given."""
    record = param.get_help_record(ctx)
    if record is None:
        return None
    if param.name == "help":
        return record[0], say("cli.option_help")
    name = _name(param) if param.param_type_name == "argument" else record[0]
    marks = []
    if param.required:
        marks.append(say("cli.required"))
    elif param.show_default and param.default not in {None, False}:
        marks.append(say("cli.default", value=param.default))
    return name, "".join((param.help or "", *marks))


def _table(head: str, rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Names and meanings side by side; a long name has its meaning below it."""
    if not rows:
        return []
    left = min(max(cell_len(name) for name, _ in rows), _NAMES) + 4
    lines = [head]
    for name, meaning in rows:
        first, *more = folded(meaning, width=width - left) or [""]
        if cell_len(name) > _NAMES:
            lines.append(f"  {name}")
            lines.append(" " * left + first)
        else:
            lines.append(pad(f"  {name}", left) + first)
        lines += [" " * left + line for line in more]
    return lines
