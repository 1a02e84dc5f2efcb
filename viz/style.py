"""Style: one table from status and kind to colour, mark and pattern, read by documents, pictures and print.

Assumes that no meaning rests on colour alone: every status also has a mark and an edge that survive black and white.
Colours are from or near the Okabe–Ito palette, darkened until text on white has a contrast of 4.5 : 1 or more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

ACCENT = "#A8322A"
INK = "#222222"
PAPER = "#FCFCFA"
LINE = "#B9B9B4"


@dataclass(frozen=True)
class StatusStyle:
    """How a status looks: text and edge colour, fill, mark, and the edge's dash pattern."""

    colour: str
    fill: str
    mark: str
    dash: str


STATUS_STYLES: Mapping[str, StatusStyle] = MappingProxyType(
    {
        "blank": StatusStyle(ACCENT, "url(#hatched)", "□", "4 2"),
        "conditions": StatusStyle("#666666", "#F1F1EE", "○", "1 2"),
        "data": StatusStyle("#005A8E", "#FFFFFF", "?", ""),
        "nominal": StatusStyle("#7A5200", "url(#half)", "◐", ""),
        "due": StatusStyle("#6B3FA0", "#FFFFFF", "!", ""),
        "tune": StatusStyle("#006B52", "#FFFFFF", "~", ""),
        "covered": StatusStyle("#3C3C3C", "#5A5A5A", "■", ""),
    }
)
