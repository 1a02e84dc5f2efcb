"""Uncovered: areas, units and carriers that no organisation covers as the rule asks.

Assumes the definitions of :mod:`graphmodel.gaps.presence`; a nominal cover is no cover, a lack of records no blank.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl

from graphmodel.gaps import closure, given, words
from graphmodel.gaps.collapse import collapse
from graphmodel.gaps.hit import Clue, Hit
from graphmodel.gaps.uncovered_places import candidate_carriers, candidate_units, tell_carriers, tell_units
from graphmodel.gaps.unserved import unserved
from graphmodel.gaps.view import View
from graphmodel.rules import Rule


def uncovered(view: View, rule: Rule) -> list[Hit]:
    """Find the targets that are not covered, collapsed where the rule names a level for it."""
    target, recorded_in = given.text(rule, "target") or "area", given.text(rule, "recorded_in")
    if given.text(rule, "by") or target == "chain":
        return unserved(view, rule)
    candidates_of, tell = _TARGETS[target]
    candidates = candidates_of(view, rule)
    bare = candidates.filter("subject").sort("uid")
    if recorded_in is None:
        return tell(view, rule, bare)
    areas = view.territory.at(recorded_in).rename({"area": "uid"})
    places = areas if target == "area" else view.presence.at(recorded_in)
    stand, left = collapse(bare, candidates.filter("counts"), places)
    return [*stand, *tell(view, rule, left)]


def candidate_areas(view: View, rule: Rule) -> pl.DataFrame:
    """List the areas of a rule's level once, with what tells candidates and covered ones.

    Returns
    -------
    ``uid``, ``members``, ``serial``, ``statistical`` (no candidate), ``has`` (covered as the rule asks), ``subject``
    (not covered), ``counts`` (a candidate).
    """
    if rule.id not in view.candidates:
        view.candidates[rule.id] = _candidate_areas(view, rule)
    return view.candidates[rule.id]


def _candidate_areas(view: View, rule: Rule) -> pl.DataFrame:
    level = given.text(rule, "level") or view.scheme.top.key
    lowest, highest = given.band(rule, "statistical") or (None, None)
    serial = (
        pl.when(pl.col("code").str.len_chars() == 12).then(pl.col("code").str.slice(9)).cast(pl.Int32, strict=False)
    )
    apart = serial.is_between(lowest or 0, highest or 0) if highest else pl.lit(value=False)
    covered = _covered(view, rule, level)
    return (
        view.territory.on(level)
        .select(
            "uid",
            "members",
            serial=serial,
            statistical=apart.fill_null(value=False),
            has=pl.col("uid").is_in(covered["uid"].implode()),
        )
        .with_columns(subject=~pl.col("has"), counts=~pl.col("statistical"))
    )


def _covered(view: View, rule: Rule, level: str) -> pl.DataFrame:
    covers = view.presence.covers
    for column, name in (("form", "forms"), ("build", "builds"), ("path", "paths")):
        if wanted := given.texts(rule, name):
            covers = covers.filter(pl.col(column).is_in(wanted))
    if tiers := given.texts(rule, "tiers"):
        return covers.filter(pl.col("tier").is_in(tiers)).select(uid="end").unique()
    return view.presence.covered_areas(level, covers)


def _expected(view: View, rule: Rule) -> tuple[str, ...]:
    level = given.text(rule, "level") or view.scheme.top.key
    return given.texts(rule, "tiers") or view.scheme[level].tiers


def _tell_areas(view: View, rule: Rule, bare: pl.DataFrame) -> list[Hit]:
    if bare.is_empty():
        return []
    few = given.number(rule, "members_below")
    table = bare.with_columns(few=(pl.col("members") < few if few else pl.lit(value=False)).fill_null(value=False))
    there = bare["uid"].implode()
    onto = view.presence.covers_of_any.filter(pl.col("end").is_in(there))
    for other in (
        _temporary(onto),
        _weak(rule, onto),
        _joint(view, rule, there),
        _last(view, rule),
        _near(view, there),
    ):
        table = table.join(other, on="uid", how="left", maintain_order="left")
    level = words.level(view.scheme, given.text(rule, "level"))
    asked = {"level": level, "tiers": words.tiers(_expected(view, rule))}
    return [_hit(row, asked, few) for row in table.iter_rows(named=True)]


def _temporary(onto: pl.DataFrame) -> pl.DataFrame:
    """``uid``, ``temporary``: a live temporary organisation that covers the area."""
    return _one_each(onto.filter(pl.col("form") == "temporary"), "temporary")


def _weak(rule: Rule, onto: pl.DataFrame) -> pl.DataFrame:
    """``uid``, ``weak``: an organisation of a lower tier that covers the area."""
    return _one_each(onto.filter("formal", pl.col("tier").is_in(given.texts(rule, "nominal_tiers"))), "weak")


def _joint(view: View, rule: Rule, areas: pl.Series) -> pl.DataFrame:
    """``uid``, ``joint``: a joint organisation of any tier that covers a parent of the area."""
    joint = pl.col("form") == "joint" if given.flag(rule, "joint_above") else pl.lit(value=False)
    wanted = view.presence.area_covers.filter(joint).select("start", "end")
    parents = view.territory.parents.filter(pl.col("child").is_in(areas))
    return _one_each(parents.join(wanted, left_on="parent", right_on="end").select("start", end="child"), "joint")


def _one_each(covers: pl.DataFrame, name: str) -> pl.DataFrame:
    return covers.group_by(uid="end").agg(pl.col("start").min().alias(name))


def _last(view: View, rule: Rule) -> pl.DataFrame:
    """``uid``, ``last``, ``over``: the organisation whose cover ended last, and when."""
    ended = view.presence.ended.filter(pl.col("type") == "COVERS", pl.col("tier").is_in(_expected(view, rule)))
    return (
        ended.sort("over", "start").group_by(uid="end").agg(pl.col("start").last().alias("last"), pl.col("over").last())
    )


def _near(view: View, areas: pl.Series) -> pl.DataFrame:
    """``uid``, ``near``, ``near_org``: the nearest area above that an organisation covers, and which one."""
    covers = view.presence.area_covers.select("start", "end")
    above = view.territory.above.filter(pl.col("uid").is_in(areas), pl.col("steps") > 0)
    nearest = closure.nearest(above.filter(pl.col("ancestor").is_in(covers["end"].implode())))
    return (
        nearest.join(covers, left_on="ancestor", right_on="end")
        .group_by("uid")
        .agg(near=pl.col("ancestor").first(), near_org=pl.col("start").min())
    )


def _hit(row: Mapping[str, Any], asked: Mapping[str, object], least: float | None) -> Hit:
    """Make the hit: the first status that holds decides, and the evidence says why."""
    uid = row["uid"]
    clues = [Clue(uid, "gaps.area_uncovered", asked)]
    status, severity = None, None
    if row["statistical"]:
        status, severity = "data", "low"
        clues.append(Clue(uid, "gaps.area_statistical", {"serial": row["serial"]}))
    elif row["temporary"] is not None:
        status = "nominal"
        clues.append(Clue(row["temporary"], "gaps.cover_temporary"))
    elif row["weak"] is not None:
        status = "nominal"
        clues.append(Clue(row["weak"], "gaps.cover_weak", asked))
    elif row["joint"] is not None:
        status = "nominal"
        clues.append(Clue(row["joint"], "gaps.cover_joint", asked))
    elif row["few"]:
        status = "conditions"
        clues.append(Clue(uid, "gaps.members_few", {"members": words.members(row["members"]), "least": least}))
    return Hit(uid, (*clues, *_more(row)), status, severity, since=row["over"])


def _more(row: Mapping[str, Any]) -> Sequence[Clue]:
    """What else a reader asks: the cover that ended, and the nearest one above."""
    more = []
    if row["last"] is not None:
        more.append(Clue(row["last"], "gaps.cover_ended", {"day": row["over"]}))
    if row["near_org"] is not None and row["near_org"] != row["joint"]:
        more.append(Clue(row["near_org"], "gaps.cover_above", about=row["near"]))
    return more


_Candidates = Callable[[View, Rule], pl.DataFrame]
_Tell = Callable[[View, Rule, pl.DataFrame], list[Hit]]
_TARGETS: Mapping[str, tuple[_Candidates, _Tell]] = {
    "area": (candidate_areas, _tell_areas),
    "unit": (candidate_units, tell_units),
    "carrier": (candidate_carriers, tell_carriers),
}
"""For each kind of target what lists the candidates (``uid``, ``has``, ``subject``, ``counts``), and what tells."""
