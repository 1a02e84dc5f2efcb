"""Area: what the page of an area says, as plain values.

Assumes that an area that is no longer live has only what the register says of it: nothing lies below it any more.
"""

from typing import Any

import polars as pl

from api.desk import Desk
from api.pages.record.agreements import pacts_of
from api.pages.record.answer import area_answer
from api.pages.record.facts import facts, record_of, subject
from api.pages.record.figures import figures
from api.pages.record.found import Found, counted
from api.pages.record.matrix import matrix
from api.pages.record.places import Places, counted_states
from api.pages.record.ties import tie_groups
from graphmodel.gaps.report.text import coverage_label
from graphmodel.gaps.scope import scope_of
from graphmodel.gaps.words import level as level_label

PATH = "areas"
_APART = (("PART_OF", "in"), ("PART_OF", "out"), ("COVERS", "in"), ("PARTY_TO", "out"))
"""Ties that the page tells as trees and as pacts."""


def area_values(desk: Desk, uid: str) -> dict[str, Any]:
    """What the page of an area says.

    Raises
    ------
    NotFoundError
        There is no such area.
    """
    record = record_of(desk, PATH, uid)
    said: dict[str, Any] = {
        "record": subject(PATH, record, level_label(desk.profile.scheme, record["level"])),
        "facts": facts(desk, PATH, record),
        "ties": tie_groups(desk.network, record, without=_APART),
        "answer": "",
    }
    return said | (_live(desk, uid, said["record"]["name"]) if record["live"] else {})


def _live(desk: Desk, uid: str, name: str) -> dict[str, Any]:
    found, report = Found(desk), desk.report(under=uid)
    number = desk.view.numbers([uid])[uid]
    places = Places(desk, found, uid)
    own = {finding.id for finding in found.of(number)}
    return {
        "answer": area_answer(places, name),
        "on_record": report.on_record,
        "figures": figures(desk, uid),
        "tree": places.values(),
        "blanks": blank_levels(places),
        "matrix": matrix(desk, uid),
        "found": found.values(number),
        "below": counted([finding for finding in report.findings if finding.id not in own]),
        "pacts": pacts_of(desk, _parties(desk, uid)),
    }


def blank_levels(places: Places) -> list[dict[str, Any]]:
    """The levels below the area on which areas are blank, from the top down, each with how many."""
    return [
        {"level": level, "label": coverage_label(level, places.desk.profile), "count": counts["blank"]}
        for level, counts in counted_states(places).items()
        if counts.get("blank")
    ]


def _parties(desk: Desk, uid: str) -> pl.DataFrame:
    """Who of an area may be party to a pact: the area and the areas below it."""
    return desk.view.named(scope_of(desk.view, uid).areas, "uid").select(member="uid")
