"""What each error says on the shell and the exit code that it leaves with: one table."""

from collections.abc import Mapping
from dataclasses import dataclass

from typer.exceptions import Abort, Exit, TyperException

from api.cli.start import EXIT_INTERRUPTED
from graphmodel import errors
from graphmodel.messages import say

EXIT_CODES: Mapping[type[errors.GraphmodelError], int] = {
    errors.UsageError: 2,
    errors.DataRefusedError: 3,
    errors.DatabaseError: 4,
}
"""The nearest class above an error decides."""
EXIT_FOUND = 1
"""Found what was looked for: what ``--fail-on`` asks, or a problem of the store."""
EXIT_USAGE = 2


@dataclass(frozen=True)
class Answer:
    """What the shell says, and leaves with."""

    text: str
    exit_code: int


def exit_code_of(error: type[errors.GraphmodelError]) -> int:
    """The exit code of a class of our errors."""
    return next(EXIT_CODES[cls] for cls in error.__mro__ if cls in EXIT_CODES)


def explain_error(error: Exception) -> Answer | None:
    """Put an error into words, or answer None where it is a fault of the program."""
    if isinstance(error, errors.GraphmodelError):
        every = error.data.get("problems")  # a profile says all that is wrong with it at once
        found = every if isinstance(every, tuple) and every else (error,)
        lines = [line for each in found for line in _error_lines(each)]
        return Answer("\n".join(dict.fromkeys(lines)), exit_code_of(type(error)))  # one remedy may serve several
    if isinstance(error, Exit):
        return Answer("", error.exit_code)
    if isinstance(error, Abort):
        return Answer(say("cli.interrupted"), EXIT_INTERRUPTED)
    if isinstance(error, TyperException):
        return Answer(_usage(error), EXIT_USAGE)
    if (
        isinstance(error, (PermissionError, FileNotFoundError, IsADirectoryError, NotADirectoryError))
        and error.filename
    ):
        return Answer(say("cli.file", file=error.filename, reason=error.strerror), EXIT_USAGE)
    return None


def _error_lines(error: errors.GraphmodelError) -> list[str]:
    remedy = [say("cli.remedy", text=error.remedy)] if error.remedy else []
    return [say("cli.error", text=str(error), code=error.code), *remedy]


def _usage(error: TyperException) -> str:
    """Say in our words what the parser found; its own words are English only."""
    kind = type(error).__name__  # the parser's subclasses are private to typer
    param = getattr(error, "param", None)
    name = (param.metavar if param.param_type_name == "argument" else param.opts[0]) if param else ""
    if kind == "NoSuchOption":
        text = say("cli.no_such_option", option=getattr(error, "option_name", ""))
        near = getattr(error, "possibilities", None)
        text += say("cli.nearest", names=", ".join(near)) if near else ""
    elif kind == "MissingParameter":
        text = say("cli.missing", name=name)
    elif kind == "BadParameter":
        text = say("cli.bad_value", name=name, reason=error.message)
    else:
        text = say("cli.usage", reason=error.format_message())
    context = getattr(error, "ctx", None)
    return f"{text}\n{say('cli.see_help', command=context.command_path if context else 'graphmodel')}"
