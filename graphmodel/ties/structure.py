"""Structure: who stands alone, which parts there are, and how deep in a part a node sits.

Assumes that a tie is a tie, however strong: weights are not looked at.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from graphmodel.ties.adjacency import Adjacency, Ties, adjacency_of


@dataclass(frozen=True)
class Component:
    """A part of the network: nodes that reach one another over ties, and nobody else.

    Attributes
    ----------
    uids
        Its nodes, sorted.
    """

    uids: tuple[str, ...]

    @property
    def size(self) -> int:
        """The number of nodes."""
        return len(self.uids)


def isolates(ties: Ties) -> tuple[str, ...]:
    """Who has no partner at all: uids, sorted.

    Notes
    -----
    Nodes of degree 0 (Wasserman and Faust 1994, 4.2.3). O(n).
    """
    found = adjacency_of(ties)
    return tuple(sorted(uid for uid, others in zip(found.uids, found.neighbours, strict=True) if not others))


def components(ties: Ties) -> tuple[Component, ...]:
    """The parts of the network, an isolate being one of its own: the largest first, then by smallest uid.

    Notes
    -----
    Maximal connected subgraphs (Wasserman and Faust 1994, 4.3.3). O(n + m).
    """
    found = adjacency_of(ties)
    parts = [Component(tuple(sorted(found.uids[node] for node in part))) for part in parts_of(found)]
    return tuple(sorted(parts, key=lambda part: (-part.size, part.uids[0])))


def parts_of(found: Adjacency) -> Iterator[list[int]]:
    """The numbers of the nodes of each component."""
    seen = bytearray(len(found.uids))
    for start in range(len(found.uids)):
        if not seen[start]:
            seen[start] = 1
            part = [start]
            for node in part:  # grows while it is read: a queue
                for other in found.neighbours[node]:
                    if not seen[other]:
                        seen[other] = 1
                        part.append(other)
            yield part


def largest_share(parts: Collection[Component]) -> float | None:
    """The share of all nodes that the largest part holds; None of no nodes."""
    total = sum(part.size for part in parts)
    return max(part.size for part in parts) / total if total else None


def partner_counts(ties: Ties) -> dict[str, int]:
    """How many partners each node has: its degree. O(n)."""
    found = adjacency_of(ties)
    return found.named(map(len, found.neighbours))


def core_numbers(ties: Ties) -> Mapping[str, int]:
    """How dense the circle is that each node still belongs to.

    The core number of a node is the largest k such that it belongs to a group whose members each have k partners or
    more inside the group. 0: isolate; 1: hangs on by single ties; the higher, the more ties must go before the group
    falls apart.

    Notes
    -----
    Nodes of the smallest remaining degree are taken away one after another, sorted in buckets; O(n + m). A large
    alliance or pact is a clique by construction: k parties all have core number k - 1 or more on its account alone.

    References
    ----------
    Seidman, S. B. (1983). Network structure and minimum degree. Social Networks 5, 269-287.
    Batagelj, V., Zaveršnik, M. (2003). An O(m) algorithm for cores decomposition of networks. arXiv:cs/0310049.
    """
    found = adjacency_of(ties)
    degree = [len(others) for others in found.neighbours]
    order = sorted(range(len(degree)), key=degree.__getitem__)
    place = [0] * len(order)
    for at, node in enumerate(order):
        place[node] = at
    first = [0] * (max(degree, default=0) + 2)
    for value in degree:
        first[value + 1] += 1
    for value in range(1, len(first)):
        first[value] += first[value - 1]
    for node in order:
        own = degree[node]
        for other in found.neighbours[node]:
            others = degree[other]
            if others > own:  # it moves to the front of its bucket, and the bucket begins behind it
                front = first[others]
                swapped = order[front]
                order[front], order[place[other]] = other, swapped
                place[swapped], place[other] = place[other], front
                first[others] += 1
                degree[other] -= 1
    return found.named(degree)
