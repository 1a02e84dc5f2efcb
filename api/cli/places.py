"""Real places at the shell: areas from the national division register."""

from typing import Annotated

import typer

from api.cli.shell import Shell
from graphmodel.errors import NotFoundError, UsageError
from graphmodel.messages import say

MOST_SHOWN = 60


def add_commands(app: typer.Typer) -> None:
    """Add this family to the command tree."""
    app.command("areas", help=say("cli.help_areas"))(areas)


def areas(
    context: typer.Context,
    codes: Annotated[list[str] | None, typer.Argument(metavar="CODE...", help=say("cli.arg_areas"))] = None,
    find: Annotated[str | None, typer.Option(metavar="NAME", help=say("cli.option_find"))] = None,
    yes: Annotated[bool, typer.Option("--yes", help=say("cli.option_yes"))] = False,
    statistical: Annotated[bool, typer.Option("--statistical", help=say("cli.option_statistical"))] = False,
) -> None:
    """Bring in real places by code, or search them by name."""
    shell: Shell = context.obj
    if find is not None and not codes:
        _search(shell, find)
    elif codes and find is None:
        _bring_in(shell, codes, statistical=statistical, yes=yes)
    else:
        raise UsageError("cli.areas_what")


def _search(shell: Shell, text: str) -> None:
    from graphmodel.divisions import find_name, path_names

    found = find_name(text)
    if not found:
        raise NotFoundError("division.name_unknown", text=text)
    rows = [(d.code, " ".join(path_names(d.code))) for d in found[:MOST_SHOWN]]
    shell.show("\n".join("  ".join(row) for row in rows))
    if len(found) > MOST_SHOWN:
        shell.tell(say("cli.more_places", count=len(found) - MOST_SHOWN))


def _bring_in(shell: Shell, codes: list[str], *, statistical: bool, yes: bool) -> None:
    from api.cli.importing import Wishes, bring_in
    from api.intake import leave_where_put, read_places

    places, reading = read_places(codes, statistical=statistical)
    for place in places:
        shell.tell(say("cli.areas_found", code=place.code, tops=place.tops, communities=place.communities))
    with shell.store() as store:
        network = store.read_network(shell.settings.day())
        leave_where_put(reading, network)
        bring_in(shell, store, reading, Wishes(what="areas", yes=yes), network=network)
