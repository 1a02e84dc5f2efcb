"""Batches at the shell: what was applied, and taking one back."""

from datetime import datetime
from typing import Annotated

import typer

from api.cli.plans import table_text
from api.cli.shell import Shell
from graphmodel.messages import say


def add_commands(app: typer.Typer) -> None:
    """Add this family to the command tree."""
    app.command("batches", help=say("cli.help_batches"))(batches)
    app.command("undo", help=say("cli.help_undo"))(undo)


def batches(context: typer.Context) -> None:
    """Say what was applied, newest first."""
    from api.intake import taken_back

    shell: Shell = context.obj
    with shell.store() as store:
        found = store.batches()
    if not found:
        shell.show(say("cli.no_batches"))
        return
    undone = taken_back(found)
    head = tuple(say(f"cli.batch_{c}") for c in ("uid", "on", "user", "what", "changes", "state", "files"))
    rows = [
        (
            batch.uid,
            _local(batch.on),
            batch.user,
            say(f"cli.batch_what_{batch.what}"),
            f"{sum(sum(tally.values()) for tally in batch.counts.values()):,}",
            say("cli.batch_state_undone" if batch.uid in undone else f"cli.batch_state_{batch.state}"),
            batch.undoes or "、".join(batch.files),
        )
        for batch in found
    ]
    shell.show(table_text([head, *rows]))


def undo(
    context: typer.Context,
    batch: Annotated[str, typer.Argument(metavar="BATCH", help=say("cli.arg_undo"))],
    yes: Annotated[bool, typer.Option("--yes", help=say("cli.option_yes"))] = False,
) -> None:
    """Take a batch back, as a batch of its own."""
    from api.cli.importing import accounted_for
    from api.intake import undo_note

    shell: Shell = context.obj
    with shell.store() as store:
        if not yes and not shell.ask(say("cli.undo_question", batch=batch)):
            shell.tell(say("cli.not_applied"))
            return
        note = undo_note()
        with accounted_for(shell, note.uid), shell.progress(say("cli.applying")) as bar:
            store.undo(batch, note=note, progress=bar)
    shell.tell(say("cli.undone", batch=batch, by=note.uid))


def _local(instant: str) -> str:
    """An instant of the store as office time."""
    from graphmodel.settings import CHINA  # pydantic, which --help does without

    return datetime.fromisoformat(instant).astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
