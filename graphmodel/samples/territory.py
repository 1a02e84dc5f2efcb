"""Territory: the clean ground of a sub-district, its places and the organisations that cover them.

Assumes the default scheme and its bands: 300-500 households an urban grid, 30-100 a micro-grid, a hub household to
at most 100, fewer in villages. Nothing built here is a finding.
"""

from collections.abc import Sequence
from datetime import date
from random import Random

from graphmodel.samples.district import District, Place, Role
from graphmodel.samples.names import numeral
from graphmodel.samples.sample import Row

ROLES: tuple[Role, ...] = ("normal", "blank", "normal", "collapse", "joint", "normal", "village", "village_branch")
"""Roles of the first communities; any further one is ordinary."""
_MICRO_GRIDS = 5
_GRID_TIERS = {"village_branch": "group"}


def lay_ground(*, number: int, name: str, communities: Sequence[str], listed: int, on: date, rng: Random) -> District:
    """Lay out a sub-district without any gap.

    Parameters
    ----------
    number
        Number of the sub-district, part of codes and uids.
    communities
        Names without their endings.
    listed
        So many communities, from the first on, list their households one by one.
    """
    key = f"s{number:02d}"
    code = f"99{1 + number // 100:02d}01{number % 100:03d}"
    top = Place({"uid": key, "name": name, "level": "sub_district", "kind": "sub_district", "code": f"{code}000"})
    district = District(number, on, rng, top)
    root = district.cover_by(
        top, district.committee, f"{name}党工委", "working_committee", None, founded_on=date(2012, 7, 1)
    )
    top.org = root
    district.add_org(
        district.new_firms_committee, f"{name}两新组织综合党委", "party_committee", root["uid"], form="regional"
    )
    for at, stem in enumerate(communities):
        role: Role = ROLES[at] if at < len(ROLES) else "normal"
        _add_community(district, at + 1, stem=stem, role=role, code=code, listed=at < listed)
    return district


def _add_community(district: District, number: int, *, stem: str, role: Role, code: str, listed: bool) -> None:
    rural = role in {"village", "village_branch"}
    kind, ending, serial = ("village", "村", 200 + number) if rural else ("community", "社区", number)
    row: Row = {"uid": f"{district.key}-c{number:02d}", "name": stem + ending, "level": "community", "kind": kind}
    row |= {"code": f"{code}{serial:03d}", "parent": (district.top.uid,)}
    if rural:
        row["setting"] = "rural"
    place = Place(row, district.top, listed=listed, role=role)
    district.top.children.append(place)
    district.communities.append(place)
    if role != "blank":
        place.org = _cover_community(district, place, number)
    for at in range(7 if rural else 6):
        _add_grid(district, place, at + 1, stem=stem)


def _cover_community(district: District, place: Place, number: int) -> Row:
    tier = {"village_branch": "branch"}.get(place.role, "party_committee" if number == 3 else "general_branch")
    ending = {"branch": "党支部", "general_branch": "党总支", "party_committee": "党委"}[tier]
    joint = place.role == "joint"
    name = f"{place.name}片区联合{ending}" if joint else f"{place.name}{ending}"
    form = "joint" if joint else "own"
    return district.cover_by(place, f"{place.uid}-o", name, tier, district.committee, form=form)


def _add_grid(district: District, community: Place, number: int, *, stem: str) -> None:
    row: Row = {"uid": f"{community.uid}-g{number}", "name": f"{stem}{numeral(number)}网格", "level": "grid"}
    row |= {"kind": "grid", "grid_code": f"{community.row['code']}{number:03d}", "parent": (community.uid,)}
    grid = Place(row, community, listed=community.listed)
    community.children.append(grid)
    tier = _GRID_TIERS.get(community.role, "branch")
    superior = str(community.org["uid"]) if community.org else district.committee
    ending = "党支部" if tier == "branch" else "党小组"
    grid.org = district.cover_by(grid, f"{grid.uid}-o", grid.name + ending, tier, superior)
    rural = community.row.get("setting") == "rural"
    for _ in range(_MICRO_GRIDS):
        households = district.rng.randint(36, 48) if rural else district.rng.randint(60, 68)
        add_micro_grid(district, grid, households=households)


def add_micro_grid(district: District, grid: Place, *, households: int) -> Place:
    """Add a micro-grid with a group under the grid's branch (or the branch that the grid's group belongs to)."""
    number = len(grid.children) + 1
    row: Row = {"uid": f"{grid.uid}-m{number}", "name": f"{grid.name}{number}号微网格", "level": "micro_grid"}
    row |= {"kind": "micro_grid", "parent": (grid.uid,)}
    hubs = district.rng.randint(1, 2)
    micro = Place(row, grid, households=households, hubs=hubs, listed=grid.listed)
    grid.children.append(micro)
    if grid.org:
        superior = grid.org["uid"] if grid.org["tier"] == "branch" else grid.org["superior"][0]
        micro.org = district.cover_by(micro, f"{micro.uid}-o", f"{micro.name}党小组", "group", superior)
    return micro
