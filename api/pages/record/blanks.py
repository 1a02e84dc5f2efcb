"""Blanks: the areas of a level below one that are blank, as a list to print, to go round with and to write on.

Assumes that a level is asked for by its key or label; without one it is the first from the top that has blanks.
"""

from collections.abc import Sequence
from typing import Any

import polars as pl

from api.desk import Desk
from api.pages.mentions import mention
from api.pages.record.area import blank_levels
from api.pages.record.facts import record_of, subject
from api.pages.record.found import Found
from api.pages.record.places import Places, counted_states
from graphmodel.gaps import words
from graphmodel.gaps.narrowing import level_named
from graphmodel.gaps.report.text import coverage_label
from graphmodel.messages import say
from graphmodel.profiles import Profile


def blank_values(desk: Desk, uid: str, *, level: str | None = None) -> dict[str, Any]:
    """The blank areas of a level below a live area, in the order of their codes.

    Raises
    ------
    NotFoundError
        There is no such area, or it is not live; the scheme has no such level.
    """
    record = record_of(desk, "areas", uid)
    found = Found(desk)
    places = Places(desk, found, uid)
    levels = blank_levels(places)
    key = level_named(level, desk.profile, parameter="level") if level else _first(levels, desk.profile)
    rows = places.areas.filter(pl.col("level") == key, pl.col("steps") > 0)
    blank = [_row(desk, found, row) for row in rows.iter_rows(named=True) if places.state(row["uid"]) == "blank"]
    shared = _common([row["basis"] for row in blank])
    action = _common([[row["action"]] for row in blank])
    for row in blank:
        row["basis"] = [text for text in row["basis"] if text not in shared]
    label = coverage_label(key, desk.profile)
    total = sum(counted_states(places).get(key, {}).values())
    return {
        "record": subject("areas", record, words.level(desk.profile.scheme, record["level"])),
        "title": say("place.blanks_title", name=record["name"], level=label),
        "answer": _answer(places, key, name=record["name"], total=total, level=label, count=len(blank)),
        "level": key,
        "level_label": label,
        "levels": [{**one, "here": one["level"] == key} for one in levels],
        "shared": {"basis": shared, "action": action},
        "rows": blank,
    }


def _answer(places: Places, key: str, **said: Any) -> str:
    """Say how many are to be filled; where it is not on record, that, and never that there are none."""
    report = places.desk.report(under=places.uid)
    if said["count"]:
        return say("place.blanks_answer", **said)
    if not report.on_record:
        return say("report.nothing_on_record")
    if any(row.level == key and row.total and row.covered is None for row in report.coverage):
        name = said.pop("name")
        return say("place.answer", name=name, says=say("place.level_unknown", total=said["total"], level=said["level"]))
    return say("place.blanks_none", **said)


def _first(levels: list[dict[str, Any]], profile: Profile) -> str:
    return levels[0]["level"] if levels else profile.scheme.keys[-1]


def _row(desk: Desk, found: Found, row: dict[str, Any]) -> dict[str, Any]:
    lines = [line for line in found.values(row["number"]) if line["status"] == "blank"]
    place = desk.view.territory.places.filter(uid=row["number"])["place"].item()
    between = desk.view.territory.path(place)[-row["steps"] : -1]
    return {
        **mention("Area", row["uid"], row["name"]),
        "code": row["code"] or "",
        "path": list(between),
        "households": None if row["households"] is None else words.households(row["households"]),
        "below": desk.view.territory.parents.filter(parent=row["number"]).height,
        "findings": [line["id"] for line in lines],
        "basis": [text for line in lines for text in (line["title"], *line["each"])],
        "since": max((line["since"] for line in lines), default=""),
        "action": lines[0]["action"] if lines else "",
    }


def _common(texts: Sequence[Sequence[str]]) -> list[str]:
    """What all rows say, in the order of the first, to be said once."""
    return [text for text in texts[0] if all(text in row for row in texts)] if texts else []
