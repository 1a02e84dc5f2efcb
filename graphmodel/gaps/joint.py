"""Joint: where pacts, alliances and their projects are, which are in no area by themselves.

Assumes that such a thing is in the smallest area that holds all of its parties as far as these have a place.
"""

import polars as pl

from graphmodel.network import Network


def parties_of(network: Network, subjects: pl.Series) -> pl.DataFrame:
    """List the parties of pacts, the members of alliances, and for projects those of what they are under.

    Parameters
    ----------
    subjects
        Any records.

    Returns
    -------
    ``uid``, ``party``, each pair once.
    """
    own = pl.concat([network.live_ties(kind).select(uid="end", party="start") for kind in ("PARTY_TO", "MEMBER_OF")])
    lent = network.live_ties("UNDER").select(project="start", uid="end").join(own, on="uid")
    every = pl.concat([own, lent.select("party", uid="project").select("uid", "party")])
    return every.filter(pl.col("uid").is_in(subjects.implode())).unique()


def joint_places(parties: pl.DataFrame, places: pl.DataFrame, *, digits: int) -> pl.DataFrame:
    """Find the smallest area that holds every party of a subject, those without a place apart.

    Parameters
    ----------
    parties
        ``uid``, ``party``.
    places
        ``uid``, ``place`` of the parties: the ranks of areas, topmost first, of so many *digits* each.

    Returns
    -------
    ``uid``, ``place`` of the subjects whose parties have an area in common.
    """
    first, last = pl.col("place").min(), pl.col("place").max()
    ends = (
        parties.join(places, left_on="party", right_on="uid")
        .group_by("uid")
        .agg(first.alias("first"), last.alias("last"))
    )
    shared = [(uid, _shared(one, other, digits)) for uid, one, other in ends.iter_rows()]
    schema = {"uid": pl.UInt32, "place": pl.String}
    return pl.DataFrame(shared, schema=schema, orient="row").filter(pl.col("place") != "")


def _shared(one: str, other: str, digits: int) -> str:
    """The areas that two places have in common; those of all places between them, too."""
    at = 0
    while at < len(one) and one[at : at + digits] == other[at : at + digits]:
        at += digits
    return one[:at]
