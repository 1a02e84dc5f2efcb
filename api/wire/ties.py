"""What goes over HTTP of the tie network.

Assumes the shapes of :mod:`api.tie_report.files`.
"""

from pydantic import Field

from api.wire import Shape

Cell = str | int | float | list[str] | None


class Told(Shape):
    """What an answer is of."""

    profile: str
    on: str
    under: str | None
    revision: int
    note: str | None = Field(description="What is not on record, where something is not")


class CutShape(Shape):
    """A node on which others hang, and who they are."""

    uid: str
    name: str
    cut_off: int
    affected: list[str]


class OverviewShape(Told):
    """The tie network in figures."""

    recorded: dict[str, int] = Field(description="Live ties by type")
    nodes: dict[str, int] = Field(description="Nodes that are asked about, by kind")
    isolates: dict[str, int] = Field(description="Those of them without a partner")
    ties: int
    components: int
    largest: int
    share: float | None
    cut_points: int
    shown_cuts: list[CutShape]
    concentration: float | None
    mixing: float | None
    communities: int
    modularity: float
    agreement: dict[str, float | None]


class MeasureShape(Told):
    """One measure: its question, how to read it, when it misleads, figures of the whole network, and rows."""

    measure: str
    title: str
    question: str
    reading: str
    misleads: str
    source: str
    figures: dict[str, Cell]
    rows: list[dict[str, Cell]]
