"""Parameters of rules: each value is checked against the declaration of its rule type, whatever the type.

Levels, rule ids and properties that a value names are checked later, when the whole rule and profile are known
(``rule_tables``).
"""

import math

from graphmodel.profiles.document import Table
from graphmodel.profiles.positions import Path
from graphmodel.rules import Parameter, ParameterType
from graphmodel.vocabulary import (
    AREA_KIND,
    BUILD,
    CARRIER_KIND,
    FORM,
    PATH,
    TIER,
    UNIT_KIND,
    UNIT_STATUS,
    Enumeration,
)

_ENUMERATIONS: dict[ParameterType, Enumeration] = {
    "tiers": TIER,
    "forms": FORM,
    "builds": BUILD,
    "paths": PATH,
    "kinds": AREA_KIND,
    "unit_kinds": UNIT_KIND,
    "carrier_kinds": CARRIER_KIND,
    "statuses": UNIT_STATUS,
}


def read_parameter(table: Table, parameter: Parameter) -> object | None:
    """The value that *table* gives *parameter*; None where it is absent or wrong (which is noted)."""
    name = parameter.name
    value: object | None
    match parameter.type:
        case "int" | "float":
            value = _number(table, name, parameter)
        case "flag":
            value = table.flag(name)
        case "band":
            value = _band(table.table(name), parameter) if name in table.data else None
        case "text" | "level":
            text = table.text(name)
            value = text if text is not None and _allowed(table, (name,), text, parameter) else None
        case "levels" | "rules" | "words":
            value = _texts(table, parameter)
        case "parties":
            value = _parties(table, name)
        case _:
            value = table.words(name, _ENUMERATIONS[parameter.type])
    return value


def merged(old: object, new: object) -> object:
    """The value after a change: a band keeps the bound that is not given, everything else is replaced."""
    return {**old, **new} if isinstance(old, dict) and isinstance(new, dict) else new


def check_band(table: Table, name: str, value: object) -> None:
    """Note a band whose least is above its most."""
    if isinstance(value, dict) and value.get("min", -math.inf) > value.get("max", math.inf):
        table.blame("band_crossed", name, least=value["min"], most=value["max"])


def _texts(table: Table, parameter: Parameter) -> tuple[str, ...] | None:
    values = table.texts(parameter.name)
    if values is None:
        return None
    return tuple(v for at, v in enumerate(values) if _allowed(table, (parameter.name, at), v, parameter))


def _parties(table: Table, name: str) -> tuple[str, ...] | None:
    """Kinds of unit, written as keys or labels; where any of several will do, with a stroke between them."""
    values = table.texts(name)
    if values is None:
        return None
    parties = []
    for at, value in enumerate(values):
        words = [UNIT_KIND.find(part.strip()) for part in value.split("/")]
        if all(words):
            parties.append("/".join(word.key for word in words if word))
        else:
            table.document.blame_choice(
                "value_unknown", (*table.path, name, at), value, UNIT_KIND.keys, enumeration=UNIT_KIND
            )
    return tuple(parties)


def _allowed(table: Table, path: Path, value: str, parameter: Parameter) -> bool:
    known = not parameter.words or value in parameter.words
    if not known:
        table.document.blame_choice("value_unknown", (*table.path, *path), value, parameter.words)
    return known


def _band(table: Table, parameter: Parameter) -> dict[str, object] | None:
    table.expect("min", "max")
    if table.data == {}:
        table.blame("band_empty")
        return None
    found = {name: _number(table, name, parameter) for name in ("min", "max")}
    return {name: value for name, value in found.items() if value is not None} or None


def _number(table: Table, name: str, parameter: Parameter) -> int | float | None:
    whole = parameter.type == "int"
    value = table.typed(name, int if whole else (int, float), "int" if whole else "float")
    if not isinstance(value, int | float):
        return None
    lowest = -math.inf if parameter.lowest is None else parameter.lowest
    highest = math.inf if parameter.highest is None else parameter.highest
    if not (math.isfinite(value) and lowest <= value <= highest):
        table.blame("out_of_range", name, value=value, lowest=_said(lowest), highest=_said(highest))
        return None
    return value


def _said(bound: float) -> str:
    return f"{bound:g}" if math.isfinite(bound) else "-"
