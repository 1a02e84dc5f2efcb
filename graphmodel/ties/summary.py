"""Summary: the tie network on one page.

Assumes that a planner asks who stands alone and what hangs on whom before anything finer.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphmodel.ties.concentration import gini
from graphmodel.ties.mixing import mixing_of_all
from graphmodel.ties.structure import largest_share
from graphmodel.ties.study import Study
from graphmodel.ties.tables import agreements, isolate_uids

SHOWN_CUTS = 10
EXPECTED = ("place", "org", "unit")
"""Kinds of node that are expected to have a partner."""


@dataclass(frozen=True)
class CutShown:
    """A node on which others hang, and who they are."""

    uid: str
    name: str
    cut_off: int
    affected: tuple[str, ...]


@dataclass(frozen=True)
class TieSummary:
    """The tie network in figures.

    Attributes
    ----------
    recorded
        How many live ties of each kind there are; whoever has none of a kind does not know how things are.
    nodes, isolates
        By kind of node: how many are asked about, and how many of these have no partner, other areas apart.
    ties
        Linked pairs of the whole network.
    components, largest, share
        Parts of two or more nodes; the size of the largest, and its share of all that have a partner.
    cut_points
        How many of the nodes that are asked about others hang on.
    shown_cuts
        Those of them on which most hang, in the order of their codes.
    concentration
        The Gini coefficient of the partners of the places that are asked about.
    communities, modularity, agreement
        The circles of the ties, and how far they keep to the borders of each level.
    """

    recorded: Mapping[str, int]
    nodes: Mapping[str, int]
    isolates: Mapping[str, int]
    ties: int
    components: int
    largest: int
    share: float | None
    cut_points: int
    shown_cuts: tuple[CutShown, ...]
    concentration: float | None
    mixing: float | None
    communities: int
    modularity: float
    agreement: Mapping[str, float | None]

    def values(self) -> dict[str, Any]:
        """The summary as plain values."""
        cuts = [
            {"uid": cut.uid, "name": cut.name, "cut_off": cut.cut_off, "affected": list(cut.affected)}
            for cut in self.shown_cuts
        ]
        plain = {name: dict(value) if isinstance(value, Mapping) else value for name, value in vars(self).items()}
        return plain | {"shown_cuts": cuts}


def summarise_ties(study: Study) -> TieSummary:
    """Sum the tie network up."""
    kinds = Counter(study.described[uid][0] for uid in study.order)
    alone = Counter(study.described[uid][0] for uid in isolate_uids(study))
    several = study.tied_parts
    cut = [uid for uid in study.order if uid in study.cuts.points]
    places = [study.counts[uid] for uid in study.order if study.described[uid][0] == "place"]
    return TieSummary(
        recorded=study.kinds_recorded,
        nodes={kind: kinds[kind] for kind in (*EXPECTED, "area") if kind in kinds},
        isolates={kind: alone[kind] for kind in EXPECTED if kind in kinds},
        ties=study.adjacency.edge_count,
        components=len(several),
        largest=several[0].size if several else 0,
        share=largest_share(several),
        cut_points=len(cut),
        shown_cuts=tuple(_most_hang_on(study, cut)),
        concentration=float(gini(places)) if len(places) > 1 else None,
        mixing=mixing_of_all(study.adjacency, study.sectors).index,
        communities=sum(len(members) > 1 for members in study.communities.members),
        modularity=study.communities.modularity,
        agreement=agreements(study),
    )


def _most_hang_on(study: Study, cut: list[str]) -> list[CutShown]:
    points = study.cuts.points
    most = set(sorted(cut, key=lambda uid: (-points[uid].cut_off, uid))[:SHOWN_CUTS])
    return [
        CutShown(uid, study.name(uid), points[uid].cut_off, study.ordered(study.cuts.cut_off(uid)))
        for uid in cut
        if uid in most
    ]
