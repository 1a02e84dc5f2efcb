"""Firms: units and carriers that no organisation reaches as it should (C7-C11, C19, D5.uscc, D7, D9, D13).

Assumes clean ground; every plant adds units of its own but the spoilt codes and the adviser with too many.
"""

from graphmodel.samples.district import District
from graphmodel.samples.economy import UNITS_PER_ADVISER, Economy
from graphmodel.samples.names import spoil
from graphmodel.samples.sample import Row


def plant_firms(economy: Economy) -> None:
    """Plant the findings about units, carriers and advisers."""
    _plant_out_of_reach(economy)
    _plant_unverified(economy)
    _plant_without_own_branch(economy)
    _plant_wide_joint_branch(economy)
    _plant_carriers(economy)
    _plant_two_primaries(economy.district)
    _plant_adviser(economy.district)
    _plant_codes(economy.district)
    _plant_nowhere(economy)
    _plant_closed(economy)


def _plant_out_of_reach(economy: Economy) -> None:
    """Plant units that nobody reaches now: never, no longer, by a functional branch only, or not yet."""
    district = economy.district
    spread = (0, 2, 3, 5, 6)
    units = [economy.firm(district.communities[at], members=at % 3) for at in spread]
    units[1]["status"] = "operating"
    district.work_cover(district.committee, units[1], "liaison", valid_to=district.on)
    functional, retired, planned = units[2:]
    economy.joint_branch(
        [functional],
        name=f"{functional['name']}功能型党支部",
        form="functional",
        superior=(),
        participants=9,
        members=None,
    )
    economy.joint_branch([retired], valid_to=district.on)
    economy.joint_branch([planned], founded_on=district.day(1))
    for unit in units:
        district.answer("C7", unit["uid"], "blank", "medium")


def _plant_unverified(economy: Economy) -> None:
    district = economy.district
    for at, count in ((0, 3), (5, 2)):
        community = district.communities[at]
        for _ in range(count):
            economy.firm(community, status="unverified")
        district.answer("C7.unverified", community.uid, "data", "low")


def _plant_without_own_branch(economy: Economy) -> None:
    district = economy.district
    community = district.communities[0]
    joint = [economy.firm(community, members=members) for members in (3, 5, 9)]
    economy.joint_branch(joint, form="joint", members=17)
    advised = economy.firm(district.communities[2], members=4)
    district.work_cover(district.committee, advised, "liaison")
    public = economy.unit("示例水务管理站", "institution", district.communities[5], members=6)
    for unit in (*joint, advised, public):
        district.answer("C8", unit["uid"], "blank", "medium")
    unclear = economy.firm(district.communities[1], members=3)
    economy.own_branch(unclear, build=None)
    district.answer("C8", unclear["uid"], "data", "low")


def _plant_wide_joint_branch(economy: Economy) -> None:
    """Six operating units under one joint branch; the dormant seventh does not count, nor a full branch of five."""
    district = economy.district
    units = [economy.firm(district.communities[at % 3], members=at % 3) for at in range(6)]
    dormant = economy.firm(district.communities[0], status="dormant")
    branch = economy.joint_branch([*units, dormant])
    district.answer("C9", branch["uid"], "tune", "low", includes=[unit["uid"] for unit in units])
    full = [economy.firm(district.communities[4], members=at % 3) for at in range(5)]
    economy.joint_branch([*full, economy.firm(district.communities[4], status="dormant")])


def _plant_carriers(economy: Economy) -> None:
    """Two carriers under half covered; one with half, one with four units only, are none."""
    district = economy.district
    plants = (
        ("汇智大厦", "building", 6, 2), ("新澜市场", "market", 5, 0), ("映月大厦", "building", 6, 3),
        ("星汇广场", "business_district", 4, 0),
    )  # fmt: skip
    for at, (name, kind, size, covered) in enumerate(plants):
        carrier = economy.carrier(name, kind, district.communities[at])
        units = [economy.firm(None, members=at % 3, carrier=carrier["uid"]) for _ in range(size)]
        if covered:
            economy.joint_branch(units[:covered])
        for unit in units[covered:]:
            district.work_cover(district.committee, unit, "liaison")
        if at < 2:
            district.answer("C11", carrier["uid"], "blank", "medium")


def _plant_two_primaries(district: District) -> None:
    covered = next(row["target"] for row in district.covers if row["target"] in district.carriers)
    district.cover(district.orgs[district.new_firms_committee], covered, path="district", primary=True)
    district.answer("D13", covered, "data", "medium")


def _plant_adviser(district: District) -> None:
    """One adviser takes over one unit more than an adviser should have; the others keep within it."""
    org = district.add_org(
        f"{district.key}-street",
        f"{district.top.name}街区综合党委",
        "party_committee",
        district.committee,
        form="regional",
    )
    advised = [row for row in district.work if row["by"] == "adviser"]
    for row in advised[-UNITS_PER_ADVISER - 1 :]:
        row["org"] = org["uid"]
    district.posts.append({"kind": "adviser", "at": org["uid"], "required": 2, "filled": 1})
    district.answer("C19", org["uid"], "tune", "low")


def _plant_codes(district: District) -> None:
    units = [unit for unit in district.units.values() if "uscc" in unit]
    for unit in district.rng.sample(units, 2):
        unit["uscc"] = spoil(unit["uscc"])
        district.answer("D5.uscc", unit["uid"], "data", "low")


def _plant_nowhere(economy: Economy) -> None:
    unit = economy.firm(None)
    economy.district.work_cover(economy.district.committee, unit, "union")
    economy.district.answer("D7", unit["uid"], "data", "low")


def _plant_closed(economy: Economy) -> None:
    """Three units that are gone and still have a branch; a fourth, reached by work alone, is none."""
    district = economy.district
    gone: list[Row] = []
    for at, status in enumerate(("closed", "moved_out", "not_found")):
        unit = economy.firm(district.communities[at], status=status)
        economy.joint_branch([unit, economy.firm(district.communities[at])])
        gone.append(unit)
    for unit in gone:
        district.answer("D9", unit["uid"], "data", "low")
    left = economy.firm(district.communities[3], status="moved_out")
    district.work_cover(district.committee, left, "liaison")
