"""Structural holes: how far a node's partners are linked among themselves, so that they are fewer than they seem.

Assumes that the weight of a tie is the share of attention that it gets. Weights count as networkx counts them; for the
unweighted measures give every edge the weight 1.
"""

from typing import TYPE_CHECKING

import numpy as np

import graphmodel.ties.compiled as code
from graphmodel.ties.adjacency import Adjacency, Ties, adjacency_of

if TYPE_CHECKING:
    from graphmodel.ties.adjacency import Floats, Ints


def constraint(ties: Ties) -> dict[str, float]:
    """How far each node depends on partners that depend on each other: Burt's constraint, by uid.

    High (1 or more): one partner, or partners who all know each other: little room of one's own. Low: many partners
    who do not meet without the node. A node without partners has none and is left out.

    Notes
    -----
    c(i) = Σ_j (p_ij + Σ_q p_iq p_qj)², j over the partners of i, p_ij the share of the tie in all of i's weights.
    O(Σ degree²). Two partners alone give high values whatever they are; compare nodes with like numbers of partners.

    References
    ----------
    Burt, R. S. (1992). Structural Holes. Harvard University Press, ch. 2. Burt, R. S. (2004). Structural holes and
    good ideas. American Journal of Sociology 110, 349-399.
    """
    return _asked(ties, which=0)


def effective_size(ties: Ties) -> dict[str, float]:
    """How many partners each node has when those who stand for each other count once: Burt's effective size, by uid.

    Between 1 and the number of partners. A node without partners has none and is left out.

    Notes
    -----
    e(i) = Σ_j (1 - Σ_q p_iq m_jq), j and q over the partners of i, p_iq the share of the tie in all of i's weights,
    m_jq the weight of the tie in j's heaviest. With equal weights this is n - 2t / n, t ties among n partners
    (Borgatti 1997). O(Σ degree²). A pact of k parties makes a clique, so that its parties count little more than one.

    References
    ----------
    Burt, R. S. (1992). Structural Holes. Harvard University Press, ch. 2. Borgatti, S. P. (1997). Structural holes:
    unpacking Burt's redundancy measures. Connections 20, 35-38.
    """
    return _asked(ties, which=1)


def _asked(ties: Ties, *, which: int) -> dict[str, float]:
    found = adjacency_of(ties)
    values = _values(found)[which].tolist()
    return {uid: value for uid, value, one in zip(found.uids, values, found.neighbours, strict=True) if one}


def _values(found: Adjacency) -> "tuple[Floats, Floats]":
    arrays = found.arrays
    run = code.fast(_holes, steps=sum(len(others) ** 2 for others in found.neighbours))
    return run(arrays.offsets, arrays.targets, arrays.weights)


def _holes(offsets: "Ints", targets: "Ints", weights: "Floats") -> "tuple[Floats, Floats]":
    """Constraint and effective size of every node, 0 of one without neighbours."""
    size = len(offsets) - 1
    sums, heaviest = np.zeros(size), np.zeros(size)
    for node in range(size):
        for at in range(offsets[node], offsets[node + 1]):
            sums[node] += weights[at]
            heaviest[node] = max(heaviest[node], weights[at])
    constraints, sizes = np.zeros(size), np.zeros(size)
    near = np.full(size, -1)
    shared, redundant = np.zeros(size), np.zeros(size)
    for node in range(size):
        for at in range(offsets[node], offsets[node + 1]):
            near[targets[at]] = node
            shared[targets[at]] = weights[at] / sums[node]
            redundant[targets[at]] = 0.0
        for at in range(offsets[node], offsets[node + 1]):
            other, share = targets[at], weights[at] / sums[node]
            for step in range(offsets[other], offsets[other + 1]):
                third = targets[step]
                if near[third] == node:
                    shared[third] += share * weights[step] / sums[other]
                    redundant[third] += share * weights[step] / heaviest[third]
        for at in range(offsets[node], offsets[node + 1]):
            constraints[node] += shared[targets[at]] ** 2
            sizes[node] += 1.0 - redundant[targets[at]]
    return constraints, sizes
