"""What the pages of alliances say, on a quarter of which all is known."""

from datetime import date
from typing import Any

import pytest

from api.pages.alliance_list import FACETS, OPENED, SORTS, list_answer, list_rows
from api.pages.alliance_sheet import sheet_answer, sheet_values
from api.pages.choices import cleared, facet_values, filter_words
from api.pages.ordering import ordered
from graphmodel.alliances.ground import Ground
from graphmodel.alliances.one import tell_alliance
from graphmodel.alliances.pacts import PactTables
from graphmodel.alliances.query import Alliances, find_among
from graphmodel.alliances.rows import AllianceTables
from graphmodel.messages import speaking
from graphmodel.network import Network, network_of
from graphmodel.profiles import Profile, load_profile
from tests.unit.alliances.quarter import NODES, ON, TIES, quarter, tie
from viz.explorer.links import Links


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("default")


def tables_of(network: Network, profile: Profile) -> tuple[AllianceTables, PactTables]:
    ground = Ground(network, profile)
    return AllianceTables(ground), PactTables(ground)


def found(profile: Profile, **filters: str) -> Alliances:
    return find_among(tables_of(quarter(), profile)[0], filters)


def test_the_sentence_says_how_many_lack_which_part_of_their_chain(profile: Profile) -> None:
    assert list_answer(found(profile)) == (
        "3 个联盟中 1 个缺上游成员，2 个缺下游成员，2 个成员类别不足，1 个有逾期项目。"
    )
    assert list_answer(found(profile, empty_segment="上游")) == "3 个联盟中 1 个缺上游成员：政企校金联盟。"
    assert list_answer(found(profile, empty_slot="支持单位")) == (
        "3 个联盟中 1 个缺成员类别“支持单位”：家纺产业链党建联盟。"
    )
    assert list_answer(found(profile, chain="家纺", sector="学校")) == "3 个联盟中 1 个符合所选条件：政企校金联盟。"
    assert list_answer(found(profile, chain="装备")) == "3 个联盟中没有符合所选条件的。"
    with speaking("en"):
        assert (
            list_answer(found(profile, empty_segment="upstream"))
            == "Nobody upstream in 1 of 3 alliances: 政企校金联盟."
        )


def test_where_no_alliance_is_on_record_nothing_is_said_of_how_things_are(profile: Profile) -> None:
    network = network_of(nodes={**NODES, "Alliance": []}, ties={}, on=ON)
    answer = find_among(tables_of(network, profile)[0], {})
    assert list_answer(answer) == "本库尚未导入联盟登记，不反映实际情况"


def test_where_nothing_is_empty_the_sentence_says_so(profile: Profile) -> None:
    full = {
        "Alliance": [{"uid": "a", "name": "满员联盟", "template": "1+X+Y"}],
        "Chain": [{"uid": "textile", "name": "链", "segments": ["织造"]}],
        "Unit": NODES["Unit"],
    }
    ties = {
        "SERVES": [tie("a", "textile")],
        "IN_SEGMENT": [tie("lead", "textile", segment="织造")],
        "MEMBER_OF": [tie("lead", "a", slot="1"), tie("spin", "a", slot="X"), tie("bank", "a", slot="Y")],
    }
    answer = find_among(tables_of(network_of(nodes=full, ties=ties, on=ON), profile)[0], {})
    assert list_answer(answer) == "1 个联盟在登记中没有空缺的链段和成员类别。"


def test_each_row_has_the_strip_of_its_chain_with_the_empty_segment_named(profile: Profile) -> None:
    tables, pacts = tables_of(quarter(), profile)
    rows = {row["uid"]: row for row in list_rows(find_among(tables, {}).rows, tables, pacts)}
    assert [(s["name"], s["stream_label"], s["members"]) for s in rows["a1"]["segments"]] == [
        ("纺纱", "上游", 1),
        ("织造", "中游", 1),
        ("印染", "下游", 0),
    ]
    assert (rows["a1"]["pacts"], rows["a2"]["pacts"], rows["a3"]["pacts"]) == (1, 0, 0)
    assert (rows["a2"]["host_until"], rows["a2"]["host_past"], rows["a1"]["host_past"]) == ("2026-09-30", True, False)
    assert rows["a3"]["segments"] == []


def test_the_facet_of_empty_segments_stands_open_first_in_the_order_of_the_chain(profile: Profile) -> None:
    links = Links("/alliances", (("lang", "en"), ("empty_segment", "downstream"), ("cursor", "x")))
    facets = facet_values(found(profile, empty_segment="downstream"), links.here, first=FACETS, opened=OPENED)
    first = facets[0]
    assert (first["name"], first["label"], first["open"], first["chosen"]) == (
        "empty_segment",
        "空缺链段",
        True,
        ["下游"],
    )
    assert [(c["label"], c["count"], c["on"]) for c in first["choices"]] == [
        ("上游", 1, False),
        ("下游", 2, True),
        ("印染", 2, False),
        ("纺纱", 1, False),
    ]
    assert first["choices"][0]["href"] == "/alliances?lang=en&empty_segment=upstream"
    assert first["choices"][1]["href"] == "/alliances?lang=en"
    assert [facet["open"] for facet in facets if facet["name"] in {"segment", "sector", "theme"}] == [False] * 3


def test_what_is_filtered_stands_in_words_and_can_be_taken_back(profile: Profile) -> None:
    answer = found(profile, chain="家纺", empty_segment="any")
    assert filter_words(answer) == ["产业链 家纺产业链", "空缺链段 任一"]
    links = Links("/alliances", (("chain", "家纺"), ("empty_segment", "any"), ("on", "2026-11-22"), ("sort", "name")))
    assert cleared(answer, links.here) == "/alliances?on=2026-11-22&sort=name"


def test_rows_without_a_value_stand_last_whichever_way_they_are_put(profile: Profile) -> None:
    rows = found(profile).rows
    assert next(row.uid for row in ordered(rows, "until", SORTS)) == "a2"
    assert next(row.uid for row in ordered(rows, "-until", SORTS)) == "a2"
    assert [row.uid for row in ordered(rows, "-active", SORTS)] == ["a1", "a2", "a3"]
    assert [row.uid for row in ordered(rows, "", SORTS)] == [row.uid for row in rows]


@pytest.fixture(scope="module")
def sheet(profile: Profile) -> dict[str, Any]:
    tables, pacts = tables_of(quarter(), profile)
    return sheet_values(tell_alliance(tables, pacts, "a1"), tables.ground)


def test_one_alliance_says_what_it_lacks(profile: Profile) -> None:
    tables, pacts = tables_of(quarter(), profile)
    said = [sheet_answer(tell_alliance(tables, pacts, uid), ON) for uid in ("a1", "a2", "a3")]
    assert said == [
        "3 个成员：下游（印染）空缺；支持单位缺 1 个；1 个项目逾期。",
        "3 个成员：上游（纺纱）空缺；下游（印染）空缺；政府部门缺 1 个；轮值已于 2026-09-30 到期。",
        "1 个成员：未登记链段和规则中的组织架构。",
    ]


def test_the_strip_names_who_could_fill_an_empty_segment_and_nobody_where_somebody_stands(
    sheet: dict[str, Any],
) -> None:
    spun, woven, dyed = sheet["strip"]
    assert [one["uid"] for one in woven["members"]] == ["lead"]
    assert (spun["candidates"], woven["candidates"]) == (None, None)
    assert dyed["candidates"]["total"] == 1
    assert [(one["uid"], one["alliances"]) for one in dyed["candidates"]["named"]] == [("dye", [])]


def test_an_empty_slot_says_what_it_takes_and_who_on_the_chain_is_not_in_yet(sheet: dict[str, Any]) -> None:
    slot = sheet["slots"][2]
    assert (slot["label"], slot["asked"], slot["short"], slot["members"]) == ("支持单位", "至少 1 个", 1, [])
    assert [one["uid"] for one in slot["candidates"]["named"]] == ["dye"]
    assert [one["asked"] for one in sheet["slots"]] == ["1 个", "至少 1 个", "至少 1 个"]


def test_members_stand_by_slot_and_segment_with_the_host_marked(sheet: dict[str, Any]) -> None:
    told = [(m["uid"], m["slot"], m["slot_known"], m["segments"], m["host"]) for m in sheet["placed"]]
    assert told == [
        ("lead", "牵头单位", True, ["织造"], True),
        ("spin", "链上企业", True, ["纺纱"], False),
        ("bank", "顾问", False, [], False),
    ]


def test_projects_say_how_late_they_are_and_neighbours_what_they_share(sheet: dict[str, Any]) -> None:
    (project,) = sheet["projects"]
    assert (project["state"], project["said"]) == ("late", "逾期 52 天")
    (other,) = sheet["related"]
    assert ([m["uid"] for m in other["members"]], [c["uid"] for c in other["chains"]]) == (
        ["bank", "lead"],
        ["textile"],
    )


def test_candidates_stand_in_the_order_of_the_codes_of_their_places(profile: Profile) -> None:
    more = [
        {"uid": uid, "name": name, "kind": "enterprise"} for uid, name in (("z1", "甲"), ("z2", "乙"), ("z3", "丙"))
    ]
    placed = [*TIES["LOCATED_IN"], tie("z1", "c2"), tie("z2", "c1")]
    on_chain = [*TIES["IN_SEGMENT"], *(tie(one["uid"], "textile", segment="印染") for one in more)]
    network = network_of(
        nodes={**NODES, "Unit": [*NODES["Unit"], *more]},
        ties={**TIES, "LOCATED_IN": placed, "IN_SEGMENT": on_chain},
        on=ON,
    )
    tables, pacts = tables_of(network, profile)
    strip = sheet_values(tell_alliance(tables, pacts, "a1"), tables.ground)["strip"]
    named = strip[2]["candidates"]["named"]
    assert [one["uid"] for one in named] == ["z2", "z1", "dye", "z3"]
    assert [one["place"] for one in named] == ["示例街道 / 春风社区", "示例街道 / 春雨社区", "", ""]


def test_a_host_of_today_is_not_past(profile: Profile) -> None:
    tables, pacts = tables_of(quarter(date(2026, 9, 30)), profile)
    assert "轮值" not in sheet_answer(tell_alliance(tables, pacts, "a2"), date(2026, 9, 30))
