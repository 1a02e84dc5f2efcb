"""Measures in words: what a finding measured, and what it was held against, as people say it.

Assumes that a report in JSON keeps the plain values: these are for whoever reads, not for a program.
"""

from datetime import date

from graphmodel.gaps.finding import Finding
from graphmodel.messages import say
from graphmodel.profiles import Profile
from graphmodel.profiles.wording import said_band
from graphmodel.vocabulary import AREA_KIND, UNIT_STATUS

Said = float | int | str | None


def said_value(finding: Finding, profile: Profile, *, on: date) -> Said:
    """What was measured; None where the rule measures nothing."""
    value = finding.value
    if finding.type in {"overdue", "slots"} and finding.since:
        return _due(finding.since, on, waits=_waits(finding, profile))
    if finding.type == "share" and isinstance(value, float):
        return f"{value:.0%}"
    if finding.type == "mismatch" and isinstance(value, str) and value in UNIT_STATUS.keys:
        return UNIT_STATUS.label(value)
    if finding.type == "level" and isinstance(value, str):
        return AREA_KIND.label(value)
    return value


def said_threshold(finding: Finding, profile: Profile, *, on: date) -> Said:
    """What the value was held against; None where the rule measures nothing."""
    threshold = finding.threshold
    if finding.type == "overdue" and finding.since:
        if finding.since >= on:
            return say("report.due_before", days=threshold) if threshold else say("report.due_on_day")
        return say("report.waits_over", days=threshold) if _waits(finding, profile) else say("report.due_over")
    if isinstance(threshold, str) or threshold is None:
        return threshold
    if finding.type == "share":
        return say("rule.at_least", least=f"{threshold:.0%}")
    if finding.type == "uncovered":
        return say("rule.at_least", least=threshold)
    rule = profile.rule(finding.rule)
    band = rule.parameters.get("band") if rule else None
    return said_band(band) if isinstance(band, dict) else threshold


def said_since(finding: Finding, *, on: date) -> str:
    """Since when it is so; empty where nothing says so, or where the date is still to come."""
    return finding.since.isoformat() if finding.since and finding.since <= on else ""


def _waits(finding: Finding, profile: Profile) -> bool:
    """Whether the days since a beginning are counted (a vacancy), rather than those to an end (a term)."""
    rule = profile.rule(finding.rule)
    return bool(rule and rule.parameters.get("after_days"))


def _due(day: date, on: date, *, waits: bool) -> str:
    days = (on - day).days
    if days == 0:
        return say("report.due_today", day=day)
    if days < 0:
        return say("report.due_in", day=day, days=-days)
    return say("report.waits" if waits else "report.due_since", day=day, days=days)
