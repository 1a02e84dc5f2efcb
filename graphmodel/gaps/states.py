"""States: what each area of a report's scope looks like on a chart: covered, or the status of what it lacks."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from graphmodel.gaps.finding import GapReport
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.schema import Uid


@dataclass(frozen=True, slots=True)
class AreaState:
    """One area of the chart; ``state`` is a status or ``covered``."""

    uid: Uid
    name: str
    level: str
    parent: Uid | None
    state: str


def area_states(report: GapReport, network: Network, profile: Profile) -> tuple[AreaState, ...]:
    """The areas of the report's scope on levels that need organisations, each with its state, ordered by code.

    An area on whose behalf a collapse stands is ``data``: nothing is on record there.
    """
    wanted = _states_of(report, profile)
    parents = (
        network.live_ties("PART_OF")
        .filter(pl.col("start_kind") == "Area")
        .group_by("start")
        .agg(pl.col("end").min().alias("parent"))
    )
    levels = [level.key for level in profile.scheme.levels]
    areas = (
        network.live_nodes("Area")
        .filter(pl.col("level").is_in(levels))
        .join(parents, left_on="uid", right_on="start", how="left")
        .with_columns(order=pl.coalesce("code", "grid_code", "uid"))
        .sort("order", "uid")
    )
    rows = areas.select("uid", "name", "level", "parent").iter_rows()
    every = {uid: AreaState(uid, name, level, parent, wanted.get(uid, "covered")) for uid, name, level, parent in rows}
    if report.scope is None:
        return tuple(every.values())
    return tuple(area for area in every.values() if _below(area, report.scope.uid, every))


def _below(area: AreaState, top: Uid, every: Mapping[Uid, AreaState]) -> bool:
    """Whether *area* is *top* or below it; a cycle ends the walk."""
    seen: set[Uid] = set()
    at: AreaState | None = area
    while at is not None and at.uid not in seen:
        if at.uid == top:
            return True
        seen.add(at.uid)
        at = every.get(at.parent) if at.parent else None
    return False


def _states_of(report: GapReport, profile: Profile) -> Mapping[Uid, str]:
    states: dict[Uid, str] = {}
    for finding in report.findings:
        rule = profile.rule(finding.rule)
        if rule is None or finding.type != "uncovered" or rule.parameters.get("target") != "area":
            continue
        states.update(dict.fromkeys(finding.includes, finding.status))
        if not finding.includes:
            states[finding.subject.uid] = finding.status
    return states
