"""Leaving: what is affected where a unit or organisation leaves, as a page says it.

Assumes that it is a prompt for preparing and says nothing about whether anybody should leave.
"""

from typing import Any

from api.desk import Desk
from api.pages.mentions import mention_of, mentions
from graphmodel.alliances.departure import (
    Departure,
    LostDuty,
    LostMember,
    LostPact,
    LostSegment,
    LostSlot,
    departure,
)
from graphmodel.alliances.naming import Named
from graphmodel.gaps.words import clauses
from graphmodel.messages import say

Group = dict[str, Any]


def leaving(desk: Desk, uid: str) -> dict[str, Any]:
    """What is affected where a record leaves (:func:`told_leaving`)."""
    return told_leaving(departure(desk.study(), desk.alliances, desk.pacts, uid))


def told_leaving(found: Departure) -> dict[str, Any]:
    """``answer``, and ``groups`` of who and what is affected; a group has ``key``, ``label`` and ``items`` (``record``, ``says``)."""
    groups = [group for group in _groups(found) if group["items"]]
    counts = [say("place.affected", label=group["label"], count=group["count"]) for group in groups]
    which = "unit" if found.record.kind == "Unit" else "org"
    answer = say(f"place.leaving_{which}", affected=clauses(counts)) if counts else say(f"place.leaving_nobody_{which}")
    return {"answer": answer, "groups": groups, "cut_off": mentions(found.cut_off)}


def _groups(found: Departure) -> list[Group]:
    return [
        _group("cut_off", [(one, _part(part)) for part in found.parts if len(part) > 1 for one in part]),
        _group("alone", [(one, "") for one in found.alone]),
        _group("pacts", [(lost.pact, _pact(lost)) for lost in found.pacts]),
        _group("alliances", [(lost.alliance, _member(lost)) for lost in found.alliances]),
        _group("slots", [(lost.alliance, _slot(lost)) for lost in found.slots]),
        _group("segments", [(lost.alliance, _segment(lost)) for lost in found.segments]),
        _group("projects", [(lost.project, _duty(lost)) for lost in found.projects]),
        _group("needs", [(one, say("place.need_unmet")) for one in found.needs]),
        _group("built_in", [(one, say("place.goes_along")) for one in found.built_in]),
        _group("areas", [(one, say("place.uncovered")) for one in found.areas]),
        _group("units", [(one, say("place.uncovered")) for one in found.units]),
        _group("lower", [(one, say("place.no_superior")) for one in found.lower]),
    ]


def _group(key: str, items: list[tuple[Named, str]]) -> Group:
    told = [{"record": mention_of(one), "says": says} for one, says in items]
    return {"key": key, "label": say(f"place.affects_{key}"), "count": len(told), "items": told}


def _part(part: tuple[Named, ...]) -> str:
    return say("place.part", size=len(part))


def _duty(lost: LostDuty) -> str:
    if lost.others:
        return say("place.claim_left" if lost.claims else "place.duty_left", others=lost.others)
    return say("place.claim_lost" if lost.claims else "place.duty_lost")


def _pact(lost: LostPact) -> str:
    return say("place.pact_falls" if lost.falls else "place.pact_left", left=lost.left)


def _member(lost: LostMember) -> str:
    return say("place.host_lost" if lost.host else "place.members_left", left=lost.left)


def _slot(lost: LostSlot) -> str:
    return say("place.slot_short", slot=lost.slot, left=lost.left, least=lost.least)


def _segment(lost: LostSegment) -> str:
    return say("place.segment_empty", chain=lost.chain.name, segment=lost.segment)
