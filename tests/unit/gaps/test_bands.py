"""C5, C10, C18, D8: households, hubs, members; what an area's households are."""

import pytest

from tests.unit.gaps.town import DEFAULT, Town, and_rule, says, town, with_rule

# C18


@pytest.mark.parametrize(
    ("households", "setting", "found"),
    [
        (299, None, True), (300, None, False), (500, None, False), (501, None, True), (0, None, False),
        (None, None, False), (49, "rural", True), (50, "rural", False), (500, "rural", False), (501, "rural", True),
        (299, "urban", True),
    ],
)  # fmt: skip
def test_a_grid_has_a_band_of_households(households: int | None, setting: str | None, found: bool) -> None:
    built = town().area("g2", "grid", "c2", households=households, setting=setting)
    finding = built.found("C18.grid").get("c2")
    assert (finding is not None and finding.includes == ("g2",)) is found


@pytest.mark.parametrize(("households", "rural", "found"), [(29, False, True), (30, False, False), (100, False, False),
    (101, False, True), (9, True, True), (10, True, False)])  # fmt: skip
def test_a_micro_grid_has_another_band(households: int, rural: bool, found: bool) -> None:
    built = Town().area("s", "sub_district").area("c", "community", "s", setting="rural" if rural else None)
    built.area("g", "grid", "c").area("m", "micro_grid", "g", households=households)
    assert ("c" in built.found("C18.micro_grid")) is found


def test_the_setting_of_the_nearest_area_above_counts() -> None:
    built = Town().area("s", "sub_district", setting="rural").area("c", "community", "s", setting="urban")
    built.area("g", "grid", "c").area("m", "micro_grid", "g", households=20)
    assert set(built.found("C18.micro_grid")) == {"c"}


def test_dedicated_grids_and_what_is_in_them_are_left_out() -> None:
    built = town().area("d", "grid", "c1", kind="dedicated_grid", households=9)
    built.area("dm", "micro_grid", "d", households=9, hub_households=0)
    report = built.report()
    assert not [f for f in report.findings if f.rule in {"C5", "C18.grid", "C18.micro_grid"}]


def test_a_community_names_all_its_grids_outside_the_band() -> None:
    built = town().area("a", "grid", "c1", households=3).area("b", "grid", "c1", households=900)
    finding = built.found("C18.grid")["c1"]
    assert (finding.status, finding.severity, finding.value, finding.includes) == ("tune", "low", 2, ("a", "b"))
    assert "少于 5 户" in says(finding)


def test_a_local_band_is_held_without_naming_the_community() -> None:
    profile = and_rule("Z", "band", measure="households", level="grid", band={"max": 100})
    assert set(town().area("a", "grid", "c1", households=101).found("Z", profile=profile)) == {"a"}


# Households of an area


def test_households_are_the_sum_of_the_areas_below_where_all_are_known() -> None:
    built = town().area("g2", "grid", "c2").area("a", "micro_grid", "g2", households=100)
    built.area("b", "micro_grid", "g2", households=50)
    assert set(built.found("C18.grid")) == {"c2"}
    built.area("c", "micro_grid", "g2")
    assert built.found("C18.grid") == {}


def test_own_live_households_come_before_the_declared_number() -> None:
    built = town().area("m2", "micro_grid", "g1", households=80)
    assert built.found("C18.micro_grid") == {}
    built.households.append({"area": "m2", "households": 12, "hubs": 1})
    assert set(built.found("C18.micro_grid")) == {"c1"}


# C5


@pytest.mark.parametrize(
    ("households", "hubs", "found"),
    [
        (100, 1, False),
        (101, 1, True),
        (200, 2, False),
        (5, 0, True),
        (0, 0, False),
        (80, None, False),
        (None, 0, False),
    ],
)
def test_a_micro_grid_needs_a_hub_for_every_hundred_households(
    households: int | None,
    hubs: int | None,
    found: bool,
) -> None:
    built = town().area("m2", "micro_grid", "g1", households=households, hub_households=hubs)
    finding = built.found("C5").get("c1")
    assert (finding is not None) is found
    if finding:
        assert (finding.status, finding.severity, finding.includes) == ("blank", "low", ("m2",))


def test_flagged_households_come_before_the_declared_hubs() -> None:
    built = town().area("m2", "micro_grid", "g1", hub_households=3)
    built.households.append({"area": "m2", "households": 40, "hubs": 0})
    assert "没有党员中心户" in says(built.found("C5")["c1"])


# C10


@pytest.mark.parametrize(("members", "said"), [(2, "1–2"), (3, None), (50, None), (51, ">50"), (None, None), (0, "0")])
def test_a_branch_has_three_to_fifty_members(members: int | None, said: str | None) -> None:
    finding = town().org("b", "branch", members=members).found("C10").get("b")
    assert (finding and finding.value) == said
    if finding:
        assert (finding.status, finding.threshold) == ("tune", 3 if members in {0, 2} else 50)


@pytest.mark.parametrize(("tier", "form"), [("general_branch", None), ("branch", "functional"), ("group", None)])
def test_only_formal_branches_are_measured(tier: str, form: str | None) -> None:
    assert town().org("b", tier, members=99, form=form).found("C10") == {}


def test_another_profile_reads_the_same_network_otherwise() -> None:
    built = town().org("b", "branch", members=31)
    assert set(built.found("C10", profile=with_rule("C10", band={"min": 3, "max": 30}))) == {"b"}
    assert built.found("C10", profile=DEFAULT) == {}


# D8


@pytest.mark.parametrize(
    ("declared", "below", "found"),
    [
        (200, (190,), False), (200, (189,), True), (200, (211,), True), (100, (95,), False), (100, (94,), True),
        (20, (15,), False), (20, (14,), True), (0, (50,), False), (None, (50,), False), (200, (100, None), False),
        (200, (100, 100), False),
    ],
)  # fmt: skip
def test_a_declared_number_differs_by_more_than_a_twentieth_and_five(
    declared: int | None,
    below: tuple[int | None, ...],
    found: bool,
) -> None:
    built = town().area("g2", "grid", "c2", households=declared)
    for number, count in enumerate(below):
        built.area(f"x{number}", "micro_grid", "g2", households=count)
    assert ("g2" in built.found("D8")) is found


def test_the_sum_goes_through_areas_that_declare_nothing() -> None:
    built = town().area("c3", "community", "s", households=100).area("g3", "grid", "c3")
    built.area("x", "micro_grid", "g3", households=50)
    finding = built.found("D8")["c3"]
    assert (finding.status, finding.severity, finding.value, finding.threshold) == ("data", "low", 50, 100)


def test_an_area_without_areas_below_adds_nothing_up() -> None:
    assert town().area("g2", "grid", "c2", households=100).found("D8") == {}


def test_posts_of_every_kind_count_where_a_rule_names_none() -> None:
    built = town().firms(4, "c1", prefix="x").org("o", "branch").add("Post", "p", kind="grid_head", filled=2)
    built.tie("STAFFS", "p", "o")
    for number in range(4):
        built.tie("WORK_COVERS", "o", f"x{number:02}", by="liaison")
    profile = and_rule("X1", "band", measure="units_per_post", band={"max": 1})
    assert [f.value for f in built.found("X1", profile=profile).values()] == [2]
