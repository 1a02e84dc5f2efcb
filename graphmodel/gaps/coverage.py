"""Coverage: how much of each level, of the two-new units and of the households is covered.

Assumes that where nothing of a kind is on record in the whole area that is judged, the share is not known: no 0 %.
"""

from dataclasses import dataclass

import polars as pl

from graphmodel.discretion import is_few
from graphmodel.gaps import closure, given
from graphmodel.gaps.finding import Coverage
from graphmodel.gaps.scope import Scope
from graphmodel.gaps.uncovered import candidate_areas
from graphmodel.gaps.view import View
from graphmodel.rules import Rule


def coverage_rows(view: View, scope: Scope) -> tuple[Coverage, ...]:
    """Measure the coverage of a scope.

    Returns
    -------
    One row for each level of the scheme that needs organisations, from the top down: its areas and how many of them
    are covered as the level's rule asks (statistical units apart). Then ``two_new``: operating two-new units and how
    many an organisation covers. Then ``household``: the households of the smallest areas (those without child areas,
    where their number is known), and how many of these live where the smallest area that needs an organisation is
    covered; numbers from one to four are not said. ``covered`` and ``share`` are None where nothing is counted, and
    where neither the scope nor any area around it in which the records are judged (the rule's ``recorded_in``) has
    anything covered; of households, where none is covered and this holds for one of the levels that decide.
    """
    levels = {level.key: candidates_of(view, level.key) for level in view.scheme.levels if level.covered}
    rows = {key: _level_row(view, scope, key, candidates) for key, candidates in levels.items()}
    return (*rows.values(), _two_new_row(view, scope), _household_row(view, scope, levels, rows))


@dataclass(frozen=True)
class Candidates:
    """Areas of a level (or units) that need an organisation: ``uid``, ``has``; and where their records are judged."""

    areas: pl.DataFrame
    recorded_in: str | None


def _rule_of(view: View, level: str) -> Rule:
    """The profile's rule on uncovered areas of a level, or one that asks no more than the scheme does."""
    rules = (r for r in view.profile.rules if r.enabled and r.type == "uncovered" and not given.text(r, "by"))
    asked = (r for r in rules if given.text(r, "level") == level)
    parameters = {"target": "area", "level": level}
    return next(asked, None) or Rule(
        id=f"~{level}", type="uncovered", status="blank", severity="low", zh="", en="", action_zh="", action_en="", source="",
        parameters=parameters,
    )  # fmt: skip


def candidates_of(view: View, level: str) -> Candidates:
    """List the areas of a level that need an organisation, statistical units apart."""
    rule = _rule_of(view, level)
    areas = candidate_areas(view, rule).filter(~pl.col("statistical")).select("uid", "has")
    return Candidates(areas, given.text(rule, "recorded_in"))


def _row(level: str, total: int, covered: int, *, on_record: bool) -> Coverage:
    if total == 0 or not on_record:
        return Coverage(level, total, None, None)
    return Coverage(level, total, covered, covered / total)


def _level_row(view: View, scope: Scope, level: str, candidates: Candidates) -> Coverage:
    there = candidates.areas.join(scope.areas, on="uid", how="semi")
    covered = int(there["has"].sum())
    places = view.territory.at(candidates.recorded_in).rename({"area": "uid"}) if candidates.recorded_in else None
    return _row(level, there.height, covered, on_record=covered > 0 or _around(there, candidates.areas, places))


def _around(there: pl.DataFrame, every: pl.DataFrame, places: pl.DataFrame | None) -> bool:
    """Whether any candidate is covered in the areas around the scope in which the records are judged."""
    if places is None:
        return False
    holders = places.join(there, on="uid", how="semi").select("holder").unique()
    return not places.join(holders, on="holder", how="semi").join(every.filter("has"), on="uid", how="semi").is_empty()


def two_new_of(view: View) -> Candidates:
    """List the operating two-new units, and where the records of them are judged."""
    onto = view.presence.unit_covers["end"].implode()
    units = view.presence.operating.filter("two_new").select("uid", has=pl.col("uid").is_in(onto))
    rule = next(
        (
            r
            for r in view.profile.rules
            if r.enabled and given.text(r, "units") == "two_new" and given.text(r, "recorded_in")
        ),
        None,
    )
    return Candidates(units, given.text(rule, "recorded_in") if rule else None)


def _two_new_row(view: View, scope: Scope) -> Coverage:
    every = two_new_of(view)
    there = every.areas if scope.whole else every.areas.join(scope.places, on="uid", how="semi")
    covered = int(there["has"].sum())
    places = view.presence.at(every.recorded_in) if every.recorded_in else None
    return _row("two_new", there.height, covered, on_record=covered > 0 or _around(there, every.areas, places))


def _household_row(
    view: View, scope: Scope, levels: dict[str, Candidates], rows: dict[str, Coverage]
) -> Coverage:  # fmt: skip
    every = pl.concat(
        [c.areas.with_columns(level=pl.lit(key)) for key, c in levels.items()]
        or [pl.DataFrame(schema={"uid": pl.UInt32, "has": pl.Boolean, "level": pl.String})]
    )
    smallest = (
        scope.areas.join(view.territory.parents, left_on="uid", right_on="parent", how="anti")
        .join(view.territory.counts.drop_nulls("households"), on="uid")
        .select("uid", "households")
    )
    judged = (
        closure.nearest(view.territory.above.filter(pl.col("ancestor").is_in(every["uid"].implode())))
        .join(smallest, on="uid")
        .join(every, left_on="ancestor", right_on="uid")
    )
    total, covered = int(judged["households"].sum()), int(judged.filter("has")["households"].sum())
    known = covered > 0 or all(rows[level].covered is not None for level in judged["level"].unique())
    if is_few(total):
        return Coverage("household", None, None, None)
    return _row("household", total, covered, on_record=known and not is_few(covered))
