"""The profiles that ship with the product."""

import re

import pytest

from graphmodel.profiles import load_profile, shipped_profiles
from graphmodel.rules import RULE_TYPES
from graphmodel.vocabulary import SEVERITY, STATUS
from tests.unit.profiles.local import rule_parameters


def test_the_shipped_profiles_are_listed() -> None:
    assert shipped_profiles() == ("default", "rural")


@pytest.mark.parametrize("name", shipped_profiles())
def test_a_shipped_profile_loads_and_every_rule_has_both_titles_an_action_and_a_source(name: str) -> None:
    profile = load_profile(name)
    assert profile.name == name
    assert set(profile.sources) == {"import", "ratings", "scheme"}
    assert len(profile.rules) > 20
    for rule in profile.rules:
        assert rule.type in RULE_TYPES
        assert rule.status in STATUS.keys
        assert rule.severity in SEVERITY.keys
        assert all((rule.zh, rule.en, rule.action_zh, rule.action_en, rule.source, rule.source_en))
        assert rule.zh != rule.en


@pytest.mark.parametrize("name", shipped_profiles())
def test_a_source_is_said_in_words_of_its_language_and_no_key_of_ours(name: str) -> None:
    for rule in load_profile(name).rules:
        assert not re.search(r"\bF\d", rule.source + rule.source_en), rule.id
        assert not re.search(r"[一-鿿]", rule.said_source("en")), rule.id
        assert re.search(r"[一-鿿]", rule.said_source("zh")), rule.id


@pytest.mark.parametrize("name", shipped_profiles())
def test_a_shipped_rule_has_only_what_its_variant_reads(name: str) -> None:
    for rule in load_profile(name).rules:
        kind = RULE_TYPES[rule.type]
        if kind.variant:
            known = {parameter.name for parameter in kind.of_variant(str(rule.parameters[kind.variant]))}
            assert set(rule.parameters) <= known, rule.id


def test_the_default_scheme_is_the_one_of_the_model() -> None:
    scheme = load_profile("default").scheme
    assert scheme.keys == ("sub_district", "community", "grid", "micro_grid")
    assert scheme["grid"].tiers == ("party_committee", "general_branch", "branch")
    assert scheme["grid"].tiers_under_branch == ("group",)
    assert scheme["micro_grid"].kinds == ("micro_grid", "hamlet")
    assert scheme.superiors["branch"] == ("general_branch", "party_committee", "working_committee")
    assert scheme.superiors["general_branch"] == ("party_committee", "working_committee")
    assert "team" not in scheme.superiors


def test_the_default_thresholds_are_those_of_the_catalogue() -> None:
    profile = load_profile("default")
    assert rule_parameters(profile, "C9")["band"] == {"max": 5}
    assert rule_parameters(profile, "C10")["band"] == {"min": 3, "max": 50}
    assert rule_parameters(profile, "C18.grid")["rural_band"] == {"min": 50, "max": 500}
    assert profile.lowest_ratings == ("较差", "三类", "后进")


def test_in_the_rural_profile_zones_stand_above_villages_and_hamlets_need_no_organisation() -> None:
    profile = load_profile("rural")
    assert profile.scheme.keys == ("sub_district", "grid", "community", "micro_grid")
    assert profile.scheme["community"].parents == ("grid",)
    assert "zone" in profile.scheme["grid"].kinds
    assert not profile.scheme["micro_grid"].covered
    off = {rule.id for rule in profile.rules if not rule.enabled}
    assert off == {"C1.micro_grid", "C18.grid", "C13"}


def test_no_parameter_has_the_name_of_another_entry_of_a_change() -> None:
    taken = {"status", "severity", "zh", "en", "action_zh", "action_en", "source", "enabled", "min", "max"}
    assert not {p.name for kind in RULE_TYPES.values() for p in kind.parameters} & taken
