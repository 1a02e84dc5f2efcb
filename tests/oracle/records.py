"""Lines, levels, data and terms: C2, C3, D1 to D13, T1 and T2 of gaps.md 3.6."""

from datetime import timedelta

import networkx as nx
from stdnum.cn import uscc

from .found import Asked, Findings, Found, named
from .live import Live, Node
from .scope import significant

TERM_TIERS = {"branch", "general_branch", "party_committee"}
SECRETARY_TIERS = TERM_TIERS | {"working_committee"}


def c2(asked: Asked) -> Findings:
    live = asked.live
    if live.orgs and not live.roots:
        return {("C2", area): Found("data", "high") for area in live.on_level(live.scheme.top.key)}
    return {
        ("C2", uid): Found("data", "high")
        for uid in live.orgs
        if live.formal(uid) and _own_line(live, uid) and not live.superiors(uid) and uid not in live.roots
    }


def _own_line(live: Live, org: str) -> bool:
    return bool(live.orgs[org].get("affiliation", "own") == "own")


def c3_org(asked: Asked) -> Findings:
    live = asked.live
    found = {}
    for uid, org in live.orgs.items():
        allowed = live.scheme.superiors.get(org["tier"])
        if live.formal(uid) and allowed is not None:
            odd = [s for s in live.superiors(uid) if live.orgs[s]["tier"] not in allowed]
            if odd:
                found["C3.org", uid] = Found("data", "medium")
    return found


def c3_area(asked: Asked) -> Findings:
    live = asked.live
    found = {}
    for uid, area in _below_the_top(live):
        allowed = live.scheme[area["level"]].parents
        if any(live.areas[p]["level"] not in allowed for p in live.parents(uid)):
            found["C3.area", uid] = Found("data", "medium")
    return found


def _below_the_top(live: Live) -> list[tuple[str, Node]]:
    """Parent rules do not apply to the top level."""
    return [(uid, area) for uid, area in live.areas.items() if area["level"] != live.scheme.top.key]


def d1(asked: Asked) -> Findings:
    live = asked.live
    return {("D1", uid): Found("data", "medium") for uid, _ in _below_the_top(live) if not live.parents(uid)}


def d2(asked: Asked) -> Findings:
    live = asked.live
    areas = [uid for uid, _ in _below_the_top(live) if len(live.parents(uid)) >= 2]
    orgs = [uid for uid in live.orgs if len(live.superiors(uid)) >= 2]
    return {("D2", uid): Found("data", "high") for uid in areas + orgs}


def d3(asked: Asked) -> Findings:
    found = {}
    for tree in (asked.live.territory, asked.live.line):
        for part in nx.strongly_connected_components(tree):
            if len(part) > 1 or any(tree.has_edge(uid, uid) for uid in part):
                found["D3", min(part)] = Found("data", "high", includes=named(part))
    return found


def d5_uscc(asked: Asked) -> Findings:
    return {
        ("D5.uscc", uid): Found("data", "low")
        for uid, unit in asked.live.units.items()
        if "uscc" in unit and not uscc.is_valid(unit["uscc"])
    }


def padded(code: str) -> str:
    """The 9 digits of a township, or the fewer of what is above it, as 12."""
    return code.ljust(12, "0") if len(code) in {2, 4, 6, 9} else code


def d5_division(asked: Asked) -> Findings:
    found = {}
    for uid, area in asked.live.areas.items():
        if "code" in area:
            code = padded(area["code"])
            well_formed = len(code) == 12 and code.isascii() and code.isdigit()
            if not well_formed or (not code.startswith("99") and code not in asked.register):
                found["D5.division", uid] = Found("data", "low")
    return found


def d6(asked: Asked) -> Findings:
    live = asked.live
    found = {}
    for uid, area in live.areas.items():
        codes = [live.areas[p]["code"] for p in live.parents(uid) if "code" in live.areas[p]]
        if "code" in area and any(not area["code"].startswith(significant(padded(c))) for c in codes):
            found["D6", uid] = Found("data", "low")
    return found


def d7(asked: Asked) -> Findings:
    live = asked.live
    return {("D7", uid): Found("data", "low") for uid in live.units if not live.out["LOCATED_IN"].get(uid)}


def d8(asked: Asked) -> Findings:
    live, figures = asked.live, asked.figures
    found = {}
    for uid, area in live.areas.items():
        declared, children = area.get("households", 0), live.children(uid)
        if declared > 0 and children and all(c in live.households for c in children):
            gap = abs(declared - sum(live.households[c] for c in children))
            if gap * 100 > figures.tolerance_percent * declared and gap > figures.tolerance:
                found["D8", uid] = Found("data", "low")
    return found


def d9(asked: Asked) -> Findings:
    live = asked.live
    gone = {"closed", "moved_out", "not_found"}
    return {
        ("D9", uid): Found("data", "low")
        for uid, unit in live.units.items()
        if unit.get("status") in gone and live.covers(uid)
    }


def d11(asked: Asked) -> Findings:
    live = asked.live
    return {
        ("D11", uid): Found("data", "low")
        for uid, area in live.areas.items()
        if "kind" in area and area["kind"] not in live.scheme[area["level"]].kinds
    }


def d13(asked: Asked) -> Findings:
    live = asked.live
    return {
        ("D13", uid): Found("data", "medium")
        for uid in (*live.units, *live.areas, *live.carriers)
        if sum(tie.says.get("primary", False) for tie in live.covers(uid)) >= 2
    }


def t1(asked: Asked) -> Findings:
    live = asked.live
    found = {}
    for uid, org in live.orgs.items():
        ends = org.get("term_extended_to") or org.get("term_ends_on")
        if not ends or not live.formal(uid) or not _own_line(live, uid) or org["tier"] not in TERM_TIERS:
            continue
        if ends < live.on:
            found["T1", uid] = Found("due", "medium", since=ends)
        elif ends <= live.on + timedelta(days=asked.figures.term_notice_days):
            found["T1", uid] = Found("due", "low")
    return found


def t2(asked: Asked) -> Findings:
    live = asked.live
    found = {}
    for uid, org in live.orgs.items():
        vacant, since = org.get("secretary_vacant_since"), org.get("secretary_since")
        if not vacant or not live.formal(uid) or not _own_line(live, uid) or org["tier"] not in SECRETARY_TIERS:
            continue
        if (live.on - vacant).days > asked.figures.vacancy_days and not (since and since > vacant):
            found["T2", uid] = Found("due", "high", since=vacant)
    return found


RULES = (c2, c3_org, c3_area, d1, d2, d3, d5_uscc, d5_division, d6, d7, d8, d9, d11, d13, t1, t2)
