"""Conditions: the texts of filters as typed values, and these as conditions on columns.

Assumes columns of what is shown (:mod:`graphmodel.collections.records`): a condition cannot tell what is withheld.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from math import isfinite
from types import MappingProxyType

import polars as pl

from graphmodel.collections.collection import Collection
from graphmodel.collections.faults import listed, readable, wrong
from graphmodel.collections.filters import Filter, filter_named
from graphmodel.errors import NotFoundError, UsageError
from graphmodel.profiles import Profile
from graphmodel.registers.dates import asked_day
from graphmodel.registers.texts import together
from graphmodel.schema import Property, ValueType
from graphmodel.vocabulary import LEVEL, Enumeration, Word

Value = str | int | float | bool | date
WITHHELD = "~withheld_"
"""Before the name of a property: the column that says whether its value is withheld."""
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)", re.ASCII)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", re.ASCII)
_LARGEST = 2**63 - 1
_FLAGS = {"true": True, "false": False}


def conditions_of(collection: Collection, filters: Mapping[str, str], profile: Profile) -> list[pl.Expr]:
    """What the filters ask of the columns of a collection; a row passes where all are true.

    Raises
    ------
    UsageError
        A filter or its value is not understood.
    """
    return [_condition(filter_named(collection, name), name, text, profile) for name, text in filters.items()]


def _condition(asked: Filter, parameter: str, text: str, profile: Profile) -> pl.Expr:
    column, name = pl.col(asked.of.name), asked.of.name
    if asked.op == "missing":
        absent = column.is_null()
        if asked.of.guard == "households":
            absent &= ~pl.col(WITHHELD + name)
        return absent if _flag(text, parameter) else ~absent
    if asked.op == "contains":
        part = readable(text, parameter=parameter)
        is_list = asked.of.type == "texts"
        return column.list.contains(part) if is_list else column.str.contains(part, literal=True)
    parts = listed(text, parameter=parameter) if asked.many else [readable(text, parameter=parameter)]
    values = [value_of(asked.of, part, parameter, profile) for part in parts]
    return column.is_in(values) if asked.many else _COMPARED[asked.op](column, pl.lit(values[0]))


_COMPARED: Mapping[str, Callable[[pl.Expr, pl.Expr], pl.Expr]] = MappingProxyType({
    "eq": pl.Expr.eq, "ne": pl.Expr.ne, "lt": pl.Expr.lt, "lte": pl.Expr.le, "gt": pl.Expr.gt, "gte": pl.Expr.ge,
})  # fmt: skip


def value_of(declared: Property, text: str, parameter: str, profile: Profile) -> Value:
    """The value of a property that a text says.

    Raises
    ------
    UsageError
        It says none; the message says what is wanted.
    """
    known = words_of(declared, profile)
    return _READ[declared.type](text, parameter) if known is None else _word(known, text, parameter)


def words_of(declared: Property, profile: Profile) -> Enumeration | None:
    """The words of a property; the levels of the profile's scheme are words too."""
    if declared.words is not LEVEL:
        return declared.words
    more = (Word(level.key, level.zh, level.en) for level in profile.scheme.levels if level.key not in LEVEL.keys)
    return replace(LEVEL, words=(*LEVEL.words, *more))


def _word(known: Enumeration, text: str, parameter: str) -> str:
    word = known.find(text)
    if word is None and known.closed:
        said = together(w.key if w.key == w.label() else f"{w.key} ({w.label()})" for w in known.words)
        kind = NotFoundError if known.name == LEVEL.name else UsageError  # a level is a name that a profile may give
        raise wrong("word_unknown", parameter, text, kind=kind, known=said)
    return word.key if word else text


def _text(text: str, parameter: str) -> str:
    return readable(text, parameter=parameter)


def _whole(text: str, parameter: str) -> int:
    """A whole number as JSON writes it, of at most 64 bits."""
    if not _WHOLE.fullmatch(text) or len(text) > len(str(_LARGEST)) + 1 or abs(int(text)) > _LARGEST:
        raise wrong("int_wrong", parameter, text)
    return int(text)


def _number(text: str, parameter: str) -> float:
    if not _NUMBER.fullmatch(text) or not isfinite(float(text)):
        raise wrong("float_wrong", parameter, text)
    return float(text)


def _flag(text: str, parameter: str) -> bool:
    if text not in _FLAGS:
        raise wrong("flag_wrong", parameter, text)
    return _FLAGS[text]


def _day(text: str, parameter: str) -> date:
    try:
        day = asked_day(text)
    except ValueError:
        day = None
    if day is None:
        raise wrong("date_wrong", parameter, text)
    return day


def _instant(text: str, parameter: str) -> str:
    """A moment, in the form in which the store keeps them."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise wrong("instant_wrong", parameter, text)
    try:
        known = moment.astimezone(UTC)
    except OverflowError:  # within a day of the ends of the calendar, where nothing is stored
        known = moment.replace(tzinfo=UTC)
    return known.isoformat(timespec="seconds").replace("+00:00", "Z")


_READ: Mapping[ValueType, Callable[[str, str], Value]] = MappingProxyType({
    "text": _text, "int": _whole, "float": _number, "flag": _flag, "date": _day, "instant": _instant, "texts": _text,
})  # fmt: skip
