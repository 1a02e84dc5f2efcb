"""Random ties, alliances, pacts and service points for the networks of gaps.md 3.7."""

from typing import Any

from .rows import Row, Rows

SEGMENTS = ("上游", "中游", "下游")
SLOTS = ("1", "X", "Y", "N", "政", "企", "校", "金", None)


def link(rows: Rows) -> None:
    """Tie some of what is there together, from hardly at all to densely."""
    _pacts(rows)
    _direct(rows)
    _of_one_sector(rows)
    _alliances(rows)
    _ratings(rows)
    _service(rows)


def _ends(rows: Rows) -> list[Row]:
    return [*rows.nodes["Area"], *rows.nodes.get("Org", []), *rows.nodes.get("Unit", [])]


def _some(rows: Rows, label: str, most: int) -> list[Row]:
    every = rows.nodes.get(label, [])
    return rows.rng.sample(every, min(len(every), most))


def _near(rows: Rows, share: float, *days: int) -> Any:
    return rows.near(days=days or (-300, -1, 0, 1, 90)) if rows.chance(share) else None


def _pacts(rows: Rows) -> None:
    promises = rows.rng.choice(((None,), (None, True, True, False)))
    ends = _ends(rows)
    anchor = rows.rng.choice(ends)
    for _ in range(rows.rng.randint(0, 9)):
        pact = rows.node(
            "Pact", "pa",
            signed_on=_near(rows, 0.6, -400, -1, 0, 1),
            expires_on=_near(rows, 0.5, -1, 0, 1, 300),
            promised_publicly=rows.rng.choice(promises),
            **rows.life(ended=0.1),
        )  # fmt: skip
        parties = rows.rng.sample(ends, min(len(ends), rows.rng.choice((0, 1, 2, 2, 3, 4))))
        for party in [*parties, *([anchor] if rows.chance(0.5) else [])]:
            rows.tie("PARTY_TO", party, pact, role=rows.rng.choice((None, "甲方", "乙方")), **rows.life())
        for _ in range(rows.rng.choice((0, 1, 1, 2))):
            _project(rows, pact)
    if rows.chance(0.3):
        _project(rows, None)


def _project(rows: Rows, under: Row | None) -> None:
    project = rows.node(
        "Project", "pj",
        content=rows.rng.choice((None, "内容", "内容", "内容")),
        due_on=_near(rows, 0.8, -30, -1, 0, 1),
        done_on=_near(rows, 0.3, -40, 0),
        **rows.life(),
    )  # fmt: skip
    if under is not None:
        rows.tie("UNDER", project, under, **rows.life())
    for label in ("Org", "Unit"):
        for bearer in _some(rows, label, rows.rng.choice((0, 0, 1))):
            role = rows.rng.choice((None, "responsible", "responsible", "claimant"))
            rows.tie("RESPONSIBLE_FOR", bearer, project, role=role, **rows.life())


def _direct(rows: Rows) -> None:
    areas, orgs, units = (rows.nodes.get(label, []) for label in ("Area", "Org", "Unit"))
    busy = rows.rng.choice((0, 2, 6, 25))
    favourite = rows.rng.choice(areas)
    for _ in range(rows.rng.randint(0, busy)):
        target = favourite if rows.chance(0.4) else rows.rng.choice(areas)
        if members := [*orgs, *units]:
            kind = rows.rng.choice(("unit", "members", None))
            rows.tie("REPORTS_TO", rows.rng.choice(members), target, kind=kind, **rows.life())
        if orgs:
            rows.tie("SITS_ON", rows.rng.choice(units or orgs), rows.rng.choice(orgs), **rows.life())
            rows.tie("CONTACTS", rows.rng.choice(orgs), rows.rng.choice(_ends(rows)), **rows.life())


def _of_one_sector(rows: Rows) -> None:
    """Give a community partners of one kind, so far as nothing else has given it others."""
    communities = [area for area in rows.nodes["Area"] if area["level"] == "community"]
    if communities and rows.chance(0.4):
        community, kind = rows.rng.choice(communities), rows.rng.choice(("school", "hospital"))
        for _ in range(rows.rng.choice((2, 3, 4))):
            rows.tie("REPORTS_TO", rows.node("Unit", "un", kind=kind), community, **rows.life())


def _alliances(rows: Rows) -> None:
    units, members = rows.nodes.get("Unit", []), [*rows.nodes.get("Org", []), *rows.nodes.get("Unit", [])]
    chains = [
        rows.node("Chain", "ch", segments=rows.rng.choice((None, list(SEGMENTS), ["唯一"])), **rows.life())
        for _ in range(rows.rng.randint(0, 3))
    ]
    for unit in units:
        if chains and rows.chance(0.4):
            segment = rows.rng.choice((*SEGMENTS, "唯一", None))
            rows.tie("IN_SEGMENT", unit, rows.rng.choice(chains), segment=segment, **rows.life())
    for _ in range(rows.rng.randint(0, 3)):
        alliance = rows.node(
            "Alliance", "al",
            template=rows.rng.choice((None, "1+X+Y", "1+N+X", "four_party", "自定")),
            host_until=_near(rows, 0.4, -1, 0, 1),
            **rows.life(),
        )  # fmt: skip
        for chain in rows.rng.sample(chains, min(len(chains), rows.rng.choice((0, 1, 1, 2)))):
            rows.tie("SERVES", alliance, chain, **rows.life())
        slots = rows.rng.choice((SLOTS, SLOTS, ("1", "X", "Y"), ("1", "N", "X"), ("政", "企", "校", "金")))
        for member in rows.rng.sample(members, min(len(members), rows.rng.randint(0, 8))):
            role = rows.rng.choice((None, "member", "member", "lead", "rotating"))
            rows.tie("MEMBER_OF", member, alliance, slot=rows.rng.choice(slots), role=role, **rows.life())


def _ratings(rows: Rows) -> None:
    for org in _some(rows, "Org", rows.rng.randint(0, 5)):
        for _ in range(rows.rng.choice((1, 1, 2, 3))):
            event = rows.node(
                "Event", "ev",
                kind=rows.rng.choice(("rating", "rating", "rating", "visit")),
                on=rows.near(days=(-400, -30, -1, 0, 1)),
                value=rows.rng.choice(("较差", "三类", "后进", "好", "一类", None)),
                **rows.life(),
            )  # fmt: skip
            rows.tie("ABOUT", event, org, **rows.life())


def _service(rows: Rows) -> None:
    share = rows.rng.choice((0.0, 0.5, 0.9))
    for area in rows.nodes.get("Area", []):
        if area["level"] == "community" and rows.chance(share):
            rows.tie("SERVES", rows.node("ServicePoint", "sp", **rows.life()), area, **rows.life())
    kinds = ("residents_committee", "villagers_committee", "owners_committee", "property_company", "enterprise")
    for carrier in rows.nodes.get("Carrier", []):
        if carrier["kind"] == "residential_compound":
            for _ in range(rows.rng.choice((0, 0, 2, 4, 6))):
                unit = rows.node("Unit", "un", kind=rows.rng.choice(kinds), **rows.life())
                rows.tie("SERVES", unit, carrier, role=rows.rng.choice((None, "物业")), **rows.life())
