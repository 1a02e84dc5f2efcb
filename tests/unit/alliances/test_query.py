"""The list of alliances: filters, facets and what a row says, on a quarter of which all is known."""

from datetime import date

import pytest

from graphmodel.alliances.query import Alliances, find_alliances
from graphmodel.errors import GraphmodelError, NotFoundError, UsageError
from graphmodel.messages import LANGUAGES, say
from graphmodel.network import network_of
from graphmodel.profiles import Profile, load_profile
from tests.unit.alliances.quarter import NODES, ON, TIES, quarter, ties


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("default")


def uids(answer: Alliances) -> list[str]:
    return [row.uid for row in answer.rows]


def counts(answer: Alliances, dimension: str) -> dict[str, int]:
    facet = next(facet for facet in answer.facets if facet.dimension == dimension)
    return {choice.key: choice.count for choice in facet.choices}


def test_those_with_something_to_fill_come_first_and_a_retired_one_not_at_all(profile: Profile) -> None:
    answer = find_alliances(quarter(), profile)
    assert uids(answer) == ["a1", "a2", "a3"]
    assert answer.total == 3
    assert find_alliances(quarter(date(2025, 12, 31)), profile).total == 4


def test_a_row_says_what_is_filled_and_what_is_not(profile: Profile) -> None:
    textile, parties, own = find_alliances(quarter(), profile).rows
    assert (textile.template, textile.members, textile.empty_slots) == ("1+X+Y", 3, ("支持单位",))
    assert (textile.segments, textile.empty_segments) == (3, ("印染",))
    assert ([h.uid for h in textile.hosts], textile.host_until) == (["lead"], None)
    assert (textile.projects, textile.done, textile.overdue) == (1, 0, 1)
    assert textile.last_active == date(2026, 11, 1)  # a visit about its project; the meeting of December is to come
    assert (parties.template, parties.empty_slots) == ("政企校金四方", ("政府部门",))
    assert parties.empty_segments == ("纺纱", "印染")
    assert (own.template, own.chains, own.empty_slots, own.segments, own.last_active) == ("一家亲", (), (), 0, None)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"chain": "textile"}, ["a1", "a2"]),
        ({"chain": "家纺"}, ["a1", "a2"]),
        ({"chain": "装备产业链"}, []),
        ({"segment": "纺纱"}, ["a1"]),
        ({"segment": "织造", "chain": "家纺产业链"}, ["a1", "a2"]),
        ({"segment": "印染"}, []),
        ({"member": "示例银行"}, ["a1", "a2"]),
        ({"member": "91110000600037341l"}, ["a1", "a2"]),
        ({"area": "第一网格"}, ["a1", "a2"]),
        ({"area": "c2"}, ["a1", "a2"]),
        ({"area": "秋实"}, []),
        ({"area": "990101001"}, ["a1", "a2"]),
        ({"sector": "学校"}, ["a2"]),
        ({"sector": "agency"}, ["a3"]),
        ({"theme": "发展"}, ["a1"]),
        ({"template": "1+X+Y"}, ["a1"]),
        ({"template": "four_party"}, ["a2"]),
        ({"template": "四方"}, ["a2"]),
        ({"template": "一家亲"}, ["a3"]),
        ({"template": "1+N+X"}, []),
        ({"empty_slot": "Y"}, ["a1"]),
        ({"empty_slot": "政府部门"}, ["a2"]),
        ({"empty_slot": "any"}, ["a1", "a2"]),
        ({"empty_slot": "任一", "member": "spin"}, ["a1"]),
        ({"chain": "家纺", "sector": "学校", "empty_slot": "政"}, ["a2"]),
        ({"empty_segment": "印染"}, ["a1", "a2"]),
        ({"empty_segment": "纺纱"}, ["a2"]),
        ({"empty_segment": "织造"}, []),
        ({"empty_segment": "中游"}, []),
        ({"empty_segment": "upstream"}, ["a2"]),
        ({"empty_segment": "下游", "chain": "家纺"}, ["a1", "a2"]),
        ({"empty_segment": "any"}, ["a1", "a2"]),
        ({"chain": "家纺", "sector": "学校", "theme": "发展"}, []),
    ],
)
def test_each_mix_of_filters_finds_what_passes_all(profile: Profile, filters: dict[str, str], found: list[str]) -> None:
    answer = find_alliances(quarter(), profile, **filters)  # type: ignore[arg-type]
    assert uids(answer) == found
    assert {chosen.dimension for chosen in answer.filters} == set(filters)


def test_activity_counts_from_the_day_asked_for_up_to_the_day(profile: Profile) -> None:
    assert uids(find_alliances(quarter(), profile, active_since=date(2026, 11, 1))) == ["a1"]
    assert uids(find_alliances(quarter(), profile, active_since=date(2026, 11, 2))) == []


def test_a_facet_says_what_another_choice_of_its_dimension_would_leave(profile: Profile) -> None:
    answer = find_alliances(quarter(), profile, template="1+X+Y", chain="家纺")
    assert counts(answer, "template") == {"1+X+Y": 1, "four_party": 1}
    assert counts(answer, "sector") == {"enterprise": 1, "soe": 1}
    assert counts(answer, "segment") == {"纺纱": 1, "织造": 1}
    assert counts(answer, "empty_slot") == {"Y": 1}
    assert counts(answer, "empty_segment") == {"downstream": 1, "印染": 1}
    assert counts(answer, "chain") == {"textile": 1}


@pytest.mark.parametrize(
    ("filters", "kind", "says"),
    [
        ({"chain": "产业链"}, UsageError, "家纺产业链 (textile)"),
        ({"chain": "机床"}, NotFoundError, "装备产业链 (gear)"),
        ({"member": ""}, NotFoundError, "前进纺纱厂 (spin)"),
        ({"area": "春"}, UsageError, "春风社区 (c1)"),
        ({"area": "310151"}, NotFoundError, "310151"),
        ({"segment": "上游"}, UsageError, "零件"),
        ({"sector": "党"}, UsageError, "学校 (school)"),
        ({"theme": "治理"}, UsageError, "发展"),
        ({"template": "+X"}, UsageError, "1+N+X"),
        ({"empty_slot": "商"}, UsageError, "金融机构 (金)"),
        ({"empty_segment": "中段"}, UsageError, "中游 (midstream)"),
    ],
)
def test_a_filter_that_means_nothing_or_several_is_taught_what_there_is(
    profile: Profile, filters: dict[str, str], kind: type[GraphmodelError], says: str
) -> None:
    with pytest.raises(kind) as caught:
        find_alliances(quarter(), profile, **filters)  # type: ignore[arg-type]
    assert says in str(caught.value)
    for lang in LANGUAGES:
        assert say(caught.value.code, lang, **caught.value.data)


def test_a_segment_means_one_of_the_chain_asked_for(profile: Profile) -> None:
    chains = [NODES["Chain"][0], {"uid": "gear", "name": "装备产业链", "segments": ["织造", "整机"]}]
    served = [*TIES["SERVES"], *ties(("a1", "gear"))]
    network = network_of(nodes={**NODES, "Chain": chains}, ties={**TIES, "SERVES": served}, on=ON)
    assert uids(find_alliances(network, profile, segment="织造")) == ["a1", "a2"]
    assert uids(find_alliances(network, profile, segment="织造", chain="装备")) == []
    with pytest.raises(UsageError, match="整机"):
        find_alliances(network, profile, segment="印染", chain="装备")
