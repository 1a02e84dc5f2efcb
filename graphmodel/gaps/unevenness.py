"""Unevenness: how unequally the places of an area share its ties.

Assumes that the number of partners says how well a place is tied, whoever the partners are.
"""

from fractions import Fraction

import polars as pl

from graphmodel.gaps import given
from graphmodel.gaps.hit import Clue, Hit
from graphmodel.gaps.view import View
from graphmodel.rules import Rule
from graphmodel.ties.concentration import gini


def unevenness(view: View, rule: Rule) -> list[Hit]:
    """Find the areas with enough places in which the Gini index of these places' numbers of partners is outside the band."""
    least = int(given.number(rule, "places_at_least") or 1)
    bounds = given.band(rule, "band") or (None, None)
    level = given.text(rule, "within") or view.scheme.top.key
    places = view.ties.nodes.filter(pl.col("kind") == "place").select("uid").join(view.ties.degrees, on="uid")
    rows = (
        view.territory.at(level)
        .join(places, left_on="area", right_on="uid")
        .group_by("holder")
        .agg("partners")
        .filter(pl.col("partners").list.len() >= least)
        .sort("holder")
    )
    hits = []
    for uid, numbers in rows.iter_rows():
        index = gini(numbers)
        edge = _edge(index, bounds)
        if edge is not None:
            said = {
                "places": len(numbers), "none": numbers.count(0), "most": max(numbers),
                "gini": f"{float(index):.2f}", "edge": edge,
            }  # fmt: skip
            clue = Clue(uid, "linkage.uneven", said)
            hits.append(Hit(uid, (clue,), value=round(float(index), 4), threshold=edge))
    return hits


def _edge(index: Fraction, bounds: tuple[float | None, float | None]) -> float | None:
    """The bound that *index* is beyond, each taken as it is written."""
    least, most = bounds
    if least is not None and index < Fraction(str(least)):
        return least
    return most if most is not None and index > Fraction(str(most)) else None
