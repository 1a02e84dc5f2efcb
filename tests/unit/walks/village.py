"""A village of which every way is known: two trees, a pact, an event, what has ended, and a part apart."""

from datetime import date
from typing import Any

from graphmodel.network import Network, network_of

ON = date(2026, 11, 22)
DAY = date(2026, 3, 1)

NODES: dict[str, list[dict[str, Any]]] = {
    "Area": [
        {"uid": "st", "name": "示例街道", "level": "sub_district"},
        {"uid": "c1", "name": "春风社区", "level": "community"},
        {"uid": "c2", "name": "春雨社区", "level": "community"},
        {"uid": "far", "name": "远山村", "level": "community"},
    ],
    "Org": [
        {"uid": "o1", "name": "春风社区党委", "tier": "party_committee", "founded_on": DAY},
        {"uid": "o9", "name": "已撤销支部", "tier": "branch", "valid_to": ON},
    ],
    "Unit": [
        {"uid": "u1", "name": "第一小学", "kind": "school"},
        {"uid": "u2", "name": None, "kind": "enterprise"},
        {"uid": "u3", "name": "远山合作社", "kind": "enterprise"},
    ],
    "Pact": [{"uid": "p1", "name": "校社协议"}],
    "Event": [{"uid": "e1", "kind": "visit", "on": DAY}],
}
TIES: dict[str, list[dict[str, Any]]] = {
    "PART_OF": [
        {"uid": "t1", "start": "c1", "end": "st", "valid_from": DAY},
        {"uid": "t2", "start": "c2", "end": "st"},
    ],
    "COVERS": [
        {"uid": "t3", "start": "o1", "end": "c1"},
        {"uid": "t4", "start": "o9", "end": "c2"},
        {"uid": "t5", "start": "o1", "end": "c2", "valid_to": ON},
    ],
    "LOCATED_IN": [
        {"uid": "t6", "start": "u1", "end": "c1"},
        {"uid": "t7", "start": "u2", "end": "c2"},
        {"uid": "t8", "start": "o1", "end": "c1"},
        {"uid": "t9", "start": "u3", "end": "far"},
    ],
    "PARTY_TO": [{"uid": "ta", "start": "u1", "end": "p1"}, {"uid": "tb", "start": "c2", "end": "p1"}],
    "ABOUT": [{"uid": "tc", "start": "e1", "end": "c1"}],
    "SUBORDINATE_TO": [{"uid": "td", "start": "o1", "end": "o1"}],
}


def village(on: date = ON) -> Network:
    """The village on a day."""
    households = [{"area": "c1", "households": 3, "hubs": 1}]
    return network_of(nodes=NODES, ties=TIES, households=households, on=on)
