"""A small town with two sub-districts and known ties."""

from datetime import date
from typing import Any

from graphmodel.network import Network, network_of
from graphmodel.profiles import load_profile
from graphmodel.ties.study import Study, study

ON = date(2026, 11, 22)
DEFAULT = load_profile("default")
AREAS = {
    "d1": ("东街道", "sub_district", "990101001000", None), "d2": ("西街道", "sub_district", "990101002000", None),
    "c1": ("甲社区", "community", "990101001001", "d1"), "c2": ("乙社区", "community", "990101001002", "d1"),
    "c3": ("丙社区", "community", "990101002001", "d2"), "c4": ("丁社区", "community", "990101002002", "d2"),
    "g1": ("一网格", "grid", None, "c1"),
}  # fmt: skip
UNITS = {
    "u1": ("钢厂", "enterprise", "c1"), "u2": ("小学", "school", "c1"), "u3": ("医院", "hospital", "k1"),
    "u4": ("协会", "social_organisation", "c3"), "u5": ("纱厂", "enterprise", None),
}  # fmt: skip
PACTS = {"p1": "c1 u1", "p2": "c1 u2", "p3": "u2 u4 c2", "p4": "c3 u5"}


def town(pacts: dict[str, str] | None = None) -> Network:
    """The town; a hospital in a building of 乙社区, a firm without a place, a branch that covers 甲社区."""
    given = PACTS if pacts is None else pacts
    nodes: dict[str, list[dict[str, Any]]] = {
        "Area": [{"uid": uid, "name": name, "level": level, "code": code} for uid, (name, level, code, _) in AREAS.items()],
        "Unit": [{"uid": uid, "name": name, "kind": kind} for uid, (name, kind, _) in UNITS.items()],
        "Carrier": [{"uid": "k1", "name": "大楼", "kind": "building"}],
        "Org": [
            {"uid": "o1", "name": "甲社区党支部", "tier": "branch"},
            {"uid": "o2", "name": "钢厂党支部", "tier": "branch"},
            {"uid": "o3", "name": "东街道党工委", "tier": "working_committee"},
        ],
        "Pact": [{"uid": uid, "name": uid} for uid in given],
    }  # fmt: skip
    pairs = {
        "PART_OF": [(uid, above) for uid, (_, _, _, above) in AREAS.items() if above],
        "LOCATED_IN": [(uid, at) for uid, (_, _, at) in UNITS.items() if at] + [("k1", "c2")],
        "COVERS": [("o1", "c1"), ("o2", "u1"), ("o3", "d1")],
        "PARTY_TO": [(party, uid) for uid, parties in given.items() for party in parties.split()],
    }
    ties = {
        kind: [{"uid": f"{kind}-{at:02}", "start": a, "end": b} for at, (a, b) in enumerate(rows)]
        for kind, rows in pairs.items()
    }
    return network_of(nodes=nodes, ties=ties, on=ON)


def studied(within: frozenset[str] | None = None, **given: Any) -> Study:
    """What is asked of the town."""
    return study(town(**given), DEFAULT.scheme, within=within)
