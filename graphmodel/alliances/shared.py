"""Shared pacts: those to which two or more members of an alliance are party together.

Assumes that a pact of one member with others outside is that member's own.
"""

import polars as pl


def shared_pacts(members: pl.DataFrame, parties: pl.DataFrame) -> pl.DataFrame:
    """List the pacts among the members of each alliance.

    Parameters
    ----------
    members
        ``uid`` of the alliance, ``member``.
    parties
        ``uid`` of the pact, ``member``.

    Returns
    -------
    ``uid``, ``pact``, each pair once, ordered.
    """
    sides = members.select("uid", "member").unique().join(parties.select("member", pact="uid"), on="member")
    counts = sides.group_by("uid", "pact").agg(sides=pl.col("member").n_unique())
    return counts.filter(pl.col("sides") > 1).select("uid", "pact").sort("uid", "pact")
