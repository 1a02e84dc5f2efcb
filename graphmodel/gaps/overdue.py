"""Overdue: dates that are past without what should have closed them.

Assumes that a date is past from the next day on, unless the rule says that it is on the day.
"""

from collections.abc import Mapping
from datetime import date

import polars as pl

from graphmodel.gaps import given
from graphmodel.gaps.hit import Clue, Hit
from graphmodel.gaps.view import View
from graphmodel.rules import Rule
from graphmodel.schema import NODES


def overdue(view: View, rule: Rule) -> list[Hit]:
    """Find the nodes whose date is past by more than ``after_days``, or comes within ``due_within`` days.

    The first filled date of ``dates`` counts. ``closed_by`` closes it; with ``closed_later`` only a later date does.
    """
    on = view.network.on
    label = given.text(rule, "of") or "Org"
    after, ahead = given.number(rule, "after_days") or 0, given.number(rule, "due_within")
    nodes = _watched(view, rule, label).with_columns(due=pl.coalesce(*given.texts(rule, "dates")))
    limit = _moved(on, -after)
    past = pl.col("due") <= limit if given.flag(rule, "on_the_day") else pl.col("due") < limit
    soon = pl.col("due") <= _moved(on, ahead) if ahead is not None else pl.lit(value=False)
    found = nodes.filter(~_closed(rule), past | (soon & (pl.col("due") >= on))).with_columns(past=past).sort("uid")
    names = {name: NODES[label].property(name).label() for name in given.texts(rule, "dates")}
    beside = _beside(view, found["uid"]) if label == "Project" else {}
    hits = []
    for row in found.select("uid", "past", "due", *names).iter_rows(named=True):
        name = next(text for key, text in names.items() if row[key] is not None)
        due: date = row["due"]
        days = abs((on - due).days)
        said = "gaps.date_near" if not row["past"] else "gaps.date_past" if days else "linkage.date_today"
        clue = Clue(row["uid"], said, {"what": name, "day": due, "days": days})
        hits.append(
            Hit(
                row["uid"],
                (clue, *beside.get(row["uid"], ())),
                severity=None if row["past"] else given.text(rule, "due_severity"),
                value=due.isoformat(),
                threshold=int(after) if row["past"] else int(ahead or 0),
                since=due,
            )
        )
    return hits


def _moved(day: date, days: float) -> date:
    """The day so many days later, or the last or first that a calendar has."""
    last, first = date.max.toordinal(), date.min.toordinal()
    return date.fromordinal(int(min(max(day.toordinal() + days, first), last)))


def _beside(view: View, projects: pl.Series) -> Mapping[int, list[Clue]]:
    """Who answers for each project, and what it is under: whoever reads of it is to know whom to ask."""
    bearers = view.network.live_ties("RESPONSIBLE_FOR").filter(pl.col("role").fill_null("responsible") == "responsible")
    ties = pl.concat(
        [
            bearers.select(project="end", other="start", code=pl.lit("linkage.project_bearer")),
            view.network.live_ties("UNDER").select(project="start", other="end", code=pl.lit("linkage.project_under")),
        ]
    )
    told: dict[int, list[Clue]] = {}
    rows = ties.filter(pl.col("project").is_in(projects.implode())).unique().sort("project", "code", "other")
    for project, other, code in rows.iter_rows():
        told.setdefault(project, []).append(Clue(other, code))
    return told


def _watched(view: View, rule: Rule, label: str) -> pl.DataFrame:
    if label != "Org":
        return view.network.live_nodes(label)
    asked = [pl.col(name) for name in ("formal", "own") if given.flag(rule, name)]
    if tiers := given.texts(rule, "tiers"):
        asked.append(pl.col("tier").is_in(tiers))
    return view.presence.orgs.filter(*asked)


def _closed(rule: Rule) -> pl.Expr:
    closing = given.text(rule, "closed_by")
    if closing is None:
        return pl.lit(value=False)
    if given.flag(rule, "closed_later"):
        return (pl.col(closing) > pl.col("due")).fill_null(value=False)
    return pl.col(closing).is_not_null()
