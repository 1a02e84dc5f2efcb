"""Pictures at the shell: view area, alliance, org, ties."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.gaps import ON, PROFILE, day_of
from api.cli.help import SpokenTyper
from api.cli.shell import Shell
from graphmodel.errors import UsageError
from graphmodel.messages import say

if TYPE_CHECKING:
    from graphmodel.network import Network
    from graphmodel.schema import Uid
    from viz.scene import Scene

SUBJECT = Annotated[str, typer.Argument(metavar="UID|CODE|NAME", help=say("picture.arg_subject"))]
ANY_AREA = Annotated[str | None, typer.Argument(metavar="[UID|CODE|NAME]", help=say("picture.arg_area"))]
OUTPUT = Annotated[Path, typer.Option(metavar="FILE.html", help=say("picture.option_output"))]
LANG = Annotated[str | None, typer.Option(metavar="zh|en", help=say("cli.option_lang"))]


def add_commands(app: typer.Typer) -> None:
    """Add this family to the command tree."""
    view = SpokenTyper(help=say("picture.help_view"))
    view.command("area", help=say("picture.help_area"))(area)
    view.command("alliance", help=say("picture.help_alliance"))(alliance)
    view.command("org", help=say("picture.help_org"))(org)
    view.command("ties", help=say("picture.help_ties"))(ties)
    app.add_typer(view, name="view")


def area(
    context: typer.Context,
    subject: SUBJECT,
    output: OUTPUT,
    on: ON = None,
    profile: PROFILE = None,
    lang: LANG = None,
) -> None:
    """Draw the organisations of an area on its places."""
    from viz.pictures.area import area_scene

    _write(context.obj, area_scene, "Area", subject, output=output, on=on, profile=profile, lang=lang)


def alliance(
    context: typer.Context,
    subject: SUBJECT,
    output: OUTPUT,
    on: ON = None,
    profile: PROFILE = None,
    lang: LANG = None,
) -> None:
    """Draw an alliance by segments and slots."""
    from viz.pictures.alliance import alliance_scene

    _write(context.obj, alliance_scene, "Alliance", subject, output=output, on=on, profile=profile, lang=lang)


def org(
    context: typer.Context,
    subject: SUBJECT,
    output: OUTPUT,
    on: ON = None,
    profile: PROFILE = None,
    lang: LANG = None,
) -> None:
    """Draw an organisation between what is above, below, covered and tied."""
    from viz.pictures.org import org_scene

    _write(context.obj, org_scene, "Org", subject, output=output, on=on, profile=profile, lang=lang)


def ties(
    context: typer.Context,
    output: OUTPUT,
    subject: ANY_AREA = None,
    on: ON = None,
    profile: PROFILE = None,
    lang: LANG = None,
) -> None:
    """Draw who is tied to whom."""
    from viz.pictures.ties import ties_scene

    _write(context.obj, ties_scene, "Area", subject or None, output=output, on=on, profile=profile, lang=lang)


def _meant(network: "Network", label: str, text: str) -> "Uid":
    """The uid of the live record of a kind that a uid, code or name means."""
    from graphmodel.alliances.naming import resolve
    from graphmodel.gaps import words

    return resolve(network, text, labels=(label,), what=words.kind(label)).uid


def _write(
    shell: Shell,
    scene_of: Callable[..., "Scene"],
    label: str,
    subject: str | None,
    *,
    output: Path,
    on: str | None,
    profile: str | None,
    lang: str | None,
) -> None:
    """Read the network of the day, draw the record of a kind that is meant, and write the page; only HTML is written."""
    from viz.page import picture_page

    if output.suffix.lower() not in {".html", ".htm"}:
        raise UsageError("picture.only_html", file=output.name)
    if lang is not None:
        shell.options = {**shell.options, "lang": lang}
    day, policy = day_of(shell, on), shell.profile(profile)
    network = shell.network(day)
    scene = scene_of(network, policy, None if subject is None else _meant(network, label, subject))
    shell.write(picture_page(scene, policy, on=network.on, revision=network.revision), output)
