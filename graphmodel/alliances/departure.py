"""Departure: what is affected where one unit or organisation moves away, to be prepared for rather than judged.

Assumes that an organisation built in a unit goes with it: one that covers the unit, not as an attached one, and no
other unit, carrier or chain. An offer is taken to meet any number of needs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from graphmodel.alliances.ground import Ground
from graphmodel.alliances.naming import Named
from graphmodel.alliances.pacts import PactTables
from graphmodel.alliances.rows import AllianceTables
from graphmodel.errors import NotFoundError
from graphmodel.gaps.view import View
from graphmodel.ties.departure import loss
from graphmodel.ties.pacts import live_pacts
from graphmodel.ties.study import Study

FEWEST_PARTIES = 2
"""A pact of fewer parties binds nobody."""


@dataclass(frozen=True, slots=True)
class LostPact:
    """A pact in force that loses a party, and how many it keeps."""

    pact: Named
    left: int

    @property
    def falls(self) -> bool:
        """Whether it is left with too few parties."""
        return self.left < FEWEST_PARTIES


@dataclass(frozen=True, slots=True)
class LostMember:
    """An alliance that loses a member, how many it keeps, and whether it loses its only host."""

    alliance: Named
    left: int
    host: bool


@dataclass(frozen=True, slots=True)
class LostSlot:
    """A slot of an alliance with fewer members than it asks for: *left* of *least*."""

    alliance: Named
    slot: str
    left: int
    least: int


@dataclass(frozen=True, slots=True)
class LostSegment:
    """A segment of a chain on which an alliance is left without a member."""

    alliance: Named
    chain: Named
    segment: str


@dataclass(frozen=True, slots=True)
class LostDuty:
    """An open project that loses whoever is responsible for it or claims it, and how many others do the same."""

    project: Named
    claims: bool
    others: int


@dataclass(frozen=True, slots=True)
class Departure:
    """What is affected where a record leaves; everything is by name and uid unless it says so.

    Attributes
    ----------
    parts
        Who of the tie network is cut off from the rest, the larger part first, in the order of codes.
    alone
        Who keeps no partner at all, in the order of codes.
    built_in
        The organisations that go with it; of an organisation none but itself.
    areas, units
        What no organisation of the expected kind covers any more.
    lower
        Organisations that lose their only superior.
    needs
        Open needs that nothing else on offer meets.
    """

    record: Named
    parts: tuple[tuple[Named, ...], ...]
    alone: tuple[Named, ...]
    pacts: tuple[LostPact, ...]
    alliances: tuple[LostMember, ...]
    slots: tuple[LostSlot, ...]
    segments: tuple[LostSegment, ...]
    projects: tuple[LostDuty, ...]
    needs: tuple[Named, ...]
    built_in: tuple[Named, ...]
    areas: tuple[Named, ...]
    units: tuple[Named, ...]
    lower: tuple[Named, ...]

    @property
    def cut_off(self) -> tuple[Named, ...]:
        """Everybody in :attr:`parts`."""
        return tuple(one for part in self.parts for one in part)


def departure(study: Study, tables: AllianceTables, pacts: PactTables, uid: str) -> Departure:
    """Say what is affected where the live unit or organisation *uid* leaves.

    Parameters
    ----------
    study
        The tie network of the ground of *tables* and *pacts*.

    Raises
    ------
    NotFoundError
        There is no such unit or organisation, or it is not live on the day.
    """
    ground = tables.ground
    record = ground.named([uid]).get(uid)
    if record is None or uid not in ground.network.live_nodes(record.kind)["uid"] or record.kind not in {"Org", "Unit"}:
        raise NotFoundError("place.not_leaving", uid=uid, day=ground.network.on, parameter="without")
    lost = loss(study, uid)
    named = ground.named(one for part in (*lost.parts, lost.alone) for one in part)
    gone = _gone(ground.view, record)
    uncovered, lower = _uncovered(ground.view, gone), _lower(ground.view, gone)
    return Departure(
        record=record,
        parts=tuple(tuple(named[one] for one in study.ordered(part)) for part in lost.parts),
        alone=tuple(named[one] for one in study.ordered(lost.alone)),
        pacts=_pacts(pacts, uid),
        alliances=_alliances(tables, uid),
        slots=_slots(tables, uid),
        segments=_segments(tables, uid),
        projects=_projects(ground, uid),
        needs=_needs(ground, uid),
        built_in=_by_name(ground, (one for one in gone if one != uid)),
        areas=_by_name(ground, uncovered["Area"]),
        units=_by_name(ground, (one for one in uncovered["Unit"] if one != uid)),
        lower=_by_name(ground, lower),
    )


def _pacts(tables: PactTables, uid: str) -> tuple[LostPact, ...]:
    force = live_pacts(tables.ground.network).select("uid")
    parties = tables.parties.join(force, on="uid", how="semi")
    own = parties.filter(pl.col("member") == uid).select("uid")
    left = parties.join(own, on="uid", how="semi").group_by("uid").agg(left=(pl.col("member") != uid).sum())
    named = tables.ground.named(left["uid"])
    return tuple(sorted((LostPact(named[one], count) for one, count in left.iter_rows()), key=lambda p: _key(p.pact)))


def _alliances(tables: AllianceTables, uid: str) -> tuple[LostMember, ...]:
    own = tables.members.filter(pl.col("member") == uid).select("uid").unique()
    left = tables.members.join(own, on="uid", how="semi").group_by("uid").agg(pl.col("member").n_unique() - 1)
    hosts = dict(tables.hosts.select("uid", "hosts").iter_rows())
    named = tables.ground.named(left["uid"])
    rows = [LostMember(named[one], count, host=hosts.get(one) == [uid]) for one, count in left.iter_rows()]
    return tuple(sorted(rows, key=lambda row: _key(row.alliance)))


def _slots(tables: AllianceTables, uid: str) -> tuple[LostSlot, ...]:
    short = tables.slots.filter(pl.col("members").list.contains(uid), pl.col("held") - 1 < pl.col("least"))
    named = tables.ground.named(short["uid"])
    templates = dict(tables.alliances.select("uid", "template").iter_rows())
    rows = []
    for one, key, held, least in short.select("uid", "slot", "held", "least").iter_rows():
        template = tables.ground.profile.template(templates[one])
        label = next((slot.label() for slot in template.slots if slot.key == key), key) if template else key
        rows.append(LostSlot(named[one], label, held - 1, least))
    return tuple(sorted(rows, key=lambda row: _key(row.alliance)))


def _segments(tables: AllianceTables, uid: str) -> tuple[LostSegment, ...]:
    only = tables.segments.filter(pl.col("members") == [uid]).select("uid", "chain", "segment")
    named = tables.ground.named({*only["uid"], *only["chain"]})
    rows = [LostSegment(named[one], named[chain], segment) for one, chain, segment in only.iter_rows()]
    return tuple(sorted(rows, key=lambda row: (_key(row.alliance), _key(row.chain))))


def _projects(ground: Ground, uid: str) -> tuple[LostDuty, ...]:
    ties = ground.network.live_ties("RESPONSIBLE_FOR").select(
        project="end", member="start", claims=(pl.col("role") == "claimant").fill_null(value=False)
    )
    waiting = ground.network.live_nodes("Project").filter(pl.col("done_on").is_null()).select(project="uid")
    bearers = ties.unique().join(waiting, on="project", how="semi")
    own = bearers.filter(pl.col("member") == uid).select("project", "claims")
    found = bearers.join(own, on=["project", "claims"], how="semi")
    left = found.group_by("project", "claims").agg(others=pl.len() - 1)
    named = ground.named(left["project"])
    rows = [LostDuty(named[one], claims, others) for one, claims, others in left.iter_rows()]
    return tuple(sorted(rows, key=lambda row: (_key(row.project), row.claims)))


def _needs(ground: Ground, uid: str) -> tuple[Named, ...]:
    """The open needs of others that only what *uid* offers meets: an offer of their kind, or one matched to them."""
    network = ground.network
    waiting = network.live_nodes("Need").filter(pl.col("met_on").is_null() | (pl.col("met_on") > network.on))
    begun = pl.col("available_from").is_null() | (pl.col("available_from") <= network.on)
    over = (pl.col("available_to") <= network.on).fill_null(value=False)
    offers = (
        network.live_nodes("Resource")
        .filter(begun, ~over)
        .select("kind", via="uid")
        .join(network.live_ties("OFFERS").select(via="end", bearer="start"), on="via")
    )
    duties = network.live_ties("RESPONSIBLE_FOR").select(via="end", bearer="start")
    matched = network.live_ties("MATCHED_TO").select(need="start", via="end")
    met = pl.concat(
        [
            waiting.select("kind", need="uid").join(offers, on="kind").select("need", "bearer"),
            matched.join(pl.concat([offers.select("via", "bearer"), duties]), on="via").select("need", "bearer"),
        ]
    ).join(waiting.select(need="uid"), on="need", how="semi")
    own = network.live_ties("RAISES").filter(pl.col("start") == uid)["end"]
    only = met.group_by("need").agg(pl.col("bearer").unique()).filter(pl.col("bearer") == [uid])["need"]
    return _by_name(ground, set(only) - set(own))


def _gone(view: View, record: Named) -> tuple[str, ...]:
    """The organisations that go: itself, or those built in the unit."""
    if record.kind == "Org":
        return (record.uid,)
    number, covers = view.numbers([record.uid])[record.uid], view.presence.covers
    own = covers.filter(pl.col("end") == number, pl.col("build").ne_missing(pl.lit("attached"))).select("start")
    wider = covers.filter(pl.col("end") != number, pl.col("end_kind") != "Area").select("start")
    return tuple(map(view.uid, sorted(own.join(wider, on="start", how="anti")["start"].unique())))


def _uncovered(view: View, gone: Sequence[str]) -> dict[str, list[str]]:
    """The areas and units, by kind, that nothing covers as expected without some organisations, but something does with them."""
    found: dict[str, list[str]] = {"Area": [], "Unit": []}
    if gone:
        presence = view.presence
        left = presence.covers.filter(~pl.col("start").is_in(list(view.numbers(gone).values())))
        for level in view.scheme.keys:
            before, after = (presence.covered_areas(level, covers) for covers in (presence.covers, left))
            found["Area"] += map(view.uid, before.join(after, on="uid", how="anti")["uid"])
        units = presence.unit_covers.join(left, on="end", how="anti")["end"].unique()
        found["Unit"] += map(view.uid, units)
    return found


def _lower(view: View, gone: Sequence[str]) -> list[str]:
    numbers, lines = list(view.numbers(gone).values()), view.presence.superiors
    leaves = pl.col("parent").is_in(numbers)
    under = lines.filter(leaves).join(lines.filter(~leaves), on="child", how="anti")["child"].unique()
    return [view.uid(one) for one in under if one not in numbers]


def _by_name(ground: Ground, uids: Iterable[str]) -> tuple[Named, ...]:
    return tuple(sorted(ground.named(uids).values(), key=_key))


def _key(one: Named) -> tuple[str, str]:
    return one.name, one.uid
