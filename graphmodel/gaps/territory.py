"""Territory: the live areas, what is above each, and what is rolled up the tree.

Assumes no sound tree. An area with several live parents is below each of them and counts in each; on a cycle every
area is above every other. Where one answer is needed the nearest area above decides, of equally near ones the one with
the smallest uid; a path follows the parent with the smallest uid and is empty on and below a cycle.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from graphmodel.gaps import closure
from graphmodel.levels import LevelScheme
from graphmodel.network import Network

_UNCODED = "~"
"""Sorts after every code."""


@dataclass(frozen=True)
class Territory:
    """The live areas of a network as tables."""

    network: Network
    scheme: LevelScheme
    _at: dict[str, pl.DataFrame] = field(default_factory=dict, repr=False, compare=False)

    @property
    def areas(self) -> pl.DataFrame:
        """The live areas."""
        return self.network.live_nodes("Area")

    @cached_property
    def parents(self) -> pl.DataFrame:
        """``child``, ``parent``, ``since`` (latest start of a tie that says so), each live pair once."""
        return pairs_of(self.network.live_ties("PART_OF").filter(pl.col("start_kind") == "Area"))

    @cached_property
    def above(self) -> pl.DataFrame:
        """``uid``, ``ancestor``, ``steps``: every live area above each, itself included."""
        return closure.above(self.areas["uid"], self.parents)

    def at(self, level: str) -> pl.DataFrame:
        """``area``, ``holder``: the areas of *level* that each area is in, itself included."""
        if level not in self._at:
            holders = self.areas.filter(pl.col("level") == level).select("uid")
            inside = self.above.join(holders, left_on="ancestor", right_on="uid", how="semi")
            self._at[level] = inside.select(area="uid", holder="ancestor")
        return self._at[level]

    def inside_kinds(self, kinds: Sequence[str]) -> pl.DataFrame:
        """``uid`` of the areas that are of one of these kinds, or inside one that is."""
        holders = self.areas.filter(pl.col("kind").is_in(kinds)).select("uid")
        return self.above.join(holders, left_on="ancestor", right_on="uid", how="semi").select("uid").unique()

    @cached_property
    def settings(self) -> pl.DataFrame:
        """``uid``, ``setting``: an area's own, else that of the nearest one above, else urban."""
        stated = self.areas.drop_nulls("setting").select("uid", "setting")
        nearest = (
            self.above.join(stated, left_on="ancestor", right_on="uid")
            .sort("uid", "steps", "ancestor")
            .group_by("uid")
            .agg(pl.col("setting").first())
        )
        return self.areas.select("uid").join(nearest, on="uid", how="left").with_columns(
            pl.col("setting").fill_null("urban")
        )  # fmt: skip

    @cached_property
    def counts(self) -> pl.DataFrame:
        """``uid``, ``households``, ``hubs``, each null where unknown.

        An area's own live households, if there are any; else the declared number; else the sum of its child areas
        where all of them are known.
        """
        own = self.network.households.filter(pl.col("households") > 0)
        stated = self.areas.join(own, left_on="uid", right_on="area", how="left", suffix="_own").select(
            "uid",
            households=pl.coalesce("households_own", "households"),
            hubs=pl.when(pl.col("households_own").is_null()).then("hub_households").otherwise(pl.col("hubs")),
        )
        for column in ("households", "hubs"):
            stated = self._rolled_up(stated, column)
        return stated

    def _rolled_up(self, known: pl.DataFrame, column: str) -> pl.DataFrame:
        """Fill *column* from the child areas, from the leaves up, until nothing more gets known."""
        while True:
            unknown = known.filter(pl.col(column).is_null()).select("uid")
            sums = (
                self.parents.join(unknown, left_on="parent", right_on="uid", how="semi")
                .join(known.select("uid", column), left_on="child", right_on="uid")
                .group_by("parent")
                .agg(pl.col(column).sum(), pl.col(column).has_nulls().alias("partial"))
                .filter(~pl.col("partial"))
                .select(pl.col("parent").alias("uid"), pl.col(column).alias("sum"))
            )
            if sums.is_empty():
                return known
            known = (
                known.join(sums, on="uid", how="left", maintain_order="left")
                .with_columns(pl.coalesce(column, "sum").alias(column))
                .drop("sum")
            )

    @cached_property
    def paths(self) -> pl.DataFrame:
        """``uid``, ``path`` (names of the areas above, topmost first), ``place`` (sorts in the order of the codes)."""
        own = self.areas.select(
            "uid", "name", key=pl.concat_str(pl.coalesce("code", "grid_code", pl.lit(_UNCODED)), pl.lit("\t"), "uid")
        )
        parent = self.parents.group_by("child").agg(pl.col("parent").min())
        step = own.join(parent, left_on="uid", right_on="child", how="anti").select(
            "uid", "name", path=pl.lit([], pl.List(pl.String)), place="key"
        )
        rounds = [step]
        while step.height:
            step = (
                parent.join(step, left_on="parent", right_on="uid")
                .join(own, left_on="child", right_on="uid", suffix="_own")
                .select(
                    pl.col("child").alias("uid"),
                    pl.col("name_own").alias("name"),
                    path=pl.concat_list("path", "name"),
                    place=pl.concat_str("place", pl.lit("\n"), "key"),
                )
            )
            rounds.append(step)
        reached = pl.concat(rounds)
        lost = own.join(reached, on="uid", how="anti").select(
            "uid", "name", path=pl.lit([], pl.List(pl.String)), place="key"
        )
        return pl.concat([reached, lost])


def pairs_of(ties: pl.DataFrame) -> pl.DataFrame:
    """``child``, ``parent``, ``since`` of live ties from a child to its parent, each pair once."""
    return (
        ties.group_by(pl.col("start").alias("child"), pl.col("end").alias("parent"))
        .agg(pl.col("valid_from").max().alias("since"))
        .sort("child", "parent")
    )
