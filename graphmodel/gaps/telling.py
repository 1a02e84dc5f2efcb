"""Telling: what is looked up and said of hits: names, places, paths and sentences.

Assumes that only what is told is looked up: a network has far more records than findings, and a report tells only
some of these. The language is that of the moment in which the rules were run.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from graphmodel.gaps import words
from graphmodel.gaps.decisions import Named
from graphmodel.gaps.finding import Decision, Evidence, Finding, Subject
from graphmodel.gaps.hit import Clue, Hit, Key
from graphmodel.gaps.joint import joint_places, parties_of
from graphmodel.gaps.territory import DIGITS
from graphmodel.gaps.view import View
from graphmodel.messages import Language, language, say
from graphmodel.rules import Rule
from graphmodel.schema import Uid
from graphmodel.vocabulary import STATUS

_INSIDE = " "
"""Ends the place of what lies in an area itself: after the area, before the areas below it."""


def area_subject(view: View, area: int) -> Subject:
    """The subject that an area is."""
    territory = view.territory
    place = territory.places.filter(uid=area)["place"].item()
    name, level = territory.areas.filter(uid=area).select("name", "level").row(0)
    uid = Uid(view.records.item(area, "uid"))
    return Subject(uid, "Area", name or uid, level, territory.path(place[:-DIGITS]))


@dataclass(frozen=True)
class Telling:
    """Hits on their way into findings.

    Attributes
    ----------
    hits
        Each with its rule.
    """

    view: View
    hits: Sequence[tuple[Rule, Hit]]
    follows: Mapping[Key, Key]
    decisions: Mapping[Named, Decision]
    lang: Language = field(default_factory=language)

    def findings(self) -> list[Finding]:
        """The findings by status, rule, place and uid."""
        statuses = {key: n for n, key in enumerate(STATUS.keys)}
        rules = {rule.id: n for n, rule in enumerate(self.view.profile.rules)}
        rows = [(statuses[hit.status or rule.status], rules[rule.id], hit.uid) for rule, hit in self.hits]
        order = (
            pl.DataFrame(rows, schema={"status": pl.Int32, "rule": pl.Int32, "uid": pl.UInt32}, orient="row")
            .with_row_index("at")
            .join(self._places, on="uid", how="left")
            .sort("status", "rule", pl.col("place").fill_null(self.view.territory.nowhere), "uid")
        )
        keyed = (((rule.id, hit.uid), rule, hit) for rule, hit in map(self.hits.__getitem__, order["at"]))
        return [Finding(rule, hit, self.follows.get(key), self.decisions.get(key), self) for key, rule, hit in keyed]

    def uid(self, number: int) -> Uid:
        """The uid of the record of that number."""
        return self.view.uid(number)

    def subject(self, number: int) -> Subject:
        """The subject of that number."""
        uid, kind, name = self._names[number]
        place = self._place_of.get(number, "")
        above = place[:-1] if place.endswith(_INSIDE) else place[:-DIGITS]
        return Subject(uid, kind, name, self._levels.get(number), self.view.territory.path(above))

    def evidence(self, clue: Clue) -> Evidence:
        """What a clue says."""
        uid, kind, name = self._names[clue.uid]
        about = {} if clue.about is None else {"about": self._names[clue.about][2]}
        those = {"those": words.listed(self._names[one][2] for one in clue.those)} if clue.those else {}
        return Evidence(uid, kind, name, say(clue.code, self.lang, **clue.data, **about, **those, name=name))

    def action(self, rule: Rule, hit: Hit) -> str:
        """What would mend a hit of a rule."""
        if hit.action:
            return say(hit.action, self.lang)
        return say("gaps.collapse_action", self.lang) if hit.collapse else rule.action(self.lang)

    @cached_property
    def _subjects(self) -> pl.Series:
        return pl.Series(sorted({hit.uid for _, hit in self.hits}), dtype=pl.UInt32)

    @cached_property
    def _names(self) -> Mapping[int, tuple[Uid, str, str]]:
        """Uid, kind and name of every record that is told of."""
        clues = [clue for _, hit in self.hits for clue in hit.clues]
        about = {clue.about for clue in clues if clue.about is not None}.union(*(clue.those for clue in clues))
        numbers = pl.Series(sorted({*self._subjects, *(clue.uid for clue in clues), *about}), dtype=pl.UInt32)
        rows = self.view.records.select(pl.col("uid", "kind", "name").gather(numbers)).iter_rows()
        return {number: (uid, kind, name or uid) for number, (uid, kind, name) in zip(numbers, rows, strict=True)}

    @cached_property
    def _levels(self) -> Mapping[int, str]:
        areas = self.view.territory.areas.filter(pl.col("uid").is_in(self._subjects.implode()))
        return dict(areas.select("uid", "level").iter_rows())

    @cached_property
    def _place_of(self) -> Mapping[int, str]:
        return dict(self._places.iter_rows())

    @cached_property
    def _places(self) -> pl.DataFrame:
        """``uid``, ``place`` of each subject that has one: an area's own, of all else that of its first area, which it is in itself.

        What parties have in common is in the smallest area that holds them all.
        """
        inside = pl.col("place") + _INSIDE
        own = self.view.territory.places.filter(pl.col("uid").is_in(self._subjects.implode()))
        homes = self._homes(self._subjects).with_columns(inside)
        joint = parties_of(self.view.network, self._subjects)
        if joint.is_empty():
            return pl.concat([own, homes])
        parties = joint["party"].unique()
        areas = self.view.territory.places.filter(pl.col("uid").is_in(parties.implode()))
        shared = joint_places(joint, pl.concat([areas, self._homes(parties)]), digits=DIGITS)
        return pl.concat([own, homes, shared.with_columns(inside)])

    def _homes(self, records: pl.Series) -> pl.DataFrame:
        """``uid``, ``place``: the first area that units, carriers and organisations are in."""
        places, presence = self.view.territory.places, self.view.presence
        told = pl.col("uid").is_in(records.implode())
        orgs = presence.org_homes(presence.orgs.select("uid").filter(told))
        return (
            pl.concat([presence.placed.filter(told), orgs], how="vertical_relaxed")
            .join(places.rename({"uid": "area"}), on="area")
            .sort("rank", pl.col("place").str.len_bytes(), "place")
            .unique("uid", keep="first", maintain_order=True)
            .select("uid", "place")
        )
