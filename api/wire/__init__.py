"""Wire: the shapes of what goes over HTTP, for the document and for whoever checks answers against it.

Assumes that answers are written from plain values elsewhere: these models say what those are, and tests hold both
together.
"""

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
    pointer: str = Field(description="Where it stands, as a JSON pointer: `#/query/NAME` or `#/path/NAME`")


class Problem(Shape):
    """Why there is no answer (RFC 9457), in the language asked for."""

    type: str = Field(description="`urn:graphmodel:problem:CODE`")
    title: str
    status: int
    code: str = Field(description="Stable code of the sentence, the same in both languages")
    detail: str
    remedy: str | None = Field(description="What would put it right")
    errors: list[Mistake]


class Life(Shape):
    """The process runs."""

    status: str


class Readiness(Shape):
    """The database answers, and its structure is this program's."""

    status: str
    revision: int
    engine: str
    migrations: list[str]
