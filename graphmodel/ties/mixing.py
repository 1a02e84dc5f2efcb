"""Mixing: whether ties stay inside a sector or lead across.

Assumes that every node has one sector. A tie is a tie, however strong: weights are not looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2

from graphmodel.ties.adjacency import Ties, adjacency_of


@dataclass(frozen=True)
class Mixed:
    """Whom a node, or all nodes together, are tied to.

    Attributes
    ----------
    external, internal
        Ties to other sectors, and inside the own.
    """

    external: int
    internal: int

    @property
    def index(self) -> float | None:
        """(external - internal) / (external + internal): -1 all inside, 1 all across; None without ties."""
        total = self.external + self.internal
        return (self.external - self.internal) / total if total else None


@dataclass(frozen=True)
class NodeMixed(Mixed):
    """Whom one node is tied to.

    Attributes
    ----------
    sectors
        How many partners of each sector, by sector.
    """

    sectors: Mapping[str, int]

    @property
    def entropy(self) -> float | None:
        """Bits that a partner's sector is worth: 0 all of one, 1 two alike, 2 four alike; None without ties."""
        total = sum(self.sectors.values())
        shares = [count / total for count in self.sectors.values()]
        return abs(sum(share * log2(share) for share in shares)) if shares else None


_ALONE = NodeMixed(0, 0, {})


def mixing(ties: Ties, sectors: Mapping[str, str]) -> dict[str, NodeMixed]:
    """Whom each node is tied to, by sector: uids to external and internal ties and sectors of partners.

    Parameters
    ----------
    sectors
        The sector of every node.

    Notes
    -----
    O(m). A sector with many nodes meets itself more often by chance alone: compare like with like.

    References
    ----------
    Krackhardt, D., Stern, R. N. (1988). Informal networks and organizational crises: an experimental simulation.
    Social Psychology Quarterly 51, 123-140 (E-I index). Shannon, C. E. (1948). A mathematical theory of
    communication. Bell System Technical Journal 27, 379-423 (entropy).
    """
    found = adjacency_of(ties)
    own = [sectors[uid] for uid in found.uids]
    answers = {}
    for uid, sector, others in zip(found.uids, own, found.neighbours, strict=True):
        if not others:
            answers[uid] = _ALONE
            continue
        counts: dict[str, int] = {}
        for other in others:
            counts[own[other]] = counts.get(own[other], 0) + 1
        inside = counts.get(sector, 0)
        answers[uid] = NodeMixed(
            len(others) - inside, inside, dict(sorted(counts.items())) if len(counts) > 1 else counts
        )
    return answers


def mixing_of_all(ties: Ties, sectors: Mapping[str, str]) -> Mixed:
    """How many ties of the whole network lead across sectors, and how many stay inside; each tie once."""
    found = adjacency_of(ties)
    own = [sectors[uid] for uid in found.uids]
    inside = sum(own[other] == sector for sector, others in zip(own, found.neighbours, strict=True) for other in others)
    return Mixed(found.edge_count - inside // 2, inside // 2)
