"""Departure: who is cut off from the rest of the tie network where one record leaves it.

Assumes that an organisation that acts as one with a place takes only its own ties with it: the place stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import polars as pl

from graphmodel.network import Network
from graphmodel.ties.adjacency import Adjacency
from graphmodel.ties.projection import tie_network
from graphmodel.ties.structure import parts_of
from graphmodel.ties.study import Study


@dataclass(frozen=True, slots=True)
class Loss:
    """What the tie network is without a record.

    Attributes
    ----------
    node
        The node that the record is, or is part of.
    parts
        Of what hung together with it, every part but the largest that remains, the larger first; of equally large
        ones the part with the smallest uid remains. Uids of nodes, sorted.
    alone
        Who had partners, and keeps none: uids of nodes, sorted.
    """

    node: str
    parts: tuple[tuple[str, ...], ...]
    alone: tuple[str, ...]

    @property
    def cut_off(self) -> tuple[str, ...]:
        """Everybody in :attr:`parts`: uids, sorted."""
        return tuple(sorted(uid for part in self.parts for uid in part))


def loss(study: Study, uid: str) -> Loss:
    """Find who is cut off where the live organisation or unit *uid* leaves.

    Notes
    -----
    A record that is a node by itself is looked up among the cut points, which a study finds once. For one that is
    folded into a place the network is projected anew without it.

    Raises
    ------
    KeyError
        The tie network has no such record.
    """
    node = dict(study.ties.folded.filter(pl.col("uid") == uid).iter_rows())[uid]
    if node == uid:
        parts = study.cuts.loss(uid)
        return Loss(node, parts[1:], tuple(sorted(_only_partner(study.adjacency, uid))))
    rest = tie_network(without(study.network, uid), study.scheme, place_level=study.place_level).adjacency
    part = next(part.uids for part in study.components if node in part.uids)
    left = _parts_among(rest, part)
    alone = tuple(one for (one,) in (found for found in left if len(found) == 1) if study.counts[one])
    return Loss(node, left[1:], tuple(sorted(alone)))


def without(network: Network, uid: str) -> Network:
    """The same network without one record; ties to it are live no more."""
    nodes = {label: frame.filter(pl.col("uid") != uid) for label, frame in network.nodes.items()}
    return replace(network, nodes=nodes, _graphs={})


def _only_partner(found: Adjacency, uid: str) -> Iterable[str]:
    """Whose only partner *uid* is."""
    others = found.neighbours[found.numbers[uid]]
    return (found.uids[other] for other in others if len(found.neighbours[other]) == 1)


def _parts_among(found: Adjacency, uids: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The parts that some nodes fall into, the larger first, then by smallest uid."""
    wanted = set(uids)
    parts = (tuple(sorted(found.uids[node] for node in part)) for part in parts_of(found))
    return tuple(sorted((part for part in parts if part[0] in wanted), key=lambda part: (-len(part), part[0])))
