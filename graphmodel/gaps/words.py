"""Words: labels of keys in the language of the moment, and counts said so that they identify nobody.

Assumes that a finding is read outside the register's own tables: members in bands, households below five not at all.
"""

from collections.abc import Iterable

from graphmodel.discretion import FEWEST_HOUSEHOLDS, band, is_few
from graphmodel.levels import LevelScheme
from graphmodel.messages import language, say
from graphmodel.schema import NODES, TIES_BY_TYPE
from graphmodel.vocabulary import TIER, Enumeration


def labels(enumeration: Enumeration, keys: Iterable[str]) -> str:
    """The labels of *keys*, as a list in a sentence."""
    return listed(enumeration.label(key) for key in keys)


def tiers(keys: Iterable[str]) -> str:
    """The labels of some tiers."""
    return labels(TIER, keys)


def level(scheme: LevelScheme, key: str | None) -> str:
    """The label of a level, known to the scheme or not."""
    return scheme[key].label() if key is not None and key in scheme else key or ""


def kind(label: str) -> str:
    """What a kind of node is called."""
    return NODES[label].zh if language() == "zh" else NODES[label].en


def tie(kind: str) -> str:
    """What a type of tie is called."""
    return TIES_BY_TYPE[kind].zh if language() == "zh" else TIES_BY_TYPE[kind].en


def listed(texts: Iterable[str]) -> str:
    """Texts as a list in a sentence."""
    return ("、" if language() == "zh" else ", ").join(texts)


def clauses(texts: Iterable[str]) -> str:
    """Sentences or parts of one, in one line."""
    return ("；" if language() == "zh" else "; ").join(texts)


def members(count: int) -> str:
    """A number of members as its band; the same in every language, as it is also a value."""
    return band(count)


def households(count: int) -> str:
    """A number of households; below five it is not said."""
    return say("gaps.under", number=FEWEST_HOUSEHOLDS) if is_few(count) else str(count)


def place() -> str:
    """What a unit without place lacks."""
    return say("gaps.place")
