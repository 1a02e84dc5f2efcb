"""Collapse: where nothing at all is on record, one finding says so instead of one for each subject.

Assumes that a record-keeper registers a kind of organisation for a whole area or not at all.
"""

import polars as pl

from graphmodel.gaps.hit import Clue, Hit


def collapse(
    found: pl.DataFrame,
    candidates: pl.DataFrame,
    places: pl.DataFrame,
    *,
    says: str = "gaps.nothing_on_record",
    action: str | None = None,
) -> tuple[list[Hit], pl.DataFrame]:
    """Let one hit stand for all inside an area in which no candidate has what the rule asks for.

    An area without any candidate does not collapse: that none of them has it says nothing there. A subject in two
    such areas is included in both; one in an area that collapses and in one that does not is included, and not found
    by itself.

    Parameters
    ----------
    found
        ``uid`` of the subjects that would be found.
    candidates
        ``uid``, ``has``: whether the candidate has what the rule asks for.
    places
        ``uid``, ``holder``: the areas in which what is on record is judged.
    says, action
        Catalogue codes of what such a hit says and of what would mend it.

    Returns
    -------
    The hits that stand for others, and the rows of *found* that are left.
    """
    bare = (
        candidates.join(places, on="uid").group_by("holder").agg(pl.col("has").any()).filter(~pl.col("has"))
    )  # fmt: skip
    if bare.is_empty():
        return [], found
    inside = places.join(bare, on="holder", how="semi").join(found, on="uid", how="semi")
    groups = inside.group_by("holder").agg(pl.col("uid").unique().sort()).sort("holder")
    stand = [
        Hit(
            uid=holder,
            clues=(Clue(holder, says, {"count": len(uids)}),),
            status="data",
            severity="medium",
            value=len(uids),
            includes=tuple(uids),
            collapse=True,
            action=action,
        )
        for holder, uids in groups.select("holder", "uid").iter_rows()
    ]
    return stand, found.join(inside, on="uid", how="anti", maintain_order="left")
