"""Cuts: which single node or tie holds parts of the network together, and who is cut off without it.

Assumes that a tie is a tie, however strong: weights are not looked at. What is *cut off* is everything of the node's
component but the largest remaining part; of equally large ones the part with the smallest uid remains.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from graphmodel.ties.adjacency import Adjacency, Ties, adjacency_of

Span = tuple[int, int]
"""From where up to where in the order of the walk."""


@dataclass(frozen=True)
class CutPoint:
    """What is left of a node's component without the node.

    Attributes
    ----------
    parts
        The sizes of the parts that remain, largest first; two or more.
    cut_off
        How many nodes are in all of them but the largest.
    """

    uid: str
    parts: tuple[int, ...]
    cut_off: int


@dataclass(frozen=True)
class Bridge:
    """A tie without which its component falls into two.

    Attributes
    ----------
    start, end
        Its ends, start < end.
    cut_off
        How many nodes are on the smaller side.
    """

    start: str
    end: str
    cut_off: int


@dataclass(frozen=True)
class Cuts:
    """All cut points and bridges of a network, from one walk over it.

    Attributes
    ----------
    points
        By uid, in the order of the nodes.
    bridges
        Ordered by their ends.
    """

    points: Mapping[str, CutPoint]
    bridges: tuple[Bridge, ...]
    _walk: "_Walk" = field(repr=False, compare=False)

    def loss(self, uid: str) -> tuple[tuple[str, ...], ...]:
        """The parts that remain of a node's component without it: uids, sorted.

        The part that remains comes first, then those cut off, the larger first. One part or none where the node is
        no cut point.

        Raises
        ------
        KeyError
            The network has no such node.
        """
        parts = [sorted(self._walk.uids(part)) for part in self._walk.parts(uid)]
        return tuple(tuple(part) for part in sorted(parts, key=lambda part: (-len(part), part[0])))

    def cut_off(self, uid: str) -> tuple[str, ...]:
        """Who is cut off from the rest of its component without the node: uids, sorted."""
        parts = self._walk.parts(uid)
        most = max(map(_length, parts), default=0)
        largest = [part for part in parts if _length(part) == most]
        stays = (
            largest[0] if len(largest) == 1 else min(largest, key=lambda part: min(self._walk.uids(part)), default=[])
        )
        return tuple(sorted(other for part in parts if part is not stays for other in self._walk.uids(part)))


def cuts(ties: Ties) -> Cuts:
    """Find every node and every tie that alone holds parts of the network together.

    Notes
    -----
    Articulation points and bridges by a depth-first walk: what lies below a child c of v is cut off from the rest
    by v where no edge leads from there to above v; every such part is one stretch of the walk, so that sizes cost
    nothing and members only what they are. O(n + m) for all nodes together.

    References
    ----------
    Hopcroft, J., Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph manipulation. CACM 16, 372-378.
    """
    walk = _walked(adjacency_of(ties))
    points = {}
    for node, below in sorted(walk.parted.items()):
        sizes = [end - start for start, end in below]
        rest = walk.component_size(node) - 1 - sum(sizes)
        parts = sorted((size for size in (*sizes, rest) if size), reverse=True)
        if len(parts) > 1:
            uid = walk.adjacency.uids[node]
            points[uid] = CutPoint(uid, tuple(parts), sum(parts[1:]))
    return Cuts(points, _bridges(walk), walk)


def _bridges(walk: "_Walk") -> "tuple[Bridge, ...]":
    uids, found = walk.adjacency.uids, []
    for above, below in walk.bridges:
        size = walk.end[below] - walk.at[below]
        start, end = uids[above], uids[below]
        least = min(size, walk.component_size(below) - size)
        found.append((start, end, least) if start < end else (end, start, least))
    return tuple(Bridge(*row) for row in sorted(found))


@dataclass(frozen=True)
class _Walk:
    """A depth-first walk: nodes by number, each subtree one stretch of the order."""

    adjacency: Adjacency
    order: list[int]
    """The nodes as they were met."""
    at: list[int]
    """Where each node stands in the order."""
    end: list[int]
    """Where the stretch of what is below each node ends."""
    root: list[int]
    """The node that the walk of each node's component began with."""
    parted: dict[int, list[Span]]
    """The stretches below a node that only it holds to the rest, ordered."""
    bridges: list[tuple[int, int]]

    def component_size(self, node: int) -> int:
        """How many nodes the component of a node has."""
        root = self.root[node]
        return self.end[root] - self.at[root]

    def parts(self, uid: str) -> list[list[Span]]:
        """What remains of a node's component without it, each part as its stretches."""
        node = self.adjacency.numbers[uid]
        root, own = self.root[node], self.at[node]
        below = self.parted.get(node, [])
        edges = [(self.at[root],) * 2, *sorted([(own, own + 1), *below]), (self.end[root],) * 2]
        rest = [(left[1], right[0]) for left, right in pairwise(edges) if left[1] < right[0]]
        return [*([span] for span in below), *([rest] if rest else [])]

    def uids(self, spans: list[Span]) -> list[str]:
        """The nodes of stretches."""
        return [self.adjacency.uids[node] for start, end in spans for node in self.order[start:end]]


def _walked(adjacency: Adjacency) -> _Walk:
    size = len(adjacency.uids)
    walk = _Walk(adjacency, [], [-1] * size, [0] * size, [0] * size, {}, [])
    lowest, parent = [0] * size, [-1] * size
    for start in range(size):
        if walk.at[start] < 0:
            _walk_component(walk, start, lowest, parent)
    for spans in walk.parted.values():
        spans.sort()
    return walk


def _walk_component(walk: _Walk, start: int, lowest: list[int], parent: list[int]) -> None:
    """Walk one component; *lowest* is the first place in the order that a subtree has an edge to."""
    neighbours, order, at, end = walk.adjacency.neighbours, walk.order, walk.at, walk.end
    path, ahead = [start], [iter(neighbours[start])]
    at[start] = lowest[start] = len(order)
    order.append(start)
    while path:
        node = path[-1]
        for other in ahead[-1]:
            if at[other] < 0:
                parent[other] = node
                at[other] = lowest[other] = len(order)
                order.append(other)
                path.append(other)
                ahead.append(iter(neighbours[other]))
                break
            if at[other] < lowest[node] and other != parent[node]:
                lowest[node] = at[other]
        else:
            path.pop()
            ahead.pop()
            end[node] = len(order)
            above, reach = parent[node], lowest[node]
            if above >= 0:
                lowest[above] = min(lowest[above], reach)
                if reach >= at[above]:
                    walk.parted.setdefault(above, []).append((at[node], end[node]))
                    if reach > at[above]:
                        walk.bridges.append((above, node))
    for node in order[at[start] :]:
        walk.root[node] = start


def _length(spans: list[Span]) -> int:
    return sum(end - start for start, end in spans)
