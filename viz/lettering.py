"""Lettering: how wide a text is, how it is shortened, and which texts have room beside each other.

Assumes a font in which Chinese characters fill a square and all others about half of one.
"""

from collections.abc import Sequence
from dataclasses import replace
from unicodedata import east_asian_width

from viz.scene import STRONG_EM, Node

EM = 12.0
"""Size of the text of a picture in pixels."""


def width_of(text: str, *, em: float = EM) -> float:
    """Estimate the width of a text in pixels."""
    return sum(em if east_asian_width(char) in "WFA" else em * 0.56 for char in text)


def shorten(text: str, most: float, *, em: float = EM) -> str:
    """Cut a text to at most *most* pixels."""
    if width_of(text, em=em) <= most:
        return text
    kept = len(text) - 1
    while kept > 1 and width_of(text[:kept] + "…", em=em) > most:
        kept -= 1
    return text[:kept] + "…"


def own_name(name: str, parent: str) -> str:
    """A name without that of the one above it, where it begins so."""
    return name.removeprefix(parent) or name


Box = tuple[float, float, float, float]


def text_box(node: Node) -> Box:
    """Left, top, right and bottom of what stands beside a node."""
    em = node.em or (STRONG_EM if node.strong else EM)
    wide = width_of(node.text, em=em) + sum(width_of(text) + 4 for text in (node.tag, node.note) if text)
    if node.side == "inside":
        half = width_of(node.text, em=em) / 2
        return node.x - half, node.y - em, node.x + half, node.y + em * 1.6
    if node.side == "below":
        top = node.y + node.size + 3
        return node.x - wide / 2, top, node.x + wide / 2, top + em + 2
    near = node.size + 5
    left = node.x + near if node.side == "right" else node.x - near - wide
    return left, node.y - em / 2, left + wide, node.y + em / 2


def spare_texts(nodes: Sequence[Node]) -> list[Node]:
    """Let only texts stand that cover no text before them and, but for places, no shape; the others are shown from near."""
    shapes = [(node.x - node.size, node.y - node.size, node.x + node.size, node.y + node.size) for node in nodes]
    taken: list[Box] = []
    spared = []
    for node in nodes:
        box = text_box(node)
        in_the_way = taken if node.kind == "place" else (*taken, *shapes)
        covered = any(_overlap(box, other) for other in in_the_way)
        if not covered:
            taken.append(box)
        spared.append(replace(node, minor=covered))
    return spared


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
