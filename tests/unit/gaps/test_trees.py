"""C2, C3, D1, D2, D3, D11: what is wrong with who is above whom."""

from dataclasses import replace

import pytest

from tests.unit.gaps.town import DEFAULT, TODAY, YESTERDAY, Town, days_ago, says, town

# C2


def test_a_line_that_reaches_the_root_is_whole() -> None:
    assert town().found("C2") == {}


def test_the_topmost_organisation_of_a_detached_part_is_found() -> None:
    built = town().org("a", "party_committee").org("b", "branch", under="a").org("c", "group", under="b")
    found = built.found("C2")
    assert list(found) == ["a"]
    assert (found["a"].status, found["a"].severity) == ("data", "high")
    assert "其下有 2 个党组织" in says(found["a"])


def test_a_line_that_ended_detaches_and_says_since_when() -> None:
    built = town().org("a", "branch").tie("SUBORDINATE_TO", "a", "oc1", valid_to=days_ago(3))
    finding = built.found("C2")["a"]
    assert finding.since == days_ago(3)
    assert [e.uid for e in finding.evidence] == ["a", "oc1"]


def test_a_superior_that_ended_detaches_too() -> None:
    built = town().org("old", "party_committee", under="root", valid_to=TODAY).org("a", "branch", under="old")
    assert built.found("C2")["a"].since == TODAY


@pytest.mark.parametrize("properties", [
    {"affiliation": "resident"}, {"form": "coordinating"}, {"form": "temporary"}, {"form": "functional"},
])  # fmt: skip
def test_residents_and_informal_organisations_need_no_root(properties: dict[str, str]) -> None:
    assert town().org("a", "branch", **properties).found("C2") == {}


def test_a_team_needs_no_root() -> None:
    assert town().org("a", "team").found("C2") == {}


def test_an_organisation_under_an_informal_one_is_not_the_topmost() -> None:
    built = town().org("a", "party_committee", form="coordinating").org("b", "branch", under="a")
    assert built.found("C2") == {}


def test_several_roots_are_each_a_root() -> None:
    built = town().area("s2", "sub_district").org("root2", "party_committee", "s2").org("b", "branch", under="root2")
    assert built.found("C2") == {}


def test_a_branch_that_covers_the_top_area_is_no_root() -> None:
    assert set(town().org("a", "branch", "s").found("C2")) == {"a"}


def test_without_any_root_each_top_area_is_found_instead() -> None:
    built = Town().area("s", "sub_district").area("s2", "sub_district").area("c", "community", "s")
    built.org("a", "branch", "c").org("b", "branch")
    found = built.found("C2")
    assert set(found) == {"s", "s2"}
    assert "没有党工委、党委覆盖" in says(found["s"])


def test_without_any_organisation_nobody_is_detached() -> None:
    assert Town().area("s", "sub_district").found("C2") == {}


def test_a_line_that_ends_in_a_cycle_is_left_to_the_cycle() -> None:
    built = town().org("a", "branch", under="b").org("b", "branch", under="a").org("c", "group", under="a")
    assert built.found("C2") == {}
    assert built.found("D3")["a"].includes == ("a", "b")


# C3


@pytest.mark.parametrize(
    ("own", "above", "found"),
    [
        ("group", "branch", False),
        ("group", "general_branch", True),
        ("branch", "branch", True),
        ("branch", "general_branch", False),
        ("branch", "working_committee", False),
        ("general_branch", "general_branch", True),
        ("general_branch", "party_committee", False),
        ("party_committee", "party_committee", False),
        ("party_committee", "general_branch", True),
        ("working_committee", "branch", True),
        ("team", "team", False),
    ],
)
def test_a_superior_is_of_a_tier_that_the_scheme_allows(own: str, above: str, found: bool) -> None:
    built = town().org("above", above, under="root").org("own", own, under="above", affiliation="resident")
    assert ("own" in built.found("C3.org")) is found


def test_an_informal_organisation_may_have_any_superior() -> None:
    assert town().org("own", "group", under="root", form="functional").found("C3.org") == {}


def test_a_tier_that_the_scheme_does_not_list_may_have_any_superior() -> None:
    local = replace(DEFAULT, scheme=replace(DEFAULT.scheme, superiors={"group": ("branch",)}))
    assert town().org("own", "branch", under="om1").found("C3.org", profile=local) == {}


def test_a_grid_directly_under_the_sub_district_skips_a_level() -> None:
    finding = town().area("g2", "grid", "s").found("C3.area")["g2"]
    assert (finding.status, finding.severity) == ("data", "medium")
    assert "上级为街道（镇、乡），下级为网格" in says(finding)


def test_parent_rules_do_not_bind_the_top_level() -> None:
    built = town().area("s2", "sub_district", "s").area("s3", "sub_district", "s", "c1")
    assert {built.found(rule).get(uid) for rule in ("C3.area", "D1", "D2") for uid in ("s2", "s3")} == {None}


# D1, D2


def test_an_area_without_parent_is_found_below_the_top() -> None:
    built = town().area("c3", "community").org("x", "branch", "c3")
    finding = built.found("D1")["c3"]
    assert (finding.status, finding.severity, finding.since) == ("data", "medium", None)
    assert set(built.found("D1")) == {"c3"}


def test_an_area_whose_parent_ended_is_found_since_then() -> None:
    built = town().area("old", "community", "s", valid_to=TODAY).area("g2", "grid", "old")
    assert built.found("D1")["g2"].since == TODAY


def test_an_area_above_the_scheme_needs_no_parent() -> None:
    assert town().area("district", "district").found("D1") == {}


def test_two_live_parents_of_an_area_are_found() -> None:
    finding = town().area("g2", "grid", "c1", "c2").found("D2")["g2"]
    assert (finding.severity, finding.value, [e.uid for e in finding.evidence]) == ("high", 2, ["c1", "c2"])


def test_two_live_superiors_of_an_organisation_are_found() -> None:
    built = town().tie("SUBORDINATE_TO", "og1", "oc2", valid_from=YESTERDAY)
    assert built.found("D2")["og1"].since == YESTERDAY


def test_the_same_parent_said_twice_is_one_parent() -> None:
    assert town().tie("PART_OF", "g1", "c1", valid_from=YESTERDAY).found("D2") == {}


def test_a_parent_that_ended_does_not_count() -> None:
    assert town().tie("PART_OF", "g1", "c2", valid_to=TODAY).found("D2") == {}


# D3


def test_cycles_of_both_trees_are_named_by_their_smallest_uid() -> None:
    built = town().area("y", "grid", "x").area("x", "grid", "y").area("below", "micro_grid", "x")
    built.org("q", "branch", under="r").org("r", "branch", under="p").org("p", "branch", under="q")
    found = built.found("D3")
    assert {uid: f.includes for uid, f in found.items()} == {"x": ("x", "y"), "p": ("p", "q", "r")}
    assert (found["p"].status, found["p"].severity, found["p"].value) == ("data", "high", 3)


def test_a_record_above_itself_is_a_cycle() -> None:
    assert town().tie("PART_OF", "g1", "g1").found("D3")["g1"].includes == ("g1",)


def test_two_separate_cycles_are_two_findings() -> None:
    built = town().area("a", "grid", "b").area("b", "grid", "a").area("d", "grid", "e").area("e", "grid", "d")
    assert set(built.found("D3")) == {"a", "d"}


# D11


@pytest.mark.parametrize(
    ("level", "kind", "found"),
    [
        ("community", "village", False),
        ("community", "zone", True),
        ("grid", "hamlet", False),
        ("grid", "dedicated_grid", False),
        ("grid", "micro_grid", True),
        ("micro_grid", "hamlet", False),
        ("micro_grid", None, False),
        ("district", "zone", False),
    ],
)
def test_a_kind_belongs_to_levels(level: str, kind: str | None, found: bool) -> None:
    built = town().area("x", level, "c1", kind=kind)
    assert ("x" in built.found("D11")) is found
