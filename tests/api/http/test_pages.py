"""Pages over HTTP: HTML and its JSON twin, what an address carries, facets and files, forms that only our pages may send."""

import re
from collections import Counter
from datetime import date
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi.routing import APIRoute

from api.pages import ROUTERS
from api.pages.changing import changing
from api.service import FORM_WORD
from graphmodel.messages import say
from graphmodel.network import Network
from tests.api.http.conftest import HandStore, settings_of, wide
from tests.api.http.server import Server, running
from tests.unit.viz.tied_town import ENTITY, IMG, SCRIPT, tied_town

HTML = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


class Links(HTMLParser):
    """Every address that a page leads to, and every element that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: Counter[str] = Counter()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.found += [text for name, text in attrs if name in {"href", "src"} and text]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(client: httpx.Client, address: str) -> Links:
    answer = client.get(address, headers=HTML)
    assert answer.status_code == 200, answer.text[:400]
    links = Links()
    links.feed(answer.text)
    return links


def twin(client: httpx.Client, address: str, **asked: Any) -> dict[str, Any]:
    answer = client.get(address, params=asked or None)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_page_is_html_for_a_reader_and_json_by_its_ending(client: httpx.Client) -> None:
    page = client.get("/gaps?status=blank", headers=HTML)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'self'; ")
    assert "unsafe" not in policy
    found = twin(client, "/gaps.json", status="blank")
    assert found["answer"] in page.text
    assert (found["total"], found["scope"], found["language"]) == (76, "示例街道", "zh")
    assert [one["id"] for one in found["items"]] == [
        one["id"] for one in client.get("/api/v1/gaps?status=blank&limit=50").json()["findings"]
    ]


def test_what_is_in_no_one_place_is_counted_for_the_whole_and_the_tree_says_so(client: httpx.Client) -> None:
    page = client.get("/", headers=HTML).text
    tree = page[page.index('class="scopes"') : page.index("<main")]
    whole, town = re.findall(r'title="待补 (\d+)"', tree)[:2]
    assert int(whole) == twin(client, "/gaps.json", status="blank")["total"]
    assert int(town) == twin(client, "/gaps.json", status="blank", under="s01")["total"]
    assert int(town) < int(whole)
    assert say("page.scopes_note") in tree


def test_what_a_reader_has_chosen_goes_along_to_every_page(client: httpx.Client) -> None:
    links = read(client, "/gaps?under=s01-c01&on=2026-11-20&lang=en&status=blank").found
    pages = [one for one in links if urlsplit(one).path in {"/alliances", "/pacts", "/network", "/imports"}]
    assert len(pages) >= 4
    for one in pages:
        asked = parse_qs(urlsplit(one).query)
        asked.pop("about", None)
        assert asked == {"under": ["s01-c01"], "on": ["2026-11-20"], "lang": ["en"]}


def test_a_page_speaks_chinese_unless_its_address_says_otherwise(client: httpx.Client) -> None:
    english = {"accept-language": "en-GB,en;q=0.9", **HTML}
    assert "内部工作资料" in client.get("/", headers=english).text
    assert "Internal working paper" in client.get("/?lang=en", headers=english).text


def test_no_page_has_a_script_or_a_style_of_its_own(client: httpx.Client) -> None:
    for address in ("/", "/gaps", "/gaps/C1.community~s01-c02", "/records/areas"):
        text = client.get(address, headers=HTML).text
        assert text.count("<script") == text.count('<script type="module" src="/static/')
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text


def test_facets_count_what_each_choice_would_leave(client: httpx.Client) -> None:
    every = client.get("/api/v1/gaps").json()["findings"]
    found = {one["name"]: one for one in twin(client, "/gaps.json", status="blank", severity="high")["facets"]}
    for name, of, others in (
        ("status", lambda one: one["status"], lambda one: one["severity"] == "high"),
        ("rule", lambda one: one["rule"], lambda one: (one["severity"], one["status"]) == ("high", "blank")),
        ("kind", lambda one: one["subject"]["kind"], lambda one: (one["severity"], one["status"]) == ("high", "blank")),
        (
            "level",
            lambda one: one["subject"]["level"],
            lambda one: (one["severity"], one["status"]) == ("high", "blank"),
        ),
        ("severity", lambda one: one["severity"], lambda one: one["status"] == "blank"),
    ):
        expected = Counter(of(one) for one in every if others(one) and of(one) is not None)
        assert {one["key"]: one["count"] for one in found[name]["choices"]} == dict(expected), name
    for choice in found["rule"]["choices"]:
        assert twin(client, choice["href"].replace("/gaps", "/gaps.json"))["total"] == choice["count"]
    for choice in found["area"]["choices"]:
        assert twin(client, choice["href"].replace("/gaps", "/gaps.json"))["total"] == choice["count"]


def test_a_file_holds_exactly_what_the_page_shows_in_its_order(client: httpx.Client) -> None:
    asked = {"rule": ["C1.grid", "C7"], "sort": "-name"}
    shown = twin(client, "/gaps.json", **asked)
    assert shown["next"] is None
    assert [one["subject"]["name"] for one in shown["items"]] == sorted(
        (one["subject"]["name"] for one in shown["items"]), reverse=True
    )
    rows = wide(client.get("/gaps.csv", params=asked))
    assert [row["编号"] if "编号" in row else next(iter(row.values())) for row in rows] == [
        one["id"] for one in shown["items"]
    ]


def test_pages_lead_through_all_findings_once(client: httpx.Client) -> None:
    seen: list[str] = []
    cursor = None
    while True:
        page = twin(client, "/gaps.json", **({"cursor": cursor} if cursor else {}))
        seen += [one["id"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == page["total"]


def test_every_figure_of_the_overview_leads_to_a_list_of_that_many(client: httpx.Client) -> None:
    table = twin(client, "/index.json", under="s01")["table"]
    checked = 0
    for row in table["rows"][:4]:
        for cell in row:
            name = cell["what"].partition(":")[0]
            if cell["href"] and cell["text"].replace(",", "").isdigit() and name not in {"households", "hubs"}:
                path, _, query = cell["href"].partition("?")
                assert twin(client, f"{path}.json?{query}")["total"] == int(cell["text"].replace(",", "")), cell
                checked += 1
    assert checked > 30


def test_what_is_due_is_what_ends_within_thirty_days_and_is_open(client: httpx.Client, demo_network: Network) -> None:
    due = twin(client, "/index.json")["upcoming"]
    assert [one["on"] for one in due["items"]] == sorted(one["on"] for one in due["items"])
    projects = client.get(
        "/api/v1/projects",
        params={"due_on__gte": "2026-11-22", "due_on__lte": "2026-12-22", "done_on__missing": "true"},
    ).json()
    assert {one["uid"] for one in due["items"] if one["kind"] == "Project"} == {one["uid"] for one in projects["items"]}
    assert due["total"] == len(due["items"]) > 0


def test_the_tree_of_scopes_counts_blanks_of_an_area_with_all_below_it(client: httpx.Client) -> None:
    text = client.get("/", headers=HTML).text
    for uid in ("s01-c01", "s01-c02"):
        blanks = twin(client, "/gaps.json", under=uid, status="blank")["total"]
        at = text.index(f'href="/?under={uid}"')
        assert f"</span>{blanks}</span>" in text[at : at + 400]


def test_a_wrong_question_is_a_page_that_says_how_to_mend_it(client: httpx.Client) -> None:
    for address, status, code in (
        ("/gaps?sort=colour", 422, "page.sort_unknown"),
        ("/gaps?statsu=blank", 422, "api.parameter_unknown_near"),
        ("/gaps?under=nowhere", 404, "gaps.scope_unknown"),
        ("/gaps/C1.grid~nobody", 404, "gaps.no_such_finding"),
        ("/records/areas?counted=all:grid", 422, "page.counted_unknown"),
        ("/records/people", 404, "collection.unknown"),
        ("/nothing", 404, "api.no_such_address"),
        ("/?lang=fr", 422, "api.parameters_wrong"),
    ):
        answer = client.get(address, headers=HTML)
        assert answer.status_code == status, address
        assert answer.headers["content-type"].startswith("text/html")
        assert code in answer.text
        assert "Traceback" not in answer.text
        machine = client.get(address)
        assert machine.headers["content-type"] == "application/problem+json"
        assert machine.json()["code"] == code


def test_markup_in_names_reaches_a_page_as_text(client: httpx.Client) -> None:
    store = HandStore(tied_town().network())
    with running(settings_of(), lambda _: store) as server, server.client() as other:  # type: ignore[arg-type]
        for address in ("/", "/gaps", "/records/areas", "/records/units", "/records/orgs"):
            page = read(other, address)
            assert page.tags["img"] == 0
            assert page.tags["script"] == client.get(address, headers=HTML).text.count("<script")
        shown = " ".join(read(other, "/records/areas").texts + read(other, "/records/units").texts)
        assert any(name in shown for name in (IMG, SCRIPT, ENTITY))


@pytest.fixture
def decided() -> dict[str, str]:
    return {"verdict": "true", "reason": "已核实", "on": "2026-11-22"}


@pytest.mark.parametrize(
    ("told", "token", "code"),
    [
        ({}, "", "page.form_old"),
        ({}, "guessed", "page.form_old"),
        ({"origin": "http://elsewhere.example"}, None, "page.form_elsewhere"),
        ({"origin": "null"}, None, "page.form_elsewhere"),
        ({"sec-fetch-site": "cross-site"}, None, "page.form_elsewhere"),
        ({"sec-fetch-site": "same-site"}, None, "page.form_elsewhere"),
    ],
)
def test_a_change_is_taken_from_no_page_but_ours(
    server: Server, decided: dict[str, str], *, told: dict[str, str], token: str | None, code: str
) -> None:
    word = server.service.form_token if token is None else token
    with server.client() as client:
        answer = client.post(
            "/gaps/C1.grid~s01-c01-g2/decision", data={**decided, "form_token": word}, headers={**HTML, **told}
        )
    assert answer.status_code == 403
    assert code in answer.text


def test_every_change_is_guarded() -> None:
    posts = [route for router in ROUTERS for route in router.routes if "POST" in getattr(route, "methods", ())]
    assert len(posts) >= 8
    for route in posts:
        assert isinstance(route, APIRoute)
        assert changing in {one.call for one in route.dependant.dependencies}, route.path


def test_a_page_of_a_day_is_made_anew_when_today_is_another(
    demo_network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FORM_WORD, "the same")
    address = "/gaps/C1.community~s01-c02?on=2026-11-20"
    tags = []
    for today in (date(2026, 11, 22), date(2026, 11, 23)):
        store = HandStore(demo_network)
        with running(settings_of(today=today), lambda _, store=store: store) as server, server.client() as client:  # type: ignore[arg-type, misc]
            answer = client.get(address, headers=HTML)
            assert f'name="day" value="{today.isoformat()}"' in answer.text
            tags.append(answer.headers["etag"])
    assert tags[0] != tags[1]


def test_no_problem_leads_to_another_host(client: httpx.Client) -> None:
    answer = client.get(f"{client.base_url}//elsewhere.example/x", headers=HTML)
    assert answer.status_code == 404
    links = Links()
    links.feed(answer.text)
    assert "/elsewhere.example/x" in links.found
    assert not any(one.startswith("//") for one in links.found)


def test_every_page_has_its_twin(client: httpx.Client) -> None:
    addresses = {route.path for router in ROUTERS for route in router.routes if "GET" in getattr(route, "methods", ())}
    for address in addresses:
        if "{" not in address and not address.startswith("/static/") and address != "/" and "." not in address:
            assert f"{address}.{{ending}}" in addresses, address


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/gaps?status=blank", "/gaps?status=blank&under=s01-c02"),
        ("/gaps/C1.community~s01-c02", "/gaps?under=s01-c02"),
        ("/alliances?empty_segment=midstream", "/alliances?empty_segment=midstream&under=s01-c02"),
        ("/pacts", "/pacts?under=s01-c02"),
        ("/network?open=s01-c01", "/network?under=s01-c02"),
        ("/areas/s01-c01", "/?under=s01-c02"),
        ("/rules", "/?under=s01-c02"),
    ],
)
def test_a_scope_of_the_tree_leads_to_the_same_list_of_it(client: httpx.Client, here: str, there: str) -> None:
    page = client.get(here, headers=HTML).text
    tree = page[page.index('class="scopes"') : page.index("<main")]
    wanted = urlsplit(there)
    found = [urlsplit(unescape(one)) for one in re.findall(r'href="([^"]+)"', tree)]
    assert (wanted.path, parse_qs(wanted.query)) in [(one.path, parse_qs(one.query)) for one in found]


@pytest.mark.parametrize("address", ["/static/style.css", "/static/vis-network.js", "/static/page.js"])
def test_what_pages_are_drawn_with_is_sent_once(client: httpx.Client, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
