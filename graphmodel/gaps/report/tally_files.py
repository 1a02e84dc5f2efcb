"""A tally of findings as plain values and as CSV: one row an area, one column a rule.

Assumes that a column that no finding falls in tells nothing and is left out.
"""

from typing import Any

from graphmodel.gaps.report.spreadsheet import csv_text
from graphmodel.gaps.report.text import coverage_label
from graphmodel.gaps.tally import Counts, Tally
from graphmodel.messages import say
from graphmodel.profiles import Profile
from graphmodel.vocabulary import SEVERITY, STATUS


def tally_values(found: Tally, profile: Profile) -> dict[str, Any]:
    """The tally as plain values; titles of rules in the language of the moment."""
    report = found.report
    return {
        "profile": report.profile,
        "on": report.on.isoformat(),
        "under": report.under,
        "revision": report.revision,
        "by": found.by,
        "rules": [{"id": rule, "title": _title(rule, profile)} for rule in found.rules],
        "rows": [{"uid": row.uid, "name": row.name, "code": row.code, **_values(row.counts)} for row in found.rows],
        "outside": _values(found.outside),
        "totals": {**_values(found.totals), "hidden": dict(report.summary["hidden"])},
    }


def tally_csv(found: Tally, profile: Profile) -> str:
    """The tally as CSV with a BOM, as Chinese Excel wants it: rules, then statuses, then severities."""
    head = [coverage_label(found.by, profile), say("report.column_code"), say("report.findings")]
    titles = [f"{rule} {_title(rule, profile)}" for rule in found.rules]
    words = [*map(STATUS.label, found.totals.by_status), *map(SEVERITY.label, found.totals.by_severity)]
    rows = [
        *(_line(row.name, row.counts, found, code=row.code or "") for row in found.rows),
        _line(say("report.tally_outside"), found.outside, found),
        _line(say("report.tally_totals"), found.totals, found),
    ]
    return csv_text([[*head, *titles, *words], *rows])


def _line(name: str, counts: Counts, found: Tally, *, code: str = "") -> list[str | int]:
    return [
        name,
        code,
        counts.total,
        *(counts.by_rule.get(rule, 0) for rule in found.rules),
        *(counts.by_status.get(status, 0) for status in found.totals.by_status),
        *(counts.by_severity.get(severity, 0) for severity in found.totals.by_severity),
    ]


def _title(rule_id: str, profile: Profile) -> str:
    rule = profile.rule(rule_id)
    return rule.title() if rule else rule_id


def _values(counts: Counts) -> dict[str, Any]:
    return {
        "total": counts.total,
        "by_rule": dict(counts.by_rule),
        "by_status": dict(counts.by_status),
        "by_severity": dict(counts.by_severity),
    }
