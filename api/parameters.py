"""Parameters: what may be asked of a collection, written into the document from the declaration of its filters.

Assumes that :mod:`graphmodel.collections` reads the values; :mod:`api.asked` refuses a name that is not here.
"""

from collections.abc import Collection as Names
from collections.abc import Iterator, Mapping
from typing import Any

from api.wire.records import closed_words
from graphmodel.collections.collection import COLLECTIONS, Collection
from graphmodel.collections.filters import BETWEEN, RESERVED, Filter, Operator, filters_of
from graphmodel.collections.reading import ALL
from graphmodel.schema import ValueType

STATES = ("live", "ended", "all")
"""Which records of a collection are asked for."""
ALSO = "x-also"
"""Other names that a parameter may be given by."""
OPERATOR = "x-operator"
"""What a filter asks of its property."""
_PART = r"^[^,，、]*[^,，、\s][^,，、]*$"
"""A part of a list."""
_LARGEST = 2**63 - 1
_SCHEMAS: Mapping[ValueType, Mapping[str, Any]] = {
    "text": {"type": "string", "minLength": 1},
    "texts": {"type": "string", "minLength": 1},
    "int": {"type": "integer", "minimum": -_LARGEST, "maximum": _LARGEST},
    "float": {"type": "number"},
    "flag": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "instant": {"type": "string", "format": "date-time"},
}
_SAID: Mapping[Operator, tuple[str, str]] = {
    "eq": ("is", "等于"), "ne": ("is not", "不等于"), "in": ("one of", "为其中之一"), "lt": ("below", "小于"),
    "lte": ("at most", "不大于"), "gt": ("above", "大于"), "gte": ("at least", "不小于"),
    "contains": ("contains", "包含"), "missing": ("not on record", "没有填写"),
}  # fmt: skip
_SAID_OF_DAYS: Mapping[Operator, tuple[str, str]] = {
    "lt": ("before", "早于"), "lte": ("not after", "不晚于"), "gt": ("after", "晚于"),
    "gte": ("not before", "不早于"),
}  # fmt: skip


_STATE = "Live on the day unless said, ended, or all; `under` goes with live ones / 默认为当日有效的；已终止的，或全部。under 只用于有效的"


def list_parameters(
    path: str, *, own: Names[str] = (), more_fields: Names[str] = (), more_states: Names[str] = ()
) -> list[dict[str, Any]]:
    """The parameters of a list that the declaration says.

    Parameters
    ----------
    own
        Names of parameters that the address reads itself: a filter so named is called by its operator.
    more_fields, more_states
        What ``fields`` and ``state`` may say beside what they say of any collection.
    """
    collection = COLLECTIONS[path]
    return [
        *_filters(path, {*own, *RESERVED}),
        _parameter("state", _STATE, _words(*more_states, *STATES)),
        _parameter("sort", "Order, by properties; `-` before one turns it / 按哪些字段排序，前加“-”为降序", _listed(_sorts(collection))),
        *read_parameters(path, more_fields=more_fields),
    ]  # fmt: skip


def read_parameters(path: str, *, more_fields: Names[str] = ()) -> list[dict[str, Any]]:
    """The parameters of one record, and of a list of them, that say what is told."""
    collection = COLLECTIONS[path]
    fields = _listed([*more_fields, *collection.fields])
    told = [
        _parameter(
            "fields",
            "Fields to answer with, `uid` always; all unless said / 要哪些字段，uid 总在其中，默认全部",
            fields,
        )
    ]
    if collection.ties:
        ties = _listed([ALL, *collection.ties])
        told.append(
            _parameter(
                "expand",
                "Ties to answer with, by type, or `all`; none unless said / 一并给出的联系，或 all，默认不给",
                ties,
            )
        )
    return told


def _filters(path: str, taken: Names[str]) -> Iterator[dict[str, Any]]:
    for one in filters_of(path):
        stem = one.of.name
        spelled = f"{stem}{BETWEEN}{one.op}"
        named = {**_parameter(one.name, _described(one), _schema(one)), OPERATOR: one.op}
        if one.name in taken:
            yield {**named, "name": spelled}
        elif one.name != spelled:
            yield {**named, ALSO: [spelled]}
        else:
            yield named


def _described(one: Filter) -> str:
    said = _SAID_OF_DAYS if one.of.type in {"date", "instant"} else _SAID
    en, zh = said.get(one.op, _SAID[one.op])
    return f"{one.of.en}: {en} / {one.of.zh}{zh}"


def _schema(one: Filter) -> Mapping[str, Any]:
    words = closed_words(one.of) if one.op in {"eq", "ne", "in"} else ()
    examples = {"examples": [word.key for word in one.words]} if one.words and not words else {}
    if one.many:
        return (
            _listed(words)
            if words
            else {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": _PART, **examples}}
        )
    return _words(*words) if words else {**_SCHEMAS[one.type], **examples}


def _sorts(collection: Collection) -> list[str]:
    names = [name for name, declared in collection.properties.items() if declared.type != "texts"]
    return [*names, *(f"-{name}" for name in names)]


def _words(*words: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(words)}


def _listed(words: Names[str]) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "uniqueItems": True, "items": _words(*words)}


def _parameter(name: str, description: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """A parameter; a list is one text, its parts separated by commas."""
    said = {"name": name, "in": "query", "required": False, "description": description, "schema": dict(schema)}
    return {**said, "style": "form", "explode": False} if schema["type"] == "array" else said
