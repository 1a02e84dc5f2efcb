"""Finding: what a rule found of a subject, and the report that wraps findings.

Findings are data. A finding is one per rule and subject, so its id is ``RULE~UID``.
Assumes that most findings are counted or sorted only: names, paths and sentences are looked up when they are asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

from graphmodel.gaps.hit import Clue, Hit, Key
from graphmodel.messages import Language
from graphmodel.rules import Rule
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
    """One record that a finding rests on, and what it says."""

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


class Told(Protocol):
    """What looks up names and says sentences, in the language in which the rules were run."""

    @property
    def lang(self) -> Language:
        """That language."""

    def uid(self, number: int) -> Uid:
        """The uid of the record of that number."""

    def subject(self, number: int) -> Subject:
        """The subject of that number."""

    def evidence(self, clue: Clue) -> Evidence:
        """What a clue says."""

    def action(self, rule: Rule, hit: Hit) -> str:
        """What would mend a hit of a rule."""


@dataclass(frozen=True)
class Finding:
    """What a rule found of a subject.

    Attributes
    ----------
    asked, hit
        The rule, and what it found.
    leader
        The finding that this one follows from, or None.
    decision
        What was said of it, or None.
    """

    asked: Rule
    hit: Hit
    leader: Key | None
    decision: Decision | None
    _told: Told = field(repr=False, compare=False)

    @cached_property
    def id(self) -> str:
        """``RULE~UID``."""
        return f"{self.rule}~{self._told.uid(self.hit.uid)}"

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.asked.id

    @property
    def type(self) -> str:
        """The type of the rule."""
        return self.asked.type

    @property
    def status(self) -> str:
        """The hit's own status, else the rule's."""
        return self.hit.status or self.asked.status

    @property
    def severity(self) -> str:
        """The hit's own severity, else the rule's."""
        return self.hit.severity or self.asked.severity

    @cached_property
    def subject(self) -> Subject:
        """What it is about."""
        return self._told.subject(self.hit.uid)

    @property
    def value(self) -> float | int | str | None:
        """What was measured; None where the rule measures nothing."""
        return self.hit.value

    @property
    def threshold(self) -> float | int | str | None:
        """What the value was held against; None where the rule measures nothing."""
        return self.hit.threshold

    @cached_property
    def includes(self) -> tuple[Uid, ...]:
        """Uids of the subjects that it stands for (a collapse) or counts, sorted."""
        return tuple(map(self._told.uid, self.hit.includes))

    @property
    def follows(self) -> str | None:
        """Id of the finding that this one follows from, or None."""
        return f"{self.leader[0]}~{self._told.uid(self.leader[1])}" if self.leader else None

    @property
    def since(self) -> date | None:
        """The latest of the dates that make it true, or None."""
        return self.hit.since

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The records that it rests on."""
        return tuple(map(self._told.evidence, self.hit.clues))

    @property
    def action(self) -> str:
        """What would mend it."""
        return self._told.action(self.asked, self.hit)

    @property
    def source(self) -> str:
        """Where the rule and its threshold come from."""
        return self.asked.said_source(self._told.lang)


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
