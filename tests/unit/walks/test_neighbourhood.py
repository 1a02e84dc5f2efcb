"""What lies around a record, on a village of which all is known."""

from dataclasses import replace
from datetime import timedelta

import pytest

from graphmodel.errors import NotFoundError, UsageError
from graphmodel.messages import speak
from graphmodel.profiles import load_profile
from graphmodel.schema import COVERAGE, TERRITORY
from graphmodel.walks.ground import Walks
from graphmodel.walks.neighbourhood import Neighbourhood, find_neighbourhood
from tests.unit.walks.village import ON, village


@pytest.fixture(scope="module")
def ground() -> Walks:
    return Walks(village())


def rings(found: Neighbourhood) -> list[tuple[str, int]]:
    return [(stop.uid, stop.distance) for stop in found.nodes]


def test_one_step_leads_along_every_live_tie_in_either_direction(ground: Walks) -> None:
    found = find_neighbourhood(ground, "c1")
    assert rings(found) == [("c1", 0), ("o1", 1), ("st", 1), ("u1", 1), ("e1", 1)]
    assert [tie.uid for tie in found.ties] == ["t1", "t3", "t6", "t8", "tc", "td"]
    assert (found.total, found.cut) == (5, False)


def test_what_has_ended_leads_nowhere_and_the_day_before_it_did(ground: Walks) -> None:
    assert rings(find_neighbourhood(ground, "c2")) == [("c2", 0), ("st", 1), ("p1", 1), ("u2", 1)]
    before = Walks(village(ON - timedelta(days=1)))
    assert [uid for uid, _ in rings(find_neighbourhood(before, "c2"))] == ["c2", "o1", "st", "o9", "p1", "u2"]


def test_no_step_is_the_record_itself_with_what_ties_it_to_itself(ground: Walks) -> None:
    found = find_neighbourhood(ground, "o1", depth=0)
    assert (rings(found), [tie.uid for tie in found.ties], found.total) == ([("o1", 0)], ["td"], 1)


def test_a_walk_leads_through_the_kinds_and_ties_asked_for_only(ground: Walks) -> None:
    assert rings(find_neighbourhood(ground, "u1", depth=9, kinds=["areas"])) == [
        ("u1", 0),
        ("c1", 1),
        ("st", 2),
        ("c2", 3),
    ]
    covered = find_neighbourhood(ground, "c1", depth=9, ties=COVERAGE)
    assert (rings(covered), [tie.uid for tie in covered.ties]) == ([("c1", 0), ("o1", 1)], ["t3"])
    assert rings(find_neighbourhood(ground, "u1", depth=9, ties=TERRITORY)) == [("u1", 0)]


def test_a_budget_keeps_the_nearest_then_the_kinds_that_matter_then_what_is_tied_most(ground: Walks) -> None:
    everything = ["c1", "o1", "st", "u1", "e1", "c2", "p1", "u2"]
    for most in range(1, 9):
        found = find_neighbourhood(ground, "c1", depth=5, most=most)
        assert ([stop.uid for stop in found.nodes], found.total, found.cut) == (everything[:most], 8, most < 8)


def test_a_cut_is_said_with_how_many_are_shown_of_how_many(ground: Walks) -> None:
    assert find_neighbourhood(ground, "c1", depth=5, most=3).said.startswith("显示 3 / 8 个（5 步以内）：由近及远")
    assert find_neighbourhood(ground, "c1", depth=5).said == "5 步以内共 8 个，已全部显示"


def test_for_drawing_every_record_says_what_it_is_and_every_tie_since_when(ground: Walks) -> None:
    said = find_neighbourhood(ground, "c1").values()
    assert {name: said[name] for name in ("about", "total", "cut")} == {"about": "c1", "total": 5, "cut": False}
    assert [(node["uid"], node["kind"], node["name"], node["what"]) for node in said["nodes"]] == [
        ("c1", "Area", "春风社区", "社区（村）"),
        ("o1", "Org", "春风社区党委", "党委"),
        ("st", "Area", "示例街道", "街道（镇、乡）"),
        ("u1", "Unit", "第一小学", "学校"),
        ("e1", "Event", "e1", "走访"),
    ]
    assert said["ties"][0] == {
        "uid": "t1", "type": "PART_OF", "label": "上级区域", "start": "c1", "end": "st", "since": "2026-03-01",
    }  # fmt: skip
    assert said["ties"][1]["since"] is None
    assert not any("x" in node for node in said["nodes"])


def test_words_are_in_the_language_of_the_moment_and_levels_as_the_scheme_calls_them(ground: Walks) -> None:
    found = find_neighbourhood(ground, "c1")
    scheme = load_profile("default").scheme
    called = replace(scheme, levels=tuple(replace(level, en=f"our {level.key}") for level in scheme.levels))
    try:
        speak("en")
        said = found.values(scheme=called)
        assert [node["what"] for node in said["nodes"]] == [
            "our community",
            "Party committee",
            "our sub_district",
            "school",
            "visit",
        ]
        assert said["ties"][0]["label"] == "part of"
    finally:
        speak("zh")


def test_a_record_without_a_name_is_called_by_its_uid_and_positions_stand_where_they_are_given(ground: Walks) -> None:
    said = find_neighbourhood(ground, "u2").values(places={"u2": (0.0, 1.5)})
    assert said["nodes"][0] == {
        "uid": "u2", "kind": "Unit", "name": "u2", "what": "企业", "distance": 0, "x": 0.0, "y": 1.5,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("uid", "code"), [("nobody", "walk.unknown"), ("o9", "walk.not_live"), ("", "walk.unknown"), ("C1", "walk.unknown")]
)
def test_a_record_that_is_not_there_or_no_longer_live_is_named(ground: Walks, uid: str, code: str) -> None:
    with pytest.raises(NotFoundError) as raised:
        find_neighbourhood(ground, uid)
    assert (raised.value.code, raised.value.data["uid"], raised.value.data["parameter"]) == (code, uid, "uid")
    assert f"“{uid}”" in str(raised.value)


@pytest.mark.parametrize(("name", "value", "least"), [("depth", -1, 0), ("most", 0, 1)])
def test_a_number_too_small_is_refused_with_the_least(ground: Walks, name: str, value: int, least: int) -> None:
    with pytest.raises(UsageError, match=f"{name}.*{value}.*{least}") as raised:
        find_neighbourhood(ground, "c1", **{name: value})
    assert raised.value.data["parameter"] == name
