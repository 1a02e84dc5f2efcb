"""The gap report as one offline document: opens from disk, prints on A4, asks no host for anything."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from graphmodel.gaps import words
from graphmodel.gaps.finding import Coverage, Finding, GapReport
from graphmodel.gaps.report.text import count_follow_ups, coverage_label, said_change, told_beside
from graphmodel.gaps.states import AreaState
from graphmodel.messages import language, say
from graphmodel.profiles import Profile
from graphmodel.vocabulary import STATUS
from viz.coverage_tree import DEFS, CoverageTree, draw_coverage, draw_state
from viz.document import render_document
from viz.style import state_label


def gap_document(
    report: GapReport, profile: Profile, *, states: Sequence[AreaState], earlier: Sequence[Coverage] = ()
) -> str:
    """Draw the report as HTML text, in the language of the moment.

    Parameters
    ----------
    states
        The areas of the coverage tree (:func:`graphmodel.gaps.states.area_states`).
    earlier
        The coverage before the newest batch, where there is something to compare with.
    """
    tree = draw_coverage(states, profile.scheme.keys)
    scope = report.scope.name if report.scope else say("report.everywhere")
    before = {row.level: row for row in earlier}
    return render_document(
        "gap.html",
        title=say("report.document_title", scope=scope),
        on=report.on,
        profile=profile,
        revision=report.revision,
        paper="A4",
        width="1080px",
        foot=[say("report.latest_values")],
        report=report,
        coverage=[_coverage_row(row, profile, before.get(row.level)) for row in report.coverage],
        compared=bool(earlier),
        dashes=report.on_record and any(row.covered is None and row.total for row in report.coverage),
        colon="：" if language() == "zh" else ": ",
        statuses=_statuses(report, profile),
        decided=_decided(report),
        tree=tree,
        bands=(DEFS, *tree.bands),
        legend=[(draw_state(state), state_label(state)) for state in tree.states],
        tree_note=_tree_note(tree, profile),
    )


def _coverage_row(row: Coverage, profile: Profile, before: Coverage | None) -> dict[str, Any]:
    known = row.covered is not None and row.share is not None
    return {
        "label": coverage_label(row.level, profile),
        "total": "—" if row.total is None else f"{row.total:,}",
        "covered": f"{row.covered:,}" if known else "—",
        "share": f"{row.share:.0%}" if known else "—",
        "change": said_change(row, before),
        "width": None if row.share is None else round(100 * row.share, 1),
    }


def _statuses(report: GapReport, profile: Profile) -> list[dict[str, Any]]:
    """The findings by status and rule; the report's order keeps both together. What all of a rule ask is said once."""
    follow_ups = count_follow_ups(report.findings)
    found = []
    for status, of_status in groupby(report.findings, key=lambda f: f.status):
        findings = list(of_status)
        rules = []
        for rule, of_rule in groupby(findings, key=lambda f: f.rule):
            rows = [_finding(finding, follow_ups(finding), profile, report) for finding in of_rule]
            actions = {row["action"] for row in rows}
            rules.append((profile.rule(rule), rows, actions.pop() if len(actions) == 1 else None))
        found.append({"key": status, "label": STATUS.label(status), "count": len(findings), "rules": rules})
    return found


def _finding(finding: Finding, follow_ups: int, profile: Profile, report: GapReport) -> dict[str, Any]:
    return {
        "path": " / ".join(finding.subject.path) or "—",
        "name": finding.subject.name,
        "more": told_beside(finding, follow_ups, profile=profile, on=report.on, dated=True),
        "evidence": [
            (e.name if e.uid != finding.subject.uid and e.name not in e.says else "", e.says) for e in finding.evidence
        ],
        "action": finding.action,
    }


def _decided(report: GapReport) -> list[str]:
    hidden = report.summary.get("hidden", {})
    counts = {verdict: hidden.get(verdict, 0) for verdict in ("not_blank", "postponed")}
    lines = [say("report.hidden_line", **counts)] if hidden else []
    if report.ended:
        lines.append(say("report.ended_line", count=len(report.ended), ids="  ".join(report.ended)))
    return lines


def _tree_note(tree: CoverageTree, profile: Profile) -> str:
    if tree.drawn == tree.total:
        return ""
    levels = words.listed(profile.scheme[key].label() for key in tree.left_out) or say("report.tree_unplaced")
    return say("report.tree_cut", drawn=tree.drawn, total=tree.total, levels=levels)
