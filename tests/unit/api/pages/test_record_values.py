"""What the pages of organisations and units say, without any server."""

import json
from datetime import timedelta
from typing import Any

import pytest

from api.desk import Desk
from api.pages.record import lines
from api.pages.record.org import org_values
from api.pages.record.unit import unit_values
from graphmodel.errors import NotFoundError
from graphmodel.messages import LANGUAGES, say, speaking
from graphmodel.schema import TIE_KINDS
from tests.unit.gaps.town import DEFAULT, TODAY, YESTERDAY, Town, days_ago, town
from tests.unit.viz.tied_town import tied_town


def org(built: Town, uid: str) -> dict[str, Any]:
    found = org_values(Desk(built.network(), DEFAULT), uid)
    json.dumps(found)
    return found


def unit(built: Town, uid: str) -> dict[str, Any]:
    found = unit_values(Desk(built.network(), DEFAULT), uid)
    json.dumps(found)
    return found


def facts(found: dict[str, Any]) -> dict[str, Any]:
    return {one["name"]: one["value"] for one in found["facts"]}


def test_the_line_above_ends_with_the_committee_and_that_below_is_a_tree() -> None:
    found = org(town(), "oc1")
    assert [one["uid"] for one in found["above"]] == ["root", "oc1"]
    assert [(one["uid"], one["count"], one["open"]) for one in found["below"]["orgs"]] == [("og1", 1, True)]
    assert [one["uid"] for one in found["below"]["orgs"][0]["below"]] == ["om1"]
    assert found["answer"] == "总支；隶属root；覆盖 1 个区域；下辖 2 个党组织"
    assert org(town(), "root")["answer"].split("；")[1] == "无上级党组织登记"


def test_a_line_that_runs_in_a_circle_ends_where_it_closes() -> None:
    built = town().org("a", "branch").org("b", "branch", under="a").tie("SUBORDINATE_TO", "a", "b")
    found = org(built, "a")
    assert [one["uid"] for one in found["above"]] == ["b", "a"]
    assert (found["below"]["total"], [one["uid"] for one in found["below"]["orgs"]]) == (1, ["b"])


def test_many_below_are_told_as_far_as_they_fit_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_BELOW", 2)
    built = town()
    for number in range(5):
        built.org(f"x{number}", "branch", under="oc2")
    found = org(built, "oc2")["below"]
    assert (found["told"], found["total"], len(found["orgs"])) == (2, 5, 2)


def test_members_are_said_in_bands_and_words_of_the_register_by_label() -> None:
    built = town().org("o", "branch", form="joint", members=8, sector="卫健", term_ends_on=days_ago(3), under="root")
    found = org(built, "o")
    assert facts(found) | {"tier": "支部", "form": "联合", "members": "7–50", "sector": "卫健"} == facts(found)
    due = {one["name"]: one["due"] for one in found["facts"]}
    assert (due["term_ends_on"], due["members"]) == ("已过 3 天", "")


def test_a_term_that_was_extended_is_not_past() -> None:
    built = town().org(
        "o", "branch", term_ends_on=days_ago(3), term_extended_to=TODAY + timedelta(days=20), under="root"
    )
    due = {one["name"]: one["due"] for one in org(built, "o")["facts"]}
    assert (due["term_ends_on"], due["term_extended_to"]) == ("", "还有 20 天")


def test_what_it_covers_stands_by_level_then_units() -> None:
    built = town().unit("u1", "g1").area("g9", "grid", "c1")
    built.tie("COVERS", "oc1", "u1", build="joint").tie("COVERS", "oc1", "g9")
    found = org(built, "oc1")["covers"]
    assert [(one["uid"], one["says"]) for one in found] == [("c1", ""), ("g9", ""), ("u1", "联合")]


def test_a_unit_says_who_covers_it_and_where_it_is() -> None:
    built = town().unit("u1", "g1", kind="school", staff=12).org("o", "branch", "u1", under="root")
    built.tie("WORK_COVERS", "oc1", "u1", by="adviser")
    found = unit(built, "u1")
    assert [(one["uid"], one["type"], one["says"]) for one in found["covered_by"]] == [
        ("o", "COVERS", ""),
        ("oc1", "WORK_COVERS", "党建指导员"),
    ]
    assert [(one["uid"], one["path"]) for one in found["places"]] == [("g1", ["示例街道", "c1"])]
    assert found["answer"] == "学校；由o覆盖"
    assert found["home"] == "g1"
    assert facts(found)["staff"] == 12


def test_a_unit_without_cover_is_said_to_have_none_only_where_organisations_are_on_record() -> None:
    assert unit(town().unit("u1", "g1"), "u1")["answer"] == "企业；尚无党组织覆盖"
    bare = Town().area("s", "sub_district").area("c", "community", "s").unit("u1", "c")
    assert unit(bare, "u1")["answer"].endswith("本库尚未导入该地党组织登记，不反映实际情况")


def test_alliances_with_slot_role_and_segment() -> None:
    found = unit(tied_town(), "u2")["alliances"]
    assert [(one["uid"], one["slot"], one["role"], one["segments"]) for one in found] == [
        ("al", "链上企业", "成员", ["下游"])
    ]


def test_projects_even_those_that_stand_alone_with_what_is_late() -> None:
    built = town().unit("u1", "c1").add("Project", "j", due_on=YESTERDAY).add("Project", "k", done_on=YESTERDAY)
    built.tie("RESPONSIBLE_FOR", "u1", "j").tie("RESPONSIBLE_FOR", "u1", "k", role="claimant")
    found = unit(built, "u1")["projects"]
    assert [(one["uid"], one["duty"], one["late"], one["due"], one["under"]) for one in found] == [
        ("j", "责任", True, "已过 1 天", []),
        ("k", "认领", False, "", []),
    ]


def test_a_departure_is_said_as_a_prompt_with_what_is_affected() -> None:
    found = unit(tied_town(), "u1")["leaving"]
    assert found["answer"].startswith("若该单位迁出，受影响的有：")
    groups = {group["key"]: group for group in found["groups"]}
    assert [one["record"]["uid"] for one in groups["pacts"]["items"]] == ["p1"]
    assert groups["pacts"]["items"][0]["says"] == "只剩 1 方，不足两方"
    assert groups["segments"]["items"][0]["says"].endswith("上游<b>")
    nobody = unit(town().unit("u1", "g1"), "u1")["leaving"]
    assert (nobody["groups"], nobody["answer"]) == ([], "若该单位迁出，按本库记录没有受影响的对象")
    assert org(town(), "oc1")["leaving"]["answer"].startswith("若该党组织调整（迁出、撤并），受影响的有：")


def test_events_and_posts_are_told_by_what_they_are() -> None:
    built = town().add("Event", "e", kind="visit", on=YESTERDAY).tie("ABOUT", "e", "oc1")
    built.add("Post", "p", kind="adviser", required=3, filled=1).tie("STAFFS", "p", "oc1")
    for rows in built.nodes.values():
        for row in rows:
            if row["uid"] in {"e", "p"}:
                row.pop("name")
    said = {group["type"]: group["ties"][0]["other"]["name"] for group in org(built, "oc1")["ties"]}
    assert said == {"ABOUT": f"{YESTERDAY} 走访", "STAFFS": "党建指导员 实配 1 / 应配 3"}


def test_a_retired_unit_and_organisation_say_when_they_ended() -> None:
    built = town().unit("u", "g1", valid_to=TODAY).org("o", "branch", valid_to=YESTERDAY)
    for found, day in ((unit(built, "u"), TODAY), (org(built, "o"), YESTERDAY)):
        assert (found["record"]["live"], found["record"]["ended"]) == (False, day.isoformat())
        assert "leaving" not in found


def test_who_is_unknown_is_not_found() -> None:
    for ask in (org, unit):
        with pytest.raises(NotFoundError, match="nobody"):
            ask(town(), "nobody")


def test_every_tie_has_its_words_either_way() -> None:
    for lang in LANGUAGES:
        with speaking(lang):
            assert all(say(f"place.tie_{kind.type.lower()}_{way}") for kind in TIE_KINDS for way in ("out", "in"))
