"""Ground: the live records and ties of a network as arrays, made once, walked by every question.

Assumes that a number stands for a record, in the order of the uids (:attr:`Network.numbered`), so that of two numbers
the smaller is that of the smaller uid. Households are no records and so nobody walks over them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphmodel.errors import NotFoundError
from graphmodel.network import Network
from graphmodel.schema import NODE_KINDS, NODES, TIE_KINDS
from graphmodel.walks.through import Through

Ints: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

KINDS = tuple(kind.label for kind in NODE_KINDS if kind.label != "Household")
TYPES = tuple(kind.type for kind in TIE_KINDS)
UNREACHED = -1


@dataclass(frozen=True)
class Walks:
    """A network as it is walked; nothing in it changes once it is made, so that threads may share it.

    Attributes
    ----------
    records
        ``uid``, ``kind``, ``name``, ``live``, ``word`` (level, tier or kind of its kind) of every record, by number.
    ties
        ``uid``, ``type``, ``start``, ``end`` (numbers), ``since`` of every live tie, by uid.

    Notes
    -----
    Over 124,000 records and 140,000 ties it is made in a quarter of a second of processor time, where
    :meth:`Network.graph` of all types takes 4.5 s and seven more to become undirected. Whole rings are looked at at a
    time: a question costs O(records + ties) at most, and some numpy calls for each step.
    """

    network: Network
    records: pl.DataFrame = field(init=False, repr=False, compare=False)
    ties: pl.DataFrame = field(init=False, repr=False, compare=False)
    _numbers: dict[str, int] = field(init=False, repr=False, compare=False)
    _kinds: Ints = field(init=False, repr=False, compare=False)
    _types: Ints = field(init=False, repr=False, compare=False)
    _offsets: Ints = field(init=False, repr=False, compare=False)
    """Where the neighbours of each record begin in the next two, which are in the order of neighbour and tie."""
    _others: Ints = field(init=False, repr=False, compare=False)
    _over: Ints = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        records, ties = _records(self.network), _ties(self.network)
        types = _codes(ties["type"], TYPES)
        offsets, others, over = _neighbours(records.height, _ints(ties["start"]), _ints(ties["end"]))
        made = {
            "records": records,
            "ties": ties,
            "_numbers": {uid: number for number, uid in enumerate(records["uid"])},
            "_kinds": _codes(records["kind"], KINDS),
            "_types": types,
            "_offsets": offsets,
            "_others": others,
            "_over": over,
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)

    def number(self, uid: str, *, parameter: str) -> int:
        """The number of a live record.

        Raises
        ------
        NotFoundError
            The network has no such record, or it is not live on the day; ``data`` names the *parameter*.
        """
        number = self._numbers.get(uid)
        if number is None:
            raise NotFoundError("walk.unknown", uid=uid, parameter=parameter)
        if not self.records["live"][number]:
            raise NotFoundError("walk.not_live", uid=uid, day=self.network.on, parameter=parameter)
        return number

    def steps(self, start: int, through: Through, *, goal: int | None = None, most: int | None = None) -> Ints:
        """How many ties each record is away from *start*; -1 where none of the allowed ways leads there.

        Parameters
        ----------
        goal
            A record that may be of any kind, as the start may; nothing farther away is looked at.
        most
            How far to go.
        """
        open_ = _allowed(through.kinds, KINDS)[self._kinds]
        if goal is not None:
            open_[goal] = True
        ways = _allowed(through.ties, TYPES)
        steps = np.full(self.records.height, UNREACHED, dtype=np.int64)
        steps[start] = 0
        last = np.empty_like(steps)
        ring, far = np.array([start], dtype=np.int64), 0
        while len(ring) and far != most and (goal is None or steps[goal] == UNREACHED):
            far += 1
            at, _ = self._entries(ring)
            reached = self._others[at][ways[self._types[self._over[at]]]]
            reached = reached[open_[reached] & (steps[reached] == UNREACHED)]
            steps[reached] = far
            places = np.arange(len(reached))
            last[reached] = places
            ring = reached[last[reached] == places]  # each once, without sorting
        return steps

    def degrees(self, numbers: Ints, through: Through) -> Ints:
        """How many live ties to others each of *numbers* has, of the allowed types."""
        at, of = self._entries(numbers)
        counted = _allowed(through.ties, TYPES)[self._types[self._over[at]]]
        return np.bincount(of[counted], minlength=len(numbers))

    def neighbours(self, number: int, through: Through) -> tuple[Ints, Ints]:
        """Neighbours of a record over ties of the allowed types, and the row in :attr:`ties` of each: by neighbour, tie."""
        at, _ = self._entries(np.array([number]))
        over = self._over[at]
        passed = _allowed(through.ties, TYPES)[self._types[over]]
        return self._others[at][passed], over[passed]

    def ties_among(self, numbers: Ints, through: Through) -> Ints:
        """The rows in :attr:`ties` of the ties of the allowed types whose ends are both among *numbers*."""
        inside = np.zeros(self.records.height, dtype=np.bool_)
        inside[numbers] = True
        start, end = (self.ties[side].to_numpy() for side in ("start", "end"))
        return np.flatnonzero(inside[start] & inside[end] & _allowed(through.ties, TYPES)[self._types])

    def kind_codes(self, numbers: Ints) -> Ints:
        """For each of *numbers* the place of its kind in :data:`KINDS`."""
        return self._kinds[numbers]

    def _entries(self, numbers: Ints) -> tuple[Ints, Ints]:
        """Where the neighbours of some records stand, and for each of these whose neighbour it is."""
        begin = self._offsets[numbers]
        many = self._offsets[numbers + 1] - begin
        of = np.repeat(np.arange(len(numbers)), many)
        return np.arange(len(of)) - np.repeat(np.cumsum(many) - many - begin, many), of


def _records(network: Network) -> pl.DataFrame:
    """What is said of each record, in the order of their numbers."""
    words = [
        frame.select("uid", word=pl.col(column) if (column := word_column(label)) else pl.lit(None, pl.String))
        for label, frame in network.nodes.items()
    ]
    every = network.labels.with_columns(pl.col("name").fill_null(pl.col("uid")))
    return every.with_columns(pl.concat(words).sort("uid")["word"])


def word_column(label: str) -> str | None:
    """The property that says what a record of a kind is, finer than its kind."""
    if label == "Area":
        return "level"
    names = {declared.name for declared in NODES[label].properties}
    return next((name for name in ("tier", "kind") if name in names), None)


def _ties(network: Network) -> pl.DataFrame:
    numbered = network.numbered
    frames = [
        numbered.live_ties(type_).select("uid", "start", "end", type=pl.lit(type_), since="valid_from")
        for type_ in TYPES
    ]
    return pl.concat(frames).sort("uid", "type")


def _neighbours(count: int, start: Ints, end: Ints) -> tuple[Ints, Ints, Ints]:
    """The neighbours of all records in one row, the ties that lead to them, and where those of each record begin.

    A tie of a record with itself leads nowhere.
    """
    apart = np.flatnonzero(start != end)
    of = np.concatenate([start[apart], end[apart]])
    others = np.concatenate([end[apart], start[apart]])
    over = np.concatenate([apart, apart])
    order = np.lexsort((over, others, of))
    return np.searchsorted(of[order], np.arange(count + 1)), others[order], over[order]


def _codes(texts: pl.Series, known: Sequence[str]) -> Ints:
    """For each text its place in what is known."""
    places = {text: place for place, text in enumerate(known)}
    return _ints(texts.replace_strict(places, return_dtype=pl.Int64))


def _ints(series: pl.Series) -> Ints:
    return series.cast(pl.Int64).to_numpy()


def _allowed(names: frozenset[str], known: Sequence[str]) -> Flags:
    return np.array([name in names for name in known], dtype=np.bool_)
