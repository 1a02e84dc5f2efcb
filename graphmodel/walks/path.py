"""Path: a shortest way between two records over live ties, or that there is none.

Assumes that every tie is one step, whatever its type, and is walked in both directions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graphmodel.errors import UsageError
from graphmodel.levels import LevelScheme
from graphmodel.messages import say
from graphmodel.schema import Uid
from graphmodel.walks.ground import UNREACHED, Ints, Walks
from graphmodel.walks.through import Through, through
from graphmodel.walks.walk import Place, Walk, stops, ties_at

MOST_STEPS = 12


@dataclass(frozen=True)
class Path(Walk):
    """The way from one record to another.

    Attributes
    ----------
    nodes
        From the start to the end; empty where there is no way, or only a longer one than was asked for.
    ties
        Every tie asked for between each two that follow each other, in the order of the way.
    to
        The record that it leads to.
    length
        Ties on the shortest way, however long; None where there is none.
    most_steps
        How long it was to be at most.
    parts
        How many records can be reached from the start and from the end, each itself included; None where there is a way.
    """

    to: Uid
    length: int | None
    most_steps: int
    parts: tuple[int, int] | None

    @property
    def said(self) -> str:
        """What was found, in a sentence."""
        if self.length is None:
            start, end = self.parts or (1, 1)
            return say("walk.no_path", start=f"{start:,}", end=f"{end:,}")
        if self.length > self.most_steps:
            return say("walk.long_path", length=self.length, most=self.most_steps)
        return say("walk.path", length=self.length)

    def values(self, *, scheme: LevelScheme | None = None, places: Mapping[str, Place] | None = None) -> dict[str, Any]:
        """The path for drawing, said in the language of the moment; parameters as of a neighbourhood."""
        parts = {"start": self.parts[0], "end": self.parts[1]} if self.parts else None
        return self.drawing(scheme=scheme, places=places) | {
            "to": self.to,
            "length": self.length,
            "parts": parts,
            "said": self.said,
        }


def find_path(
    ground: Walks,
    start: str,
    end: str,
    *,
    kinds: Sequence[str] = (),
    ties: Sequence[str] = (),
    most_steps: int = MOST_STEPS,
) -> Path:
    """Find a shortest way between two live records over live ties, in whichever direction these point.

    Of equally short ways it is the one whose uids come first, compared from the start on.

    Parameters
    ----------
    kinds, ties
        Kinds of record and types of tie that it may lead over (:func:`graphmodel.walks.through`); all where empty.
        Start and end may be of any kind.
    most_steps
        Ties at most; a longer way is only counted.

    Raises
    ------
    NotFoundError
        No record has one of the uids, or it is not live on the day; ``data`` has the ``parameter``, ``from`` or ``to``.
    UsageError
        A kind or type is unknown, or *most_steps* below 1.

    Notes
    -----
    Breadth-first search from the end, then the smallest neighbour that is one step nearer each time. O(records + ties).
    """
    if most_steps < 1:
        raise UsageError("walk.too_small", value=most_steps, least=1, parameter="most_steps")
    ways = through(kinds, ties)
    first, last = ground.number(start, parameter="from"), ground.number(end, parameter="to")
    steps = ground.steps(last, ways, goal=first)
    length = int(steps[first]) if steps[first] != UNREACHED else None
    numbers, over = ([], []) if length is None or length > most_steps else _way(ground, first, steps, ways)
    return Path(
        about=Uid(start),
        nodes=stops(ground, numbers, int(steps[first]) - steps),
        ties=ties_at(ground, over),
        to=Uid(end),
        length=length,
        most_steps=most_steps,
        parts=(_reached(ground.steps(first, ways)), _reached(steps)) if length is None else None,
    )


def _way(ground: Walks, first: int, steps: Ints, ways: Through) -> tuple[list[int], list[int]]:
    """The records from the first on, each one step nearer than the one before, and the rows of the ties between them."""
    numbers, over = [first], []
    while steps[numbers[-1]]:
        others, rows = ground.neighbours(numbers[-1], ways)
        nearer = others[steps[others] == steps[numbers[-1]] - 1].min()
        over += [int(row) for row in rows[others == nearer]]
        numbers.append(int(nearer))
    return numbers, over


def _reached(steps: Ints) -> int:
    return int(np.count_nonzero(steps != UNREACHED))
