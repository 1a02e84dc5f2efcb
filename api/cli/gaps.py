"""Gaps at the shell: gaps and explain."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.exits import EXIT_FOUND
from api.cli.shell import Shell, typed
from graphmodel.errors import NotFoundError, UsageError
from graphmodel.messages import say
from graphmodel.vocabulary import SEVERITY

if TYPE_CHECKING:
    from graphmodel.gaps.finding import Coverage, GapReport
    from graphmodel.network import Network
    from graphmodel.profiles import Profile
    from graphmodel.store.opened import Store

FORMATS = ("text", "json", "csv", "xlsx", "html")
UNDER = Annotated[str | None, typer.Option(metavar="UID|CODE", help=say("cli.option_under"))]
ON = Annotated[str | None, typer.Option(metavar="DATE", help=say("cli.option_on"))]
PROFILE = Annotated[str | None, typer.Option(metavar="NAME|FILE", help=say("cli.option_profile"))]
FORMAT = Annotated[str | None, typer.Option("--format", metavar="|".join(FORMATS), help=say("cli.option_format"))]
OUTPUT = Annotated[Path | None, typer.Option(metavar="FILE", help=say("cli.option_output"))]


def add_commands(app: typer.Typer) -> None:
    """Add this family to the command tree."""
    app.command("gaps", help=say("cli.help_gaps"))(gaps)
    app.command("explain", help=say("cli.help_explain"))(explain)


def gaps(
    context: typer.Context,
    under: UNDER = None,
    on: ON = None,
    profile: PROFILE = None,
    rule: Annotated[list[str] | None, typer.Option(metavar="ID", help=say("cli.option_rule"))] = None,
    status: Annotated[list[str] | None, typer.Option(metavar="STATUS", help=say("cli.option_status"))] = None,
    everything: Annotated[bool, typer.Option("--all", help=say("cli.option_all"))] = False,
    format_: FORMAT = None,
    output: OUTPUT = None,
    fail_on: Annotated[str | None, typer.Option(metavar="low|medium|high", help=say("cli.option_fail_on"))] = None,
) -> None:
    """Say which places are blank and why."""
    from api.desk import Desk
    from graphmodel.gaps.narrowing import narrow, read_narrowing
    from graphmodel.gaps.report.steps import Asked
    from graphmodel.gaps.report.text import Look, text_report

    shell: Shell = context.obj
    form = chosen_format(format_, output)
    day = day_of(shell, on)
    if fail_on is not None and fail_on not in SEVERITY.keys:
        raise UsageError("cli.unknown_word", name="--fail-on", value=fail_on, allowed="low, medium, high")
    policy = shell.profile(profile)
    asked = read_narrowing(policy, rules=_listed(rule), statuses=_listed(status), everything=everything)
    for one in policy.rules:
        if one.id in asked.rules and not one.enabled:
            shell.tell(say("cli.rule_not_run", rule=one.id, profile=f"{policy.name} {policy.version}"))
    with shell.store() as store:
        network = store.read_network(day)
        whole = Desk(network, policy).report(under=under)
        report = narrow(whole, policy, asked)
        earlier = _earlier(store, network, report, policy) if form in {"text", "html"} else ()
    if form == "text":
        look = Look(
            everything=everything,
            detailed=asked.statuses or ("blank",),
            asked=Asked(
                program=shell.program,
                look=typed(("--on", day if on else None), ("--profile", profile)),
                narrowed=typed(("--under", under), *(("--rule", one) for one in asked.rules)),
                statuses=asked.statuses,
            ),
        )
        shell.write(text_report(report, policy, look=look, earlier=earlier), output)
    else:
        shell.write(_rendered(form, report, policy, network=network, whole=whole, earlier=earlier), output)
    if fail_on and any(SEVERITY.keys.index(f.severity) <= SEVERITY.keys.index(fail_on) for f in report.findings):
        raise typer.Exit(EXIT_FOUND)


def explain(
    context: typer.Context,
    finding: Annotated[str, typer.Argument(metavar="FINDING", help=say("cli.arg_explain"))],
    on: ON = None,
    profile: PROFILE = None,
    everything: Annotated[bool, typer.Option("--all", help=say("cli.option_all_included"))] = False,
) -> None:
    """Say what a finding rests on and what would mend it."""
    from api.desk import Desk
    from graphmodel.gaps.report.explanation import explanation_text

    shell: Shell = context.obj
    policy = shell.profile(profile)
    desk = Desk(shell.network(day_of(shell, on)), policy)
    shell.show(explanation_text(desk.explanation(finding), everything=everything))


def gap_text(shell: Shell, store: "Store") -> str:
    """The gap report of the whole store as text, for commands that end with it."""
    from graphmodel.gaps.catalogue import find_gaps
    from graphmodel.gaps.report.steps import Asked
    from graphmodel.gaps.report.text import Look, text_report

    policy = shell.profile()
    network = store.read_network(shell.settings.day())
    report = find_gaps(network, policy)
    earlier = _earlier(store, network, report, policy)
    return text_report(report, policy, look=Look(asked=Asked(program=shell.program)), earlier=earlier)


def day_of(shell: Shell, on: str | None) -> date:
    """The day that was asked for, else today."""
    from api.days import day_said

    return shell.settings.day() if on is None else day_said(on)


def chosen_format(format_: str | None, output: Path | None) -> str:
    """The format that was asked for, else what the file's ending says, else text."""
    ending = output.suffix.lower().lstrip(".") if output else ""
    form = format_ or {"txt": "text", "": "text"}.get(ending, ending)
    if form not in FORMATS:
        if format_:
            raise UsageError("cli.unknown_word", name="--format", value=form, allowed=", ".join(FORMATS))
        endings = ", ".join(f".{'txt' if one == 'text' else one}" for one in FORMATS)
        raise UsageError("cli.unknown_word", name="--output", value=str(output), allowed=endings)
    if form == "xlsx" and output is None:
        raise UsageError("cli.needs_output")
    return form


def _earlier(store: "Store", network: "Network", report: "GapReport", policy: "Profile") -> "Sequence[Coverage]":
    """The coverage before the newest batch; nothing where the scope was not there then."""
    from graphmodel.gaps.catalogue import coverage_of

    before = store.read_before(network)
    try:
        return coverage_of(before, policy, under=report.under) if before else ()
    except NotFoundError:
        return ()


def _rendered(
    form: str,
    report: "GapReport",
    policy: "Profile",
    *,
    network: "Network",
    whole: "GapReport",
    earlier: "Sequence[Coverage]",
) -> str | bytes:
    """The report in a format; the coverage tree of the document is drawn from all findings, asked for or not."""
    from graphmodel.gaps.report.values import csv_report, json_report

    if form == "json":
        return json_report(report)
    if form == "csv":
        return csv_report(report, policy)
    if form == "xlsx":
        from graphmodel.gaps.report.workbook import workbook_report

        return workbook_report(report, policy)
    from graphmodel.gaps.states import area_states
    from viz.gap_document import gap_document

    return gap_document(report, policy, states=area_states(whole, network, policy), earlier=earlier)


def _listed(given: Sequence[str] | None) -> tuple[str, ...]:
    """The words of an option that may be repeated or hold a list."""
    parts = (part.strip() for text in given or () for part in text.replace("，", ",").replace("、", ",").split(","))
    return tuple(part for part in parts if part)
