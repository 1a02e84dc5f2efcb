"""Words: labels of filters, sectors, themes and slots, in the language of the moment."""

from graphmodel.gaps.words import labels
from graphmodel.messages import say
from graphmodel.profiles import Profile
from graphmodel.profiles.templates import MEMBER_KIND, Slot
from graphmodel.vocabulary import THEME, UNIT_KIND

_NO_UNIT = ("party", "place", "area")
"""Sectors of what is no unit."""


def filter_label(name: str) -> str:
    """What a filter asks for."""
    return say(f"alliance.filter_{name}")


def sector_label(key: str) -> str:
    """The label of a sector: of a kind of unit, of what is no unit, or the word itself."""
    return say(f"alliance.sector_{key}") if key in _NO_UNIT else UNIT_KIND.label(key)


def theme_label(key: str) -> str:
    """The label of a theme."""
    return THEME.label(key)


def fact_label(key: str) -> str:
    """What a pact is to state."""
    return say(f"pact.fact_{key}")


def state_label(key: str) -> str:
    """Whether a pact is in force."""
    return say(f"pact.state_{key}")


def slot_labels(profile: Profile, key: str) -> str:
    """The labels of a slot in all templates that have it; several share keys such as X."""
    slots = [slot for template in profile.templates.values() for slot in template.slots if slot.key == key]
    return " / ".join(dict.fromkeys(slot.label() for slot in slots)) or key


def slot_said(slot: Slot) -> str:
    """A slot in one line: key, label, how many it takes, and who may fill it."""
    most = say("alliance.slot_open") if slot.most is None else str(slot.most)
    line = say("alliance.slot_line", key=slot.key, label=slot.label(), least=slot.least, most=most)
    return line + (say("alliance.slot_kinds", kinds=labels(MEMBER_KIND, slot.kinds)) if slot.kinds else "")
