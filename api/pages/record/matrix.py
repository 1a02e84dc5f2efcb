"""Matrix: the areas directly below one compared by what rules found in each, rules down and areas across.

Assumes that the areas stand in the order of their codes and the rules in the profile's: nothing is ranked.
"""

from typing import Any

from api.desk import Desk
from graphmodel.gaps.report.text import coverage_label
from graphmodel.vocabulary import STATUS


def matrix(desk: Desk, uid: str) -> dict[str, Any] | None:
    """``by`` (label of the level), ``columns`` (areas), ``rows`` (rules, each with a count an area), ``outside`` and totals.

    None where the area has none below it, or no rule found anything.
    """
    found = desk.tally(under=uid)
    areas = [row for row in found.rows if row.uid != uid]
    if not areas or not found.rules:
        return None
    rows, statuses = [], _statuses(desk, uid)
    for rule_id in found.rules:
        rule = desk.profile.rule(rule_id)
        rows.append(
            {
                "rule": rule_id,
                "title": rule.title() if rule else rule_id,
                "status": statuses[rule_id],
                "counts": [area.counts.by_rule.get(rule_id, 0) for area in areas],
                "outside": found.outside.by_rule.get(rule_id, 0),
                "total": found.totals.by_rule.get(rule_id, 0),
            }
        )
    return {
        "by": coverage_label(found.by, desk.profile),
        "columns": [{"uid": area.uid, "name": area.name, "code": area.code} for area in areas],
        "rows": rows,
        "totals": [area.counts.total for area in areas],
        "outside": found.outside.total,
        "total": found.totals.total,
    }


def _statuses(desk: Desk, uid: str) -> dict[str, str]:
    """Of each rule the first of the statuses that what it found really has: a rule of blanks may find data to check only."""
    found: dict[str, str] = {}
    for one in sorted(desk.report(under=uid).findings, key=lambda one: STATUS.keys.index(one.status), reverse=True):
        found[one.rule] = one.status
    return found
