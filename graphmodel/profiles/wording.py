"""Rules in words: parameters with their values, labels in the language of the moment.

Assumes that whoever writes a profile asks for the keys too, and nobody else wants to see them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphmodel.messages import language, say
from graphmodel.profiles.profile import Profile
from graphmodel.rules import RULE_TYPES, Parameter, ParameterType, Rule
from graphmodel.schema import NODES, TIES_BY_TYPE
from graphmodel.vocabulary import (
    AREA_KIND,
    BUILD,
    CARRIER_KIND,
    FORM,
    PATH,
    POST_KIND,
    SEVERITY,
    TIER,
    UNIT_KIND,
    UNIT_STATUS,
    WORK_COVER_BY,
    Enumeration,
)

_BY_TYPE: Mapping[ParameterType, Enumeration] = {
    "tiers": TIER,
    "forms": FORM,
    "builds": BUILD,
    "paths": PATH,
    "kinds": AREA_KIND,
    "statuses": UNIT_STATUS,
    "unit_kinds": UNIT_KIND,
    "carrier_kinds": CARRIER_KIND,
}
_BY_NAME: Mapping[str, Enumeration] = {"due_severity": SEVERITY, "by": WORK_COVER_BY, "post": POST_KIND}


@dataclass(frozen=True)
class SaidParameter:
    """A parameter of a rule as people read it.

    Attributes
    ----------
    name
        Its key.
    value
        As the profile has it.
    words, keyed
        The value in words; the same with the keys that a profile is written with behind them.
    """

    name: str
    label: str
    value: object
    words: str
    keyed: str

    def values(self) -> dict[str, Any]:
        """The parameter as plain values."""
        plain = list(self.value) if isinstance(self.value, tuple) else self.value
        return {"name": self.name, "label": self.label, "value": plain, "words": self.words}


def parameters_of(rule: Rule, profile: Profile) -> list[SaidParameter]:
    """Every parameter that a rule has, as its type orders them, in the language of the moment."""
    return [
        SaidParameter(
            name=parameter.name,
            label=say(f"rule.{parameter.said_as or parameter.name}"),
            value=rule.parameters[parameter.name],
            words=_value(rule, parameter, profile, keys=False),
            keyed=_value(rule, parameter, profile, keys=True),
        )
        for parameter in RULE_TYPES[rule.type].parameters
        if parameter.name in rule.parameters
    ]


def said_parameters(rule: Rule, profile: Profile, *, keys: bool = False) -> list[str]:
    """Every parameter with its value in one line.

    Parameters
    ----------
    keys
        Whether to put the keys that a profile is written with behind the labels.
    """
    colon = "：" if language() == "zh" else ": "
    return [
        f"{one.label} [{one.name}]{colon}{one.keyed}" if keys else f"{one.label}{colon}{one.words}"
        for one in parameters_of(rule, profile)
    ]


def said_band(band: Mapping[str, float]) -> str:
    """A band as people say it."""
    least, most = (f"{band[end]:,}" if end in band else None for end in ("min", "max"))
    if least is None:
        return say("rule.at_most", most=most)
    return say("rule.at_least", least=least) if most is None else say("rule.between", least=least, most=most)


def _value(rule: Rule, parameter: Parameter, profile: Profile, *, keys: bool) -> str:
    value = rule.parameters[parameter.name]
    if isinstance(value, bool):
        return say("rule.yes" if value else "rule.no")
    if isinstance(value, Mapping):
        return said_band(value)
    if isinstance(value, float | int):
        return f"{100 * value:g}%" if parameter.highest == 1 else f"{value:,}"
    words = value if isinstance(value, tuple) else (str(value),)
    comma = "、" if language() == "zh" else ", "
    return comma.join(_word(rule, parameter, str(word), profile) + (f" [{word}]" if keys else "") for word in words)


def _word(rule: Rule, parameter: Parameter, word: str, profile: Profile) -> str:
    if parameter.type in {"level", "levels"}:
        return profile.scheme[word].label() if word in profile.scheme else word
    if parameter.type == "rules":
        other = profile.rule(word)
        return other.title() if other else word
    if parameter.type == "parties":
        return "/".join(UNIT_KIND.label(kind) for kind in word.split("/"))
    if parameter.name == "of" and word == "place":  # the place of ties; among facts it is where a record lies
        return profile.scheme[profile.place_level].label()
    enumeration = _BY_TYPE.get(parameter.type) or _BY_NAME.get(parameter.said_as or parameter.name)
    return enumeration.label(word) if enumeration else _named(rule, parameter, word)


def _named(rule: Rule, parameter: Parameter, word: str) -> str:
    """What the schema calls a kind, a tie or a property, else the catalogue."""
    stored = NODES[str(rule.parameters["of"])].stored if parameter.words_of else ()
    kind = NODES.get(word) or TIES_BY_TYPE.get(word) or next((each for each in stored if each.name == word), None)
    if kind is None:
        return say(f"rule.word_{word}")
    return kind.zh if language() == "zh" else kind.en
