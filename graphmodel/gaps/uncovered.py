"""Uncovered: areas, units and carriers that no organisation covers as the rule asks.

Assumes the definitions of :mod:`graphmodel.gaps.presence`; a nominal cover is no cover, a lack of records no blank.
"""

from collections.abc import Callable, Mapping, Sequence

import polars as pl

from graphmodel.gaps import given, words
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
    """List the areas of a rule's level, with what tells candidates and covered ones.

    Returns
    -------
    ``uid``, ``members``, ``serial``, ``statistical`` (no candidate), ``has`` (covered as the rule asks), ``subject``
    (not covered), ``counts`` (a candidate).
    """
    level = given.text(rule, "level") or view.scheme.top.key
    lowest, highest = given.band(rule, "statistical") or (None, None)
    serial = (
        pl.when(pl.col("code").str.len_chars() == 12).then(pl.col("code").str.slice(9)).cast(pl.Int32, strict=False)
    )
    apart = serial.is_between(lowest or 0, highest or 0) if highest else pl.lit(value=False)
    covered = _covered(view, rule, level)
    return (
        view.territory.areas.filter(pl.col("level") == level)
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
    for other in (_temporary(view), _weak(view, rule), _joint(view, rule), _last(view, rule), _near(view, bare)):
        table = table.join(other, on="uid", how="left", maintain_order="left")
    level = words.level(view.scheme, given.text(rule, "level"))
    asked = {"level": level, "tiers": words.tiers(_expected(view, rule))}
    return [_hit(row, asked, few) for row in table.iter_rows(named=True)]


def _temporary(view: View) -> pl.DataFrame:
    """``uid``, ``temporary``: a live temporary organisation that covers the area."""
    return _one_each(view.presence.covers_of_any.filter(pl.col("form") == "temporary"), "temporary")


def _weak(view: View, rule: Rule) -> pl.DataFrame:
    """``uid``, ``weak``: an organisation of a lower tier that covers the area."""
    return _one_each(view.presence.covers.filter(pl.col("tier").is_in(given.texts(rule, "nominal_tiers"))), "weak")


def _joint(view: View, rule: Rule) -> pl.DataFrame:
    """``uid``, ``joint``: a joint organisation of any tier that covers a parent of the area."""
    wanted = view.presence.covers.filter((pl.col("form") == "joint") & pl.lit(given.flag(rule, "joint_above")))
    above = view.territory.parents.join(wanted.select("start", "end"), left_on="parent", right_on="end")
    return _one_each(above.select("start", end="child"), "joint")


def _one_each(covers: pl.DataFrame, name: str) -> pl.DataFrame:
    return covers.group_by(pl.col("end").alias("uid")).agg(pl.col("start").min().alias(name))


def _last(view: View, rule: Rule) -> pl.DataFrame:
    """``uid``, ``last``, ``over``: the organisation whose cover ended last, and when."""
    ended = view.presence.ended.filter(pl.col("type") == "COVERS", pl.col("tier").is_in(_expected(view, rule)))
    return (
        ended.sort("over", "start").group_by(uid="end").agg(pl.col("start").last().alias("last"), pl.col("over").last())
    )


def _near(view: View, bare: pl.DataFrame) -> pl.DataFrame:
    """``uid``, ``near``, ``near_org``: the nearest area above that an organisation covers, and which one."""
    above = view.territory.above.filter(pl.col("steps") > 0).join(bare, on="uid", how="semi")
    onto = view.presence.covers.filter(pl.col("end_kind") == "Area").group_by("end").agg(pl.col("start").min())
    return (
        above.join(onto, left_on="ancestor", right_on="end")
        .sort("steps", "ancestor")
        .group_by("uid")
        .agg(pl.col("ancestor").first().alias("near"), pl.col("start").first().alias("near_org"))
    )


def _hit(row: Mapping[str, object], asked: Mapping[str, object], least: float | None) -> Hit:
    """Make the hit: the first status that holds decides, and the evidence says why."""
    uid = str(row["uid"])
    clues = [Clue(uid, "gaps.area_uncovered", asked)]
    status, severity = None, None
    if row["statistical"]:
        status, severity = "data", "low"
        clues.append(Clue(uid, "gaps.area_statistical", {"serial": row["serial"]}))
    elif row["temporary"]:
        status = "nominal"
        clues.append(Clue(str(row["temporary"]), "gaps.cover_temporary"))
    elif row["weak"]:
        status = "nominal"
        clues.append(Clue(str(row["weak"]), "gaps.cover_weak", asked))
    elif row["joint"]:
        status = "nominal"
        clues.append(Clue(str(row["joint"]), "gaps.cover_joint", asked))
    elif row["few"]:
        status = "conditions"
        clues.append(Clue(uid, "gaps.members_few", {"members": words.members(_int(row["members"])), "least": least}))
    return Hit(uid, (*clues, *_more(row)), status, severity, since=row["over"])  # type: ignore[arg-type] # a date column


def _more(row: Mapping[str, object]) -> Sequence[Clue]:
    """What else a reader asks: the cover that ended, and the nearest one above."""
    more = []
    if row["last"]:
        more.append(Clue(str(row["last"]), "gaps.cover_ended", {"day": row["over"]}))
    if row["near_org"] and row["near_org"] != row["joint"]:
        more.append(Clue(str(row["near_org"]), "gaps.cover_above", {"about": row["near"]}))
    return more


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


_Candidates = Callable[[View, Rule], pl.DataFrame]
_Tell = Callable[[View, Rule, pl.DataFrame], list[Hit]]
_TARGETS: Mapping[str, tuple[_Candidates, _Tell]] = {
    "area": (candidate_areas, _tell_areas),
    "unit": (candidate_units, tell_units),
    "carrier": (candidate_carriers, tell_carriers),
}
"""For each kind of target what lists the candidates (``uid``, ``has``, ``subject``, ``counts``), and what tells."""
