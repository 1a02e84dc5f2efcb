"""Who is where: the records inside a scope."""

import networkx as nx

from .live import Live


def inside(live: Live, under: str) -> set[str]:
    """The uids of every kind inside a sub-tree, given by uid or by division code."""
    areas = _areas(live, under)
    units = {uid for uid in live.units if live.areas_of_unit(uid) & areas}
    carriers = {uid for uid in live.carriers if live.areas_of_carrier(uid) & areas}
    placed = {uid for uid in live.orgs if _own_places(live, uid) & areas}
    orgs = {higher for uid in placed for higher in {uid, *nx.descendants(live.line, uid)}}
    return areas | units | carriers | orgs


def significant(code: str) -> str:
    """The digits of a division code that mean something: 12, or 9, 6, 4, 2 where only zeros follow."""
    for length in (2, 4, 6, 9):
        if code[length:].strip("0") == "" and len(code) >= length:
            return code[:length]
    return code


def _areas(live: Live, under: str) -> set[str]:
    if under in live.areas:
        tops = {under}
    else:
        digits = significant(under)
        tops = {uid for uid, area in live.areas.items() if area.get("code", "").startswith(digits)}
    return tops.union(*(live.below(uid) for uid in tops))


def _own_places(live: Live, org: str) -> set[str]:
    """The areas that an organisation covers or is located in, and those of the units and carriers it covers."""
    places = {tie.other for tie in live.out["LOCATED_IN"].get(org, ())}
    for tie in live.out["COVERS"].get(org, ()):
        if tie.other in live.areas:
            places.add(tie.other)
        elif tie.other in live.units:
            places |= live.areas_of_unit(tie.other)
        elif tie.other in live.carriers:
            places |= live.areas_of_carrier(tie.other)
    return places
