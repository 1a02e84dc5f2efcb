"""The gap report as one offline document: opens from disk, prints on A4, asks no host for anything."""

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Any

import jinja2

from graphmodel.gaps.finding import Coverage, Finding, GapReport
from graphmodel.gaps.report.text import coverage_label, scope_name
from graphmodel.gaps.states import area_states
from graphmodel.messages import language, say
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.vocabulary import SEVERITY, STATUS, VERDICT
from viz.coverage_tree import draw_coverage
from viz.style import ACCENT, INK, PAPER, STATUS_STYLES


def gap_document(report: GapReport, network: Network, profile: Profile) -> str:
    """Draw the report as HTML text, in the language of the moment."""
    tree = draw_coverage(area_states(report, network, profile), profile.scheme.keys)
    return _template().render(
        say=say,
        language=language(),
        report=report,
        profile=profile,
        scope=scope_name(report),
        coverage=[_coverage_row(row, profile) for row in report.coverage],
        statuses=_statuses(report, profile),
        severity=SEVERITY,
        verdict=VERDICT,
        tree=tree,
        left_out="、".join(profile.scheme[key].label() for key in tree.left_out),
        legend=[(STATUS_STYLES[k], STATUS.label(k) if k != "covered" else say("report.covered")) for k in _LEGEND],
        styles=STATUS_STYLES,
        colours={"accent": ACCENT, "ink": INK, "paper": PAPER},
    )


_LEGEND = ("covered", "blank", "conditions", "data", "nominal")


def _coverage_row(row: Coverage, profile: Profile) -> dict[str, Any]:
    known = row.covered is not None and row.share is not None
    return {
        "label": coverage_label(row.level, profile),
        "total": "—" if row.total is None else f"{row.total:,}",
        "covered": f"{row.covered:,}" if known else "—",
        "share": f"{row.share:.0%}" if known else "—",
        "width": round(100 * row.share, 1) if row.share is not None else 0,
    }


def _statuses(report: GapReport, profile: Profile) -> list[tuple[str, str, list[tuple[Any, list[Finding]]]]]:
    """Status key, label, and its findings by rule; the report's order keeps both together."""
    found = []
    for status, of_status in groupby(report.findings, key=lambda f: f.status):
        rules = [(profile.rule(rule), list(of_rule)) for rule, of_rule in _by_rule(list(of_status))]
        found.append((status, STATUS.label(status), rules))
    return found


def _by_rule(findings: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    return [(rule, list(of_rule)) for rule, of_rule in groupby(findings, key=lambda f: f.rule)]


@cache
def _template() -> jinja2.Template:
    loader = jinja2.PackageLoader("viz", "templates")
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("gap.html")
