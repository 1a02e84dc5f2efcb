"""Given: the parameters of a rule, by type.

Assumes a profile that was checked against the rule types, so that a value is of its declared type or absent.
"""

from collections.abc import Mapping
from typing import cast

from graphmodel.rules import Rule


def text(rule: Rule, name: str) -> str | None:
    """The text, level or tier given, or None."""
    return cast("str | None", rule.parameters.get(name))


def texts(rule: Rule, name: str) -> tuple[str, ...]:
    """The list of words given; one word counts as a list of one, none as the empty list."""
    value = rule.parameters.get(name, ())
    return (value,) if isinstance(value, str) else tuple(cast("tuple[str, ...]", value))


def number(rule: Rule, name: str) -> float | None:
    """The number given, or None."""
    return cast("float | None", rule.parameters.get(name))


def flag(rule: Rule, name: str) -> bool:
    """Whether the flag is given and true."""
    return bool(rule.parameters.get(name))


def band(rule: Rule, name: str) -> tuple[float | None, float | None] | None:
    """The lowest and highest value that are still inside, or None where no band is given."""
    given = cast("Mapping[str, float] | None", rule.parameters.get(name))
    return None if given is None else (given.get("min"), given.get("max"))
