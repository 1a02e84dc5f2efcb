"""The ledger of pacts and what it leaves to do, on a quarter of which all is known."""

from datetime import date
from pathlib import Path

import pytest

from graphmodel.alliances.burdens import duties, missing_themes, only_partners
from graphmodel.alliances.pacts import Pacts, find_pacts
from graphmodel.errors import UsageError
from graphmodel.network import network_of
from graphmodel.profiles import Profile, load_profile
from tests.unit.alliances.quarter import NODES, ON, TIES, quarter, ties


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("default")


def uids(answer: Pacts) -> list[str]:
    return sorted(row.uid for row in answer.rows)


def test_a_pact_says_its_sides_its_state_and_what_it_lacks(profile: Profile) -> None:
    rows = {row.uid: row for row in find_pacts(quarter(), profile).rows}
    told = {
        uid: ([p.uid for p in row.places], [p.uid for p in row.partners], row.state, row.promised, row.lacks)
        for uid, row in rows.items()
    }
    assert told == {
        "p1": (["c1"], ["o2"], "in_force", True, ()),
        "p2": (["c2"], ["bank"], "expired", None, ("project", "promised_publicly")),
        "p3": ([], ["lead", "spin"], "not_begun", False, ("project", "promised_publicly")),
        "p4": (["c1", "c2"], ["school"], "in_force", True, ()),
    }


def test_a_project_is_late_the_day_after_its_day_and_never_when_done(profile: Profile) -> None:
    rows = {row.uid: row for row in find_pacts(quarter(), profile).rows}
    assert [(p.uid, p.late) for p in rows["p1"].projects] == [("j1", True), ("j2", False)]
    assert (rows["p1"].done, rows["p1"].overdue, rows["p4"].done, rows["p4"].overdue) == (0, 1, 1, 0)
    assert [b.uid for b in rows["p1"].projects[1].claimed_by] == ["bank"]
    later = find_pacts(quarter(date(2026, 11, 23)), profile, member="医院")
    assert later.rows[0].overdue == 2


def test_what_is_to_be_seen_to_comes_first(profile: Profile) -> None:
    assert [row.uid for row in find_pacts(quarter(), profile).rows] == ["p2", "p1", "p3", "p4"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"chain": "家纺"}, ["p3"]),
        ({"segment": "纺纱"}, ["p3"]),
        ({"chain": "装备", "segment": "零件"}, []),
        ({"member": "c1"}, ["p4"]),
        ({"member": "春风社区党委"}, ["p1"]),
        ({"area": "c1"}, ["p1", "p3", "p4"]),
        ({"area": "秋实社区"}, []),
        ({"sector": "place"}, ["p1", "p2", "p4"]),
        ({"sector": "卫健"}, ["p1"]),
        ({"theme": "助学"}, ["p1", "p4"]),
        ({"template": "1+X+Y"}, ["p2", "p3"]),
        ({"lacks": "项目"}, ["p2", "p3"]),
        ({"lacks": "any", "state": "已到期"}, ["p2"]),
        ({"lacks": "内容"}, []),
        ({"responsible": "school"}, ["p4"]),
        ({"responsible": "bank"}, []),
        ({"due": "overdue"}, ["p1", "p2"]),
        ({"due": "30 天"}, ["p1"]),
        ({"due": "soon", "lacks": "any"}, []),
        ({"state": "in_force"}, ["p1", "p4"]),
        ({"theme": "助学", "area": "c2", "sector": "学校"}, ["p4"]),
    ],
)
def test_each_mix_of_filters_finds_what_passes_all(profile: Profile, filters: dict[str, str], found: list[str]) -> None:
    assert uids(find_pacts(quarter(), profile, **filters)) == found


def test_a_fact_or_state_that_is_none_is_taught_what_there_is(profile: Profile) -> None:
    with pytest.raises(UsageError, match="责任单位"):
        find_pacts(quarter(), profile, lacks="印章")
    with pytest.raises(UsageError, match="已到期"):
        find_pacts(quarter(), profile, state="作废")


def test_what_is_late_stands_with_who_answers_for_it(profile: Profile) -> None:
    rows = duties(find_pacts(quarter(), profile))
    assert [
        (d.bearer and d.bearer.uid, d.projects, d.done, [(x.project.uid, x.pact.uid) for x in d.late]) for d in rows
    ] == [
        ("o2", 2, 0, [("j1", "p1")]),
        ("school", 1, 1, []),
    ]


def test_a_project_that_nobody_answers_for_comes_first(profile: Profile) -> None:
    bound = [row for row in TIES["RESPONSIBLE_FOR"] if row["end"] != "j1"]
    network = network_of(nodes=NODES, ties={**TIES, "RESPONSIBLE_FOR": bound}, on=ON)
    rows = duties(find_pacts(network, profile))
    assert [d.bearer and d.bearer.uid for d in rows] == [None, "o2", "school"]
    assert uids(find_pacts(network, profile, lacks="责任单位")) == ["p1"]


def test_a_community_lacks_the_themes_that_others_work_on(profile: Profile) -> None:
    rows = missing_themes(quarter(), profile)
    assert {r.place.uid: (r.pacts, dict(r.projects), r.lacks) for r in rows} == {
        "c1": (2, {"健康": 1, "助学": 2}, ()),
        "c2": (1, {"助学": 1}, ("健康",)),
        "c3": (0, {}, ("健康", "助学")),
    }
    assert [r.place.uid for r in rows] == ["c2", "c3", "c1"]
    assert [r.lacks for r in missing_themes(quarter(), profile, area="c2")] == [()]


def test_themes_of_the_profile_are_known_though_nobody_works_on_them(tmp_path: Path) -> None:
    (tmp_path / "here.toml").write_text(
        'name = "here"\nversion = "1"\nextends = "default"\n[ties]\nthemes = ["文化", "助学"]\n', encoding="utf-8"
    )
    rows = missing_themes(quarter(), load_profile("here.toml", base=tmp_path), area="c2")
    assert [r.lacks for r in rows] == [("文化",)]


def test_who_hangs_on_one_partner_is_named_with_it(profile: Profile) -> None:
    assert only_partners(quarter(), profile) == ()
    pacts = [*ties(("c3", "p4")), *(row for row in TIES["PARTY_TO"] if row["end"] != "p4"), *ties(("school", "p4"))]
    network = network_of(nodes=NODES, ties={**TIES, "PARTY_TO": pacts}, on=ON)
    rows = only_partners(network, profile)
    assert [(d.partner.uid, [p.uid for p in d.places], d.ties, [v.uid for v in d.through]) for d in rows] == [
        ("o2", ["c1"], ("PARTY_TO",), ["p1"]),
        ("school", ["c3"], ("PARTY_TO",), ["p4"]),
    ]
    assert [d.partner.uid for d in only_partners(network, profile, area="c3")] == ["school"]


@pytest.mark.parametrize(
    ("on", "overdue", "soon"),
    [
        (date(2026, 10, 23), [], ["p2", "p1"]),
        (date(2026, 10, 22), [], ["p1"]),
        (ON, ["p1", "p2"], ["p1"]),
        (date(2026, 12, 2), ["p1", "p2"], ["p1"]),
        (date(2027, 1, 1), ["p1", "p2"], []),
    ],
)
def test_what_falls_due_is_looked_for_thirty_days_ahead(
    profile: Profile, on: date, overdue: list[str], soon: list[str]
) -> None:
    assert uids(find_pacts(quarter(on), profile, due="overdue")) == overdue
    assert uids(find_pacts(quarter(on), profile, due="soon")) == sorted(soon)


def test_a_pact_counts_in_every_place_that_a_party_is_in(profile: Profile) -> None:
    facets = {facet.dimension: facet for facet in find_pacts(quarter(), profile).facets}
    assert {choice.key: choice.count for choice in facets["area"].choices} == {"c1": 3, "c2": 4}
    for choice in facets["area"].choices:
        assert len(find_pacts(quarter(), profile, area=choice.key).rows) == choice.count
