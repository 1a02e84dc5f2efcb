"""Unit: what the page of a unit says, as plain values.

Assumes that where no organisation at all is on record where a unit is, nothing is known of its cover.
"""

from typing import Any

import polars as pl

from api.desk import Desk
from api.pages.mentions import mention
from api.pages.record.agreements import memberships, pacts_of, projects_of
from api.pages.record.facts import facts, record_of, subject
from api.pages.record.found import Found
from api.pages.record.home import home
from api.pages.record.leaving import leaving
from api.pages.record.ties import tie_groups, tie_says
from graphmodel.gaps.words import clauses, listed
from graphmodel.messages import say
from graphmodel.vocabulary import OWNERSHIP, UNIT_KIND

PATH = "units"
_APART = (
    ("COVERS", "in"), ("WORK_COVERS", "in"), ("LOCATED_IN", "out"), ("PARTY_TO", "out"), ("MEMBER_OF", "out"),
    ("RESPONSIBLE_FOR", "out"),
)  # fmt: skip
"""Ties that the page tells with its place and as agreements."""


def unit_values(desk: Desk, uid: str) -> dict[str, Any]:
    """What the page of a unit says.

    Raises
    ------
    NotFoundError
        There is no such unit.
    """
    record = record_of(desk, PATH, uid)
    what = UNIT_KIND.label(record["kind"])
    said: dict[str, Any] = {
        "record": subject(PATH, record, what),
        "facts": facts(desk, PATH, record),
        "places": _where(desk, record),
        "covered_by": _covered_by(record),
        "ties": tie_groups(desk.network, record, without=_APART),
        "answer": "",
        "home": None,
    }
    if not record["live"]:
        return said
    found, number = Found(desk), desk.view.numbers([uid])[uid]
    leaves = leaving(desk, uid)
    owned = (OWNERSHIP.label(record["ownership"]),) if record["ownership"] else ()
    covers = [row["name"] for row in said["covered_by"] if row["type"] == "COVERS"]
    return said | {
        "answer": clauses(
            (
                "·".join((what, *owned)),
                _cover_said(desk, uid, covers),
            )
        ),
        "home": home(desk, number, kind="Unit"),
        "found": found.values(number),
        "pacts": pacts_of(desk, pl.DataFrame({"member": [uid]})),
        "alliances": memberships(desk, uid),
        "projects": projects_of(desk, uid),
        "leaving": leaves,
    }


def _cover_said(desk: Desk, uid: str, names: list[str]) -> str:
    if names:
        return say("place.unit_covered", names=listed(dict.fromkeys(names)))
    number, presence = desk.view.numbers([uid])[uid], desk.view.presence
    homes = presence.placed.filter(uid=number).select("area")
    above = desk.view.territory.above.join(homes, left_on="uid", right_on="area", how="semi").select(uid="ancestor")
    there = presence.org_areas.join(above, left_on="area", right_on="uid", how="semi")
    known = not (presence.orgs if homes.is_empty() else there).is_empty()
    return say("place.unit_uncovered") if known else say("report.nothing_on_record")


def _covered_by(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Who covers it, by organisation first, then by work."""
    return [
        {
            **mention("Org", row["other"]["uid"], row["other"]["name"]),
            "type": type_,
            "label": say(f"place.tie_{type_.lower()}_in"),
            "says": tie_says(type_, row),
            "since": row["valid_from"],
        }
        for type_ in ("COVERS", "WORK_COVERS")
        for row in record["ties"].get(type_.lower(), [])
        if row["direction"] == "in"
    ]


def _where(desk: Desk, record: dict[str, Any]) -> list[dict[str, Any]]:
    """Where it is: the areas and carriers, each area with those above it."""
    found = []
    for row in record["ties"].get("located_in", []):
        other = row["other"]
        number = desk.view.numbers([other["uid"]]).get(other["uid"])
        places = desk.view.territory.places.filter(uid=number)["place"]
        path = desk.view.territory.path(places.item()) if places.len() else ()
        found.append(
            {
                **mention(other["kind"], other["uid"], other["name"]),
                "path": list(path[:-1]),
                "says": tie_says("LOCATED_IN", row),
            }
        )
    return found
