"""Unrecorded: a sub-district whose organisations have not been entered yet, so that findings collapse.

Assumes that a register often begins so: places and units first, of organisations only the working committee.
"""

from collections.abc import Sequence
from datetime import date
from random import Random

from graphmodel.samples.district import District, Place
from graphmodel.samples.economy import Economy
from graphmodel.samples.names import numeral
from graphmodel.samples.sample import Row, Sample
from graphmodel.samples.tables import finish
from graphmodel.samples.territory import lay_ground

_GRIDS = 6
_FIRMS = 8


def make_unrecorded(*, number: int, name: str, communities: Sequence[str], on: date, rng: Random) -> Sample:
    """Make a sub-district with the working committee alone on record.

    One finding for all communities without organisation, and one each for all grids, units out of reach, communities
    and units without tie, compounds nobody serves and communities without service point, each following the first;
    units with members and full carriers are data to check, since nothing is known of their sub-district.
    """
    district = lay_ground(number=number, name=name, communities=(), listed=0, on=on, rng=rng)
    del district.orgs[district.new_firms_committee]
    economy = Economy(district)
    for at, stem in enumerate(communities):
        _add_community(economy, at + 1, stem=stem)
    _answer_collapses(district)
    for unit in district.units.values():
        if "members" in unit:
            district.answer("C8", unit["uid"], "data", "low")
    for carrier in district.carriers.values():
        if carrier["kind"] == "building":
            district.answer("C11", carrier["uid"], "data", "low")
    return finish(district, ended=())


def _answer_collapses(district: District) -> None:
    """Note the findings that stand for all of a kind."""
    top, units = district.top.uid, district.units.values()
    communities = [community.uid for community in district.communities]
    first = district.answer("C1.community", top, "data", "medium", includes=communities)
    for rule, includes in (
        ("C1.grid", [grid.uid for community in district.communities for grid in community.children]),
        ("C7", [unit["uid"] for unit in units if unit["kind"] == "enterprise" and "members" not in unit]),
        ("L1", communities),
        ("L2", [unit["uid"] for unit in units if unit["kind"] == "institution" or "above_scale" in unit]),
        ("L13", [uid for uid, carrier in district.carriers.items() if carrier["kind"] == "residential_compound"]),
        ("C15", communities),
    ):
        district.answer(rule, top, "data", "medium", includes=includes, follows=first.id)


def _add_community(economy: Economy, number: int, *, stem: str) -> None:
    district = economy.district
    code = f"{district.top.row['code'][:9]}{number:03d}"
    row: Row = {
        "uid": f"{district.key}-c{number:02d}",
        "name": f"{stem}社区",
        "level": "community",
        "kind": "community",
    }
    community = Place(row | {"code": code, "parent": (district.key,)}, district.top)
    district.top.children.append(community)
    district.communities.append(community)
    for at in range(_GRIDS):
        _add_grid(district, community, at + 1, stem=stem)
    carrier = economy.carrier(f"{stem}大厦", "building", community)["uid"]
    for at in range(_FIRMS):
        counted: Row = {"members": 4} if at == 0 else {"above_scale": True} if at == 1 else {}
        economy.firm(community, carrier=carrier, **counted)
    economy.unit(f"{stem}便民服务所", "institution", community)
    economy.carrier(f"{stem}花苑", "residential_compound", community)


def _add_grid(district: District, community: Place, number: int, *, stem: str) -> None:
    row: Row = {
        "uid": f"{community.uid}-g{number}",
        "name": f"{stem}{numeral(number)}网格",
        "level": "grid",
        "kind": "grid",
    }
    row |= {"parent": (community.uid,), "households": district.rng.randint(310, 480)}
    community.children.append(Place(row, community))
