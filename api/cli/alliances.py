"""Alliances at the shell: the list, by any mix of filters, and one of them."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.gaps import FORMAT, ON, OUTPUT, PROFILE, chosen_format, day_of
from api.cli.shell import Shell
from graphmodel.errors import UsageError
from graphmodel.messages import say

if TYPE_CHECKING:
    from graphmodel.alliances.report.listing import Listing
    from graphmodel.profiles import Profile

CHAIN = Annotated[str | None, typer.Option(metavar="CHAIN", help=say("alliance.option_chain"))]
SEGMENT = Annotated[str | None, typer.Option(metavar="NAME", help=say("alliance.option_segment"))]
MEMBER = Annotated[str | None, typer.Option(metavar="UNIT|ORG", help=say("alliance.option_member"))]
AREA = Annotated[str | None, typer.Option(metavar="AREA|CODE", help=say("alliance.option_area"))]
SECTOR = Annotated[str | None, typer.Option(metavar="SECTOR", help=say("alliance.option_sector"))]
THEME = Annotated[str | None, typer.Option(metavar="THEME", help=say("alliance.option_theme"))]
TEMPLATE = Annotated[str | None, typer.Option(metavar="TEMPLATE", help=say("alliance.option_template"))]
EVERYTHING = Annotated[bool, typer.Option("--all", help=say("alliance.option_all"))]


def add_commands(app: typer.Typer) -> None:
    """Add this family to the command tree."""
    app.command("alliances", help=say("alliance.help"))(alliances)


def alliances(
    context: typer.Context,
    alliance: Annotated[str | None, typer.Argument(metavar="[UID|NAME]", help=say("alliance.argument"))] = None,
    chain: CHAIN = None,
    segment: SEGMENT = None,
    member: MEMBER = None,
    area: AREA = None,
    sector: SECTOR = None,
    theme: THEME = None,
    template: TEMPLATE = None,
    empty_slot: Annotated[str | None, typer.Option(metavar="SLOT|any", help=say("alliance.option_empty_slot"))] = None,
    empty_segment: Annotated[
        str | None, typer.Option(metavar="SEGMENT|any", help=say("alliance.option_empty_segment"))
    ] = None,
    on: ON = None,
    profile: PROFILE = None,
    everything: EVERYTHING = False,
    format_: FORMAT = None,
    output: OUTPUT = None,
) -> None:
    """List the alliances that pass the filters, or show one of them."""
    from graphmodel.alliances.one import show_alliance
    from graphmodel.alliances.query import find_alliances
    from graphmodel.alliances.report.alliances import alliances_listing, one_listing
    from graphmodel.gaps.catalogue import find_gaps

    shell: Shell = context.obj
    form = chosen_format(format_, output)
    filters = {
        "chain": chain, "segment": segment, "member": member, "area": area, "sector": sector, "theme": theme,
        "template": template, "empty_slot": empty_slot, "empty_segment": empty_segment,
    }  # fmt: skip
    if alliance is not None and (given := [name for name, value in filters.items() if value is not None]):
        raise UsageError("alliance.one_or_filters", name=option(given[0]))
    policy = shell.profile(profile)
    network = shell.network(day_of(shell, on))
    findings = find_gaps(network, policy).findings
    if alliance is not None:
        one = show_alliance(network, policy, alliance, findings=findings)
        told = {"on": network.on, "profile": policy.name, "revision": network.revision, "alliance": one}
        shell.write(rendered(form, told, one_listing(one, network), policy, everything=everything), output)
        return
    answer = find_alliances(network, policy, findings=findings, active_since=None, **filters)
    shell.write(rendered(form, answer, alliances_listing(answer), policy, everything=everything), output)


def option(name: str) -> str:
    """An option as people write it."""
    return f"--{name.replace('_', '-')}"


def rendered(form: str, answer: object, listing: "Listing", policy: "Profile", *, everything: bool) -> str | bytes:
    """An answer in a format."""
    if form == "json":
        from graphmodel.alliances.report.values import answer_json

        return answer_json(answer)
    if form == "html":
        from viz.listing_document import listing_document

        return listing_document(listing, policy)
    if form == "text":
        from graphmodel.alliances.report.text import listing_text

        return listing_text(listing, policy, everything=everything)
    from graphmodel.alliances.report.files import listing_csv, listing_workbook

    return listing_csv(listing) if form == "csv" else listing_workbook(listing, policy)
