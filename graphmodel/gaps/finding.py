"""Finding: what a rule found of a subject, and the report that wraps findings.

Findings are data. A finding is one per rule and subject, so its id is ``RULE~UID``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graphmodel.schema import Uid


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about. ``path`` are the names of the areas above it, topmost first, itself excluded."""

    uid: Uid
    kind: str
    name: str
    level: str | None
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record that a finding rests on, and what it says (in the language of the moment)."""

    uid: Uid
    kind: str
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of a finding."""

    uid: Uid
    verdict: str
    reason: str | None
    on: date | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found of a subject.

    Attributes
    ----------
    value, threshold
        What was measured and what it was held against; None where the rule measures nothing.
    includes
        Uids of the subjects that it stands for (a collapse) or counts, sorted.
    follows
        Id of the finding that this one follows from, or None.
    since
        The latest of the dates that make it true, or None.
    source
        Where the rule and its threshold come from.
    """

    rule: str
    type: str
    status: str
    severity: str
    subject: Subject
    value: float | int | str | None
    threshold: float | int | str | None
    includes: tuple[Uid, ...]
    follows: str | None
    since: date | None
    evidence: tuple[Evidence, ...]
    action: str
    decision: Decision | None
    source: str

    @property
    def id(self) -> str:
        """``RULE~UID``."""
        return f"{self.rule}~{self.subject.uid}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a level is covered: ``covered`` and ``share`` are None where nothing is on record.

    ``level`` is a level of the scheme, ``two_new`` (operating two-new units) or ``household``.
    """

    level: str
    total: int | None
    covered: int | None
    share: float | None


@dataclass(frozen=True, slots=True)
class GapReport:
    """Findings of a network under a profile, on a day, in a scope.

    Attributes
    ----------
    under
        Uid or code of the scope, or None for all.
    scope
        The one area that all of it lies below, or None.
    findings
        Ordered by status, rule, path, uid; hidden ones apart.
    hidden
        Findings that a decision hides (not_blank, postponed).
    ended
        Finding ids that were marked true and are gone (销号).
    summary
        Counts of the shown findings ``by_rule``, ``by_status``, ``by_severity`` and ``hidden`` by verdict.
    on_record
        False where the scope holds no organisation at all.
    """

    profile: str
    on: date
    under: str | None
    scope: Subject | None
    revision: int
    coverage: tuple[Coverage, ...]
    summary: Mapping[str, Mapping[str, int]]
    findings: tuple[Finding, ...]
    hidden: tuple[Finding, ...]
    ended: tuple[str, ...]
    on_record: bool
