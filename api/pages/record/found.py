"""Found: what rules found of records, by record, as pages say it.

Assumes that a finding that stands for several (a collapse) is told with each of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from api.desk import Desk
from graphmodel.gaps.finding import Finding
from graphmodel.gaps.report.measures import said_since
from graphmodel.gaps.words import clauses
from graphmodel.vocabulary import STATUS

_LEAST_URGENT = len(STATUS.keys)


@dataclass(frozen=True)
class Found:
    """The findings that no decision hides, by the number of the record that they are about or stand for."""

    desk: Desk

    @cached_property
    def _of(self) -> Mapping[int, Sequence[Finding]]:
        of: dict[int, list[Finding]] = {}
        for finding in self.desk.findings():
            for number in dict.fromkeys((finding.hit.uid, *finding.hit.includes)):
                of.setdefault(number, []).append(finding)
        return of

    def of(self, number: int | None) -> Sequence[Finding]:
        """What was found of a record itself."""
        return () if number is None else self._of.get(number, ())

    def status(self, number: int) -> str | None:
        """The most urgent status of what was found of a record, or None."""
        ranks = (STATUS.keys.index(finding.status) for finding in self.of(number))
        first = min(ranks, default=_LEAST_URGENT)
        return None if first == _LEAST_URGENT else STATUS.keys[first]

    def values(self, number: int | None) -> list[dict[str, Any]]:
        """What was found of a record itself, in the report's order."""
        return [finding_line(self.desk, finding) for finding in self.of(number)]


def finding_line(desk: Desk, finding: Finding) -> dict[str, Any]:
    """One finding as a line of a page."""
    rule = finding.asked
    return {
        "id": finding.id,
        "rule": finding.rule,
        "title": rule.title(),
        "status": finding.status,
        "status_label": STATUS.label(finding.status),
        "says": clauses(one.says for one in finding.evidence),
        "each": [one.says for one in finding.evidence],
        "action": finding.action,
        "since": said_since(finding, on=desk.network.on),
        "source": finding.source,
    }


def counted(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """How many findings there are of each status, in the order of what to do."""
    counts = {key: sum(finding.status == key for finding in findings) for key in STATUS.keys}
    return [{"status": key, "label": STATUS.label(key), "count": count} for key, count in counts.items() if count]
