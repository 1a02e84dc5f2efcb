"""What goes over HTTP of neighbourhoods and paths.

Assumes the shapes of :mod:`graphmodel.walks`.
"""

from pydantic import Field

from api.wire import Shape


class NodeShape(Shape):
    """A record, and where it stands in a picture."""

    uid: str
    kind: str
    name: str
    what: str = Field(description="Its level, tier or kind in words")
    distance: int = Field(description="Ties from the start")
    x: float
    y: float


class LinkShape(Shape):
    """A tie between two records of the answer."""

    uid: str
    type: str
    label: str
    start: str
    end: str
    since: str | None


class WalkShape(Shape):
    """Records and ties for drawing."""

    profile: str
    on: str
    revision: int
    about: str
    nodes: list[NodeShape]
    ties: list[LinkShape]
    said: str = Field(description="What was found, and by which rule some is left out")


class NeighbourhoodShape(WalkShape):
    """What lies around a record."""

    depth: int = Field(description="Ties away at most: as asked for, or the setting serve_most_depth")
    total: int = Field(description="Records within that depth, the start among them")
    cut: bool = Field(description="Whether some of them are left out")


class Parts(Shape):
    """How many records can be reached from either end, itself included."""

    start: int
    end: int


class PathShape(WalkShape):
    """A way between two records."""

    to: str
    length: int | None = Field(description="Ties on the shortest way; null where there is none")
    parts: Parts | None = Field(description="Where there is no way")
