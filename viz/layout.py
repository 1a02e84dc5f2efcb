"""Layout: where the nodes of a network stand, so that who is tied stands near.

Assumes nothing random: the same ties in the same order give the same picture. A start from the distances to a few far
apart nodes (pivots) shows the large shape; a few rounds of pulling along ties and pushing between near nodes settle
the small one. Parts that are not tied to each other are laid out by themselves and set side by side.

References
----------
Brandes, U., Pich, C. (2007). Eigensolver methods for progressive multidimensional scaling of large data.
Fruchterman, T., Reingold, E. (1991). Graph drawing by force-directed placement (the grid variant).
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

PIVOTS = 40
ROUNDS = 20
_REACH = 2.0
"""Nodes farther apart than so many ideal lengths do not push each other."""
_GOLDEN = np.pi * (3 - np.sqrt(5))
_BESIDE = 1.9
"""How much wider than high the whole becomes, as a sheet on its side."""

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]


def force_layout(
    count: int,
    ties: Sequence[tuple[int, int]],
    *,
    weights: Sequence[float] | None = None,
    length: float = 1.0,
    gap: tuple[float, float] = (1.4, 1.4),
) -> Floats:
    """Place *count* nodes, numbered from 0.

    Parameters
    ----------
    ties
        Pairs of different nodes, each pair once, in either direction.
    weights
        How strongly each tie pulls; one where nothing is said.
    length
        How long a tie would like to be.
    gap
        How far parts are kept from each other, to the right and down.

    Returns
    -------
    ``count`` rows of x and y; the parts that hang together from the largest to the smallest, from left to right and
    from top to bottom.

    Notes
    -----
    Each round costs the ties and the pairs of near nodes; the start a search from each of :data:`PIVOTS` nodes.
    """
    pairs = np.asarray(ties, dtype=np.int64).reshape(-1, 2)
    pulls = np.ones(len(pairs)) if weights is None else np.asarray(weights, dtype=np.float64)
    starts, others = _neighbours(count, pairs)
    part = _parts(count, starts, others)
    order = np.argsort(-np.bincount(part)[part] * (count + 1) + part, kind="stable")
    boxes: list[Floats] = []
    members: list[Ints] = []
    for nodes in np.split(order, np.flatnonzero(np.diff(part[order])) + 1) if count else []:
        own = np.full(count, -1)
        own[nodes] = np.arange(len(nodes))
        inside = own[pairs[:, 0]] >= 0
        members.append(nodes)
        boxes.append(_settle(len(nodes), own[pairs[inside]], pulls[inside]) * length)
    return _side_by_side(count, members, boxes, gap=gap)


def _settle(count: int, pairs: Ints, pulls: Floats) -> Floats:
    """Lay out one part that hangs together, with ties about one long."""
    if count <= 2:
        return np.array([[0.0, 0.0], [1.0, 0.0]])[:count]
    starts, others = _neighbours(count, pairs)
    at = _pivot_start(count, starts, others)
    spread = np.linalg.norm(at[pairs[:, 0]] - at[pairs[:, 1]], axis=1).mean() or 1.0
    at = at / spread * 1.6 + _sunflower(count) * 0.6
    for round_ in range(ROUNDS):
        at += _limited(_pull(at, pairs, pulls) + _push(at), 0.9 * (1 - round_ / ROUNDS) + 0.03)
    return _lying(at)


def _pull(at: Floats, pairs: Ints, pulls: Floats) -> Floats:
    """Along each tie, the more the longer it is."""
    x, y = _gaps(at, pairs[:, 1], pairs[:, 0])
    by = np.hypot(x, y) * pulls
    return _summed(len(at), pairs[:, 0], pairs[:, 1], x * by, y * by)


def _push(at: Floats) -> Floats:
    """Apart from every node near by, the more the nearer it is."""
    first, second = _near(at)
    x, y = _gaps(at, first, second)
    square = x * x + y * y
    near = square < _REACH**2
    first, second, x, y = first[near], second[near], x[near], y[near]
    by = 1 / np.maximum(square[near], 1e-4)
    return _summed(len(at), first, second, x * by, y * by)


def _gaps(at: Floats, to: Ints, start: Ints) -> tuple[Floats, Floats]:
    """How far it is from some nodes to others, to the right and down."""
    x, y = np.ascontiguousarray(at.T)
    return x[to] - x[start], y[to] - y[start]


def _near(at: Floats) -> tuple[Ints, Ints]:
    """Pairs of nodes in the same or neighbouring squares of a grid, each once."""
    column, row = np.floor((at - at.min(axis=0)) / _REACH).astype(np.int64).T + 1
    wide = int(row.max()) + 2
    cell = column * wide + row
    order = np.argsort(cell, kind="stable")
    sorted_cells = cell[order]
    here = np.arange(len(at))
    first, second = [], []
    for step in (0, 1, wide - 1, wide, wide + 1):
        low = here + 1 if step == 0 else np.searchsorted(sorted_cells, sorted_cells + step, side="left")
        high = np.searchsorted(sorted_cells, sorted_cells + step, side="right")
        many = np.maximum(high - low, 0)
        first.append(np.repeat(here, many))
        second.append(np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + np.repeat(low, many))
    return order[np.concatenate(first)], order[np.concatenate(second)]


def _limited(move: Floats, most: float) -> Floats:
    long = np.linalg.norm(move, axis=1, keepdims=True)
    scaled: Floats = move * np.minimum(1.0, most / np.maximum(long, 1e-9))
    return scaled


def _summed(count: int, first: Ints, second: Ints, x: Floats, y: Floats) -> Floats:
    """Add a force up for each node: as it is for the first of each pair, reversed for the second."""
    sums = [np.bincount(first, part, count) - np.bincount(second, part, count) for part in (x, y)]
    return np.stack(sums, axis=1)


def _pivot_start(count: int, starts: Ints, others: Ints) -> Floats:
    """Project the distances to some nodes, each the farthest from those before it, onto their two main directions."""
    nearest = np.full(count, np.iinfo(np.int64).max)
    pivot = int(np.argmax(np.diff(starts)))
    rows = []
    for _ in range(min(PIVOTS, count)):
        steps = _steps_from(pivot, count, starts, others)
        rows.append(steps)
        nearest = np.minimum(nearest, steps)
        pivot = int(np.argmax(nearest))
    square = np.asarray(rows, dtype=float).T ** 2
    centred = square - square.mean(axis=0) - square.mean(axis=1, keepdims=True) + square.mean()
    _, directions = np.linalg.eigh(centred.T @ centred)
    main = directions[:, -2:][:, ::-1]
    main = main * np.sign(main[np.abs(main).argmax(axis=0), [0, 1]])
    placed: Floats = -0.5 * (centred @ main)
    return placed


def _steps_from(start: int, count: int, starts: Ints, others: Ints) -> Ints:
    """Steps from one node to every other of its part; -1 beyond it."""
    steps = np.full(count, -1)
    steps[start] = 0
    front = np.array([start])
    far = 0
    while len(front):
        far += 1
        many = starts[front + 1] - starts[front]
        at = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + np.repeat(starts[front], many)
        reached = others[at]
        front = np.unique(reached[steps[reached] < 0])
        steps[front] = far
    return steps


def _neighbours(count: int, pairs: Ints) -> tuple[Ints, Ints]:
    """Neighbours of all nodes in one row, and where those of each begin."""
    ends = np.concatenate([pairs, pairs[:, ::-1]])
    ends = ends[np.lexsort((ends[:, 1], ends[:, 0]))]
    return np.searchsorted(ends[:, 0], np.arange(count + 1)), ends[:, 1]


def _parts(count: int, starts: Ints, others: Ints) -> Ints:
    """For each node the smallest one of its part."""
    part = np.full(count, -1)
    for node in range(count):
        if part[node] < 0:
            part[_steps_from(node, count, starts, others) >= 0] = node
    return part


def _sunflower(count: int) -> Floats:
    """Points in even distance on a disc of radius one: nodes that start in one place are told apart."""
    number = np.arange(count)
    disc: Floats = np.sqrt((number + 0.5) / count) * np.stack([np.cos(number * _GOLDEN), np.sin(number * _GOLDEN)])
    return disc.T


def _lying(at: Floats) -> Floats:
    """Turn a cloud of points so that it is widest from left to right."""
    centred = at - at.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    turned = centred @ directions[:, ::-1]
    lying: Floats = turned * np.where(np.abs(turned.min(axis=0)) > turned.max(axis=0), -1.0, 1.0)
    return lying


def _side_by_side(count: int, members: list[Ints], boxes: list[Floats], *, gap: tuple[float, float]) -> Floats:
    """Set parts in rows from left to right, so that the whole is as wide as a sheet on its side asks."""
    at: Floats = np.zeros((count, 2))
    sizes = [box.max(axis=0) - box.min(axis=0) + np.asarray(gap) for box in boxes]
    most = max([np.sqrt(_BESIDE * sum(wide * high for wide, high in sizes)), *(wide for wide, _ in sizes)], default=0.0)
    x = y = tall = 0.0
    for nodes, box, (wide, high) in zip(members, boxes, sizes, strict=True):
        if x + wide > most * 1.0001 and x:
            x, y, tall = 0.0, y + tall, 0.0
        at[nodes] = box - box.min(axis=0) + (x, y)
        x, tall = x + wide, max(tall, high)
    return at
