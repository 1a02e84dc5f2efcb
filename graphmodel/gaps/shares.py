"""Shares: parts of a whole below their target, as sums and never as a mean of rates.

Assumes that a rule without target measures and finds nothing.
"""

import polars as pl

from graphmodel.gaps import given
from graphmodel.gaps.hit import Clue, Hit
from graphmodel.gaps.uncovered_places import counted_units
from graphmodel.gaps.view import View
from graphmodel.rules import Rule


def share(view: View, rule: Rule) -> list[Hit]:
    """Find the areas of which too small a share of the units is covered; each unit counts once an area."""
    target = given.number(rule, "target")
    if target is None:
        return []
    least = given.number(rule, "units_at_least") or 0
    covers = view.presence.unit_covers
    if builds := given.texts(rule, "builds"):
        covers = covers.filter(pl.col("build").is_in(builds))
    units = counted_units(view, rule).select("uid", covered=pl.col("uid").is_in(covers["end"].implode()))
    hits = []
    for level in given.texts(rule, "levels"):
        found = (
            view.presence.at(level)
            .join(units, on="uid")
            .group_by("holder")
            .agg(total=pl.len(), covered=pl.col("covered").sum())
            .filter(pl.col("total") >= least, pl.col("covered") / pl.col("total") < target)
            .sort("holder")
        )
        hits += [
            Hit(
                uid,
                (Clue(uid, "gaps.share_below", {"covered": covered, "total": total, "target": f"{target:.0%}"}),),
                value=round(covered / total, 4),
                threshold=target,
            )
            for uid, total, covered in found.select("holder", "total", "covered").iter_rows()
        ]
    return hits
