"""Discretion: how counts that could point at somebody are shown, one home for exports, pages, reports and API.

Assumes the privacy of the model: numbers of households below five, zero apart, are not shown at all, numbers of
members outside the register's own tables as bands. Which counts are which is declared in the schema
(:attr:`graphmodel.schema.Property.guard`).
"""

from dataclasses import replace

import polars as pl

from graphmodel.schema import Property
from graphmodel.vocabulary import Enumeration, Word

FEWEST_HOUSEHOLDS = 5
"""Numbers of households below it, zero apart, are not shown."""
_BANDS: tuple[tuple[str, int | None], ...] = (("0", 1), ("1–2", 3), ("3–6", 7), ("7–50", 51), (">50", None))
"""Each band of members, and the first number above it."""
BANDS = Enumeration(
    "band",
    tuple(
        Word(name, name, name, tuple(sorted({name.replace("–", mark) for mark in "-~"} - {name}))) for name, _ in _BANDS
    ),
)
"""The bands of members, smallest first; the same in every language, as they are also values."""
BAND_ORDER = pl.Enum(BANDS.keys)
"""The type of a column of bands: it sorts and compares in their order."""


def is_few(households: int) -> bool:
    """Whether a number of households is too small to be shown."""
    return 0 < households < FEWEST_HOUSEHOLDS


def band(members: int) -> str:
    """The band of a number of members: 0, 1–2, 3–6, 7–50, >50."""
    return next(name for name, above in _BANDS if above is None or members < above)


def shown_property(declared: Property) -> Property:
    """A property as it is shown: of members, a text that is one of the bands."""
    return replace(declared, type="text", words=BANDS) if declared.guard == "members" else declared


def shown_value(declared: Property) -> pl.Expr:
    """The column of a property as it is shown: bands for members, null for too few households."""
    column = pl.col(declared.name)
    if declared.guard == "members":
        shown: pl.Expr = pl.lit(BANDS.keys[-1])
        for name, above in reversed(_BANDS[:-1]):
            shown = pl.when(column < above).then(pl.lit(name)).otherwise(shown)
        return pl.when(column.is_not_null()).then(shown).cast(BAND_ORDER).alias(declared.name)
    return pl.when(~withheld(declared)).then(column).alias(declared.name) if declared.guard else column


def withheld(declared: Property) -> pl.Expr:
    """Whether a value is on record and not shown; false where nothing is."""
    if declared.guard != "households":
        return pl.lit(value=False)
    return pl.col(declared.name).is_between(1, FEWEST_HOUSEHOLDS - 1).fill_null(value=False)
