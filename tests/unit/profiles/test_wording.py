"""Rules in words: labels of parameters and values in the language of the moment, keys for who writes a profile."""

import re
from collections.abc import Iterator

import pytest

from graphmodel.messages import entry, speak
from graphmodel.profiles import load_profile, shipped_profiles
from graphmodel.profiles.wording import said_band, said_parameters
from graphmodel.rules import RULE_TYPES


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    yield
    speak("zh")


def said(rule_id: str, *, keys: bool = False) -> list[str]:
    profile = load_profile("default")
    rule = profile.rule(rule_id)
    assert rule is not None
    return said_parameters(rule, profile, keys=keys)


def test_a_planner_reads_labels_in_chinese_and_no_key() -> None:
    assert said("C18.grid") == [
        "衡量：户数", "正常区间：300 至 500", "农村正常区间：50 至 500", "层级：网格", "汇总到：社区（村）", "不含：专属网格",
    ]  # fmt: skip
    every = [line for rule in load_profile("default").rules for line in said(rule.id)]
    assert not [line for line in every if re.search("[a-z]", line)]


def test_and_in_english_without_chinese() -> None:
    speak("en")
    assert said("C9") == ["measures: units covered", "allowed: at most 5", "tiers: branch", "forms: joint"]
    every = [line for rule in load_profile("default").rules for line in said(rule.id)]
    assert not [line for line in every if re.search("[一-鿿]", line)]


def test_a_place_of_ties_is_called_by_its_level() -> None:
    assert said("L1")[0] == "对象：社区（村）"
    assert "应填写：所在区域或园区楼宇" in "\n".join(said("D7"))


def test_whoever_writes_a_profile_sees_the_keys_too() -> None:
    assert said("C9", keys=True)[0] == "衡量 [measure]：覆盖的单位数 [units_covered]"
    profile = load_profile("default")
    for rule in profile.rules:
        lines = said_parameters(rule, profile, keys=True)
        for name, line in zip(rule_order(rule.type, rule.parameters), lines, strict=True):
            assert f"[{name}]" in line


def rule_order(kind: str, given: object) -> list[str]:
    return [parameter.name for parameter in RULE_TYPES[kind].parameters if parameter.name in dict(given)]  # type: ignore[call-overload]


@pytest.mark.parametrize("name", shipped_profiles())
def test_every_parameter_of_every_type_has_its_label(name: str) -> None:
    for kind in RULE_TYPES.values():
        for parameter in kind.parameters:
            assert entry(f"rule.{parameter.said_as or parameter.name}")
    profile = load_profile(name)
    assert all(said_parameters(rule, profile) for rule in profile.rules if rule.parameters)


@pytest.mark.parametrize(
    ("band", "words"), [({"max": 5}, "不超过 5"), ({"min": 1}, "不少于 1"), ({"min": 3, "max": 1500}, "3 至 1,500")]
)
def test_a_band_is_said_as_people_say_it(band: dict[str, float], words: str) -> None:
    assert said_band(band) == words


def test_shares_are_said_in_percent_and_flags_with_yes_or_no() -> None:
    assert "相差超过（占比）：5%" in said("D8")
    assert "单位覆盖达到此占比即可：50%" in said("C11")
    assert "工作覆盖也算：是" in said("C7")
