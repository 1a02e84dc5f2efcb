"""Filters: what may be asked of each property, listed from the schema, so that documents and parsers cannot disagree.

Assumes the general rule that only a value passes a comparison: what is not on record passes ``missing`` alone, and what
is withheld passes neither, save that it is not missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

from graphmodel.collections.collection import COLLECTIONS, Collection
from graphmodel.collections.faults import nearest, wrong
from graphmodel.registers.sheets import UID
from graphmodel.schema import Property, ValueType
from graphmodel.vocabulary import Word

Operator = Literal["eq", "ne", "in", "lt", "lte", "gt", "gte", "contains", "missing"]
OPERATORS: tuple[Operator, ...] = get_args(Operator)
RESERVED = frozenset({"under", "on", "q", "sort", "fields", "expand", "state", "limit", "cursor", "format", "lang"})
"""Parameters that mean something else in an address: a property of that name is filtered as ``NAME__eq``."""
BETWEEN = "__"
"""Between property and operator."""

_ORDERED: tuple[Operator, ...] = ("eq", "ne", "lt", "lte", "gt", "gte", "missing")
_OF_TYPE: Mapping[ValueType, tuple[Operator, ...]] = MappingProxyType({
    "text": ("eq", "ne", "in", "contains", "missing"),
    "int": _ORDERED, "float": _ORDERED, "date": _ORDERED, "instant": _ORDERED,
    "flag": ("eq", "ne", "missing"),
    "texts": ("contains", "missing"),
})  # fmt: skip


@dataclass(frozen=True)
class Filter:
    """One parameter that filters.

    Attributes
    ----------
    name
        Of the parameter.
    of
        The property, as it is shown: what filters compare.
    """

    name: str
    of: Property
    op: Operator

    @property
    def type(self) -> ValueType:
        """What a value of it is: a flag where it asks what is missing, a text where it asks what is contained."""
        return "flag" if self.op == "missing" else "text" if self.op == "contains" else self.of.type

    @property
    def many(self) -> bool:
        """Whether it takes a list, separated by commas."""
        return self.op == "in"

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that it knows, by key or label; none where any value will do."""
        listed = self.of.words
        return listed.words if listed and self.op in {"eq", "ne", "in"} else ()


def operators_of(declared: Property) -> tuple[Operator, ...]:
    """What may be asked of a property, as it is shown."""
    if declared == UID:
        return ("eq", "in")
    return ("eq", "ne", "in", "missing") if declared.words else _OF_TYPE[declared.type]


def filters_of(path: str) -> tuple[Filter, ...]:
    """Every filter of a collection, in the order of its properties."""
    return tuple(_filters(path).values())


@cache
def _filters(path: str) -> Mapping[str, Filter]:
    every = (Filter(_name(p, op), p, op) for p in COLLECTIONS[path].properties.values() for op in operators_of(p))
    return MappingProxyType({one.name: one for one in every})


def _name(declared: Property, op: Operator) -> str:
    return declared.name if op == "eq" and declared.name not in RESERVED else f"{declared.name}{BETWEEN}{op}"


def filter_named(collection: Collection, name: str) -> Filter:
    """The filter of a collection that a parameter names; ``__eq`` may be written out.

    Raises
    ------
    UsageError
        It has no such property, or the property is not asked that way.
    """
    known = _filters(collection.path)
    stem, between, op = name.rpartition(BETWEEN)
    plain = known.get(stem) if between and op == "eq" else None
    if found := known.get(name) or (plain if plain and plain.op == "eq" else None):
        return found
    declared = collection.properties.get(stem if between else name)
    if declared is None:
        raise wrong("filter_unknown", name, name, near=nearest(name, known))
    usable = [one.name for one in known.values() if one.of == declared]
    raise wrong("operator_unknown", name, name, known=", ".join(usable))
