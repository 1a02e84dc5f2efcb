"""What goes over HTTP of findings and coverage.

Assumes the shapes of :mod:`graphmodel.gaps.report.values`.
"""

from pydantic import Field

from api.wire import Shape


class Subject(Shape):
    """What a finding is about."""

    uid: str
    kind: str
    name: str
    level: str | None
    path: list[str] = Field(description="Names of the areas above it, topmost first")


class Evidence(Shape):
    """A record that a finding rests on."""

    uid: str
    kind: str
    name: str
    says: str


class DecisionSaid(Shape):
    """What a person said of a finding."""

    verdict: str
    reason: str | None
    on: str | None
    due_on: str | None


class FindingShape(Shape):
    """What a rule found of a subject."""

    id: str = Field(description="`RULE~UID`")
    rule: str
    type: str
    status: str
    severity: str
    subject: Subject
    value: float | int | str | None
    threshold: float | int | str | None
    includes: list[str]
    follows: str | None
    since: str | None
    evidence: list[Evidence]
    action: str
    decision: DecisionSaid | None
    source: str


class CoverageShape(Shape):
    """How much of a level is covered; null where nothing is on record."""

    level: str
    total: int | None
    covered: int | None
    share: float | None


class GapsShape(Shape):
    """The gaps of a network as a profile sees them: the JSON report of the shell."""

    profile: str
    on: str
    under: str | None
    revision: int
    coverage: list[CoverageShape]
    summary: dict[str, dict[str, int]]
    ended: list[str] = Field(description="Findings that were marked true and are gone")
    findings: list[FindingShape]
