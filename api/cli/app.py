"""The command tree of ``graphmodel``: global options, and every family of commands."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli import alliances, batches, coverage, database, gaps, pacts, places, policy, registers, serve, ties, view
from api.cli.help import SpokenTyper
from api.cli.shell import Shell, quoted
from graphmodel import __version__
from graphmodel.messages import say

app = SpokenTyper(
    name="graphmodel",
    help=say("cli.about"),
    epilog=say("cli.secrecy"),
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for family in (registers, places, gaps, coverage, ties, alliances, pacts, view, serve, policy, batches, database):
    family.add_commands(app)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"graphmodel {__version__}")
        raise typer.Exit


@app.callback()
def begin(
    context: typer.Context,
    data: Annotated[Path | None, typer.Option(help=say("cli.option_data"), metavar="DIR")] = None,
    lang: Annotated[str | None, typer.Option(help=say("cli.option_lang"), metavar="zh|en")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help=say("cli.option_quiet"))] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help=say("cli.option_verbose"))] = False,
    version: Annotated[  # noqa: ARG001 - the callback answers
        bool, typer.Option("--version", help=say("cli.option_version"), callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Take the global options."""
    line = " ".join(("graphmodel", *map(quoted, context.obj or ())))
    context.obj = Shell({"data": data, "lang": lang}, line=line, quiet=quiet, verbose=verbose)
