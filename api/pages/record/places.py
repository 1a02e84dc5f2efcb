"""Places: the areas below one as an indented tree, and beside each the organisations that cover it.

Assumes that whole levels are told, from the nearest down, as far as they fit; what does not fit is counted.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from api.desk import Desk
from api.pages.mentions import mention
from api.pages.record.found import Found
from graphmodel.gaps import words
from graphmodel.gaps.coverage import candidates_of
from graphmodel.gaps.report.text import coverage_label
from graphmodel.gaps.states import OPEN, AreaState, states_in
from graphmodel.profiles import Profile
from graphmodel.vocabulary import FORM, STATUS, TIER
from viz.style import state_label

MOST = 420
"""Areas told one by one."""
MOST_BESIDE = 6
"""Organisations told beside one area."""


@dataclass(frozen=True)
class Places:
    """What is below the live area *uid*."""

    desk: Desk
    found: Found
    uid: str

    @cached_property
    def states(self) -> Mapping[str, AreaState]:
        """What each area of a level of the scheme looks like: covered, or the status of what it lacks."""
        states = states_in(self.desk.view, self.desk.report(under=self.uid))
        return {one.uid: one for one in states}

    @cached_property
    def areas(self) -> pl.DataFrame:
        """``number``, ``uid`` and what else :meth:`graphmodel.gaps.territory.Territory.below` tells; parents by number."""
        view = self.desk.view
        rows = view.territory.below(view.numbers([self.uid])[self.uid])
        return view.named(rows.with_columns(number="uid"), "uid")

    @cached_property
    def told(self) -> int:
        """How many of the areas are told one by one: whole levels, as far as they fit, and of the first what fits."""
        counts = self.areas.group_by("steps").len().sort("steps")["len"].to_list()
        whole = 0
        for at, count in enumerate(counts):
            if whole + count > MOST:
                return MOST if at == 1 else whole
            whole += count
        return whole

    def values(self) -> dict[str, Any]:
        """``root`` (the area with all below it), ``total`` and ``told``: how many areas there are, and are told."""
        rows = self.areas.head(self.told)
        children: dict[int | None, list[dict[str, Any]]] = {}
        for row in rows.iter_rows(named=True):
            children.setdefault(row["parent"] if row["steps"] else None, []).append(row)
        root = self._node(children[None][0], children)
        return {"root": root, "total": self.areas.height, "told": rows.height}

    def _node(
        self, row: Mapping[str, Any], children: Mapping[int | None, Sequence[Mapping[str, Any]]]
    ) -> dict[str, Any]:
        below = [self._node(child, children) for child in children.get(row["number"], ())]
        state = self.state(row["uid"])
        left = self._left.get(row["number"], (0, 0))
        levels = self.desk.profile.scheme.keys
        return {
            **mention("Area", row["uid"], row["name"]),
            "level": row["level"],
            "level_label": _level(self.desk.profile, row["level"]),
            "code": row["code"] or "",
            "households": None if row["households"] is None else words.households(row["households"]),
            "state": state,
            "state_label": state_label(state),
            "orgs": self._beside.get(row["number"], [])[:MOST_BESIDE],
            "more_orgs": max(0, len(self._beside.get(row["number"], [])) - MOST_BESIDE),
            "below": below,
            "folded": bool(below) and row["steps"] > 0 and below[0]["level"] == levels[-1],
            "count": len(below),
            "blanks": sum(one["state"] == "blank" for one in below),
            "left": left[0],
            "left_blanks": left[1],
        }

    def state(self, uid: str) -> str:
        """What an area looks like; one on no level of the scheme is not asked for."""
        return self.states[uid].state if uid in self.states else OPEN

    @cached_property
    def _left(self) -> Mapping[int, tuple[int, int]]:
        """For each area how many directly below it are not told, and how many of these are blank."""
        rest = self.areas.tail(-self.told) if self.told else self.areas
        found: dict[int, tuple[int, int]] = {}
        for parent, uid in rest.select("parent", "uid").iter_rows():
            count, blanks = found.get(parent, (0, 0))
            found[parent] = (count + 1, blanks + (self.state(uid) == "blank"))
        return found

    @cached_property
    def _beside(self) -> Mapping[int, list[dict[str, Any]]]:
        """The organisations that cover each of the areas told, those of an expected tier first."""
        view, scheme = self.desk.view, self.desk.profile.scheme
        rows = (
            view.presence.covers_of_any.filter(pl.col("end").is_in(self.areas.head(self.told)["number"].implode()))
            .join(view.presence.orgs.select("uid", "name"), left_on="start", right_on="uid")
            .unique(["start", "end"])
        )
        found: dict[int, list[tuple[Any, dict[str, Any]]]] = {}
        for number, area, level, name, tier, form, formal in rows.select(
            "start", "end", "level", "name", "tier", "form", "formal"
        ).iter_rows():
            uid = view.uid(number)
            expected = level in scheme and tier in scheme[level].tiers
            status = self.found.status(number)
            org = {
                **mention("Org", uid, name),
                "tier_label": TIER.label(tier),
                "form_label": FORM.label(form) if form and form != "own" else "",
                "status": status,
                "status_label": STATUS.label(status) if status else "",
            }
            found.setdefault(area, []).append(((not expected, not formal, TIER.keys.index(tier), uid), org))
        return {area: [org for _, org in sorted(orgs, key=lambda one: one[0])] for area, orgs in found.items()}


def _level(profile: Profile, key: str) -> str:
    return coverage_label(key, profile) if key in profile.scheme else key


def counted_states(places: Places) -> Mapping[str, Mapping[str, int]]:
    """By level below the area, from the top down: how many areas there are of each state.

    Counted are the areas that coverage counts, statistical units apart.
    """
    view, own = places.desk.view, places.areas.item(0, "level")
    below = places.areas.tail(-1)
    found: dict[str, dict[str, int]] = {}
    for level in places.desk.profile.scheme.levels:
        if level.key != own and level.covered:
            asked = candidates_of(view, level.key).areas.select(number="uid")
            counts = Counter(places.state(uid) for uid in below.join(asked, on="number", how="semi")["uid"])
            if counts:
                found[level.key] = dict(counts)
    return found
