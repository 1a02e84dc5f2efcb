"""Query: the live alliances that pass any mix of filters, with what each other choice would leave.

Assumes that an alliance is where its members are, and on the chains that it serves.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

import polars as pl

from graphmodel.alliances.asking import Answer, Asking, chain_asked_for, template_keys
from graphmodel.alliances.ground import Ground
from graphmodel.alliances.naming import Named
from graphmodel.alliances.rows import AllianceRow, AllianceTables, alliance_rows
from graphmodel.alliances.streams import STREAM_WORDS, STREAMS
from graphmodel.gaps.finding import Finding
from graphmodel.network import Network
from graphmodel.profiles import Profile

Alliances: TypeAlias = Answer[AllianceRow]
"""Its facets are chain, segment, sector, template, empty slot, empty segment and theme."""
FILTERS = ("chain", "segment", "member", "area", "sector", "theme", "template", "empty_slot", "empty_segment")
"""What may be asked of an alliance, beside since when it was active."""


def find_alliances(
    network: Network,
    profile: Profile,
    *,
    chain: str | None = None,
    segment: str | None = None,
    member: str | None = None,
    area: str | None = None,
    sector: str | None = None,
    theme: str | None = None,
    template: str | None = None,
    empty_slot: str | None = None,
    empty_segment: str | None = None,
    active_since: date | None = None,
    findings: Sequence[Finding] = (),
) -> Alliances:
    """Find the live alliances that pass every filter given.

    Parameters
    ----------
    chain, member, area
        Uid, code, name, or a part of a name that only one has; of an area also the beginning of a division code.
        An alliance is in an area that a member is in.
    segment
        A segment, of the chain asked for where one is, that a member stands on.
    sector
        Of a member: the kind of a unit, the sector of an organisation.
    theme
        Of a live project of the alliance.
    template, empty_slot
        Key or label; an empty slot has fewer members than the template asks for, and ``any`` means whichever.
    empty_segment
        A segment, of the chain asked for where one is, on which no member stands: its name, the part of the chain that
        it is (:data:`graphmodel.alliances.streams.STREAMS`, by key or label), or ``any``.
    active_since
        With an event or project from that day on, up to the day of the network.
    findings
        Told with the alliances that they are about.

    Raises
    ------
    UsageError, NotFoundError
        A filter names nothing, or could name several; the message has the candidates.
    """
    filters = {
        "chain": chain, "segment": segment, "member": member, "area": area, "sector": sector, "theme": theme,
        "template": template, "empty_slot": empty_slot, "empty_segment": empty_segment,
    }  # fmt: skip
    tables = AllianceTables(Ground(network, profile))
    return find_among(tables, filters, active_since=active_since, findings=findings)


def find_among(
    tables: AllianceTables,
    filters: Mapping[str, str | None],
    *,
    active_since: date | None = None,
    among: pl.DataFrame | None = None,
    findings: Sequence[Finding] = (),
) -> Alliances:
    """Find the live alliances that pass every filter given, where their tables are made already.

    Parameters
    ----------
    filters
        By name, of :data:`FILTERS` (:func:`find_alliances` says what each means).
    among
        ``uid`` of those to look at; facets count no others. All where not given.

    Raises
    ------
    UsageError, NotFoundError
        A filter names nothing, or could name several; the message has the candidates.
    """
    asking = _asking(tables, chain_asked_for(tables.ground, filters.get("chain")))
    active = None if active_since is None else tables.activity.filter(pl.col("on") >= active_since)
    beside = {"active": active, "among": among}
    return asking.answer(
        filters,
        lambda chosen: alliance_rows(tables, chosen, findings),
        beside={name: one for name, one in beside.items() if one is not None},
    )


def _asking(tables: AllianceTables, chain: Named | None) -> Asking:
    ground = tables.ground
    held, empty = tables.segments.filter(pl.col("members").list.len() > 0), tables.empty_segments
    if chain:
        held, empty = (table.filter(pl.col("chain") == chain.uid) for table in (held, empty))
    dimensions = {
        "chain": tables.chains,
        "segment": held.select("uid", key="segment"),
        "sector": tables.members.join(ground.sectors, on="member").select("uid", "key"),
        "template": template_keys(ground).rename({"alliance": "uid"}),
        "empty_slot": tables.empty_slots.select("uid", key="slot"),
        "empty_segment": _by_stream_and_name(empty),
        "theme": tables.projects.select("uid", key="theme"),
    }
    templates = ground.profile.templates
    return Asking(
        ground,
        every=tables.alliances.select("uid"),
        members=tables.members,
        dimensions={name: table.drop_nulls("key").unique() for name, table in dimensions.items()},
        known={
            "segment": ground.segments(chain),
            "template": templates,
            "empty_slot": [slot.key for template in templates.values() for slot in template.slots],
            "empty_segment": [*STREAMS, *ground.segments(chain)],
        },
    )


def _by_stream_and_name(empty: pl.DataFrame) -> pl.DataFrame:
    """``uid``, ``key``: the parts of chains that empty segments are, and the segments by their names.

    A segment that is called what its part is called is that part only, or one choice would stand there twice.
    """
    named = empty.filter(~pl.col("segment").str.to_lowercase().is_in(STREAM_WORDS))
    return pl.concat([empty.select("uid", key="stream"), named.select("uid", key="segment")])
