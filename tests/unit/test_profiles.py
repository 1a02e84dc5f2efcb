"""Profiles: what a planner writes, what comes of it, and what a wrong line is told."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from graphmodel.errors import ProfileError
from graphmodel.messages import LANGUAGES, mend, say
from graphmodel.profiles import Profile, load_profile, shipped_profiles
from graphmodel.profiles.positions import key_lines
from graphmodel.rules import RULE_TYPES, Parameter, RuleType
from graphmodel.vocabulary import SEVERITY, STATUS

HEAD = 'name = "here"\nversion = "1"\nextends = "default"\n'
NEW_RULE = """
[[rules]]
id = "X1"
type = "band"
status = "tune"
severity = "low"
zh = "支部偏大"
source = "本街道 2025 年规定"
[rules.parameters]
measure = "members"
tiers = ["branch"]
band = { max = 30 }
"""


def local(folder: Path, text: str, *, name: str = "here.toml", head: str = HEAD) -> Profile:
    (folder / name).write_text(head + text, encoding="utf-8")
    return load_profile(name, base=folder)


def refusal(folder: Path, text: str, *, head: str = HEAD) -> ProfileError:
    with pytest.raises(ProfileError) as caught:
        local(folder, text, head=head)
    for lang in LANGUAGES:
        assert say(caught.value.code, lang, **caught.value.data)
        mend(caught.value.code, lang, **caught.value.data)
    return caught.value


def rule_parameters(profile: Profile, rule_id: str) -> Mapping[str, object]:
    rule = profile.rule(rule_id)
    assert rule is not None
    return rule.parameters


# What ships


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
        assert all((rule.zh, rule.en, rule.action_zh, rule.action_en, rule.source))
        assert rule.zh != rule.en


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


# What a place changes


def test_a_local_profile_changes_what_it_names_and_keeps_the_rest(tmp_path: Path) -> None:
    profile = local(tmp_path, '[change."C18.grid"]\nseverity = "高"\nband = { max = 600 }\nsource = "本区文件"\n')
    rule, before = profile.rule("C18.grid"), load_profile("default").rule("C18.grid")
    assert rule is not None
    assert before is not None
    assert (profile.name, rule.severity, rule.source, rule.zh) == ("here", "high", "本区文件", before.zh)
    assert rule.parameters["band"] == {"min": 300, "max": 600}
    assert rule.parameters["rural_band"] == before.parameters["rural_band"]
    assert profile.scheme == load_profile("default").scheme


def test_a_bound_may_be_written_directly_in_a_change(tmp_path: Path) -> None:
    assert rule_parameters(local(tmp_path, "[change.C9]\nmax = 8\n"), "C9")["band"] == {"max": 8}


def test_a_changed_threshold_without_source_says_that_it_is_local(tmp_path: Path) -> None:
    rule = local(tmp_path, "[change.C9]\nmax = 8\n").rule("C9")
    assert rule is not None
    assert rule.source.startswith("本地设定（here）")
    assert "F22" in rule.source


def test_a_rule_that_is_only_switched_off_keeps_its_source(tmp_path: Path) -> None:
    rule = local(tmp_path, "[change.C9]\nenabled = false\n").rule("C9")
    before = load_profile("default").rule("C9")
    assert rule is not None
    assert before is not None
    assert (rule.enabled, rule.source) == (False, before.source)


def test_an_id_with_dots_needs_no_quotes(tmp_path: Path) -> None:
    profile = local(
        tmp_path,
        "[change.C7]\nseverity = 'low'\n[change.C7.unverified]\nenabled = false\n[change.C18.grid]\nmax = 9999\n",
    )
    rule, unverified = profile.rule("C7"), profile.rule("C7.unverified")
    assert rule is not None
    assert unverified is not None
    assert (rule.severity, rule.enabled, unverified.enabled) == ("low", True, False)
    assert rule_parameters(profile, "C18.grid")["band"] == {"min": 300, "max": 9999}


def test_a_local_rule_is_added_at_the_end(tmp_path: Path) -> None:
    rule = local(tmp_path, NEW_RULE).rules[-1]
    assert (rule.id, rule.en, rule.enabled) == ("X1", "支部偏大", True)
    assert rule.parameters == {"measure": "members", "tiers": ("branch",), "band": {"max": 30}}


def test_local_refusals_add_to_the_inherited(tmp_path: Path) -> None:
    profile = local(tmp_path, '[import]\nrefused_names = ["某基地"]\n')
    assert profile.refused_names == (*load_profile("default").refused_names, "某基地")


def test_superiors_alone_leave_the_levels(tmp_path: Path) -> None:
    scheme = local(tmp_path, '[scheme.superiors]\ngroup = ["支部", "general_branch"]\n').scheme
    assert scheme.keys == ("sub_district", "community", "grid", "micro_grid")
    assert scheme.superiors == {"group": ("branch", "general_branch")}


def test_a_profile_extends_a_file_beside_it(tmp_path: Path) -> None:
    local(tmp_path, "[change.C9]\nmax = 8\n", name="city.toml")
    (tmp_path / "town").mkdir()
    profile = local(tmp_path / "town", "[change.C10]\nmax = 40\n", head=HEAD.replace("default", "../city.toml"))
    assert rule_parameters(profile, "C9")["band"] == {"max": 8}
    assert rule_parameters(profile, "C10")["band"] == {"min": 3, "max": 40}


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
    assert load_profile(str(tmp_path / "a.toml")).name == "here"


# What a wrong line is told

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


# Parameters of any type

EVERY = RuleType(
    "every", "每种", "every", (
        Parameter("number", "int", lowest=1, highest=10), Parameter("part", "float", lowest=0, highest=1),
        Parameter("on", "flag"), Parameter("tiers", "tiers"), Parameter("forms", "forms"),
        Parameter("builds", "builds"), Parameter("paths", "paths"), Parameter("kinds", "kinds"), Parameter("states", "statuses"),
        Parameter("level", "level"), Parameter("levels", "levels"), Parameter("after", "rules"),
        Parameter("text", "text"), Parameter("choice", "text", words=("a", "b")), Parameter("list", "words", words=("a", "b")),
        Parameter("band", "band", lowest=0),
    ),
)  # fmt: skip


@pytest.fixture
def every(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULE_TYPES, "every", EVERY)  # type: ignore[arg-type]


def every_rule(parameters: str) -> str:
    return (
        NEW_RULE.partition("[rules.parameters]")[0].replace('"band"', '"every"') + f"[rules.parameters]\n{parameters}\n"
    )


GOOD = {
    "number = 3": 3, "part = 0.5": 0.5, "part = 1": 1, "on = false": False, "states = ['已注销']": ("closed",),
    "tiers = ['支部', 'group']": ("branch", "group"), "forms = ['联合']": ("joint",), "builds = ['single']": ("single",),
    "paths = ['chain']": ("chain",), "kinds = ['grid', '自然村']": ("grid", "hamlet"),
    "level = 'grid'": "grid", "levels = ['grid', 'community']": ("grid", "community"), "after = ['C9', 'X1']": ("C9", "X1"),
    "text = 'x'": "x", "choice = 'a'": "a", "list = ['b', 'a']": ("b", "a"), "band = { min = 0, max = 0 }": {"min": 0, "max": 0},
}  # fmt: skip


@pytest.mark.usefixtures("every")
@pytest.mark.parametrize(("text", "value"), GOOD.items(), ids=GOOD)
def test_a_parameter_is_read_by_its_declared_type(tmp_path: Path, text: str, value: object) -> None:
    parameters = local(tmp_path, every_rule(text)).rules[-1].parameters
    assert parameters == {text.split(" ", maxsplit=1)[0]: value}
    assert type(next(iter(parameters.values()))) is type(value)


BAD = {
    "number = 0": "out_of_range", "number = 11": "out_of_range", "number = 1.5": "wrong_type", "number = true": "wrong_type",
    "part = 1.5": "out_of_range", "part = inf": "out_of_range", "part = '1'": "wrong_type", "on = 1": "wrong_type",
    "states = ['x']": "value_unknown", "tiers = 'branch'": "wrong_type", "forms = ['x']": "value_unknown",
    "builds = ['x']": "value_unknown", "paths = ['x']": "value_unknown", "kinds = ['x']": "value_unknown",
    "level = 'zone'": "level_unknown", "levels = ['grid', 'zone']": "level_unknown", "after = ['C88']": "rule_unknown",
    "text = ' '": "text_empty", "choice = 'c'": "value_unknown", "list = ['c']": "value_unknown",
    "band = { min = -1 }": "out_of_range", "band = { min = 2, max = 1 }": "band_crossed", "band = { most = 1 }": "key_unknown",
    "band = 3": "wrong_type", "other = 1": "key_unknown",
}  # fmt: skip


@pytest.mark.usefixtures("every")
@pytest.mark.parametrize(("text", "code"), BAD.items(), ids=BAD)
def test_a_wrong_parameter_is_told_on_its_line(tmp_path: Path, text: str, code: str) -> None:
    error = refusal(tmp_path, every_rule(text))
    assert (error.code, error.data["line"]) == (f"profile.{code}", 13)


OTHERS_PROPERTY = {
    "date": 'type = "overdue"|of = "Unit"|dates = ["verified_on", "term_ends_on"]',
    "closing date": 'type = "overdue"|of = "Need"|dates = ["raised_on"]|closed_by = "done_on"',
    "fact": 'type = "fields"|of = "Carrier"|facts = ["place", "tier"]',
}


@pytest.mark.parametrize("text", OTHERS_PROPERTY.values(), ids=OTHERS_PROPERTY)
def test_a_property_that_the_kind_of_node_lacks_is_told_on_its_line(tmp_path: Path, text: str) -> None:
    kind, *parameters = text.split("|")
    head = NEW_RULE.partition("measure")[0].replace('type = "band"', kind)
    error = refusal(tmp_path, head + "\n".join(parameters) + "\n")
    assert (error.code, error.data["line"]) == ("profile.value_unknown", 12 + len(parameters))


def test_a_change_of_the_kind_of_node_is_held_against_the_properties_that_stay(tmp_path: Path) -> None:
    error = refusal(tmp_path, '[change.T2]\nof = "Unit"\n')
    assert (error.code, error.data["line"]) == ("profile.value_unknown", 4)


# Positions

TEXTS = (
    """a.b.c = 1
x = {p = [1,
 2], q.r = 3}
[[r]]
id = 'A'
[r.p] # [c]
l = 'g'
[change."C1.x"]
max = 8
[[r]]
id = "B"
 [r.p]
 z = [
  {a=1}, # }
  [ [], ],
 ]
[change.C9]
min = 4
""",
    '''t = """
[no]
"" a\\"""""
s = \'\'\'
# no
\'\'\'
"a b" . 'c.d' = 2024-03-05 07:32:00
[ e . "f\\u0041" ]
g = 1.5e3
''',
    "\r\n[a]\r\nb = true\r\n[[a.c]]\r\n[[a.c.d]]\r\ne = 1\r\n[[a.c.d]]\r\n[[a.c]]\r\n[[a.c.d]]\r\nf = '#'\r\n",
    """a = [{b = 'x}', c = []},
{ b = "y\\"]" }]
""",
)


def paths(value: object, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*above, key)
        yield from paths(item, (*above, key))


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_path_that_toml_reads_has_a_line_and_no_other(text: str) -> None:
    assert set(key_lines(text)) == set(paths(tomllib.loads(text)))


def test_lines_count_from_one_through_comments_texts_and_interleaved_tables() -> None:
    lines = key_lines(TEXTS[0])
    assert lines["a", "b", "c"] == 1
    assert (lines["x", "p", 1], lines["x", "q", "r"]) == (3, 3)
    assert (lines["r", 0, "p", "l"], lines["change", "C1.x", "max"]) == (7, 9)
    assert (lines["r", 1], lines["r", 1, "p", "z", 0, "a"], lines["change", "C9", "min"]) == (10, 14, 18)
    assert key_lines(TEXTS[1])["e", "fA", "g"] == 9


def test_every_shipped_file_has_a_line_for_each_of_its_paths() -> None:
    folder = Path(load_profile.__code__.co_filename).parent
    for name in shipped_profiles():
        text = (folder / f"{name}.toml").read_text(encoding="utf-8")
        assert set(key_lines(text)) == set(paths(tomllib.loads(text)))
