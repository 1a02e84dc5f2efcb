"""States: what each area of a report's scope looks like on a chart: covered, or the status of what it lacks."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from graphmodel.gaps import given
from graphmodel.gaps.catalogue import view_of
from graphmodel.gaps.coverage import candidates_of
from graphmodel.gaps.finding import Finding, GapReport
from graphmodel.gaps.scope import scope_of
from graphmodel.gaps.view import View
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.rules import Rule
from graphmodel.schema import Uid

COVERED, DECIDED, OPEN = "covered", "decided", "open"
"""States beside the statuses: covered; verified as no blank; no rule asks for an organisation."""


@dataclass(frozen=True, slots=True)
class AreaState:
    """One area of the chart; ``state`` is a status, or one of the states beside them."""

    uid: Uid
    name: str
    level: str
    parent: Uid | None
    state: str


def area_states(report: GapReport, network: Network, profile: Profile) -> tuple[AreaState, ...]:
    """The areas of the report's scope on the scheme's levels, each with its state, in the order of their codes.

    An area on whose behalf a collapse stands is ``data``: nothing is on record there. An area with several parents is
    drawn below the one with the smallest uid.

    Parameters
    ----------
    report
        Of *network*, not narrowed: an area whose finding is left out would look covered.
    """
    return states_in(view_of(network, profile), report)


def states_in(view: View, report: GapReport) -> tuple[AreaState, ...]:
    """The areas of a report of *view*, as :func:`area_states`."""
    profile = view.profile
    covered = [candidates_of(view, level.key).areas.filter("has").select("uid") for level in profile.scheme.levels]
    areas = (
        view.territory.areas.filter(pl.col("level").is_in(profile.scheme.keys))
        .join(scope_of(view, report.under).areas, on="uid", how="semi")
        .join(view.territory.first_parents, left_on="uid", right_on="child", how="left")
        .join(view.territory.places, on="uid")
        .with_columns(has=pl.col("uid").is_in(pl.concat(covered)["uid"].implode()))
        .sort("place", "uid")
    )
    found, uids = _states_of(report, profile), view.records["uid"]
    areas = areas.with_columns(uid=uids.gather(areas["uid"]), parent=uids.gather(areas["parent"]))
    return tuple(
        AreaState(Uid(uid), name, level, parent, found.get(uid, COVERED if has else OPEN))
        for uid, name, level, parent, has in areas.select("uid", "name", "level", "parent", "has").iter_rows()
    )


def _states_of(report: GapReport, profile: Profile) -> Mapping[str, str]:
    states: dict[str, str] = {}
    for finding in (*report.findings, *report.hidden):
        rule = profile.rule(finding.rule)
        if rule and finding.type == "uncovered" and _asks_for_organisations(rule):
            subjects = finding.includes or (finding.subject.uid,)
            states.update(dict.fromkeys(subjects, _state(finding)))
    return states


def _asks_for_organisations(rule: Rule) -> bool:
    return given.text(rule, "target") == "area" and not given.text(rule, "by")


def _state(finding: Finding) -> str:
    said_no = finding.decision is not None and finding.decision.verdict == "not_blank"
    return DECIDED if said_no else finding.status
