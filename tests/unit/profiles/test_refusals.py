"""What a wrong line is told: file, line, key, and what would do."""

from pathlib import Path

import pytest

from graphmodel.errors import ProfileError
from graphmodel.profiles import load_profile
from tests.unit.profiles.local import HEAD, NEW_RULE, refusal

WRONG = {
    "unknown key": ("colour = 1\n", "key_unknown", 4, "colour"),
    "unknown section key": ("[import]\n\nrefused_name = []\n", "key_unknown", 6, "import.refused_name"),
    "wrong type": ("zh = 5\n", "wrong_type", 4, "zh"),
    "wrong item": ("[import]\nrefused_names = ['a',\n 3]\n", "wrong_type", 6, "import.refused_names[2]"),
    "unknown rule": ("[change.C99]\nenabled = false\n", "rule_unknown", 4, "change.C99"),
    "unknown dotted rule": ("[change.C18.gird]\nenabled = false\n", "rule_unknown", 4, "change.C18.gird"),
    "unknown parameter": ('\n[change."C18.grid"]\nlevle = "grid"\n', "key_unknown", 6, 'change."C18.grid".levle'),
    "unknown status": ("[change.C9]\nstatus = 'red'\n", "value_unknown", 5, "change.C9.status"),
    "flag as text": ("[change.C9]\nenabled = 'no'\n", "wrong_type", 5, "change.C9.enabled"),
    "crossed band": ("[change.C10]\nmin = 60\n", "band_crossed", 5, "change.C10.band"),
    "empty band": ("[change.C10]\nband = {}\n", "band_empty", 5, "change.C10.band"),
    "band of text": ("[change.C10]\nband = { max = 'a' }\n", "wrong_type", 5, "change.C10.band.max"),
    "not a number": ("[change.C10]\nmax = nan\n", "out_of_range", 5, "change.C10.band.max"),
    "level not in scheme": ("[change.C5]\nlevel = 'zone'\n", "level_unknown", 5, "change.C5.level"),
    "rule not there": ("[change.C7]\nnot_found_by = ['C88']\n", "rule_unknown", 5, "change.C7.not_found_by"),
    "scheme lacks a level that a rule needs": (
        "[[scheme.levels]]\nkey = 'sub_district'\nzh = '镇'\ntiers = ['branch']\nkinds = ['town']\n",
        "level_gone", 4, "scheme.levels",
    ),
    "unknown tier": ("[scheme.superiors]\ngroup = ['brnch']\n", "value_unknown", 5, "scheme.superiors.group[1]"),
    "unknown tier as key": ("[scheme.superiors]\ngrp = ['branch']\n", "value_unknown", 5, "scheme.superiors.grp"),
    "syntax": ("[change\n", "syntax", 4, "-"),
    "repeated key": ("zh = 'a'\nzh = 'b'\n", "syntax", 5, "-"),
    "unknown rule type": (NEW_RULE.replace('"band"', '"bande"', 1), "rule_type_unknown", 7, "rules[1].type"),
    "rule there already": (NEW_RULE.replace("X1", "C9"), "rule_repeated", 6, "rules[1].id"),
    "rule id with a tilde": (NEW_RULE.replace("X1", "X~1"), "rule_id", 6, "rules[1].id"),
    "new rule without source": (NEW_RULE.replace("source", "en"), "key_missing", 5, "rules[1].source"),
    "new rule without parameter": (
        NEW_RULE.replace('measure = "members"\n', ""), "key_missing", 12, "rules[1].parameters.measure",
    ),
    "value of a closed list": (
        NEW_RULE.replace('"members"', '"member"'), "value_unknown", 13, "rules[1].parameters.measure",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code", "line", "key"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_line_is_named_by_file_line_and_key(tmp_path: Path, text: str, code: str, line: int, key: str) -> None:
    error = refusal(tmp_path, text)
    assert (error.code, error.data["line"], error.data["key"]) == (f"profile.{code}", line, key)
    assert error.data["file"] == str(tmp_path / "here.toml")


def test_every_problem_is_told_and_the_first_one_said(tmp_path: Path) -> None:
    error = refusal(tmp_path, "colour = 1\n[change.C9]\nseverity = 'red'\nmax = 'a'\n")
    problems = error.data["problems"]
    assert isinstance(problems, tuple)
    assert [(p.code, p.data["line"]) for p in problems] == [
        ("profile.key_unknown", 4), ("profile.value_unknown", 6), ("profile.wrong_type", 7),
    ]  # fmt: skip
    assert (error.code, error.data["line"]) == ("profile.key_unknown", 4)


def test_the_nearest_known_word_comes_first(tmp_path: Path) -> None:
    error = refusal(tmp_path, '[change."C18.gird"]\nenabled = false\n')
    assert error.data["nearest"] == "C18.grid"
    assert "C18.grid" in str(error)


def test_a_word_like_no_known_one_gets_no_suggestion_but_what_there_is(tmp_path: Path) -> None:
    error = refusal(tmp_path, '[change.C9]\nseverity = "严重"\n')
    assert "最接近" not in str(error)
    assert error.remedy == "可取：高 high, 中 medium, 低 low。"


def test_what_is_no_toml_is_shown_by_its_line(tmp_path: Path) -> None:
    error = refusal(tmp_path, "zh = “某街道”\n")
    assert (error.data["line"], error.data["text"]) == (4, "zh = “某街道”")


def test_a_missing_name_and_version_are_told(tmp_path: Path) -> None:
    error = refusal(tmp_path, "", head='extends = "default"\n')
    assert [p.data["key"] for p in error.data["problems"]] == ["name", "version"]  # type: ignore[attr-defined]


def test_a_file_that_is_no_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(HEAD.encode() + 'zh = "默认"\n'.encode("gb18030"))
    with pytest.raises(ProfileError) as caught:
        load_profile("a.toml", base=tmp_path)
    assert (caught.value.code, caught.value.data["line"]) == ("profile.not_utf8", 4)


@pytest.mark.parametrize(
    ("name", "code"), [("defualt", "name_unknown"), ("none.toml", "missing"), ("folder.toml", "unreadable")]
)
def test_what_is_no_profile_is_told(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(ProfileError) as caught:
        load_profile(name, base=tmp_path)
    assert caught.value.code == f"profile.{code}"
    assert str(caught.value)


def test_a_file_too_large_or_too_deep_for_a_profile_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "# " + "x" * 1_000_000).code == "profile.too_large"
    assert refusal(tmp_path, "zh = " + "[" * 20_000).code == "profile.syntax"


def test_profiles_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(HEAD.replace("default", "b.toml"), encoding="utf-8")
    (tmp_path / "b.toml").write_text(HEAD.replace("default", "./a.toml"), encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        load_profile("a.toml", base=tmp_path)
    assert (caught.value.code, caught.value.data["line"]) == ("profile.extends_cycle", 3)


def test_a_profile_that_extends_nothing_known_is_told_where(tmp_path: Path) -> None:
    error = refusal(tmp_path, "", head=HEAD.replace("default", "defualt"))
    assert (error.code, error.data["line"], error.data["key"]) == ("profile.extends_wrong", 3, "extends")


def test_a_problem_of_the_extended_file_names_that_file(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text(HEAD + "colour = 1\n", encoding="utf-8")
    error = refusal(tmp_path, "", head=HEAD.replace("default", "city.toml"))
    assert error.data["file"] == str(tmp_path / "city.toml")
