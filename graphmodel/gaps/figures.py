"""Figures: what lies in each area of a level, counted for all of them at once.

Assumes that a table for a thousand areas is asked for: every figure is one chain of joins, never a loop over areas.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from graphmodel.gaps.coverage import Candidates, candidates_of, two_new_of
from graphmodel.gaps.decisions import is_hidden, latest_decisions
from graphmodel.gaps.view import View
from graphmodel.vocabulary import TIER


@dataclass(frozen=True)
class Figures:
    """Figures by the number of the area that they are of; an area without any is not there.

    Attributes
    ----------
    coverage
        By level, from that of the areas down, then ``two_new``: total, and covered or None where nothing is on record.
    households
        Households and hub households, each None where unknown.
    orgs
        FORMAL organisations by tier.
    units
        Operating units.
    findings
        Findings of status blank, and all others, those hidden by a decision apart.
    """

    coverage: Mapping[str, Mapping[int, tuple[int, int | None]]]
    households: Mapping[int, tuple[int | None, int | None]]
    orgs: Mapping[int, Mapping[str, int]]
    units: Mapping[int, int]
    findings: Mapping[int, tuple[int, int]]


def figures_of(view: View, level: str) -> Figures:
    """Count what lies in each area of *level*, the area itself included."""
    scheme = view.scheme
    below = [key for key in scheme.keys[scheme.keys.index(level) :] if scheme[key].covered]
    areas, placed, homes = _areas_at(view, level), view.presence.at(level), homes_at(view, level)
    coverage = {key: _area_coverage(view, candidates_of(view, key), areas) for key in below}
    units = view.presence.operating.select("uid")
    counts = view.territory.counts.select("uid", "households", "hubs").iter_rows()
    return Figures(
        coverage={**coverage, "two_new": _unit_coverage(view, two_new_of(view), placed)},
        households={uid: (households, hubs) for uid, households, hubs in counts},
        orgs=_orgs(view, homes),
        units=dict(placed.join(units, on="uid", how="semi").group_by("holder").len().iter_rows()),
        findings=_findings(view, holders_at(view, level)),
    )


def holders_at(view: View, level: str) -> pl.DataFrame:
    """``uid``, ``holder``: the areas of *level* that each area, unit, carrier and organisation counts in."""
    return pl.concat([_areas_at(view, level), view.presence.at(level), homes_at(view, level)])


def _areas_at(view: View, level: str) -> pl.DataFrame:
    """``uid``, ``holder``: the areas of *level* that each area is in, itself included."""
    return view.territory.at(level).rename({"area": "uid"})


def _area_coverage(view: View, every: Candidates, within: pl.DataFrame) -> dict[int, tuple[int, int | None]]:
    judged = _areas_at(view, every.recorded_in) if every.recorded_in else None
    return _coverage(every.areas, within, judged)


def _unit_coverage(view: View, every: Candidates, within: pl.DataFrame) -> dict[int, tuple[int, int | None]]:
    judged = view.presence.at(every.recorded_in) if every.recorded_in else None
    return _coverage(every.areas, within, judged)


def _coverage(
    candidates: pl.DataFrame, within: pl.DataFrame, judged: pl.DataFrame | None
) -> dict[int, tuple[int, int | None]]:
    """Count candidates and covered ones; none covered, in the row or where its records are judged, is nothing known."""
    known = candidates.filter("has").select("uid")
    if judged is not None:
        holders = judged.join(known, on="uid", how="semi").select("holder")
        known = pl.concat([known, judged.join(holders, on="holder", how="semi").select("uid")])
    rows = (
        within.join(candidates.with_columns(known=pl.col("uid").is_in(known["uid"].implode())), on="uid")
        .group_by("holder")
        .agg(pl.len(), pl.col("has").sum(), pl.col("known").any())
    )
    return {uid: (total, covered if is_known else None) for uid, total, covered, is_known in rows.iter_rows()}


def _org_homes(view: View) -> pl.DataFrame:
    """``uid``, ``area``: what each organisation covers or is located in.

    Else where the units are that it covers; else where the organisations below it are.
    """
    every = view.presence.org_homes(view.presence.orgs)
    return every.filter(pl.col("rank") == pl.col("rank").min().over("uid")).select("uid", "area").unique()


def homes_at(view: View, level: str) -> pl.DataFrame:
    """``uid``, ``holder``: the areas of *level* that each organisation is in."""
    areas = _areas_at(view, level).rename({"uid": "area"})
    return _org_homes(view).join(areas, on="area").select("uid", "holder").unique()


def _orgs(view: View, homes: pl.DataFrame) -> dict[int, dict[str, int]]:
    formal = view.presence.orgs.filter("formal").select("uid", "tier")
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for holder, tier, count in homes.join(formal, on="uid").group_by("holder", "tier").len().iter_rows():
        found[holder][tier] = count
    return {holder: {tier: tiers[tier] for tier in TIER.keys if tier in tiers} for holder, tiers in found.items()}


def _findings(view: View, within: pl.DataFrame) -> dict[int, tuple[int, int]]:
    decisions = latest_decisions(view)
    shown = [
        (hit.uid, (hit.status or rule.status) == "blank")
        for rule in view.profile.rules
        if rule.enabled
        for hit in view.hits(rule.id)
        if not is_hidden(decisions.get((rule.id, hit.uid)), view.network.on)
    ]
    hits = pl.DataFrame(shown, schema={"uid": pl.UInt32, "blank": pl.Boolean}, orient="row")
    rows = (
        within.join(hits, on="uid").group_by("holder").agg(pl.col("blank").sum(), (~pl.col("blank")).sum().alias("no"))
    )
    return {uid: (blank, others) for uid, blank, others in rows.iter_rows()}
