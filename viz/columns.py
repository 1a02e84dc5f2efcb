"""Columns: two trees side by side, the places on the left of each column, what covers them on the right.

Assumes that order has a meaning (that of the codes) and is kept. The root heads the chart, each of its children a
column; everything below a child hangs in its column, a row each; children with nothing below them come last. Columns
that would make the chart much wider than a sheet of paper go into a further band.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from viz.scene import Point

INDENT = 12.0
ROW = 18.0
GAP = 6.0
"""Between what hangs on two neighbours."""
HEAD = 64.0
"""From a head to the columns below it."""
GUTTER = 22.0
_ACROSS = 4.0
"""How far lines from column to column run below those from the head of the chart."""
SHEET = 1.9
"""How much wider than high a sheet on its side is, without head and foot."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A place with what covers it, and what is below it.

    Attributes
    ----------
    beside
        What stands in the column of organisations; the first in the same row.
    after
        Rows in the column of places that stand for what is not drawn.
    after_beside
        The same in the column of organisations.
    """

    uid: str
    beside: tuple[str, ...] = ()
    below: tuple["Branch", ...] = ()
    after: tuple[str, ...] = ()
    after_beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """Where everything stands.

    Attributes
    ----------
    columns
        For all in a column where it begins and the height of the line that leads to it; not for the head of the chart.
    """

    at: dict[str, Point]
    columns: dict[str, Point]
    heads: frozenset[str]
    width: float
    height: float


def arrange(root: Branch, *, places: float, beside: float) -> Chart:
    """Lay a tree out.

    Parameters
    ----------
    places, beside
        Width of the two halves of a column, indentation included.
    """
    heads = _columns(root.below)
    rows = [[row for branch in column for row in _rows(branch, 0)] for column in heads]
    step = places + beside + GUTTER
    heights = [_height(column) for column in rows]
    per_band = _per_band(heights, step)
    at: dict[str, Point] = {}
    columns: dict[str, Point] = {}
    width = step * max(1, min(per_band, len(rows))) - GUTTER
    y = _place(_rows(Branch(root.uid, root.beside), 0), at, (width - places - beside) / 2, 0, places)
    for start in range(0, len(rows), per_band):
        top = y + HEAD - ROW
        band = rows[start : start + per_band]
        for number, column in enumerate(band):
            columns |= dict.fromkeys((row[0] for row in column), (number * step, top - HEAD / 2))
            _place(column, at, number * step, top, places)
        y = top + max(heights[start : start + per_band])
    tail = [(uid, 0, 0, 0.0) for uid in root.after] + [(uid, 1, 0, 0.0) for uid in root.after_beside]
    y = _place(tail, at, 0, y + GAP, places)
    first = frozenset(uid for column in heads for uid in (column[0].uid, *column[0].beside))
    return Chart(at, columns, first, width, y)


def elbow(chart: Chart, start: str, end: str, *, shift: float = 0.0) -> tuple[Point, ...]:
    """The way of a tree's line from above to below: straight down, then across; into another column along the bands.

    Parameters
    ----------
    shift
        By how much two trees' lines along the same band are kept apart.
    """
    (x, y), (to_x, to_y) = chart.at[start], chart.at[end]
    if end not in chart.columns:
        return ((x, y), (to_x, to_y))
    if chart.columns.get(start) == chart.columns[end]:
        if x < to_x:
            return ((x, y), (x, to_y), (to_x, to_y))
        return ((x, y), (to_x - INDENT / 2, y), (to_x - INDENT / 2, to_y), (to_x, to_y))
    across = start in chart.columns
    more = shift + _ACROSS * across
    left = chart.columns[start][1] if across else min(height for _, height in chart.columns.values())
    height = chart.columns[end][1]
    down = to_x if end in chart.heads and not across else to_x - INDENT / 2
    margin = () if height == left else ((-GUTTER + more, left + more), (-GUTTER + more, height + more))
    return ((x, y), (x, left + more), *margin, (down, height + more), (down, to_y), (to_x, to_y))


Row = tuple[str, int, int, float]
"""Who, in which half (0 places, 1 beside), how far indented, how far below the one before (0: in the same row)."""


def _columns(branches: Sequence[Branch]) -> list[tuple[Branch, ...]]:
    """Give each a column of its own; those with nothing below them share the last ones."""
    deep = [branch for branch in branches if branch.below]
    flat = [branch for branch in branches if not branch.below]
    if not deep:
        return [(branch,) for branch in flat]
    most = max(len(list(_rows(branch, 0))) for branch in deep) // 2
    return [(branch,) for branch in deep] + [tuple(flat[at : at + most]) for at in range(0, len(flat), most)]


def _rows(branch: Branch, depth: int) -> Iterator[Row]:
    yield branch.uid, 0, depth, GAP if branch.below and depth else 0.0
    for number, uid in enumerate(branch.beside):
        yield uid, 1, depth, -ROW if number == 0 else 0.0
    for child in branch.below:
        yield from _rows(child, depth + 1)
    for uid in branch.after:
        yield uid, 0, depth + 1, 0.0
    for number, uid in enumerate(branch.after_beside):
        yield uid, 1, depth + 1, -ROW if number == 0 and branch.after else 0.0


def _place(rows: Iterable[Row], at: dict[str, Point], left: float, top: float, places: float) -> float:
    """Put rows below each other; the height below the last."""
    y = top - ROW
    for uid, half, depth, more in rows:
        y += ROW + more
        at[uid] = (left + half * places + depth * INDENT, y)
    return y + ROW


def _height(rows: Sequence[Row]) -> float:
    return sum(ROW + more for _, _, _, more in rows)


def _per_band(heights: Sequence[float], step: float) -> int:
    """How many columns make the chart nearest to the shape of a sheet on its side."""

    def off(count: int) -> float:
        bands = [max(heights[at : at + count]) + HEAD for at in range(0, len(heights), count)]
        return abs(log(count * step / (sum(bands) + HEAD)) - log(SHEET))

    even = {-(-len(heights) // bands) for bands in range(1, len(heights) + 1)}
    return min(sorted(even), key=off, default=1)
