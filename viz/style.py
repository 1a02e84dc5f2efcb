"""Style: one table from status to colour, mark and edge, read by documents, pictures and print.

Assumes that no meaning rests on colour alone: every status also has a mark and an edge that survive black and white.
Colours are from or near the Okabe–Ito palette, darkened (on a dark ground lightened) until text has a contrast of
4.5 : 1 or more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

ACCENT = "#A8322A"
INK = "#222222"
PAPER = "#FCFCFA"


@dataclass(frozen=True)
class StatusStyle:
    """How a status looks: its colour on a light and on a dark ground, its mark in text, its edge's dash pattern."""

    colour: str
    dark: str
    mark: str
    dash: str = ""


STATUS_STYLES: Mapping[str, StatusStyle] = MappingProxyType(
    {
        "covered": StatusStyle("#4A4A48", "#B9B9B4", "■"),
        "blank": StatusStyle(ACCENT, "#F0907F", "□", "3 2"),
        "conditions": StatusStyle("#666666", "#A9A9A3", "○", "1 2"),
        "data": StatusStyle("#005A8E", "#6DB9E8", "?"),
        "nominal": StatusStyle("#7A5200", "#E0A83A", "◐"),
        "due": StatusStyle("#6B3FA0", "#BFA0EA", "!"),
        "tune": StatusStyle("#006B52", "#4CC3A1", "~"),
        "decided": StatusStyle("#666666", "#A9A9A3", "✓"),
        "open": StatusStyle("#A3A39D", "#6D6D68", "·"),
    }
)
"""Every status, then what an area may be beside them: covered, decided (verified as no blank), open (not asked for)."""
