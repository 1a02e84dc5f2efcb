"""The rules in force as values of their page: by family, each with its question, threshold, source, and what it found.

Assumes that the letters before the number of a rule's id say its family, as the rules that ship have it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from api.pages.slots import slot_asks
from graphmodel.gaps.finding import GapReport
from graphmodel.levels import LevelScheme
from graphmodel.messages import language, say
from graphmodel.profiles import Profile
from graphmodel.profiles.templates import MEMBER_KIND, AllianceTemplate
from graphmodel.profiles.wording import parameters_of
from graphmodel.rules import RULE_TYPES, Rule
from graphmodel.vocabulary import AREA_KIND, SEVERITY, STATUS, TIER

_FAMILIES = ("C", "L", "T", "D")
"""Letters of the families that ship; rules of any other stand in one of their own at the end."""


def book_answer(profile: Profile, report: GapReport) -> str:
    """The sentence that says how many rules are in force, and how many of them found something."""
    on = [rule for rule in profile.rules if rule.enabled]
    counts = report.summary["by_rule"]
    finding = sum(bool(counts.get(rule.id)) for rule in on)
    said = say(
        "pledge.rules_answer", title=profile.title(), version=profile.version, on=len(on), finding=finding,
        found=len(report.findings),
    )  # fmt: skip
    off = len(profile.rules) - len(on)
    return said + (say("pledge.rules_off", count=off) if off else "") + say("pledge.full_stop")


def book_values(profile: Profile, report: GapReport, *, others: Iterable[Profile]) -> dict[str, Any]:
    """All that the page shows of the rules.

    Parameters
    ----------
    others
        The profiles that can be looked through.
    """
    return {
        "name": profile.name,
        "version": profile.version,
        "title_of_profile": profile.title(),
        "profiles": [
            {"name": one.name, "version": one.version, "title": one.title(), "on": one.name == profile.name}
            for one in others
        ],
        "families": _families(profile, report.summary["by_rule"]),
        "levels": _levels(profile.scheme),
        "superiors": [
            {"tier": TIER.label(tier), "under": [TIER.label(one) for one in allowed]}
            for tier, allowed in profile.scheme.superiors.items()
        ],
        "place_level": profile.scheme[profile.place_level].label(),
        "themes": list(profile.themes),
        "lowest_ratings": list(profile.lowest_ratings),
        "templates": [_template(one) for one in profile.templates.values()],
        "sources": dict(profile.sources),
    }


def family_of(rule_id: str) -> str:
    """The letters that a rule's id begins with, or nothing where no family is called so."""
    letters = rule_id[: next((at for at, sign in enumerate(rule_id) if not sign.isalpha()), len(rule_id))]
    return letters if letters in _FAMILIES else ""


def _families(profile: Profile, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    found: dict[str, list[Rule]] = {family: [] for family in (*_FAMILIES, "")}
    for rule in profile.rules:
        found[family_of(rule.id)].append(rule)
    return [
        {
            "key": family,
            "label": say(f"pledge.family_{family.lower() or 'other'}"),
            "on": sum(rule.enabled for rule in rules),
            "found": sum(counts.get(rule.id, 0) for rule in rules),
            "rules": [_rule(rule, profile, counts.get(rule.id, 0)) for rule in rules],
        }
        for family, rules in found.items()
        if rules
    ]


def _rule(rule: Rule, profile: Profile, found: int) -> dict[str, Any]:
    return {
        "id": rule.id,
        "question": rule.title(),
        "type": RULE_TYPES[rule.type].label(language()),
        "parameters": [{"label": one.label, "words": one.words} for one in parameters_of(rule, profile)],
        "action": rule.action(),
        "source": rule.said_source(),
        "status": rule.status,
        "status_label": STATUS.label(rule.status),
        "severity": rule.severity,
        "severity_label": SEVERITY.label(rule.severity),
        "enabled": rule.enabled,
        "found": found if rule.enabled else None,
    }


def _levels(scheme: LevelScheme) -> list[dict[str, Any]]:
    return [
        {
            "key": level.key,
            "label": level.label(),
            "parents": [scheme[parent].label() for parent in level.parents],
            "kinds": [AREA_KIND.label(kind) for kind in level.kinds],
            "tiers": [TIER.label(tier) for tier in level.tiers],
            "tiers_under_branch": [TIER.label(tier) for tier in level.tiers_under_branch],
            "covered": level.covered,
        }
        for level in scheme.levels
    ]


def _template(template: AllianceTemplate) -> dict[str, Any]:
    return {
        "key": template.key,
        "label": template.label(),
        "hosted": template.hosted,
        "source": template.said_source(),
        "slots": [
            {
                "key": slot.key,
                "label": slot.label(),
                "asked": slot_asks(slot.least, slot.most),
                "kinds": [MEMBER_KIND.label(kind) for kind in slot.kinds],
            }
            for slot in template.slots
        ],
    }
