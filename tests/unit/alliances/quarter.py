"""A small quarter with two communities, two chains, three alliances and four pacts, all of it known."""

from datetime import date
from typing import Any

from graphmodel.network import Network, network_of

ON = date(2026, 11, 22)


def tie(start: str, end: str, **row: Any) -> dict[str, Any]:
    return {
        "uid": f"{start}>{end}>{row.get('slot') or row.get('role') or row.get('segment') or ''}",
        "start": start,
        "end": end,
        **row,
    }


def ties(*pairs: tuple[str, str]) -> list[dict[str, Any]]:
    return [tie(start, end) for start, end in pairs]


NODES: dict[str, list[dict[str, Any]]] = {
    "Area": [
        {"uid": "st", "name": "示例街道", "level": "sub_district", "code": "990101001000"},
        {"uid": "c1", "name": "春风社区", "level": "community", "code": "990101001001"},
        {"uid": "c2", "name": "春雨社区", "level": "community", "code": "990101001002"},
        {"uid": "c3", "name": "秋实社区", "level": "community", "code": "990101001003"},
        {"uid": "g1", "name": "第一网格", "level": "grid"},
    ],
    "Org": [
        {"uid": "o1", "name": "春风社区党委", "tier": "party_committee"},
        {"uid": "o2", "name": "医院党支部", "tier": "branch", "sector": "卫健"},
    ],
    "Unit": [
        {"uid": "lead", "name": "锦绣纺织有限公司", "kind": "enterprise", "uscc": "91110000600037341L"},
        {"uid": "spin", "name": "前进纺纱厂", "kind": "soe"},
        {"uid": "dye", "name": "彩虹印染厂", "kind": "enterprise"},
        {"uid": "shut", "name": "停业印染厂", "kind": "enterprise", "status": "closed"},
        {"uid": "school", "name": "纺织职业学校", "kind": "school"},
        {"uid": "bank", "name": "示例银行", "kind": "enterprise"},
        {"uid": "bureau", "name": "工信局", "kind": "agency"},
    ],
    "Chain": [
        {"uid": "textile", "name": "家纺产业链", "segments": ["纺纱", "织造", "印染"]},
        {"uid": "gear", "name": "装备产业链", "segments": ["零件", "整机"]},
    ],
    "Alliance": [
        {"uid": "a1", "name": "家纺产业链党建联盟", "template": "1+X+Y"},
        {"uid": "a2", "name": "政企校金联盟", "template": "政企校金四方", "host_until": date(2026, 9, 30)},
        {"uid": "a3", "name": "自管联盟", "template": "一家亲"},
        {"uid": "gone", "name": "旧联盟", "valid_to": date(2026, 1, 1)},
    ],
    "Pact": [
        {"uid": "p1", "name": "春风共建协议", "promised_publicly": True, "expires_on": date(2027, 1, 1)},
        {"uid": "p2", "name": "春雨共建协议", "expires_on": ON},
        {"uid": "p3", "name": "校企协议", "promised_publicly": False, "signed_on": date(2026, 12, 1)},
        {"uid": "p4", "name": "学校进社区协议", "promised_publicly": True},
    ],
    "Project": [
        {"uid": "j1", "name": "义诊", "theme": "健康", "content": "每月一次", "due_on": date(2026, 11, 21)},
        {"uid": "j2", "name": "助学", "theme": "助学", "content": "结对", "due_on": ON},
        {"uid": "j3", "name": "讲座", "theme": "助学", "content": "每季", "due_on": date(2026, 6, 1), "done_on": date(2026, 6, 2)},
        {"uid": "j4", "name": "展销会", "theme": "发展", "due_on": date(2026, 10, 1)},
    ],
    "Event": [
        {"uid": "e1", "kind": "meeting", "on": date(2026, 10, 15)},
        {"uid": "e2", "kind": "meeting", "on": date(2026, 12, 1)},
        {"uid": "e3", "kind": "visit", "on": date(2026, 11, 1)},
    ],
}  # fmt: skip
TIES: dict[str, list[dict[str, Any]]] = {
    "PART_OF": ties(("c1", "st"), ("c2", "st"), ("c3", "st"), ("g1", "c1")),
    "COVERS": ties(("o1", "c1")),
    "LOCATED_IN": ties(("lead", "g1"), ("spin", "c2"), ("bank", "c2"), ("o2", "c2")),
    "IN_SEGMENT": [
        tie("lead", "textile", segment="织造"), tie("spin", "textile", segment="纺纱"),
        tie("dye", "textile", segment="印染"), tie("shut", "textile", segment="印染"),
    ],
    "SERVES": ties(("a1", "textile"), ("a2", "textile")),
    "MEMBER_OF": [
        tie("lead", "a1", slot="1", role="lead"), tie("spin", "a1", slot="链上企业"), tie("bank", "a1", slot="顾问"),
        tie("lead", "a2", slot="企", role="rotating"), tie("school", "a2", slot="校"), tie("bank", "a2", slot="金"),
        tie("bureau", "a3"), tie("spin", "gone"),
    ],
    "PARTY_TO": ties(
        ("o1", "p1"), ("o2", "p1"), ("c2", "p2"), ("bank", "p2"), ("lead", "p3"), ("spin", "p3"), ("school", "p4"),
        ("c1", "p4"), ("c2", "p4"),
    ),
    "UNDER": ties(("j1", "p1"), ("j2", "p1"), ("j3", "p4"), ("j4", "a1")),
    "RESPONSIBLE_FOR": [
        tie("o2", "j1"), tie("o2", "j2", role="responsible"), tie("bank", "j2", role="claimant"),
        tie("school", "j3", role="responsible"), tie("lead", "j4"),
    ],
    "ABOUT": ties(("e1", "a1"), ("e2", "a1"), ("e3", "j4")),
}  # fmt: skip


def quarter(on: date = ON) -> Network:
    """The quarter on a day."""
    return network_of(nodes=NODES, ties=TIES, on=on, revision=7)
