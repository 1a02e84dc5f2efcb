"""C6, C7, C8, C9, C11, C19, D7, D9, D13: units and carriers."""

import pytest

from tests.unit.gaps.town import TODAY, YESTERDAY, Town, days_ago, says, town, with_rule

# C7


def firms_town() -> Town:
    """A town with a covered two-new unit, so that its register of covers is not empty."""
    return town().unit("known", "c1", ownership="non_public").tie("COVERS", "oc1", "known")


@pytest.mark.parametrize(
    ("properties", "found"),
    [
        ({"ownership": "non_public"}, True),
        ({"ownership": "social", "kind": "social_organisation"}, True),
        ({"kind": "social_organisation"}, True),
        ({"ownership": "public"}, False),
        ({}, True),
        ({"kind": "agency"}, False),
        ({"kind": "soe"}, False),
        ({"ownership": "non_public", "status": "operating"}, True),
        ({"ownership": "non_public", "status": "dormant"}, False),
        ({"ownership": "non_public", "status": "unverified"}, False),
    ],
)
def test_an_operating_two_new_unit_needs_some_cover(properties: dict[str, str], found: bool) -> None:
    built = firms_town().unit("x", "c1", **properties)
    assert ("x" in built.found("C7")) is found


def test_work_coverage_is_enough_even_by_a_team() -> None:
    built = (
        firms_town().unit("x", "c1", ownership="non_public").org("t", "team").tie("WORK_COVERS", "t", "x", by="union")
    )
    assert built.found("C7") == {}


def test_cover_by_a_functional_organisation_is_not() -> None:
    built = firms_town().unit("x", "c1", ownership="non_public").org("f", "branch", "x", form="functional")
    finding = built.found("C7")["x"]
    assert (finding.status, finding.severity) == ("blank", "medium")


def test_work_coverage_that_ended_says_since_when() -> None:
    built = firms_town().unit("x", "c1", ownership="non_public")
    built.tie("WORK_COVERS", "oc1", "x", by="adviser", valid_to=days_ago(5))
    assert built.found("C7")["x"].since == days_ago(5)


def test_what_could_build_its_own_branch_is_not_found_twice() -> None:
    built = firms_town().unit("x", "c1", ownership="non_public", members=3)
    assert built.found("C7") == {}
    assert set(built.found("C8")) == {"x"}


def test_it_is_found_where_the_other_rule_is_off() -> None:
    built = firms_town().unit("x", "c1", ownership="non_public", members=3)
    assert set(built.found("C7", profile=with_rule("C8", enabled=False))) == {"x"}


def test_units_collapse_where_none_in_the_sub_district_is_covered() -> None:
    built = town().firms(3, "c1").unit("c8", "c1", ownership="non_public", members=5)
    finding = built.found("C7")["s"]
    assert (finding.status, finding.includes) == ("data", ("u00", "u01", "u02"))


def test_a_candidate_that_another_rule_finds_keeps_from_collapse_by_its_cover() -> None:
    built = town().firms(1, "c1").unit("c8", "c1", ownership="non_public", members=5).tie("COVERS", "oc1", "c8")
    assert set(built.found("C7")) == {"u00"}


def test_a_unit_in_no_place_does_not_collapse() -> None:
    assert set(town().firms(1, "c1").unit("lost", ownership="non_public").found("C7")) == {"s", "lost"}


def test_a_unit_of_a_carrier_is_below_the_area_of_the_carrier() -> None:
    built = town().add("Carrier", "park", kind="park").tie("LOCATED_IN", "park", "g1").firms(1, "park")
    assert built.found("C7")["s"].includes == ("u00",)


# C7.unverified


def test_unverified_units_make_one_finding_a_community() -> None:
    built = town().unit("a", "g1", status="unverified").unit("b", "c1", "m1", status="unverified").unit("c", "c2")
    found = built.found("C7.unverified")
    assert {uid: f.value for uid, f in found.items()} == {"c1": 2}
    assert (found["c1"].status, found["c1"].severity) == ("data", "low")


# C8


def test_three_members_and_no_branch_of_its_own_are_found() -> None:
    built = firms_town().unit("x", "c1", members=3).unit("y", "c1", members=2).unit("z", "c1")
    found = built.found("C8")
    assert set(found) == {"x"}
    assert (found["x"].status, found["x"].value, found["x"].threshold) == ("blank", "3–6", 3)


@pytest.mark.parametrize(
    ("build", "status"), [("single", None), ("joint", "blank"), ("attached", "blank"), (None, "data")]
)
def test_the_build_of_its_cover_decides(build: str | None, status: str | None) -> None:
    built = firms_town().unit("x", "c1", members=3).tie("COVERS", "oc1", "x", build=build)
    finding = built.found("C8").get("x")
    assert (finding and finding.status) == status
    if status == "data":
        assert finding is not None
        assert finding.severity == "low"


def test_a_single_build_beside_an_unknown_one_is_enough() -> None:
    built = firms_town().unit("x", "c1", members=3).tie("COVERS", "oc1", "x").tie("COVERS", "oc2", "x", build="single")
    assert built.found("C8") == {}


def test_where_no_unit_of_the_sub_district_is_covered_it_is_data() -> None:
    finding = town().unit("x", "c1", members=3).found("C8")["x"]
    assert (finding.status, finding.severity) == ("data", "low")


def test_a_closed_covered_unit_shows_that_covers_are_on_record() -> None:
    built = town().unit("x", "c1", members=3).unit("old", "c2", status="closed").tie("COVERS", "oc1", "old")
    assert built.found("C8")["x"].status == "blank"


def test_a_unit_of_any_kind_that_does_not_operate_is_passed_over() -> None:
    built = firms_town().unit("x", "c1", members=9, status="dormant").unit("y", "c1", kind="agency", members=9)
    assert set(built.found("C8")) == {"y"}


# C9


def test_a_joint_branch_reaches_at_most_five_operating_units() -> None:
    built = town().firms(5, "c1").unit("shut", "c1", status="closed").org("j", "branch", "shut", form="joint")
    for number in range(5):
        built.tie("COVERS", "j", f"u{number:02}").tie("COVERS", "j", f"u{number:02}", path="grid")
    assert built.found("C9") == {}
    built.unit("u05").tie("COVERS", "j", "u05")
    finding = built.found("C9")["j"]
    assert (finding.status, finding.severity, finding.value, finding.threshold) == ("tune", "low", 6, 5)
    assert finding.includes == tuple(f"u{number:02}" for number in range(6))


def test_a_branch_of_its_own_may_reach_more() -> None:
    built = town().firms(6, "c1").org("j", "branch", *(f"u{number:02}" for number in range(6)))
    assert built.found("C9") == {}


# C11


def park(units: int, covered: int) -> Town:
    built = firms_town().add("Carrier", "park", kind="park").tie("LOCATED_IN", "park", "c1").firms(units, "park")
    for number in range(covered):
        built.tie("COVERS", "oc1", f"u{number:02}")
    return built


@pytest.mark.parametrize(
    ("units", "covered", "found"), [(4, 0, False), (5, 0, True), (5, 2, True), (6, 3, False), (6, 2, True)]
)
def test_a_carrier_with_five_units_needs_a_cover_or_half_of_them(units: int, covered: int, found: bool) -> None:
    assert ("park" in park(units, covered).found("C11")) is found


def test_a_covered_carrier_is_enough() -> None:
    assert park(9, 0).org("x", "general_branch", "park").found("C11") == {}


def test_units_that_do_not_operate_fill_no_carrier() -> None:
    assert park(4, 0).unit("x", "park", status="closed").found("C11") == {}


def test_a_carrier_where_nothing_is_on_record_is_data() -> None:
    built = town().add("Carrier", "park", kind="park").tie("LOCATED_IN", "park", "c1").firms(5, "park")
    finding = built.found("C11")["park"]
    assert (finding.status, finding.severity, finding.subject.path) == ("data", "low", ("示例街道", "c1"))
    assert park(5, 0).found("C11")["park"].status == "blank"


# C19


@pytest.mark.parametrize(("units", "filled", "found"), [(15, 1, False), (16, 1, True), (30, 2, False), (31, 2, True)])
def test_an_adviser_has_at_most_fifteen_units(units: int, filled: int, found: bool) -> None:
    built = town().firms(units, "c1").add("Post", "p", kind="adviser", filled=filled).tie("STAFFS", "p", "oc1")
    for number in range(units):
        built.tie("WORK_COVERS", "oc1", f"u{number:02}", by="adviser")
    built.firms(9, "c1", prefix="v")
    for number in range(9):
        built.tie("WORK_COVERS", "oc1", f"v{number:02}", by="union")
    assert ("oc1" in built.found("C19")) is found


def test_an_organisation_without_filled_post_is_not_measured() -> None:
    built = town().firms(16, "c1").add("Post", "p", kind="adviser", filled=0).tie("STAFFS", "p", "oc1")
    built.add("Post", "q", kind="grid_head", filled=1).tie("STAFFS", "q", "oc1")
    for number in range(16):
        built.tie("WORK_COVERS", "oc1", f"u{number:02}", by="adviser")
    assert built.found("C19") == {}


# C6


def test_a_share_below_its_target_is_found_from_ten_units_on() -> None:
    built = town().firms(10, "c1").firms(9, "c2", prefix="v")
    for number in range(5):
        built.tie("COVERS", "oc1", f"u{number:02}")
    assert built.found("C6") == {}
    found = built.found("C6", profile=with_rule("C6", target=0.55))
    assert {uid: f.value for uid, f in found.items()} == {"s": round(5 / 19, 4), "c1": 0.5}
    assert "10 个单位中已覆盖 5 个，目标 55%" in says(found["c1"])


def test_a_share_on_its_target_is_not_below() -> None:
    built = town().firms(20, "c1")
    for number in range(11):
        built.tie("COVERS", "oc1", f"u{number:02}")
    assert built.found("C6", profile=with_rule("C6", target=0.55)) == {}


def test_a_community_below_its_target_follows_its_sub_district() -> None:
    built = town().firms(10, "c1")
    assert built.found("C6", profile=with_rule("C6", target=0.5))["c1"].follows == "C6~s"


# D7, D9, D13


def test_a_unit_in_no_area_and_no_carrier_is_found() -> None:
    built = town().unit("x", status="closed").unit("y", "c1").add("Carrier", "k", kind="park").unit("z", "k")
    built.unit("gone").tie("LOCATED_IN", "gone", "c1", valid_to=TODAY)
    assert set(built.found("D7")) == {"x", "gone"}


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("closed", True),
        ("moved_out", True),
        ("not_found", True),
        ("dormant", False),
        ("unverified", False),
        (None, False),
    ],
)
def test_a_unit_that_is_gone_should_have_no_cover(status: str | None, found: bool) -> None:
    built = town().unit("x", "c1", status=status).tie("COVERS", "oc1", "x").tie("COVERS", "oc1", "x", path="grid")
    assert ("x" in built.found("D9")) is found


def test_a_unit_that_is_gone_and_no_longer_covered_is_in_order() -> None:
    assert town().unit("x", "c1", status="closed").tie("COVERS", "oc1", "x", valid_to=TODAY).found("D9") == {}


def test_two_main_covers_are_found() -> None:
    built = town().unit("x", "c1").tie("COVERS", "oc1", "x", primary=True)
    built.tie("COVERS", "oc2", "x", primary=True, valid_from=YESTERDAY)
    built.tie("COVERS", "oc2", "g1", primary=True).tie("COVERS", "oc1", "g1", primary=False)
    found = built.found("D13")
    assert set(found) == {"x"}
    assert (found["x"].status, found["x"].severity, found["x"].value, found["x"].since) == (
        "data",
        "medium",
        2,
        YESTERDAY,
    )


def test_main_covers_of_a_chain_are_not_counted() -> None:
    built = town().add("Chain", "x").tie("COVERS", "oc1", "x", primary=True).tie("COVERS", "oc2", "x", primary=True)
    assert built.found("D13") == {}
