"""Blanks: places that no organisation of an expected tier covers (C1), of every kind and status.

Assumes clean ground. Communities of the roles ``blank``, ``collapse`` and ``joint`` are there for these plants.
"""

from graphmodel.samples.district import District, Place, Role
from graphmodel.samples.sample import Answer, Row

_ORDINARY: tuple[Role, ...] = ("normal", "village")


def plant_blanks(district: District) -> None:
    """Plant every finding of C1."""
    _plant_communities(district)
    _plant_grids_of_a_blank_community(district)
    _plant_grids(district)
    _plant_nominal_grids(district)
    _plant_grids_without_conditions(district)
    _plant_micro_grids(district)
    _plant_collapse(district)


def _plant_communities(district: District) -> None:
    for community in district.communities:
        if community.role == "blank":
            district.answer("C1.community", community.uid, "blank", "high")
    stem = f"{district.key}-c99"
    code = f"{district.top.row['code'][:9]}401"
    row = {"uid": stem, "name": f"{district.top.name}科创园区", "level": "community", "code": code, "households": 0}
    place = Place(row | {"parent": (district.top.uid,)}, district.top)
    district.top.children.append(place)
    district.answer("C1.community", place.uid, "data", "low")


def _plant_grids_of_a_blank_community(district: District) -> None:
    for _ in range(2):
        grid = district.take("cover", district.grids("blank"))
        _empty(district, grid, follows=f"C1.community~{grid.above.uid}")


def _plant_grids(district: District) -> None:
    _empty(district, _ordinary(district))
    planned = _ordinary(district)
    _empty(district, planned)
    district.cover_by(
        planned,
        f"{planned.uid}-o2",
        f"{planned.name}党支部（筹）",
        "branch",
        _superior(planned),
        founded_on=district.day(40),
    )
    lapsed = _ordinary(district)
    _cover_of(district, lapsed)["valid_to"] = district.on
    retired = _ordinary(district)
    retired.body["valid_to"] = district.day(-25)
    district.lean(retired)
    functional = _ordinary(district)
    district.uncover(functional)
    district.lean(functional)
    district.cover_by(
        functional, f"{functional.uid}-o2", f"{functional.name}功能型党支部", "branch", None, form="functional",
        participants=12, members=None, term_ends_on=district.day(-300),
    )  # fmt: skip
    for grid in (lapsed, retired, functional):
        district.answer("C1.grid", grid.uid, "blank", "high")


def _plant_nominal_grids(district: District) -> None:
    temporary = _ordinary(district)
    _uncover_alone(district, temporary)
    district.cover_by(
        temporary, f"{temporary.uid}-o2", f"{temporary.name}临时党支部", "branch", _superior(temporary), form="temporary",
        planned_end_on=district.day(200), term_ends_on=None,
    )  # fmt: skip
    grouped = _ordinary(district)
    _uncover_alone(district, grouped)
    district.cover_by(grouped, f"{grouped.uid}-o2", f"{grouped.name}党小组", "group", _neighbour(grouped))
    under_joint = district.take("cover", district.grids("joint"))
    _uncover_alone(district, under_joint)
    for grid in (temporary, grouped, under_joint):
        district.answer("C1.grid", grid.uid, "nominal", "high")


def _plant_grids_without_conditions(district: District) -> None:
    for members in (0, 2):
        grid = _ordinary(district)
        _uncover_alone(district, grid)
        grid.row["members"] = members
        district.answer("C1.grid", grid.uid, "conditions", "high")
    enough = _ordinary(district)
    _uncover_alone(district, enough)
    enough.row["members"] = 3
    district.answer("C1.grid", enough.uid, "blank", "high")


def _plant_micro_grids(district: District) -> None:
    for members in (None, None, None, 1, 4, 0, 0, 0, 0):
        micro = district.take("cover", district.sound_micro_grids())
        district.uncover(micro)
        if members is not None:
            micro.row["members"] = members
        district.answer("C1.micro_grid", micro.uid, "conditions" if members == 0 else "blank", "medium")
    micro = district.take("cover", district.sound_micro_grids())
    district.uncover(micro)
    district.cover_by(micro, f"{micro.uid}-o2", f"{micro.name}临时党小组", "group", _neighbour(micro), form="temporary")
    district.answer("C1.micro_grid", micro.uid, "nominal", "medium")
    joint = _ordinary(district)
    joint.body["form"] = "joint"
    for micro in joint.children[:2]:
        district.uncover(micro)
        district.answer("C1.micro_grid", micro.uid, "nominal", "medium")


def _plant_collapse(district: District) -> None:
    for community in district.communities:
        if community.role == "collapse":
            micro_grids = [micro for grid in community.children for micro in grid.children]
            for micro in micro_grids:
                district.uncover(micro)
            includes = [micro.uid for micro in micro_grids]
            district.answer("C1.micro_grid", community.uid, "data", "medium", includes=includes)


def _empty(district: District, grid: Place, *, follows: str | None = None) -> Answer:
    """Take the branch of a grid and the groups of its micro-grids away: these follow it."""
    for micro in grid.children:
        district.uncover(micro)
        district.answer("C1.micro_grid", micro.uid, "blank", "medium", follows=f"C1.grid~{grid.uid}")
    district.uncover(grid)
    return district.answer("C1.grid", grid.uid, "blank", "high", follows=follows)


def _uncover_alone(district: District, grid: Place) -> None:
    """Take the branch of a grid away; the groups of its micro-grids move under a neighbour."""
    district.uncover(grid)
    district.lean(grid)


def _ordinary(district: District) -> Place:
    return district.take("cover", district.grids(*_ORDINARY))


def _cover_of(district: District, place: Place) -> Row:
    return next(row for row in district.covers if row["target"] == place.uid)


def _superior(grid: Place) -> str:
    """The body of the grid's community."""
    return str(grid.above.body["uid"])


def _neighbour(place: Place) -> str:
    """The branch that the other groups of the place are under."""
    grid = place if place.row["level"] == "grid" else place.above
    return str(grid.above.children[0].body["uid"])
