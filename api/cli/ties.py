"""Ties at the shell: the tie network on one page, or one measure of it."""

from typing import Annotated

import typer

from api.cli.gaps import ON, OUTPUT, PROFILE, UNDER, chosen_format, day_of
from api.cli.shell import Shell
from graphmodel.errors import UsageError
from graphmodel.messages import say
from graphmodel.ties.measure import NAMES

FORMATS = ("text", "json", "csv", "xlsx")


def add_commands(app: typer.Typer) -> None:
    """Add this family to the command tree."""
    app.command("ties", help=say("ties.help"))(ties)


def ties(
    context: typer.Context,
    measure: Annotated[str | None, typer.Option(metavar="NAME", help=say("ties.option_measure", names=NAMES))] = None,
    under: UNDER = None,
    on: ON = None,
    profile: PROFILE = None,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="|".join(FORMATS), help=say("cli.option_format"))
    ] = None,
    output: OUTPUT = None,
) -> None:
    """Say who is linked to whom and what holds the network together."""
    shell: Shell = context.obj
    form = chosen_format(format_, output)
    if form not in FORMATS:
        raise UsageError("cli.unknown_word", name="--format", value=form, allowed=", ".join(FORMATS))
    from api.desk import Desk
    from api.tie_report.asking import ask_ties, measure_asked

    asked = measure_asked(measure)
    desk = Desk(shell.network(day_of(shell, on)), shell.profile(profile))
    told = ask_ties(desk, measure=asked, under=under)
    if form == "text":
        from api.tie_report.text import ties_text

        shell.write(ties_text(*told), output)
    else:
        from api.tie_report.files import FILES

        shell.write(FILES[form](*told), output)
