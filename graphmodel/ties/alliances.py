"""Alliances: who holds which slot, who stands on which segment, who is left outside, who hosts; as tables.

Assumes that a member is a member whatever its slot: one that a template does not know is in the alliance all the same.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from graphmodel.network import Network
from graphmodel.profiles.templates import AllianceTemplate

HOSTS = ("lead", "rotating")
"""Roles of a member that hosts."""


def slot_table(network: Network, templates: Mapping[str, AllianceTemplate]) -> pl.DataFrame:
    """Hold the members of each live alliance against the slots of its template.

    Returns
    -------
    ``alliance``, ``slot``, ``at`` (its position in the template, from 0), ``least``, ``most`` (null where unbounded),
    ``members`` (uids, sorted, each once) and ``held`` (how many), ordered by alliance and position; no row for an
    alliance without template or of an unknown one. Templates and slots are known by key or label; members count
    whatever their kind.
    """
    every = tuple(templates.values())
    slots = _table(
        [(one.key, slot.key, at, slot.least, slot.most) for one in every for at, slot in enumerate(one.slots)],
        {"template": pl.String, "slot": pl.String, "at": pl.Int64, "least": pl.Int64, "most": pl.Int64},
    )
    named = _table([(one.key, name) for one in every for name in one.names], {"key": pl.String, "template": pl.String})
    filling = _table(
        [(one.key, slot.key, name) for one in every for slot in one.slots for name in slot.names],
        {"template": pl.String, "slot": pl.String, "name": pl.String},
    )
    asked = (
        network.live_nodes("Alliance")
        .select("template", alliance="uid")
        .join(named, on="template")
        .select("alliance", template="key")
    )
    held = (
        members(network)
        .rename({"slot": "name"})
        .join(asked, on="alliance")
        .join(filling, on=["template", "name"])
        .group_by("alliance", "slot")
        .agg(members=pl.col("member").unique().sort())
    )
    return (
        asked.join(slots, on="template")
        .join(held, on=["alliance", "slot"], how="left")
        .select("alliance", "slot", "at", "least", "most", _or_none("members"))
        .with_columns(held=pl.col("members").list.len().cast(pl.Int64))
        .sort("alliance", "at")
    )


def segment_table(network: Network) -> pl.DataFrame:
    """List the segments of every chain that a live alliance serves, with the members of the alliance on each.

    Returns
    -------
    ``alliance``, ``chain``, ``segment``, ``at`` (its position on the chain, from 0), ``members`` (uids, sorted, each
    once), ordered by alliance, chain and position.
    """
    segments = (
        network.live_nodes("Chain")
        .select(chain="uid", segment=pl.col("segments").list.unique(maintain_order=True))
        .with_columns(at=pl.int_ranges(pl.col("segment").list.len()))
        .explode("segment", "at")
        .drop_nulls("segment")
    )
    placed = network.live_ties("IN_SEGMENT").select("segment", member="start", chain="end")
    held = (
        members(network)
        .join(placed, on="member")
        .group_by("alliance", "chain", "segment")
        .agg(members=pl.col("member").unique().sort())
    )
    return (
        served_chains(network)
        .join(segments, on="chain")
        .join(held, on=["alliance", "chain", "segment"], how="left")
        .select("alliance", "chain", "segment", "at", _or_none("members"))
        .sort("alliance", "chain", "at")
    )


def is_operating() -> pl.Expr:
    """Whether a unit operates, as far as is on record."""
    return pl.col("status").fill_null("operating") == "operating"


def outside_firms(network: Network) -> pl.DataFrame:
    """Find the operating units on a chain that live alliances serve which are in none of these.

    Returns
    -------
    ``chain``, ``unit``, each pair once, ordered.
    """
    served = served_chains(network)
    inside = served.join(members(network), on="alliance").select("chain", unit="member")
    operating = network.live_nodes("Unit").filter(is_operating()).select(unit="uid")
    return (
        network.live_ties("IN_SEGMENT")
        .select(chain="end", unit="start")
        .unique()
        .join(served, on="chain", how="semi")
        .join(operating, on="unit", how="semi")
        .join(inside, on=["chain", "unit"], how="anti")
        .sort("chain", "unit")
    )


def host_table(network: Network) -> pl.DataFrame:
    """List who hosts each live alliance: its members of role lead or rotating.

    Returns
    -------
    ``alliance``, ``hosts`` (uids, sorted, each once), ``host_until``, ordered by alliance.
    """
    hosting = members(network).filter(pl.col("role").is_in(HOSTS))
    hosts = hosting.group_by("alliance").agg(hosts=pl.col("member").unique().sort())
    return (
        network.live_nodes("Alliance")
        .select("host_until", alliance="uid")
        .join(hosts, on="alliance", how="left")
        .select("alliance", _or_none("hosts"), "host_until")
        .sort("alliance")
    )


def members(network: Network) -> pl.DataFrame:
    """List the live members of live alliances: ``alliance``, ``member``, ``slot``, ``role``, a row for each tie."""
    return network.live_ties("MEMBER_OF").select("slot", "role", member="start", alliance="end")


def served_chains(network: Network) -> pl.DataFrame:
    """List which live alliance serves which live chain: ``alliance``, ``chain``, each pair once, ordered."""
    served = network.live_ties("SERVES").filter(pl.col("start_kind") == "Alliance")
    return served.select(alliance="start", chain="end").unique().sort("alliance", "chain")


def _table(rows: Sequence[tuple[str | int | None, ...]], schema: Mapping[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict(schema), orient="row")


def _or_none(column: str) -> pl.Expr:
    """A list of uids, empty where there is none."""
    return pl.col(column).fill_null([])
