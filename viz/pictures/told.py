"""Told: what findings say of each record, and which status its shape shows."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from graphmodel.gaps.finding import Finding
from graphmodel.messages import say
from graphmodel.profiles import Profile
from graphmodel.vocabulary import STATUS
from viz.style import STATUS_STYLES

_URGENCY = {key: rank for rank, key in enumerate(STATUS.keys)}


@dataclass(frozen=True)
class Told:
    """Findings by their subject.

    Attributes
    ----------
    findings
        The shown ones, in the report's order.
    """

    findings: Sequence[Finding]
    profile: Profile
    _of: Mapping[str, list[Finding]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        of: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            of[finding.subject.uid].append(finding)
        object.__setattr__(self, "_of", of)

    def status(self, uid: str, *, types: Collection[str] = ()) -> str:
        """The most urgent status of what was found of a record itself (by rules of these types), or ``clear``."""
        statuses = {finding.status for finding in self._of.get(uid, ()) if not types or finding.type in types}
        return min(statuses, key=_URGENCY.__getitem__, default="clear")

    def statuses(self, *, types: Collection[str] = ()) -> dict[str, str]:
        """The same of every record of which something was found."""
        found = ((uid, self.status(uid, types=types)) for uid in self._of)
        return {uid: status for uid, status in found if status != "clear"}

    def of(self, uid: str) -> Sequence[Finding]:
        """What was found of a record."""
        return self._of.get(uid, ())

    def says(self, uid: str) -> tuple[str, ...]:
        """A line for each finding of a record: its status, what it is, what it rests on, what would mend it."""
        return tuple(self._line(finding) for finding in self._of.get(uid, ()))

    def _line(self, finding: Finding) -> str:
        rule = self.profile.rule(finding.rule)
        return say(
            "picture.finding",
            status=STATUS.label(finding.status),
            title=rule.title() if rule else finding.rule,
            rule=finding.rule,
            action=finding.action,
        )


def tag_of(status: str) -> str:
    """The mark and word of a status, where it asks for something."""
    return f"{STATUS_STYLES[status].mark} {STATUS.label(status)}" if status in STATUS.keys else ""
