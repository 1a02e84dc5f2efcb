"""Ground: a network and a profile with what every question about alliances and pacts looks at, each made once.

Assumes that neither changes while the ground lives.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from graphmodel.alliances.naming import Named, named_all, resolve
from graphmodel.alliances.words import filter_label
from graphmodel.divisions import significant
from graphmodel.gaps.catalogue import view_of
from graphmodel.gaps.scope import scope_of
from graphmodel.gaps.territory import DIGITS
from graphmodel.gaps.view import View
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.ties.projection import TieNetwork, tie_network

_LABELS: Mapping[str, tuple[str, ...]] = {
    "alliance": ("Alliance",),
    "chain": ("Chain",),
    "member": ("Org", "Unit"),
    "party": ("Area", "Org", "Unit"),
    "responsible": ("Org", "Unit"),
    "area": ("Area",),
}
"""Kinds of node that the value of a filter may be."""


@dataclass(frozen=True)
class Part:
    """A part of the territory: the one area that it lies below, or None; ``areas`` and all ``records`` in it, by uid."""

    area: str | None
    areas: pl.DataFrame
    records: pl.DataFrame


@dataclass(frozen=True)
class Ground:
    """A network seen through a profile."""

    network: Network
    profile: Profile

    @cached_property
    def view(self) -> View:
        """The network as the rules see it."""
        return view_of(self.network, self.profile)

    @cached_property
    def ties(self) -> TieNetwork:
        """The tie network of the day."""
        return tie_network(self.network, self.profile.scheme, place_level=self.profile.place_level)

    @cached_property
    def sectors(self) -> pl.DataFrame:
        """``member``, ``key``: the sector of every organisation, unit and area; what is folded has its place's."""
        nodes = self.ties.nodes.select(node="uid", key="sector")
        return self.ties.folded.join(nodes, on="node").select("key", member="uid")

    @cached_property
    def on_chain(self) -> pl.DataFrame:
        """``member``, ``chain``, ``segment`` of every unit on a chain."""
        return self.network.live_ties("IN_SEGMENT").select("segment", member="start", chain="end").unique()

    @cached_property
    def projects(self) -> pl.DataFrame:
        """The live projects, one row for each pact or alliance (``uid``) that they are under, with ``done``, ``late``.

        Late is what is past its day and not done. The project itself is ``project``.
        """
        under = self.network.live_ties("UNDER").select(project="start", uid="end").unique()
        projects = self.network.live_nodes("Project").rename({"uid": "project"})
        past = (pl.col("due_on") < self.network.on).fill_null(value=False)
        return under.join(projects, on="project").with_columns(
            done=pl.col("done_on").is_not_null(), late=pl.col("done_on").is_null() & past
        )

    def named(self, uids: Iterable[str]) -> Mapping[str, Named]:
        """The records of these uids, by uid."""
        return named_all(self.network, uids)

    def find(self, name: str, text: str) -> Named:
        """The record that *text* means as the value of the filter *name*.

        Raises
        ------
        UsageError, NotFoundError
            Several could be meant, or none is.
        """
        return resolve(self.network, text, labels=_LABELS[name], what=filter_label(name))

    def segments(self, chain: Named | None) -> list[str]:
        """Every segment of the live chains, or of one, in order."""
        chains = self.network.live_nodes("Chain")
        if chain:
            chains = chains.filter(pl.col("uid") == chain.uid)
        return list(dict.fromkeys(chains["segments"].explode().drop_nulls()))

    def area(self, text: str) -> tuple[Part, str]:
        """The part that *text* means, uid, code or name of an area or the beginning of a code, and what it is called.

        Raises
        ------
        UsageError, NotFoundError
            Several areas could be meant, or none is.
        """
        wanted = text.strip()
        if wanted.isascii() and wanted.isdigit() and significant(wanted):
            return self._part(wanted), wanted
        found = self.find("area", wanted)
        return self._part(found.uid), found.name

    def _part(self, under: str) -> Part:
        scope = scope_of(self.view, under)
        area = None if scope.area is None else self.view.uid(scope.area)
        return Part(area, self._uids(scope.areas["uid"]), self._uids(pl.Series(sorted(scope.uids), dtype=pl.UInt32)))

    def _uids(self, numbers: pl.Series) -> pl.DataFrame:
        return self.view.named(pl.DataFrame({"uid": numbers}), "uid")

    @cached_property
    def in_places(self) -> pl.DataFrame:
        """``member``, ``place``: the places (areas of the profile's place level) that each record is in, once.

        As :meth:`area` sees them: a record that is in a place is in the part of it.
        """
        presence, at = self.view.presence, self.view.territory.at(self.profile.place_level)
        homes = presence.org_areas.join(at, on="area").select("uid", "holder")
        orgs = presence.line_above.join(homes, on="uid").select("holder", uid="ancestor")
        found = [at.select("holder", uid="area"), presence.at(self.profile.place_level), orgs]
        every = pl.concat([frame.select("uid", "holder") for frame in found]).unique()
        return self.view.named(every, "uid", "holder").rename({"uid": "member", "holder": "place"})

    @cached_property
    def paths(self) -> pl.DataFrame:
        """``uid``, ``path`` (names of the areas above, topmost first), ``place`` (sorts by the order of codes) of areas."""
        territory = self.view.territory
        names = {place: territory.path(place[:-DIGITS]) for place in territory.places["place"]}
        return self.view.named(territory.places, "uid").with_columns(
            path=pl.col("place").replace_strict(names, return_dtype=pl.List(pl.String))
        )


def in_part(members: pl.DataFrame, part: Part) -> pl.DataFrame:
    """The rows of *members* (``member``) that are in *part*."""
    return members.join(part.records, left_on="member", right_on="uid", how="semi")
