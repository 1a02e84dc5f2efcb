"""The model as plain values: kinds, ties, their properties and what these may hold, labels in both languages.

Assumes that whoever asks wants to know what answers hold: counts that are shown with discretion are described as shown.
"""

from collections.abc import Iterable
from typing import Any

from graphmodel.discretion import BANDS, shown_property
from graphmodel.schema import INFORMAL_FORMS, INFORMAL_TIERS, NAMED_SETS, NODE_KINDS, TIE_KINDS, Property
from graphmodel.vocabulary import ENUMERATIONS, Enumeration


def model_values() -> dict[str, Any]:
    """The whole model."""
    return {
        "kinds": [
            {
                "label": kind.label,
                "name": {"zh": kind.zh, "en": kind.en},
                "prefix": kind.prefix,
                "named": kind.named,
                "starts": kind.starts,
                "code": kind.code,
                "properties": _properties(kind.stored),
            }
            for kind in NODE_KINDS
        ],
        "ties": [
            {
                "type": tie.type,
                "name": {"zh": tie.zh, "en": tie.en},
                "ends": [list(pair) for pair in tie.ends],
                "discriminator": tie.discriminator,
                "properties": _properties(tie.stored),
            }
            for tie in TIE_KINDS
        ],
        "enumerations": {one.name: _enumeration(one) for one in (*ENUMERATIONS.values(), BANDS)},
        "sets": {name: list(types) for name, types in NAMED_SETS.items()},
        "informal": {"forms": list(INFORMAL_FORMS), "tiers": list(INFORMAL_TIERS)},
    }


def _properties(declared: Iterable[Property]) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "label": {"zh": one.zh, "en": one.en},
            "type": shown.type,
            "enumeration": shown.words.name if shown.words else None,
            "required": one.required,
            "guard": one.guard,
        }
        for one in declared
        for shown in (shown_property(one),)
    ]


def _enumeration(one: Enumeration) -> dict[str, Any]:
    words = [{"key": word.key, "label": {"zh": word.zh, "en": word.en}, "also": list(word.also)} for word in one.words]
    return {"closed": one.closed, "words": words}
