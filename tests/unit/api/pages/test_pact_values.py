"""What the page of pacts says, on a quarter of which all is known."""

from datetime import date

import pytest

from api.pages.choices import facet_values
from api.pages.ordering import ordered
from api.pages.pact_ledger import OPENED, SORTS, burden_answer, burden_rows, facet_orders, ledger_answer
from api.pages.pact_rows import pact_values
from graphmodel.alliances.burdens import sum_up
from graphmodel.alliances.ground import Ground
from graphmodel.alliances.pacts import PactTables, find_among
from graphmodel.network import network_of
from graphmodel.profiles import Profile, load_profile
from tests.unit.alliances.quarter import ON, quarter
from viz.explorer.links import Links


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("default")


@pytest.fixture(scope="module")
def tables(profile: Profile) -> PactTables:
    return PactTables(Ground(quarter(), profile))


def test_the_sentence_counts_what_is_missing_and_what_is_due(tables: PactTables) -> None:
    assert ledger_answer(find_among(tables, {})) == (
        "4 份协议：2 份要素不全（缺项目 2、缺公开承诺 2）；2 份已到期或有项目逾期；1 份 30 天内到期。"
    )
    assert ledger_answer(find_among(tables, {"lacks": "项目"})) == (
        "4 份协议中 2 份符合所选条件：2 份要素不全（缺项目 2、缺公开承诺 2）；1 份已到期或有项目逾期。"
    )
    assert ledger_answer(find_among(tables, {"member": "school"})) == (
        "4 份协议中 1 份符合所选条件：要素齐全，没有逾期或 30 天内到期的。"
    )
    assert ledger_answer(find_among(tables, {"area": "秋实社区"})) == "4 份协议中没有符合所选条件的。"


def test_without_any_pact_on_record_nothing_is_said_of_how_things_are(profile: Profile) -> None:
    empty = PactTables(Ground(network_of(nodes={}, ties={}, on=ON), profile))
    assert ledger_answer(find_among(empty, {})) == "本库尚未导入共建协议登记，不反映实际情况"
    assert burden_answer(sum_up(empty, "responsible", {})) == "本库尚未导入共建协议登记，不反映实际情况"


def test_a_pact_says_of_each_project_whether_it_is_late_soon_or_done(tables: PactTables) -> None:
    rows = {row.uid: pact_values(row, ON) for row in find_among(tables, {}).rows}
    assert [(p["uid"], p["state"], p["said"]) for p in rows["p1"]["projects"]] == [
        ("j1", "late", "逾期 1 天"),
        ("j2", "soon", "今天到期"),
    ]
    assert [(p["state"], p["said"]) for p in rows["p4"]["projects"]] == [("done", "已完成")]
    assert (rows["p1"]["overdue"], rows["p1"]["soon"], rows["p2"]["state_label"]) == (1, 1, "已到期")
    assert [lack["label"] for lack in rows["p2"]["lacks"]] == ["项目", "公开承诺"]


def test_a_pact_that_expires_within_thirty_days_says_so_and_one_that_has_expired_not(profile: Profile) -> None:
    def soon(on: date) -> dict[str, bool]:
        rows = find_among(PactTables(Ground(quarter(on), profile)), {}).rows
        return {row.uid: pact_values(row, on)["expires_soon"] for row in rows}

    assert soon(date(2026, 12, 1)) == {"p1": False, "p2": False, "p3": False, "p4": False}
    assert soon(date(2026, 12, 2))["p1"] is True
    assert soon(date(2027, 1, 1))["p1"] is False


def test_facets_stand_in_the_order_of_facts_deadlines_and_codes(tables: PactTables) -> None:
    facets = facet_values(
        find_among(tables, {}), Links("/pacts").here, first=facet_orders(tables.ground), opened=OPENED
    )
    assert [facet["name"] for facet in facets][:5] == ["lacks", "due", "state", "theme", "area"]
    labels = {facet["name"]: [choice["label"] for choice in facet["choices"]] for facet in facets}
    assert labels["lacks"] == ["项目", "公开承诺"]
    assert labels["due"] == ["已逾期", "30 天内到期"]
    assert labels["area"] == ["春风社区", "春雨社区"]
    assert [facet["name"] for facet in facets if facet["open"]] == ["lacks", "due", "state"]


def test_the_ledger_can_be_put_in_the_order_of_the_next_deadline(tables: PactTables) -> None:
    rows = find_among(tables, {}).rows
    assert next(row.uid for row in ordered(rows, "next", SORTS)) == "p1"
    assert [row.uid for row in ordered(rows, "expires", SORTS)] == ["p2", "p1", "p3", "p4"]
    assert [row.uid for row in ordered(rows, "-lacks", SORTS)][:2] == ["p2", "p3"]


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("responsible", "1 个责任单位有 1 个逾期项目。"),
        ("theme", "3 个社区（村）中 2 个还有暂无项目的主题；未登记不等于没有开展。"),
        ("partner", None),
    ],
)
def test_each_burden_is_answered_in_a_sentence(tables: PactTables, by: str, said: str | None) -> None:
    burdens = sum_up(tables, by, {})
    assert said is None or burden_answer(burdens) == said
    assert len(burden_rows(burdens)) == len(burdens.rows)
    assert burden_answer(burdens).endswith("。")


def test_who_is_late_is_named_with_the_project_and_its_pact(tables: PactTables) -> None:
    rows = {row["bearer"]["uid"]: row for row in burden_rows(sum_up(tables, "responsible", {}))}
    assert rows["o2"]["late"] == [
        {"name": "义诊", "due_on": "2026-11-21", "pact": {"uid": "p1", "kind": "Pact", "name": "春风共建协议"}}
    ]
    assert (rows["school"]["done"], rows["school"]["projects"], rows["school"]["late"]) == (1, 1, [])
