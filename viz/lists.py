"""Lists: things that hang on one point, in columns to its left, to its right or below it.

Assumes that all texts of a list need the same room; a column that would get too long is followed by another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from viz.scene import Point, Side

LINE = 22.0
MOST_LINES = 24
FIRST = 74.0
"""From the point to the first column of a list."""
_TRUNK = 15.0


@dataclass(frozen=True)
class Hung:
    """Where the things of a list stand, and the way of the line from the point to each."""

    at: dict[str, Point]
    routes: dict[str, tuple[Point, ...]]


def hang(
    uids: Sequence[str],
    *,
    side: Side,
    room: float,
    down: float = 0.0,
    first: float = FIRST,
) -> Hung:
    """Hang things on the point (0, 0).

    Parameters
    ----------
    room
        What a column takes with its texts.
    first
        How far from the point the first column beside it stands.
    down
        How much lower than beside the point a list below it begins.
    """
    if side == "below":
        return _hang_below(uids, room=room, down=down)
    sign = 1 if side == "right" else -1
    columns = [uids[at : at + MOST_LINES] for at in range(0, len(uids), MOST_LINES)]
    at: dict[str, Point] = {}
    routes: dict[str, tuple[Point, ...]] = {}
    top = -LINE * (min(len(uids), MOST_LINES) - 1) / 2
    for number, column in enumerate(columns):
        x = sign * (first + number * room)
        trunk = x - sign * _TRUNK
        start = sign * (first - _TRUNK)
        over = ((start, 0.0), (start, top - LINE)) if number else ()
        for line, uid in enumerate(column):
            y = top + line * LINE
            at[uid] = (x, y)
            routes[uid] = ((0.0, 0.0), *over, (trunk, top - LINE if number else 0.0), (trunk, y), (x, y))
    return Hung(at, routes)


def _hang_below(uids: Sequence[str], *, room: float, down: float) -> Hung:
    columns = max(1, min(5, -(-len(uids) // 4)))
    lines = -(-len(uids) // columns)
    at: dict[str, Point] = {}
    routes: dict[str, tuple[Point, ...]] = {}
    for number, uid in enumerate(uids):
        column, line = divmod(number, lines)
        x = (column - (columns - 1) / 2) * room - room / 4
        y = down + line * LINE
        bus, trunk = down - LINE, x - _TRUNK
        at[uid] = (x, y)
        routes[uid] = ((0.0, 0.0), (0.0, bus), (trunk, bus), (trunk, y), (x, y))
    return Hung(at, routes)
