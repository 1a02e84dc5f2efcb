"""Ties at the shell: the tie network on one page, or one measure of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.gaps import ON, OUTPUT, PROFILE, UNDER, chosen_format, day_of
from api.cli.shell import Shell
from graphmodel.errors import NotFoundError, UsageError
from graphmodel.messages import say
from graphmodel.ties.measure import MEASURES, measure_named

if TYPE_CHECKING:
    from graphmodel.network import Network
    from graphmodel.profiles import Profile

FORMATS = ("text", "json", "csv", "xlsx")
NAMES = ", ".join(measure.name for measure in MEASURES)


@dataclass(frozen=True)
class Heading:
    """What an answer is of.

    Attributes
    ----------
    scope
        The name of what was asked about; None for the whole store.
    """

    network: "Network"
    profile: "Profile"
    under: str | None = None
    scope: str | None = None


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
    asked = measure_named(measure) if measure is not None else None
    if measure is not None and asked is None:
        raise NotFoundError("ties.unknown_measure", value=measure, names=NAMES)
    from graphmodel.ties.study import study
    from graphmodel.ties.summary import summarise_ties
    from graphmodel.ties.tables import measure_table

    policy = shell.profile(profile)
    network = shell.network(day_of(shell, on))
    heading, within = _scope(network, policy, under)
    found = study(network, policy.scheme, within=within, place_level=policy.place_level)
    answer = measure_table(found, asked) if asked else summarise_ties(found)
    if form == "text":
        from api.cli.ties_text import ties_text

        shell.write(ties_text(answer, found, heading), output)
    else:
        from api.cli.ties_files import FILES

        shell.write(FILES[form](answer, found, heading), output)


def _scope(network: "Network", policy: "Profile", under: str | None) -> tuple[Heading, frozenset[str] | None]:
    """What an answer is of, and whom it lists; None for all."""
    if under is None:
        return Heading(network, policy), None
    from graphmodel.gaps.catalogue import view_of
    from graphmodel.gaps.scope import scope_of
    from graphmodel.gaps.telling import area_subject

    view = view_of(network, policy)
    scope = scope_of(view, under)
    name = under if scope.area is None else area_subject(view, scope.area).name
    return Heading(network, policy, under, name), frozenset(map(view.uid, scope.uids))
