"""Communities: which circles the ties make of the network, whatever the borders say.

Assumes that more ties inside a circle than chance would put there make it one. A stronger tie counts for more.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

import graphmodel.ties.compiled as code
from graphmodel.ties.adjacency import Arrays, Ties, adjacency_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graphmodel.ties.adjacency import Floats, Ints

SEED = 20260101
"""Any number: the same ties give the same circles."""
LEAST_GAIN = 1e-7
"""Gains of modularity up to this end the search, as in networkx."""


@dataclass(frozen=True)
class Communities:
    """A partition of the network by its ties.

    Attributes
    ----------
    of
        For each node the number of its community: 0 for that of the smallest uid, and so on.
    modularity
        The share of weight inside communities, less what chance would put there; 0 without ties, above about 0.3 a
        division that means something.
    """

    of: dict[str, int]
    modularity: float

    @cached_property
    def members(self) -> tuple[tuple[str, ...], ...]:
        """The nodes of each community, sorted."""
        found: dict[int, list[str]] = {}
        for uid in sorted(self.of):
            found.setdefault(self.of[uid], []).append(uid)
        return tuple(tuple(uids) for _, uids in sorted(found.items()))


def communities(ties: Ties, *, seed: int = SEED) -> Communities:
    """Divide the network into circles that keep to themselves.

    Notes
    -----
    Louvain: nodes, shuffled by *seed*, move to the neighbouring community that raises modularity most, until none
    does; communities become nodes, and again. About O(m) a round, few rounds. It replays
    :func:`networkx.community.louvain_communities` step by step, the order of every sum included, and gives the same
    partition for the same seed. Small circles in a large network are merged though they are distinct (resolution
    limit, Fortunato and Barthélemy 2007), and other seeds give other partitions of nearly the same modularity.

    References
    ----------
    Blondel, V. D. et al. (2008). Fast unfolding of communities in large networks. Journal of Statistical Mechanics
    P10008. Newman, M. E. J. (2006). Modularity and community structure in networks. PNAS 103, 8577-8582.
    """
    found = adjacency_of(ties)
    arrays = found.arrays
    circle = np.arange(len(found.uids))
    level = _level(_edges(arrays), circle)
    total = sum(level.degrees) / 2
    best = 0.0
    if total:
        best = level.modularity(total)
        draw = random.Random(seed)  # noqa: S311 - the same draw for the same seed
        while True:
            circles = _moved(level, total, draw)
            circle = circles[circle]
            level = _level(_edges(level.arrays), circles)
            reached = level.modularity(total)
            gain, best = reached - best, reached
            if gain <= LEAST_GAIN:
                break
    return Communities(_renumbered(found.uids, circle.tolist()), best)


def _renumbered(uids: Sequence[str], circle: Sequence[int]) -> dict[str, int]:
    of = dict(zip(uids, circle, strict=True))
    numbers: dict[int, int] = {}
    for uid in sorted(of):
        numbers.setdefault(of[uid], len(numbers))
    return {uid: numbers[own] for uid, own in of.items()}


@dataclass(frozen=True)
class _Edges:
    """Each edge once, in the order in which networkx lists them; a loop has one end twice."""

    starts: "Ints"
    ends: "Ints"
    weights: "Floats"


@dataclass(frozen=True)
class _Level:
    """A graph whose nodes are communities, neighbours in the order in which the edges bring them; loops among them."""

    arrays: Arrays
    loops: list[float]
    """The weight inside each node."""

    @cached_property
    def degrees(self) -> list[float]:
        """The weight at each node, what is inside counted twice; summed as networkx does, which newer Pythons do better."""
        weights, offsets = self.arrays.weights.tolist(), self.arrays.offsets.tolist()
        return [sum(weights[a:b]) + loop for (a, b), loop in zip(pairwise(offsets), self.loops, strict=True)]

    def modularity(self, total: float) -> float:
        """The modularity of each node being a community."""
        inside = zip(self.loops, self.degrees, strict=True)
        return sum(loop / total - degree * degree / (2 * total) ** 2 for loop, degree in inside)


def _edges(arrays: Arrays) -> _Edges:
    """Each edge where its first end comes."""
    starts = np.repeat(np.arange(len(arrays.offsets) - 1), np.diff(arrays.offsets))
    once = arrays.targets >= starts
    return _Edges(starts[once], arrays.targets[once], arrays.weights[once])


def _level(edges: _Edges, circles: "Ints") -> _Level:
    """The graph whose nodes are the communities of the ends; weights are summed in the order of the edges."""
    size = int(circles.max(initial=-1)) + 1
    first, second = circles[edges.starts], circles[edges.ends]
    keys = np.minimum(first, second) * size + np.maximum(first, second)
    pairs, met, which = np.unique(keys, return_index=True, return_inverse=True)
    sums = np.bincount(which, edges.weights, len(pairs))
    low, high = np.divmod(pairs, max(size, 1))
    apart = low != high
    starts = np.concatenate([low, high[apart]])
    order = np.lexsort([np.concatenate([met, met[apart]]), starts])
    ends, weights = np.concatenate([high, low[apart]])[order], np.concatenate([sums, sums[apart]])[order]
    offsets = np.concatenate([[0], np.cumsum(np.bincount(starts, minlength=size))])
    loops = np.zeros(size)
    loops[low[~apart]] = sums[~apart]
    return _Level(Arrays(offsets, ends, weights), loops.tolist())


def _moved(level: _Level, total: float, draw: random.Random) -> "Ints":
    """Move nodes until none gains; the community of each, numbered in their order without holes."""
    arrays, size = level.arrays, len(level.degrees)
    order = list(range(size))
    draw.shuffle(order)
    run = code.fast(_move, steps=20.0 * len(arrays.targets))
    scaled = tuple(map(int, version("networkx").split(".")[:2])) >= (3, 7)
    found = run(
        arrays.offsets, arrays.targets, arrays.weights, np.array(level.degrees), np.array(order, np.int64),
        total, 2 * total**2, scaled,
    )  # fmt: skip
    return np.unique(found, return_inverse=True)[1]


def _move(  # noqa: PLR0912, PLR0917 - one loop that is compiled whole, and takes what it reads by position
    offsets: "Ints", targets: "Ints", weights: "Floats", degrees: "Floats", order: "Ints",
    total: float, twice: float, scaled: bool,
) -> "NDArray[np.int64]":  # fmt: skip
    """The community of each node once none gains by moving.

    The gain of a move is compared as networkx compares it, which since 3.7 (*scaled*) multiplies by the square of the
    total and rounds otherwise; *twice* is two times that square.
    """
    size = len(degrees)
    circle = np.arange(size)
    sums = degrees.copy()
    linked, last, met = np.zeros(size), np.full(size, -1), np.empty(size + 1, np.int64)
    turn = moves = 0
    while turn == 0 or moves > 0:
        moves = 0
        for node in order:
            turn += 1
            count = 0
            own, degree = circle[node], degrees[node]
            for at in range(offsets[node], offsets[node + 1]):
                if targets[at] != node:
                    near = circle[targets[at]]
                    if last[near] != turn:
                        last[near], linked[near], met[count] = turn, 0.0, near
                        count += 1
                    linked[near] += weights[at]
            if last[own] != turn:
                last[own], linked[own], met[count] = turn, 0.0, own
                count += 1
            sums[own] -= degree
            if scaled:
                stays = linked[own] * total - 0.5 * (sums[own] * degree)
                most = stays
            else:
                stays = -linked[own] / total + (sums[own] * degree) / twice
                most = 0.0
            best = own
            for place in range(count):
                near = met[place]
                if scaled:
                    gain = linked[near] * total - 0.5 * (sums[near] * degree)
                else:
                    gain = stays + linked[near] / total - (sums[near] * degree) / twice
                if gain > most:
                    most, best = gain, near
            sums[best] += degree
            if best != own:
                circle[node] = best
                moves += 1
    return circle
