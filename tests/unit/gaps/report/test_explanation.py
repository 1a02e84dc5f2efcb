"""One finding explained."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from rich.cells import cell_len

from graphmodel.gaps.report.explanation import (
    MOST_INCLUDED,
    explain_finding,
    explanation_text,
)
from graphmodel.gaps.report.lines import WIDTH
from graphmodel.messages import speak
from tests.unit.gaps.report.place import place
from tests.unit.gaps.town import DEFAULT, TODAY, Town


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    yield
    speak("zh")


def explained(town: Town, finding_id: str, *, everything: bool = False) -> str:
    told = explain_finding(finding_id, town.report(), town.network(), DEFAULT)
    return explanation_text(told, everything=everything)


def test_it_names_evidence_rule_source_query_and_remedy() -> None:
    finding = next(f for f in place().report().findings if f.id == "C1.grid~g2")
    text = explained(place(), "C1.grid~g2")
    for part in ("C1.grid~g2", finding.evidence[0].says, finding.source, finding.action, "MATCH (n:Area {uid: 'g2'})"):
        assert part in text.replace("\n    ", "")
    assert "  只算名义覆盖的类别：党小组\n" in text
    assert "待补，程度高" in text
    assert text.endswith("提示供核实，不作为考核、排名、问责依据\n")
    assert max(map(cell_len, text.splitlines())) <= WIDTH


def test_it_shows_no_key_of_a_profile_in_either_language() -> None:
    assert "nominal_tiers" not in explained(place(), "C1.grid~g2")
    speak("en")
    text = explained(place(), "C1.grid~g2")
    assert "nominal_tiers" not in text
    assert "tiers whose cover is nominal: Party group" in text


def test_what_a_collapse_stands_for_is_named_with_kind_and_code() -> None:
    built = place().area("m5", "micro_grid", "g3", name="5号微网格", grid_code="3301060010020030005")
    lines = explained(built, "C1.micro_grid~c2").splitlines()
    at = lines.index("包含 3 个")
    assert [line.split() for line in lines[at + 1 : at + 4]] == [
        ["m3", "微网格", "(m3)"],
        ["m4", "微网格", "(m4)"],
        ["5号微网格", "微网格", "3301060010020030005", "(m5)"],
    ]


def test_what_is_included_may_be_of_any_kind() -> None:
    built = place().org("joint", "branch", "c1", under="oc1", form="joint")
    for number in range(6):
        built.unit(f"n{number}", "c1", name=f"企业{number}", uscc=f"91990101MA0000000{number}").tie(
            "COVERS", "joint", f"n{number}"
        )
    text = explained(built, "C9~joint")
    assert "企业0  单位  91990101MA00000000  (n0)" in text


def test_a_long_list_ends_with_how_many_more_and_how_to_see_them() -> None:
    built = place()
    for number in range(MOST_INCLUDED + 5):
        built.area(f"x{number:02}", "micro_grid", "g3", name=f"{number}号")
    some, all_ = explained(built, "C1.micro_grid~c2"), explained(built, "C1.micro_grid~c2", everything=True)
    assert "…… 另有 7 项，加 --all 查看全部" in some
    assert "(x24)" not in some
    assert "(x24)" in all_
    assert "另有" not in all_


def test_a_term_still_to_come_has_words_for_value_and_threshold_and_no_since() -> None:
    built = place().org("t", "branch", "g1", under="oc1", term_ends_on=TODAY + timedelta(days=30))
    text = explained(built, "T1~t")
    assert "现值：    2026-12-22，还有 30 天到期" in text
    assert "标准：    到期前 90 天内提醒" in text
    assert "起始：" not in text


def test_a_pact_that_ends_today_and_a_host_whose_term_is_over_say_so() -> None:
    built = place().add("Pact", "p", expires_on=TODAY)
    built.add("Alliance", "a", template="four_party", host_until=TODAY - timedelta(days=1))
    built.unit("m", "c1").tie("MEMBER_OF", "m", "a", role="rotating_host")
    assert "标准：    到期当日列出" in explained(built, "T3.pact~p")
    assert "，已到期 1 天" in explained(built, "T14~a")


def test_a_term_that_is_over_and_a_vacancy_have_thresholds_of_their_own() -> None:
    built = place().org("t", "branch", "g1", under="oc1", term_ends_on=TODAY - timedelta(days=1))
    built.org("v", "branch", "g1", under="oc1", secretary_vacant_since=TODAY - timedelta(days=91))
    assert "标准：    到期后列出" in explained(built, "T1~t")
    assert "标准：    超过 90 天" in explained(built, "T2~v")
    speak("en")
    assert "threshold: listed once it is over" in explained(built, "T1~t")


def test_values_that_are_words_are_said_by_their_labels() -> None:
    built = place().area("h", "grid", "c1", kind="zone").org("oh", "branch", "h", under="oc1")
    built.unit("gone", "c1", status="closed").tie("COVERS", "oc1", "gone")
    assert "现值：    片区" in explained(built, "D11~h")
    assert "现值：    已注销" in explained(built, "D9~gone")
    speak("en")
    assert "value:     closed" in explained(built, "D9~gone")
