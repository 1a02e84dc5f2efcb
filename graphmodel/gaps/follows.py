"""Follows: which finding another one follows from, so that one deed mends both.

Assumes that a blank above explains a blank below of the same family, the nearest one best.
"""

from collections.abc import Mapping, Sequence

import polars as pl

from graphmodel.gaps import given
from graphmodel.gaps.hit import Hit, Key
from graphmodel.gaps.view import View
from graphmodel.rules import Rule

Found = Sequence[tuple[Rule, Hit]]


def followed(view: View, found: Found) -> Mapping[Key, Key]:
    """Find what each finding follows.

    A collapse follows the collapse, on the same area, of the rule that its rule names. A blank follows the nearest
    blank of its rule's family on an area above it: fewest steps, then the first rule of the profile, then the
    smallest uid. Findings that a decision hides are followed by none: give the shown ones.

    Returns
    -------
    A finding to the one that it follows.
    """
    return {**_collapses(found), **_blanks(view, found)}


def _collapses(found: Found) -> dict[Key, Key]:
    collapsed = {(rule.id, hit.uid) for rule, hit in found if hit.collapse}
    return {
        (rule.id, hit.uid): (other, hit.uid)
        for rule, hit in found
        if hit.collapse
        for other in given.texts(rule, "follows")
        if (other, hit.uid) in collapsed
    }


def _blanks(view: View, found: Found) -> dict[Key, Key]:
    order = {rule.id: n for n, rule in enumerate(view.profile.rules)}
    blanks = pl.DataFrame(
        [(r.id, r.family, order[r.id], h.uid) for r, h in found if (h.status or r.status) == "blank"],
        schema={"rule": pl.String, "family": pl.String, "order": pl.Int32, "uid": pl.UInt32},
        orient="row",
    )
    above = view.territory.above.join(blanks, left_on="ancestor", right_on="uid")
    at = view.presence.placed.select("uid", "area")
    pairs = pl.concat(
        [
            above.filter(pl.col("steps") > 0).select("uid", "ancestor", "steps", "rule", "family", "order"),
            at.join(above.rename({"uid": "area"}), on="area").select(
                "uid", "ancestor", pl.col("steps") + 1, "rule", "family", "order"
            ),
        ]
    )
    nearest = (
        blanks.join(pairs, on=["uid", "family"], suffix="_above")
        .sort("steps", "order_above", "ancestor")
        .group_by("rule", "uid", maintain_order=True)
        .agg(pl.col("rule_above").first(), pl.col("ancestor").first())
    )
    return {(rule, uid): (over, ancestor) for rule, uid, over, ancestor in nearest.iter_rows()}
