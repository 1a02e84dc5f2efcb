"""Borders: where each node lies, and whether the circles of the ties keep to the borders of the areas.

Assumes that what lies in several areas of a level, or in none, says nothing about its borders: it is left out.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from fractions import Fraction
from math import comb

import polars as pl

from graphmodel.levels import LevelScheme
from graphmodel.network import Network
from graphmodel.ties.projection import TieNetwork


def homes(network: Network, scheme: LevelScheme, ties: TieNetwork, *, level: str) -> dict[str, str]:
    """In which one area of a level each node of the tie network lies: uids.

    An area lies in itself and in what it is part of. A unit lies in its area and in its carrier's; of a place where
    it operates and one where it is registered the former counts. An organisation lies where it covers or is located,
    also by units and carriers that it covers.

    Notes
    -----
    Joins over columns, one for each level of the scheme.
    """
    inside = _inside(network, scheme, level)
    nodes = ties.nodes.select("uid")
    areas = network.live_nodes("Area").select("uid", area="uid")
    found = (
        pl.concat([areas, _unit_areas(network), _org_areas(network)])
        .join(nodes, on="uid", how="semi")
        .join(inside, on="area")
        .group_by("uid")
        .agg(pl.col("holder").n_unique().alias("count"), pl.col("holder").first())
        .filter(pl.col("count") == 1)
        .sort("uid")
    )
    return dict(found.select("uid", "holder").iter_rows())


def _inside(network: Network, scheme: LevelScheme, level: str) -> pl.DataFrame:
    """``area``, ``holder``: the areas of the level that each area is part of, itself included."""
    parents = network.live_ties("PART_OF").select(below="start", above="end")
    holders = network.live_nodes("Area").filter(pl.col("level") == level).select("uid")
    met = holders.select(area="uid", holder="uid")
    found = [met]
    for _ in scheme.levels:
        met = parents.join(met, left_on="above", right_on="area").select("holder", area="below").unique()
        found.append(met.select("area", "holder"))
    return pl.concat(found).unique()


def _located(network: Network) -> pl.DataFrame:
    return network.live_ties("LOCATED_IN").select("start_kind", "end_kind", "place", uid="start", at="end")


def _unit_areas(network: Network) -> pl.DataFrame:
    """``uid``, ``area`` of units and carriers; where registered only if nothing else is known."""
    located = _located(network)
    direct = located.filter(pl.col("end_kind") == "Area", pl.col("start_kind").is_in(["Unit", "Carrier"])).select(
        "uid", area="at", later=pl.col("place").eq_missing(pl.lit("registered"))
    )
    hosted = located.filter(pl.col("end_kind") == "Carrier").select("uid", carrier="at")
    by_carrier = hosted.join(direct, left_on="carrier", right_on="uid").select("uid", "area", later=pl.lit(value=False))
    every = pl.concat([direct, by_carrier])
    return every.filter(pl.col("later") == pl.col("later").min().over("uid")).select("uid", "area").unique()


def _org_areas(network: Network) -> pl.DataFrame:
    """``uid``, ``area`` of organisations."""
    covers = network.live_ties("COVERS").select("end_kind", uid="start", at="end")
    located = _located(network).filter(pl.col("start_kind") == "Org").select("end_kind", "uid", "at")
    direct = pl.concat([covers, located]).filter(pl.col("end_kind") == "Area").select("uid", area="at")
    by_place = covers.join(_unit_areas(network), left_on="at", right_on="uid").select("uid", "area")
    return pl.concat([direct, by_place]).unique()


def agreement(first: Mapping[str, Hashable], second: Mapping[str, Hashable]) -> Fraction | None:
    """How far two divisions of the same nodes agree: the adjusted Rand index, exactly.

    1: they divide alike. 0: no more than chance. Below 0: less than chance. Nodes that only one of them places are
    left out.

    Returns
    -------
    None where nothing can be said: no pair of nodes, or both put all together or all apart.

    Notes
    -----
    (Σ_ij C(n_ij,2) - Σ_i C(a_i,2) Σ_j C(b_j,2) / C(n,2)) / (½ (Σ_i C(a_i,2) + Σ_j C(b_j,2)) - the same product);
    O(n). Louvain's circles are larger or smaller than areas for reasons of their own, which lowers the value too.

    References
    ----------
    Hubert, L., Arabie, P. (1985). Comparing partitions. Journal of Classification 2, 193-218.
    """
    shared = [(first[uid], second[uid]) for uid in first if uid in second]
    both, rows, columns = (
        sum(comb(count, 2) for count in Counter(keys).values())
        for keys in (shared, [a for a, _ in shared], [b for _, b in shared])
    )
    pairs = comb(len(shared), 2)
    if not pairs:
        return None
    chance = Fraction(rows * columns, pairs)
    most = Fraction(rows + columns, 2)
    return (both - chance) / (most - chance) if most != chance else None
