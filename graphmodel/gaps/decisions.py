"""Decisions: what people said of findings, and how that changes what is shown.

Assumes that the latest decision on a finding counts: by its day (none is the earliest), then by uid.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import polars as pl

from graphmodel.gaps.finding import Decision
from graphmodel.gaps.hit import Hit
from graphmodel.gaps.scope import Scope
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.rules import Rule
from graphmodel.schema import Uid


def latest_decisions(network: Network) -> Mapping[str, Decision]:
    """Read the decision that counts for each finding id, of the live ones."""
    rows = network.live_nodes("Decision").sort(pl.col("on").fill_null(date.min), "uid")
    columns = rows.select("finding", "uid", "verdict", "reason", "on", "due_on").iter_rows()
    return {finding: Decision(Uid(uid), *rest) for finding, uid, *rest in columns}


def is_hidden(decision: Decision | None, on: date) -> bool:
    """Whether a finding is not shown: not a blank, or postponed and its day not yet come (none given: for good)."""
    if decision is None:
        return False
    waits = decision.due_on is None or on < decision.due_on
    return decision.verdict == "not_blank" or (decision.verdict == "postponed" and waits)


def ended(
    decisions: Mapping[str, Decision], found: Iterable[tuple[Rule, Hit]], profile: Profile, scope: Scope
) -> tuple[str, ...]:
    """List the findings that are marked true and gone.

    A finding of a rule that the profile does not run is not gone, nor is one for which a collapse stands now.
    """
    there = {
        f"{rule.id}~{uid}" for rule, hit in found for uid in (hit.uid, *(hit.includes if hit.collapse else ()))
    }  # fmt: skip
    run = {rule.id for rule in profile.rules if rule.enabled}
    gone = []
    for finding, decision in decisions.items():
        rule_id, _, uid = finding.partition("~")
        if decision.verdict == "true" and finding not in there and rule_id in run and scope.holds(uid):
            gone.append(finding)
    return tuple(sorted(gone))
