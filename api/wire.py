"""Wire: the shapes of what goes over HTTP, for the document and for whoever checks answers against it.

Assumes that answers are written from plain values elsewhere: these models say what those are, and tests hold both
together.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """What every shape is: without anything that is not said."""

    model_config = ConfigDict(extra="forbid")


class Mistake(Shape):
    """One thing that is wrong with a request."""

    code: str
    detail: str
    remedy: str | None
    parameter: str
    pointer: str = Field(description="Where it stands, as a JSON pointer: `#/query/NAME`")


class Problem(Shape):
    """Why there is no answer (RFC 9457), in the language asked for."""

    type: str = Field(description="`urn:graphmodel:problem:CODE`")
    title: str
    status: int
    code: str = Field(description="Stable code of the sentence, the same in both languages")
    detail: str
    remedy: str | None = Field(description="What would put it right")
    errors: list[Mistake]


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


class Life(Shape):
    """The process runs."""

    status: str


class Readiness(Shape):
    """The database answers, and its structure is this program's."""

    status: str
    revision: int
    engine: str
    migrations: list[str]


Anything = dict[str, Any]
