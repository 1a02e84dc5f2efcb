"""Discs: a round piece of ground for each group, large enough for its members, none over another.

Assumes nothing random: the same groups and ties give the same places, whatever is looked at of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from viz.layout import Floats, Ints, force_layout
from viz.scene import Point

ROOM = 150
"""Members that a group shows at most."""
SPACING = 46.0
"""How far members stand from each other, in pixels."""
LEAST = 70.0
"""Radius of the smallest disc."""
_BETWEEN = 44.0
"""How far discs are kept from each other."""
_ROUNDS = 120
_LOOKED = 8
"""After so many rounds it is looked anew which discs are near each other."""
_LOOSE = 2.4
"""How much more room the discs have to start with than they cover."""
_MOST_WITHIN = (0.04, 0.96)
"""Between which shares of the discs, along each axis, the bulk of them lies."""
_BEYOND = 0.08
"""How far beyond the bulk, as a share of it, a disc stays where it is."""
_BROUGHT = 0.15
"""What is left of the way of those that lie farther off."""
_GOLDEN = np.pi * (3 - np.sqrt(5))


@dataclass(frozen=True, slots=True)
class Disc:
    """The ground of one group."""

    x: float
    y: float
    radius: float

    def seat(self, number: int) -> Point:
        """Where the member of that number stands: the first in the middle, each later one farther out."""
        far = SPACING / np.sqrt(np.pi) * np.sqrt(number)
        return (
            round(self.x + float(far * np.cos(number * _GOLDEN)), 1),
            round(self.y + float(far * np.sin(number * _GOLDEN)), 1),
        )


def radius_of(members: int) -> float:
    """How large the disc of a group is: with the room for its members, and a little beyond it for the many others."""
    seats = min(members, ROOM) + max(members - ROOM, 0) ** 0.5
    return max(LEAST, SPACING * float(np.sqrt(seats / np.pi)) + SPACING / 2)


def lay_discs(
    members: Sequence[int], ties: Sequence[tuple[int, int]], *, weights: Sequence[float] | None = None
) -> list[Disc]:
    """Place a disc for each group, by how many members it has; groups that are tied stand near.

    Parameters
    ----------
    ties
        Pairs of different groups, by number, each pair once.
    weights
        How strongly each pair pulls.
    """
    radii = np.array([radius_of(count) for count in members])
    if not len(radii):
        return []
    length = float(2 * radii.mean() + _BETWEEN)
    at = force_layout(len(radii), ties, weights=weights, length=length, gap=(length, length))
    at = _apart(_drawn_near(_gathered(at), radii), radii)
    return [
        Disc(round(float(x), 1), round(float(y), 1), round(float(r), 1)) for (x, y), r in zip(at, radii, strict=True)
    ]


def _gathered(at: Floats) -> Floats:
    """Bring the few that stand far off nearer, so that they do not make all others small; nobody changes sides."""
    low, high = np.quantile(at, _MOST_WITHIN, axis=0)
    low, high = low - _BEYOND * (high - low), high + _BEYOND * (high - low)
    within = np.clip(at, low, high)
    gathered: Floats = within + (at - within) * _BROUGHT
    return gathered


def _drawn_near(at: Floats, radii: Floats) -> Floats:
    """Shrink a loose picture until the discs fill a good part of it."""
    sides = at.max(axis=0) - at.min(axis=0) + 2 * radii.mean()
    wanted = _LOOSE * float((np.pi * (radii + _BETWEEN / 2) ** 2).sum())
    scaled: Floats = at * min(1.0, float(np.sqrt(wanted / (sides[0] * sides[1]))))
    return scaled


def _apart(at: Floats, radii: Floats) -> Floats:
    """Push discs off each other; what is left after that is resolved by spreading the whole."""
    count = len(radii)
    first, second = np.triu_indices(count, 1)
    if not len(first):
        return at
    least = radii[first] + radii[second] + _BETWEEN
    near = np.arange(len(first))
    for round_ in range(_ROUNDS):
        if round_ % _LOOKED == 0:
            near = np.flatnonzero(_far(at, first, second) < least + _BETWEEN + 2 * radii.mean())
        far = _far(at, first[near], second[near])
        over = near[far < least[near]]
        if not len(over):
            if round_ % _LOOKED == 0:
                return at
            near = near[:0]
            continue
        at = at + _pushed(at, first[over], second[over], least[over], count)
    spread: Floats = at * max(1.0, float((least / np.maximum(_far(at, first, second), 1e-6)).max()))
    return spread


def _pushed(at: Floats, first: Ints, second: Ints, least: Floats, count: int) -> Floats:
    """How far each disc moves off those that it covers."""
    between = at[second] - at[first]
    far = np.hypot(between[:, 0], between[:, 1])
    turn = np.stack([np.cos(first * _GOLDEN + second), np.sin(first * _GOLDEN + second)], axis=1)
    way = np.where(far[:, None] > 1e-6, between / np.maximum(far[:, None], 1e-6), turn)
    push = way * ((least - far) / 2 + 0.5)[:, None]
    moved = [np.bincount(second, push[:, axis], count) - np.bincount(first, push[:, axis], count) for axis in (0, 1)]
    return np.stack(moved, axis=1)


def _far(at: Floats, first: Ints, second: Ints) -> Floats:
    far: Floats = np.hypot(at[second, 0] - at[first, 0], at[second, 1] - at[first, 1])
    return far
