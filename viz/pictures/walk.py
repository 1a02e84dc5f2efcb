"""A neighbourhood or path: where its records stand, so that who is tied stands near."""

from graphmodel.walks.walk import Walk
from viz.layout import force_layout
from viz.scene import Point

LENGTH = 84.0
"""How long a tie would like to be, in pixels."""


def walk_places(walk: Walk, *, length: float = LENGTH) -> dict[str, Point]:
    """Place the records of a walk, by uid; the first one stands in the middle. The same walk gives the same places."""
    at = {stop.uid: number for number, stop in enumerate(walk.nodes)}
    pairs = {(min(ends), max(ends)) for tie in walk.ties if len(ends := {at[tie.start], at[tie.end]}) == 2}
    placed = force_layout(len(at), sorted(pairs), length=length)
    moved = (placed - placed[:1]).round(1)
    return {uid: (float(x), float(y)) for uid, (x, y) in zip(at, moved, strict=True)}
