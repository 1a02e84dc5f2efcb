"""Coverage: C1 and C5 to C19 of gaps.md 3.6."""

from collections.abc import Container

from .found import Asked, Findings, Found, collapse, named
from .live import Live


def c1_community(asked: Asked) -> Findings:
    live = asked.live
    communities = set(live.on_level("community"))
    statistical = {uid for uid in communities if is_statistical(live.areas[uid].get("code"))}
    return _c1(asked, "community", communities, recorded_in="sub_district", severity="high", statistical=statistical)


def c1_grid(asked: Asked) -> Findings:
    grids = set(asked.live.on_level("grid"))
    return _c1(asked, "grid", grids, recorded_in="sub_district", severity="high")


def c1_micro_grid(asked: Asked) -> Findings:
    micro_grids = set(asked.live.on_level("micro_grid"))
    return _c1(asked, "micro_grid", micro_grids, recorded_in="community", severity="medium")


def _c1(
    asked: Asked,
    level: str,
    subjects: set[str],
    *,
    recorded_in: str,
    severity: str,
    statistical: Container[str] = frozenset(),
) -> Findings:
    """Statistical units are no candidates, so they do not decide a collapse; it stands for them all the same."""
    live, rule = asked.live, f"C1.{level}"
    found = {}
    for uid in subjects:
        if not live.covered(uid):
            plain = Found(_c1_status(asked, uid, level), severity)
            found[rule, uid] = Found("data", "low") if uid in statistical else plain
    has = {uid: live.covered(uid) for uid in subjects if uid not in statistical}
    places = {uid: live.above(uid) for uid in subjects}
    return collapse(live, rule, level=recorded_in, has=has, places=places, found=found)


def _c1_status(asked: Asked, area: str, level: str) -> str:
    live, members = asked.live, asked.live.areas[area].get("members")
    joint_above = any(live.orgs[t.other].get("form") == "joint" for p in live.parents(area) for t in live.covers(p))
    enough_members = {"grid": asked.figures.members_of_grid, "micro_grid": 1}.get(level, 0)
    if live.temporarily_covered(area):
        return "nominal"
    if level == "grid" and "group" in live.tiers_over(area) - live.expected_tiers(area):
        return "nominal"
    if level in {"grid", "micro_grid"} and joint_above:
        return "nominal"
    if members is not None and members < enough_members:
        return "conditions"
    return "blank"


def is_statistical(code: str | None) -> bool:
    """Say whether a village-level code has a serial of 400 to 599."""
    return code is not None and len(code) == 12 and code.isdigit() and 400 <= int(code[9:]) <= 599


def c5(asked: Asked) -> Findings:
    live = asked.live
    found = {}
    for community in live.on_level("community"):
        short = [
            uid
            for uid in _parts(live, community, "micro_grid")
            if uid in live.hubs
            and (live.hubs[uid] == 0 or live.households[uid] > asked.figures.households_a_hub * live.hubs[uid])
        ]
        if short:
            found["C5", community] = Found("blank", "low", includes=named(short))
    return found


def _parts(live: Live, community: str, level: str) -> list[str]:
    """The areas of a level below a community, outside dedicated grids, with households > 0."""
    return [
        uid
        for uid in live.below(community)
        if live.areas[uid]["level"] == level and live.households.get(uid, 0) > 0 and not live.in_dedicated_grid(uid)
    ]


def c6(asked: Asked) -> Findings:
    live, target = asked.live, asked.figures.organised_share
    if target is None:
        return {}
    found = {}
    for area in live.on_level("sub_district") + live.on_level("community"):
        units = [uid for uid in live.units_in[area] if live.operating(uid) and live.two_new(uid)]
        if len(units) >= asked.figures.two_new_units:
            share = sum(bool(live.covers(uid)) for uid in units) / len(units)
            if share < target:
                found["C6", area] = Found("blank", "medium", value=share)
    return found


def c7(asked: Asked) -> Findings:
    live, to_build = asked.live, c8(asked)
    candidates = [uid for uid in live.units if live.operating(uid) and live.two_new(uid)]
    has = {uid: bool(live.covers(uid) or live.into["WORK_COVERS"].get(uid)) for uid in candidates}
    found = {
        ("C7", uid): Found("blank", "medium") for uid in candidates if not has[uid] and ("C8", uid) not in to_build
    }
    places = {uid: live.sub_districts(live.areas_of_unit(uid)) for uid in candidates}
    return collapse(live, "C7", level="sub_district", has=has, places=places, found=found)


def c7_unverified(asked: Asked) -> Findings:
    live = asked.live
    found = {}
    for community in live.on_level("community"):
        units = [uid for uid in live.units_in[community] if live.units[uid].get("status") == "unverified"]
        if units:
            found["C7.unverified", community] = Found("data", "low", value=len(units))
    return found


def c8(asked: Asked) -> Findings:
    live = asked.live
    found = {}
    for uid, unit in live.units.items():
        builds = {tie.says.get("build") for tie in live.covers(uid)}
        enough = unit.get("members", 0) >= asked.figures.members_of_own_branch
        if live.operating(uid) and enough and "single" not in builds:
            unsure = None in builds or _nothing_recorded(live, live.areas_of_unit(uid))
            found["C8", uid] = Found("data", "low") if unsure else Found("blank", "medium")
    return found


def _nothing_recorded(live: Live, areas: set[str]) -> bool:
    """Say whether no unit of the sub-district has any COVERS."""
    sub_districts = live.sub_districts(areas)
    units = {uid for area in sub_districts for uid in live.units_in[area]}
    return bool(sub_districts) and not any(live.covers(uid) for uid in units)


def c9(asked: Asked) -> Findings:
    live = asked.live
    found = {}
    for uid, org in live.orgs.items():
        if org["tier"] == "branch" and org.get("form") == "joint":
            covered = {tie.other for tie in live.out["COVERS"].get(uid, ())}
            units = [unit for unit in covered & live.units.keys() if live.operating(unit)]
            if len(units) > asked.figures.units_of_joint_branch:
                found["C9", uid] = Found("tune", "low", value=len(units), includes=named(units))
    return found


def c10(asked: Asked) -> Findings:
    live = asked.live
    fewest, most = asked.figures.members_of_branch
    return {
        ("C10", uid): Found("tune", "low")
        for uid, org in live.orgs.items()
        if live.formal(uid)
        and org["tier"] == "branch"
        and "members" in org
        and not fewest <= org["members"] <= most
    }  # fmt: skip


def c11(asked: Asked) -> Findings:
    live = asked.live
    found = {}
    for carrier in live.carriers:
        units = [uid for uid in live.units_of_carrier(carrier) if live.operating(uid)]
        covered = [uid for uid in units if live.covers(uid)]
        if len(units) < asked.figures.units_of_carrier or live.covers(carrier) or 2 * len(covered) >= len(units):
            continue
        nothing = _nothing_recorded(live, live.areas_of_carrier(carrier))
        found["C11", carrier] = Found("data", "low") if nothing else Found("blank", "medium")
    return found


def c18(asked: Asked) -> Findings:
    live = asked.live
    found = {}
    for level in ("grid", "micro_grid"):
        for community in live.on_level("community"):
            outside = []
            for uid in _parts(live, community, level):
                fewest, most = asked.figures.bands[level, live.setting(uid)]
                if not fewest <= live.households[uid] <= most:
                    outside.append(uid)
            if outside:
                found[f"C18.{level}", community] = Found("tune", "low", includes=named(outside))
    return found


def c19(asked: Asked) -> Findings:
    live = asked.live
    found = {}
    for uid in live.orgs:
        units = {tie.other for tie in live.out["WORK_COVERS"].get(uid, ()) if tie.says["by"] == "adviser"}
        posts = [live.nodes["Post"][tie.other] for tie in live.into["STAFFS"].get(uid, ())]
        filled = sum(post.get("filled", 0) for post in posts if post["kind"] == "adviser")
        if filled >= 1 and len(units) > asked.figures.units_an_adviser * filled:
            found["C19", uid] = Found("tune", "low", value=len(units) / filled)
    return found


RULES = (c1_community, c1_grid, c1_micro_grid, c5, c6, c7, c7_unverified, c8, c9, c10, c11, c18, c19)
