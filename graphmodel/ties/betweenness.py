"""Betweenness: how many shortest ways between others lead through a node, exactly, also on a city.

Assumes that a tie is a step, however strong: weights are not looked at.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

import graphmodel.ties.compiled as code
from graphmodel.ties.adjacency import Adjacency, Ties, adjacency_of, arrays_of
from graphmodel.ties.structure import parts_of

if TYPE_CHECKING:
    from graphmodel.ties.adjacency import Floats, Ints

_PARTS = 16
"""Sources are shared out into so many parts, whatever the machine, so that sums are the same on each."""


def betweenness(ties: Ties, *, normalized: bool = True) -> dict[str, float]:
    """How often each node lies on the shortest ways between two others, by uid.

    High: others reach each other by way of this node; without it they need a longer way, or find none. 0: nobody
    does.

    Parameters
    ----------
    normalized
        Divide by the number of pairs of other nodes, so that 1 is the most there can be; else the sum over pairs.

    Notes
    -----
    b(v) = Σ_{s<t} σ_st(v) / σ_st over the pairs of other nodes, σ_st the number of shortest ways from s to t. Exact:
    trees that hang on the network are folded into the node that they hang on, which stands for as many nodes;
    pairs that meet in the trees are counted, and the rest is Brandes's sum with each node weighted by what it
    stands for. O(n + m) and O(n' m') for the n' nodes and m' edges that lie on cycles or between them. Equal to
    :func:`networkx.betweenness_centrality`, components apart included.
    Shortest ways are not the only ones that are used: a low value does not mean that nobody comes through.

    References
    ----------
    Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry 40, 35-41.
    Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25, 163-177.
    Baglioni, M. et al. (2012). Fast exact computation of betweenness centrality in social networks. ASONAM, 450-456.
    """
    found = adjacency_of(ties)
    folded = _folded(found)
    values = [float(pairs) for pairs in folded.pairs]
    if folded.kept:
        for node, value in zip(folded.kept, _among(folded, found).tolist(), strict=True):
            values[node] += value
    others = len(values) - 1
    scale = 2 / (others * (others - 1)) if normalized and others > 1 else 1.0
    return found.named(value * scale for value in values)


@dataclass(frozen=True)
class _Folded:
    """A network without the trees that hang on it.

    Attributes
    ----------
    kept
        The nodes that are left and have neighbours that are left, near ones near each other.
    mass
        For every node how many nodes it stands for, itself included.
    pairs
        For every node how many pairs meet in it by way of a tree that hangs on it.
    """

    kept: list[int]
    mass: list[int]
    pairs: list[int]


def _folded(found: Adjacency) -> _Folded:
    """Fold nodes with one neighbour into it, again and again; count the pairs that meet in each node on the way."""
    degree = [len(others) for others in found.neighbours]
    total, near = [0] * len(degree), []
    for part in parts_of(found):
        near += part
        for node in part:
            total[node] = len(part)
    mass, squares = [1] * len(degree), [0] * len(degree)
    gone = bytearray(len(degree))
    leaves = [node for node, count in enumerate(degree) if count == 1]
    for node in leaves:  # grows while it is read: a queue
        if degree[node] != 1:  # the last of a tree
            continue
        gone[node] = 1
        holder = next(other for other in found.neighbours[node] if not gone[other])
        mass[holder] += mass[node]
        squares[holder] += mass[node] ** 2
        degree[holder] -= 1
        if degree[holder] == 1:
            leaves.append(holder)
    pairs = []
    for node, others in enumerate(total):
        rest = others - mass[node]
        if gone[node]:  # any two of its branches, what it hangs on being one
            pairs.append(((others - 1) ** 2 - squares[node] - rest**2) // 2)
        else:
            hanging = mass[node] - 1
            pairs.append((hanging**2 - squares[node]) // 2 + hanging * rest)
    return _Folded([node for node in near if degree[node] and not gone[node]], mass, pairs)


def _among(folded: _Folded, found: Adjacency) -> "Floats":
    """What lies between two nodes that are left, each counted as often as the nodes that it stands for."""
    places = dict(zip(folded.kept, range(len(folded.kept)), strict=True))
    neighbours = [[places[v] for v in found.neighbours[node] if v in places] for node in folded.kept]
    arrays = arrays_of(neighbours)
    mass = np.array([folded.mass[node] for node in folded.kept], np.float64)
    size = len(folded.kept)
    run = code.fast(_dependencies, steps=4.0 * size * len(arrays.targets))

    def part(number: int) -> "Floats":
        first, last = size * number // _PARTS, size * (number + 1) // _PARTS
        return run(arrays.offsets, arrays.targets, mass, first, last)

    return sum(_side_by_side(part, threads=run is not _dependencies), np.zeros(size)) / 2


def _side_by_side(part: "Callable[[int], Floats]", *, threads: bool) -> "list[Floats]":
    """Each part's sums, in order; compiled code runs on all processors."""
    if not threads:
        return [part(number) for number in range(_PARTS)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(part, range(_PARTS)))


def _dependencies(offsets: "Ints", targets: "Ints", mass: "Floats", first: int, last: int) -> "Floats":
    """What the ways from the sources first, ..., last - 1 to all nodes owe to each node, by Brandes."""
    size = len(mass)
    sums, owed, ways = np.zeros(size), np.zeros(size), np.zeros(size)
    steps = np.full(size, -1)
    queue = np.empty(size, np.int64)
    for source in range(first, last):
        queue[0], steps[source], ways[source] = source, 0, 1.0
        head, tail = 0, 1
        while head < tail:
            node = queue[head]
            head += 1
            for at in range(offsets[node], offsets[node + 1]):
                other = targets[at]
                if steps[other] < 0:
                    steps[other] = steps[node] + 1
                    ways[other] = 0.0
                    queue[tail] = other
                    tail += 1
                if steps[other] == steps[node] + 1:
                    ways[other] += ways[node]
        for place in range(tail - 1, 0, -1):
            node = queue[place]
            share = (mass[node] + owed[node]) / ways[node]
            for at in range(offsets[node], offsets[node + 1]):
                other = targets[at]
                if steps[other] == steps[node] - 1:
                    owed[other] += ways[other] * share
            sums[node] += mass[source] * owed[node]
        for place in range(tail):
            steps[queue[place]] = -1
            owed[queue[place]] = 0.0
    return sums
