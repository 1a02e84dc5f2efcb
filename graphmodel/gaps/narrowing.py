"""Narrow a report to what was asked for; what is counted is what is shown."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from graphmodel.gaps.finding import Finding, GapReport
from graphmodel.vocabulary import STATUS


def narrow(
    report: GapReport, *, rules: Sequence[str] = (), statuses: Sequence[str] = (), everything: bool = False
) -> GapReport:
    """Keep the findings of the given rules and statuses (all where none is given).

    Parameters
    ----------
    everything
        Bring back what decisions hide, each with its decision on it.
    """

    def asked(finding: Finding) -> bool:
        return (not rules or finding.rule in rules) and (not statuses or finding.status in statuses)

    shown = tuple(filter(asked, report.findings))
    hidden = tuple(filter(asked, report.hidden))
    if everything:
        order = {f.id: at for at, f in enumerate(report.findings)}
        shown = tuple(
            sorted((*shown, *hidden), key=lambda f: (STATUS.keys.index(f.status), order.get(f.id, len(order))))
        )
    return replace(
        report,
        findings=shown,
        hidden=() if everything else hidden,
        summary={**summary_of(shown), "hidden": dict(Counter(f.decision.verdict for f in hidden if f.decision))},
    )


def summary_of(findings: Sequence[Finding]) -> dict[str, dict[str, int]]:
    """Count findings by rule, status and severity."""
    return {
        "by_rule": dict(Counter(f.rule for f in findings)),
        "by_status": dict(Counter(f.status for f in findings)),
        "by_severity": dict(Counter(f.severity for f in findings)),
    }
