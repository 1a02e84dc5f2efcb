"""Registers at the shell: demo, template, import, export."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.shell import Shell
from graphmodel.errors import UsageError
from graphmodel.messages import say
from graphmodel.schema import Uid

if TYPE_CHECKING:
    from graphmodel.registers.plan import Plan


def add_commands(app: typer.Typer) -> None:
    """Add this family to the command tree."""
    app.command("demo", help=say("cli.help_demo"))(demo)
    app.command("template", help=say("cli.help_template"))(template)
    app.command("import", help=say("cli.help_import"))(import_)
    app.command("export", help=say("cli.help_export"))(export)


def demo(context: typer.Context) -> None:
    """Load the fictional sample through the import path and print its report."""
    import tempfile

    from api.cli.gaps import gap_text
    from api.cli.importing import Wishes, bring_in
    from api.intake import read_sample

    shell: Shell = context.obj
    with tempfile.TemporaryDirectory() as folder, shell.store() as store:
        network = store.read_network(shell.settings.day())
        reading = read_sample(Path(folder), say("cli.demo_file"), network, shell.profile())
        if reading is None:
            raise UsageError("cli.demo_not_empty", folder=str(shell.settings.data))
        bring_in(shell, store, reading, Wishes(what="demo", yes=True), network=network)
        shell.show(gap_text(shell, store))
    shell.tell(say("cli.demo_next", program=shell.program))


def template(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help=say("cli.arg_template"))],
    sheets: Annotated[str | None, typer.Option(metavar="SHEET,...", help=say("cli.option_sheets"))] = None,
    from_stored: Annotated[bool, typer.Option("--from-stored", help=say("cli.option_from_stored"))] = False,
) -> None:
    """Write a workbook to fill in."""
    from graphmodel.registers.template import write_template

    shell: Shell = context.obj
    _must_end(file, ".xlsx")
    if from_stored:
        _export(shell, file, sheets=_sheet_keys(sheets), retired=False)
    else:
        write_template(file, sheets=_sheet_keys(sheets), lang=shell.settings.lang)
    shell.tell(say("cli.written", file=file))


def import_(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=say("cli.arg_import"))],
    check: Annotated[bool, typer.Option("--check", help=say("cli.option_check"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=say("cli.option_yes"))] = False,
    strict: Annotated[bool, typer.Option("--strict", help=say("cli.option_strict"))] = False,
    skip_refused: Annotated[bool, typer.Option("--skip-refused", help=say("cli.option_skip_refused"))] = False,
    close_missing: Annotated[
        str | None, typer.Option(metavar="SHEET,...", help=say("cli.option_close_missing"))
    ] = None,
    under: Annotated[str | None, typer.Option(metavar="UID", help=say("cli.option_close_under"))] = None,
    yes_close: Annotated[int | None, typer.Option(metavar="N", help=say("cli.option_yes_close"))] = None,
) -> None:
    """Check, show the plan, ask, apply."""
    from api.cli.importing import Wishes, bring_in
    from api.intake import Terms
    from graphmodel.registers.annotate import write_annotated
    from graphmodel.registers.reader import read_registers

    shell: Shell = context.obj
    closing = _sheet_keys(close_missing) or ()
    if bool(closing) != bool(under):
        raise UsageError("cli.close_needs_under")
    reading = read_registers(paths, profile=shell.profile(), strict=strict)
    wishes = Wishes(
        check=check,
        yes=yes,
        terms=Terms(strict=strict, close_missing=closing, under=Uid(under) if under else None),
        skip_refused=skip_refused,
        yes_close=yes_close,
    )

    def annotate(plan: "Plan") -> None:
        for path in paths:
            shell.tell(say("cli.annotated", file=write_annotated(path, plan)))

    with shell.store() as store:
        bring_in(shell, store, reading, wishes, annotate=annotate)


def export(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", help=say("cli.arg_export"))],
) -> None:
    """Write the whole store so that it imports back."""
    shell: Shell = context.obj
    _export(shell, path, sheets=None)
    shell.tell(say("cli.written", file=path))


def _export(shell: Shell, path: Path, *, sheets: tuple[str, ...] | None, retired: bool = True) -> None:
    from graphmodel.registers.export import export as write_export

    with shell.store() as store:
        network = store.read_network(shell.settings.day())
        households = store.read_households()
    write_export(network, households, path, sheets=sheets, lang=shell.settings.lang, retired=retired)


def _sheet_keys(text: str | None) -> tuple[str, ...] | None:
    """The keys of the sheets named in a comma-separated list."""
    if text is None:
        return None
    from graphmodel.registers.sheets import sheet_named

    names = [name.strip() for name in text.replace("，", ",").split(",") if name.strip()]
    for name in names:
        if sheet_named(name) is None:
            raise UsageError("cli.unknown_sheet", name=name)
    return tuple(sheet.key for name in names if (sheet := sheet_named(name)))


def _must_end(file: Path, ending: str) -> None:
    if file.suffix.lower() != ending:
        raise UsageError("cli.wrong_ending", file=str(file), ending=ending)
