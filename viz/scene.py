"""Scene: what a picture shows, with every position worked out, and nothing of how a browser draws it.

Assumes that a node is named by the uid of its record; a group that stands for several has a uid of its own kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

MOST_DRAWN = 1000
"""Nodes of a picture at most; what is beyond is gathered into groups, and the picture says so."""

STRONG_EM = 15.0
"""Size of the text of what a picture is about."""

Side = Literal["right", "below", "left", "inside"]
Line = Literal["solid", "thin", "dotted"]
Paper = Literal["A4 landscape", "A3 landscape"]
Point = tuple[float, float]

_A4_WIDTH = 1300.0
"""A wider picture asks for A3."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing drawn.

    Attributes
    ----------
    kind
        Key of :data:`viz.style.KIND_SHAPES`.
    what
        Its kind in words, finer than *kind*: by this the legend counts and filters.
    name
        In full, as the register has it; untrusted.
    text
        What stands beside its shape, shortened or not.
    status
        Key of :data:`viz.style.PICTURE_STYLES`.
    tag
        What its status asks, in words, after the text.
    note
        Its part in the picture, in words, after both.
    size
        Half the width of the shape in pixels.
    side
        Where the text stands.
    strong
        Whether the picture is about it.
    faint
        Whether it is there only to be told apart from what belongs.
    cut
        Whether its loss would cut others off.
    minor
        Whether its text is shown only from near.
    code
        A number by which people look for it.
    says
        What else is to be said of it, a line each.
    em
        Size of its text in pixels where it is not the usual one.
    key
        By which it is filtered: its kind and level, tier or kind of its kind.
    group
        The group that it is part of, in words.
    """

    uid: str
    kind: str
    what: str
    name: str
    x: float = 0.0
    y: float = 0.0
    text: str = ""
    status: str = "clear"
    tag: str = ""
    note: str = ""
    size: float = 7.0
    side: Side = "right"
    strong: bool = False
    faint: bool = False
    cut: bool = False
    minor: bool = False
    code: str = ""
    says: tuple[str, ...] = ()
    em: float = 0.0
    key: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """A round piece of ground that nodes stand on, drawn behind everything."""

    uid: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Edge:
    """One tie drawn.

    Attributes
    ----------
    what
        What the tie is, in words.
    route
        The points that its line goes through, from its start to its end; without any it goes straight.
    line
        How it is drawn.
    says
        Since when, on what ground.
    width
        How thick it is, in pixels.
    pacts
        Uids of the pacts that it rests on.
    """

    uid: str
    start: str
    end: str
    what: str
    route: tuple[Point, ...] = ()
    line: Line = "solid"
    says: str = ""
    width: float = 1.0
    pacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture.

    Attributes
    ----------
    about
        Uid of the subject, or empty.
    answer
        One sentence that says what the picture shows.
    notes
        Sentences on what is left out, and by which rule.
    total
        How many nodes there would be without the budget.
    paper
        On what it prints legibly.
    grounds
        What nodes stand on.
    """

    title: str
    about: str
    answer: str
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    total: int
    notes: Sequence[str] = field(default_factory=tuple)
    paper: Paper = "A4 landscape"
    grounds: Sequence[Ground] = field(default_factory=tuple)


def paper_for(width: float) -> Paper:
    """On what a picture of so many pixels prints legibly."""
    return "A4 landscape" if width <= _A4_WIDTH else "A3 landscape"
