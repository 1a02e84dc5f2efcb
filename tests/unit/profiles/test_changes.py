"""What a place changes in its own profile, and what stays."""

from pathlib import Path

from graphmodel.profiles import load_profile
from tests.unit.profiles.local import HEAD, NEW_RULE, local, rule_parameters


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
    assert "《支部工作条例》" in rule.source
    assert rule.said_source("en").startswith("local setting (here); before: branch regulations")


def test_a_source_may_be_given_in_both_languages_or_in_one(tmp_path: Path) -> None:
    both = local(tmp_path, "[change.C9]\nmax = 8\nsource = '本区文件'\nsource_en = 'our district'\n").rule("C9")
    one = local(tmp_path, "[change.C9]\nmax = 8\nsource = '本区文件'\n").rule("C9")
    assert both is not None
    assert one is not None
    assert (both.said_source("zh"), both.said_source("en")) == ("本区文件", "our district")
    assert (one.said_source("zh"), one.said_source("en")) == ("本区文件", "本区文件")


def test_a_change_of_variant_leaves_behind_what_the_new_one_does_not_read(tmp_path: Path) -> None:
    parameters = rule_parameters(local(tmp_path, '[change.C10]\nmeasure = "units"\nmax = 9\n'), "C10")
    assert parameters == {"measure": "units", "band": {"min": 3, "max": 9}}


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
