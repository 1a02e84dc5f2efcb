"""Lines: organisations whose superior, term, secretary or size asks for attention (C2, C3.org, C10, D2, D3, T1, T2).

Assumes clean ground; the branches of single firms are there to be changed.
"""

from graphmodel.samples.district import District
from graphmodel.samples.sample import Row


def plant_lines(district: District) -> None:
    """Plant the findings about organisations and their lines."""
    _plant_detached(district)
    _plant_wrong_superiors(district)
    _plant_second_superior(district)
    _plant_cycle(district)
    _plant_sizes(district)
    _plant_terms(district)
    _plant_secretaries(district)


def _plant_detached(district: District) -> None:
    alone = district.take_unit_org()
    alone["superior"] = ()
    grid = district.take("cover", district.grids("normal", "village"))
    left = district.add_org(
        f"{district.key}-old1", f"{district.top.name}原片区党总支", "general_branch", district.committee,
        valid_to=district.day(-60),
    )  # fmt: skip
    below = grid.body
    below["superior"] = (left["uid"],)
    for org in (alone, below):
        district.answer("C2", org["uid"], "data", "high")


def _plant_wrong_superiors(district: District) -> None:
    branch, above = district.take_unit_org(), district.take_unit_org()
    branch["superior"] = (above["uid"],)
    micro = district.take("cover", district.sound_micro_grids())
    group = micro.body
    group["superior"] = (micro.above.above.body["uid"],)
    for org in (branch, group):
        district.answer("C3.org", org["uid"], "data", "medium")


def _plant_second_superior(district: District) -> None:
    org = district.take_unit_org()
    org["superior"] = (district.new_firms_committee, district.committee)
    district.answer("D2", org["uid"], "data", "high")


def _plant_cycle(district: District) -> None:
    east, west = f"{district.key}-loop1", f"{district.key}-loop2"
    district.add_org(east, f"{district.top.name}商圈综合党委", "party_committee", west)
    district.add_org(west, f"{district.top.name}市场综合党委", "party_committee", east)
    district.answer("D3", east, "data", "high", includes=(east, west))


def _plant_sizes(district: District) -> None:
    for members in (56, 2):
        org = district.take_unit_org()
        org["members"] = members
        district.answer("C10", org["uid"], "tune", "low")
    for members in (3, 50):
        district.take_unit_org()["members"] = members


def _plant_terms(district: District) -> None:
    plants = (
        (-400, None, "medium"), (-30, None, "medium"), (-1, None, "medium"), (-200, -20, "medium"),
        (12, None, "low"), (60, None, "low"), (90, None, "low"), (-30, 45, "low"),
    )  # fmt: skip
    for ends, extended, severity in plants:
        org = _set_term(district, ends=ends, extended=extended)
        district.answer("T1", org["uid"], "due", severity)
    for ends, extended in ((91, None), (-60, 200)):
        _set_term(district, ends=ends, extended=extended)


def _set_term(district: District, *, ends: int, extended: int | None) -> Row:
    org = district.take_unit_org()
    org["term_ends_on"] = district.day(ends)
    org["founded_on"] = district.day(ends - 1096)
    org["secretary_since"] = district.day(ends - 1090)
    if extended is not None:
        org["term_extended_to"] = district.day(extended)
    return org


def _plant_secretaries(district: District) -> None:
    for vacant in (-91, -240):
        org = district.take_unit_org()
        org["secretary_vacant_since"] = district.day(vacant)
        org["secretary_since"] = None if vacant == -240 else district.day(vacant - 500)
        district.answer("T2", org["uid"], "due", "high")
    for vacant, since in ((-90, -700), (-240, -100)):
        org = district.take_unit_org()
        org["secretary_vacant_since"], org["secretary_since"] = district.day(vacant), district.day(since)
