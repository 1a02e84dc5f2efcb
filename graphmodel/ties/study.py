"""Study: the tie network of a day with the words and the order that its figures are shown with.

Assumes that a measure is one of the whole network: a scope chooses whom the answer lists, it never changes a figure.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import RLock
from typing import Any, TypeVar

import polars as pl

from graphmodel.levels import LevelScheme
from graphmodel.network import Network
from graphmodel.profiles.profile import PLACE_LEVEL
from graphmodel.schema import TIES
from graphmodel.ties.adjacency import Adjacency
from graphmodel.ties.borders import homes
from graphmodel.ties.communities import Communities, communities
from graphmodel.ties.cuts import Cuts, cuts
from graphmodel.ties.projection import TieNetwork, tie_network
from graphmodel.ties.structure import Component, components, partner_counts

T = TypeVar("T")
_UNCODED = "~"
"""Sorts after every code."""


@dataclass(frozen=True)
class Study:
    """A tie network, what its nodes are, and which of them are asked about.

    Attributes
    ----------
    within
        The records that are asked about; None for all.
    """

    network: Network
    scheme: LevelScheme
    ties: TieNetwork
    place_level: str
    within: frozenset[str] | None = None
    _homes: dict[str, dict[str, str]] = field(default_factory=dict, repr=False, compare=False)
    _found: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    _lock: RLock = field(default_factory=RLock, repr=False, compare=False)

    @property
    def adjacency(self) -> Adjacency:
        """What the measures are asked of."""
        return self.ties.adjacency

    @cached_property
    def described(self) -> Mapping[str, tuple[str, str, str]]:
        """Kind, sector and name of every node; the name of one without is its uid."""
        rows = self.ties.nodes.select("uid", "kind", "sector", pl.coalesce("name", "uid")).iter_rows()
        return {uid: (kind, sector, name) for uid, kind, sector, name in rows}

    @cached_property
    def sectors(self) -> dict[str, str]:
        """The sector of every node."""
        return {uid: sector for uid, (_, sector, _) in self.described.items()}

    @cached_property
    def everyone(self) -> tuple[str, ...]:
        """Every node: by the code of the area that it lies in, an area before what is in it, then by name."""
        areas = self.network.live_nodes("Area").select("uid", "code").drop_nulls()
        codes = {uid: code.ljust(12, "0") for uid, code in areas.iter_rows()}
        places, tops = self.home(self.place_level), self.home(self.scheme.top.key)

        def key(uid: str) -> tuple[str, bool, str, str]:
            home = uid if uid in codes else places.get(uid) or tops.get(uid) or uid
            return codes.get(home, _UNCODED), home != uid, self.name(uid), uid

        return tuple(sorted(self.described, key=key))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The nodes that are asked about, in that order."""
        return tuple(filter(self.holds, self.everyone))

    def ordered(self, uids: Iterable[str]) -> tuple[str, ...]:
        """Some nodes in that order."""
        return tuple(sorted(uids, key=self._ranks.__getitem__))

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {uid: rank for rank, uid in enumerate(self.everyone)}

    @property
    def cuts(self) -> Cuts:
        """Cut points and bridges."""
        return self._once("cuts", lambda: cuts(self.adjacency))

    @property
    def components(self) -> tuple[Component, ...]:
        """The parts of the network, largest first."""
        return self._once("components", lambda: components(self.adjacency))

    @property
    def tied_parts(self) -> list[Component]:
        """The parts of two or more nodes, largest first."""
        return [part for part in self.components if part.size > 1]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many partners each node has."""
        return partner_counts(self.adjacency)

    @property
    def communities(self) -> Communities:
        """The circles that the ties make."""
        return self._once("communities", lambda: communities(self.adjacency))

    @cached_property
    def kinds_recorded(self) -> dict[str, int]:
        """How many live ties of each kind that makes up the network there are."""
        return {kind: self.network.live_ties(kind).height for kind in TIES}

    def home(self, level: str) -> dict[str, str]:
        """In which area of a level each node lies."""
        if level not in self._homes:
            self._homes[level] = homes(self.network, self.scheme, self.ties, level=level)
        return self._homes[level]

    def about(self, within: frozenset[str]) -> "Study":
        """The same network with others asked about; what is found of the whole is found once for both."""
        return replace(self, within=within)

    def _once(self, name: str, make: Callable[[], T]) -> T:
        """What is found of the whole network, which may take seconds: once, whoever asks at the same time."""
        with self._lock:
            if name not in self._found:
                self._found[name] = make()
            found: T = self._found[name]
            return found

    def holds(self, uid: str) -> bool:
        """Whether a node is asked about."""
        return self.within is None or uid in self.within

    def name(self, uid: str) -> str:
        """The name of a node."""
        return self.described[uid][2]


def study(
    network: Network, scheme: LevelScheme, *, within: frozenset[str] | None = None, place_level: str = PLACE_LEVEL
) -> Study:
    """Project a network's ties and get ready to ask."""
    return Study(network, scheme, tie_network(network, scheme, place_level=place_level), place_level, within)
