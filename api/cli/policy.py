"""Local policy at the shell: rules, profile check, settings."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.help import SpokenTyper
from api.cli.shell import Shell
from graphmodel.messages import say
from graphmodel.vocabulary import SEVERITY, STATUS

if TYPE_CHECKING:
    from graphmodel.profiles.templates import AllianceTemplate


def add_commands(app: typer.Typer) -> None:
    """Add this family to the command tree."""
    app.command("rules", help=say("cli.help_rules"))(rules)
    profiles = SpokenTyper(help=say("cli.help_profile"))
    profiles.command("check", help=say("cli.help_profile_check"))(check_profile)
    profiles.callback()(lambda: None)
    app.add_typer(profiles, name="profile")
    app.command("settings", help=say("cli.help_settings"))(settings)


def rules(
    context: typer.Context,
    profile: Annotated[str | None, typer.Option(metavar="NAME|FILE", help=say("cli.option_profile"))] = None,
) -> None:
    """List the rules of a profile with thresholds and sources."""
    from graphmodel.profiles.wording import said_parameters

    shell: Shell = context.obj
    found = shell.profile(profile)
    lines = [say("cli.profile_head", name=found.name, version=found.version, title=found.title())]
    for rule in found.rules:
        state = "" if rule.enabled else say("cli.rule_off")
        lines.append(f"\n{rule.id}{state}  {rule.title()}")
        lines.append(f"    {STATUS.label(rule.status)}  {say('cli.severity')}{SEVERITY.label(rule.severity)}")
        lines += [f"    {said}" for said in said_parameters(rule, found, keys=True)]
        lines.append(f"    {say('cli.source')}{rule.said_source()}")
    shell.show("\n".join((*lines, *(line for one in found.templates.values() for line in _template_lines(one)))))


def _template_lines(template: "AllianceTemplate") -> list[str]:
    """A template of alliances: its slots, whether it has a host, and where it comes from."""
    from graphmodel.alliances.words import slot_said

    hosted = say("alliance.hosted") if template.hosted else ""
    return [
        f"\n{say('alliance.template')} {template.key}  {template.label()}{hosted}",
        *(f"    {slot_said(slot)}" for slot in template.slots),
        f"    {say('cli.source')}{template.said_source()}",
    ]


def check_profile(
    context: typer.Context, file: Annotated[str, typer.Argument(metavar="FILE", help=say("cli.arg_profile"))]
) -> None:
    """Say whether a profile can be used."""
    shell: Shell = context.obj
    found = shell.profile(file)
    enabled = sum(rule.enabled for rule in found.rules)
    shell.show(say("cli.profile_sound", name=found.name, version=found.version, rules=enabled))


def settings(context: typer.Context) -> None:
    """List each setting with its value and where it came from; secrets are masked."""
    from graphmodel.folders import settings_file
    from graphmodel.settings import Settings, origin_of

    shell: Shell = context.obj
    lines = [say("cli.settings_file", file=settings_file())]
    for name in Settings.model_fields:
        value = getattr(shell.settings, name)
        origin = say(f"cli.origin_{origin_of(name, shell.options)}")
        lines.append(f"{name} = {'' if value is None else value}  ({origin})  {say(f'settings.help_{name}')}")
    shell.show("\n".join(lines))
