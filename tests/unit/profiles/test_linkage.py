"""What a local profile may write of ties: kinds of unit and of carrier, parties that stand for each other."""

from pathlib import Path

import pytest

from graphmodel.errors import ProfileError
from graphmodel.profiles import load_profile

HEAD = 'name = "某街道"\nversion = "1"\nextends = "default"\n'


def written(folder: Path, text: str) -> Path:
    (folder / "local.toml").write_text(HEAD + text, encoding="utf-8")
    return folder


def test_parties_may_be_written_as_labels_with_a_stroke_between_those_of_which_one_will_do(tmp_path: Path) -> None:
    folder = written(tmp_path, '[change.L13]\nparties = ["居民委员会 / villagers_committee", "物业服务企业"]\n')
    rule = load_profile("local.toml", base=folder).rule("L13")
    assert rule is not None
    assert rule.parameters["parties"] == ("residents_committee/villagers_committee", "property_company")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[change.L13]\nparties = ["居民委员会/业委"]\n', "change.L13.parties[1]"),
        ('[change.L2]\nunit_kinds = ["机关", "公司"]\n', "change.L2.unit_kinds[2]"),
        ('[change.L13]\ncarrier_kinds = ["住宅"]\n', "change.L13.carrier_kinds[1]"),
        ('[change.L11]\nties = ["COVERS"]\n', "change.L11.ties[1]"),
        ('[change.L5]\nfacts = ["place"]\n', "change.L5.facts"),
    ],
)
def test_a_word_that_is_not_known_is_refused_with_its_place(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(ProfileError) as caught:
        load_profile("local.toml", base=written(tmp_path, text))
    assert (caught.value.code, caught.value.data["key"]) == ("profile.value_unknown", key)
