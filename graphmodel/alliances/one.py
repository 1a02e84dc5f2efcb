"""One alliance: its slots, its members along the chain, who is left outside, what it does and what is found about it.

Assumes that a member off the chain is one that stands on no segment of a chain that the alliance serves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from graphmodel.alliances.ground import Ground
from graphmodel.alliances.naming import Named
from graphmodel.alliances.pacts import PactRow, PactTables, pact_rows
from graphmodel.alliances.projects import ProjectRow, project_values
from graphmodel.alliances.rows import AllianceRow, AllianceTables, alliance_rows
from graphmodel.alliances.shared import shared_pacts
from graphmodel.gaps.finding import Finding
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.profiles.templates import AllianceTemplate, Slot
from graphmodel.ties.alliances import outside_firms


@dataclass(frozen=True, slots=True)
class Member:
    """One member: ``kind`` is the kind of a unit, or ``org``; ``slot`` and ``role`` as the register says."""

    record: Named
    kind: str
    slot: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class HeldSlot:
    """A slot of the template with who holds it; ``unfit`` are holders of a kind that the slot does not name."""

    slot: Slot
    members: tuple[Named, ...]
    unfit: tuple[Named, ...]

    @property
    def short(self) -> int:
        """How many members it lacks."""
        return max(self.slot.least - len(self.members), 0)

    @property
    def over(self) -> int:
        """How many members it has too many."""
        return 0 if self.slot.most is None else max(len(self.members) - self.slot.most, 0)


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment of a chain with the members on it; empty where there is none."""

    chain: Named
    name: str
    members: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another alliance, with the members and chains that both have."""

    alliance: Named
    members: tuple[Named, ...]
    chains: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class OneAlliance:
    """All that is known of one alliance.

    Attributes
    ----------
    row
        What a list says of it.
    slots
        The template's, in its order; empty without a known template.
    other_slots
        Members whose slot the template does not name.
    segments
        Of each chain in order.
    off_chain
        Members on no segment of its chains.
    outside
        Operating units on its chains, by chain, that are in no alliance of that chain.
    pacts
        Those to which two or more members are party together, with all of their projects.
    projects
        Its own.
    findings
        About it, its chains, its projects and these pacts.
    """

    row: AllianceRow
    template: AllianceTemplate | None
    members: tuple[Member, ...]
    slots: tuple[HeldSlot, ...]
    other_slots: tuple[Member, ...]
    segments: tuple[Segment, ...]
    off_chain: tuple[Member, ...]
    outside: tuple[tuple[Named, Named], ...]
    pacts: tuple[PactRow, ...]
    projects: tuple[ProjectRow, ...]
    findings: tuple[Finding, ...]
    related: tuple[Related, ...]


def show_alliance(
    network: Network, profile: Profile, alliance: str, *, findings: Sequence[Finding] = ()
) -> OneAlliance:
    """Tell all that is known of the live alliance of a uid, name, or part of a name that only one has.

    Raises
    ------
    UsageError, NotFoundError
        Several alliances could be meant, or none is.
    """
    ground = Ground(network, profile)
    uid = ground.find("alliance", alliance).uid
    return tell_alliance(AllianceTables(ground), PactTables(ground), uid, findings=findings)


def tell_alliance(
    tables: AllianceTables, pact_tables: PactTables, uid: str, *, findings: Sequence[Finding] = ()
) -> OneAlliance:
    """Tell all that is known of the live alliance of a uid, where the tables of one ground are made already."""
    ground, profile = tables.ground, tables.ground.profile
    only = pl.DataFrame({"uid": [uid]})
    members = _members(tables, only)
    template = profile.template(tables.alliances.join(only, on="uid", how="semi")["template"].item())
    segments = _segments(tables, only)
    row = alliance_rows(tables, only, findings)[0]
    pacts = pact_rows(pact_tables, shared_pacts(_ties(tables, only), pact_tables.parties).select(uid="pact"))
    projects = project_values(ground, tables.projects.join(only, on="uid", how="semi"))
    placed = {one.uid for segment in segments for one in segment.members}
    slots = _slots(tables, only, template, members)
    held = {one.uid for slot in slots for one in slot.members}
    outside = _outside(ground, row.chains)
    subjects = {uid, *(c.uid for c in row.chains), *(p.uid for p in pacts), *(p.uid for p in projects)}
    return OneAlliance(
        row=row,
        template=template,
        members=members,
        slots=slots,
        other_slots=tuple(m for m in members if template and m.record.uid not in held),
        segments=segments,
        off_chain=tuple(m for m in members if segments and m.record.uid not in placed),
        outside=outside,
        pacts=pacts,
        projects=projects,
        findings=tuple(finding for finding in findings if finding.subject.uid in subjects),
        related=neighbours(tables, uid),
    )


def _members(tables: AllianceTables, only: pl.DataFrame) -> tuple[Member, ...]:
    ties = _ties(tables, only).unique(["member", "slot", "role"])
    units = tables.ground.network.live_nodes("Unit").select("kind", member="uid")
    rows = ties.join(units, on="member", how="left").with_columns(pl.col("kind").fill_null("org"))
    named = tables.ground.named(rows["member"])
    found = [
        Member(named[uid], kind, slot, role)
        for uid, kind, slot, role in rows.select("member", "kind", "slot", "role").iter_rows()
    ]
    return tuple(sorted(found, key=lambda m: (m.record.name, m.record.uid, m.slot or "", m.role or "")))


def _ties(tables: AllianceTables, only: pl.DataFrame) -> pl.DataFrame:
    return tables.members.join(only, on="uid", how="semi")


def _slots(
    tables: AllianceTables, only: pl.DataFrame, template: AllianceTemplate | None, members: Sequence[Member]
) -> tuple[HeldSlot, ...]:
    kinds = {member.record.uid: member.kind for member in members}
    records = {member.record.uid: member.record for member in members}
    known = {slot.key: slot for slot in template.slots} if template else {}
    rows = tables.slots.join(only, on="uid", how="semi").sort("at").select("slot", "members")
    return tuple(
        HeldSlot(
            slot=known[key],
            members=tuple(records[uid] for uid in uids),
            unfit=tuple(records[uid] for uid in uids if known[key].kinds and kinds[uid] not in known[key].kinds),
        )
        for key, uids in rows.iter_rows()
    )


def _segments(tables: AllianceTables, only: pl.DataFrame) -> tuple[Segment, ...]:
    rows = tables.segments.join(only, on="uid", how="semi").sort("chain", "at").select("chain", "segment", "members")
    named = tables.ground.named({*rows["chain"], *rows["members"].explode().drop_nulls()})
    return tuple(
        Segment(named[chain], name, tuple(named[uid] for uid in uids)) for chain, name, uids in rows.iter_rows()
    )


def _outside(ground: Ground, chains: Sequence[Named]) -> tuple[tuple[Named, Named], ...]:
    served = pl.DataFrame({"chain": [chain.uid for chain in chains]}, schema={"chain": pl.String})
    rows = outside_firms(ground.network).join(served, on="chain", how="semi").sort("chain", "unit")
    named = ground.named({*rows["chain"], *rows["unit"]})
    return tuple((named[chain], named[unit]) for chain, unit in rows.iter_rows())


def neighbours(tables: AllianceTables, uid: str) -> tuple[Related, ...]:
    """Other live alliances that have a member or a chain in common with the one of a uid, by uid."""
    shared: dict[str, Mapping[str, list[str]]] = {}
    for name, table, column in (("members", tables.members, "member"), ("chains", tables.chains, "key")):
        own = table.filter(pl.col("uid") == uid).select(column).unique()
        others = table.filter(pl.col("uid") != uid).join(own, on=column, how="semi")
        shared[name] = dict(others.group_by("uid").agg(pl.col(column).unique().sort()).iter_rows())
    every = sorted({other for found in shared.values() for other in found})
    named = tables.ground.named(
        {*every, *(uid for found in shared.values() for uids in found.values() for uid in uids)}
    )
    return tuple(
        Related(
            alliance=named[other],
            members=tuple(named[one] for one in shared["members"].get(other, ())),
            chains=tuple(named[one] for one in shared["chains"].get(other, ())),
        )
        for other in every
    )
