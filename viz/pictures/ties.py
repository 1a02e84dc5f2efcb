"""The tie network of an area, or of all: who has something agreed with whom, and whose loss would cut others off.

Assumes that a community and the organisations that cover it are one place. Partners outside the area are shown lightly.
Places are kept first, then what has most partners.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import polars as pl

from graphmodel.gaps import words
from graphmodel.gaps.catalogue import find_gaps, view_of
from graphmodel.gaps.scope import scope_of
from graphmodel.messages import say
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.rules import Rule
from graphmodel.schema import TIES
from graphmodel.ties.cuts import cuts
from graphmodel.ties.projection import TieNetwork, tie_network
from graphmodel.vocabulary import TIER, UNIT_KIND
from viz.budget import Kept, fit
from viz.layout import force_layout
from viz.lettering import shorten, spare_texts
from viz.pictures.told import Told, tag_of
from viz.scene import MOST_DRAWN, Edge, Node, Scene

RULE_TYPES = frozenset({"isolated", "fragile", "fragment", "thin"})
"""Rule types whose findings give a node of this picture its status; what others find is said in words only."""
MOST_TIES = 4000
"""Ties drawn at most, the strongest first: a large alliance ties each to each."""
CROWDED = 120
"""Pictures of more nodes say in words only which places are blank."""
_LENGTHS = ((60, 105.0), (250, 84.0))
_SHORTEST = 50.0
_WIDEST = 130.0
_GAP = (160.0, 70.0)


def ties_scene(network: Network, profile: Profile, uid: str | None = None, *, most: int = MOST_DRAWN) -> Scene:
    """Draw who is tied to whom.

    Parameters
    ----------
    uid
        Of the area; None for the whole store.
    most
        Nodes drawn at most.
    """
    return _TiesPicture(network, profile, uid, most).scene()


@dataclass(frozen=True)
class _TiesPicture:
    network: Network
    profile: Profile
    uid: str | None
    most: int

    def scene(self) -> Scene:
        nodes = [*self._nodes(), *self._groups()]
        edges, pulls = self._edges()
        at = {node.uid: number for number, node in enumerate(nodes)}
        length = next((long for count, long in _LENGTHS if len(nodes) <= count), _SHORTEST)
        links = [(at[edge.start], at[edge.end]) for edge in edges]
        places = force_layout(len(nodes), links, weights=pulls, length=length, gap=_GAP)
        name = self._scope_name
        return Scene(
            title=say("picture.title_ties", name=name),
            about="",
            answer=self._answer(),
            nodes=_lettered(
                [replace(node, x=float(x), y=float(y)) for node, (x, y) in zip(nodes, places, strict=True)]
            ),
            edges=edges,
            total=self._ranked.height,
            notes=self._notes(),
            paper="A4 landscape" if len(nodes) <= CROWDED else "A3 landscape",
        )

    @cached_property
    def _told(self) -> Told:
        return Told(find_gaps(self.network, self.profile).findings, self.profile)

    @cached_property
    def _ties(self) -> TieNetwork:
        return tie_network(self.network, self.profile.scheme, place_level=self.profile.place_level)

    @cached_property
    def _scope_name(self) -> str:
        if self.uid is None:
            return say("report.everywhere")
        areas = self.network.live_nodes("Area")
        return str(areas.filter(pl.col("uid") == self.uid)["name"].item())

    @cached_property
    def _inside(self) -> pl.DataFrame:
        """``uid``: the nodes that the area, or an organisation or unit in it, is part of."""
        view = view_of(self.network, self.profile)
        scope = scope_of(view, self.uid)
        folded = self._ties.folded
        ours = folded if scope.whole else folded.filter(pl.col("uid").is_in(list(map(view.uid, scope.uids))))
        return ours.select(uid="node").unique()

    @cached_property
    def _ranked(self) -> pl.DataFrame:
        """The nodes worth drawing: places, whatever is tied, and its partners elsewhere; those to keep first."""
        ties = self._ties
        every = ties.nodes.join(ties.degrees, on="uid")
        inside = every.join(self._inside, on="uid", how="semi").filter(
            (pl.col("kind") == "place") | (pl.col("partners") > 0)
        )
        partners = ties.partners.join(inside, on="uid", how="semi").select(uid="partner").unique()
        outside = every.join(partners, on="uid", how="semi").join(inside, on="uid", how="anti")
        both = [inside.with_columns(outside=pl.lit(value=False)), outside.with_columns(outside=pl.lit(value=True))]
        return pl.concat(both).sort(
            "outside", pl.col("kind") != "place", "partners", "uid", descending=[False, False, True, False]
        )

    @cached_property
    def _kept(self) -> Kept:
        order = self._ranked.select("uid").with_row_index("rank")
        before = (
            self._ties.partners.join(order, on="uid")
            .join(order, left_on="partner", right_on="uid", suffix="_partner")
            .filter(pl.col("rank_partner") < pl.col("rank"))
            .sort("uid", "rank_partner")
            .group_by("uid")
            .agg(pl.col("partner").first())
        )
        return fit(self._ranked["uid"].to_list(), dict(before.iter_rows()), most=self.most)

    @cached_property
    def _cut(self) -> Mapping[str, int]:
        """How many others the loss of a node cuts off."""
        return {uid: point.cut_off for uid, point in cuts(self._ties.adjacency).points.items()}

    @cached_property
    def _ringed(self) -> frozenset[str]:
        """Those of whom a rule says that their loss would cut others off."""
        asked = {rule.id for rule in self._ring_rules}
        return frozenset(finding.subject.uid for finding in self._told.findings if finding.rule in asked)

    @property
    def _ring_rules(self) -> list[Rule]:
        rules = (rule for rule in self.profile.rules if rule.enabled and rule.type == "fragile")
        return [rule for rule in rules if rule.parameters["of"] == "cut"]

    def _nodes(self) -> list[Node]:
        kept = pl.DataFrame({"uid": self._kept.uids}, schema={"uid": pl.String})
        rows = kept.join(self._ranked, on="uid", maintain_order="left").join(self._described(), on="uid", how="left")
        crowded = rows.height > CROWDED
        return [self._node(row, crowded=crowded) for row in rows.iter_rows(named=True)]

    def _node(self, row: dict[str, Any], *, crowded: bool) -> Node:
        uid, partners = row["uid"], row["partners"]
        cut = self._cut.get(uid, 0)
        status = self._status(uid)
        lone = (say("picture.no_partner"),) if not partners else ()
        says = (say("picture.partners", count=partners), *((say("picture.cuts", count=cut),) if cut else ()))
        return Node(
            uid,
            row["kind"],
            row["what"] or say(f"picture.kind_{row['kind']}"),
            row["name"],
            text=shorten(row["name"], _WIDEST),
            status=status,
            tag=tag_of(status) if not crowded or (row["kind"] == "place" and status == "blank") else "",
            size=min(5.5 + 1.2 * partners**0.5, 13.0),
            side="below",
            faint=row["outside"],
            cut=uid in self._ringed,
            code=row["code"] or "",
            says=(*(lone or says), *self._told.says(uid)),
        )

    def _status(self, uid: str) -> str:
        return self._told.status(uid, types=RULE_TYPES)

    def _described(self) -> pl.DataFrame:
        """``uid``, ``what``, ``code`` of every live organisation, unit and area."""
        live, scheme = self.network.live_nodes, self.profile.scheme
        levels = {key: scheme[key].label() for key in scheme.keys}
        kinds = {key: UNIT_KIND.label(key) for key in UNIT_KIND.keys}
        tiers = {key: TIER.label(key) for key in TIER.keys}
        return pl.concat(
            [
                live("Area").select("uid", pl.col("level").replace(levels).alias("what"), "code"),
                live("Org").select("uid", pl.col("tier").replace(tiers).alias("what"), code="org_code"),
                live("Unit").select("uid", pl.col("kind").replace(kinds).alias("what"), code="uscc"),
            ]
        )

    def _groups(self) -> list[Node]:
        names = dict(self._ranked.select("uid", "name").iter_rows())
        return [
            Node(
                f"more~{holder}",
                "group",
                say("picture.group"),
                say("picture.group_partners", count=f"{len(left):,}", name=names[holder]),
                text=say("picture.group_count", count=f"{len(left):,}"),
                status="aside",
                size=6.0,
                side="below",
            )
            for holder, left in self._kept.groups.items()
        ]

    @cached_property
    def _pairs(self) -> pl.DataFrame:
        """``start``, ``end``, ``type`` (of each link), ``weight``: who of the drawn ones are tied, the strongest first."""
        drawn = list(self._kept.uids)
        return (
            self._ties.links.filter(pl.col("start").is_in(drawn), pl.col("end").is_in(drawn))
            .sort("start", "end", "type", "via")
            .group_by("start", "end", maintain_order=True)
            .agg("type", pl.col("weight").sum())
            .sort("weight", "start", "end", descending=[True, False, False])
        )

    def _edges(self) -> tuple[list[Edge], list[float]]:
        """The ties between what is drawn, one a pair, and how strongly each pulls."""
        pairs = self._pairs.head(MOST_TIES)
        edges = [
            Edge(
                f"{start}~{end}",
                start,
                end,
                words.listed(_counted(kind, types.count(kind)) for kind in TIES if kind in types),
                line="solid" if weight >= 1 else "thin",
            )
            for start, end, types, weight in pairs.iter_rows()
        ]
        group = say("picture.group")
        edges += [Edge(f"{one}~more", one, f"more~{one}", group, line="thin") for one in self._kept.groups]
        return edges, [*pairs["weight"].clip(upper_bound=1.0), *(1.0 for _ in self._kept.groups)]

    def _answer(self) -> str:
        inside = self._ranked.filter(~pl.col("outside"))
        places = inside.filter(pl.col("kind") == "place")
        alone = places.filter(pl.col("partners") == 0).height
        tied = inside.filter(pl.col("partners") > 0)
        if tied.is_empty():
            return say("picture.no_ties", places=f"{places.height:,}")
        cut = sum(uid in self._ringed for uid in tied["uid"])
        return say(
            "picture.ties_answer",
            places=f"{places.height:,}",
            alone=f"{alone:,}",
            tied=f"{tied.height:,}",
            cut=f"{cut:,}",
        )

    def _notes(self) -> tuple[str, ...]:
        notes = []
        if len(self._kept.uids) < self._ranked.height:
            drawn, total = f"{len(self._kept.uids):,}", f"{self._ranked.height:,}"
            notes.append(say("picture.cut_ties", drawn=drawn, total=total))
        if self._pairs.height > MOST_TIES:
            notes.append(say("picture.cut_pairs", drawn=f"{MOST_TIES:,}", total=f"{self._pairs.height:,}"))
        lone = self._ties.nodes.join(self._inside, on="uid", how="semi").join(self._ranked, on="uid", how="anti")
        if lone.height:
            notes.append(say("picture.lone_ties", count=f"{lone.height:,}"))
        rings = (say("picture.ring", least=rule.parameters.get("cut_at_least", 1)) for rule in self._ring_rules[:1])
        return (*notes, *rings)


def _lettered(nodes: list[Node]) -> list[Node]:
    """Name what fits: places first, then who holds others, then who has most partners; in the order given."""
    first = sorted(nodes, key=lambda node: (node.kind != "place", not node.cut, node.kind == "group", -node.size))
    named = {node.uid: node for node in spare_texts(first)}
    return [named[node.uid] for node in nodes]


def _counted(kind: str, count: int) -> str:
    word = say(f"picture.tie_{kind.lower()}")
    return word if count == 1 else f"{word} {count}"
