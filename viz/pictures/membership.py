"""Membership: who of an alliance stands where: by slot, by segment, or outside."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.ties.alliances import members, outside_firms, segment_table, served_chains, slot_table

UNPLACED, OUTSIDE = "~other", "~outside"
"""Rows beside the slots: members whose slot the template lacks, and firms outside. The first is a column too."""


@dataclass(frozen=True)
class Membership:
    """The cells of a table: slots down, segments across.

    Attributes
    ----------
    rows
        Keys of the slots, then :data:`UNPLACED` and :data:`OUTSIDE` where somebody stands there.
    columns
        ``CHAIN~SEGMENT`` in the order of the chains, then :data:`UNPLACED` where somebody is on none.
    cells
        Uids by name, of row and column.
    row_of
        The row of each member.
    empty
        Columns of segments without member.
    outside
        How many firms are outside.
    ties
        Type, uid, start, end and first day of the ties that are drawn.
    slots, segments
        Its rows of :func:`graphmodel.ties.alliances.slot_table` and of ``segment_table``, these with their column as ``key``.
    """

    uid: str
    chains: tuple[str, ...]
    projects: tuple[str, ...]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    row_of: Mapping[str, str]
    roles: Mapping[str, str]
    empty: frozenset[str]
    outside: int
    ties: tuple[tuple[Any, ...], ...]
    slots: pl.DataFrame
    segments: pl.DataFrame


def membership_of(network: Network, profile: Profile, uid: str) -> Membership:
    """Sort the members of an alliance, and the firms outside it, into cells."""
    chains = tuple(served_chains(network).filter(pl.col("alliance") == uid)["chain"])
    slots = slot_table(network, profile.templates).filter(pl.col("alliance") == uid).sort("at")
    segments = segment_table(network).filter(pl.col("alliance") == uid)
    segments = segments.with_columns(key=pl.concat_str("chain", "segment", separator="~"))
    ours = members(network).filter(pl.col("alliance") == uid).sort("member", "slot", "role", nulls_last=True)
    held = slots.explode("members").drop_nulls("members").group_by("members").agg(pl.col("slot").sort_by("at").first())
    row_of = dict.fromkeys(ours["member"].unique().sort(), UNPLACED) | dict(held.iter_rows())
    outside = outside_firms(network).filter(pl.col("chain").is_in(chains))["unit"].unique().to_list()
    row_of_all = row_of | dict.fromkeys(outside, OUTSIDE)
    column_of = _columns_of(network, segments)
    cells = _cells(network, row_of_all, column_of)
    projects = network.live_ties("UNDER").filter(pl.col("end") == uid)["start"].unique().sort().to_list()
    return Membership(
        uid=uid,
        chains=chains,
        projects=tuple(projects),
        rows=_used([*slots["slot"], UNPLACED, OUTSIDE], {row for row, _ in cells}, always=slots.height),
        columns=_used([*segments["key"], UNPLACED], {column for _, column in cells}, always=segments.height),
        cells=cells,
        row_of=row_of,
        roles=dict(ours.drop_nulls("role").select("member", "role").unique("member", keep="first").iter_rows()),
        empty=frozenset(segments.filter(pl.col("members").list.len() == 0)["key"]),
        outside=len(outside),
        ties=_ties(network, uid, chains, [*row_of_all], projects),
        slots=slots,
        segments=segments,
    )


def _columns_of(network: Network, segments: pl.DataFrame) -> dict[str, str]:
    """The first segment that each unit stands on."""
    order = segments.select("key").with_row_index("order")
    placed = network.live_ties("IN_SEGMENT").select(
        "start", key=pl.concat_str("end", "segment", separator="~", ignore_nulls=True)
    )
    first = placed.join(order, on="key").sort("order").group_by("start").agg(pl.col("key").first())
    return dict(first.iter_rows())


def _cells(
    network: Network, row_of: Mapping[str, str], column_of: Mapping[str, str]
) -> dict[tuple[str, str], tuple[str, ...]]:
    named = network.labels.filter(pl.col("uid").is_in(list(row_of))).sort("name", "uid")
    cells: dict[tuple[str, str], list[str]] = {}
    for uid in named["uid"]:
        cells.setdefault((row_of[uid], column_of.get(uid, UNPLACED)), []).append(uid)
    return {at: tuple(found) for at, found in sorted(cells.items())}


def _used(keys: list[str], used: set[str], *, always: int) -> tuple[str, ...]:
    return tuple(key for number, key in enumerate(keys) if number < always or key in used)


def _ties(
    network: Network, uid: str, chains: tuple[str, ...], units: list[str], projects: list[str]
) -> tuple[tuple[Any, ...], ...]:
    wanted = {
        "SERVES": pl.col("start").is_in([uid]) & pl.col("end").is_in(chains),
        "MEMBER_OF": pl.col("end").is_in([uid]),
        "IN_SEGMENT": pl.col("end").is_in(chains) & pl.col("start").is_in(units),
        "UNDER": pl.col("end").is_in([uid]) & pl.col("start").is_in(projects),
    }
    frames = [
        network.live_ties(kind).filter(which).select(pl.lit(kind), "uid", "start", "end", "valid_from").sort("uid")
        for kind, which in wanted.items()
    ]
    return tuple(pl.concat(frames).rows())
