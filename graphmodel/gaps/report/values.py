"""A gap report as plain values: what JSON, CSV and pages say, from one place."""

import json
from datetime import date
from typing import Any

from graphmodel.gaps.finding import Finding, GapReport
from graphmodel.gaps.report.measures import said_since, said_threshold, said_value
from graphmodel.gaps.report.spreadsheet import csv_text
from graphmodel.gaps.words import clauses, kind
from graphmodel.messages import say
from graphmodel.profiles import Profile
from graphmodel.vocabulary import LEVEL, SEVERITY, STATUS, VERDICT

COLUMNS = (
    "id", "rule", "title", "status", "severity", "kind", "uid", "name", "level", "path", "value", "threshold", "since",
    "includes", "follows", "evidence", "action", "decision", "source",
)  # fmt: skip
DECISION_COLUMNS = ("verdict", "reason", "responsible", "due_on")
"""Empty columns of the workbook, filled in by people and imported back as decisions."""


def report_values(report: GapReport) -> dict[str, Any]:
    """The JSON report of surface.md as plain values."""
    return {
        "profile": report.profile,
        "on": report.on.isoformat(),
        "under": report.under,
        "revision": report.revision,
        "coverage": [
            {"level": c.level, "total": c.total, "covered": c.covered, "share": c.share} for c in report.coverage
        ],
        "summary": {name: dict(tally) for name, tally in report.summary.items()},
        "ended": list(report.ended),
        "findings": [finding_values(finding) for finding in report.findings],
    }


def finding_values(finding: Finding) -> dict[str, Any]:
    """One finding of surface.md as plain values."""
    subject, decision = finding.subject, finding.decision
    return {
        "id": finding.id,
        "rule": finding.rule,
        "type": finding.type,
        "status": finding.status,
        "severity": finding.severity,
        "subject": {
            "uid": subject.uid,
            "kind": subject.kind,
            "name": subject.name,
            "level": subject.level,
            "path": list(subject.path),
        },
        "value": finding.value,
        "threshold": finding.threshold,
        "includes": list(finding.includes),
        "follows": finding.follows,
        "since": finding.since.isoformat() if finding.since else None,
        "evidence": [{"uid": e.uid, "kind": e.kind, "name": e.name, "says": e.says} for e in finding.evidence],
        "action": finding.action,
        "decision": None
        if decision is None
        else {
            "verdict": decision.verdict,
            "reason": decision.reason,
            "on": decision.on.isoformat() if decision.on else None,
            "due_on": decision.due_on.isoformat() if decision.due_on else None,
        },
        "source": finding.source,
    }


def json_report(report: GapReport) -> str:
    """The report as JSON text, keys in the order of surface.md."""
    return json.dumps(report_values(report), ensure_ascii=False, indent=1) + "\n"


def finding_row(finding: Finding, profile: Profile, *, on: date) -> dict[str, str | int | float]:
    """One finding as the cells of a table row, labels in the language of the moment."""
    subject, rule = finding.subject, profile.rule(finding.rule)
    value, threshold = said_value(finding, profile, on=on), said_threshold(finding, profile, on=on)
    decided = "" if finding.decision is None else VERDICT.label(finding.decision.verdict)
    return {
        "id": finding.id,
        "rule": finding.rule,
        "title": rule.title() if rule else finding.rule,
        "status": STATUS.label(finding.status),
        "severity": SEVERITY.label(finding.severity),
        "kind": kind(subject.kind),
        "uid": subject.uid,
        "name": subject.name,
        "level": LEVEL.label(subject.level) if subject.level else "",
        "path": " / ".join(subject.path),
        "value": "" if value is None else value,
        "threshold": "" if threshold is None else threshold,
        "since": said_since(finding, on=on),
        "includes": len(finding.includes) or "",
        "follows": finding.follows or "",
        "evidence": clauses(e.says for e in finding.evidence),
        "action": finding.action,
        "decision": decided,
        "source": finding.source,
    }


def heads() -> dict[str, str]:
    """The headers of :data:`COLUMNS` and :data:`DECISION_COLUMNS` in the language of the moment."""
    return {name: say(f"report.column_{name}") for name in (*COLUMNS, *DECISION_COLUMNS)}


def csv_report(report: GapReport, profile: Profile) -> str:
    """The findings as CSV with a BOM, as Chinese Excel wants it."""
    said = heads()
    rows = (finding_row(finding, profile, on=report.on) for finding in report.findings)
    return csv_text([[said[name] for name in COLUMNS], *([row[name] for name in COLUMNS] for row in rows)])
