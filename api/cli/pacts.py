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

BY = ("responsible", "theme", "partner")


def add_commands(app: typer.Typer) -> None:
    """Add this family to the command tree."""
    app.command("pacts", help=say("pact.help"))(pacts)


def pacts(
    context: typer.Context,
    by: Annotated[str | None, typer.Option(metavar="|".join(BY), help=say("pact.option_by"))] = None,
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
    on: ON = None,
    profile: PROFILE = None,
    everything: EVERYTHING = False,
    format_: FORMAT = None,
    output: OUTPUT = None,
) -> None:
    """List the pacts that pass the filters, or sum up what they leave to do."""
    shell: Shell = context.obj
    form = chosen_format(format_, output)
    if by is not None and by not in BY:
        raise UsageError("pact.by_unknown", value=by, allowed=", ".join(BY))
    filters = {
        "chain": chain, "segment": segment, "member": member, "area": area, "sector": sector, "theme": theme,
        "template": template, "lacks": empty_slot, "responsible": responsible, "state": state,
    }  # fmt: skip
    policy = shell.profile(profile)
    answer, listing = _answered(by, shell.network(day_of(shell, on)), policy, filters)
    shell.write(rendered(form, answer, listing, policy, everything=everything), output)


def _answered(
    by: str | None, network: "Network", policy: "Profile", filters: "Mapping[str, str | None]"
) -> "tuple[object, Listing]":
    """The answer, and how it is laid out."""
    from graphmodel.alliances import burdens
    from graphmodel.alliances.pacts import find_pacts
    from graphmodel.alliances.report import pacts as laid_out

    if by in {"theme", "partner"}:
        beside = [name for name, value in filters.items() if value is not None and name != "area"]
        if beside:
            name = "--empty-slot" if beside[0] == "lacks" else option(beside[0])
            raise UsageError("pact.filter_unused", by=by, name=name)
    answer = find_pacts(network, policy, **filters)
    head = {
        "on": answer.on,
        "profile": answer.profile,
        "revision": answer.revision,
        "filters": answer.filters,
        "by": by,
    }
    if by == "responsible":
        duties = burdens.duties(answer)
        return {**head, "rows": duties}, laid_out.duties_listing(answer, duties)
    if by == "theme":
        themes = burdens.missing_themes(network, policy, area=filters["area"])
        return {**head, "rows": themes}, laid_out.themes_listing(answer, themes)
    if by == "partner":
        partners = burdens.only_partners(network, policy, area=filters["area"])
        return {**head, "rows": partners}, laid_out.partners_listing(answer, partners)
    return answer, laid_out.pacts_listing(answer)
