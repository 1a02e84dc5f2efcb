"""Field: everybody of a tie network with the group that gathers them, their status and their place in a picture.

Assumes that nothing here depends on what is opened or filtered: it is made once for a network, a division and a scope,
and so the places stay where they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from graphmodel.alliances.words import sector_label
from graphmodel.messages import say
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.ties.groups import NONE, SEVERAL, Division, groups_of
from graphmodel.ties.study import Study
from graphmodel.vocabulary import STATUS
from viz.pictures.discs import Disc, lay_discs
from viz.pictures.naming import Naming
from viz.pictures.ties import RULE_TYPES
from viz.pictures.told import Told

MOST_GROUPS = 600
"""Groups at most; all others are one."""
REST = "~rest"
_URGENCY = {key: rank for rank, key in enumerate(STATUS.keys)}
_LABELS = {"place": "Area", "area": "Area", "org": "Org", "unit": "Unit"}


@dataclass(frozen=True)
class Field:
    """A tie network on its ground.

    Attributes
    ----------
    nodes
        ``uid``, ``kind`` (place, area, org, unit), ``key`` (kind of record and level, tier or kind), ``word``, ``name``,
        ``code``, ``group``, ``outside`` (whether it is only a partner of what is asked about), ``partners``,
        ``status``, ``rank`` (in its group, from 0): by group and rank.
    groups
        The keys of the groups in their order.
    discs
        The ground of each group.
    links
        ``start``, ``end``, ``type``, ``via``, ``weight`` between these nodes.
    told
        What is found of each.
    lonely
        The places that a rule finds to have no tie.
    """

    network: Network
    profile: Profile
    by: Division
    nodes: pl.DataFrame
    groups: tuple[str, ...]
    discs: Mapping[str, Disc]
    links: pl.DataFrame
    told: Told
    lonely: frozenset[str]

    def group_name(self, key: str) -> str:
        """What a group is called; untrusted."""
        if key in {NONE, SEVERAL, REST}:
            return say(f"explore.group_{key[1:]}_{self.by}" if key != REST else "explore.group_rest")
        if self.by == "sector":
            return sector_label(key)
        names = self.network.live_nodes("Area" if self.by == "place" else "Chain")
        found = names.filter(pl.col("uid") == key)["name"]
        return str(found.item() or key) if found.len() else key


def field_of(study: Study, naming: Naming, *, by: Division) -> Field:
    """Lay out a tie network, or who is asked about in it with their partners.

    Parameters
    ----------
    naming
        Of the whole network.
    """
    told = naming.told
    every = _every(study).join(groups_of(study, by), on="uid", maintain_order="left")
    lonely = frozenset(
        uid for uid in every.filter(pl.col("kind") == "place")["uid"] if told.status(uid, types=RULE_TYPES) == "blank"
    )
    every = _within(study, every)
    order = _order(study, every["group"].unique().to_list(), by)
    if len(order) > MOST_GROUPS:
        every = every.with_columns(
            group=pl.when(pl.col("group").is_in(order[: MOST_GROUPS - 1])).then("group").otherwise(pl.lit(REST))
        )
        order = (*order[: MOST_GROUPS - 1], REST)
    nodes = _ranked(every.with_columns(status=_statuses(every, naming)), order)
    ours = nodes.select("uid")
    links = (
        study.ties.links.select("start", "end", "type", "via", "weight")
        .join(ours, left_on="start", right_on="uid", how="semi")
        .join(ours, left_on="end", right_on="uid", how="semi")
    )
    return Field(study.network, naming.profile, by, nodes, order, _discs(nodes, order, links), links, told, lonely)


def _every(study: Study) -> pl.DataFrame:
    live = study.network.live_nodes
    said = pl.concat(
        [
            live("Area").select("uid", word="level", code="code"),
            live("Org").select("uid", word="tier", code="org_code"),
            live("Unit").select("uid", word="kind", code="uscc"),
        ]
    )
    nodes = study.ties.nodes.select("uid", "kind", name=pl.coalesce("name", "uid"))
    label = pl.col("kind").replace_strict(_LABELS, return_dtype=pl.String).str.to_lowercase()
    return (
        nodes.join(said, on="uid", how="left", maintain_order="left")
        .join(study.ties.degrees, on="uid", how="left", maintain_order="left")
        .with_columns(key=pl.concat_str(label, "word", separator=".", ignore_nulls=True))
    )


def _within(study: Study, every: pl.DataFrame) -> pl.DataFrame:
    """Who is asked about, and their partners elsewhere."""
    if study.within is None:
        return every.with_columns(outside=pl.lit(value=False))
    folded = study.ties.folded
    inside = folded.filter(pl.col("uid").is_in(list(study.within)))["node"].unique()
    partners = study.ties.partners.filter(pl.col("uid").is_in(inside.implode()))["partner"].unique()
    ours = every.filter(pl.col("uid").is_in(inside.implode()) | pl.col("uid").is_in(partners.implode()))
    return ours.with_columns(outside=~pl.col("uid").is_in(inside.implode()))


def _statuses(every: pl.DataFrame, naming: Naming) -> pl.Series:
    """What each looks like: of an area whether it is covered, of a place also whether it has ties, of all else what was found."""
    found, tied = naming.told.statuses(), naming.told.statuses(types=RULE_TYPES)

    def status(uid: str, kind: str) -> str:
        if kind not in {"place", "area"}:
            return found.get(uid, "clear")
        state = naming.states.get(uid, "open")
        if kind == "area" or uid not in tied:
            return state
        return min((state, tied[uid]), key=lambda one: _URGENCY.get(one, len(_URGENCY)))

    return pl.Series("status", [status(uid, kind) for uid, kind in every.select("uid", "kind").iter_rows()], pl.String)


def _order(study: Study, groups: list[str], by: Division) -> tuple[str, ...]:
    """Groups in order: places by code, all else by name; what is in none comes last."""
    aside = [key for key in (SEVERAL, NONE) if key in groups]
    named = sorted(set(groups) - {*aside})
    if by == "place":
        known = [key for key in named if key in study.described]
        named = [*study.ordered(known), *sorted(set(named) - {*known})]
    elif by == "chain":
        names = dict(study.network.live_nodes("Chain").select("uid", "name").iter_rows())
        named.sort(key=lambda key: (names.get(key) or key, key))
    return (*named, *aside)


def _ranked(nodes: pl.DataFrame, order: tuple[str, ...]) -> pl.DataFrame:
    """By group; in it the group's own area first, who is tied (most partners first), who has something to do, all others."""
    at = {key: number for number, key in enumerate(order)}
    urgent = pl.col("status").replace_strict(_URGENCY, default=len(_URGENCY), return_dtype=pl.Int64)
    return (
        nodes.with_columns(group_at=pl.col("group").replace_strict(at, return_dtype=pl.Int64))
        .sort(
            "group_at", pl.col("uid") != pl.col("group"), "outside", pl.col("partners"), urgent, "key", "uid",
            descending=[False, False, False, True, False, False, False],
        )
        .with_columns(rank=pl.int_range(pl.len()).over("group_at"))
        .drop("group_at")
    )  # fmt: skip


def _discs(nodes: pl.DataFrame, order: tuple[str, ...], links: pl.DataFrame) -> dict[str, Disc]:
    counts = dict(nodes.group_by("group").len().iter_rows())
    at = {key: number for number, key in enumerate(order)}
    of = nodes.select("uid", number=pl.col("group").replace_strict(at, return_dtype=pl.Int64))
    pairs: Any = (
        links.join(of, left_on="start", right_on="uid")
        .join(of, left_on="end", right_on="uid", suffix="_end")
        .select(a=pl.min_horizontal("number", "number_end"), b=pl.max_horizontal("number", "number_end"), w="weight")
        .filter(pl.col("a") != pl.col("b"))
        .group_by("a", "b")
        .agg(pl.col("w").sum())
        .sort("a", "b")
    )
    laid = lay_discs(
        [counts[key] for key in order],
        list(pairs.select("a", "b").iter_rows()),
        weights=pairs["w"].clip(upper_bound=1.0).to_list(),
    )
    return dict(zip(order, laid, strict=True))
