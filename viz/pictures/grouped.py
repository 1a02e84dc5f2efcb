"""The tie network by groups: one shape a group, some of them opened in place.

Assumes the places of :mod:`viz.pictures.field`: what is opened or hidden moves nobody. An opened group shows its first
members, those with ties before those with something to do before all others, and one node for the rest of them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from graphmodel.gaps import words
from graphmodel.messages import say
from graphmodel.schema import TIES
from graphmodel.vocabulary import TIER, UNIT_KIND
from viz.lettering import shorten, spare_texts, width_of
from viz.pictures.discs import ROOM, Disc
from viz.pictures.field import Field
from viz.pictures.legend import Entry, status_entries
from viz.pictures.told import tag_of
from viz.scene import MOST_DRAWN, Edge, Ground, Node, Scene

MOST_EDGES = 1500
"""Ties drawn at most, the strongest first."""
_WIDEST = 110.0
_SHAPES = {"place": "place", "sector": "sector", "chain": "chain"}
GROUP, MORE = "group~", "more~"
"""Begin the uids of what stands for a group, and for the rest of an opened one."""


@dataclass(frozen=True)
class Grouped:
    """A state of the picture.

    Attributes
    ----------
    opened
        Keys of the groups that are opened, in the order in which they were; unknown ones are passed over.
    hidden
        Keys of kinds (``area.grid``) and statuses (``status.blank``) that are left out.
    most
        Nodes drawn at most.
    """

    field: Field
    opened: Sequence[str] = ()
    hidden: Collection[str] = ()
    most: int = MOST_DRAWN

    @cached_property
    def scene(self) -> Scene:
        """The picture."""
        edges = self._edges()
        nodes = [node for key in self.counts for node in self._nodes_of(key)]
        discs = self.field.discs
        return Scene(
            title=say("explore.network_title"),
            about="",
            answer=self._answer(),
            nodes=_lettered(nodes),
            edges=edges,
            total=self.shown.height,
            notes=self._notes(len(edges)),
            paper="A3 landscape",
            grounds=[Ground(GROUP + key, discs[key].x, discs[key].y, discs[key].radius) for key in self.drawn],
        )

    @cached_property
    def shown(self) -> pl.DataFrame:
        """The nodes that no filter hides."""
        statuses = [key.removeprefix("status.") for key in self.hidden if key.startswith("status.")]
        nodes = self.field.nodes
        return nodes.filter(~pl.col("key").is_in(list(self.hidden)), ~pl.col("status").is_in(statuses))

    @cached_property
    def counts(self) -> dict[str, dict[str, Any]]:
        """Of each group that has somebody to show: ``members``, ``blank``, ``tied``, ``inside``."""
        found = self.shown.group_by("group").agg(
            members=pl.len(),
            blank=(pl.col("status") == "blank").sum(),
            tied=(pl.col("partners") > 0).sum(),
            inside=(~pl.col("outside")).sum(),
        )
        rows = {row["group"]: row for row in found.iter_rows(named=True)}
        return {key: rows[key] for key in self.field.groups if key in rows}

    @cached_property
    def drawn(self) -> dict[str, pl.DataFrame]:
        """The members that are drawn of each opened group."""
        room = self.most - len(self.counts)
        drawn = {}
        for key in dict.fromkeys(self.opened):
            if key not in self.counts:
                continue
            count = self.counts[key]["members"]
            fits = min(count, ROOM, room if count <= min(ROOM, room) else room - 1)
            if fits < 1:
                continue
            drawn[key] = self.shown.filter(pl.col("group") == key).head(fits)
            room -= fits + (fits < count)
        return drawn

    def legend(self) -> tuple[list[Entry], list[Entry]]:
        """Kinds and statuses, each with how many of it the other filter lets through."""
        nodes, hidden = self.field.nodes, list(self.hidden)
        states = [key.removeprefix("status.") for key in hidden if key.startswith("status.")]
        kinds = nodes.group_by("key", "kind", "word").agg((~pl.col("status").is_in(states)).sum().alias("count"))
        kinds = kinds.sort(pl.col("kind").replace_strict({"place": 0, "area": 1, "org": 2, "unit": 3}), "count", "key", descending=[False, True, False])  # fmt: skip
        found = nodes.group_by("status").agg((~pl.col("key").is_in(hidden)).sum().alias("count"))
        of = dict(found.iter_rows())
        return (
            [
                Entry(key, self._what(kind, word), kind, "clear", count, key in self.hidden)
                for key, kind, word, count in kinds.iter_rows()
            ],
            status_entries(of, self.hidden),
        )

    def _what(self, kind: str, word: str | None) -> str:
        if kind in {"place", "area"}:
            return words.level(self.field.profile.scheme, word)
        return (TIER if kind == "org" else UNIT_KIND).label(word or "")

    def _nodes_of(self, key: str) -> list[Node]:
        """A group, then what is drawn of it where it is opened."""
        group = self._group_node(key, self.counts[key])
        members = self.drawn.get(key)
        if members is None:
            return [group]
        seats = _seats(self.field.discs[key], members)
        rows = zip(members.iter_rows(named=True), seats, strict=True)
        return [group, *(self._member(row, at) for row, at in rows), *self._more_node(key, members.height)]

    def _group_node(self, key: str, count: dict[str, Any]) -> Node:
        disc, name = self.field.discs[key], self.field.group_name(key)
        blank = tag_of("blank") + f" {count['blank']:,}" if count["blank"] else ""
        says = [
            say("explore.group_tied", count=f"{count['tied']:,}"),
            *((say("explore.group_blank", count=f"{count['blank']:,}"),) if count["blank"] else ()),
        ]
        if key in self.field.lonely:
            says.insert(0, say("explore.group_lonely"))
        opened = key in self.drawn
        size = disc.radius * 0.82
        em = 15.0 if opened else _em(name, size)
        return Node(
            GROUP + key,
            "opened" if opened else _SHAPES[self.field.by],
            say(f"explore.group_of_{self.field.by}"),
            name,
            x=disc.x - disc.radius / 2 if opened else disc.x,
            y=disc.y - disc.radius if opened else disc.y,
            text=shorten(name, 2 * disc.radius, em=em),
            status="blank" if key in self.field.lonely else "gathered",
            tag=blank,
            note=say("explore.group_members", count=f"{count['members']:,}"),
            size=8.0 if opened else size,
            side="right" if opened else "inside",
            faint=not count["inside"],
            says=tuple(says),
            em=em,
            key=GROUP,
        )

    def _member(self, row: dict[str, Any], at: tuple[float, float]) -> Node:
        uid, status, partners = row["uid"], row["status"], row["partners"]
        lone = say("picture.partners", count=partners) if partners else say("picture.no_partner")
        return Node(
            uid,
            row["kind"],
            self._what(row["kind"], row["word"]),
            row["name"],
            *at,
            text=shorten(row["name"], _WIDEST),
            status=status,
            tag=tag_of(status) if status == "blank" else "",
            size=min(6.0 + 1.2 * partners**0.5, 13.0),
            side="below",
            strong=False,
            faint=row["outside"],
            code=row["code"] or "",
            says=(lone, *self.field.told.says(uid)),
            key=row["key"],
            group=self.field.group_name(row["group"]),
        )

    def _more_node(self, key: str, drawn: int) -> list[Node]:
        left = self.counts[key]["members"] - drawn
        if not left:
            return []
        disc, text = self.field.discs[key], say("explore.more", count=f"{left:,}")
        return [
            Node(
                MORE + key, "group", say("picture.group"), text, disc.x, disc.y + disc.radius, text=text,
                status="aside", size=6.0, key=GROUP, group=self.field.group_name(key),
            )
        ]  # fmt: skip

    @cached_property
    def stand_ins(self) -> pl.DataFrame:
        """``uid``, ``node``: the drawn node that stands for each shown one."""
        drawn = pl.concat([pl.DataFrame(schema={"uid": pl.String}), *(m.select("uid") for m in self.drawn.values())])
        opened = pl.col("group").is_in(list(self.drawn))
        return self.shown.select(
            "uid",
            node=pl.when(pl.col("uid").is_in(drawn["uid"].implode()))
            .then("uid")
            .otherwise(pl.when(opened).then(pl.lit(MORE)).otherwise(pl.lit(GROUP)) + pl.col("group")),
        )

    @cached_property
    def pairs(self) -> pl.DataFrame:
        """``a``, ``b``: drawn nodes that are tied; ``weight``, ``types`` (of each link), ``pacts``: the strongest first."""
        ends = self.stand_ins
        pact = pl.col("type") == "PARTY_TO"
        return (
            self.field.links.join(ends, left_on="start", right_on="uid")
            .join(ends, left_on="end", right_on="uid", suffix="_end")
            .filter(pl.col("node") != pl.col("node_end"))
            .group_by(a=pl.min_horizontal("node", "node_end"), b=pl.max_horizontal("node", "node_end"))
            .agg(pl.col("weight").sum(), types=pl.col("type"), pacts=pl.col("via").filter(pact).unique().sort())
            .sort("weight", "a", "b", descending=[True, False, False])
        )

    def _edges(self) -> list[Edge]:
        return [
            Edge(
                f"{a}~{b}",
                a,
                b,
                words.listed(counted(kind, types.count(kind)) for kind in TIES if kind in types),
                line="solid" if weight >= 1 else "thin",
                width=round(min(1.0 + 0.45 * (len(types) - 1) ** 0.5, 6.0), 1),
                pacts=tuple(pacts),
            )
            for a, b, weight, types, pacts in self.pairs.head(MOST_EDGES).iter_rows()
        ]

    def _answer(self) -> str:
        inside = self.shown.filter(~pl.col("outside"))
        places = inside.filter(pl.col("kind") == "place")
        alone = places.filter(pl.col("uid").is_in(sorted(self.field.lonely))).height
        tied = inside.filter(pl.col("partners") > 0).height
        if self.field.links.is_empty():
            return say("picture.no_ties", places=f"{places.height:,}")
        return say(
            "explore.network_answer",
            total=f"{inside.height:,}",
            tied=f"{tied:,}",
            places=f"{places.height:,}",
            alone=f"{alone:,}",
        )

    def _notes(self, edges: int) -> tuple[str, ...]:
        drawn = sum(members.height for members in self.drawn.values())
        notes = [
            say(
                "explore.budget",
                drawn=f"{drawn:,}",
                total=f"{self.shown.height:,}",
                groups=f"{len(self.counts):,}",
                room=ROOM,
                most=f"{self.most:,}",
            )
        ]
        if self.pairs.height > edges:
            notes.append(say("picture.cut_pairs", drawn=f"{edges:,}", total=f"{self.pairs.height:,}"))
        outside = self.shown.filter("outside").height
        if outside:
            notes.append(say("explore.outside", count=f"{outside:,}"))
        return tuple(notes)


def _seats(disc: Disc, members: pl.DataFrame) -> list[tuple[float, float]]:
    """Where members stand: each on the seat of its rank; one whose rank is beyond the room takes the first that is free."""
    ranks = members["rank"].to_list()
    taken = {rank for rank in ranks if rank < ROOM}
    free = iter(number for number in range(2 * ROOM) if number not in taken)
    return [disc.seat(rank if rank < ROOM else next(free)) for rank in ranks]


def _em(name: str, size: float) -> float:
    """How large the name of a group is written: as its shape has room for."""
    return round(min(max(1.5 * size / max(width_of(name, em=1.0), 4.0), 13.0), size * 0.22), 1)


def _lettered(nodes: list[Node]) -> list[Node]:
    """Name every group, and what fits of the members; in the order given."""
    named = {node.uid: node for node in spare_texts([node for node in nodes if node.key != GROUP])}
    return [named.get(node.uid, node) for node in nodes]


def counted(kind: str, count: int) -> str:
    """A type of tie and how often it is there."""
    word = say(f"picture.tie_{kind.lower()}")
    return word if count == 1 else f"{word} {count:,}"
