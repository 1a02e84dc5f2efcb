"""What each error says on the shell and the exit code that it leaves with: one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from errno import ENOSPC
from typing import Any

from typer.exceptions import Abort, Exit, TyperException

from api.cli.start import EXIT_INTERRUPTED
from graphmodel import errors
from graphmodel.messages import say

EXIT_CODES: Mapping[type[errors.GraphmodelError], int] = {
    errors.UsageError: 2,
    errors.DataRefusedError: 3,
    errors.BusyError: 4,
    errors.DatabaseError: 4,
}
"""The nearest class above an error decides."""
EXIT_FOUND = 1
"""Found what was looked for: what ``--fail-on`` asks, or a problem of the store."""
EXIT_USAGE = 2
REASONS: Mapping[type[OSError], str] = {
    PermissionError: "cli.file_forbidden",
    FileNotFoundError: "cli.file_absent",
    IsADirectoryError: "cli.file_folder",
    NotADirectoryError: "cli.file_no_folder",
}
"""Why a file cannot be used, where a user can do something about it."""


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
    if isinstance(error, tuple(REASONS)) and isinstance(error, OSError) and error.filename:
        return Answer(say("cli.file", file=error.filename, reason=said_reason(error)), EXIT_USAGE)
    return None


def said_reason(error: OSError) -> str:
    """Say in our words why a file cannot be used; the operating system's are its own."""
    known = next((code for kind, code in REASONS.items() if isinstance(error, kind)), None)
    return say(known) if known else say("cli.file_full" if error.errno == ENOSPC else "cli.file_failed")


def _error_lines(error: errors.GraphmodelError) -> list[str]:
    remedy = [say("cli.remedy", text=error.remedy)] if error.remedy else []
    return [say("cli.error", text=str(error), code=error.code), *remedy]


def _usage(error: TyperException) -> str:
    """Say in our words what the parser found; its own words are English only."""
    kind = type(error).__name__  # the parser's subclasses are private to typer
    if kind == "NoArgsIsHelpError":
        return error.message  # the help itself
    param = getattr(error, "param", None)
    name = (param.metavar if param.param_type_name == "argument" else param.opts[0]) if param else ""
    option = getattr(error, "option_name", "")
    context = getattr(error, "ctx", None)
    if kind == "NoSuchOption":
        text = say("cli.no_such_option", option=option)
        near = getattr(error, "possibilities", None)
        text += say("cli.nearest", names=", ".join(near)) if near else ""
    elif kind == "MissingParameter":
        text = say("cli.missing", name=name, what=getattr(param, "help", ""))
    elif kind == "BadOptionUsage":
        text = say("cli.no_value_taken" if _is_flag(context, option) else "cli.value_missing", option=option)
    elif kind == "BadParameter":
        text = say(
            "cli.whole_number" if param and param.type_descriptor.annotation is int else "cli.bad_value", name=name
        )
    else:
        text = say("cli.command_missing")
    return f"{text}\n{say('cli.see_help', command=context.command_path if context else 'graphmodel')}"


def _is_flag(context: Any, option: str) -> bool:
    return any(option in param.opts and param.is_flag for param in context.command.params)
