"""Templates of alliances in a profile: what ships, what a place changes, what a wrong line is told."""

from pathlib import Path

import pytest

from graphmodel.errors import ProfileError
from graphmodel.profiles import load_profile
from graphmodel.profiles.templates import AllianceTemplate, Slot
from tests.unit.profiles.local import local, refusal

FIVE_PARTY = """
[[templates]]
key = "five_party"
zh = "五方"
source = "某区 2025 年方案"
[[templates.slots]]
key = "企"
kinds = ["企业", "soe", "党组织"]
least = 2
most = 5
"""


def test_the_shipped_templates_are_those_of_the_plan() -> None:
    templates = load_profile("default").templates
    assert {t.key: {s.key: (s.least, s.most) for s in t.slots} for t in templates.values()} == {
        "1+X+Y": {"1": (1, 1), "X": (1, None), "Y": (1, None)},
        "1+N+X": {"1": (1, 1), "N": (1, None), "X": (1, None)},
        "four_party": {"政": (1, None), "企": (1, None), "校": (1, None), "金": (1, None)},
    }
    assert [t.key for t in templates.values() if t.hosted] == ["four_party"]
    assert all(t.source and t.zh and t.en and all(s.zh != s.en for s in t.slots) for t in templates.values())
    assert all(key == t.key for key, t in templates.items())


def test_labels_are_in_the_language_asked_for() -> None:
    slot = load_profile("default").templates["1+X+Y"].slots[0]
    assert (slot.label("zh"), slot.label("en"), slot.names) == ("牵头单位", "lead", ("1", "牵头单位", "lead"))


def test_a_register_may_name_a_template_by_key_or_label() -> None:
    profile = load_profile("default")
    four = profile.templates["four_party"]
    assert (
        profile.template("four_party") is profile.template("政企校金四方") is profile.template("four parties") is four
    )
    assert profile.template("自定") is None
    assert profile.template(None) is None


def test_every_shipped_profile_has_them() -> None:
    assert load_profile("rural").templates == load_profile("default").templates
    assert load_profile("rural").place_level == "community"


def test_a_place_adds_a_template(tmp_path: Path) -> None:
    profile = local(tmp_path, FIVE_PARTY)
    assert list(profile.templates) == ["1+X+Y", "1+N+X", "four_party", "five_party"]
    assert profile.templates["five_party"] == AllianceTemplate(
        key="five_party",
        zh="五方",
        en="五方",
        slots=(Slot("企", "企", "企", 2, 5, ("enterprise", "soe", "org")),),
        hosted=False,
        source="某区 2025 年方案",
    )


def test_a_place_changes_what_differs_and_keeps_the_rest(tmp_path: Path) -> None:
    shipped = load_profile("default").templates["1+X+Y"]
    changed = local(tmp_path, '[[templates]]\nkey = "1+X+Y"\nhosted = true\n').templates["1+X+Y"]
    assert (changed.hosted, changed.slots, changed.source) == (True, shipped.slots, shipped.source)
    text = '[[templates]]\nkey = "1+X+Y"\nzh = "一链多企"\n[[templates.slots]]\nkey = "X"\n'
    renamed = local(tmp_path, text).templates["1+X+Y"]
    assert (renamed.zh, renamed.en, renamed.slots) == ("一链多企", "一链多企", (Slot("X", "X", "X", 0, None),))


def test_a_place_names_the_level_of_its_places(tmp_path: Path) -> None:
    assert local(tmp_path, '[ties]\nplace_level = "grid"\n').place_level == "grid"


@pytest.mark.parametrize(
    ("text", "code", "key", "line"),
    [
        ('[[templates]]\nzh = "x"\n', "key_missing", "templates[1].key", 4),
        ('[[templates]]\nkey = "x"\nzh = "x"\nsource = "s"\n', "key_missing", "templates[1].slots", 4),
        (FIVE_PARTY.replace("source", "# source"), "key_missing", "templates[1].source", 5),
        (FIVE_PARTY + FIVE_PARTY, "template_repeated", "templates[2].key", 16),
        ('[[templates]]\nkey = "1+X+Y"\nslots = []\n', "slots_missing", "templates[1].slots", 6),
        (FIVE_PARTY.replace("least = 2", "least = 6"), "slot_crossed", "templates[1].slots[1].most", 13),
        (FIVE_PARTY.replace("least = 2", "least = -1"), "out_of_range", "templates[1].slots[1].least", 12),
        (FIVE_PARTY.replace("least = 2", 'least = "2"'), "wrong_type", "templates[1].slots[1].least", 12),
        (FIVE_PARTY.replace("soe", "bank"), "value_unknown", "templates[1].slots[1].kinds[2]", 11),
        (FIVE_PARTY.replace("most", "maximum"), "key_unknown", "templates[1].slots[1].maximum", 13),
        (FIVE_PARTY.replace('key = "企"', "key = 1"), "wrong_type", "templates[1].slots[1].key", 10),
        (
            FIVE_PARTY + '[[templates.slots]]\nkey = "商"\nzh = "企"\n',
            "slot_repeated",
            "templates[1].slots[2].key",
            15,
        ),
        ('[ties]\nplace_level = "districts"\n', "level_unknown", "ties.place_level", 5),
        ('[ties]\nlevel = "grid"\n', "key_unknown", "ties.level", 5),
    ],
)
def test_a_wrong_template_is_refused_with_its_line_and_key(
    tmp_path: Path, text: str, code: str, key: str, line: int
) -> None:
    error = refusal(tmp_path, text)
    assert isinstance(error, ProfileError)
    assert (error.code, error.data["key"], error.data["line"]) == (f"profile.{code}", key, line)
