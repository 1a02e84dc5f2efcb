"""Scope, decisions, order, coverage: what find_gaps makes of what the rules found."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from graphmodel.errors import NotFoundError
from graphmodel.gaps.catalogue import FINDERS, coverage_of, find_gaps, gaps_in, judge, view_of
from graphmodel.gaps.finding import Coverage, GapReport
from graphmodel.gaps.hit import Hit
from graphmodel.gaps.view import View
from graphmodel.messages import speak
from graphmodel.rules import RULE_TYPES, Rule
from graphmodel.vocabulary import STATUS
from tests.unit.gaps.town import DEFAULT, TODAY, TOMORROW, YESTERDAY, Town, days_ago, says, town, with_rule


def ids(report: GapReport) -> list[str]:
    return [finding.id for finding in report.findings]


def test_every_declared_rule_type_is_run_and_every_rule_has_a_type() -> None:
    assert set(FINDERS) == set(RULE_TYPES)
    assert {rule.type for rule in DEFAULT.rules} <= set(RULE_TYPES)


def test_every_parameter_of_the_default_rules_is_declared() -> None:
    for rule in DEFAULT.rules:
        for name in rule.parameters:
            assert RULE_TYPES[rule.type].parameter(name), (rule.id, name)


def test_a_rule_that_is_off_finds_nothing() -> None:
    built = town().area("g2", "grid", "c1")
    assert "C1.grid~g2" not in ids(built.report(profile=with_rule("C1.grid", enabled=False)))


# One view asked several times


def test_a_view_says_what_it_found_in_the_language_of_who_asks() -> None:
    network = town().unit("u", name="甲").network()
    view = view_of(network, DEFAULT)
    try:
        for lang in ("zh", "en", "zh"):
            speak(lang)
            kept, fresh = gaps_in(view).findings, find_gaps(network, DEFAULT).findings
            assert [says(one) for one in kept] == [says(one) for one in fresh]
    finally:
        speak("zh")


def test_what_was_judged_once_serves_every_part() -> None:
    network = town().area("g2", "grid", "c1").unit("u", name="甲").network()
    view = view_of(network, DEFAULT)
    judged = judge(view)
    for under in (None, "g2", "c1"):
        kept, fresh = gaps_in(view, under=under, judged=judged), find_gaps(network, DEFAULT, under=under)
        assert [says(one) for one in kept.findings] == [says(one) for one in fresh.findings]
    assert "C1.grid~g2" in {one.id for one in gaps_in(view, under="g2", judged=judged).findings}


def test_a_rule_that_failed_once_is_asked_again() -> None:
    plain, asked = view_of(town().area("g2", "grid", "c1").network(), DEFAULT), []

    def find(view: View, rule: Rule) -> Sequence[Hit]:
        asked.append(rule.id)
        if len(asked) == 1:
            raise MemoryError
        return plain.find(view, rule)

    view = View(plain.network, plain.records, DEFAULT, find)
    with pytest.raises(MemoryError):
        view.hits("C1.grid")
    assert list(view.hits("C1.grid")) == list(plain.hits("C1.grid")) != []


# Scope


def two_towns() -> Town:
    built = (
        town()
        .area("g2", "grid", "c1")
        .area("s9", "sub_district", code="990101009000")
        .org("r9", "party_committee", "s9")
    )
    return built.area("c9", "community", "s9", code="990101009001").org("oc9", "branch", "c9").area("g9", "grid", "c9")


def test_a_scope_holds_the_areas_below_it_and_itself() -> None:
    report = two_towns().report(under="s9")
    assert "C1.grid~s9" in ids(report)
    assert "C1.grid~g2" not in ids(report)
    assert report.scope is not None
    assert (report.scope.uid, report.scope.level, report.under) == ("s9", "sub_district", "s9")


@pytest.mark.parametrize("code", ["990101001000", "990101001"])
def test_a_division_code_holds_everything_below_its_areas(code: str) -> None:
    report = two_towns().report(under=code)
    assert "C1.grid~g2" in ids(report)
    assert "C1.grid~s9" not in ids(report)
    assert report.scope is not None
    assert report.scope.uid == "s"


def test_a_code_of_several_areas_has_no_single_scope() -> None:
    report = two_towns().report(under="990101")
    assert report.scope is None
    assert {"C1.grid~g2", "C1.grid~s9"} <= set(ids(report))


@pytest.mark.parametrize("under", ["nowhere", "110101001", "oc1", ""])
def test_an_unknown_scope_is_an_error(under: str) -> None:
    with pytest.raises(NotFoundError) as raised:
        two_towns().report(under=under)
    assert raised.value.code == "gaps.scope_unknown"


def test_a_retired_area_is_no_scope() -> None:
    with pytest.raises(NotFoundError):
        town().area("old", "community", "s", valid_to=TODAY).report(under="old")


@pytest.mark.parametrize(("properties", "there"), [
    ({"covered": ("g1",)}, True), ({"covered": ("u",)}, True), ({"covered": ("k",)}, True), ({"covered": ("c2",)}, False),
    ({}, False),
])  # fmt: skip
def test_an_organisation_is_where_what_it_covers_is(properties: dict[str, tuple[str, ...]], there: bool) -> None:
    built = town().unit("u", "c1").add("Carrier", "k", kind="park").tie("LOCATED_IN", "k", "c1")
    built.org("b", "branch", *properties.get("covered", ()), term_ends_on=days_ago(1))
    assert ("T1~b" in ids(built.report(under="c1"))) is there


def test_an_organisation_is_where_it_is_located_and_where_its_subordinates_are() -> None:
    built = town().org("a", "party_committee", term_ends_on=days_ago(1))
    built.org("b", "party_committee", under="a").org("c", "branch", under="b").tie("LOCATED_IN", "c", "g1")
    assert "T1~a" in ids(built.report(under="g1"))
    assert "T1~a" not in ids(built.report(under="c2"))


def test_a_scope_does_not_change_what_is_found() -> None:
    built = two_towns()
    whole = {f.id: f for f in built.report().findings}
    assert all(whole[f.id] == f for f in built.report(under="c1").findings)


def test_nothing_is_on_record_where_a_scope_has_no_organisation() -> None:
    built = town().area("c3", "community", "s")
    assert built.report().on_record
    assert not built.report(under="c3").on_record
    assert not Town().area("s", "sub_district").report().on_record


# Order and subjects


def test_findings_stand_by_status_rule_and_the_codes_of_their_places() -> None:
    built = two_towns().area("c0", "community", "s", code="990101001000").area("g0", "grid", "c0", members=0)
    built.area("g3", "grid", "c2").area("c4", "community", "s", code="990101001999").org("x", "branch", "c4")
    built.area("a-grid", "grid", "c4")
    report = built.report()
    statuses = [STATUS.keys.index(f.status) for f in report.findings]
    assert statuses == sorted(statuses)
    blanks = [f.subject.uid for f in report.findings if f.rule == "C1.grid" and f.status == "blank"]
    assert blanks == ["g2", "g3", "a-grid"]


def test_a_subject_says_what_is_above_it() -> None:
    built = town().area("m2", "micro_grid", "g1").unit("u", "m1", uscc="1")
    report = {f.id: f.subject for f in built.report().findings}
    assert report["C1.micro_grid~m2"].path == ("示例街道", "c1", "g1")
    assert report["D5.uscc~u"].path == ("示例街道", "c1", "g1", "m1")
    assert (report["D5.uscc~u"].kind, report["D5.uscc~u"].level) == ("Unit", None)


def test_evidence_is_said_in_the_language_of_the_moment() -> None:
    built = town().area("g2", "grid", "c1")
    speak("en")
    try:
        finding = built.found("C1.grid")["g2"]
    finally:
        speak("zh")
    assert "none is on record" in says(finding)
    assert finding.action.startswith("establish")


def test_a_report_sums_up_what_it_shows() -> None:
    coverage = replace(DEFAULT, rules=tuple(rule for rule in DEFAULT.rules if rule.family == "C1"))
    report = town().area("g2", "grid", "c1").area("g3", "grid", "c1", members=1).report(profile=coverage)
    assert report.summary["by_rule"] == {"C1.grid": 2}
    assert report.summary["by_status"] == {"blank": 1, "conditions": 1}
    assert report.summary["by_severity"] == {"high": 2}
    assert (report.profile, report.on, report.revision) == ("default", TODAY, 3)


# Decisions


def decided(verdict: str, finding: str = "C1.grid~g2", **more: object) -> Town:
    return town().area("g2", "grid", "c1").area("mg2", "micro_grid", "g2").area("mg3", "micro_grid", "g2").org(
        "x", "group", "mg3"
    ).add("Decision", "d1", finding=finding, verdict=verdict, **more)  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "due", "hidden"),
    [
        ("not_blank", None, True), ("not_blank", YESTERDAY, True), ("postponed", None, True), ("postponed", TOMORROW, True),
        ("postponed", TODAY, False), ("true", None, False), ("mended", None, False),
    ],
)  # fmt: skip
def test_a_decision_hides_or_shows(verdict: str, due: date | None, hidden: bool) -> None:
    report = decided(verdict, due_on=due).report()
    assert ([f.id for f in report.hidden] == ["C1.grid~g2"]) is hidden
    assert report.summary["hidden"] == ({verdict: 1} if hidden else {})
    found = next(f for f in (*report.findings, *report.hidden) if f.id == "C1.grid~g2")
    assert found.decision is not None
    assert found.decision.verdict == verdict


def test_a_hidden_finding_is_followed_by_none() -> None:
    follows = {f.id: f.follows for f in decided("true").report().findings}
    assert follows["C1.micro_grid~mg2"] == "C1.grid~g2"
    follows = {f.id: f.follows for f in decided("not_blank").report().findings}
    assert follows["C1.micro_grid~mg2"] is None


def test_the_latest_decision_counts() -> None:
    built = decided("not_blank", on=days_ago(1)).add("Decision", "d0", finding="C1.grid~g2", verdict="true", on=TODAY)
    assert "C1.grid~g2" in ids(built.report())
    built.add("Decision", "d2", finding="C1.grid~g2", verdict="not_blank", on=TODAY)
    assert "C1.grid~g2" not in ids(built.report())


def test_a_decision_without_day_is_the_earliest() -> None:
    built = decided("true", on=days_ago(1)).add("Decision", "d9", finding="C1.grid~g2", verdict="not_blank")
    assert "C1.grid~g2" in ids(built.report())


def test_a_retired_decision_says_nothing() -> None:
    assert "C1.grid~g2" in ids(decided("not_blank", valid_to=TODAY).report())


def test_what_was_true_and_is_gone_has_ended() -> None:
    assert decided("true", "C1.grid~g1").report().ended == ("C1.grid~g1",)
    assert decided("mended", "C1.grid~g1").report().ended == ()
    assert decided("true", "C1.grid~g2").report().ended == ()


def test_what_a_collapse_stands_for_has_not_ended() -> None:
    built = Town().area("s", "sub_district").area("c", "community", "s").add(
        "Decision", "d", finding="C1.community~c", verdict="true"
    )  # fmt: skip
    assert built.report().ended == ()


def test_a_rule_that_is_not_run_ends_nothing() -> None:
    built = decided("true", "C1.grid~g1")
    assert built.report(profile=with_rule("C1.grid", enabled=False)).ended == ()


def test_what_ended_elsewhere_is_not_of_the_scope() -> None:
    built = decided("true", "C1.grid~g1")
    assert built.report(under="c1").ended == ("C1.grid~g1",)
    assert built.report(under="c2").ended == ()


# Coverage


def rows(built: Town, under: str | None = None) -> dict[str, Coverage]:
    return {row.level: row for row in coverage_of(built.network(), DEFAULT, under=under)}


def test_coverage_has_a_row_for_each_level_then_units_then_households() -> None:
    assert list(rows(town())) == ["sub_district", "community", "grid", "micro_grid", "two_new", "household"]
    assert town().report().coverage == coverage_of(town().network(), DEFAULT)


def test_areas_are_counted_and_their_covered_share() -> None:
    built = town().area("g2", "grid", "c1").area("g3", "grid", "c2").org("x", "branch", "g3").area("g4", "grid", "c2")
    assert rows(built)["grid"] == Coverage("grid", 4, 2, 0.5)
    assert rows(built, "c2")["grid"] == Coverage("grid", 2, 1, 0.5)


def test_statistical_units_are_not_counted() -> None:
    assert rows(town().area("x", "community", "s", code="990101001450"))["community"].total == 2


def test_nothing_on_record_is_no_share() -> None:
    built = Town().area("s", "sub_district").area("c", "community", "s")
    assert rows(built)["community"] == Coverage("community", 1, None, None)
    assert rows(built)["grid"] == Coverage("grid", 0, None, None)


def test_nothing_covered_in_a_place_with_records_around_is_nought() -> None:
    built = town().area("g2", "grid", "c2")
    assert rows(built, "c2")["grid"] == Coverage("grid", 1, 0, 0.0)


def test_two_new_units_are_counted_once_and_only_operating_ones() -> None:
    built = (
        town().firms(4, "c1").unit("shut", "c1", ownership="non_public", status="closed").tie("COVERS", "oc1", "u00")
    )
    built.tie("LOCATED_IN", "u00", "c2").tie("WORK_COVERS", "oc1", "u01", by="union")
    assert rows(built)["two_new"] == Coverage("two_new", 4, 1, 0.25)
    assert rows(town().firms(4, "c1"))["two_new"] == Coverage("two_new", 4, None, None)


def test_households_are_those_of_the_smallest_areas() -> None:
    built = town().area("m2", "micro_grid", "g1", households=60).area("g2", "grid", "c2", households=300)
    built.households.append({"area": "m1", "households": 40, "hubs": 0})
    assert rows(built)["household"] == Coverage("household", 400, 40, 0.1)


def test_a_few_households_are_not_told() -> None:
    built = town()
    built.households.append({"area": "m1", "households": 4, "hubs": 0})
    assert rows(built)["household"] == Coverage("household", None, None, None)


def test_a_level_that_needs_no_organisation_has_no_row() -> None:
    levels = tuple(replace(level, covered=level.key != "micro_grid") for level in DEFAULT.scheme.levels)
    local = replace(DEFAULT, scheme=replace(DEFAULT.scheme, levels=levels))
    built = town()
    built.households.append({"area": "m1", "households": 40, "hubs": 0})
    found = {row.level: row for row in coverage_of(built.network(), local)}
    assert "micro_grid" not in found
    assert found["household"] == Coverage("household", 40, 40, 1.0)


def test_an_empty_store_is_reported_on() -> None:
    report = Town().report()
    assert (report.findings, report.on_record) == ((), False)
