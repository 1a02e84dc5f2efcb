"""Start the shell: language, errors and exit codes of every command in one place.

Assumes that nothing heavy is imported before the command is known, so that ``--help`` answers at once.
"""

import logging
import os
import sys
import tempfile
import tomllib
import traceback
from collections.abc import Sequence
from pathlib import Path

from graphmodel.folders import settings_file
from graphmodel.messages import LANGUAGES, Language, say, speak

GLOBAL_WITH_VALUE = ("--data", "--lang")
GLOBAL_FLAGS = ("--quiet", "--verbose")
EXIT_FAULT = 70
EXIT_INTERRUPTED = 130


def main() -> None:
    """Run the command that the shell was given and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; a user never sees a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    logging.getLogger("neo4j").addHandler(logging.NullHandler())  # the driver's retries, in English, are not the user's
    ordered = _globals_first(arguments)
    if "--verbose" in ordered:  # with what drivers and operating systems say, in English
        ours = logging.getLogger("graphmodel")
        ours.setLevel(logging.INFO)
        ours.handlers = [logging.StreamHandler(sys.stderr)]
    speak(_language(ordered))
    try:
        from api.cli.app import app

        code = app(ordered, standalone_mode=False, prog_name="graphmodel", obj=tuple(arguments))
        sys.stdout.flush()
        if code == EXIT_INTERRUPTED:  # the parser makes an exit code of Ctrl-C and says nothing
            _tell(say("cli.interrupted"))
    except KeyboardInterrupt:
        _tell(say("cli.interrupted"))
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody listens any more
        return 0
    except Exception as error:  # noqa: BLE001 - the last net: every error becomes words and an exit code
        return _answer(error)
    return int(code or 0)


def _answer(error: Exception) -> int:
    from api.cli.exits import explain_error

    if _came_of_an_interrupt(error):
        _tell(say("cli.interrupted"))
        return EXIT_INTERRUPTED
    answer = explain_error(error)
    if answer is not None:
        _tell(answer.text)
        return answer.exit_code
    log = Path(tempfile.gettempdir()) / f"graphmodel-fault-{os.getpid()}.log"
    log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    _tell(say("cli.fault", kind=type(error).__name__, log=log))
    return EXIT_FAULT


def _came_of_an_interrupt(error: BaseException) -> bool:
    """Whether the error only arose while Ctrl-C was being answered, as when a cut connection is closed."""
    above = error.__context__
    return isinstance(above, KeyboardInterrupt) or (above is not None and _came_of_an_interrupt(above))


def _tell(text: str) -> None:
    if text:
        sys.stderr.write(f"{text}\n")


def _globals_first(arguments: Sequence[str]) -> list[str]:
    """Move global options to the front, so that they may stand anywhere on the line."""
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for word in waiting:
        if word == "--":
            rest += [word, *waiting]
        elif word in GLOBAL_WITH_VALUE:
            front += [word, *([value] if (value := next(waiting, None)) is not None else [])]
        elif word in GLOBAL_FLAGS or word.startswith(tuple(f"{name}=" for name in GLOBAL_WITH_VALUE)):
            front.append(word)
        else:
            rest.append(word)
    return front + rest


def _language(arguments: Sequence[str]) -> Language:
    """The language that was asked for by option, environment or file; a wrong one is refused later, in Chinese."""
    asked: object = os.environ.get("GRAPHMODEL_LANG") or _language_of_file()
    for at, word in enumerate(arguments):
        if word == "--lang" and at + 1 < len(arguments):
            asked = arguments[at + 1]
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return next((lang for lang in LANGUAGES if lang == asked), "zh")


def _language_of_file() -> object:
    """What the settings file says, read without the checker of settings, which takes longer than all of help."""
    try:
        return tomllib.loads(settings_file().read_text(encoding="utf-8")).get("lang")
    except (OSError, ValueError):  # a wrong file is refused where it is needed
        return None


if __name__ == "__main__":
    main()
