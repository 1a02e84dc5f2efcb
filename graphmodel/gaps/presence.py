"""Presence: which organisations are there, what they cover, and where units and carriers are.

Assumes that only FORMAL organisations cover (:data:`graphmodel.network.FORMAL`), that an affiliation not given is own,
that a unit without status operates, and that one without ownership has that of its kind. A unit is at every place it
has, registered or operating.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import polars as pl

from graphmodel.gaps import closure
from graphmodel.gaps.territory import Territory, pairs_of
from graphmodel.levels import LevelScheme
from graphmodel.network import FORMAL, Network
from graphmodel.vocabulary import OWNERSHIP_OF_KIND, TWO_NEW_OWNERSHIP

_ORG = ("tier", "form", "formal")


@dataclass(frozen=True)
class Presence:
    """The live organisations, units and carriers of a network as tables."""

    network: Network
    scheme: LevelScheme
    territory: Territory
    _at: dict[str, pl.DataFrame] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def orgs(self) -> pl.DataFrame:
        """The live organisations, with ``formal`` and ``own`` (affiliation)."""
        return _judged(self.network.live_nodes("Org"))

    @cached_property
    def covers_of_any(self) -> pl.DataFrame:
        """The live COVERS ties of any organisation, with its ``tier``, ``form``, ``formal``, and an area's ``level``."""
        levels = self.territory.areas.select("uid", "level")
        return (
            self.network.live_ties("COVERS")
            .join(self.orgs.select("uid", *_ORG), left_on="start", right_on="uid", how="left")
            .join(levels, left_on="end", right_on="uid", how="left")
        )

    @cached_property
    def covers(self) -> pl.DataFrame:
        """The live COVERS ties of live FORMAL organisations."""
        return self.covers_of_any.filter("formal")

    @cached_property
    def area_covers(self) -> pl.DataFrame:
        """Those of :attr:`covers` that are of areas."""
        return self.covers.filter(pl.col("end_kind") == "Area")

    @cached_property
    def unit_covers(self) -> pl.DataFrame:
        """Those of :attr:`covers` that are of units."""
        return self.covers.filter(pl.col("end_kind") == "Unit")

    @cached_property
    def ended(self) -> pl.DataFrame:
        """COVERS and WORK_COVERS ties that are over: ``type``, the tie, its organisation, ``over`` (since when).

        Over on the earlier of the tie's and the organisation's last day. COVERS of FORMAL organisations only.
        """
        every = _judged(self.network.nodes["Org"]).select("uid", *_ORG)
        kinds = [
            over(self.network, kind, of="start", label="Org").select("start", "end", "over", type=pl.lit(kind))
            for kind in ("COVERS", "WORK_COVERS")
        ]
        ended = pl.concat(kinds).join(every, left_on="start", right_on="uid")
        return ended.filter(pl.col("formal") | (pl.col("type") == "WORK_COVERS"))

    @cached_property
    def superiors(self) -> pl.DataFrame:
        """``child``, ``parent``, ``since``: each live line once."""
        return pairs_of(self.network.live_ties("SUBORDINATE_TO"))

    @cached_property
    def line_above(self) -> pl.DataFrame:
        """``uid``, ``ancestor``, ``steps``: every organisation above each, itself included."""
        return closure.above(self.orgs["uid"], self.superiors)

    @cached_property
    def roots(self) -> pl.DataFrame:
        """``uid`` of the organisations of a tier of the top level that cover a top-level area."""
        tops = self.territory.areas.filter(pl.col("level") == self.scheme.top.key).select("uid")
        return (
            self.covers.filter(pl.col("tier").is_in(self.scheme.top.tiers))
            .join(tops, left_on="end", right_on="uid", how="semi")
            .select(uid="start")
            .unique()
        )

    @cached_property
    def units(self) -> pl.DataFrame:
        """The live units, with ``operating`` and ``two_new``."""
        by_kind = pl.col("kind").replace_strict(dict(OWNERSHIP_OF_KIND), default=None, return_dtype=pl.String)
        ownership = pl.coalesce("ownership", by_kind)
        return self.network.live_nodes("Unit").with_columns(
            operating=pl.col("status").fill_null("operating") == "operating",
            two_new=ownership.is_in(TWO_NEW_OWNERSHIP).fill_null(False),
        )

    @cached_property
    def operating(self) -> pl.DataFrame:
        """Those of :attr:`units` that operate."""
        return self.units.filter("operating")

    @cached_property
    def _located(self) -> pl.DataFrame:
        """``uid``, ``kind``, ``at``, ``at_kind``, ``place``: the live LOCATED_IN ties."""
        return self.network.live_ties("LOCATED_IN").select(
            "place", uid="start", kind="start_kind", at="end", at_kind="end_kind"
        )

    @cached_property
    def carrier_units(self) -> pl.DataFrame:
        """``unit``, ``carrier``: each live unit in each carrier, once."""
        return self._located.filter(pl.col("at_kind") == "Carrier").select(unit="uid", carrier="at").unique()

    @cached_property
    def placed(self) -> pl.DataFrame:
        """``uid``, ``area``, ``rank``: the areas of each unit (its own and its carriers') and carrier, once.

        ``rank`` tells the place that a path names: 0 operating or not said, 1 of its carrier, 2 registered.
        """
        direct = self._located.filter(pl.col("at_kind") == "Area", pl.col("kind").is_in(["Unit", "Carrier"])).select(
            "uid", area="at", rank=pl.when(pl.col("place") == "registered").then(2).otherwise(0)
        )
        by_carrier = (
            self.carrier_units.join(direct, left_on="carrier", right_on="uid")
            .select("area", uid="unit")
            .select("uid", "area", rank=pl.lit(1, pl.Int32))
        )
        return pl.concat([direct, by_carrier]).group_by("uid", "area").agg(pl.col("rank").min())

    def at(self, level: str) -> pl.DataFrame:
        """``uid``, ``holder``: the areas of *level* that each unit and carrier is below, each once."""
        if level not in self._at:
            found = self.placed.join(self.territory.at(level), on="area")
            self._at[level] = found.select("uid", "holder").unique()
        return self._at[level]

    @cached_property
    def org_areas(self) -> pl.DataFrame:
        """``uid``, ``area``, ``rank``: where each organisation is by itself, once.

        0: it covers the area or is located in it; 1: the area of a unit or carrier that it covers. Those of its
        subordinates come on top (:meth:`orgs_in`).
        """
        covered = self.covers_of_any.filter(pl.col("end_kind") == "Area").select(uid="start", area="end")
        located = self._located.filter(pl.col("kind") == "Org").select("uid", area="at")
        by_place = self.covers_of_any.join(self.placed, left_on="end", right_on="uid").select("area", uid="start")
        ranked = [
            pl.concat([covered, located]).with_columns(rank=pl.lit(0)),
            by_place.select("uid", "area", rank=pl.lit(1)),
        ]
        return pl.concat(ranked).group_by("uid", "area").agg(pl.col("rank").min())

    def org_homes(self, orgs: pl.DataFrame) -> pl.DataFrame:
        """``uid``, ``area``, ``rank``: where *orgs* (``uid``) are by themselves; of those nowhere, where their lower ones are."""
        own = self.org_areas.join(orgs, on="uid", how="semi")
        lost = orgs.select("uid").join(own, on="uid", how="anti")
        lent = (
            self.line_above.join(lost, left_on="ancestor", right_on="uid", how="semi")
            .join(self.org_areas, on="uid")
            .select("area", "rank", uid="ancestor")
        )
        return pl.concat([own, lent.select("uid", "area", "rank")]).group_by("uid", "area").agg(pl.col("rank").min())

    def orgs_in(self, areas: pl.DataFrame) -> pl.DataFrame:
        """``uid`` of the organisations in *areas* (``uid``): by themselves, or by an organisation below them."""
        there = self.org_areas.join(areas, left_on="area", right_on="uid", how="semi").select("uid").unique()
        return self.line_above.join(there, on="uid", how="semi").select(uid="ancestor").unique()

    def covered_areas(self, level: str, covers: pl.DataFrame) -> pl.DataFrame:
        """Find the areas of a level that an expected organisation covers.

        Tiers of ``tiers_under_branch`` suffice where the nearest area above of a level that the scheme allows for the parent
        ("its community") is covered, and by organisations of tier branch only; tiers not expected there do not count.

        Parameters
        ----------
        covers
            The ties of FORMAL organisations that count, of :attr:`covers`.

        Returns
        -------
        ``uid``, each once.
        """
        expected = self.scheme[level]
        onto = covers.filter(pl.col("level") == level)
        full = onto.filter(pl.col("tier").is_in(expected.tiers)).select(uid="end").unique()
        if not expected.tiers_under_branch or not expected.parents:
            return full
        lesser = onto.filter(pl.col("tier").is_in(expected.tiers_under_branch)).select(uid="end").unique()
        left = lesser.join(full, on="uid", how="anti")
        return pl.concat([full, self._under_branch(left["uid"], expected.parents)])

    def _under_branch(self, areas: pl.Series, levels: Sequence[str]) -> pl.DataFrame:
        """``uid`` of those of the areas whose nearest one above of these levels is covered, and by branches only."""
        tiers = pl.concat([pl.DataFrame({"level": [key], "tier": [list(self.scheme[key].tiers)]}) for key in levels])
        held = pl.concat([self.territory.on(key)["uid"] for key in levels])
        by_branches = (
            self.covers.join(tiers.explode("tier"), on=["level", "tier"], how="semi")
            .group_by("end")
            .agg((pl.col("tier") == "branch").all().alias("only"))
            .filter("only")
        )
        above = self.territory.above.filter(
            pl.col("uid").is_in(areas.implode()), pl.col("ancestor").is_in(held.implode()), pl.col("steps") > 0
        )
        return closure.nearest(above).join(by_branches, left_on="ancestor", right_on="end", how="semi").select("uid")


def over(network: Network, kind: str, *, of: Literal["start", "end"], label: str) -> pl.DataFrame:
    """List the ties of a kind that are over, ``over`` since when: the earlier of their own last day and that of one end.

    Parameters
    ----------
    of, label
        Which end, and its kind of node.
    """
    gone = network.nodes[label].filter(pl.col("valid_to") <= network.on).select("uid", gone="valid_to")
    ties = network.ties[kind].filter((pl.col("valid_to") <= network.on) | pl.col(of).is_in(gone["uid"].implode()))
    return ties.join(gone, left_on=of, right_on="uid", how="left").with_columns(
        over=pl.min_horizontal("valid_to", "gone")
    )


def _judged(orgs: pl.DataFrame) -> pl.DataFrame:
    return orgs.with_columns(formal=FORMAL, own=pl.col("affiliation").fill_null("own") == "own")
