"""Legend: kinds and statuses of a picture, each with how many there are, and what a filter leaves out.

Assumes that an address says what is hidden by the keys of the entries.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from viz.scene import Node
from viz.style import PICTURE_STYLES, state_label


@dataclass(frozen=True)
class Entry:
    """One line of the legend: how many there are, hidden or not."""

    key: str
    label: str
    kind: str
    status: str
    count: int
    hidden: bool


def is_hidden(node: Node, hidden: Collection[str]) -> bool:
    """Whether a filter leaves a node out."""
    return node.key in hidden or f"status.{node.status}" in hidden


def legend_of(nodes: Sequence[Node], hidden: Collection[str]) -> tuple[list[Entry], list[Entry]]:
    """Kinds and statuses of some nodes, each with how many of it the other filter lets through."""
    first = {node.key: node for node in reversed(nodes)}
    kinds = [
        Entry(key, first[key].what, first[key].kind, "clear", count, key in hidden)
        for key in dict.fromkeys(node.key for node in nodes)
        for count in [sum(node.key == key and f"status.{node.status}" not in hidden for node in nodes)]
    ]
    states = {node.status: 0 for node in nodes}
    for node in nodes:
        states[node.status] += node.key not in hidden
    return kinds, status_entries(states, hidden)


def status_entries(counts: Mapping[str, int], hidden: Collection[str]) -> list[Entry]:
    """The legend of some statuses."""
    keys = (key for key in PICTURE_STYLES if key in counts)
    return [
        Entry(f"status.{key}", state_label(key), "area", key, counts[key], f"status.{key}" in hidden) for key in keys
    ]
