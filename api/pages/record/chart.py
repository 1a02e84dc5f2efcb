"""Chart: the organisations of an area drawn on its places, a sheet at a time, with its table.

Assumes that print is legible from seven points on: a chart too wide for its sheet says so, and can be had as one sheet
for each area directly below.
"""

from typing import Any

from api.desk import Desk
from api.pages.record.answer import area_answer
from api.pages.record.facts import record_of, subject
from api.pages.record.found import Found
from api.pages.record.places import Places
from graphmodel.errors import NotFoundError
from graphmodel.gaps import words
from graphmodel.messages import say
from graphmodel.profiles import Profile
from viz.drawing import DEFS, bounds, draw_scene
from viz.lettering import EM
from viz.pictures.area import area_scene
from viz.scene import Scene

MOST_SHEETS = 40
"""Sheets at most: more are printed by nobody at once."""
LEAST_POINTS = 7.0
_ROOM = {"a4": (1047.0, 446.0), "a3": (1512.0, 756.0)}
"""What a drawing has of each paper beside head and foot, in pixels: wide, high."""
_POINT = 0.75


def chart_values(desk: Desk, profile: Profile, uid: str, *, each: bool = False) -> dict[str, Any]:
    """The sheets of a live area's chart: ``drawing``, ``paper``, ``points`` (the size of its texts in print), ``notes``.

    Raises
    ------
    NotFoundError
        There is no such area, or it is not live.
    """
    record = record_of(desk, "areas", uid)
    if not record["live"]:
        raise NotFoundError("gaps.scope_unknown", under=uid, parameter="uid")
    places = Places(desk, Found(desk), uid)
    below = places.areas.filter(steps=1).select("uid", "name").rows()
    asked = below[:MOST_SHEETS] if each and below else [(uid, record["name"])]
    sheets = [_sheet(_scene(desk, profile, one), name or one) for one, name in asked]
    small = not each and sheets[0]["points"] < LEAST_POINTS
    paper = max((sheet["paper"] for sheet in sheets), key=lambda one: _ROOM[one])
    return {
        "record": subject("areas", record, words.level(profile.scheme, record["level"])),
        "title": say("place.chart_title", name=record["name"]),
        "answer": area_answer(places, record["name"]),
        "sheets": sheets,
        "each": each,
        "paper": paper,
        "small": small,
        "sheets_below": len(below),
        "left_out": max(0, len(below) - MOST_SHEETS) if each else 0,
    }


def _scene(desk: Desk, profile: Profile, uid: str) -> Scene:
    return area_scene(desk.network, profile, uid, view=desk.view, report=desk.report(under=uid))


def _sheet(scene: Scene, name: str) -> dict[str, Any]:
    left, top, right, bottom = bounds(scene)
    paper = scene.paper.split()[0].lower()
    wide, high = _ROOM[paper]
    scale = min(wide / (right - left), high / (bottom - top))
    return {
        "name": name,
        "title": scene.title,
        "answer": scene.answer,
        "notes": list(scene.notes),
        "paper": paper,
        "points": round(EM * _POINT * scale, 1),
        "drawing": DEFS + draw_scene(scene),
        "rows": [
            {
                "what": node.what,
                "name": node.name,
                "code": node.code,
                "status": node.status,
                "says": list(node.says),
            }
            for node in scene.nodes
        ],
    }
