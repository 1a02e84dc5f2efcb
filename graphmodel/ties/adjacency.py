"""Adjacency: a network of ties as lists of neighbours, made once and read by every measure.

Assumes an undirected network without parallel edges and with positive weights. A tie of a node with itself says
nothing about who is linked to whom and is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Ints: TypeAlias = NDArray[np.int64]
    Floats: TypeAlias = NDArray[np.float64]

T = TypeVar("T")


@dataclass(frozen=True)
class Adjacency:
    """Who is next to whom, nodes by number.

    Attributes
    ----------
    uids
        The nodes in their order.
    neighbours
        For each node the numbers of its neighbours, in the order in which networkx lists them.
    weights
        For each node the weights of its edges, in the same order.
    """

    uids: Sequence[str]
    neighbours: Sequence[tuple[int, ...]]
    weights: Sequence[tuple[float, ...]]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each node."""
        return {uid: number for number, uid in enumerate(self.uids)}

    @property
    def edge_count(self) -> int:
        """The number of edges."""
        return sum(map(len, self.neighbours)) // 2

    @cached_property
    def arrays(self) -> "Arrays":
        """The same for compiled code."""
        return arrays_of(self.neighbours, self.weights)

    def named(self, values: Iterable[T]) -> dict[str, T]:
        """The values of the nodes, given in their order, by uid."""
        return dict(zip(self.uids, values, strict=True))


@dataclass(frozen=True)
class Arrays:
    """Neighbours and weights one after another; those of node i stand from ``offsets[i]`` up to ``offsets[i + 1]``."""

    offsets: "Ints"
    targets: "Ints"
    weights: "Floats"


Ties: TypeAlias = "nx.Graph[str] | Adjacency"
"""What a measure is asked of: a networkx graph, or the lists once made of it, where several measures are asked."""


def adjacency_of(ties: Ties) -> Adjacency:
    """The lists of a graph; lists are given back as they are. An edge without ``weight`` weighs 1, as in networkx."""
    if isinstance(ties, Adjacency):
        return ties
    number = {uid: at for at, uid in enumerate(ties)}
    neighbours: list[tuple[int, ...]] = []
    weights: list[tuple[float, ...]] = []
    for uid, partners in ties.adjacency():
        others = partners if uid not in partners else {v: data for v, data in partners.items() if v != uid}
        neighbours.append(tuple([number[other] for other in others]))
        weights.append(tuple([data.get("weight", 1.0) for data in others.values()]))
    return Adjacency(tuple(number), neighbours, weights)


def adjacency_from(uids: Sequence[str], edges: Iterable[tuple[str, str, float]]) -> Adjacency:
    """The lists of nodes and of edges between them."""
    numbers = {uid: number for number, uid in enumerate(uids)}
    neighbours: list[list[int]] = [[] for _ in uids]
    weights: list[list[float]] = [[] for _ in uids]
    for start, end, weight in edges:
        first, second = numbers[start], numbers[end]
        neighbours[first].append(second)
        neighbours[second].append(first)
        weights[first].append(weight)
        weights[second].append(weight)
    return Adjacency(tuple(uids), list(map(tuple, neighbours)), list(map(tuple, weights)))


def arrays_of(neighbours: Sequence[Sequence[int]], weights: Sequence[Sequence[float]] | None = None) -> Arrays:
    """Lists one after another as arrays; without weights each is 1."""
    import numpy as np

    size = sum(map(len, neighbours))
    return Arrays(
        np.fromiter(chain((0,), accumulate(map(len, neighbours))), np.int64, len(neighbours) + 1),
        np.fromiter(chain.from_iterable(neighbours), np.int64, size),
        np.ones(size) if weights is None else np.fromiter(chain.from_iterable(weights), np.float64, size),
    )
