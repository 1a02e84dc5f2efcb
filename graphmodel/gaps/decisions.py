"""Decisions: what people said of findings, and how that changes what is shown.

Assumes that the latest decision on a finding counts: by its day (none is the earliest), then by uid.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import polars as pl

from graphmodel.gaps.finding import Decision
from graphmodel.gaps.hit import Hit
from graphmodel.gaps.scope import Scope
from graphmodel.gaps.view import View
from graphmodel.rules import Rule
from graphmodel.schema import Uid

Named = tuple[str, int | str]
"""Rule and subject of a finding: the number of the subject, or its uid where that is no record any more."""


def latest_decisions(view: View) -> Mapping[Named, Decision]:
    """Read the decision that counts for each finding, of the live ones."""
    rows = view.network.live_nodes("Decision").sort(pl.col("on").fill_null(date.min), "uid")
    uids = view.records["uid"].gather(rows["uid"])
    columns = rows.select("finding", uids, "verdict", "reason", "on", "due_on").iter_rows()
    said = {finding: Decision(Uid(uid), *rest) for finding, uid, *rest in columns}
    named = [(*finding.partition("~"), decision) for finding, decision in said.items()]
    numbers = view.numbers([subject for _, _, subject, _ in named])
    return {(rule, numbers.get(subject, subject)): decision for rule, _, subject, decision in named}


def is_hidden(decision: Decision | None, on: date) -> bool:
    """Whether a finding is not shown: not a blank, or postponed and its day not yet come (none given: for good)."""
    if decision is None:
        return False
    waits = decision.due_on is None or on < decision.due_on
    return decision.verdict == "not_blank" or (decision.verdict == "postponed" and waits)


def ended(
    decisions: Mapping[Named, Decision], found: Iterable[tuple[Rule, Hit]], view: View, scope: Scope
) -> tuple[str, ...]:
    """List the findings that are marked true and gone.

    A finding of a rule that the profile does not run is not gone, nor is one for which a collapse stands now.
    """
    there = {(rule.id, uid) for rule, hit in found for uid in (hit.uid, *(hit.includes if hit.collapse else ()))}
    run = {rule.id for rule in view.profile.rules if rule.enabled}
    gone = [
        f"{rule}~{view.uid(subject) if isinstance(subject, int) else subject}"
        for (rule, subject), decision in decisions.items()
        if decision.verdict == "true" and (rule, subject) not in there and rule in run and scope.holds(subject)
    ]
    return tuple(sorted(gone))
