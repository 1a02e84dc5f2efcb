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

    One finding for all communities, one for all grids and one for all units out of reach, the later two following the
    first; units with members and full carriers are data to check, since nothing is known of their sub-district.
    """
    district = lay_ground(number=number, name=name, communities=(), listed=0, on=on, rng=rng)
    del district.orgs[district.new_firms_committee]
    economy = Economy(district)
    for at, stem in enumerate(communities):
        _add_community(economy, at + 1, stem=stem)
    top = district.top
    first = district.answer("C1.community", top.uid, "data", "medium", includes=[c.uid for c in district.communities])
    grids = [grid.uid for community in district.communities for grid in community.children]
    district.answer("C1.grid", top.uid, "data", "medium", includes=grids, follows=first.id)
    units = [unit["uid"] for unit in district.units.values() if "members" not in unit]
    district.answer("C7", top.uid, "data", "medium", includes=units, follows=first.id)
    for unit in district.units.values():
        if "members" in unit:
            district.answer("C8", unit["uid"], "data", "low")
    for carrier in district.carriers:
        district.answer("C11", carrier, "data", "low")
    return finish(district, ended=())


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
        counted: Row = {"members": 4} if at == 0 else {}
        economy.firm(community, carrier=carrier, **counted)


def _add_grid(district: District, community: Place, number: int, *, stem: str) -> None:
    row: Row = {
        "uid": f"{community.uid}-g{number}",
        "name": f"{stem}{numeral(number)}网格",
        "level": "grid",
        "kind": "grid",
    }
    row |= {"parent": (community.uid,), "households": district.rng.randint(310, 480)}
    community.children.append(Place(row, community))
