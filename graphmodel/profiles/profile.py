"""Profile: local policy as a frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphmodel.levels import LevelScheme
from graphmodel.messages import Language, language
from graphmodel.profiles.templates import AllianceTemplate
from graphmodel.rules import Rule

PLACE_LEVEL = "community"
"""The level of the places where a profile does not say."""


@dataclass(frozen=True)
class Profile:
    """Local policy: the scheme, the rules, the refusals at import, the lowest classes of ratings, the templates of alliances.

    Attributes
    ----------
    name, version
        What findings name as their ground.
    rules
        In the order in which reports show them; switched-off ones included.
    refused_unit_kinds, refused_names
        Units and places that an import refuses: words that a name may not contain (defence, custody, secrecy).
    lowest_ratings
        The lowest classes of the rating scales in use.
    sources
        Where ``import``, ``ratings`` and ``scheme`` come from; each rule and template has its own source.
    templates
        What alliances are put together of, by key.
    place_level
        The level whose areas act as one with the organisations that cover them, when ties are looked at.
    themes
        Of co-building, that each place is expected to work on; those in use come on top.
    """

    name: str
    version: str
    zh: str
    en: str
    scheme: LevelScheme
    rules: tuple[Rule, ...]
    refused_names: tuple[str, ...] = ()
    refused_unit_kinds: tuple[str, ...] = ()
    lowest_ratings: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, AllianceTemplate] = field(default_factory=dict)
    place_level: str = PLACE_LEVEL
    themes: tuple[str, ...] = ()

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, on or off."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def template(self, written: str | None) -> AllianceTemplate | None:
        """The template that a register calls *written*, by key or label."""
        return next((template for template in self.templates.values() if written in template.names), None)

    def title(self, lang: Language | None = None) -> str:
        """The title in *lang*, else in the language of the moment."""
        return self.zh if (lang or language()) == "zh" else self.en
