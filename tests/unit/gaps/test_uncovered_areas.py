"""C1: communities, grids and micro-grids that no organisation covers."""

from dataclasses import replace

import pytest

from tests.unit.gaps.town import DEFAULT, TODAY, TOMORROW, YESTERDAY, Town, and_rule, days_ago, says, town


def test_a_covered_town_has_no_blank() -> None:
    report = town().report()
    assert not [f for f in report.findings if f.rule.startswith("C1.")]


def test_a_grid_covered_only_until_yesterday_is_blank_today() -> None:
    built = town().area("g2", "grid", "c1").org("og2", "branch", under="oc1")
    built.tie("COVERS", "og2", "g2", valid_to=TODAY)
    finding = built.found("C1.grid")["g2"]
    assert (finding.status, finding.severity, finding.since) == ("blank", "high", TODAY)
    assert "覆盖关系已于 2026-11-22 终止" in says(finding)


def test_a_cover_that_ends_tomorrow_still_counts() -> None:
    built = town().area("g2", "grid", "c1").org("og2", "branch").tie("COVERS", "og2", "g2", valid_to=TOMORROW)
    assert built.found("C1.grid") == {}


def test_a_cover_that_begins_tomorrow_does_not_count_yet() -> None:
    built = town().area("g2", "grid", "c1").org("og2", "branch").tie("COVERS", "og2", "g2", valid_from=TOMORROW)
    finding = built.found("C1.grid")["g2"]
    assert (finding.status, finding.since) == ("blank", None)


def test_a_cover_ends_with_its_organisation() -> None:
    built = town().area("g2", "grid", "c1").org("og2", "branch", "g2", valid_to=days_ago(9))
    assert built.found("C1.grid")["g2"].since == days_ago(9)


def test_a_retired_area_is_no_blank() -> None:
    assert town().area("g2", "grid", "c1", valid_to=YESTERDAY).found("C1.grid") == {}


@pytest.mark.parametrize(
    ("tier", "found"), [("branch", False), ("general_branch", False), ("party_committee", False), ("team", True)]
)
def test_a_grid_asks_for_a_branch_or_more(tier: str, found: bool) -> None:
    built = town().area("g2", "grid", "c1").org("og2", tier, "g2")
    assert ("g2" in built.found("C1.grid")) is found


def test_a_branch_of_another_affiliation_covers_too() -> None:
    assert town().area("g2", "grid", "c1").org("og2", "branch", "g2", affiliation="resident").found("C1.grid") == {}


def test_a_functional_branch_does_not_cover() -> None:
    built = town().area("g2", "grid", "c1").org("og2", "branch", "g2", form="functional")
    assert built.found("C1.grid")["g2"].status == "blank"


def test_a_temporary_branch_covers_in_name_only() -> None:
    built = town().area("c3", "community", "s").org("x", "branch", "c3", form="temporary")
    finding = built.found("C1.community")["c3"]
    assert (finding.status, finding.severity) == ("nominal", "high")
    assert "临时" in says(finding)


def test_a_group_on_a_grid_is_a_nominal_cover() -> None:
    built = town().area("g2", "grid", "c1").org("x", "group", "g2", under="oc1")
    assert built.found("C1.grid")["g2"].status == "nominal"


def test_a_group_suffices_on_a_grid_of_a_community_under_a_branch() -> None:
    built = town().area("c3", "community", "s").org("oc3", "branch", "c3", under="root")
    built.area("g3", "grid", "c3").org("x", "group", "g3", under="oc3")
    assert built.found("C1.grid") == {}


def test_a_group_does_not_suffice_where_a_committee_covers_the_community_too() -> None:
    built = town().area("c3", "community", "s").org("oc3", "branch", "c3").org("pc3", "party_committee", "c3")
    built.area("g3", "grid", "c3").org("x", "group", "g3", under="oc3")
    assert built.found("C1.grid")["g3"].status == "nominal"


def test_a_group_does_not_suffice_where_the_community_is_not_covered() -> None:
    built = town().area("c3", "community", "s").area("g3", "grid", "c3").org("x", "group", "g3")
    assert built.found("C1.grid")["g3"].status == "nominal"


@pytest.mark.parametrize(("rule", "uid", "level", "parent"), [
    ("C1.grid", "g2", "grid", "c2"), ("C1.micro_grid", "m2", "micro_grid", "g1"),
])  # fmt: skip
def test_a_joint_cover_of_the_parent_is_nominal_and_named(rule: str, uid: str, level: str, parent: str) -> None:
    built = town().area(uid, level, parent).org("joint", "general_branch", parent, form="joint", name="联合总支")
    finding = built.found(rule)[uid]
    assert finding.status == "nominal"
    assert "由联合总支统一覆盖，请登记到" in says(finding)


def test_a_joint_cover_of_the_sub_district_says_nothing_of_a_community() -> None:
    built = town().area("c3", "community", "s").org("joint", "party_committee", "s", form="joint")
    assert built.found("C1.community")["c3"].status == "blank"


@pytest.mark.parametrize(
    ("level", "parent", "members", "status"),
    [
        ("grid", "c1", 2, "conditions"),
        ("grid", "c1", 3, "blank"),
        ("grid", "c1", 0, "conditions"),
        ("grid", "c1", None, "blank"),
        ("micro_grid", "g1", 0, "conditions"),
        ("micro_grid", "g1", 1, "blank"),
        ("micro_grid", "g1", None, "blank"),
        ("community", "s", 0, "blank"),
    ],
)
def test_conditions_are_not_met_below_the_members_needed(
    level: str, parent: str, members: int | None, status: str
) -> None:
    built = town().area("x", level, parent, members=members)
    assert built.found(f"C1.{level}")["x"].status == status


def test_a_nominal_cover_comes_before_missing_conditions() -> None:
    built = town().area("g2", "grid", "c1", members=0).org("x", "group", "g2")
    assert built.found("C1.grid")["g2"].status == "nominal"


def test_member_counts_are_told_in_bands() -> None:
    assert "1–2" in says(town().area("g2", "grid", "c1", members=2).found("C1.grid")["g2"])


def test_a_blank_micro_grid_names_the_nearest_cover_above() -> None:
    finding = town().area("m2", "micro_grid", "g1").found("C1.micro_grid")["m2"]
    assert (finding.status, finding.severity) == ("blank", "medium")
    assert [e.uid for e in finding.evidence] == ["m2", "og1"]
    assert "覆盖g1" in says(finding)


@pytest.mark.parametrize(("serial", "status"), [("399", "blank"), ("400", "data"), ("599", "data"), ("600", "blank")])
def test_an_uncovered_statistical_unit_is_data_to_check(serial: str, status: str) -> None:
    finding = town().area("x", "community", "s", name="某社区", code=f"990101001{serial}").found("C1.community")["x"]
    assert (finding.status, finding.severity) == (status, "low" if status == "data" else "high")


def test_a_township_code_is_no_statistical_unit() -> None:
    assert town().area("x", "community", "s", code="990101400").found("C1.community")["x"].status == "blank"


# Collapse


def unrecorded() -> Town:
    """A sub-district in which only the sub-district itself is covered."""
    built = Town().area("s", "sub_district").org("root", "working_committee", "s")
    for uid in ("c1", "c2"):
        built.area(uid, "community", "s").area(f"g{uid}", "grid", uid)
    return built


def test_communities_without_any_cover_collapse_into_their_sub_district() -> None:
    found = unrecorded().found("C1.community")
    assert list(found) == ["s"]
    finding = found["s"]
    assert (finding.status, finding.severity, finding.value) == ("data", "medium", 2)
    assert finding.includes == ("c1", "c2")
    assert "尚未导入" in says(finding)
    assert "建立" not in finding.action


def test_one_covered_community_keeps_the_others_apart() -> None:
    assert set(unrecorded().org("x", "branch", "c1").found("C1.community")) == {"c2"}


def test_a_nominal_cover_does_not_keep_from_collapse() -> None:
    built = unrecorded().org("x", "group", "gc1")
    finding = built.found("C1.grid")["s"]
    assert finding.includes == ("gc1", "gc2")


def test_a_collapse_of_grids_follows_that_of_the_communities() -> None:
    found = unrecorded().found("C1.grid")
    assert found["s"].follows == "C1.community~s"


def test_a_collapse_of_grids_follows_nothing_where_communities_are_on_record() -> None:
    assert unrecorded().org("x", "branch", "c1").found("C1.grid")["s"].follows is None


def test_micro_grids_collapse_into_their_community() -> None:
    built = town().area("g2", "grid", "c2").org("og2", "branch", "g2").area("m2", "micro_grid", "g2")
    finding = built.found("C1.micro_grid")["c2"]
    assert (finding.status, finding.includes, finding.follows) == ("data", ("m2",), None)


def test_a_covered_statistical_unit_does_not_keep_communities_from_collapse() -> None:
    built = unrecorded().area("park", "community", "s", code="990101001450").org("x", "branch", "park")
    assert built.found("C1.community")["s"].includes == ("c1", "c2")


def test_an_uncovered_statistical_unit_is_part_of_the_collapse() -> None:
    built = unrecorded().area("park", "community", "s", code="990101001450")
    assert built.found("C1.community")["s"].includes == ("c1", "c2", "park")


def test_statistical_units_alone_do_not_collapse() -> None:
    built = Town().area("s", "sub_district").area("park", "community", "s", code="990101001450")
    assert set(built.found("C1.community")) == {"park"}


def test_a_grid_in_two_sub_districts_is_included_in_the_one_that_collapses() -> None:
    built = town().area("s2", "sub_district").area("g2", "grid", "c1", "s2")
    assert built.found("C1.grid")["s2"].includes == ("g2",)
    assert set(built.found("C1.grid")) == {"s2"}


def test_a_grid_outside_every_sub_district_is_a_blank_of_its_own() -> None:
    assert town().area("lost", "grid").found("C1.grid")["lost"].status == "blank"


# Follows


def test_a_blank_follows_the_nearest_blank_above() -> None:
    built = town().area("c3", "community", "s").area("g3", "grid", "c3").area("m3", "micro_grid", "g3")
    built.area("m4", "micro_grid", "g3").area("g4", "grid", "c3").org("x", "branch", "g4")
    built.area("m5", "micro_grid", "g4").org("y", "group", "m4")
    assert built.found("C1.grid")["g3"].follows == "C1.community~c3"
    found = built.found("C1.micro_grid")
    assert found["m3"].follows == "C1.grid~g3"
    assert found["m5"].follows == "C1.community~c3"


def test_a_blank_below_a_nominal_cover_follows_nothing() -> None:
    built = town().area("g3", "grid", "c1").org("x", "group", "g3").area("m3", "micro_grid", "g3")
    built.area("m4", "micro_grid", "g3").org("y", "group", "m4")
    assert built.found("C1.micro_grid")["m3"].follows is None


def test_what_is_no_blank_follows_nothing() -> None:
    built = town().area("c3", "community", "s").area("g3", "grid", "c3", members=1)
    assert built.found("C1.grid")["g3"].follows is None


# Broken trees


def test_a_cycle_of_areas_neither_hangs_nor_repeats() -> None:
    built = town().area("a", "grid", "b").area("b", "grid", "a").area("below", "micro_grid", "a")
    report = built.report()
    assert len({f.id for f in report.findings}) == len(report.findings)
    assert {"C1.grid~a", "C1.grid~b", "C1.micro_grid~below"} <= {f.id for f in report.findings}


def test_two_parents_make_one_finding() -> None:
    built = town().area("g2", "grid", "c1", "c2")
    ids = [f.id for f in built.report().findings]
    assert ids.count("C1.grid~g2") == 1


# Local rules


def test_a_local_scheme_may_put_a_zone_above_the_grid() -> None:
    scheme = DEFAULT.scheme
    zone = replace(scheme["grid"], key="zone", zh="片区", en="zone", tiers=("general_branch",), tiers_under_branch=())
    levels = (*scheme.levels[:2], zone, *scheme.levels[2:])
    local = replace(DEFAULT, scheme=replace(scheme, levels=levels))
    profile = and_rule("Z1", "uncovered", local, target="area", level="zone", recorded_in="sub_district")
    built = town().area("z1", "zone", "c1").org("oz", "general_branch", "z1").area("z2", "zone", "c1")
    found = built.found("Z1", profile=profile)
    assert set(found) == {"z2"}
    assert "片区应由总支覆盖" in says(found["z2"])


def test_a_local_rule_may_ask_for_other_tiers() -> None:
    profile = and_rule("Z2", "uncovered", target="area", level="community", tiers=["party_committee"])
    assert set(town().found("Z2", profile=profile)) == {"c1", "c2"}


def test_a_local_rule_may_count_covers_of_one_path_only() -> None:
    profile = and_rule("Z3", "uncovered", target="area", level="grid", paths=["residential"])
    built = town().area("g2", "grid", "c1").tie("COVERS", "og1", "g2", path="residential")
    assert set(built.found("Z3", profile=profile)) == {"g1"}
