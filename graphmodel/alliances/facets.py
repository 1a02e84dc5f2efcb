"""Facets: choose records by any mix of filters, and count what each other choice would leave.

Assumes that a dimension is a table of which record has which value; a record may have several values, or none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a dimension, and how many records have it."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A dimension, with its values in the order of their labels."""

    dimension: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One filter that was asked for, and what it was taken to mean."""

    dimension: str
    key: str
    label: str


def passing(every: pl.DataFrame, sets: Mapping[str, pl.DataFrame], *, but: str | None = None) -> pl.DataFrame:
    """The records (``uid``) of *every* that are in all *sets*, those of the dimension *but* apart."""
    for dimension, chosen in sets.items():
        if dimension != but:
            every = every.join(chosen, on="uid", how="semi")
    return every


def count_facets(
    every: pl.DataFrame,
    dimensions: Mapping[str, pl.DataFrame],
    sets: Mapping[str, pl.DataFrame],
    labels: Callable[[str, list[str]], Mapping[str, str]],
) -> tuple[Facet, ...]:
    """Count, for each dimension, the records of each value that pass all filters but the dimension's own.

    Parameters
    ----------
    every
        ``uid`` of all records.
    dimensions
        ``uid``, ``key`` by name of the dimension.
    sets
        ``uid`` of the records that pass, by name of the dimension filtered.
    labels
        Gives the labels of some keys of a dimension.

    Notes
    -----
    Leaving a dimension's own filter out says what choosing another of its values would give.
    """
    facets = []
    for name, table in dimensions.items():
        left = passing(every, sets, but=name)
        counts = table.join(left, on="uid", how="semi").group_by("key").agg(pl.col("uid").n_unique())
        rows = dict(counts.iter_rows())
        said = labels(name, list(rows))
        ordered = sorted(rows, key=lambda key: (said.get(key, key), key))
        facets.append(Facet(name, tuple(Choice(key, said.get(key, key), rows[key]) for key in ordered)))
    return tuple(facets)
