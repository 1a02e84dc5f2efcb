"""A village with a record or two of every kind, and any kind of record at random, with plain readings of both."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from graphmodel.collections.shelf import Shelf
from graphmodel.discretion import BANDS, band, is_few
from graphmodel.network import Network, network_of
from graphmodel.profiles import load_profile
from graphmodel.schema import NODES, Property

ON = date(2026, 11, 22)
DEFAULT = load_profile("default")
ENDED = ON - timedelta(days=30)
Rows = dict[str, list[dict[str, Any]]]

NODES_OF_VILLAGE: Rows = {
    "Area": [
        {"uid": "town", "name": "示例镇", "level": "sub_district", "kind": "town", "code": "990101101000", "households": 900},
        {"uid": "v1", "name": "长兴村", "level": "community", "kind": "village", "code": "990101101201", "households": 4},
        {"uid": "v2", "name": "单家村", "level": "community", "kind": "village", "code": "990101101202", "households": 0},
        {"uid": "g1", "name": "一网格", "level": "grid", "hub_households": 3, "members": 6, "households": 5},
        {"uid": "old", "name": "旧网格", "level": "grid", "valid_to": ENDED},
    ],
    "Org": [
        {"uid": "com", "name": "示例镇党委", "tier": "party_committee", "members": 60, "founded_on": date(2001, 7, 1)},
        {"uid": "br1", "name": "长兴村党支部", "tier": "branch", "members": 12, "founded_on": date(2010, 5, 4),
         "org_code": "ZB-001", "source": "orgs.xlsx", "batch": "b1", "first_seen": "2026-01-02T03:04:05Z"},
        {"uid": "br2", "name": "单家村党支部", "tier": "branch", "members": 3, "participants": 1, "seats": 3},
        {"uid": "gone", "name": "撤销支部", "tier": "branch", "founded_on": date(1999, 1, 1), "valid_to": ENDED},
        {"uid": "next", "name": "筹建支部", "tier": "branch", "founded_on": ON + timedelta(days=1)},
    ],
    "Unit": [
        {"uid": "mill", "name": "彩虹印染厂", "kind": "enterprise", "uscc": "91110000600037341L", "above_scale": True, "lon": 121.5},
        {"uid": "shop", "name": "ABC 超市", "kind": "enterprise", "above_scale": False, "lon": -0.5},
    ],
    "Carrier": [{"uid": "park", "name": "东园区", "kind": "park"}],
    "Chain": [{"uid": "dye", "name": "家纺链", "segments": ["纺纱", "印染"]}, {"uid": "bare", "name": "空链"}],
    "Alliance": [{"uid": "al", "name": "家纺联盟"}],
    "Pact": [{"uid": "pact", "name": "共建协议", "promised_publicly": True}, {"uid": "far", "name": "外地协议"}],
    "Project": [{"uid": "pj1", "name": "义诊"}, {"uid": "pj2", "name": "讲座", "theme": "健康"}],
    "Resource": [{"uid": "rs", "name": "礼堂", "kind": "hall", "capacity": 80}],
    "Need": [{"uid": "nd", "name": "停车", "kind": "place"}],
    "ServicePoint": [{"uid": "sp", "name": "服务站", "kind": "station"}],
    "Post": [{"uid": "po", "kind": "adviser", "required": 2}],
    "Event": [
        {"uid": "e1", "kind": "visit", "on": date(2026, 5, 1)}, {"uid": "e2", "kind": "meeting", "on": date(2026, 9, 1)},
        {"uid": "e3", "kind": "meeting", "on": date(2026, 9, 1)},
    ],
    "Decision": [
        {"uid": "d1", "finding": "C1~v1", "verdict": "true"}, {"uid": "d2", "finding": "C1~elsewhere", "verdict": "true"},
    ],
}  # fmt: skip
_TIES: dict[str, list[tuple[str, str] | tuple[str, str, dict[str, Any]]]] = {
    "PART_OF": [("v1", "town"), ("v2", "town"), ("g1", "v1"), ("old", "v1", {"valid_to": ENDED})],
    "SUBORDINATE_TO": [("br1", "com"), ("br2", "com")],
    "COVERS": [("com", "town"), ("br1", "v1", {"build": "single", "valid_from": date(2020, 1, 1)}), ("br2", "v2"), ("br1", "old")],
    "DRAWS_FROM": [("br1", "br2", {"count": 4})],
    "LOCATED_IN": [("mill", "park"), ("park", "g1"), ("shop", "v2"), ("sp", "v2")],
    "IN_SEGMENT": [("mill", "dye", {"segment": "印染"})],
    "MEMBER_OF": [("mill", "al", {"role": "lead"})],
    "SERVES": [("al", "dye"), ("sp", "park")],
    "PARTY_TO": [("br1", "pact"), ("shop", "pact")],
    "UNDER": [("pj1", "al")],
    "RESPONSIBLE_FOR": [("shop", "pj2")],
    "OFFERS": [("br2", "rs")],
    "RAISES": [("g1", "nd")],
    "REPORTS_TO": [("mill", "v1", {"kind": "members", "count": 5, "everyday": True})],
    "STAFFS": [("po", "br1")],
    "ABOUT": [("e1", "pj1"), ("e2", "v2")],
    "BY": [("e3", "br1")],
}  # fmt: skip


def village() -> Network:
    """The village."""
    ties = {
        kind: [
            {"uid": f"{kind}-{start}-{end}", "start": start, "end": end, **(more[0] if more else {})}
            for start, end, *more in rows
        ]
        for kind, rows in _TIES.items()
    }
    return network_of(nodes=NODES_OF_VILLAGE, ties=ties, on=ON, revision=5)


def shelf(network: Network | None = None) -> Shelf:
    return Shelf(network or village(), DEFAULT)


POOLS: Mapping[str, list[Any]] = {
    "text": ["甲", "乙丙", "丙", "A1", "a"],
    "int": [0, 1, 2, 3, 4, 5, 6, 7, 8, 50, 51, 60],
    "float": [-1.5, 0.0, 121.25],
    "flag": [False, True],
    "date": [ON + timedelta(days=days) for days in (-2, -1, 0, 1, 2)],
    "instant": ["2026-01-02T03:04:05Z", "2026-01-02T03:04:06Z"],
    "texts": [["甲"], ["乙"], ["甲", "乙"]],
}
"""What properties without words hold, by type."""


def pool_of(declared: Property) -> list[Any]:
    """What a property may hold."""
    return list(declared.words.keys[:3]) if declared.words and declared.words.keys else POOLS[declared.type]


def rows_of(label: str, *, most: int = 12) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Records of a kind."""
    row = st.fixed_dictionaries({p.name: st.none() | st.sampled_from(pool_of(p)) for p in NODES[label].stored})
    uids = st.integers(0, 99).map("u{:02}".format)
    return st.dictionaries(uids, row, max_size=most).map(
        lambda rows: [{"uid": uid, **row} for uid, row in rows.items()]
    )  # fmt: skip


def random_rows(label: str, count: int) -> list[dict[str, Any]]:
    """As many records of a kind, the same every time."""
    chance = Random(label)  # noqa: S311
    return [
        {"uid": f"u{at:02}", **{p.name: chance.choice([None, *pool_of(p)]) for p in NODES[label].stored}}
        for at in range(count)
    ]  # fmt: skip


def one_kind(label: str, rows: list[dict[str, Any]]) -> Shelf:
    """A network of nothing but these records."""
    return Shelf(network_of(nodes={label: rows}, ties={}, on=ON), DEFAULT)


def shown(declared: Property, value: Any) -> Any:
    """A raw value as it is told, or None."""
    if value is None or declared.guard is None:
        return value
    return band(value) if declared.guard == "members" else None if is_few(value) else value


def sorts(declared: Property, value: Any) -> Any:
    """A told value as it is compared."""
    return BANDS.keys.index(value) if declared.guard == "members" else value
