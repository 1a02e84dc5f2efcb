"""Rule types and rules: a gap rule is an instance, in a profile, of a type declared here.

Declares parameters only, so that a profile can be checked without running anything; ``gaps`` implements the types.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graphmodel.messages import Language, language

ParameterType = Literal[
    "int",
    "float",
    "flag",
    "text",
    "level",
    "levels",
    "tier",
    "tiers",
    "forms",
    "builds",
    "paths",
    "kinds",
    "rules",
    "words",
    "band",
]


@dataclass(frozen=True)
class Parameter:
    """One parameter of a rule type.

    ``words`` restricts a ``text`` or ``words`` parameter to these values. ``lowest``, ``highest`` bound a number.
    A ``band`` is a table with optional ``min`` and ``max``.
    """

    name: str
    type: ParameterType
    required: bool = False
    words: tuple[str, ...] = ()
    lowest: float | None = None
    highest: float | None = None


@dataclass(frozen=True)
class RuleType:
    """A kind of question, with the parameters that its instances set."""

    name: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name."""
        return next((p for p in self.parameters if p.name == name), None)


@dataclass(frozen=True)
class Rule:
    """One rule of a profile.

    Attributes
    ----------
    id
        Stable id such as ``C1.grid``; its family is the part before the first dot.
    type
        Name of the rule type.
    status, severity
        What a plain finding of the rule gets; a rule type may give others where ``gaps.md`` says so.
    zh, en
        Title: what a finding of this rule says of its subject.
    action_zh, action_en
        What would mend it.
    source
        Where the rule and its thresholds come from.
    parameters
        Values by name; every parameter without default that the type requires is there.
    """

    id: str
    type: str
    status: str
    severity: str
    zh: str
    en: str
    action_zh: str
    action_en: str
    source: str
    enabled: bool = True
    parameters: Mapping[str, object] = field(default_factory=dict)

    @property
    def family(self) -> str:
        """The part of the id before the first dot: blanks of one family follow each other down the tree."""
        return self.id.partition(".")[0]

    def title(self, lang: Language | None = None) -> str:
        """The title in *lang*, else in the language of the moment."""
        return self.zh if (lang or language()) == "zh" else self.en

    def action(self, lang: Language | None = None) -> str:
        """What would mend it, in *lang*, else in the language of the moment."""
        return self.action_zh if (lang or language()) == "zh" else self.action_en


RULE_TYPES: Mapping[str, RuleType] = {}
