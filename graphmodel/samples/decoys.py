"""Decoys: what looks like a gap and is none, and what people have decided of some findings.

Assumes that every plant is in place: decisions speak of planted findings.
"""

from graphmodel.samples.district import District, Place
from graphmodel.samples.economy import Economy
from graphmodel.samples.sample import Row
from graphmodel.samples.territory import add_micro_grid

_GONE_FROM = -150


def add_decoys(economy: Economy) -> None:
    """Add records that no rule may find: dated, retired, resident, functional, closed, dedicated."""
    district = economy.district
    _add_dated_covers(district)
    _add_dedicated_grid(district)
    _fill_to_the_bounds(district)
    _add_areas_of_other_days(district)
    _add_informal_orgs(district)
    _let_resident_orgs_lapse(district)
    for status in ("closed", "moved_out", "not_found", "dormant"):
        economy.firm(district.communities[4], status=status, members=5)
    district.work_cover(district.committee, economy.firm(district.communities[4]), "union", valid_to=district.day(1))
    economy.firm(district.communities[4], valid_from=district.day(10), members=7)
    economy.firm(district.communities[5], valid_to=district.day(_GONE_FROM), members=7)
    economy.carrier("云帆旧货市场", "market", district.communities[5], valid_to=district.day(_GONE_FROM))


def decide(district: District) -> tuple[str, ...]:
    """Say something of some findings; return the ids of those held for true that are gone."""
    for rule, verdict, due, hidden in (
        ("C1.micro_grid", "not_blank", None, True),
        ("C7", "postponed", 60, True),
        ("C8", "postponed", -5, False),
        ("D7", "true", None, False),
        ("T1", "mended", None, False),
    ):
        answer = next(a for a in district.answers.values() if a.rule == rule and a.follows is None and not a.includes)
        _decide(district, answer.id, verdict, due=due)
        district.note_decision(answer, verdict=verdict, hidden=hidden)
    gone = f"C1.grid~{district.communities[0].children[0].uid}"
    _decide(district, gone, "true", due=None)
    return (gone,)


def _decide(district: District, finding: str, verdict: str, *, due: int | None) -> None:
    row: Row = {"finding": finding, "verdict": verdict, "on": district.day(-20), "reason": _REASONS[verdict]}
    district.decisions.append(row if due is None else row | {"due_on": district.day(due)})


_REASONS = {
    "not_blank": "由相邻微网格党小组统一联系，已核实",
    "postponed": "单位正在搬迁，搬迁后再核",
    "true": "情况属实，已列入计划",
    "mended": "换届方案已批复",
}


def _add_dated_covers(district: District) -> None:
    """One cover ends tomorrow; another ended when its successor's began."""
    ending, succeeded = (district.take("cover", district.grids("normal", "village")) for _ in range(2))
    for row in district.covers:
        if row["target"] == ending.uid:
            row["valid_to"] = district.day(1)
        if row["target"] == succeeded.uid:
            row["valid_from"] = district.day(_GONE_FROM)
    before = district.add_org(
        f"{succeeded.uid}-o0",
        f"{succeeded.name}原党支部",
        "branch",
        district.committee,
        valid_to=district.day(_GONE_FROM),
    )
    district.cover(before, succeeded.uid, valid_to=district.day(_GONE_FROM))


def _add_dedicated_grid(district: District) -> None:
    """A grid of its own for a park: far too few households, none a hub, and none asked for."""
    community = district.communities[2]
    row = {"uid": f"{community.uid}-g9", "name": "创业园专属网格", "level": "grid", "kind": "dedicated_grid"}
    grid = Place(row | {"parent": (community.uid,)}, community)
    community.children.append(grid)
    grid.org = district.cover_by(grid, f"{grid.uid}-o", "创业园专属网格党支部", "branch", community.body["uid"])
    for _ in range(2):
        add_micro_grid(district, grid, households=6).hubs = 0


def _fill_to_the_bounds(district: District) -> None:
    """Put places exactly on the bounds of their bands, and leave some hub households unknown where they are declared."""
    urban, rural = district.communities[4].children, district.communities[7].children
    for places, households in (
        (urban, (100, 100, 100, 100, 100)),
        (urban, (30, 60, 70, 70, 70)),
        (rural, (10, 10, 10, 10, 10)),
    ):
        for micro, count in zip(district.take("count", places).children, households, strict=True):
            micro.households, micro.hubs = count, 1
    for micro in district.communities[3].children[0].children:
        if not micro.listed:
            micro.hubs = None


def _add_areas_of_other_days(district: District) -> None:
    parent = district.communities[0]
    row: Row = {"level": "grid", "kind": "grid", "households": 400, "parent": (parent.uid,)}
    district.others += [
        Place(row | {"uid": f"{district.key}-g93", "name": "规划网格", "valid_from": district.day(30)}),
        Place(row | {"uid": f"{district.key}-g94", "name": "原一网格", "valid_to": district.on}),
    ]
    row = {"uid": f"{district.key}-c98", "name": "原渡口社区", "level": "community", "kind": "community"}
    district.others.append(Place(row | {"parent": (district.key,), "valid_to": district.day(_GONE_FROM)}))


def _add_informal_orgs(district: District) -> None:
    name, past = district.top.name, district.day(-90)
    district.add_org(
        f"{district.key}-f1", f"{name}新业态功能型党支部", "branch", None, form="functional", participants=21, members=None,
        term_ends_on=past,
    )  # fmt: skip
    district.add_org(
        f"{district.key}-f2", f"{name}区域化党建联席会议", "party_committee", None, form="coordinating", members=None,
        term_ends_on=past,
    )  # fmt: skip
    district.add_org(f"{district.key}-f3", f"{name}两新工作组", "team", None, members=None)


def _let_resident_orgs_lapse(district: District) -> None:
    """Terms and secretaries of organisations in residence are their own superior's business."""
    for org in district.orgs.values():
        if org.get("affiliation") == "resident":
            org |= {"term_ends_on": district.day(-50), "secretary_vacant_since": district.day(-200)}
            org |= {"founded_on": district.day(-1200), "secretary_since": district.day(-1200)}
