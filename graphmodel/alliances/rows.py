"""Rows: what a list says of each alliance, joined from tables of members, slots, segments, hosts, projects and events.

Assumes that a done project is one with a day of completion, whatever the day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from graphmodel.alliances.ground import Ground
from graphmodel.alliances.naming import Named
from graphmodel.alliances.streams import with_streams
from graphmodel.gaps.finding import Finding
from graphmodel.schema import Uid
from graphmodel.ties.alliances import host_table, members, segment_table, served_chains, slot_table


@dataclass(frozen=True, slots=True)
class AllianceRow:
    """One alliance in a list.

    Attributes
    ----------
    template
        Label of its template, as the profile or else the register calls it; empty where it has none.
    empty_slots
        Labels of the slots under their minimum.
    segments, empty_segments
        How many segments its chains have, and ``segment`` of those with no member.
    projects, done, overdue
        How many of its own live projects there are, are done, and are past their day and not done.
    last_active
        The latest event about it or its projects, or beginning or completion of one of these.
    findings
        Ids of the findings about it, so far as findings were given.
    """

    uid: Uid
    name: str
    template: str
    chains: tuple[Named, ...]
    members: int
    empty_slots: tuple[str, ...]
    segments: int
    empty_segments: tuple[str, ...]
    hosts: tuple[Named, ...]
    host_until: date | None
    projects: int
    done: int
    overdue: int
    last_active: date | None
    findings: tuple[str, ...]

    @property
    def to_do(self) -> bool:
        """Whether there is something to fill or to see to."""
        return bool(self.empty_slots or self.empty_segments or self.overdue or self.findings)


@dataclass(frozen=True)
class AllianceTables:
    """The live alliances as tables, each with the alliance as ``uid``."""

    ground: Ground

    @property
    def alliances(self) -> pl.DataFrame:
        """The live alliances."""
        return self.ground.network.live_nodes("Alliance")

    @cached_property
    def members(self) -> pl.DataFrame:
        """``uid``, ``member``, ``slot``, ``role``: a row for each tie."""
        return members(self.ground.network).rename({"alliance": "uid"})

    @cached_property
    def chains(self) -> pl.DataFrame:
        """``uid``, ``key``: the chains served."""
        return served_chains(self.ground.network).select(uid="alliance", key="chain")

    @cached_property
    def slots(self) -> pl.DataFrame:
        """Every slot of the templates in use (:func:`graphmodel.ties.alliances.slot_table`)."""
        return slot_table(self.ground.network, self.ground.profile.templates).rename({"alliance": "uid"})

    @property
    def empty_slots(self) -> pl.DataFrame:
        """The slots under their minimum."""
        return self.slots.filter(pl.col("held") < pl.col("least"))

    @cached_property
    def segments(self) -> pl.DataFrame:
        """Every segment of the chains served (:func:`graphmodel.ties.alliances.segment_table`)."""
        return segment_table(self.ground.network).rename({"alliance": "uid"})

    @cached_property
    def empty_segments(self) -> pl.DataFrame:
        """Those with no member, with ``stream`` (:mod:`graphmodel.alliances.streams`)."""
        return with_streams(self.segments).filter(pl.col("members").list.len() == 0)

    @cached_property
    def hosts(self) -> pl.DataFrame:
        """``uid``, ``hosts``, ``host_until``."""
        return host_table(self.ground.network).rename({"alliance": "uid"})

    @cached_property
    def projects(self) -> pl.DataFrame:
        """The live projects under alliances, with ``done`` and ``late``."""
        return self.ground.projects.join(self.alliances.select("uid"), on="uid", how="semi")

    @cached_property
    def activity(self) -> pl.DataFrame:
        """``uid``, ``on``: every event about an alliance or its projects, beginning or completion of these, to the day."""
        network, projects = self.ground.network, self.projects
        events = network.live_nodes("Event").select("on", event="uid")
        about = network.live_ties("ABOUT").join(events, left_on="start", right_on="event").select("on", uid="end")
        of_projects = about.rename({"uid": "project"}).join(projects.select("uid", "project"), on="project")
        dates = [projects.select("uid", on=column) for column in ("valid_from", "done_on")]
        found = pl.concat([about.select("uid", "on"), of_projects.select("uid", "on"), *dates])
        return found.join(self.alliances.select("uid"), on="uid", how="semi").filter(pl.col("on") <= network.on)


def alliance_rows(tables: AllianceTables, chosen: pl.DataFrame, findings: Sequence[Finding]) -> tuple[AllianceRow, ...]:
    """The alliances of *chosen* (``uid``): those with something to fill or to see to first, then by name and uid."""
    table = tables.alliances.join(chosen, on="uid", how="semi").select("uid", "name", "template")
    empty = pl.col("segment").filter(pl.col("members").list.len() == 0)
    counts = {"projects": pl.len(), "done": pl.col("done").sum(), "overdue": pl.col("late").sum()}
    for part in (
        tables.chains.group_by("uid").agg(chains=pl.col("key").sort()),
        tables.members.group_by("uid").agg(members=pl.col("member").n_unique()),
        tables.empty_slots.group_by("uid", maintain_order=True).agg(empty_slots=pl.col("slot")),
        tables.segments.group_by("uid", maintain_order=True).agg(segments=pl.len(), empty_segments=empty),
        tables.hosts,
        tables.projects.group_by("uid").agg(**counts),
        tables.activity.group_by("uid").agg(last_active=pl.col("on").max()),
    ):
        table = table.join(part, on="uid", how="left")
    named = tables.ground.named(uid for name in ("chains", "hosts") for uid in table[name].explode().drop_nulls())
    about: dict[str, list[str]] = {}
    for finding in findings:
        about.setdefault(finding.subject.uid, []).append(finding.id)
    rows = [_row(row, tables.ground, named, about.get(row["uid"], [])) for row in table.iter_rows(named=True)]
    return tuple(sorted(rows, key=lambda r: (not r.to_do, r.name, r.uid)))


def _row(row: dict[str, Any], ground: Ground, named: Mapping[str, Named], findings: Sequence[str]) -> AllianceRow:
    template = ground.profile.template(row["template"])
    labels = {slot.key: slot.label() for slot in template.slots} if template else {}
    return AllianceRow(
        uid=Uid(row["uid"]),
        name=row["name"] or row["uid"],
        template=template.label() if template else row["template"] or "",
        chains=tuple(named[uid] for uid in row["chains"] or ()),
        members=row["members"] or 0,
        empty_slots=tuple(labels.get(key, key) for key in row["empty_slots"] or ()),
        segments=row["segments"] or 0,
        empty_segments=tuple(row["empty_segments"] or ()),
        hosts=tuple(named[uid] for uid in row["hosts"] or ()),
        host_until=row["host_until"],
        projects=row["projects"] or 0,
        done=row["done"] or 0,
        overdue=row["overdue"] or 0,
        last_active=row["last_active"],
        findings=tuple(findings),
    )
