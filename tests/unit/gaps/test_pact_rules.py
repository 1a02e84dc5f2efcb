"""Pacts and projects: L5, T3, and where they are."""

import pytest

from tests.unit.gaps.town import TODAY, TOMORROW, YESTERDAY, Town, days_ago, says, town, with_rule


def pact(*, bound: bool = True, project: dict[str, object] | None = None, **row: object) -> Town:
    """A pact with one project, complete unless said."""
    built = town().unit("u", "c1").add("Pact", "p", **row).add("Project", "j", name="助老", **_complete(project or {}))
    built.tie("UNDER", "j", "p")
    return built.tie("RESPONSIBLE_FOR", "u", "j") if bound else built


def _complete(project: dict[str, object]) -> dict[str, object]:
    return {"content": "每周一次", "due_on": TOMORROW, **project}


def test_a_complete_pact_lacks_nothing() -> None:
    assert pact().found("L5") == {}


def test_a_pact_without_project_says_so() -> None:
    finding = town().add("Pact", "p").found("L5")["p"]
    assert (finding.status, finding.severity, finding.value) == ("blank", "medium", 1)
    assert says(finding) == "p：协议缺少：共建项目"


def test_what_a_project_lacks_is_said_of_the_project() -> None:
    finding = pact(bound=False, project={"content": None, "due_on": None}).found("L5")["p"]
    assert says(finding) == "助老：该项目缺少：内容、责任单位、完成时限"


def test_a_claim_is_no_responsibility() -> None:
    built = pact(bound=False).tie("RESPONSIBLE_FOR", "u", "j", role="claimant")
    assert "责任单位" in says(built.found("L5")["p"])


@pytest.mark.parametrize("promised", [False, None])
def test_a_promise_is_asked_for_once_any_pact_says_something_of_it(promised: bool | None) -> None:
    built = pact(promised_publicly=promised)
    assert ("p" in built.found("L5")) == (promised is False)
    built.add("Pact", "old", promised_publicly=True, valid_to=days_ago(9))
    assert says(built.found("L5")["p"]) == "p：协议缺少：公开承诺"


@pytest.mark.parametrize("row", [{"signed_on": TOMORROW}, {"expires_on": TODAY}, {"valid_to": TODAY}])
def test_a_pact_that_is_not_in_force_is_asked_for_nothing(row: dict[str, object]) -> None:
    assert town().add("Pact", "p", **row).found("L5") == {}


def test_which_facts_are_asked_for_is_the_profile_s() -> None:
    only_signed = with_rule("L5", facts=("signed_on",))
    finding = pact(bound=False).found("L5", profile=only_signed)["p"]
    assert says(finding) == "p：协议缺少：签订日期"


@pytest.mark.parametrize(
    ("day", "says_so"), [(TODAY, "即今日"), (YESTERDAY, "已过 1 天"), (TOMORROW, None), (None, None)]
)
def test_a_pact_is_due_from_the_day_on_which_it_expires(day: object, says_so: str | None) -> None:
    found = town().add("Pact", "p", expires_on=day).found("T3.pact")
    assert set(found) == ({"p"} if says_so else set())
    if says_so:
        assert says_so in says(found["p"])
        assert (found["p"].since, found["p"].severity) == (day, "low")


@pytest.mark.parametrize(
    ("due", "done", "found"),
    [(YESTERDAY, None, True), (TODAY, None, False), (YESTERDAY, TODAY, False), (None, None, False)],
)
def test_a_project_is_due_from_the_day_after_its_deadline_until_it_is_done(
    due: object, done: object, found: bool
) -> None:
    built = town().add("Project", "j", due_on=due, done_on=done)
    assert bool(built.found("T3.project")) == found


def test_a_late_project_names_who_answers_for_it_and_what_it_is_under() -> None:
    built = pact(project={"due_on": YESTERDAY}).tie("RESPONSIBLE_FOR", "c-o", "j", role="claimant")
    said = says(built.found("T3.project")["j"])
    assert "u：该项目的责任单位" in said
    assert "p：该项目所属" in said
    assert "c-o" not in said


def test_a_pact_is_in_the_smallest_area_that_holds_its_parties() -> None:
    built = town().unit("u", "c1").unit("v", "c2").add("Pact", "near").add("Pact", "far").add("Pact", "lost")
    built.tie("PARTY_TO", "u", "near").tie("PARTY_TO", "c1", "near").tie("PARTY_TO", "u", "far").tie(
        "PARTY_TO", "v", "far"
    )
    found = built.add("Project", "j", due_on=YESTERDAY).tie("UNDER", "j", "near").found("L5")
    assert {uid: f.subject.path for uid, f in found.items()} == {
        "near": ("示例街道", "c1"),
        "far": ("示例街道",),
        "lost": (),
    }
    assert built.found("T3.project")["j"].subject.path == ("示例街道", "c1")


def test_pacts_are_told_only_without_scope() -> None:
    built = town().add("Pact", "p").tie("PARTY_TO", "c1", "p")
    assert "p" in built.found("L5")
    assert built.found("L5", under="s") == {}
