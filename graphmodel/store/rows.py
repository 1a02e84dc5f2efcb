"""Rows: how the properties of a record travel when columns are read.

Assumes that lists of words, flags and traces hold few different values: rows are grouped by them, so that each
combination is sent once. The other values of a row travel as one joined text, an absent one as nothing.
"""

from graphmodel.schema import Property

SEPARATOR = "\x1f"
"""Between the values of a row; refused in what is written."""

_TRACE = {"source", "batch", "first_seen", "last_seen"}


def repeating(properties: tuple[Property, ...]) -> tuple[Property, ...]:
    """The properties that rows are grouped by."""
    return tuple(p for p in properties if p.words or p.name in _TRACE or p.type in {"flag", "texts"})


def varying(properties: tuple[Property, ...]) -> tuple[Property, ...]:
    """The properties that each row sends for itself."""
    grouped = repeating(properties)
    return tuple(p for p in properties if p not in grouped)
