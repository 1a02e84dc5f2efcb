"""Level schemes of a place: which make sense, and what one without is told."""

from pathlib import Path

import pytest

from tests.unit.profiles.local import local, refusal

LEVELS = """
[[scheme.levels]]
key = "sub_district"
zh = "镇"
tiers = ["party_committee"]
kinds = ["town"]

[[scheme.levels]]
key = "community"
zh = "村"
tiers = ["branch"]
parents = ["sub_district"]
kinds = ["village"]
"""
WRONG_LEVELS = {
    "repeated": (LEVELS.replace("community", "sub_district"), "level_repeated", 11),
    "parent below": (LEVELS.replace('["sub_district"]', '["grid"]'), "parent_not_above", 14),
    "no parent": (LEVELS.replace('parents = ["sub_district"]\n', ""), "parents_missing", 10),
    "no tier": (LEVELS.replace('tiers = ["branch"]\n', ""), "tiers_missing", 10),
    "key with capitals": (LEVELS.replace('"community"', '"Village"'), "level_key", 11),
    "no kinds": (LEVELS.replace('kinds = ["village"]\n', ""), "key_missing", 10),
    "unknown kind": (LEVELS.replace("village", "vilage"), "value_unknown", 15),
}


@pytest.mark.parametrize(("text", "code", "line"), WRONG_LEVELS.values(), ids=WRONG_LEVELS.keys())
def test_a_scheme_without_sense_is_refused(tmp_path: Path, text: str, code: str, line: int) -> None:
    error = refusal(tmp_path, text, head='name = "n"\nversion = "1"\n')
    assert (error.code, error.data["line"]) == (f"profile.{code}", line)


def test_a_profile_of_its_own_needs_nothing_but_a_scheme(tmp_path: Path) -> None:
    profile = local(tmp_path, LEVELS, head='name = "n"\nversion = "1"\n')
    assert profile.scheme.keys == ("sub_district", "community")
    assert profile.rules == ()
    error = refusal(tmp_path, "", head='name = "n"\nversion = "1"\n')
    assert error.code == "profile.scheme_missing"


def test_a_level_that_needs_no_organisation_needs_no_tier(tmp_path: Path) -> None:
    text = LEVELS.replace('tiers = ["branch"]\n', "covered = false\n")
    assert not local(tmp_path, text, head='name = "n"\nversion = "1"\n').scheme["community"].covered


def test_a_level_that_only_switched_off_rules_need_may_go(tmp_path: Path) -> None:
    needing = ("C1.grid", "C1.micro_grid", "C18.grid", "C18.micro_grid", "C5")
    off = "".join(f'[change."{rule}"]\nenabled = false\n' for rule in needing)
    assert local(tmp_path, LEVELS + off).scheme.keys == ("sub_district", "community")
