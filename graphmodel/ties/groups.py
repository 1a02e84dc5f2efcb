"""Groups: the nodes of a tie network gathered by place, by sector or by industry chain.

Assumes that each node is in one group: what lies in no place or on no chain, or in several, is gathered by itself.
"""

from typing import Literal, get_args

import polars as pl

from graphmodel.network import Network
from graphmodel.ties.study import Study

Division = Literal["place", "sector", "chain"]
DIVISIONS: tuple[Division, ...] = get_args(Division)

NONE, SEVERAL = "~none", "~several"
"""What is in no group of a division; what is in more than one."""


def groups_of(study: Study, by: Division) -> pl.DataFrame:
    """Gather the nodes of a tie network.

    Parameters
    ----------
    by
        ``place``: the one area of the profile's place level that a node lies in; ``sector``: the kind of a unit, the
        sector of an organisation; ``chain``: the one industry chain that a unit has a segment on.

    Returns
    -------
    ``uid``, ``group``: every node once, in the order of the uids. The group is the uid of the area or chain, the key
    of the sector, :data:`NONE` or :data:`SEVERAL`.
    """
    nodes = study.ties.nodes.select("uid", "sector")
    if by == "sector":
        return nodes.select("uid", group=pl.col("sector"))
    found = _chains(study.network) if by == "chain" else _places(study)
    return nodes.select("uid").join(found, on="uid", how="left", maintain_order="left").with_columns(
        pl.col("group").fill_null(NONE)
    )  # fmt: skip


def _places(study: Study) -> pl.DataFrame:
    home = study.home(study.place_level)
    return pl.DataFrame(
        {"uid": list(home), "group": list(home.values())}, schema={"uid": pl.String, "group": pl.String}
    )


def _chains(network: Network) -> pl.DataFrame:
    placed = network.live_ties("IN_SEGMENT").group_by(uid="start").agg(pl.col("end").unique())
    one = pl.col("end").list.len() == 1
    return placed.select("uid", group=pl.when(one).then(pl.col("end").list.first()).otherwise(pl.lit(SEVERAL)))
