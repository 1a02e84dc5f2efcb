"""A profile as plain values: its rules, and what else is local policy, labels in both languages.

Assumes that a program which asks for a profile shows it to people of either language.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from graphmodel.messages import LANGUAGES, Language, speaking
from graphmodel.profiles.profile import Profile
from graphmodel.profiles.templates import AllianceTemplate
from graphmodel.profiles.wording import parameters_of
from graphmodel.rules import RULE_TYPES, Rule

T = TypeVar("T")


def profile_head(profile: Profile) -> dict[str, Any]:
    """What tells a profile from others."""
    return {"name": profile.name, "version": profile.version, "title": _both(profile.title)}


def rules_values(profile: Profile) -> dict[str, Any]:
    """The rules of a profile, switched-off ones too, in the order in which reports show them."""
    return {"profile": profile_head(profile), "rules": [_rule(rule, profile) for rule in profile.rules]}


def profile_values(profile: Profile) -> dict[str, Any]:
    """Everything else that a profile says."""
    return {
        **profile_head(profile),
        "scheme": {
            "levels": [
                {
                    "key": level.key,
                    "label": _both(level.label),
                    "tiers": list(level.tiers),
                    "tiers_under_branch": list(level.tiers_under_branch),
                    "parents": list(level.parents),
                    "kinds": list(level.kinds),
                    "covered": level.covered,
                }
                for level in profile.scheme.levels
            ],
            "superiors": {tier: list(allowed) for tier, allowed in profile.scheme.superiors.items()},
        },
        "place_level": profile.place_level,
        "themes": list(profile.themes),
        "lowest_ratings": list(profile.lowest_ratings),
        "templates": [_template(one) for one in profile.templates.values()],
        "sources": dict(profile.sources),
    }


def _rule(rule: Rule, profile: Profile) -> dict[str, Any]:
    said = _both(lambda lang: _in(lang, lambda: parameters_of(rule, profile)))
    return {
        "id": rule.id,
        "family": rule.family,
        "title": _both(rule.title),
        "type": rule.type,
        "type_label": _both(RULE_TYPES[rule.type].label),
        "status": rule.status,
        "severity": rule.severity,
        "enabled": rule.enabled,
        "parameters": [
            {
                **zh.values(),
                "label": {"zh": zh.label, "en": en.label},
                "words": {"zh": zh.words, "en": en.words},
            }
            for zh, en in zip(said["zh"], said["en"], strict=True)
        ],
        "action": _both(rule.action),
        "source": _both(rule.said_source),
    }


def _template(template: AllianceTemplate) -> dict[str, Any]:
    return {
        "key": template.key,
        "label": _both(template.label),
        "hosted": template.hosted,
        "slots": [
            {
                "key": slot.key,
                "label": _both(slot.label),
                "least": slot.least,
                "most": slot.most,
                "kinds": list(slot.kinds),
            }
            for slot in template.slots
        ],
        "source": _both(template.said_source),
    }


def _both(said: Callable[[Language], T]) -> dict[str, T]:
    return {lang: said(lang) for lang in LANGUAGES}


def _in(lang: Language, said: Callable[[], T]) -> T:
    with speaking(lang):
        return said()
