"""Narrow a report to what was asked for; what is counted is what is shown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphmodel.gaps.finding import Finding, GapReport
from graphmodel.profiles import Profile
from graphmodel.vocabulary import STATUS


def narrow(
    report: GapReport,
    profile: Profile,
    *,
    rules: Sequence[str] = (),
    statuses: Sequence[str] = (),
    everything: bool = False,
) -> GapReport:
    """Keep the findings of the given rules and statuses (all where none is given).

    Parameters
    ----------
    everything
        Bring back what decisions hide, each with its decision on it, where it belongs in the order.
    """

    def asked(finding: Finding) -> bool:
        return (not rules or finding.rule in rules) and (not statuses or finding.status in statuses)

    shown = tuple(filter(asked, report.findings))
    hidden = tuple(filter(asked, report.hidden))
    if everything:
        shown, hidden = _merged(shown, hidden, profile), ()
    return replace(
        report,
        findings=shown,
        hidden=hidden,
        ended=tuple(one for one in report.ended if not rules or one.partition("~")[0] in rules),
        summary=summary_of(shown, hidden),
    )


def _merged(shown: Sequence[Finding], hidden: Sequence[Finding], profile: Profile) -> tuple[Finding, ...]:
    """Put hidden findings behind the shown ones of their status, rule and place; those have the order of the codes."""
    rules = {rule.id: at for at, rule in enumerate(profile.rules)}
    places = {(f.status, f.rule, f.subject.path): at for at, f in enumerate(shown)}
    behind = [(places.get((f.status, f.rule, f.subject.path), len(shown)), 1, f) for f in hidden]
    every = [*((at, 0, f) for at, f in enumerate(shown)), *behind]
    every.sort(
        key=lambda one: (STATUS.keys.index(one[2].status), rules[one[2].rule], *one[:2], one[2].subject.path, one[2].id)
    )
    return tuple(finding for _, _, finding in every)


def summary_of(shown: Sequence[Finding], hidden: Sequence[Finding]) -> dict[str, dict[str, int]]:
    """Count the shown findings by rule, status and severity, the hidden ones by verdict."""
    return {
        "by_rule": _tally(f.rule for f in shown),
        "by_status": _tally(f.status for f in shown),
        "by_severity": _tally(f.severity for f in shown),
        "hidden": _tally(f.decision.verdict for f in hidden if f.decision),
    }


def _tally(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))
