"""Pacts at the shell: the ledger by any mix of filters, and what it leaves to do."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.alliances import AREA, CHAIN, EVERYTHING, MEMBER, SECTOR, SEGMENT, TEMPLATE, THEME, option, rendered
from api.cli.gaps import FORMAT, ON, OUTPUT, PROFILE, chosen_format, day_of
from api.cli.shell import Shell
from graphmodel.errors import UsageError
from graphmodel.messages import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphmodel.alliances.report.listing import Listing
    from graphmodel.network import Network
    from graphmodel.profiles import Profile


def add_commands(app: typer.Typer) -> None:
    """Add this family to the command tree."""
    app.command("pacts", help=say("pact.help"))(pacts)


def pacts(
    context: typer.Context,
    by: Annotated[str | None, typer.Option(metavar="responsible|theme|partner", help=say("pact.option_by"))] = None,
    chain: CHAIN = None,
    segment: SEGMENT = None,
    member: MEMBER = None,
    area: AREA = None,
    sector: SECTOR = None,
    theme: THEME = None,
    template: TEMPLATE = None,
    empty_slot: Annotated[str | None, typer.Option(metavar="FACT|any", help=say("pact.option_empty_slot"))] = None,
    responsible: Annotated[str | None, typer.Option(metavar="UNIT|ORG", help=say("pact.option_responsible"))] = None,
    state: Annotated[str | None, typer.Option(metavar="STATE", help=say("pact.option_state"))] = None,
    due: Annotated[str | None, typer.Option(metavar="overdue|soon", help=say("pact.option_due"))] = None,
    on: ON = None,
    profile: PROFILE = None,
    everything: EVERYTHING = False,
    format_: FORMAT = None,
    output: OUTPUT = None,
) -> None:
    """List the pacts that pass the filters, or sum up what they leave to do."""
    shell: Shell = context.obj
    form = chosen_format(format_, output)
    filters = {
        "chain": chain, "segment": segment, "member": member, "area": area, "sector": sector, "theme": theme,
        "template": template, "lacks": empty_slot, "responsible": responsible, "state": state, "due": due,
    }  # fmt: skip
    if by is not None:
        _check(by, filters)
    policy = shell.profile(profile)
    answer, listing = _answered(by, shell.network(day_of(shell, on)), policy, filters)
    shell.write(rendered(form, answer, listing, policy, everything=everything), output)


def _check(by: str, filters: "Mapping[str, str | None]") -> None:
    """Refuse what cannot be summed up by, and filters that are not looked at then."""
    from graphmodel.alliances.burdens import BY, unused_filter

    if by not in BY:
        raise UsageError("pact.by_unknown", value=by, allowed=", ".join(BY))
    if unused := unused_filter(by, filters):
        raise UsageError("pact.filter_unused", by=by, name="--empty-slot" if unused == "lacks" else option(unused))


def _answered(
    by: str | None, network: "Network", policy: "Profile", filters: "Mapping[str, str | None]"
) -> "tuple[object, Listing]":
    """The answer, and how it is laid out."""
    from graphmodel.alliances.burdens import sum_up
    from graphmodel.alliances.ground import Ground
    from graphmodel.alliances.pacts import PactTables, find_pacts
    from graphmodel.alliances.report.pacts import burdens_listing, pacts_listing

    if by is None:
        answer = find_pacts(network, policy, **filters)
        return answer, pacts_listing(answer)
    burdens = sum_up(PactTables(Ground(network, policy)), by, filters)
    return burdens.told, burdens_listing(burdens)
