"""Service: compounds and who looks after them, service points, what units offer and what communities need (L13, C15).

Assumes that committee, owners and property company of each community serve its compound; villagers' committees do as
well as residents'.
"""

from graphmodel.samples.district import Place
from graphmodel.samples.linkage import Linkage
from graphmodel.samples.sample import Row

_CENTRE, _STATION = "党群服务中心", "新业态驿站"
_OFFERS = (
    ("场地", "多功能会议室", 60),
    ("师资", "党课讲师", 4),
    ("停车位", "错时停车位", 40),
    ("设备", "移动放映设备", 2),
)
_NEEDS = (
    ("场地", "老年合唱队排练场地"),
    ("师资", "青少年暑期课堂讲师"),
    ("停车位", "夜间停车"),
    ("维修", "楼道照明更新"),
)
_WITH_NEEDS = 5


def plant_service(linkage: Linkage) -> None:
    """Plant the findings about compounds and service points, and add offers and needs."""
    _plant_compounds(linkage)
    _plant_points(linkage)
    _add_offers(linkage)


def _plant_compounds(linkage: Linkage) -> None:
    """Compounds without committee, owners' committee, property company, or any of them; retired ones are not asked."""
    district = linkage.district
    there = [linkage.there(community) for community in district.communities]
    there[0].committee["serves"] = there[0].committee["serves"][:1]
    there[2].owners["valid_to"] = district.on
    del there[5].manager["serves"], there[5].manager["role"]
    bare = linkage.economy.carrier(
        f"{district.communities[4].name[:2]}新苑", "residential_compound", district.communities[4]
    )
    for compound in (there[0].compound, there[2].compound, there[5].compound, bare):
        district.answer("L13", compound["uid"], "blank", "medium")
    linkage.economy.carrier(
        "云帆旧宿舍区", "residential_compound", district.communities[4], valid_to=district.day(-150)
    )  # fmt: skip
    second = linkage.economy.carrier(
        f"{district.communities[1].name[:2]}里", "residential_compound", district.communities[1]
    )  # fmt: skip
    for unit in (there[1].committee, there[1].owners, there[1].manager):
        unit["serves"] += (second["uid"],)


def _plant_points(linkage: Linkage) -> None:
    """A centre for each community; one serves a park too, one stands there for another, closed today, opens tomorrow."""
    district = linkage.district
    top, every = district.top, district.communities
    _point(linkage, top, _CENTRE, level=top.row["level"], serves=(top.uid,), capacity=300)
    for at, community in enumerate(every):
        row = _point(linkage, community, _CENTRE, serves=(community.uid,), capacity=60 + 20 * (at % 4))
        if at == 0:
            row["serves"] += (f"{district.key}-c99",)
            row["valid_to"] = district.day(1)
        if at == 1:
            row["serves"] = (every[0].uid,)
        if at == 3:
            row["valid_from"] = district.day(1)
        if at == 5:
            row["valid_to"] = district.on
        if at in {1, 3, 5}:
            district.answer("C15", community.uid, "blank", "medium")
    _point(linkage, every[0], _STATION, kind="post", serves=(next(iter(district.carriers)),), capacity=20)


def _point(
    linkage: Linkage, place: Place, what: str, *, kind: str = "centre", level: str = "community", **more: object
) -> Row:
    district = linkage.district
    uid = f"{district.key}-point{len(district.sheets.get('ServicePoint', ())) + 1:02d}"
    row: Row = {"uid": uid, "name": place.name + what, "kind": kind, "level": level, "area": (place.uid,)}
    return district.add("ServicePoint", **row, opened_on=district.day(-district.rng.randint(200, 2400)), **more)


def _add_offers(linkage: Linkage) -> None:
    """Offers of public units, and needs of communities: met, matched to an offer or a project, or open."""
    district = linkage.district
    for at, place in enumerate(linkage.hosts[:_WITH_NEEDS]):
        kind, name, capacity = _OFFERS[at % len(_OFFERS)]
        unit = linkage.there(place).public[0]
        uid = f"{district.key}-offer{at + 1}"
        district.add(
            "Resource", uid=uid, name=f"{unit['name']}{name}", kind=kind, capacity=capacity,
            offered_by=(unit["uid"],), available_from=district.day(-100), available_to=district.day(265),
        )  # fmt: skip
        kind, name = _NEEDS[at % len(_NEEDS)]
        need = district.add(
            "Need", uid=f"{district.key}-need{at + 1}", name=f"{place.name}{name}", kind=kind, raised_by=(place.uid,),
            raised_on=district.day(-10 - 12 * at),
        )  # fmt: skip
        if at < 3:
            need["matched_to"] = (uid,)
        if at == 0:
            need["met_on"] = district.day(-3)
