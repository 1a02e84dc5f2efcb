"""Budget: which nodes of too many are drawn, and which drawn one stands for each of the others.

Assumes that nodes come ranked, the ones to keep first, and that each may lean on one that comes before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """What fits.

    Attributes
    ----------
    uids
        The nodes that are drawn, in their rank.
    groups
        For a drawn node the ones that are not drawn and lean on it, in their rank.
    loose
        How many more are not drawn and lean on none.
    """

    uids: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    loose: int = 0


def fit(
    ranked: Sequence[str], leans_on: Mapping[str, str], *, most: int, weights: Mapping[str, int] | None = None
) -> Kept:
    """Keep the first nodes that fit together with one node for each group of the others.

    Parameters
    ----------
    leans_on
        For a node the one that comes before it and stands for it where it is left out.
    most
        Nodes drawn at most.
    weights
        How many drawn nodes a node stands for; one where it is not said.
    """
    weight = weights or {}
    total, count = 0, 0
    while count < len(ranked) and total + weight.get(ranked[count], 1) <= most:
        total += weight.get(ranked[count], 1)
        count += 1
    while True:
        kept = _kept(ranked, leans_on, count)
        over = sum(weight.get(uid, 1) for uid in kept.uids) + len(kept.groups) - most
        if over <= 0 or count == 0:
            return kept
        count -= max(1, over // 4)


def _kept(ranked: Sequence[str], leans_on: Mapping[str, str], count: int) -> Kept:
    drawn = dict.fromkeys(ranked[:count])
    groups: dict[str, list[str]] = {}
    stands: dict[str, str] = {uid: uid for uid in drawn}
    loose = 0
    for uid in ranked[count:]:
        holder = stands.get(leans_on.get(uid, ""))
        if holder is None:
            loose += 1
        else:
            stands[uid] = holder
            groups.setdefault(holder, []).append(uid)
    return Kept(tuple(drawn), {uid: tuple(found) for uid, found in groups.items()}, loose)
