"""The oracle itself, on networks whose gaps are known."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from tests.oracle.default_scheme import DEFAULT
from tests.oracle.found import Findings
from tests.oracle.graphs import build_graph, build_graph_with_households
from tests.oracle.networks import REGISTER, random_network
from tests.oracle.rows import ON
from tests.oracle.rules import find
from tests.oracle.thresholds import Thresholds
from tests.oracle.town import Town

BEFORE, AFTER = ON - timedelta(days=1), ON + timedelta(days=1)


def findings(town: Town, *, under: str | None = None, thresholds: Thresholds | None = None) -> Findings:
    graph = build_graph(town.on(ON))
    return find(graph, scheme=DEFAULT, on=ON, register=REGISTER, under=under, thresholds=thresholds)


def said(found: Findings, rule: str) -> dict[str, tuple[str, str]]:
    return {uid: (finding.status, finding.severity) for (r, uid), finding in found.items() if r == rule}


def town() -> Town:
    """One covered sub-district, community, grid and micro-grid, beside which gaps are no collapse."""
    return (
        Town()
        .area("s", "sub_district")
        .area("c", "community", "s")
        .area("g", "grid", "c")
        .area("m", "micro_grid", "g")
        .org("root", "working_committee", covers="s")
        .org("oc", "general_branch", covers="c", superior="root")
        .org("og", "branch", covers="g", superior="oc")
        .org("om", "group", covers="m", superior="og")
    )


def test_a_whole_town_has_no_findings() -> None:
    assert findings(town()) == {}


def test_a_grid_covered_only_until_yesterday_is_blank_today() -> None:
    case = town().area("g2", "grid", "c").org("o2", "branch", superior="oc")
    case.tie("COVERS", "o2", "g2", valid_to=ON)
    assert said(findings(case), "C1.grid") == {"g2": ("blank", "high")}


def test_a_cover_that_ends_tomorrow_still_holds() -> None:
    case = town().area("g2", "grid", "c").org("o2", "branch", superior="oc")
    case.tie("COVERS", "o2", "g2", valid_from=ON, valid_to=AFTER)
    assert findings(case) == {}


def test_a_cover_by_an_organisation_founded_tomorrow_does_not_hold() -> None:
    case = town().area("g2", "grid", "c").org("o2", "branch", covers="g2", superior="oc", founded_on=AFTER)
    assert said(findings(case), "C1.grid") == {"g2": ("blank", "high")}


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ({"form": "temporary", "tier": "branch"}, "nominal"),
        ({"form": "functional", "tier": "branch"}, "blank"),
        ({"tier": "group"}, "nominal"),
        ({"tier": "team"}, "blank"),
        ({"tier": "working_committee"}, "blank"),
        ({"tier": "branch", "affiliation": "resident"}, None),
    ],
)
def test_what_a_cover_of_a_grid_is_worth(row: dict[str, str], status: str | None) -> None:
    case = town().area("g2", "grid", "c").org("o2", covers="g2", superior="root", **row)
    assert said(findings(case), "C1.grid") == ({"g2": (status, "high")} if status else {})


def test_a_group_suffices_for_a_grid_whose_community_is_covered_by_a_branch_only() -> None:
    case = town().area("c2", "community", "s").area("g2", "grid", "c2")
    case.org("oc2", "branch", covers="c2", superior="root").org("o2", "group", covers="g2", superior="oc2")
    assert findings(case) == {}
    assert said(findings(case.org("oc3", "general_branch", covers="c2", superior="root")), "C1.grid") == {
        "g2": ("nominal", "high")
    }


def test_a_joint_organisation_over_the_parent_makes_a_grid_nominal() -> None:
    case = town().area("c2", "community", "s").area("g2", "grid", "c2", members=0)
    case.org("oc2", "party_committee", covers="c2", superior="root", form="joint")
    assert said(findings(case), "C1.grid") == {"g2": ("nominal", "high")}


@pytest.mark.parametrize(("level", "members", "status"), [
    ("grid", 2, "conditions"), ("grid", 3, "blank"), ("micro_grid", 0, "conditions"), ("micro_grid", 1, "blank"),
])  # fmt: skip
def test_too_few_members_are_conditions_not_met(level: str, members: int, status: str) -> None:
    case = town().area("x", level, "c" if level == "grid" else "g", members=members)
    assert said(findings(case), f"C1.{level}")["x"][0] == status


def test_a_statistical_unit_is_no_candidate_and_only_data() -> None:
    case = town().area("c2", "community", "s", code="990101001400").area("c3", "community", "s", code="990101001399")
    assert said(findings(case), "C1.community") == {"c2": ("data", "low"), "c3": ("blank", "high")}


def test_nothing_on_record_collapses_into_one_finding_and_what_is_below_follows() -> None:
    case = town().area("s2", "sub_district").area("c2", "community", "s2").area("c3", "community", "s2")
    case.area("g2", "grid", "c2").area("g3", "grid", "c2").area("m2", "micro_grid", "g2")
    found = findings(case)
    communities, grids = found["C1.community", "s2"], found["C1.grid", "s2"]
    assert (communities.status, communities.severity, communities.includes) == ("data", "medium", ("c2", "c3"))
    assert (grids.includes, grids.follows) == (("g2", "g3"), "C1.community~s2")
    assert found["C1.micro_grid", "c2"].includes == ("m2",)
    assert found["C1.micro_grid", "c2"].follows is None
    assert len(found) == 3


def test_a_collapse_stands_for_statistical_units_too_but_never_for_them_alone() -> None:
    case = town().area("s2", "sub_district").area("c2", "community", "s2", code="990101001400")
    assert said(findings(case), "C1.community") == {"c2": ("data", "low")}
    case.area("c3", "community", "s2")
    assert findings(case)["C1.community", "s2"].includes == ("c2", "c3")


def test_a_blank_follows_the_nearest_blank_of_its_family_above() -> None:
    case = town().area("c2", "community", "s").area("g2", "grid", "c2").area("m2", "micro_grid", "g2")
    case.area("m3", "micro_grid", "g2").org("o3", "group", covers="m3", superior="og")
    found = findings(case)
    assert found["C1.grid", "g2"].follows == "C1.community~c2"
    assert found["C1.micro_grid", "m2"].follows == "C1.grid~g2"


def test_nothing_follows_a_finding_that_a_decision_hides() -> None:
    case = town().area("c2", "community", "s").area("g2", "grid", "c2").area("m2", "micro_grid", "g2")
    case.area("m3", "micro_grid", "g2").org("o3", "group", covers="m3", superior="og")
    case.node("Decision", "d", finding="C1.grid~g2", verdict="postponed", due_on=AFTER)
    assert findings(case)["C1.micro_grid", "m2"].follows == "C1.community~c2"
    case.nodes["Decision"][0]["due_on"] = ON
    assert findings(case)["C1.micro_grid", "m2"].follows == "C1.grid~g2"


def test_only_the_topmost_organisation_of_a_detached_part_is_named() -> None:
    case = town().org("o1", "general_branch").org("o2", "branch", superior="o1").org("o3", "group", superior="o2")
    case.org("o4", "branch", affiliation="resident").org("o5", "branch", form="functional")
    assert said(findings(case), "C2") == {"o1": ("data", "high")}


def test_without_a_root_each_top_area_is_named() -> None:
    case = Town().area("s", "sub_district").area("s2", "sub_district").org("o", "branch").area("c", "community", "s")
    assert said(findings(case), "C2") == {"s": ("data", "high"), "s2": ("data", "high")}


def test_levels_and_superiors_that_the_scheme_forbids() -> None:
    case = town().area("g2", "grid", "s").org("o2", "branch", covers="g2", superior="og")
    found = findings(case)
    assert said(found, "C3.area") == {"g2": ("data", "medium")}
    assert said(found, "C3.org") == {"o2": ("data", "medium")}


def test_micro_grids_short_of_hub_households() -> None:
    case = town().area("g2", "grid", "c", kind="dedicated_grid").org("o2", "branch", covers="g2", superior="oc")
    for uid, grid, row in (
        ("m1", "g", {"households": 50, "hub_households": 0}),
        ("m2", "g", {"households": 100, "hub_households": 1}),
        ("m3", "g", {"households": 101, "hub_households": 1}),
        ("m4", "g", {"households": 50}),
        ("m5", "g2", {"households": 50, "hub_households": 0}),
        ("m6", "g", {"households": 50, "hub_households": 5}),
    ):
        case.area(uid, "micro_grid", grid, **row).org(f"o-{uid}", "group", covers=uid, superior="og")
    case.counted("m6", 60, 0)
    found = findings(case)
    assert found["C5", "c"].includes == ("m1", "m3", "m6")
    assert found["C18.micro_grid", "c"].includes == ("m3",)


def test_a_rural_grid_may_be_smaller() -> None:
    case = town().area("g2", "grid", "c", households=50).org("o2", "branch", covers="g2", superior="oc")
    assert findings(case)["C18.grid", "c"].includes == ("g2",)
    case.nodes["Area"][0]["setting"] = "rural"
    assert findings(case) == {}


def test_a_unit_with_members_and_no_own_branch() -> None:
    case = town().unit("u1", "g", members=3).unit("u2", "g", members=2).unit("u3", "g", members=3)
    case.unit("u4", "g", members=3).unit("u5", "g", members=9, status="closed")
    case.org("o1", "branch", superior="root").tie("COVERS", "o1", "u3", build="joint").tie("COVERS", "o1", "u4")
    case.tie("COVERS", "o1", "u2", build="single")
    found = findings(case)
    assert said(found, "C8") == {"u1": ("blank", "medium"), "u3": ("blank", "medium"), "u4": ("data", "low")}
    assert said(found, "C7") == {}


def test_units_of_a_sub_district_without_any_cover_are_data() -> None:
    case = town().unit("u1", "g", members=3).unit("u2", "g").unit("u3", "m")
    found = findings(case)
    assert said(found, "C8") == {"u1": ("data", "low")}
    assert said(found, "C7") == {"s": ("data", "medium")}
    assert found["C7", "s"].includes == ("u2", "u3")


def test_work_coverage_by_anyone_is_enough_for_a_two_new_unit() -> None:
    case = town().unit("u1", "g").unit("u2", "g").unit("u3", "g", kind="school").unit("u4", "g", ownership="public")
    case.org("o1", "branch", form="functional", superior="root").tie("WORK_COVERS", "o1", "u1", by="union")
    assert said(findings(case), "C7") == {"u2": ("blank", "medium")}


def test_unverified_units_are_counted_once_a_community() -> None:
    case = town().unit("u1", "m", status="unverified").unit("u2", "c", status="unverified").unit("u3")
    found = findings(case)
    assert found["C7.unverified", "c"].value == 2
    assert said(found, "D7") == {"u3": ("data", "low")}


def test_a_share_below_its_target() -> None:
    case = town()
    for number in range(10):
        case.unit(f"u{number}", "c")
    case.org("o1", "branch", covers="u1 u2", superior="root")
    assert said(findings(case), "C6") == {}
    found = findings(case, thresholds=Thresholds(organised_share=0.5))
    assert {uid: found["C6", uid].value for uid in ("s", "c")} == {"s": 0.2, "c": 0.2}
    assert found["C6", "c"].follows == "C6~s"
    assert said(findings(case, thresholds=Thresholds(organised_share=0.2)), "C6") == {}
    case.nodes["Unit"][0]["status"] = "dormant"
    assert said(findings(case, thresholds=Thresholds(organised_share=0.5)), "C6") == {}


def test_a_joint_branch_over_more_than_five_units() -> None:
    case = town().org("o1", "branch", form="joint", superior="root", covers="u1 u2 u3 u4 u5 u6")
    for number in range(1, 7):
        case.unit(f"u{number}", "c", status="closed" if number == 6 else None)
    assert said(findings(case), "C9") == {}
    case.nodes["Unit"][5]["status"] = "operating"
    assert findings(case)["C9", "o1"].value == 6


def test_sizes_of_branches() -> None:
    case = town()
    for members in (2, 3, 50, 51):
        case.org(f"o{members}", "branch", superior="oc", members=members)
    assert {uid for _, uid in findings(case)} == {"o2", "o51"}


def test_a_carrier_with_units_and_no_cover() -> None:
    case = town().carrier("k", "c")
    for number in range(6):
        case.unit(f"u{number}", "k", kind="school")
    assert said(findings(case), "C11") == {"k": ("data", "low")}
    assert said(findings(case.org("o1", "branch", covers="u0 u1", superior="root")), "C11") == {
        "k": ("blank", "medium")
    }
    assert said(findings(case.tie("COVERS", "o1", "u2")), "C11") == {}


def test_too_many_units_an_adviser() -> None:
    case = town().org("o1", "branch", superior="root").node("Post", "p", kind="adviser", filled=1)
    case.tie("STAFFS", "p", "o1")
    for number in range(16):
        case.unit(f"u{number}", "c").tie("WORK_COVERS", "o1", f"u{number}", by="adviser")
    assert findings(case)["C19", "o1"].value == 16
    case.ties["WORK_COVERS"][0]["by"] = "union"
    assert findings(case) == {}


def test_orphans_double_parents_and_cycles() -> None:
    case = town().area("g2", "grid").area("g3", "grid", "c", "g4").area("g4", "grid", "g3")
    case.org("o2", "branch", covers="g2 g3 g4", superior="oc root").org("x", "branch", superior="y")
    case.org("y", "general_branch", superior="x")
    found = findings(case)
    assert said(found, "D1") == {"g2": ("data", "medium")}
    assert said(found, "D2") == {"g3": ("data", "high"), "o2": ("data", "high")}
    assert {uid: found["D3", uid].includes for uid in said(found, "D3")} == {"g3": ("g3", "g4"), "x": ("x", "y")}
    assert said(found, "C2") == {}


def test_bad_codes() -> None:
    case = town().area("c2", "community", "s", code="31015110500").area("c3", "community", "s", code="310151105001")
    case.area("c4", "community", "s", code="310151105999").area("c5", "community", "s", code="310151105")
    case.area("c6", "community", "s", code="991234567890").org("o2", "branch", covers="c2 c3 c4 c5 c6", superior="root")
    case.unit("u1", "c", kind="school", uscc="91110000600037341L").unit(
        "u2", "c", kind="school", uscc="91110000600037341M"
    )
    found = findings(case)
    assert said(found, "D5.division") == {"c2": ("data", "low"), "c4": ("data", "low")}
    assert said(found, "D5.uscc") == {"u2": ("data", "low")}


@pytest.mark.parametrize(("above", "odd"), [
    ("990101001000", False), ("990101001", False), ("990101000000", False), ("990000000000", False),
    ("990101002000", True), ("990200000000", True), (None, False),
])  # fmt: skip
def test_a_code_outside_its_parents(above: str | None, odd: bool) -> None:
    case = Town().area("s", "sub_district", code=above).area("c", "community", "s", code="990101001001")
    assert bool(said(findings(case), "D6")) is odd


@pytest.mark.parametrize(
    ("declared", "odd"), [(100, False), (105, False), (94, True), (95, False), (106, True), (0, False)]
)
def test_declared_households_that_differ_from_the_sum(declared: int, odd: bool) -> None:
    case = Town().area("c", "community", households=declared).area("g", "grid", "c")
    case.area("m1", "micro_grid", "g", households=40).area("m2", "micro_grid", "g", households=7).counted("m2", 60, 3)
    assert ("c" in said(findings(case), "D8")) is odd


def test_a_difference_of_five_households_is_none() -> None:
    case = Town().area("c", "community", households=50).area("g", "grid", "c", households=55)
    assert said(findings(case), "D8") == {}


def test_closed_units_still_covered_and_double_primaries() -> None:
    case = town().unit("u1", "c", status="moved_out").unit("u2", "c", status="dormant")
    case.org("o1", "branch", covers="u1 u2", superior="root")
    case.tie("COVERS", "o1", "g", primary=True).tie("COVERS", "og", "g", primary=True, path="grid")
    found = findings(case)
    assert said(found, "D9") == {"u1": ("data", "low")}
    assert said(found, "D13") == {"g": ("data", "medium")}


def test_kinds_that_the_scheme_does_not_allow_on_a_level() -> None:
    case = Town().area("s", "sub_district", kind="town").area("c", "community", "s", kind="hamlet")
    assert said(findings(case), "D11") == {"c": ("data", "low")}


@pytest.mark.parametrize(("days", "answer"), [
    (-1, ("due", "medium")), (0, ("due", "low")), (90, ("due", "low")), (91, None),
])  # fmt: skip
def test_terms(days: int, answer: tuple[str, str] | None) -> None:
    case = town().org("o1", "branch", superior="oc", term_ends_on=date(2020, 1, 1))
    case.nodes["Org"][-1]["term_extended_to"] = ON + timedelta(days=days)
    case.org("o2", "group", superior="og", term_ends_on=date(2020, 1, 1))
    assert said(findings(case), "T1").get("o1") == answer
    assert "o2" not in said(findings(case), "T1")


@pytest.mark.parametrize(
    ("vacant", "since", "due"), [(91, None, True), (90, None, False), (91, 91, True), (91, 90, False)]
)
def test_vacancies(vacant: int, since: int | None, due: bool) -> None:
    row: dict[str, Any] = {"secretary_since": ON - timedelta(days=since)} if since else {}
    case = town().org("o1", "branch", superior="oc", secretary_vacant_since=ON - timedelta(days=vacant), **row)
    assert said(findings(case), "T2") == ({"o1": ("due", "high")} if due else {})


def test_a_scope_holds_what_is_below_it_and_the_organisations_in_it() -> None:
    case = town().area("c2", "community", "s", code="990101001002").area("g2", "grid", "c2").unit("u", "g2")
    case.org("o1", "branch", members=1).org("o2", "group", covers="u", superior="o1").org("o3", "branch", members=1)
    assert set(findings(case, under="c2")) == {
        ("C1.community", "c2"), ("C1.grid", "g2"), ("C2", "o1"), ("C10", "o1"),
    }  # fmt: skip
    assert findings(case, under="990101001002") == findings(case, under="c2")


def test_households_as_nodes_give_the_same_findings_as_folded_ones() -> None:
    for seed in range(10):
        network = random_network(seed)
        folded, nodes = (
            find(build(network), scheme=DEFAULT, on=ON, register=REGISTER)
            for build in (build_graph, build_graph_with_households)
        )
        assert folded == nodes


EVERY = {
    ("C1.community", "blank"), ("C1.community", "data"), ("C1.community", "nominal"),
    *((f"C1.{level}", s) for level in ("grid", "micro_grid") for s in ("blank", "data", "nominal", "conditions")),
    ("C2", "data"), ("C3.org", "data"), ("C3.area", "data"), ("C5", "blank"), ("C6", "blank"), ("C7", "blank"),
    ("C7", "data"), ("C7.unverified", "data"), ("C8", "blank"), ("C8", "data"), ("C9", "tune"), ("C10", "tune"),
    ("C11", "blank"), ("C11", "data"), ("C18.grid", "tune"), ("C18.micro_grid", "tune"), ("C19", "tune"),
    *((f"D{n}", "data") for n in (1, 2, 3, 6, 7, 8, 9, 11, 13)), ("D5.uscc", "data"), ("D5.division", "data"),
    ("T1", "due"), ("T2", "due"),
}  # fmt: skip


def test_random_networks_reach_every_rule_and_every_status() -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for seed in range(60):
        graph = build_graph(random_network(seed))
        found = find(graph, scheme=DEFAULT, on=ON, register=REGISTER, thresholds=Thresholds(organised_share=0.5))
        seen.update({(rule, finding.status) for (rule, _), finding in found.items()})
    assert set(seen) == EVERY
