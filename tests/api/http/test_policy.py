"""Rules, profiles and the model over HTTP, whatever the database does."""

import httpx
import pytest

from api.wire.policy import ModelShape, ProfileShape, ProfilesShape, RulesShape
from graphmodel.profiles import load_profile, shipped_profiles
from graphmodel.schema import NODE_KINDS, TIE_KINDS
from graphmodel.vocabulary import Enumeration
from tests.api.http.conftest import HandStore, Shell, settings_of
from tests.api.http.server import running, until

STILL = ("/api/v1/schema", "/api/v1/profiles", "/api/v1/profiles/rural", "/api/v1/rules", "/api/v1/rules?profile=rural")


def test_what_the_program_knows_by_itself_is_told_while_the_database_is_away(hand: HandStore) -> None:
    hand.away = True
    with running(settings_of(), lambda _: hand, ready=False) as server, server.client() as client:  # type: ignore[arg-type]
        until(lambda: client.get("/health/ready").status_code == 503)
        for path in STILL:
            first = client.get(path)
            assert first.status_code == 200
            assert client.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("name", shipped_profiles())
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rules_say_what_the_shell_says(client: httpx.Client, shell: Shell, name: str, lang: str) -> None:
    told = client.get("/api/v1/rules", params={"profile": name}).json()
    RulesShape.model_validate(told, strict=True)
    text = shell("--lang", lang, "rules", "--profile", name)
    assert [rule["id"] for rule in told["rules"]] == [rule.id for rule in load_profile(name).rules]
    for rule in told["rules"]:
        at = text.index(f"\n{rule['id']}  {rule['title'][lang]}" if rule["enabled"] else f"\n{rule['id']}")
        lines = text[at + 1 :].split("\n\n")[0].splitlines()
        assert rule["title"][lang] in lines[0]
        assert rule["source"][lang] in lines[-1]
        labels = [f"    {one['label'][lang]} [{one['name']}]" for one in rule["parameters"]]
        assert [line.split("]")[0] + "]" for line in lines[2:-1]] == labels
        for one, line in zip(rule["parameters"], lines[2:-1], strict=True):
            assert all(word in line for word in one["words"][lang].replace(", ", "、").split("、"))


def test_a_rule_has_its_values_as_the_profile_has_them(client: httpx.Client) -> None:
    rules = {rule["id"]: rule for rule in client.get("/api/v1/rules").json()["rules"]}
    given = {one["name"]: one["value"] for one in rules["C18.grid"]["parameters"]}
    assert given == {
        "measure": "households", "band": {"min": 300, "max": 500}, "rural_band": {"min": 50, "max": 500},
        "level": "grid", "within": "community", "outside": ["dedicated_grid"],
    }  # fmt: skip
    assert rules["C13"]["enabled"] is False


def test_a_profile_has_its_scheme_templates_and_sources(client: httpx.Client) -> None:
    listed = client.get("/api/v1/profiles").json()
    ProfilesShape.model_validate(listed, strict=True)
    assert [one["name"] for one in listed["profiles"]] == [
        "default",
        *(n for n in shipped_profiles() if n != "default"),
    ]
    for one in listed["profiles"]:
        told = client.get(f"/api/v1/profiles/{one['name']}").json()
        ProfileShape.model_validate(told, strict=True)
        profile = load_profile(one["name"])
        assert tuple(level["key"] for level in told["scheme"]["levels"]) == profile.scheme.keys
        assert {t["key"]: [s["key"] for s in t["slots"]] for t in told["templates"]} == {
            key: [slot.key for slot in template.slots] for key, template in profile.templates.items()
        }
        assert tuple(told["lowest_ratings"]) == profile.lowest_ratings
    refused = client.get("/api/v1/profiles/strict").json()
    assert (refused["status"], refused["code"], refused["errors"]) == (404, "api.no_such_profile", [])


def test_the_model_has_every_kind_with_what_it_may_hold(client: httpx.Client) -> None:
    told = client.get("/api/v1/schema").json()
    ModelShape.model_validate(told, strict=True)
    kinds = {kind["label"]: kind for kind in told["kinds"]}
    ties = {tie["type"]: tie for tie in told["ties"]}
    assert list(kinds) == [kind.label for kind in NODE_KINDS]
    assert list(ties) == [tie.type for tie in TIE_KINDS]
    for declared, shown in [(k, kinds[k.label]) for k in NODE_KINDS] + [(t, ties[t.type]) for t in TIE_KINDS]:  # type: ignore[misc]
        assert [p["name"] for p in shown["properties"]] == [p.name for p in declared.stored]
        for one, was in zip(shown["properties"], declared.stored, strict=True):
            assert (one["label"], one["guard"]) == ({"zh": was.zh, "en": was.en}, was.guard)
            if isinstance(was.words, Enumeration):
                words = told["enumerations"][one["enumeration"]]
                assert tuple(word["key"] for word in words["words"]) == was.words.keys
                assert words["closed"] == was.words.closed


def test_counts_are_described_as_they_are_shown(client: httpx.Client) -> None:
    told = client.get("/api/v1/schema").json()
    area = {one["name"]: one for kind in told["kinds"] if kind["label"] == "Area" for one in kind["properties"]}
    assert (area["members"]["type"], area["members"]["enumeration"], area["members"]["guard"]) == (
        "text",
        "band",
        "members",
    )
    assert (area["households"]["type"], area["households"]["guard"]) == ("int", "households")
    assert [word["key"] for word in told["enumerations"]["band"]["words"]] == ["0", "1–2", "3–6", "7–50", ">50"]


def test_a_still_question_takes_no_day_and_the_model_no_profile(client: httpx.Client) -> None:
    for path in ("/api/v1/rules?on=2026-11-22", "/api/v1/schema?profile=default", "/api/v1/profiles?profile=default"):
        refused = client.get(path).json()
        assert refused["status"] == 422
        assert refused["code"].startswith("api.parameter_unknown")
