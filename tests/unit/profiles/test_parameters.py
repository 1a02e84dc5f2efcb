"""Parameters: read by their declared type, held against the kind of node and the variant that they belong to."""

from pathlib import Path

import pytest

from graphmodel.messages import mend
from graphmodel.rules import RULE_TYPES, Parameter, RuleType
from tests.unit.profiles.local import NEW_RULE, local, refusal

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


FOREIGN = {
    "overdue": ('type = "overdue"|of = "Unit"|dates = ["verified_on"]|tiers = ["branch"]', "tiers", 'of = "Unit"'),
    "uncovered": ('type = "uncovered"|target = "carrier"|members_below = 3', "members_below", 'target = "carrier"'),
    "band": ('type = "band"|measure = "units"|band = { max = 3 }|forms = ["joint"]', "forms", 'measure = "units"'),
    "mismatch": ('type = "mismatch"|of = "code"|share = 0.1', "share", 'of = "code"'),
}


@pytest.mark.parametrize(("text", "key", "variant"), FOREIGN.values(), ids=FOREIGN)
def test_a_parameter_of_another_variant_is_told_with_what_this_one_has(
    tmp_path: Path, text: str, key: str, variant: str
) -> None:
    kind, *parameters = text.split("|")
    head = NEW_RULE.partition("measure")[0].replace('type = "band"', kind)
    error = refusal(tmp_path, head + "\n".join(parameters) + "\n")
    assert (error.code, error.data["line"]) == ("profile.parameter_foreign", 12 + len(parameters))
    assert error.data["key"] == f"rules[1].parameters.{key}"
    assert variant in str(error)
    allowed = str(error.data["allowed"]).split(", ")
    assert key not in allowed
    assert parameters[0].split(" ", maxsplit=1)[0] in allowed
    assert str(error.data["allowed"]) in mend(error.code, "en", **error.data)


def test_a_change_may_not_bring_a_parameter_of_another_variant(tmp_path: Path) -> None:
    error = refusal(tmp_path, '[change.C10]\nlevel = "grid"\n')
    assert (error.code, error.data["line"], error.data["key"]) == ("profile.parameter_foreign", 5, "change.C10.level")
