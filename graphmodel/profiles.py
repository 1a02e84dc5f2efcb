"""Profiles: local policy as data. A profile names the level scheme and the rules with their thresholds and sources.

Assumes that ``default`` ships with the product and that a place extends it and changes what differs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphmodel.levels import LevelScheme
from graphmodel.rules import Rule


@dataclass(frozen=True)
class Profile:
    """Local policy: the scheme, the rules, the refusals at import, the lowest classes of ratings.

    Attributes
    ----------
    name, version
        What findings name as their ground.
    rules
        In the order in which reports show them; switched-off ones included.
    refused_unit_kinds, refused_names
        Units and places that an import refuses: words that a name may not contain (defence, custody, secrecy).
    """

    name: str
    version: str
    zh: str
    en: str
    scheme: LevelScheme
    rules: tuple[Rule, ...]
    refused_names: tuple[str, ...] = ()
    refused_unit_kinds: tuple[str, ...] = ()
    more: Mapping[str, object] = field(default_factory=dict)

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id, on or off."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)
