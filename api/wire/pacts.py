"""What goes over HTTP of pacts, their projects, and what they leave to do.

Assumes the values of :mod:`graphmodel.alliances.report.values`: what the shell says as JSON.
"""

from pydantic import Field

from api.wire import Shape
from api.wire.lists import ChosenShape, NamedShape


class ProjectShape(Shape):
    """A project of a pact or an alliance."""

    uid: str
    name: str
    theme: str | None
    content: str | None
    responsible: list[NamedShape]
    claimed_by: list[NamedShape]
    due_on: str | None
    done_on: str | None
    late: bool = Field(description="Past its day and not done")
    lacks: list[str] = Field(description="Keys of the facts that it does not state")


class PactRowShape(Shape):
    """A pact of the ledger: a row of the shell's."""

    uid: str
    name: str
    places: list[NamedShape] = Field(description="Parties that are places, or cover one, as the place")
    partners: list[NamedShape] = Field(description="The other parties")
    signed_on: str | None
    expires_on: str | None
    state: str = Field(description="in_force, expired, not_begun")
    promised: bool | None = Field(description="Whether its promise was made public; null where nothing is on record")
    projects: list[ProjectShape]
    lacks: list[str] = Field(
        description="Keys of the facts that it does not state: project, content, responsible, due_on, promised_publicly"
    )
    done: int
    overdue: int


class LateShape(Shape):
    """A late project, and a pact that it is under."""

    project: ProjectShape
    pact: NamedShape


class DutyShape(Shape):
    """What one unit or organisation answers for; without bearer: what nobody does."""

    bearer: NamedShape | None
    projects: int
    done: int
    late: list[LateShape]


class ThemesShape(Shape):
    """The themes that one place works on, and those that it lacks."""

    place: NamedShape
    path: list[str]
    pacts: int = Field(description="In force, to which it is party")
    projects: dict[str, int] = Field(description="By theme")
    lacks: list[str]


class DependenceShape(Shape):
    """A partner, and the places that have no other."""

    partner: NamedShape
    places: list[NamedShape]
    ties: list[str] = Field(description="Types of tie that link them")
    through: list[NamedShape] = Field(description="Pacts and alliances among these")


class BurdensShape(Shape):
    """What the pacts leave to do, by one of three questions: what the shell says of `pacts --by`."""

    on: str
    profile: str
    revision: int
    filters: list[ChosenShape]
    by: str = Field(description="responsible, theme, partner")
    rows: list[DutyShape] | list[ThemesShape] | list[DependenceShape]
