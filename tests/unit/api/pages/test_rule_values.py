"""What the page of the rules says of a profile."""

from typing import Any

import pytest

from api.pages.rule_book import book_answer, book_values, family_of
from graphmodel.gaps.catalogue import find_gaps
from graphmodel.messages import speaking
from graphmodel.profiles import load_profile
from tests.unit.alliances.quarter import quarter


@pytest.fixture(scope="module")
def book() -> dict[str, Any]:
    profile = load_profile("default")
    return book_values(profile, find_gaps(quarter(), profile), others=[profile, load_profile("rural")])


def rules_of(book: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {rule["id"]: rule for family in book["families"] for rule in family["rules"]}


def test_every_rule_stands_once_in_its_family_in_the_order_of_the_profile(book: dict[str, Any]) -> None:
    profile = load_profile("default")
    assert [family["label"] for family in book["families"]] == ["组织体系和覆盖", "共建联系", "期限", "登记数据"]
    assert sorted(rules_of(book)) == sorted(rule.id for rule in profile.rules)
    first = [rule["id"] for rule in book["families"][0]["rules"]]
    assert first == [rule.id for rule in profile.rules if rule.id.startswith("C")]


def test_a_rule_says_its_question_threshold_source_and_what_it_found(book: dict[str, Any]) -> None:
    profile = load_profile("default")
    counts = find_gaps(quarter(), profile).summary["by_rule"]
    rules = rules_of(book)
    assert rules["C12.segment"]["question"] == "联盟在链段上有空缺"
    assert rules["C12.segment"]["found"] == counts["C12.segment"] == 2
    assert rules["C18.grid"]["source"]
    assert any("300" in said["words"] for said in rules["C18.grid"]["parameters"])
    assert (rules["C1.grid"]["status_label"], rules["C1.grid"]["severity_label"]) == ("待补", "高")


def test_what_is_off_has_found_nothing_that_could_be_said(book: dict[str, Any]) -> None:
    off = rules_of(book)["C13"]
    assert (off["enabled"], off["found"]) == (False, None)
    assert book["families"][0]["on"] == len(book["families"][0]["rules"]) - 1


def test_the_sentence_counts_rules_in_force_and_those_that_found_something() -> None:
    profile = load_profile("default")
    report = find_gaps(quarter(), profile)
    on = sum(rule.enabled for rule in profile.rules)
    said = f"按“{profile.zh}”第 1 版，{on} 条规则在用，其中 {len(report.summary['by_rule'])} 条查到 {len(report.findings)} 处，1 条未启用。"
    assert book_answer(profile, report) == said
    with speaking("en"):
        assert book_answer(profile, report).endswith("; 1 are off.")


def test_scheme_templates_ratings_and_other_profiles_are_told(book: dict[str, Any]) -> None:
    assert [one["name"] for one in book["profiles"] if one["on"]] == ["default"]
    assert [level["key"] for level in book["levels"]] == ["sub_district", "community", "grid", "micro_grid"]
    assert [slot["asked"] for slot in book["templates"][0]["slots"]] == ["1 个", "至少 1 个", "至少 1 个"]
    assert book["lowest_ratings"] == ["较差", "三类", "后进"]


def test_the_letters_of_an_id_are_its_family_and_local_ones_stand_apart() -> None:
    assert [family_of(one) for one in ("C1.grid", "T14", "L3.cut", "X9", "CC1", "9", "")] == [
        "C",
        "T",
        "L",
        "",
        "",
        "",
        "",
    ]
