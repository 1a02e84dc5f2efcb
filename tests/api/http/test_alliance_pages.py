"""Pages of alliances, pacts and rules over HTTP: what they show, their twins and files, and what they refuse."""

import io
import re
from html import escape
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

from tests.api.http.conftest import wide

HTML = {"Accept": "text/html"}
PAGES = (
    "/alliances", "/alliances/s01-alli3", "/alliances/s01-alli4", "/pacts", "/pacts?uid=s01-pact33",
    "/pacts?by=responsible", "/pacts?by=theme", "/pacts?by=partner", "/rules", "/rules?profile=rural",
)  # fmt: skip


def twin(client: httpx.Client, path: str, **asked: Any) -> dict[str, Any]:
    """The values of a page."""
    answer = client.get(f"{path}.json", params=asked)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_html_with_the_sentence_of_its_twin(client: httpx.Client, path: str, lang: str) -> None:
    page, _, query = path.partition("?")
    answer = client.get(path, params={"lang": lang} if not query else None, headers=HTML)
    if query:
        answer = client.get(f"{path}&lang={lang}", headers=HTML)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.headers["Content-Language"] == lang
    said = client.get(f"{page}.json?{query}&lang={lang}").json()
    assert said["answer"]
    assert escape(said["answer"], quote=False).replace("'", "&#39;") in answer.text.replace("&#34;", '"')
    assert 'style="' not in answer.text
    assert "<script>" not in answer.text


def test_the_alliance_that_lacks_a_midstream_firm_is_one_choice_away(client: httpx.Client) -> None:
    first = twin(client, "/alliances")
    assert first["answer"].startswith("7 个联盟中 1 个缺中游成员，1 个缺下游成员")
    (facet,) = [one for one in first["facets"] if one["name"] == "empty_segment"]
    (choice,) = [one for one in facet["choices"] if one["label"] == "中游"]
    assert (facet["label"], facet["open"], choice["count"]) == ("空缺链段", True, 1)
    page = client.get(choice["href"], headers=HTML)
    assert "7 个联盟中 1 个缺中游成员：示例家纺产业链党建联盟。" in page.text
    (row,) = client.get(choice["href"].replace("/alliances?", "/alliances.json?")).json()["items"]
    assert [(s["name"], s["stream_label"]) for s in row["segments"] if not s["members"]] == [("面料织造", "中游")]


@pytest.mark.parametrize(
    ("asked", "uids"),
    [
        ({"empty_segment": "any"}, {"s01-alli1", "s01-alli3"}),
        ({"empty_segment": "餐饮销售"}, {"s01-alli3"}),
        ({"empty_slot": "any"}, {"s01-alli5"}),
        ({"chain": "家纺", "member": "", "area": "", "active_since": ""}, {"s01-alli1"}),
        ({"template": "1+X+Y", "active_since": "2026-10-01"}, {"s01-alli1"}),
        ({"chain": "楼宇", "on": "2026-11-30"}, {"s01-alli5", "s01-alli6"}),
    ],
)
def test_choices_narrow_the_list_and_empty_fields_ask_for_nothing(
    client: httpx.Client, asked: dict[str, str], uids: set[str]
) -> None:
    told = twin(client, "/alliances", **asked)
    assert {row["uid"] for row in told["items"]} == uids
    assert (told["total"], told["recorded"]) == (len(uids), 7)
    assert len(told["filtered"]) == len([text for name, text in asked.items() if text and name != "on"])


def test_the_scope_narrows_the_list_as_the_interface_does(client: httpx.Client) -> None:
    for under in ("s01-c02", "990101", "s01-c01"):
        there = client.get("/api/v1/alliances", params={"under": under}).json()
        assert {row["uid"] for row in twin(client, "/alliances", under=under)["items"]} == {
            item["uid"] for item in there["items"]
        }
        pacts = client.get("/api/v1/pacts", params={"under": under, "limit": 1000}).json()
        assert twin(client, "/pacts", under=under)["total"] == pacts["total"]


def test_rows_can_be_put_in_another_order_and_the_file_follows(client: httpx.Client) -> None:
    names = [row["name"] for row in twin(client, "/alliances", sort="-name")["items"]]
    assert names == sorted(names, reverse=True)
    file = client.get("/alliances.csv", params={"sort": "-name"})
    assert [row["名称"] for row in wide(file)] == names
    until = [row["host_until"] for row in twin(client, "/alliances", sort="until")["items"]]
    known = [day for day in until if day]
    assert until == [*sorted(known), *[None] * (len(until) - len(known))]


def test_files_hold_what_is_shown_and_nothing_else(client: httpx.Client) -> None:
    asked = {"lacks": "project", "state": "in_force"}
    shown = [row["name"] for row in twin(client, "/pacts", **asked)["items"]]
    assert shown
    rows = wide(client.get("/pacts.csv", params=asked))
    assert [row["协议"] for row in rows] == shown
    book = load_workbook(io.BytesIO(client.get("/pacts.xlsx", params=asked).content))
    sheet = book.worksheets[1]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == shown
    one = load_workbook(io.BytesIO(client.get("/alliances/s01-alli3.xlsx").content))
    assert "示例健康食品产业链党建联盟" in str(one.worksheets[0]["B3"].value)
    for by in ("responsible", "theme", "partner"):
        rows = wide(client.get("/pacts.csv", params={"by": by}))
        assert len(rows) == twin(client, "/pacts", by=by)["total"]


def test_one_alliance_shows_its_empty_segment_with_who_could_fill_it(client: httpx.Client) -> None:
    told = twin(client, "/alliances/s01-alli3")
    assert told["answer"] == "6 个成员：下游（餐饮销售）空缺；轮值已于 2026-08-14 到期。"
    empty = [one for one in told["strip"] if not one["members"]]
    assert [(one["name"], [c["name"] for c in one["candidates"]["named"]]) for one in empty] == [
        ("餐饮销售", ["澄舟餐饮管理有限公司"])
    ]
    text = client.get("/alliances/s01-alli3", headers=HTML).text
    assert re.search(r'<li class="empty s-blank">.*?□.*?空缺', text, re.DOTALL)
    assert 'href="/network?about=s01-alli3"' in text
    assert "<svg" in told["drawing"]


def test_an_alliance_that_has_ended_says_so_and_one_that_never_was_is_not_found(client: httpx.Client) -> None:
    ended = twin(client, "/alliances/s01-alli4")
    assert ended["ended"] is True
    assert "已经结束" in ended["answer"]
    missing = client.get("/alliances/s01-none", headers=HTML)
    assert missing.status_code == 404
    assert "<h1>" in missing.text


def test_a_pact_is_unfolded_where_the_address_names_it(client: httpx.Client) -> None:
    told = twin(client, "/pacts", uid="s01-pact33")
    unfolded = told["unfolded"]
    assert [p["state"] for p in unfolded["projects"]] == ["late", "done", "done", "soon"]
    assert [finding["rule"] for finding in unfolded["findings"]] == ["T3.project"]
    assert told["total"] == 34
    assert client.get("/pacts", params={"uid": "s01-none"}, headers=HTML).status_code == 404
    page = client.get("/pacts", params={"uid": "s01-pact33"}, headers=HTML).text
    assert 'id="unfolded"' in page
    assert 'aria-current="true"><td>' in page.replace("\n", "")


def test_pacts_say_what_is_missing_and_what_is_due(client: httpx.Client) -> None:
    told = twin(client, "/pacts")
    assert told["answer"].startswith(
        "34 份协议：12 份要素不全（缺项目 5、缺内容 1、缺责任单位 1、缺时限 1、缺公开承诺 4）"
    )
    by_name = {facet["name"]: {c["key"]: c["count"] for c in facet["choices"]} for facet in told["facets"]}
    assert by_name["due"] == {"overdue": 3, "soon": 2}
    for facet in ("lacks", "due", "state", "theme", "area", "responsible"):
        for key, count in by_name[facet].items():
            assert twin(client, "/pacts", **{facet: key})["total"] == count, (facet, key)


def test_views_by_area_alone_refuse_other_filters_in_words(client: httpx.Client) -> None:
    refused = client.get("/pacts", params={"by": "theme", "lacks": "project"}, headers=HTML)
    assert refused.status_code == 422
    assert "社区的共建主题" in refused.text
    views = {view["key"]: view["href"] for view in twin(client, "/pacts", lacks="project", area="s01-c01")["views"]}
    assert views["theme"] == "/pacts?area=s01-c01&by=theme"
    assert views["responsible"] == "/pacts?lacks=project&area=s01-c01&by=responsible"
    for href in views.values():
        assert client.get(href, headers=HTML).status_code == 200


def test_rules_say_what_each_finds_and_lead_there(client: httpx.Client) -> None:
    told = twin(client, "/rules")
    report = client.get("/api/v1/gaps", params={"limit": 1}).json()
    rules = {rule["id"]: rule for family in told["families"] for rule in family["rules"]}
    assert {key: rule["found"] for key, rule in rules.items() if rule["found"]} == report["summary"]["by_rule"]
    text = client.get("/rules", headers=HTML).text
    assert 'href="/gaps?rule=C1.grid"' in text
    assert 'id="C1.grid"' in text
    off = re.search(r'<tr id="C13" class="off">.*?</tr>', text, re.DOTALL)
    assert off
    assert "未启用" in off.group()


def test_another_profile_is_looked_through_by_its_name(client: httpx.Client) -> None:
    rural = twin(client, "/rules", profile="rural")
    assert (rural["name"], [level["label"] for level in rural["levels"]][1]) == ("rural", "片区网格")
    default = client.get("/rules", headers=HTML).text
    assert 'href="/rules?profile=rural"' in default


def test_rules_count_what_they_find_in_the_scope(client: httpx.Client) -> None:
    def found(under: str | None) -> int:
        told = twin(client, "/rules", **({"under": under} if under else {}))
        return sum(family["found"] for family in told["families"])

    assert 0 < found("s01-c01") < found(None)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/alliances?empty_segment=天上", 404),
        ("/alliances?chain=产业链", 409),
        ("/alliances?sort=weight", 422),
        ("/alliances?active_since=yesterday", 422),
        ("/alliances?cursor=x", 400),
        ("/pacts?by=luck", 422),
        ("/pacts?due=never", 404),
        ("/pacts?nonsense=1", 422),
        ("/rules?profile=none", 404),
    ],
)
def test_what_means_nothing_is_refused_with_a_page_that_says_how_to_mend_it(
    client: httpx.Client, path: str, status: int
) -> None:
    answer = client.get(path, headers=HTML)
    assert answer.status_code == status, answer.text[:500]
    assert answer.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "' OR 1=1 //", "{{7*7}}", "%00", "\u202e", "9" * 200])
def test_hostile_filters_are_data(client: httpx.Client, text: str) -> None:
    names = ("empty_segment", "empty_slot", "chain", "member", "area", "sector", "theme", "template")
    for path, name in [*(("/alliances", n) for n in names), ("/pacts", "lacks"), ("/pacts", "uid"), ("/pacts", "due")]:
        answer = client.get(path, params={name: text}, headers=HTML)
        assert answer.status_code < 500, (path, name)
        assert "<script>alert" not in answer.text
