"""Organisation: what the page of an organisation says, as plain values.

Assumes that one that is no longer live has no line, no cover and nobody who would miss it.
"""

from typing import Any

import polars as pl

from api.desk import Desk
from api.pages.record.agreements import memberships, pacts_of, projects_of
from api.pages.record.facts import facts, named, record_of, subject
from api.pages.record.found import Found
from api.pages.record.home import home
from api.pages.record.leaving import leaving
from api.pages.record.lines import Line
from api.pages.record.ties import tie_groups, tie_says
from graphmodel.gaps.words import clauses, kind, listed
from graphmodel.gaps.words import level as level_label
from graphmodel.messages import say
from graphmodel.schema import TIES_BY_TYPE
from graphmodel.vocabulary import FORM, TIER

PATH = "orgs"
_APART = (
    ("SUBORDINATE_TO", "out"), ("SUBORDINATE_TO", "in"), ("COVERS", "out"), ("PARTY_TO", "out"), ("MEMBER_OF", "out"),
    ("RESPONSIBLE_FOR", "out"),
)  # fmt: skip
"""Ties that the page tells as trees, tables and agreements."""


def org_values(desk: Desk, uid: str) -> dict[str, Any]:
    """What the page of an organisation says.

    Raises
    ------
    NotFoundError
        There is no such organisation.
    """
    record = record_of(desk, PATH, uid)
    said: dict[str, Any] = {
        "record": subject(PATH, record, TIER.label(record["tier"])),
        "facts": facts(desk, PATH, record),
        "covers": covers(desk, record),
        "ties": tie_groups(desk.network, record, without=_APART),
        "answer": "",
        "home": None,
    }
    if not record["live"]:
        return said
    return said | _live(desk, uid, record)


def _live(desk: Desk, uid: str, record: dict[str, Any]) -> dict[str, Any]:
    found, number = Found(desk), desk.view.numbers([uid])[uid]
    line = Line(desk, found)
    above, below = line.above(number), line.below(number)
    return {
        "answer": _answer(record, above, below["total"]),
        "above": above,
        "below": below,
        "home": home(desk, number, kind="Org"),
        "found": found.values(number),
        "pacts": pacts_of(desk, pl.DataFrame({"member": [uid]})),
        "alliances": memberships(desk, uid),
        "projects": projects_of(desk, uid),
        "leaving": leaving(desk, uid),
    }


def _answer(record: dict[str, Any], above: list[dict[str, Any]], below: int) -> str:
    form = (FORM.label(record["form"]),) if record["form"] else ()
    upper = above[-2]["name"] if len(above) > 1 else None
    said = (
        "·".join((TIER.label(record["tier"]), *form)),
        say("place.org_under", name=upper) if upper else say("place.org_top"),
        _covers_said(record),
        say("place.org_lower", count=below) if below else "",
    )
    return clauses(filter(None, said))


def covers(desk: Desk, record: dict[str, Any]) -> list[dict[str, Any]]:
    """What an organisation covers: areas by level from the top down, then units and what else, by name."""
    rows = [row for row in record["ties"].get("covers", []) if row["direction"] == "out"]
    wanted = pl.DataFrame({"uid": [row["other"]["uid"] for row in rows]}, schema={"uid": pl.String})
    levels = dict(desk.network.nodes["Area"].join(wanted, on="uid", how="semi").select("uid", "level").iter_rows())
    scheme = desk.profile.scheme
    told = []
    for row in rows:
        other = row["other"]
        level = levels.get(other["uid"])
        what = level_label(scheme, level) if level else kind(other["kind"])
        told.append(
            {
                **named(other["kind"], other["uid"], other["name"]),
                "what": what,
                "says": tie_says(TIES_BY_TYPE["COVERS"].type, row),
                "since": row["valid_from"],
                "at": scheme.keys.index(level)
                if level in scheme.keys
                else len(scheme.keys) + (other["kind"] != "Area"),
            }
        )
    told.sort(key=lambda one: (one["at"], one["kind"], one["name"], one["uid"]))
    return [{name: value for name, value in one.items() if name != "at"} for one in told]


def _covers_said(record: dict[str, Any]) -> str:
    """How much of each kind it covers, counted by the ends of its ties."""
    rows = {
        row["other"]["uid"]: row["other"]["kind"]
        for row in record["ties"].get("covers", [])
        if row["direction"] == "out"
    }
    counts = {label: sum(one == label for one in rows.values()) for label in dict.fromkeys(rows.values())}
    if not counts:
        return say("place.covers_nothing")
    parts = [say("place.counted", count=count, kind=kind(label)) for label, count in sorted(counts.items())]
    return say("place.covers", what=listed(parts))
