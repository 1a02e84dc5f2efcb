"""D5, D6, T1, T2: codes and dates."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import uscc

from graphmodel.divisions import significant
from tests.unit.gaps.town import TODAY, Town, and_rule, days_ago, says, town, with_rule

# D5.uscc

GOOD = "91110000600037341L"


@pytest.mark.parametrize(("code", "found"), [
    (GOOD, False), ("91110000600037342L", True), ("9111000060003734", True), ("9A110000600037341L", True),
    ("91110000600037341l", False), (None, False), ("91110000I00037341L", True),
])  # fmt: skip
def test_a_credit_code_is_held_against_its_check_digit(code: str | None, found: bool) -> None:
    finding = town().unit("x", "c1", uscc=code).found("D5.uscc").get("x")
    assert (finding is not None) is found


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.from_regex(r"[0-9]{8}[0-9A-HJ-NP-RTUW-Y]{10}", fullmatch=True), min_size=20, max_size=60, unique=True)
)
def test_the_sieve_over_columns_agrees_with_the_library(codes: list[str]) -> None:
    mended = [c if n % 3 else c[:17] + uscc.calc_check_digit(c[:17]) for n, c in enumerate(codes)]
    built = Town()
    for number, code in enumerate(mended):
        built.unit(f"u{number:02}", uscc=code)
    wrong = {f"u{number:02}" for number, code in enumerate(mended) if not uscc.is_valid(code)}
    assert set(built.found("D5.uscc")) == wrong


# D5.division


@pytest.mark.parametrize(("code", "found"), [
    ("990101001009", False), ("990101001", False), ("99010100100", True), ("99010100100X", True),
    ("9901010010090", True), ("110101001001", False), ("110101001", False), ("110101999999", True), (None, False),
])  # fmt: skip
def test_a_division_code_has_twelve_digits_and_is_registered(code: str | None, found: bool) -> None:
    assert ("x" in town().area("x", "community", "s", code=code).found("D5.division")) is found


# D6


@pytest.mark.parametrize(("code", "parent", "found"), [
    ("990101001001", "990101001000", False), ("990101002001", "990101001000", True), ("990101001001", "990101001", False),
    ("990101001001", "990101000000", False), ("990102001001", "990101000000", True), ("990101001001", "990000000000", False),
    ("980101001001", "990000000000", True), ("990101001001", "990101001001", False), ("990101001002", "990101001001", True),
    ("990101", "990101001000", True), (None, "990101001000", False), ("990101001001", None, False),
])  # fmt: skip
def test_a_code_begins_with_what_its_parents_code_says(code: str | None, parent: str | None, found: bool) -> None:
    built = Town().area("p", "sub_district", code=parent).area("x", "community", "p", code=code)
    assert ("x" in built.found("D6")) is found


@given(st.from_regex(r"([0-9]{2}){1,2}0*|[0-9]{6,12}", fullmatch=True).filter(lambda text: len(text) <= 12))
def test_significant_digits_over_columns_are_those_of_the_register(code: str) -> None:
    import polars as pl

    from graphmodel.gaps.records import significant as over_columns

    assert pl.select(over_columns(pl.lit(code))).item() == significant(code)


# T1


def branch(**dates: Any) -> Town:
    return town().org("b", "branch", under="oc1", **dates)


@pytest.mark.parametrize(("days", "severity"), [(-1, "medium"), (0, "low"), (90, "low"), (91, None), (-4000, "medium")])
def test_a_term_is_past_from_the_next_day_and_near_for_ninety(days: int, severity: str | None) -> None:
    ends = TODAY + timedelta(days=days)
    finding = branch(term_ends_on=ends).found("T1").get("b")
    assert (finding and (finding.status, finding.severity, finding.since)) == (severity and ("due", severity, ends))


def test_an_extension_counts_instead_of_the_term() -> None:
    assert branch(term_ends_on=days_ago(100), term_extended_to=TODAY + timedelta(days=100)).found("T1") == {}
    finding = branch(term_ends_on=days_ago(100), term_extended_to=days_ago(1)).found("T1")["b"]
    assert finding.value == days_ago(1).isoformat()
    assert "延期至为 2026-11-21，已过 1 天" in says(finding)


@pytest.mark.parametrize(
    ("properties", "found"),
    [
        ({"tier": "party_committee"}, True), ({"tier": "general_branch"}, True), ({"tier": "working_committee"}, False),
        ({"tier": "group"}, False), ({"tier": "branch", "affiliation": "resident"}, False),
        ({"tier": "branch", "affiliation": "own"}, True), ({"tier": "branch", "form": "temporary"}, False),
        ({"tier": "branch", "form": "joint"}, True), ({"tier": "branch", "valid_to": TODAY}, False),
    ],
)  # fmt: skip
def test_terms_are_those_of_formal_organisations_of_our_own(properties: dict[str, Any], found: bool) -> None:
    built = town().add("Org", "b", term_ends_on=days_ago(1), **properties)
    assert ("b" in built.found("T1")) is found


@pytest.mark.parametrize(("on", "found"), [(date.min, False), (date.max, True)])
def test_the_ends_of_the_calendar_are_days_like_others(on: date, found: bool) -> None:
    built = branch(term_ends_on=TODAY).add("Org", "v", tier="branch", secretary_vacant_since=TODAY)
    built.on = on
    assert ("b" in built.found("T1")) is found
    assert ("v" in built.found("T2")) is found


# T2


@pytest.mark.parametrize(("days", "found"), [(90, False), (91, True)])
def test_a_vacancy_counts_after_ninety_days(days: int, found: bool) -> None:
    finding = branch(secretary_vacant_since=days_ago(days)).found("T2").get("b")
    assert (finding is not None) is found
    if finding:
        assert (finding.status, finding.severity, finding.since) == ("due", "high", days_ago(91))


@pytest.mark.parametrize(("since", "found"), [(100, True), (99, False), (3000, True)])
def test_a_later_secretary_ends_the_vacancy(since: int, found: bool) -> None:
    built = branch(secretary_vacant_since=days_ago(100), secretary_since=days_ago(since))
    assert ("b" in built.found("T2")) is found


def test_the_working_committee_needs_a_secretary_too() -> None:
    built = town()
    built.nodes["Org"][0]["secretary_vacant_since"] = days_ago(200)
    assert set(built.found("T2")) == {"root"}


# Local rules


def test_a_local_rule_watches_another_date() -> None:
    profile = and_rule("Z", "overdue", of="Unit", dates=["verified_on"], after_days=365)
    built = town().unit("x", "c1", verified_on=days_ago(366)).unit("y", "c1", verified_on=days_ago(365)).unit("z", "c1")
    assert set(built.found("Z", profile=profile)) == {"x"}


def test_a_local_rule_closes_by_any_closing_date() -> None:
    profile = and_rule("Z", "overdue", of="Project", dates=["due_on"], closed_by="done_on")
    built = (
        town().add("Project", "x", due_on=days_ago(2)).add("Project", "y", due_on=days_ago(2), done_on=date(2026, 1, 1))
    )
    assert set(built.found("Z", profile=profile)) == {"x"}


def test_a_local_rule_asks_for_other_facts() -> None:
    profile = with_rule("D7", facts=["place", "uscc", "industry"])
    finding = town().unit("x", "c1", industry="C17").found("D7", profile=profile)["x"]
    assert "缺少：统一社会信用代码" in says(finding)
