"""Style: one table from status to colour, mark and edge, read by documents, pictures and print.

Assumes that no meaning rests on colour alone: every status also has a mark and an edge that survive black and white.
Colours are from or near the Okabe–Ito palette, darkened (on a dark ground lightened) until text has a contrast of
4.5 : 1 or more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graphmodel.messages import say
from graphmodel.vocabulary import STATUS

ACCENT = "#A8322A"
INK = "#222222"
PAPER = "#FCFCFA"


@dataclass(frozen=True)
class StatusStyle:
    """How a status looks: its colour on a light and on a dark ground, its mark in text, its edge's dash pattern.

    Attributes
    ----------
    fill
        How a shape is filled: ``solid``, ``soft``, ``tint``, ``hatch``, ``half`` (the lower one) or ``none``.
    inside
        What stands inside the shape; ``double`` for a second edge.
    """

    colour: str
    dark: str
    mark: str
    dash: str = ""
    fill: str = "none"
    inside: str = ""


STATUS_STYLES: Mapping[str, StatusStyle] = MappingProxyType(
    {
        "covered": StatusStyle("#4A4A48", "#B9B9B4", "■", fill="solid"),
        "blank": StatusStyle(ACCENT, "#F0907F", "□", "3 2", fill="hatch"),
        "conditions": StatusStyle("#666666", "#A9A9A3", "○", "1 2"),
        "data": StatusStyle("#005A8E", "#6DB9E8", "?", inside="double"),
        "nominal": StatusStyle("#7A5200", "#E0A83A", "◐", fill="half"),
        "due": StatusStyle("#6B3FA0", "#BFA0EA", "!", inside="!"),
        "tune": StatusStyle("#006B52", "#4CC3A1", "~", inside="~"),
        "decided": StatusStyle("#666666", "#A9A9A3", "✓", inside="✓"),
        "open": StatusStyle("#A3A39D", "#6D6D68", "·"),
    }
)
"""Every status, then what an area may be beside them: covered, decided (verified as no blank), open (not asked for)."""

CLEAR = StatusStyle("#63635F", "#A5A59F", "●", fill="soft")
"""What a picture shows without any finding, where nothing is covered or not."""
ASIDE = StatusStyle("#8A8A85", "#8A8A85", "+")
"""Headings, and groups that stand for what is not drawn."""
GATHERED = StatusStyle("#63635F", "#A5A59F", "▣", fill="tint")
"""A group that is drawn as one shape, large as it has many members."""
PICTURE_STYLES: Mapping[str, StatusStyle] = MappingProxyType(
    {**STATUS_STYLES, "clear": CLEAR, "aside": ASIDE, "gathered": GATHERED}
)


def state_label(state: str) -> str:
    """The word for what a shape shows."""
    if state in STATUS.keys:
        return STATUS.label(state)
    return say(f"report.state_{state}" if state in STATUS_STYLES else f"picture.state_{state}")


_RECTANGLE = "M-1-.78H1V.78H-1Z"
_CIRCLE = "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z"
_HEXAGON = "M-1 0L-.5-.87H.5L1 0L.5.87H-.5Z"
_DIAMOND = "M0-.85L.85 0L0 .85L-.85 0Z"
_ROUNDED = "M-.45-.85H.45A.4.4 0 0 1 .85-.45V.45A.4.4 0 0 1 .45.85H-.45A.4.4 0 0 1-.85.45V-.45A.4.4 0 0 1-.45-.85Z"

KIND_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "area": _RECTANGLE,
        "place": _RECTANGLE,
        "org": _CIRCLE,
        "unit": _ROUNDED,
        "carrier": "M-.9-.15L0-1L.9-.15V.9H-.9Z",
        "chain": _HEXAGON,
        "alliance": _HEXAGON,
        "segment": "M-1-.7H.5L1 0L.5.7H-1L-.6 0Z",
        "slot": "M-1-.5H1V.5H-1Z",
        "pact": _DIAMOND,
        "project": _DIAMOND,
        "need": "M-.9-.75H.9L0 .85Z",
        "resource": "M-.9.75H.9L0-.85Z",
        "service_point": "M-.35-.9H.35V-.35H.9V.35H.35V.9H-.35V.35H-.9V-.35H-.35Z",
        "record": "M-.7-.9H.3L.7-.5V.9H-.7Z",
        "sector": _ROUNDED,
        "opened": "M-.85-.85H.85V.85H-.85ZM-.45 0H.45",
        "group": "M-.85-.85H.85V.85H-.85ZM-.45 0H.45M0-.45V.45",
    }
)
"""The outline of each kind that a picture shows, as an SVG path in the square from -1 to 1."""

TIER_SIZES: Mapping[str, float] = MappingProxyType(
    {
        "working_committee": 11.0,
        "party_committee": 10.0,
        "general_branch": 9.0,
        "branch": 8.0,
        "group": 6.5,
        "team": 6.5,
    }
)
"""Half the width of an organisation's circle, in pixels of a picture at its own size."""
