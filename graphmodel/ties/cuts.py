"""Cuts: parts of a network, and what each node's loss would cut off.

Assumes plain lists of neighbours, each pair both ways and once, no node its own neighbour.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import polars as pl

Neighbours = Sequence[Sequence[int]]
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cut:
    """What the loss of one node cuts off: all of its component but the largest part that remains.

    Attributes
    ----------
    size
        How many other nodes.
    some
        Some of them.
    """

    node: int
    size: int
    some: tuple[int, ...]


def neighbour_lists(nodes: pl.Series, edges: pl.DataFrame) -> list[list[int]]:
    """List the neighbours of each of *nodes* by position.

    Parameters
    ----------
    nodes
        Uids.
    edges
        ``start``, ``end``: every pair once.
    """
    at = pl.DataFrame({"uid": nodes}).with_row_index("at")
    starts = edges.join(at, left_on="start", right_on="uid", maintain_order="left")["at"].to_list()
    ends = edges.join(at, left_on="end", right_on="uid", maintain_order="left")["at"].to_list()
    lists: list[list[int]] = [[] for _ in range(at.height)]
    for start, end in zip(starts, ends, strict=True):
        lists[start].append(end)
        lists[end].append(start)
    return lists


@dataclass(frozen=True, slots=True)
class Walk:
    """A depth-first walk over every node: its order, and spans of that order.

    Attributes
    ----------
    seen
        When each node was met: its place in the order.
    past
        The place behind the last node below each, so that ``order[seen[v]:past[v]]`` is the node and what is below it.
    low
        The earliest place that what is below a node reaches otherwise than through its parent.
    parent
        -1 for the first node of each connected part.
    """

    order: list[int]
    seen: list[int]
    past: list[int]
    low: list[int]
    parent: list[int]


def walk(neighbours: Neighbours) -> Walk:
    """Walk depth first from the first node of every connected part; linear in nodes and pairs, without recursion."""
    count = len(neighbours)
    order: list[int] = []
    seen, past, low, parent = [-1] * count, [0] * count, [0] * count, [-1] * count
    for start in range(count):
        if seen[start] >= 0:
            continue
        seen[start] = low[start] = len(order)
        order.append(start)
        waiting = [(start, iter(neighbours[start]))]
        while waiting:
            node, others = waiting[-1]
            for other in others:
                if seen[other] < 0:
                    seen[other] = low[other] = len(order)
                    order.append(other)
                    parent[other] = node
                    waiting.append((other, iter(neighbours[other])))
                    break
                if other != parent[node] and seen[other] < low[node]:
                    low[node] = seen[other]
            else:
                waiting.pop()
                past[node] = len(order)
                above = parent[node]
                if above >= 0 and low[node] < low[above]:
                    low[above] = low[node]
    return Walk(order, seen, past, low, parent)


def components(walked: Walk) -> list[list[int]]:
    """List the connected parts, the nodes of each in order, the parts by their first nodes."""
    return [sorted(walked.order[walked.seen[node] : walked.past[node]]) for node in _starts(walked)]


def cut_sizes(neighbours: Neighbours) -> list[int]:
    """Count for every node the other nodes that its loss cuts off from the rest of its component."""
    sizes = [0] * len(neighbours)
    for cut in cuts(walk(neighbours)):
        sizes[cut.node] = cut.size
    return sizes


def cuts(walked: Walk, *, least: int = 1, shown: int = 0) -> Iterator[Cut]:
    """Find the nodes whose loss cuts off at least *least* others, in the order of the nodes.

    Parameters
    ----------
    shown
        How many of those cut off to name.

    Notes
    -----
    What hangs below a child of a node falls away with it where nothing below reaches above the node (articulation
    point, Hopcroft and Tarjan 1973); such parts are spans of the walk's order, so their sizes come with it.
    """
    hanging: dict[int, list[_Span]] = {}
    for node, above in enumerate(walked.parent):
        if above >= 0 and walked.low[node] >= walked.seen[above]:
            hanging.setdefault(above, []).append((walked.seen[node], walked.past[node]))
    tops = [(walked.seen[node], walked.past[node]) for node in _starts(walked)]
    for node in sorted(hanging):
        below = hanging[node]
        whole = tops[bisect_right(tops, (walked.seen[node], len(walked.order))) - 1]
        sizes = [end - begin for begin, end in below]
        rest = whole[1] - whole[0] - 1 - sum(sizes)
        size = min(rest + sum(sizes) - max(sizes), sum(sizes))
        if size >= max(least, 1):
            away = _away(walked, sorted(below), whole, walked.seen[node], keeps_rest=size == sum(sizes))
            yield Cut(node, size, tuple(islice(away, shown)))


def _away(walked: Walk, hanging: Sequence[_Span], whole: _Span, at: int, *, keeps_rest: bool) -> Iterator[int]:
    """What falls away with the node *at*: what hangs on it, or else all but the largest that does."""
    away = list(hanging)
    if not keeps_rest:
        away.remove(max(away, key=lambda span: span[1] - span[0]))
        taken = [(at, at + 1), *hanging]
        ends, begins = (whole[0], *(end for _, end in taken)), (*(begin for begin, _ in taken), whole[1])
        away += zip(ends, begins, strict=True)
    for begin, end in away:
        yield from walked.order[begin:end]


def _starts(walked: Walk) -> list[int]:
    return [node for node, above in enumerate(walked.parent) if above < 0]
