"""Gaps at the shell: gaps and explain."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.exits import EXIT_FOUND
from api.cli.shell import Shell
from graphmodel.errors import NotFoundError, UsageError
from graphmodel.messages import say
from graphmodel.vocabulary import SEVERITY, STATUS

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
    from graphmodel.gaps.catalogue import find_gaps
    from graphmodel.gaps.narrowing import narrow

    shell: Shell = context.obj
    form = chosen_format(format_, output)
    day = day_of(shell, on)
    if fail_on is not None and fail_on not in SEVERITY.keys:
        raise UsageError("cli.unknown_word", name="--fail-on", value=fail_on, allowed="low, medium, high")
    policy = shell.profile(profile)
    statuses = _words("--status", status, STATUS.keys)
    rules = _words("--rule", rule, tuple(r.id for r in policy.rules))
    with shell.store() as store:
        network = store.read_network(day)
        whole = find_gaps(network, policy, under=under)
        report = narrow(whole, policy, rules=rules, statuses=statuses, everything=everything)
        if form == "text":
            shell.write(_text(store, network, report, policy, statuses=statuses, everything=everything), output)
    if form != "text":
        shell.write(_rendered(form, report, policy, network=network, whole=whole), output)
    if fail_on and any(SEVERITY.keys.index(f.severity) <= SEVERITY.keys.index(fail_on) for f in report.findings):
        raise typer.Exit(EXIT_FOUND)


def explain(
    context: typer.Context,
    finding: Annotated[str, typer.Argument(metavar="FINDING", help=say("cli.arg_explain"))],
    on: ON = None,
    profile: PROFILE = None,
) -> None:
    """Say what a finding rests on and what would mend it."""
    from graphmodel.gaps.catalogue import find_gaps
    from graphmodel.gaps.report.explanation import explanation_text

    shell: Shell = context.obj
    policy = shell.profile(profile)
    report = find_gaps(shell.network(day_of(shell, on)), policy)
    for one in (*report.findings, *report.hidden):
        if one.id == finding:
            shell.show(explanation_text(one, policy))
            return
    rule, _, _ = finding.partition("~")
    if policy.rule(rule) is None:
        raise NotFoundError("cli.no_such_rule", rule=rule)
    raise NotFoundError("cli.no_such_finding", finding=finding)


def gap_text(shell: Shell, store: "Store") -> str:
    """The gap report of the whole store as text, for commands that end with it."""
    from graphmodel.gaps.catalogue import find_gaps

    policy = shell.profile()
    network = store.read_network(shell.settings.day())
    return _text(store, network, find_gaps(network, policy), policy, statuses=(), everything=False)


def day_of(shell: Shell, on: str | None) -> date:
    """The day that was asked for, else today."""
    if on is None:
        return shell.settings.day()
    try:
        return date.fromisoformat(on)
    except ValueError as error:
        raise UsageError("cli.bad_date", value=on) from error


def chosen_format(format_: str | None, output: Path | None) -> str:
    """The format that was asked for, else what the file's ending says, else text."""
    ending = output.suffix.lower().lstrip(".") if output else ""
    form = format_ or {"txt": "text"}.get(ending, ending if ending in FORMATS else "text")
    if form not in FORMATS:
        raise UsageError("cli.unknown_word", name="--format", value=form, allowed=", ".join(FORMATS))
    if form == "xlsx" and output is None:
        raise UsageError("cli.needs_output")
    return form


def _text(
    store: "Store",
    network: "Network",
    report: "GapReport",
    policy: "Profile",
    *,
    statuses: Sequence[str],
    everything: bool,
) -> str:
    from graphmodel.gaps.report.text import Look, text_report

    earlier = _earlier(store, network, report, policy)
    look = Look(everything=everything, detailed=tuple(statuses) or ("blank",))
    return text_report(report, policy, look=look, earlier=earlier)


def _earlier(store: "Store", network: "Network", report: "GapReport", policy: "Profile") -> "Sequence[Coverage]":
    """The coverage before the newest batch; nothing where the scope was not there then."""
    from graphmodel.gaps.catalogue import coverage_of

    before = store.read_before(network)
    try:
        return coverage_of(before, policy, under=report.under) if before else ()
    except NotFoundError:
        return ()


def _rendered(
    form: str, report: "GapReport", policy: "Profile", *, network: "Network", whole: "GapReport"
) -> str | bytes:
    """The report in a format; the coverage tree of the document is drawn from all findings, asked for or not."""
    from graphmodel.gaps.report.values import csv_report, json_report

    if form == "json":
        return json_report(report)
    titles = {rule.id: rule.title() for rule in policy.rules}
    if form == "csv":
        return csv_report(report, titles)
    if form == "xlsx":
        from graphmodel.gaps.report.workbook import workbook_report

        return workbook_report(report, titles)
    from graphmodel.gaps.states import area_states
    from viz.gap_document import gap_document

    return gap_document(report, policy, states=area_states(whole, network, policy))


def _words(name: str, given: Sequence[str] | None, allowed: Sequence[str]) -> tuple[str, ...]:
    """The values of an option that may be repeated or hold a list; labels and keys alike."""
    asked = tuple(part.strip() for text in given or () for part in text.replace("，", ",").split(",") if part.strip())
    keys = tuple(word.key if (word := STATUS.find(text)) else text for text in asked)
    for key in keys:
        if key not in allowed:
            raise UsageError("cli.unknown_word", name=name, value=key, allowed=", ".join(allowed))
    return keys
