"""Bands: counts and ratios outside what a profile allows.

Assumes that a value on the edge of a band is inside it, and that what is not known is not measured.
"""

from collections.abc import Mapping

import polars as pl

from graphmodel.gaps import given, words
from graphmodel.gaps.hit import Clue, Hit
from graphmodel.gaps.unevenness import unevenness
from graphmodel.gaps.view import View
from graphmodel.rules import Rule
from graphmodel.vocabulary import UNIT_STATUS

Band = tuple[float | None, float | None]
_SHOWN = 20
"""Records that the evidence of a finding names; ``includes`` has them all."""


def band(view: View, rule: Rule) -> list[Hit]:
    """Find what lies outside the rule's band."""
    measure = given.text(rule, "measure")
    if measure == "partners_gini":
        return unevenness(view, rule)
    if measure in {"households", "households_per_hub"}:
        return _areas(view, rule, per_hub=measure == "households_per_hub")
    if measure == "units":
        return _units(view, rule)
    if measure == "units_covered":
        return _units_covered(view, rule)
    return _members(view, rule) if measure == "members" else _units_per_post(view, rule)


def _outside(value: pl.Expr, bounds: Band) -> pl.Expr:
    least, most = bounds
    low = value < least if least is not None else pl.lit(value=False)
    return low | (value > most if most is not None else pl.lit(value=False))


def _edge(value: float, bounds: Band) -> int | float | None:
    """The bound that *value* is beyond."""
    least, most = bounds
    return _plain(least if least is not None and value < least else most)


def _plain(number: float | None) -> int | float | None:
    return int(number) if number is not None and float(number).is_integer() else number


def _said(bounds: Band) -> str:
    least, most = (_plain(bound) for bound in bounds)
    if least is None:
        return f"≤{most}"
    return f"≥{least}" if most is None else f"{least}–{most}"


def _bounds(rule: Rule) -> Band:
    return given.band(rule, "band") or (None, None)


def _areas(view: View, rule: Rule, *, per_hub: bool) -> list[Hit]:
    """Measure the areas of a level that have households, outside of some kinds; the area above is the subject."""
    bounds = _bounds(rule)
    rural = given.band(rule, "rural_band") or bounds
    level = given.text(rule, "level") or view.scheme.top.key
    areas = (
        view.territory.on(level)
        .select("uid")
        .join(view.territory.inside_kinds(given.texts(rule, "outside")), on="uid", how="anti")
        .join(view.territory.counts.filter(pl.col("households") > 0), on="uid")
        .join(view.territory.settings, on="uid")
    )
    households, hubs, is_rural = pl.col("households"), pl.col("hubs"), pl.col("setting") == "rural"
    if per_hub:
        ratio = households / hubs  # no hub at all: no ratio, but beyond any band
        areas = areas.drop_nulls("hubs").with_columns(beyond=hubs == 0)
        wrong = pl.col("beyond") | pl.when(is_rural).then(_outside(ratio, rural)).otherwise(_outside(ratio, bounds))
    else:
        wrong = pl.when(is_rural).then(_outside(households, rural)).otherwise(_outside(households, bounds))
    found = areas.filter(wrong).with_columns(rural=is_rural)
    said = {False: _said(bounds), True: _said(rural)}
    return _by_holder(view, rule, found, said, per_hub=per_hub)


def _by_holder(view: View, rule: Rule, found: pl.DataFrame, said: Mapping[bool, str], *, per_hub: bool) -> list[Hit]:
    level, within = given.text(rule, "level"), given.text(rule, "within")
    held = found.with_columns(holder=pl.col("uid"))
    if within:
        held = found.join(view.territory.at(within), left_on="uid", right_on="area")
    threshold = " / ".join(dict.fromkeys(said.values()))
    hits = []
    rows = held.sort("holder", "uid").group_by("holder", maintain_order=True).agg("uid", "households", "hubs", "rural")
    for holder, uids, households, hubs, rural in rows.iter_rows():
        clues = [
            _measured(uid, count, hub, said[is_rural], per_hub=per_hub)
            for uid, count, hub, is_rural in list(zip(uids, households, hubs, rural, strict=True))[:_SHOWN]
        ]
        label = words.level(view.scheme, level)
        first = (Clue(holder, "gaps.areas_outside", {"count": len(uids), "level": label}),) if within else ()
        hits.append(
            Hit(
                holder,
                (*first, *clues),
                value=len(uids) if within else words.households(households[0]),
                threshold=threshold,
                includes=tuple(uids) if within else (),
            )
        )
    return hits


def _measured(uid: int, count: int, hubs: int | None, said: str, *, per_hub: bool) -> Clue:
    if not per_hub:
        return Clue(uid, "gaps.households_outside", {"households": words.households(count), "band": said})
    if hubs == 0:
        return Clue(uid, "gaps.no_hub", {"households": words.households(count)})
    return Clue(uid, "gaps.hubs_outside", {"households": words.households(count), "band": said})


def _units(view: View, rule: Rule) -> list[Hit]:
    """Count the units of some statuses below each area of a level."""
    bounds = _bounds(rule)
    level = given.text(rule, "within") or view.scheme.top.key
    statuses = given.texts(rule, "statuses")
    units = view.presence.units.filter(pl.col("status").is_in(statuses) if statuses else pl.lit(value=True))
    placed = view.presence.at(level).join(units.select("uid"), on="uid", how="semi").sort("holder", "uid")
    held = placed.group_by("holder", maintain_order=True).agg(pl.len().alias("count"), "uid")
    areas = view.territory.areas.filter(pl.col("level") == level).select("uid")
    found = (
        areas.join(held, left_on="uid", right_on="holder", how="left")
        .with_columns(pl.col("count").fill_null(0))
        .filter(_outside(pl.col("count"), bounds))
        .sort("uid")
    )
    status = words.labels(UNIT_STATUS, statuses)
    return [
        Hit(
            uid,
            (
                Clue(uid, "gaps.units_counted", {"count": count, "status": status}),
                *(Clue(unit, "gaps.unit_status", {"status": status}) for unit in (units or ())[:_SHOWN]),
            ),
            value=count,
            threshold=_edge(count, bounds),
        )
        for uid, count, units in found.select("uid", "count", "uid_right").iter_rows()
    ]


def _formal(view: View, rule: Rule) -> pl.DataFrame:
    asked = [
        pl.col(column).is_in(wanted)
        for column, name in (("tier", "tiers"), ("form", "forms"))
        if (wanted := given.texts(rule, name))
    ]
    return view.presence.orgs.select("uid", "tier", "form", "formal", "members").filter("formal", *asked)


def _units_covered(view: View, rule: Rule) -> list[Hit]:
    """Count the operating units that each organisation covers itself, each once."""
    bounds = _bounds(rule)
    orgs, operating = _formal(view, rule).select("uid"), view.presence.operating["uid"]
    reached = (
        view.presence.unit_covers.select("start", "end")
        .filter(pl.col("start").is_in(orgs["uid"].implode()), pl.col("end").is_in(operating.implode()))
        .group_by(uid="start")
        .agg(pl.col("end").unique().sort().alias("units"))
    )
    found = (
        orgs.join(reached, on="uid", how="left")
        .with_columns(count=pl.col("units").list.len().fill_null(0))
        .filter(_outside(pl.col("count"), bounds))
        .sort("uid")
    )
    return [
        Hit(
            uid,
            (
                Clue(uid, "gaps.units_covered", {"count": count, "band": _said(bounds)}),
                *(Clue(unit, "gaps.unit_of_org") for unit in (units or ())[:_SHOWN]),
            ),
            value=count,
            threshold=_edge(count, bounds),
            includes=tuple(units or ()),
        )
        for uid, count, units in found.select("uid", "count", "units").iter_rows()
    ]


def _members(view: View, rule: Rule) -> list[Hit]:
    """Hold the declared members of each organisation against the band."""
    bounds = _bounds(rule)
    found = _formal(view, rule).filter(_outside(pl.col("members"), bounds)).sort("uid")
    return [
        Hit(
            uid,
            (Clue(uid, "gaps.members_outside", {"members": words.members(members), "band": _said(bounds)}),),
            value=words.members(members),
            threshold=_edge(members, bounds),
        )
        for uid, members in found.select("uid", "members").iter_rows()
    ]


def _units_per_post(view: View, rule: Rule) -> list[Hit]:
    """Divide the units that an organisation covers by work through its filled posts.

    Every live unit counts once, whatever its status; several posts of the kind, or of any where none is given, add up.
    """
    bounds = _bounds(rule)
    by, kind = given.text(rule, "by"), given.text(rule, "post")
    work = view.network.live_ties("WORK_COVERS").filter((pl.col("by") == by) if by else pl.lit(value=True))
    units = work.group_by(uid="start").agg(pl.col("end").n_unique().alias("units"))
    posts = view.network.live_nodes("Post").filter(pl.col("filled") >= 1)
    if kind:
        posts = posts.filter(pl.col("kind") == kind)
    filled = (
        view.network.live_ties("STAFFS")
        .select("start", uid="end")
        .unique()
        .join(posts.select("uid", "filled"), left_on="start", right_on="uid")
        .group_by("uid")
        .agg(pl.col("filled").sum())
    )
    found = units.join(filled, on="uid").filter(_outside(pl.col("units") / pl.col("filled"), bounds)).sort("uid")
    return [
        Hit(
            uid,
            (Clue(uid, "gaps.units_per_post", {"units": count, "filled": posts_filled, "band": _said(bounds)}),),
            value=round(count / posts_filled, 2),
            threshold=_edge(count / posts_filled, bounds),
        )
        for uid, count, posts_filled in found.select("uid", "units", "filled").iter_rows()
    ]
