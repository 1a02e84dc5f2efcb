"""Places: the areas below one, as a tree that fits a picture, and the organisations that belong to each.

Assumes that an area with several parents hangs below the nearest to the subject, of equally near ones the one with the
smallest uid, and that an organisation stands beside the nearest area that it covers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from graphmodel.gaps import words
from graphmodel.gaps.catalogue import gaps_in, view_of
from graphmodel.gaps.finding import GapReport
from graphmodel.gaps.scope import scope_of
from graphmodel.gaps.states import COVERED, DECIDED, OPEN, states_in
from graphmodel.gaps.view import View
from graphmodel.messages import say
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.vocabulary import TIER
from viz.budget import Kept, fit
from viz.pictures.told import Told


@dataclass(frozen=True, slots=True)
class Area:
    """One area of the tree, by its steps below the subject."""

    name: str
    level: str
    code: str
    state: str
    parent: str | None
    steps: int
    says: tuple[str, ...]


@dataclass(frozen=True)
class Places:
    """What is below the area *uid*, of which at most *most* nodes are drawn.

    Attributes
    ----------
    view
        The network as the rules see it; made where it is not given.
    known
        What is found below the area; found out where it is not given.
    """

    network: Network
    profile: Profile
    uid: str
    most: int
    view: View | None = None
    known: GapReport | None = None

    @cached_property
    def report(self) -> GapReport:
        """What is found below the area."""
        return self.known or gaps_in(self._view, under=self.uid)

    @cached_property
    def told(self) -> Told:
        """What is found, by subject."""
        return Told(self.report.findings, self.profile)

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """The areas, nearest first, in the order of the codes."""
        states = {area.uid: area.state for area in states_in(self._view, self.report)}
        rows = self._view.territory.below(self._view.numbers([self.uid])[self.uid])
        return {
            row["uid"]: Area(
                row["name"],
                row["level"],
                row["code"] or "",
                states.get(row["uid"], OPEN),
                row["parent"],
                row["steps"],
                _households(row["households"]),
            )
            for row in self._view.named(rows, "uid", "parent").iter_rows(named=True)
        }

    @cached_property
    def orgs(self) -> Mapping[str, dict[str, Any]]:
        """The organisations that cover one of the areas."""
        orgs = self._view.named(self._view.presence.orgs, "uid")
        found = orgs.join(self._covers, left_on="uid", right_on="start", how="semi").sort("uid")
        return {row["uid"]: row for row in found.iter_rows(named=True)}

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """The area that each of them stands beside."""
        order = pl.DataFrame({"end": list(self.areas), "order": range(len(self.areas))})
        nearest = self._covers.join(order, on="end").sort("order").group_by("start").agg(pl.col("end").first())
        return dict(nearest.sort("start").iter_rows())

    @cached_property
    def kept(self) -> Kept:
        """Which areas are drawn."""
        done = {COVERED, DECIDED, OPEN}
        order = {uid: number for number, uid in enumerate(self.areas)}
        ranked = sorted(self.areas, key=lambda uid: (self.areas[uid].steps, self.areas[uid].state in done, order[uid]))
        leans_on = {uid: area.parent for uid, area in self.areas.items() if area.parent}
        weights = {uid: 1 + len(found) for uid, found in self._all_beside.items()}
        columns = sum(area.steps <= 1 for area in self.areas.values())
        kept = fit(ranked, leans_on, most=self.most - min(columns, self.most // 2), weights=weights)
        return Kept(tuple(sorted(kept.uids, key=order.__getitem__)), kept.groups, kept.loose)

    @cached_property
    def beside(self) -> Mapping[str, tuple[str, ...]]:
        """The organisations that stand beside each drawn area, the expected tiers first."""
        drawn = set(self.kept.uids)
        return {area: orgs for area, orgs in self._all_beside.items() if area in drawn}

    @cached_property
    def children(self) -> Mapping[str, list[str]]:
        """The drawn areas directly below each."""
        children: dict[str, list[str]] = {}
        for uid in self.kept.uids:
            children.setdefault(self.areas[uid].parent or "", []).append(uid)
        return children

    @cached_property
    def others(self) -> Mapping[str, list[str]]:
        """The names of the organisations not drawn, by the head of the column that they belong to, else the subject."""
        columns = {uid: self._column(uid) for uid in self.kept.uids}
        homes = {org: columns[area] for area, orgs in self.beside.items() for org in orgs}
        drawn = pl.DataFrame({"ancestor": list(homes), "column": list(homes.values())}, schema=_HOME)
        by_uid, presence = self._view.named, self._view.presence
        above = by_uid(presence.line_above, "uid", "ancestor")
        head = above.join(drawn.filter(pl.col("column") == self.uid), left_on="uid", right_on="ancestor", how="semi")
        left = (
            by_uid(scope_of(self._view, self.uid).orgs, "uid")
            .join(drawn, left_on="uid", right_on="ancestor", how="anti")
            .join(head, left_on="uid", right_on="ancestor", how="anti")
        )
        nearest = (
            above.join(left, on="uid", how="semi")
            .join(drawn, on="ancestor")
            .sort("steps", "ancestor")
            .group_by("uid")
            .agg(pl.col("column").first())
        )
        named = (
            left.join(nearest, on="uid", how="left")
            .join(by_uid(presence.orgs, "uid").select("uid", "name"), on="uid")
            .with_columns(pl.col("column").fill_null(self.uid))
            .sort("name", "uid")
        )
        found: dict[str, list[str]] = {}
        for name, column in named.select("name", "column").iter_rows():
            found.setdefault(column, []).append(name)
        return found

    @property
    def total(self) -> int:
        """How many areas and organisations there are."""
        return len(self.areas) + sum(map(len, self.beside.values())) + sum(map(len, self.others.values()))

    @property
    def ties(self) -> list[tuple[str, str, str, str, Any]]:
        """Type, uid, start, end and first day of the ties between areas and organisations, in order."""
        ties = self.network.live_ties
        frames = [
            ties(kind).select(pl.lit(kind), "uid", "start", "end", "valid_from").sort("uid")
            for kind in ("PART_OF", "SUBORDINATE_TO", "COVERS")
        ]
        ours = [*self.areas, *self.orgs]
        return pl.concat(frames).filter(pl.col("start").is_in(ours), pl.col("end").is_in(ours)).rows()

    @cached_property
    def _view(self) -> View:
        return self.view or view_of(self.network, self.profile)

    @cached_property
    def _covers(self) -> pl.DataFrame:
        """The live COVERS ties onto the areas."""
        covers = self._view.named(self._view.presence.covers_of_any, "start", "end")
        return covers.filter(pl.col("end").is_in(list(self.areas)))

    @cached_property
    def _all_beside(self) -> Mapping[str, tuple[str, ...]]:
        scheme = self.profile.scheme
        found: dict[str, list[str]] = {}
        for org, area in self.homes.items():
            found.setdefault(area, []).append(org)

        def rank(org: str) -> tuple[bool, bool, int, str]:
            row = self.orgs[org]
            level = self.areas[self.homes[org]].level
            expected = level in scheme and row["tier"] in scheme[level].tiers
            return not expected, not row["formal"], TIER.keys.index(row["tier"]), org

        return {area: tuple(sorted(orgs, key=rank)) for area, orgs in found.items()}

    def _column(self, uid: str) -> str:
        while self.areas[uid].steps > 1:
            uid = self.areas[uid].parent or self.uid
        return uid


_HOME = {"ancestor": pl.String, "column": pl.String}


def _households(count: int | None) -> tuple[str, ...]:
    return () if count is None else (say("picture.households", count=words.households(count)),)
