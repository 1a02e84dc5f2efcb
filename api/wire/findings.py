"""What goes over HTTP of findings and coverage.

Assumes the shapes of :mod:`graphmodel.gaps.report.values`.
"""

from typing import Literal

from pydantic import Field

from api.wire import Shape

Status = Literal["blank", "conditions", "data", "nominal", "due", "tune"]
Severity = Literal["high", "medium", "low"]
Verdict = Literal["true", "not_blank", "postponed", "mended"]


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

    verdict: Verdict
    reason: str | None
    on: str | None
    due_on: str | None


class FindingShape(Shape):
    """What a rule found of a subject."""

    id: str = Field(description="`RULE~UID`")
    rule: str
    type: str
    status: Status
    severity: Severity
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
    total: int = Field(description="How many findings there are on all pages")
    next: str | None = Field(description="Where the next page begins (`cursor`); null on the last")


class SaidShape(Shape):
    """A finding in words, in the language asked for."""

    kind: str
    status: str
    severity: str
    value: float | int | str | None
    threshold: float | int | str | None
    since: str | None


class ParameterShape(Shape):
    """A parameter of a rule."""

    name: str
    label: str
    value: bool | int | float | str | list[str] | dict[str, float | int]
    words: str


class RuleSaid(Shape):
    """The rule that a finding rests on."""

    id: str
    type: str
    type_label: str
    parameters: list[ParameterShape]


class IncludedShape(Shape):
    """A record that a finding stands for."""

    uid: str
    kind: str
    level: str | None = Field(description="Of an area")
    name: str
    code: str | None


class ExplanationShape(Shape):
    """A finding with everything that is told of it."""

    profile: str
    version: str
    on: str
    title: str
    finding: FindingShape
    said: SaidShape
    rule: RuleSaid
    included: list[IncludedShape]
    followers: list[str] = Field(description="Findings that follow from it")
    query: str = Field(description="What finds the subject in the database")


class RuleTitle(Shape):
    """A rule that found something."""

    id: str
    title: str


class CountsShape(Shape):
    """Numbers of findings; a rule, status or severity without any is not there."""

    total: int
    by_rule: dict[str, int]
    by_status: dict[Status, int]
    by_severity: dict[Severity, int]


class AreaCounts(CountsShape):
    """The findings of an area."""

    uid: str
    name: str
    code: str | None


class AllCounts(CountsShape):
    """All findings, each once."""

    hidden: dict[Verdict, int] = Field(
        description="Findings that a decision hides, by its verdict; they count nowhere else"
    )


class TallyShape(Shape):
    """Findings by area and rule."""

    profile: str
    on: str
    under: str | None
    revision: int
    by: str
    rules: list[RuleTitle]
    rows: list[AreaCounts]
    outside: CountsShape = Field(description="Findings that lie in no row")
    totals: AllCounts
