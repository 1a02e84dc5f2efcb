"""Projection: the tie network of a day, as tables and as a networkx graph.

Assumes that a community and the organisations that cover it act as one, so that they are folded into one node, the
*place*, which carries the uid of the area.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from graphmodel.levels import LevelScheme
from graphmodel.network import FORMAL, Network
from graphmodel.profiles.profile import PLACE_LEVEL
from graphmodel.schema import TIES
from graphmodel.ties.adjacency import Adjacency, adjacency_from
from graphmodel.ties.pacts import live_pacts

if TYPE_CHECKING:
    import networkx as nx

_LINK = ("start", "end", "type", "via", "weight", "since", "until")
_LABELS = ("Area", "Org", "Unit")
_DIRECT = ("REPORTS_TO", "SITS_ON", "CONTACTS")
"""Ties of which each is a link by itself; the others of the set join by what they have in common."""


@dataclass(frozen=True)
class TieNetwork:
    """Organisations, units and areas, and what links them.

    Attributes
    ----------
    nodes
        ``uid``, ``kind`` (place, org, unit, area), ``sector``, ``name``; every live one, tied or not, ordered by uid.
        The sector of a unit is its kind, of an organisation its sector or else ``party``, of a place ``place``, of
        another area ``area``.
    folded
        ``uid``, ``node``: the node that each live organisation, unit and area is part of.
    links
        ``start`` < ``end``, ``type``, ``via``, ``weight``, ``since``, ``until``: one row for each pair of nodes that
        one pact, alliance or tie links. ``via`` is the uid of the pact, of the alliance, or of the tie. Each of the
        k parties of a pact (members of an alliance) is linked to each other with weight 1 / (k - 1); parties that are
        folded into one node count once. Reporting in, a seat and a liaison weigh 1 each.
    """

    nodes: pl.DataFrame
    folded: pl.DataFrame
    links: pl.DataFrame

    @cached_property
    def edges(self) -> pl.DataFrame:
        """``start`` < ``end``, ``weight`` (sum), ``links`` (how many): one row a pair, ordered."""
        pairs = self.links.group_by("start", "end").agg(pl.col("weight").sum(), links=pl.len())
        return pairs.sort("start", "end")

    @cached_property
    def partners(self) -> pl.DataFrame:
        """``uid``, ``partner``: both ways of every pair."""
        there, back = ("start", "end"), ("end", "start")
        return pl.concat([self.edges.select(uid=a, partner=b) for a, b in (there, back)])

    @cached_property
    def degrees(self) -> pl.DataFrame:
        """``uid``, ``partners``: the number of distinct neighbours of every node, ordered by uid."""
        counts = self.partners.group_by("uid").agg(partners=pl.len())
        found = self.nodes.select("uid").join(counts, on="uid", how="left", maintain_order="left")
        return found.with_columns(pl.col("partners").fill_null(0).cast(pl.Int64))

    @cached_property
    def adjacency(self) -> Adjacency:
        """The network as lists of neighbours, for the measures: the same as that of :attr:`graph`, without building it."""
        return adjacency_from(self.nodes["uid"].to_list(), self.edges.select("start", "end", "weight").iter_rows())

    @cached_property
    def graph(self) -> "nx.Graph[str]":
        """The network as a networkx graph: one edge a pair, built once.

        Nodes have ``kind``, ``sector``, ``name``. Edges have ``weight`` and ``links``: a tuple of dictionaries with
        ``type``, ``via``, ``weight``, ``since``, ``until``.
        """
        import networkx as nx

        graph: nx.Graph[str] = nx.Graph()
        for uid, kind, sector, name in self.nodes.iter_rows():
            graph.add_node(uid, kind=kind, sector=sector, name=name)
        found: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for row in self.links.iter_rows(named=True):
            found.setdefault((row.pop("start"), row.pop("end")), []).append(row)
        for start, end, weight, _ in self.edges.iter_rows():
            graph.add_edge(start, end, weight=weight, links=tuple(found[start, end]))
        return graph


def tie_network(network: Network, scheme: LevelScheme, *, place_level: str = PLACE_LEVEL) -> TieNetwork:
    """Project the live ties of a network onto its organisations, units and areas.

    Parameters
    ----------
    place_level
        The level of the areas that are places; without it in the scheme no area is one.

    Notes
    -----
    Joins over columns; a pact or alliance of k parties makes k (k - 1) / 2 links.
    """
    tiers = scheme[place_level].tiers if place_level in scheme else ()
    places = network.live_nodes("Area").filter(pl.col("level") == place_level, place_level in scheme).select("uid")
    folded = _folded(network, places, tiers)
    ends = folded.rename({"uid": "record"})
    links = pl.concat(
        [
            _shared(network.live_ties("PARTY_TO"), _pacts(network), ends, "PARTY_TO"),
            _shared(network.live_ties("MEMBER_OF"), _alliances(network), ends, "MEMBER_OF"),
            *(_direct(network.live_ties(kind), ends, kind) for kind in TIES if kind in _DIRECT),
        ]
    )
    return TieNetwork(_nodes(network, folded, places), folded, links.sort("start", "end", "type", "via"))


def _folded(network: Network, places: pl.DataFrame, tiers: Sequence[str]) -> pl.DataFrame:
    """Fold each organisation that covers places into the one of the smallest uid; all else is a node by itself."""
    bodies = network.live_nodes("Org").filter(FORMAL, pl.col("tier").is_in(tiers)).select("uid")
    holders = (
        network.live_ties("COVERS")
        .join(bodies, left_on="start", right_on="uid", how="semi")
        .join(places, left_on="end", right_on="uid", how="semi")
        .group_by(uid="start")
        .agg(node=pl.col("end").min())
    )
    every = pl.concat([network.live_nodes(label).select("uid") for label in _LABELS]).sort("uid")
    return every.join(holders, on="uid", how="left", maintain_order="left").with_columns(
        pl.coalesce("node", "uid").alias("node")
    )


def _nodes(network: Network, folded: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    area = pl.when(pl.col("uid").is_in(places["uid"].implode())).then(pl.lit("place")).otherwise(pl.lit("area"))
    described = {
        "Area": (area.alias("kind"), area.alias("sector")),
        "Org": (pl.lit("org").alias("kind"), pl.col("sector").fill_null("party")),
        "Unit": (pl.lit("unit").alias("kind"), pl.col("kind").alias("sector")),
    }
    every = pl.concat(
        [network.live_nodes(label).select("uid", *columns, "name") for label, columns in described.items()]
    )
    return every.join(folded.filter(pl.col("uid") == pl.col("node")), on="uid", how="semi").sort("uid")


def _pacts(network: Network) -> pl.DataFrame:
    """The pacts in force, and from when to when."""
    return live_pacts(network).select(
        via="uid",
        since=pl.max_horizontal("signed_on", "valid_from"),
        until=pl.min_horizontal("expires_on", "valid_to"),
    )


def _alliances(network: Network) -> pl.DataFrame:
    return network.live_nodes("Alliance").select(via="uid", since="valid_from", until="valid_to")


def _shared(ties: pl.DataFrame, shared: pl.DataFrame, ends: pl.DataFrame, kind: str) -> pl.DataFrame:
    """Link each two nodes that are tied to the same of the *shared* records."""
    parties = (
        ties.join(shared, left_on="end", right_on="via", how="inner")
        .join(ends, left_on="start", right_on="record")
        .group_by("node", via="end")
        .agg(
            since=pl.max_horizontal(pl.col("since").first(), pl.col("valid_from").min()),
            until=pl.min_horizontal(pl.col("until").first(), _latest("valid_to")),
        )
        .with_columns(others=pl.len().over("via") - 1)
    )
    pairs = parties.join(parties, on="via", suffix="_too").filter(pl.col("node") < pl.col("node_too"))
    return _links(
        pairs.select(
            "via",
            start="node",
            end="node_too",
            type=pl.lit(kind),
            weight=1.0 / pl.col("others"),
            since=pl.max_horizontal("since", "since_too"),
            until=pl.min_horizontal("until", "until_too"),
        )
    )


def _direct(ties: pl.DataFrame, ends: pl.DataFrame, kind: str) -> pl.DataFrame:
    """Let each tie link its two ends; one that stays inside a place falls away."""
    joined = ties.join(ends, left_on="start", right_on="record").join(
        ends, left_on="end", right_on="record", suffix="_end"
    )
    return _links(
        joined.filter(pl.col("node") != pl.col("node_end")).select(
            via="uid",
            start=pl.min_horizontal("node", "node_end"),
            end=pl.max_horizontal("node", "node_end"),
            type=pl.lit(kind),
            weight=pl.lit(1.0),
            since="valid_from",
            until="valid_to",
        )
    )


def _latest(name: str) -> pl.Expr:
    """The latest of a group's last days; an absent one is open, so none is later."""
    return pl.when(pl.col(name).null_count() == 0).then(pl.col(name).max())


def _links(pairs: pl.DataFrame) -> pl.DataFrame:
    return pairs.select(_LINK).with_columns(pl.col("via").cast(pl.String))
