"""The database at the shell: status, start, stop, check."""

import typer

from api.cli.exits import EXIT_FOUND
from api.cli.help import SpokenTyper
from api.cli.shell import Shell
from graphmodel.messages import say


def add_commands(app: typer.Typer) -> None:
    """Add this family to the command tree."""
    family = SpokenTyper(help=say("cli.help_db"))
    family.command("status", help=say("cli.help_db_status"))(status)
    family.command("start", help=say("cli.help_db_start"))(start)
    family.command("stop", help=say("cli.help_db_stop"))(stop)
    family.command("check", help=say("cli.help_db_check"))(check)
    app.add_typer(family, name="db")


def status(context: typer.Context) -> None:
    """Say which database is used and whether it runs, without starting it."""
    shell: Shell = context.obj
    settings = shell.settings
    if settings.neo4j_uri:
        with shell.store() as store:
            facts = store.info()
        shell.show(say("cli.db_neo4j", uri=settings.neo4j_uri, engine=facts.engine, revision=facts.revision))
        return
    from graphmodel.store.embedded import engine_status

    found = engine_status(settings.data)
    state = say("cli.db_running", pid=found.pid, port=found.port) if found.running else say("cli.db_stopped")
    rows = [
        (say("cli.db_folder"), str(found.folder)),
        (say("cli.db_state"), state),
        (say("cli.db_size"), f"{found.bytes_on_disk / 1e6:,.1f} MB"),
        (say("cli.db_log"), str(found.log)),
    ]
    shell.show("\n".join(f"{name}  {value}" for name, value in rows))


def start(context: typer.Context) -> None:
    """Start the embedded database, or find the one that runs."""
    shell: Shell = context.obj
    with shell.store() as store:
        facts = store.info()
    shell.show(say("cli.db_ready", engine=facts.engine, revision=facts.revision))


def stop(context: typer.Context) -> None:
    """Stop the embedded database; a Neo4j of your own is left alone."""
    shell: Shell = context.obj
    if shell.settings.neo4j_uri:
        shell.show(say("cli.db_not_ours", uri=shell.settings.neo4j_uri))
        return
    from graphmodel.store.embedded import stop_engine

    stopped = stop_engine(shell.settings.data, timeout_s=30)
    shell.show(say("cli.db_stopped_now" if stopped else "cli.db_stopped"))


def check(context: typer.Context) -> None:
    """Roll forward what was accepted and hold the store against its journal."""
    shell: Shell = context.obj
    with shell.store() as store:
        problems = store.check()
    if problems:
        shell.show("\n".join(problems))
        raise typer.Exit(EXIT_FOUND)
    shell.show(say("cli.db_sound"))
