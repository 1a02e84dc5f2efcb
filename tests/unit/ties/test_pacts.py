"""What pacts and their projects lack, as tables."""

from graphmodel.rules import PACT_FACTS
from graphmodel.ties.pacts import PROJECT_FACTS, pact_facts, project_facts
from tests.unit.gaps.town import TODAY, Town

WHOLE = {"content": "每周一次", "due_on": TODAY}


def test_a_pact_lacks_what_any_of_its_projects_lacks_in_the_order_of_the_facts() -> None:
    town = Town().unit("u").add("Pact", "p").add("Pact", "bare").add("Project", "i", **WHOLE).add("Project", "j")
    town.tie("UNDER", "i", "p").tie("UNDER", "j", "p").tie("RESPONSIBLE_FOR", "u", "i")
    assert pact_facts(town.network()).rows() == [
        ("bare", 0, ["project"]),
        ("p", 2, ["content", "responsible", "due_on"]),
    ]
    assert project_facts(town.network()).rows() == [("p", "i", []), ("p", "j", ["content", "responsible", "due_on"])]


def test_an_expired_pact_is_told_of_and_a_retired_one_is_not() -> None:
    town = Town().add("Pact", "expired", expires_on=TODAY).add("Pact", "retired", valid_to=TODAY)
    assert pact_facts(town.network())["pact"].to_list() == ["expired"]


def test_a_promise_is_lacking_only_where_some_pact_says_anything_of_one() -> None:
    town = Town().add("Pact", "p")
    assert pact_facts(town.network())["lacks"].to_list() == [["project"]]
    town.add("Pact", "q", promised_publicly=True).add("Pact", "r", promised_publicly=False, valid_to=TODAY)
    assert pact_facts(town.network())["lacks"].to_list() == [["project", "promised_publicly"], ["project"]]


def test_responsibility_without_role_counts_and_a_claim_or_one_that_ended_does_not() -> None:
    town = Town().unit("u").add("Pact", "p")
    for uid, tie in (
        ("a", {}),
        ("b", {"role": "responsible"}),
        ("c", {"role": "claimant"}),
        ("d", {"valid_to": TODAY}),
    ):
        town.add("Project", uid, **WHOLE).tie("UNDER", uid, "p").tie("RESPONSIBLE_FOR", "u", uid, **tie)
    assert project_facts(town.network())["lacks"].to_list() == [[], [], ["responsible"], ["responsible"]]


def test_a_project_under_two_pacts_counts_for_both_and_one_of_an_alliance_for_none() -> None:
    town = Town().add("Pact", "p").add("Pact", "q").add("Alliance", "a").add("Project", "j").add("Project", "k")
    town.tie("UNDER", "j", "p").tie("UNDER", "j", "q").tie("UNDER", "k", "a")
    assert pact_facts(town.network())["projects"].to_list() == [1, 1]


def test_the_facts_of_projects_are_facts_of_pacts() -> None:
    assert set(PROJECT_FACTS) < set(PACT_FACTS)


def test_a_network_without_pacts_has_empty_tables_of_the_same_columns() -> None:
    full = Town().add("Pact", "p").add("Project", "j").tie("UNDER", "j", "p").network()
    for table in (pact_facts, project_facts):
        assert table(Town().network()).is_empty()
        assert table(Town().network()).schema == table(full).schema
