"""Leaving: what the network loses where one unit or organisation moves away, as a picture.

Assumes that who is affected is what the picture is about: each says in words how, and the leaving one's ties are dotted.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import polars as pl

from graphmodel.alliances.departure import Departure
from graphmodel.alliances.naming import Named
from graphmodel.gaps import words
from graphmodel.messages import say
from graphmodel.schema import TIES
from graphmodel.ties.study import Study
from viz.layout import force_layout
from viz.pictures.around import lettered
from viz.pictures.grouped import counted
from viz.pictures.legend import Entry, is_hidden, legend_of
from viz.pictures.naming import Naming
from viz.scene import Edge, Node, Scene

MOST = 300
"""Records drawn at most."""
_LENGTH = 120.0
_WIDEST = 150.0


def effects(lost: Departure) -> dict[str, tuple[str, ...]]:
    """How each affected record is, in words, by uid: who is cut off first, then what falls, then what is covered no more."""
    said: dict[str, list[str]] = {}
    for uid, text in _effects(lost):
        said.setdefault(uid, []).append(text)
    return {uid: tuple(texts) for uid, texts in said.items()}


def _effects(lost: Departure) -> Iterator[tuple[str, str]]:
    alone = {one.uid for one in lost.alone}
    kinds: tuple[tuple[Iterable[Named], str], ...] = (
        (lost.alone, "explore.loses_partner"),
        ((one for one in lost.cut_off if one.uid not in alone), "explore.loses_rest"),
        ((duty.project for duty in lost.projects if not duty.others), "explore.loses_duty"),
        (lost.needs, "explore.loses_match"),
        (lost.built_in, "explore.leaves_too"),
        (lost.areas, "explore.loses_cover"),
        (lost.units, "explore.loses_cover"),
        (lost.lower, "explore.loses_superior"),
    )
    for several, code in kinds[:2]:
        yield from ((one.uid, say(code)) for one in several)
    yield from _joint(lost)
    for several, code in kinds[2:]:
        yield from ((one.uid, say(code)) for one in several)


def _joint(lost: Departure) -> Iterator[tuple[str, str]]:
    """What pacts and alliances lose."""
    for pact in lost.pacts:
        yield pact.pact.uid, say("explore.loses_party", count=pact.left)
    for member in lost.alliances:
        yield (
            member.alliance.uid,
            say("explore.loses_host" if member.host else "explore.loses_member", count=member.left),
        )
    for slot in lost.slots:
        yield slot.alliance.uid, say("explore.loses_slot", slot=slot.slot, left=slot.left, least=slot.least)
    for segment in lost.segments:
        yield segment.alliance.uid, say("explore.loses_segment", segment=segment.segment)


@dataclass(frozen=True)
class Leaving:
    """The record that leaves, its partners, and who is affected.

    Attributes
    ----------
    answer
        Who is affected, in a sentence, as the page of the record says it.
    """

    lost: Departure
    study: Study
    naming: Naming
    answer: str
    hidden: Collection[str] = ()

    @cached_property
    def affected(self) -> Mapping[str, tuple[str, ...]]:
        """How each affected record is, by uid."""
        return effects(self.lost)

    @cached_property
    def wanted(self) -> Mapping[str, dict[str, Any]]:
        """The live records to be drawn: the leaving one, the affected ones, its other partners."""
        uid = self.lost.record.uid
        home = dict(self.study.ties.folded.filter(pl.col("uid") == uid).iter_rows()).get(uid, uid)
        partners = self.study.ties.partners.filter(pl.col("uid") == home)["partner"].sort().to_list()
        wanted = list(dict.fromkeys([uid, *self.affected, *partners]))
        rows = self.naming.rows(set(wanted))
        return {one: rows[one] for one in wanted if one in rows}

    @cached_property
    def nodes(self) -> list[Node]:
        """What is drawn, hidden or not; those affected before other partners where there are too many."""
        uid, rows = self.lost.record.uid, self.wanted
        drawn = list(rows)[:MOST]
        at = {one: number for number, one in enumerate(drawn)}
        pairs = sorted({(min(at[a], at[b]), max(at[a], at[b])) for a, b, _ in self._ties(at) if a != b})
        placed = force_layout(len(drawn), pairs, length=_LENGTH)
        return [
            replace(
                self.naming.node(
                    rows[one], at=(float(x), float(y)), widest=_WIDEST, side="below", strong=one == uid,
                    beside=words.clauses(self.affected.get(one, ())) or (say("explore.leaving") if one == uid else ""),
                ),
                cut=one in self.affected,
                faint=one not in self.affected and one != uid,
            )
            for one, (x, y) in zip(drawn, (placed - placed[:1]).round(1), strict=True)
        ]  # fmt: skip

    @cached_property
    def scene(self) -> Scene:
        """The picture."""
        uid = self.lost.record.uid
        shown = [node for node in self.nodes if node.uid == uid or not is_hidden(node, self.hidden)]
        drawn = {node.uid: 0 for node in shown}
        return Scene(
            title=say("explore.leaving_title", name=self.lost.record.name),
            about=uid,
            answer=self.answer,
            nodes=lettered(shown),
            edges=[
                Edge(f"{a}~{b}", a, b, what, line="dotted" if uid in {a, b} else "solid")
                for a, b, what in self._ties(drawn)
            ],
            total=len(self.wanted),
            notes=self._notes(),
        )

    def legend(self) -> tuple[list[Entry], list[Entry]]:
        """Kinds and statuses, each with how many of it the other filter lets through."""
        return legend_of(self.nodes, self.hidden)

    def _notes(self) -> tuple[str, ...]:
        cut = len(self.wanted) > MOST
        said = (say("explore.cut_leaving", drawn=MOST, total=f"{len(self.wanted):,}"),) if cut else ()
        return (*said, say("explore.leaving_ring"))

    def _ties(self, drawn: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """Who of the drawn ones are tied, and by what; an affected one that is not tied hangs on the leaving one."""
        uid, met = self.lost.record.uid, set()
        pairs = (
            self.study.ties.links.filter(pl.col("start").is_in(list(drawn)), pl.col("end").is_in(list(drawn)))
            .group_by("start", "end")
            .agg("type")
            .sort("start", "end")
        )
        for a, b, types in pairs.iter_rows():
            met |= {a, b}
            yield a, b, words.listed(counted(kind, types.count(kind)) for kind in TIES if kind in types)
        for one in drawn:
            if one != uid and one in self.affected and one not in met:
                yield min(one, uid), max(one, uid), say("explore.affected")
