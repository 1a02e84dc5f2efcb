"""Places: areas whose tree, codes or sizes ask for attention (C3.area, C5, C18, D1, D2, D3, D5.division, D6, D8, D11, D13).

Assumes clean ground with the ordinary communities 1, 3 and 6 (counted from one) of the roles in ``territory``.
"""

from graphmodel.samples.district import District, Place
from graphmodel.samples.territory import add_micro_grid


def plant_places(district: District) -> None:
    """Plant the findings about areas."""
    _plant_few_hubs(district)
    _plant_sizes(district)
    _plant_sums(district)
    _plant_wrong_parents(district)
    _plant_without_parent(district)
    _plant_second_parent(district)
    _plant_cycle(district)
    _plant_codes(district)
    _plant_kind(district)
    _plant_two_primaries(district)


def _plant_few_hubs(district: District) -> None:
    community = district.communities[0]
    grid = district.take("count", community.children)
    includes = [micro.uid for micro in grid.children[:2]]
    for micro in grid.children[:2]:
        micro.hubs = 0
    district.answer("C5", community.uid, "blank", "low", includes=includes)


def _plant_sizes(district: District) -> None:
    """One community with a micro-grid too many and one too few households, one with such grids."""
    community = district.communities[2]
    grid = district.take("count", community.children)
    for micro, households, hubs in zip(grid.children, (105, 24, 64, 66, 66), (1, 1, 1, 2, 2), strict=True):
        micro.households, micro.hubs = households, hubs
    large, small = grid.children[:2]
    district.answer("C18.micro_grid", community.uid, "tune", "low", includes=(large.uid, small.uid))
    district.answer("C5", community.uid, "blank", "low", includes=(large.uid,))
    community = district.communities[5]
    thin, wide = district.take("count", community.children), district.take("count", community.children)
    for micro in thin.children:
        micro.households = 48
    add_micro_grid(district, wide, households=90)
    for micro in wide.children:
        micro.households = 90
    district.answer("C18.grid", community.uid, "tune", "low", includes=(thin.uid, wide.uid))


def _plant_sums(district: District) -> None:
    """One grid declares 12 % more than its micro-grids add up to; another is off by a dozen households, under 5 %."""
    grid = district.take("count", district.communities[0].children)
    grid.row["households"] = round(grid.known * 1.12)
    district.answer("D8", grid.uid, "data", "low")
    near = district.take("count", district.communities[0].children)
    near.row["households"] = near.known + 12


def _plant_wrong_parents(district: District) -> None:
    row = {"uid": f"{district.key}-g91", "name": "直属一网格", "level": "grid", "kind": "grid", "households": 310}
    grid = Place(row | {"parent": (district.top.uid,)}, district.top)
    district.top.children.append(grid)
    _cover_grid(district, grid)
    district.answer("C3.area", grid.uid, "data", "medium")


def _plant_without_parent(district: District) -> None:
    """One micro-grid names no parent, one was left behind by a grid that was given up."""
    given_up = {"uid": f"{district.key}-g92", "name": "撤并网格", "level": "grid", "kind": "grid"}
    parent = (district.communities[0].uid,)
    district.others.append(Place(given_up | {"parent": parent, "valid_to": district.day(-120)}))
    for number, of in ((1, ()), (2, (given_up["uid"],))):
        row = {"uid": f"{district.key}-m9{number}", "name": f"待归属{number}号微网格", "level": "micro_grid"}
        micro = Place(row | {"kind": "micro_grid", "households": 42, "hub_households": 1, "parent": of})
        district.others.append(micro)
        _cover_micro_grid(district, micro)
        district.answer("D1", micro.uid, "data", "medium")


def _plant_second_parent(district: District) -> None:
    first, second = district.communities[0].children[0], district.communities[2].children[0]
    row = {"uid": f"{district.key}-m95", "name": "交界1号微网格", "level": "micro_grid", "kind": "micro_grid"}
    micro = Place(row | {"households": 0, "parent": (first.uid, second.uid)})
    district.others.append(micro)
    _cover_micro_grid(district, micro)
    district.answer("D2", micro.uid, "data", "high")


def _plant_cycle(district: District) -> None:
    """A grid and a micro-grid that are part of each other; the grid then also has a parent of a wrong level."""
    grid_uid, micro_uid = f"{district.key}-loop-g", f"{district.key}-loop-m"
    row = {"uid": grid_uid, "name": "回环网格", "level": "grid", "kind": "grid", "households": 0}
    grid = Place(row | {"parent": (micro_uid,)})
    row = {"uid": micro_uid, "name": "回环1号微网格", "level": "micro_grid", "kind": "micro_grid", "households": 0}
    micro = Place(row | {"parent": (grid_uid,)})
    district.others += [grid, micro]
    _cover_grid(district, grid)
    _cover_micro_grid(district, micro)
    district.answer("D3", grid_uid, "data", "high", includes=(grid_uid, micro_uid))
    district.answer("C3.area", grid_uid, "data", "medium")


def _plant_codes(district: District) -> None:
    elsewhere, too_long = district.communities[5], district.communities[2]
    elsewhere.row["code"] = f"99{90 + district.number // 100}01{district.number % 100:03d}006"
    district.answer("D6", elsewhere.uid, "data", "low")
    too_long.row["code"] += "0"
    district.answer("D5.division", too_long.uid, "data", "low")


def _plant_kind(district: District) -> None:
    grid = district.take("count", district.grids("normal"))
    grid.row["kind"] = "zone"
    district.answer("D11", grid.uid, "data", "low")


def _plant_two_primaries(district: District) -> None:
    grid = district.take("cover", district.grids("normal", "village"))
    for row in district.covers:
        if row["target"] == grid.uid:
            row["primary"] = True
    district.cover(grid.above.body, grid.uid, primary=True)
    district.answer("D13", grid.uid, "data", "medium")


def _cover_grid(district: District, grid: Place) -> None:
    district.cover_by(grid, f"{grid.uid}-o", f"{grid.name}党支部", "branch", district.committee)


def _cover_micro_grid(district: District, micro: Place) -> None:
    branch = district.communities[0].children[0].body["uid"]
    district.cover_by(micro, f"{micro.uid}-o", f"{micro.name}党小组", "group", branch)
