"""What the page of an area says, without any server."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from api.desk import Desk
from api.pages.record import places
from api.pages.record.area import area_values
from api.pages.record.blanks import blank_values
from api.pages.record.chart import LEAST_POINTS, chart_values
from graphmodel.errors import NotFoundError
from graphmodel.messages import speaking
from tests.unit.gaps.town import DEFAULT, TODAY, YESTERDAY, Town, town
from tests.unit.viz.tied_town import IMG, tied_town


def desk_of(built: Town) -> Desk:
    return Desk(built.network(), DEFAULT)


def values(built: Town, uid: str) -> dict[str, Any]:
    found = area_values(desk_of(built), uid)
    json.dumps(found)  # plain
    return found


def walked(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for one in node["below"]:
        yield from walked(one)


def grids(count: int) -> Town:
    """The town with more grids in its first community, of which none has a branch."""
    built = town()
    for number in range(2, 2 + count):
        built.area(f"g{number}", "grid", "c1", name=f"第{number}网格", households=300, grid_code=f"{number:03}")
        built.area(f"g{number}m", "micro_grid", f"g{number}", households=4)
        built.org(f"o{number}", "group", f"g{number}m", under="oc1")
    return built


def test_the_answer_counts_the_grids_without_a_branch() -> None:
    answer = values(grids(2), "c1")["answer"]
    assert answer.startswith("c1 3 个网格中 2 个未建党支部；3 个微网格")
    with speaking("en"):
        assert values(grids(2), "c1")["answer"].startswith("c1: 2 of 3 (grid) without a branch; ")


def test_the_answer_of_what_is_all_covered_says_so_and_that_of_a_leaf_speaks_of_itself() -> None:
    assert values(town(), "c1")["answer"] == "c1 1 个网格均已由党组织覆盖；1 个微网格均已由党组织覆盖"
    assert values(town(), "m1")["answer"] == "m1已由党组织覆盖"


def test_a_blank_area_is_said_to_lack_its_own_body_before_what_is_below() -> None:
    built = (
        town()
        .area("c3", "community", "s", name="丙社区")
        .area("g3", "grid", "c3")
        .org("o3", "branch", "g3", under="root")
    )
    assert values(built, "c3")["answer"] == "丙社区本身未建党组织；1 个网格均已由党组织覆盖"


def test_where_nothing_is_on_record_nothing_is_counted() -> None:
    built = Town().area("s", "sub_district").area("c1", "community", "s").area("g1", "grid", "c1")
    found = values(built, "c1")
    assert found["answer"] == "本库尚未导入该地党组织登记，不反映实际情况"
    assert not found["on_record"]
    assert [row["covered"] for row in found["figures"]["coverage"]] == [None] * len(found["figures"]["coverage"])
    assert found["figures"]["orgs"] is None


def test_places_and_organisations_stand_side_by_side_and_blanks_are_marked() -> None:
    root = values(grids(1), "c1")["tree"]["root"]
    assert [(one["uid"], one["state"], [org["uid"] for org in one["orgs"]]) for one in walked(root)] == [
        ("c1", "covered", ["oc1"]),
        ("g2", "blank", []),
        ("g2m", "covered", ["o2"]),
        ("g1", "covered", ["og1"]),
        ("m1", "covered", ["om1"]),
    ]
    assert [one["folded"] for one in root["below"]] == [True, True]


def test_few_households_are_not_said() -> None:
    found = values(grids(1), "g2")
    assert [one["households"] for one in walked(found["tree"]["root"])] == ["300", "少于 5"]
    assert values(grids(1), "g2m")["figures"]["households"] == "少于 5"
    assert "4" not in {str(fact["value"]) for fact in values(grids(1), "g2m")["facts"]}


def test_what_does_not_fit_is_counted_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOST", 4)
    tree = values(grids(2), "c1")["tree"]
    assert (tree["told"], tree["total"]) == (4, 7)
    assert [(one["uid"], one["left"], one["left_blanks"]) for one in tree["root"]["below"]] == [
        ("g2", 1, 0),
        ("g3", 1, 0),
        ("g1", 1, 0),
    ]
    monkeypatch.setattr(places, "MOST", 3)
    tree = values(grids(2), "c1")["tree"]
    assert (tree["told"], tree["root"]["left"], tree["root"]["left_blanks"]) == (3, 1, 0)


def test_children_are_compared_in_the_order_of_codes_by_rules_that_found_something() -> None:
    table = values(grids(2), "c1")["matrix"]
    assert [one["uid"] for one in table["columns"]] == ["g2", "g3", "g1"]
    rows = {row["rule"]: row for row in table["rows"]}
    assert rows["C1.grid"]["counts"] == [1, 1, 0]
    assert (rows["C1.grid"]["total"], rows["C1.grid"]["outside"]) == (2, 0)
    order = [rule.id for rule in DEFAULT.rules]
    assert [order.index(row["rule"]) for row in table["rows"]] == sorted(order.index(rule) for rule in rows)
    assert values(grids(2), "g2m")["matrix"] is None


def test_the_blanks_are_a_list_in_the_order_of_codes_that_says_once_what_all_share() -> None:
    found = blank_values(desk_of(grids(3)), "s")
    assert (found["level"], found["answer"]) == ("grid", "示例街道 4 个网格中 3 个待补")
    assert [(row["uid"], row["path"], row["below"], row["households"]) for row in found["rows"]] == [
        ("g2", ["c1"], 1, "300"),
        ("g3", ["c1"], 1, "300"),
        ("g4", ["c1"], 1, "300"),
    ]
    assert found["shared"]["basis"][0] == "网格未建党支部"
    assert not any("网格未建党支部" in row["basis"] for row in found["rows"])
    assert found["rows"][0]["findings"] == ["C1.grid~g2"]
    none = blank_values(desk_of(grids(3)), "s", level="社区")
    assert (none["rows"], none["answer"]) == ([], "示例街道 2 个社区中没有待补的")


def test_a_level_that_the_scheme_lacks_is_refused() -> None:
    with pytest.raises(NotFoundError):
        blank_values(desk_of(town()), "s", level="galaxy")


def test_a_retired_area_says_when_it_ended_and_nothing_else() -> None:
    built = town().area("old", "community", "s", name="旧社区", valid_to=YESTERDAY)
    found = values(built, "old")
    assert (found["record"]["live"], found["record"]["ended"]) == (False, YESTERDAY.isoformat())
    assert "tree" not in found


def test_an_unknown_area_is_not_found() -> None:
    with pytest.raises(NotFoundError, match="nobody"):
        values(town(), "nobody")
    with pytest.raises(NotFoundError, match="党组织"):
        values(town(), "oc1")


def test_pacts_of_a_place_are_those_of_the_body_that_acts_as_one_with_it() -> None:
    found = values(tied_town(), "c1")["pacts"]
    assert sorted(row["uid"] for row in found["rows"]) == ["p1", "p2"]
    assert found["in_force"] == 2


def test_a_deadline_that_is_near_or_past_is_marked() -> None:
    built = town().unit("u1", "c1")
    for uid, day in {"far": TODAY + timedelta(days=90), "near": TODAY + timedelta(days=7), "now": TODAY}.items():
        built.add("Pact", uid, expires_on=day).tie("PARTY_TO", "c1", uid).tie("PARTY_TO", "u1", uid)
    found = values(built, "c1")["pacts"]
    assert {row["uid"]: row["expires"] for row in found["rows"]} == {"far": "", "near": "还有 7 天", "now": "今天到期"}
    assert (found["total"], found["in_force"]) == (3, 2)


def test_the_chart_is_drawn_with_escaped_names_and_says_how_large_its_texts_print() -> None:
    found = chart_values(desk_of(tied_town()), DEFAULT, "c1")
    sheet = found["sheets"][0]
    assert sheet["drawing"].count("<svg") == 2
    assert "<img" not in sheet["drawing"]
    assert sheet["points"] >= LEAST_POINTS
    assert not found["small"]
    each = chart_values(desk_of(tied_town()), DEFAULT, "s", each=True)
    assert [one["name"] for one in each["sheets"]] == ["c1", "c2"]
    assert {row["name"] for row in sheet["rows"]} >= {"c1", "g1", "oc1"}
    assert IMG not in sheet["drawing"]


def test_a_retired_area_has_no_chart() -> None:
    with pytest.raises(NotFoundError):
        chart_values(desk_of(town().area("old", "community", valid_to=YESTERDAY)), DEFAULT, "old")
