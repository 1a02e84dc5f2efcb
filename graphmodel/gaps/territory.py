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
DIGITS = 8
"""Digits of a rank in a place."""


@dataclass(frozen=True)
class Territory:
    """The live areas of a network as tables."""

    network: Network
    scheme: LevelScheme
    _on: dict[str, pl.DataFrame] = field(default_factory=dict, repr=False, compare=False)
    _at: dict[str, pl.DataFrame] = field(default_factory=dict, repr=False, compare=False)

    @property
    def areas(self) -> pl.DataFrame:
        """The live areas."""
        return self.network.live_nodes("Area")

    def on(self, level: str) -> pl.DataFrame:
        """The live areas of a level."""
        if level not in self._on:
            self._on[level] = self.areas.filter(pl.col("level") == level)
        return self._on[level]

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
            inside = self.above.filter(pl.col("ancestor").is_in(self.on(level)["uid"].implode()))
            self._at[level] = inside.select(area="uid", holder="ancestor")
        return self._at[level]

    @cached_property
    def first_parents(self) -> pl.DataFrame:
        """``child``, ``parent``: of an area with several the parent with the smallest uid."""
        return self.parents.group_by("child").agg(pl.col("parent").min())

    def below(self, uid: int) -> pl.DataFrame:
        """``uid``, ``steps``, ``parent``, ``name``, ``level``, ``code``, ``households``: an area and all below it.

        The nearest come first, then by the order of the codes. Of several parents within it that of the nearest step
        counts, of equally near ones the one with the smallest uid; that of the area itself is null.
        """
        below = self.above.filter(ancestor=uid).select("uid", "steps")
        step = below.rename({"uid": "parent", "steps": "parent_steps"})
        parents = (
            self.parents.join(below, left_on="child", right_on="uid")
            .join(step, on="parent")
            .filter(pl.col("parent_steps") == pl.col("steps") - 1)
            .group_by("child")
            .agg(pl.col("parent").min())
        )
        return (
            self.areas.select("uid", "name", "level", code=pl.coalesce("code", "grid_code"))
            .join(below, on="uid")
            .join(parents, left_on="uid", right_on="child", how="left")
            .join(self.places, on="uid")
            .join(self.counts.select("uid", "households"), on="uid", how="left")
            .sort("steps", "place", "uid")
        )

    def inside_kinds(self, kinds: Sequence[str]) -> pl.DataFrame:
        """``uid`` of the areas that are of one of these kinds, or inside one that is."""
        holders = self.areas.filter(pl.col("kind").is_in(kinds))["uid"]
        return self.above.filter(pl.col("ancestor").is_in(holders.implode())).select("uid").unique()

    @cached_property
    def settings(self) -> pl.DataFrame:
        """``uid``, ``setting``: an area's own, else that of the nearest one above, else urban."""
        stated = self.areas.drop_nulls("setting").select("uid", "setting")
        nearest = (
            closure.nearest(self.above.filter(pl.col("ancestor").is_in(stated["uid"].implode())))
            .join(stated, left_on="ancestor", right_on="uid")
            .select("uid", "setting")
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
        return self._rolled_up(stated)

    def _rolled_up(self, known: pl.DataFrame) -> pl.DataFrame:
        """Fill in the sums of the child areas, from the leaves up, until nothing more gets known."""
        columns = ("households", "hubs")
        unknown = known.filter(pl.any_horizontal(pl.col(columns).is_null()))["uid"]
        below = self.parents.select("child", "parent").filter(pl.col("parent").is_in(unknown.implode()))
        whole = [pl.when(~pl.col(name).has_nulls()).then(pl.col(name).sum()).alias(f"{name}_sum") for name in columns]
        while True:
            sums = below.join(known, left_on="child", right_on="uid").group_by(uid="parent").agg(*whole)
            filled = known.join(sums, on="uid", how="left", maintain_order="left").select(
                "uid", *(pl.coalesce(name, f"{name}_sum") for name in columns)
            )
            if all(filled[name].null_count() == known[name].null_count() for name in columns):
                return known
            known = filled

    @cached_property
    def order(self) -> pl.DataFrame:
        """``rank``, ``uid``, ``name``, ``code``: the areas in the order of their codes; those without any come last."""
        code = pl.coalesce("code", "grid_code", pl.lit(_UNCODED))
        return self.areas.select("uid", "name", code=code).sort("code", maintain_order=True).with_row_index("rank")

    @cached_property
    def places(self) -> pl.DataFrame:
        """``uid``, ``place``: the ranks of the areas above, topmost first, and of itself, :data:`DIGITS` each.

        An area's place sorts before those of the areas below it, and these in the order of their codes.
        """
        own = self.order.select("uid", own=pl.col("rank").cast(pl.String).str.zfill(DIGITS))
        first = self.parents.filter(pl.col("child").ne_missing(pl.col("child").shift()))
        parent = first.select("child", "parent").join(own, left_on="child", right_on="uid")
        step = own.filter(~pl.col("uid").is_in(parent["child"].implode())).select("uid", place="own")
        rounds = [step]
        while step.height:
            step = parent.join(step, left_on="parent", right_on="uid").select(
                uid="child", place=pl.concat_str("place", "own")
            )
            rounds.append(step)
        reached = pl.concat(rounds)
        lost = own.filter(~pl.col("uid").is_in(reached["uid"].implode())).select("uid", place="own")
        return pl.concat([reached, lost])

    @cached_property
    def nowhere(self) -> str:
        """Sorts after the places of the areas with codes."""
        return f"{self.order.filter(pl.col('code') < _UNCODED).height - 1:0{DIGITS}}~"

    def path(self, place: str) -> tuple[str, ...]:
        """The names of the areas of a place, topmost first."""
        return tuple(self._ordered[int(place[at : at + DIGITS])] for at in range(0, len(place), DIGITS))

    @cached_property
    def _ordered(self) -> list[str]:
        return self.order["name"].to_list()


def pairs_of(ties: pl.DataFrame) -> pl.DataFrame:
    """``child``, ``parent``, ``since`` of live ties from a child to its parent, each pair once, in their order."""
    pairs = ties.select(child="start", parent="end", since="valid_from", both=closure.pair("start", "end"))
    if pairs["both"].n_unique() < pairs.height:
        pairs = pairs.group_by("both", "child", "parent").agg(pl.col("since").max())
    return pairs.sort("both").select("child", "parent", "since")
