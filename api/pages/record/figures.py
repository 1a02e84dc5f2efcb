"""Figures: what lies in an area: coverage by level, households, hub households and units.

Assumes that what is not on record is a dash and never nothing, and that too few households are not said.
"""

from typing import Any

import polars as pl

from api.desk import Desk
from graphmodel.gaps.finding import Coverage
from graphmodel.gaps.report.text import coverage_label
from graphmodel.gaps.scope import scope_of
from graphmodel.gaps.words import households as said_households
from graphmodel.profiles import Profile
from graphmodel.vocabulary import TIER


def figures(desk: Desk, uid: str) -> dict[str, Any]:
    """``coverage`` (rows by level), ``households``, ``hubs``, ``units``, ``orgs`` (by tier, those that are in it by themselves); None where nothing is known."""
    view, report = desk.view, desk.report(under=uid)
    scope, number = scope_of(view, uid), view.numbers([uid])[uid]
    counts = view.territory.counts.filter(uid=number)
    households, hubs = counts.select("households", "hubs").row(0) if counts.height else (None, None)
    there = view.presence.org_areas.join(scope.areas, left_on="area", right_on="uid", how="semi").select("uid")
    tiers = view.presence.orgs.filter("formal").join(there, on="uid", how="semi")["tier"].value_counts()
    per_tier = dict(tiers.iter_rows())
    units = view.presence.operating.filter(pl.col("uid").is_in(scope.places["uid"].implode())).height
    own = view.territory.areas.filter(uid=number)["level"].item()
    return {
        "coverage": [coverage_value(row, desk.profile) for row in report.coverage if row.total and row.level != own],
        "households": None if households is None else said_households(households),
        "hubs": None if hubs is None else said_households(hubs),
        "units": units,
        "orgs": [
            {"tier": tier, "label": TIER.label(tier), "count": per_tier[tier]} for tier in TIER.keys if tier in per_tier
        ]
        if report.on_record
        else None,
    }


def coverage_value(row: Coverage, profile: Profile) -> dict[str, Any]:
    """How much of a level is covered."""
    return {
        "level": row.level,
        "label": coverage_label(row.level, profile),
        "total": row.total,
        "covered": row.covered,
        "share": row.share,
    }
