"""Candidates: units that could stand where an alliance has nobody, for a planner to look at and to ask.

Assumes that who is on record on the chain could join, whatever else speaks for or against it: nothing is weighed, the
order is that of the codes of the places where they are, then of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from graphmodel.alliances.ground import Ground
from graphmodel.alliances.naming import Named
from graphmodel.alliances.one import HeldSlot, OneAlliance, Segment
from graphmodel.ties.alliances import is_operating, members


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that is no member: ``place`` are the names of the areas that it is in, ``alliances`` those it is in."""

    unit: Named
    place: tuple[str, ...]
    alliances: tuple[Named, ...]


def segment_candidates(ground: Ground, one: OneAlliance, segment: Segment) -> tuple[Candidate, ...]:
    """The operating units on a segment that are not in the alliance."""
    there = ground.on_chain.filter(pl.col("chain") == segment.chain.uid, pl.col("segment") == segment.name)
    return _told(ground, one, there.select("member"))


def slot_candidates(ground: Ground, one: OneAlliance, held: HeldSlot) -> tuple[Candidate, ...]:
    """The operating units on the chains of an alliance that are not in it and may fill a slot.

    Of an alliance without chain, those of the kinds that the slot names; nobody where it names none, as all could.
    """
    kinds = held.slot.kinds
    units = ground.network.live_nodes("Unit").select("kind", member="uid")
    if one.row.chains:
        chains = [chain.uid for chain in one.row.chains]
        found = ground.on_chain.filter(pl.col("chain").is_in(chains)).join(units, on="member")
    else:
        found = units.filter(pl.lit(bool(kinds)))
    return _told(ground, one, (found.filter(pl.col("kind").is_in(kinds)) if kinds else found).select("member"))


def _told(ground: Ground, one: OneAlliance, units: pl.DataFrame) -> tuple[Candidate, ...]:
    own = pl.DataFrame({"member": [m.record.uid for m in one.members]}, schema={"member": pl.String})
    table = (
        ground.network.live_nodes("Unit")
        .filter(is_operating())
        .select("uscc", member="uid")
        .join(units.unique(), on="member", how="semi")
        .join(own, on="member", how="anti")
        .join(_homes(ground), on="member", how="left")
        .sort("place", "uscc", "member", nulls_last=True)
    )
    others = members(ground.network).select("member", "alliance").unique().join(table, on="member", how="semi")
    joined = dict(others.group_by("member").agg(pl.col("alliance").sort()).iter_rows())
    named = ground.named({*table["member"], *others["alliance"]})
    return tuple(
        Candidate(named[uid], tuple(path or ()), _named(named, joined.get(uid, ())))
        for uid, path in table.select("member", "path").iter_rows()
    )


def _homes(ground: Ground) -> pl.DataFrame:
    """``member``, ``place``, ``path``: the first area by its code that each unit is in, and the names down to it."""
    view = ground.view
    placed = view.named(view.presence.placed.select("uid", "area"), "uid", "area")
    names = ground.network.live_nodes("Area").select("uid", called=pl.col("name").fill_null(pl.col("uid")))
    whole = ground.paths.join(names, on="uid").select("place", area="uid", path=pl.concat_list("path", "called"))
    located = placed.join(whole, on="area").sort("place")
    return located.group_by(member="uid").agg(pl.col("place").first(), pl.col("path").first())


def _named(named: Mapping[str, Named], uids: Sequence[str]) -> tuple[Named, ...]:
    return tuple(named[uid] for uid in uids)
