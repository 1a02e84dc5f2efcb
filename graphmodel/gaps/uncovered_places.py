"""Uncovered places: units and carriers that no organisation covers as the rule asks.

Assumes that where no unit of an area has any cover on record, the register of covers is missing, not the organisations.
"""

from collections.abc import Mapping
from datetime import date

import polars as pl

from graphmodel.gaps import given, words
from graphmodel.gaps.hit import Clue, Hit
from graphmodel.gaps.view import View
from graphmodel.rules import Rule
from graphmodel.vocabulary import BUILD

_SHOWN = 5
"""Covers that the evidence of a unit names."""


def counted_units(view: View, rule: Rule) -> pl.DataFrame:
    """List the live units that a rule counts: operating ones unless it says two_new (operating, too) or all."""
    which = given.text(rule, "units") or "operating"
    if which == "all":
        return view.presence.units
    return view.presence.operating.filter("two_new") if which == "two_new" else view.presence.operating


def candidate_units(view: View, rule: Rule) -> pl.DataFrame:
    """List the units of a rule, with what tells the covered ones.

    Every one is a candidate, also one that a rule of ``not_found_by`` finds; that one is no subject.

    Returns
    -------
    ``uid``, ``members``, ``has`` (covered as the rule asks), ``subject``, ``counts`` (always).
    """
    least = given.number(rule, "members_at_least")
    units = counted_units(view, rule)
    if least is not None:
        units = units.filter(pl.col("members") >= least)
    others = pl.Series(
        [hit.uid for other in given.texts(rule, "not_found_by") for hit in view.hits(other)], dtype=pl.UInt32
    )
    return units.select(
        "uid",
        "members",
        has=pl.col("uid").is_in(_covered(view, rule)["uid"].implode()),
        counts=pl.lit(value=True),
    ).with_columns(subject=~pl.col("has") & ~pl.col("uid").is_in(others.implode()))


def tell_units(view: View, rule: Rule, bare: pl.DataFrame) -> list[Hit]:
    """Say of each unit what it lacks: data to check where its cover, or any in its area, is not on record."""
    least = given.number(rule, "members_at_least")
    onto = view.presence.covers.join(bare, left_on="end", right_on="uid", how="semi")
    builds = _builds(onto)
    unknown = onto.filter(pl.col("build").is_null() & pl.lit(bool(given.texts(rule, "builds"))))
    doubtful = set(unknown["end"]) | _nothing_known(view, rule, bare)
    ended = _last(view, rule, bare)
    lacking = words.labels(BUILD, given.texts(rule, "builds"))
    by_work = given.flag(rule, "work")
    hits = []
    for uid, members in bare.select("uid", "members").iter_rows():
        status, severity = ("data", "low") if uid in doubtful else (None, None)
        if least is not None:
            asked = Clue(uid, "gaps.unit_could_build", {"members": words.members(members), "builds": lacking})
        else:
            asked = Clue(uid, "gaps.unit_uncovered_by_work" if by_work else "gaps.unit_uncovered")
        clues = [asked, *builds.get(uid, ())]
        last, over = ended.get(uid, (None, None))
        if last is not None:
            clues.append(Clue(last, "gaps.cover_ended", {"day": over}))
        value = None if least is None else words.members(members)
        hits.append(Hit(uid, tuple(clues), status, severity, value, least, since=over))
    return hits


def _covered(view: View, rule: Rule) -> pl.DataFrame:
    """``uid`` of the units with a cover that counts, and cover by work where that counts too."""
    onto = _counting(view.presence.unit_covers, rule).select(uid="end")
    work = view.network.live_ties("WORK_COVERS").select(uid="end")
    return pl.concat([onto, work] if given.flag(rule, "work") else [onto]).unique()


def _counting(covers: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    for column, name in (("tier", "tiers"), ("form", "forms"), ("build", "builds"), ("path", "paths")):
        if (wanted := given.texts(rule, name)) and column in covers.columns:
            covers = covers.filter(pl.col(column).is_in(wanted))
    return covers


def _builds(covers: pl.DataFrame) -> Mapping[int, tuple[Clue, ...]]:
    """The covers that each unit does have, as evidence."""
    rows = covers.sort("end", "start").group_by("end", maintain_order=True).agg("start", "build")
    return {
        uid: tuple(
            Clue(org, "gaps.unit_cover", {"build": BUILD.label(build)} if build else {"build": "—"})
            for org, build in list(zip(orgs, builds, strict=True))[:_SHOWN]
        )
        for uid, orgs, builds in rows.iter_rows()
    }


def _last(view: View, rule: Rule, bare: pl.DataFrame) -> Mapping[int, tuple[int, date]]:
    """For each unit the organisation whose cover ended last, and when."""
    ended = view.presence.ended.join(bare, left_on="end", right_on="uid", how="semi")
    if not given.flag(rule, "work"):
        ended = ended.filter(pl.col("type") == "COVERS")
    ended = ended.sort("over", "start").group_by("end").agg(pl.col("start").last(), pl.col("over").last())
    return {uid: (org, over) for uid, org, over in ended.select("end", "start", "over").iter_rows()}


def _nothing_known(view: View, rule: Rule, bare: pl.DataFrame) -> set[int]:
    """Uids in areas of the level ``doubtful_in`` of which no unit has any cover; in several, in all of them."""
    level = given.text(rule, "doubtful_in")
    if level is None:
        return set()
    places = view.presence.at(level)
    known = places.filter(pl.col("uid").is_in(view.presence.unit_covers["end"].implode()))["holder"]
    there = places.filter(pl.col("uid").is_in(bare["uid"].implode()))
    return set(there["uid"]) - set(there.filter(pl.col("holder").is_in(known.implode()))["uid"])


def candidate_carriers(view: View, rule: Rule) -> pl.DataFrame:
    """List the carriers with enough units, with what tells those that are covered, or enough of their units.

    Returns
    -------
    ``uid``, ``units``, ``covered``, ``has``, ``subject`` (has not), ``counts`` (always).
    """
    least = int(given.number(rule, "units_at_least") or 0)
    share = given.number(rule, "units_share")  # none given: no share is enough
    covers = _counting(view.presence.covers, rule)
    onto = covers.filter(pl.col("end_kind") == "Unit").select(uid="end").unique()
    units = counted_units(view, rule).select("uid")
    held = (
        view.presence.carrier_units.join(units, left_on="unit", right_on="uid", how="semi")
        .with_columns(covered=pl.col("unit").is_in(onto["uid"].implode()))  # not per group: each would hash it anew
        .group_by(uid="carrier")
    )
    counts = held.agg(pl.len().alias("units"), pl.col("covered").sum())
    direct = covers.filter(pl.col("end_kind") == "Carrier").select(uid="end").unique()
    enough = (pl.col("units") > 0) & (pl.col("covered") / pl.col("units") >= (2 if share is None else share))
    every = view.network.live_nodes("Carrier").select("uid").join(counts, on="uid", how="left").fill_null(0)
    has = pl.col("uid").is_in(direct["uid"].implode()) | enough
    return every.filter(pl.col("units") >= least).with_columns(has=has, subject=~has, counts=pl.lit(value=True))


def tell_carriers(view: View, rule: Rule, bare: pl.DataFrame) -> list[Hit]:
    """Say of each carrier how many units it holds: data to check where no cover in its area is on record."""
    least = int(given.number(rule, "units_at_least") or 0)
    doubtful = _nothing_known(view, rule, bare)
    hits = []
    for uid, count, covered in bare.select("uid", "units", "covered").iter_rows():
        status, severity = ("data", "low") if uid in doubtful else (None, None)
        clue = Clue(uid, "gaps.carrier_uncovered", {"units": count, "covered": covered})
        hits.append(Hit(uid, (clue,), status, severity, value=count, threshold=least))
    return hits
