"""A local profile in a folder of a test: what it says, and what a wrong one is told."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from graphmodel.errors import ProfileError
from graphmodel.messages import LANGUAGES, mend, say
from graphmodel.profiles import Profile, load_profile

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
