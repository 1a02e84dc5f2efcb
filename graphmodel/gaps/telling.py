"""Telling: hits in words, with names, places and paths, in the language of the moment.

Assumes that only what is told is looked up: a network has far more records than findings.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from graphmodel.gaps import words
from graphmodel.gaps.finding import Decision, Evidence, Finding, Subject
from graphmodel.gaps.hit import Clue, Hit, finding_id
from graphmodel.gaps.joint import joint_homes, parties_of
from graphmodel.gaps.view import View
from graphmodel.messages import say
from graphmodel.rules import Rule
from graphmodel.schema import Uid
from graphmodel.vocabulary import STATUS


@dataclass(frozen=True)
class _Place:
    """Where a subject is: the names above it, and what sorts it among all places."""

    path: tuple[str, ...]
    key: str


_NOWHERE = _Place((), "~")
"""Sorts after every code."""


@dataclass(frozen=True)
class Telling:
    """Hits on their way into findings.

    Attributes
    ----------
    hits
        Each with its rule.
    area
        Uid of the area that is asked about, to be told too.
    """

    view: View
    hits: Sequence[tuple[Rule, Hit]]
    follows: Mapping[str, str]
    decisions: Mapping[str, Decision]
    area: str | None

    def findings(self) -> list[Finding]:
        """The findings by status, rule, place and uid."""
        statuses = {key: n for n, key in enumerate(STATUS.keys)}
        rules = {rule.id: n for n, rule in enumerate(self.view.profile.rules)}
        return sorted(
            (self._finding(rule, hit) for rule, hit in self.hits),
            key=lambda f: (
                statuses[f.status],
                rules[f.rule],
                self._places.get(f.subject.uid, _NOWHERE).key,
                f.subject.uid,
            ),
        )

    def subject(self, uid: str) -> Subject:
        """The subject of that uid."""
        kind, name = self._names[uid]
        return Subject(Uid(uid), kind, name, self._levels.get(uid), self._places.get(uid, _NOWHERE).path)

    def _finding(self, rule: Rule, hit: Hit) -> Finding:
        name = finding_id(rule, hit)
        return Finding(
            rule=rule.id,
            type=rule.type,
            status=hit.status or rule.status,
            severity=hit.severity or rule.severity,
            subject=self.subject(hit.uid),
            value=hit.value,
            threshold=hit.threshold,
            includes=tuple(map(Uid, hit.includes)),
            follows=self.follows.get(name),
            since=hit.since,
            evidence=tuple(map(self._evidence, hit.clues)),
            action=self._action(rule, hit),
            decision=self.decisions.get(name),
            source=rule.source,
        )

    def _evidence(self, clue: Clue) -> Evidence:
        kind, name = self._names[clue.uid]
        data = dict(clue.data)
        if isinstance(about := data.get("about"), str):
            data["about"] = self._names[about][1]
        if isinstance(those := data.get("those"), tuple):
            data["those"] = words.listed(self._names[uid][1] for uid in those)
        return Evidence(Uid(clue.uid), kind, name, say(clue.code, **data, name=name))

    def _action(self, rule: Rule, hit: Hit) -> str:
        if hit.action:
            return say(hit.action)
        return say("gaps.collapse_action") if hit.collapse else rule.action()

    @cached_property
    def _subjects(self) -> pl.DataFrame:
        uids = {hit.uid for _, hit in self.hits} | ({self.area} if self.area else set())
        return pl.DataFrame({"uid": sorted(uids)}, schema={"uid": pl.String})

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, str]]:
        """Kind and name of every record that is told of."""
        uids = {*self._subjects["uid"], *_told(clue for _, hit in self.hits for clue in hit.clues)}
        wanted = pl.DataFrame({"uid": list(uids)}, schema={"uid": pl.String})
        rows = self.view.network.labels.join(wanted, on="uid", how="semi").select("uid", "kind", "name")
        return {uid: (kind, name or uid) for uid, kind, name in rows.iter_rows()}

    @cached_property
    def _levels(self) -> Mapping[str, str]:
        areas = self.view.territory.areas.join(self._subjects, on="uid", how="semi")
        return dict(areas.select("uid", "level").iter_rows())

    @cached_property
    def _places(self) -> Mapping[str, _Place]:
        """Where each subject is: an area by its own path, all else by that of its first area, which it is in itself.

        What parties have in common is in the smallest area that holds them all.
        """
        paths = self.view.territory.paths
        areas = paths.join(self._subjects, on="uid", how="semi").select("uid", "path", "place")
        rows = pl.concat([areas, self._homes(self._subjects)]).iter_rows()
        places = {uid: _Place(tuple(path), key) for uid, path, key in rows}
        joint = parties_of(self.view.network, self._subjects)
        if joint.is_empty():
            return places
        parties = joint.select(uid="party").unique()
        inside = paths.join(parties, on="uid", how="semi").select(
            "uid", path=pl.concat_list("path", "name"), place="place"
        )
        homes = {uid: (tuple(path), key) for uid, path, key in pl.concat([inside, self._homes(parties)]).iter_rows()}
        return places | {uid: _Place(*home) for uid, home in joint_homes(joint, homes).items()}

    def _homes(self, uids: pl.DataFrame) -> pl.DataFrame:
        """``uid``, ``path``, ``place``: the first area that units, carriers and organisations are in."""
        paths, presence = self.view.territory.paths, self.view.presence
        return (
            pl.concat([presence.placed, presence.org_homes(uids)], how="vertical_relaxed")
            .join(uids, on="uid", how="semi")
            .join(paths, left_on="area", right_on="uid")
            .sort("rank", pl.col("path").list.len(), "place")
            .group_by("uid", maintain_order=True)
            .agg(pl.col("path", "name", "place").first())
            .select("uid", path=pl.concat_list("path", "name"), place=pl.concat_str("place", pl.lit("\n")))
        )


def _told(clues: Iterable[Clue]) -> Iterable[str]:
    for clue in clues:
        yield clue.uid
        if isinstance(about := clue.data.get("about"), str):
            yield about
        if isinstance(those := clue.data.get("those"), tuple):
            yield from those
