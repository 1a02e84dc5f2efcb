"""Walk: the records and ties that an answer holds, as values and as they are handed on for drawing.

Assumes that names come from registers: they are handed on as they are, and whoever shows them escapes them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from graphmodel.gaps import words
from graphmodel.levels import LevelScheme
from graphmodel.schema import NODES, Uid
from graphmodel.walks.ground import Ints, Walks, word_column

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stop:
    """A record on a walk.

    Attributes
    ----------
    name
        As the register has it; the uid where it has none.
    word
        Key of its level, tier or kind; None where the register says nothing.
    distance
        Ties between it and the start.
    """

    uid: Uid
    kind: str
    name: str
    word: str | None
    distance: int

    def what(self, scheme: LevelScheme | None = None) -> str:
        """What it is in words, as fine as is known; levels as the *scheme* calls them, where one is given."""
        column = word_column(self.kind)
        if self.word is None or column is None:
            return words.kind(self.kind)
        if column == "level" and scheme and self.word in scheme:
            return words.level(scheme, self.word)
        known = NODES[self.kind].property(column).words
        return known.label(self.word) if known else self.word


@dataclass(frozen=True, slots=True)
class Tie:
    """A live tie between two records of a walk."""

    uid: str
    type: str
    start: Uid
    end: Uid
    since: date | None


@dataclass(frozen=True)
class Walk:
    """What was found from one record on.

    Attributes
    ----------
    about
        The record asked about.
    nodes
        Records by distance.
    ties
        The live ties between them that were asked for.
    """

    about: Uid
    nodes: tuple[Stop, ...]
    ties: tuple[Tie, ...]

    def drawing(
        self, *, scheme: LevelScheme | None = None, places: Mapping[str, Place] | None = None
    ) -> dict[str, Any]:
        """What a picture is drawn from; words in the language of the moment, positions where *places* has them."""
        return {
            "about": self.about,
            "nodes": [_node(stop, scheme, (places or {}).get(stop.uid)) for stop in self.nodes],
            "ties": [
                {
                    "uid": tie.uid,
                    "type": tie.type,
                    "label": words.tie(tie.type),
                    "start": tie.start,
                    "end": tie.end,
                    "since": tie.since.isoformat() if tie.since else None,
                }
                for tie in self.ties
            ],
        }


def _node(stop: Stop, scheme: LevelScheme | None, place: Place | None) -> dict[str, Any]:
    said = {
        "uid": stop.uid,
        "kind": stop.kind,
        "name": stop.name,
        "what": stop.what(scheme),
        "distance": stop.distance,
    }
    return said if place is None else {**said, "x": place[0], "y": place[1]}


def stops(ground: Walks, numbers: Sequence[int] | Ints, steps: Ints) -> tuple[Stop, ...]:
    """The records of *numbers*, in their order, each as far away as *steps* says of its number."""
    at = np.asarray(numbers, dtype=np.int64)
    rows = ground.records[at].select("uid", "kind", "name", "word").iter_rows()
    return tuple(
        Stop(Uid(uid), kind, name, word, int(far)) for (uid, kind, name, word), far in zip(rows, steps[at], strict=True)
    )


def ties_at(ground: Walks, rows: Sequence[int] | Ints) -> tuple[Tie, ...]:
    """The ties in these rows of the ground, in their order."""
    found = ground.ties[np.asarray(rows, dtype=np.int64)]
    start, end = (ground.records["uid"].gather(found[side].cast(pl.Int64)) for side in ("start", "end"))
    return tuple(
        Tie(uid, type_, Uid(a), Uid(b), since)
        for uid, type_, a, b, since in zip(found["uid"], found["type"], start, end, found["since"], strict=True)
    )
