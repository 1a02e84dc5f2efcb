"""Coverage at the shell: the summary table."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.gaps import FORMAT, ON, OUTPUT, PROFILE, UNDER, chosen_format, day_of
from api.cli.shell import Shell
from graphmodel.messages import say

if TYPE_CHECKING:
    from graphmodel.gaps.summary import Summary
    from graphmodel.profiles import Profile


def add_commands(app: typer.Typer) -> None:
    """Add this family to the command tree."""
    app.command("coverage", help=say("cli.help_coverage"))(coverage)


def coverage(
    context: typer.Context,
    by: Annotated[str | None, typer.Option(metavar="LEVEL", help=say("report.option_by"))] = None,
    under: UNDER = None,
    on: ON = None,
    profile: PROFILE = None,
    format_: FORMAT = None,
    output: OUTPUT = None,
) -> None:
    """Sum coverage up, one row an area."""
    from api.desk import Desk

    shell: Shell = context.obj
    form = chosen_format(format_, output)
    policy = shell.profile(profile)
    with shell.store() as store:
        network = store.read_network(day_of(shell, on))
        earlier = store.read_before(network)
    summary = Desk(network, policy).summary(by=by or None, under=under, earlier=earlier)
    shell.write(_rendered(form, summary, policy), output)


def _rendered(form: str, summary: "Summary", policy: "Profile") -> str | bytes:
    from graphmodel.gaps.report import summary_files

    if form == "text":
        from graphmodel.gaps.report.summary_text import summary_text

        return summary_text(summary, policy)
    if form == "html":
        from viz.summary_document import summary_document

        return summary_document(summary, policy)
    if form == "xlsx":
        return summary_files.summary_workbook(summary, policy)
    return (summary_files.summary_json if form == "json" else summary_files.summary_csv)(summary, policy)
