"""Neighbourhood: the records within some ties of one, the nearest and weightiest of them where there are too many.

Assumes that a tie is walked in both directions: whom it starts from and whom it leads to are equally near.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graphmodel.errors import UsageError
from graphmodel.levels import LevelScheme
from graphmodel.messages import say
from graphmodel.walks.ground import KINDS, UNREACHED, Ints, Walks
from graphmodel.walks.through import Through, through
from graphmodel.walks.walk import Place, Walk, stops, ties_at

MOST_NODES = 300

RANKS: Mapping[str, int] = {
    label: rank
    for rank, labels in enumerate(
        (
            ("Area", "Org"),
            ("Chain", "Alliance", "Pact"),
            ("Unit", "Carrier", "ServicePoint"),
            ("Project", "Need", "Resource"),
            ("Post", "Event", "Decision"),
        )
    )
    for label in labels
}
"""Which kinds are kept first of those that are equally far: the two trees, what joins many, who is joined, the rest."""


@dataclass(frozen=True)
class Neighbourhood(Walk):
    """The records around one: each that is kept hangs together with the start over records that are kept.

    Attributes
    ----------
    depth
        How many ties away they are at most.
    total
        How many records there are within that depth, the start among them.
    """

    depth: int
    total: int

    @property
    def cut(self) -> bool:
        """Whether some of them are left out."""
        return len(self.nodes) < self.total

    @property
    def said(self) -> str:
        """How many are there, how many are shown, and by which rule."""
        counts = {"shown": f"{len(self.nodes):,}", "total": f"{self.total:,}", "depth": self.depth}
        return say("walk.cut", **counts) if self.cut else say("walk.whole", total=counts["total"], depth=self.depth)

    def values(self, *, scheme: LevelScheme | None = None, places: Mapping[str, Place] | None = None) -> dict[str, Any]:
        """The neighbourhood for drawing, said in the language of the moment.

        Parameters
        ----------
        scheme
            What levels are called; the usual names without one.
        places
            Where each record stands, by uid: ``x`` and ``y``.
        """
        counts = {"total": self.total, "cut": self.cut, "said": self.said}
        return self.drawing(scheme=scheme, places=places) | counts


def find_neighbourhood(
    ground: Walks,
    uid: str,
    *,
    depth: int = 1,
    kinds: Sequence[str] = (),
    ties: Sequence[str] = (),
    most: int = MOST_NODES,
) -> Neighbourhood:
    """Find the live records within *depth* live ties of one, in whichever direction these point.

    Parameters
    ----------
    kinds, ties
        Kinds of record and types of tie that may be walked over and are shown (:func:`graphmodel.walks.through`);
        all where empty. The start is there whatever its kind.
    most
        Records at most. The nearer are kept first; of equally near ones by :data:`RANKS`, then those with more live
        ties of the types asked for, then by uid.

    Raises
    ------
    NotFoundError
        No record has the uid, or it is not live on the day.
    UsageError
        A kind or type is unknown, *depth* below 0 or *most* below 1.

    Notes
    -----
    Breadth-first search, O(records + ties) at most. A ring is only begun when the one before it is kept whole, which
    is why everything that is kept hangs together.
    """
    if depth < 0:
        raise UsageError("walk.too_small", value=depth, least=0, parameter="depth")
    if most < 1:
        raise UsageError("walk.too_small", value=most, least=1, parameter="most")
    ways = through(kinds, ties)
    start = ground.number(uid, parameter="uid")
    steps = ground.steps(start, ways, most=depth)
    found = np.flatnonzero(steps != UNREACHED)
    kept = _nearest(ground, found, steps, ways, most)
    nodes = stops(ground, kept, steps)
    return Neighbourhood(
        about=nodes[0].uid,
        nodes=nodes,
        ties=ties_at(ground, ground.ties_among(kept, ways)),
        depth=depth,
        total=len(found),
    )


def _nearest(ground: Walks, found: Ints, steps: Ints, ways: Through, most: int) -> Ints:
    """The records that are kept, those to keep first in front."""
    ranks = np.array([RANKS[label] for label in KINDS])[ground.kind_codes(found)]
    order = np.lexsort((found, -ground.degrees(found, ways), ranks, steps[found]))
    return found[order][:most]
