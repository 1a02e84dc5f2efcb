"""Scope: the part of a network that a question is about.

Assumes that what lies below an area belongs to its scope, and that an organisation belongs to every area that it or
an organisation below it covers or is located in, also through units and carriers. What is in no area (chains,
alliances, organisations without any place) belongs only to the question without scope.
"""

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from graphmodel.divisions import significant
from graphmodel.errors import NotFoundError
from graphmodel.gaps.records import padded
from graphmodel.gaps.view import View


@dataclass(frozen=True)
class Scope:
    """A part of a network.

    Attributes
    ----------
    area
        The one area that it lies below, or None; of the whole network, its only top-level area.
    areas
        ``uid`` of the live areas in it.
    whole
        Whether it is the whole network.
    """

    view: View
    area: int | None
    areas: pl.DataFrame
    whole: bool

    @cached_property
    def places(self) -> pl.DataFrame:
        """``uid`` of the units and carriers below its areas."""
        placed = self.view.presence.placed
        return placed.join(self.areas, left_on="area", right_on="uid", how="semi").select("uid").unique()

    @cached_property
    def orgs(self) -> pl.DataFrame:
        """``uid`` of the organisations in it."""
        return self.view.presence.orgs.select("uid") if self.whole else self.view.presence.orgs_in(self.areas)

    @property
    def on_record(self) -> bool:
        """Whether any organisation is on record in it."""
        return not self.orgs.is_empty()

    @cached_property
    def uids(self) -> frozenset[int]:
        """Every area, unit, carrier and organisation in it."""
        return frozenset(pl.concat([self.areas, self.places, self.orgs])["uid"])

    def holds(self, uid: int | str) -> bool:
        """Whether *uid* is in it: a number, or the uid of what is no record, which only the whole holds."""
        return self.whole or uid in self.uids


def scope_of(view: View, under: str | None) -> Scope:
    """Find what *under* means: all, the areas below an area, or those below the areas of a division code.

    Parameters
    ----------
    under
        The uid of a live area; or a division code, padded or not, of which the digits that say something are the
        beginning of the codes of some areas; these and everything below them are meant.

    Raises
    ------
    NotFoundError
        No live area has the uid, or a code that begins so.
    """
    areas = view.territory.areas
    if under is None:
        top = areas.filter(pl.col("level") == view.scheme.top.key)["uid"]
        return Scope(view, top.item() if top.len() == 1 else None, areas.select("uid"), whole=True)
    tops = areas.filter(pl.col("uid").is_in(list(view.numbers([under]).values())))
    if tops.is_empty() and under.isascii() and under.isdigit():
        tops = areas.filter(padded(pl.col("code")).str.starts_with(significant(under)))
    if tops.is_empty():
        raise NotFoundError("gaps.scope_unknown", under=under, parameter="under")
    below = view.territory.above.join(tops, left_on="ancestor", right_on="uid", how="semi").select("uid").unique()
    return Scope(view, _one_top(view, tops, below), below, whole=False)


def _one_top(view: View, tops: pl.DataFrame, below: pl.DataFrame) -> int | None:
    """The area that all of them are below, if there is one: the smallest uid where a cycle makes several."""
    above = view.territory.above.join(tops, left_on="ancestor", right_on="uid", how="semi")
    full = above.group_by("ancestor").agg(pl.col("uid").n_unique()).filter(pl.col("uid") == below.height)
    return min(full["ancestor"], default=None)
