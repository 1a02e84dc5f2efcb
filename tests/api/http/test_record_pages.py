"""The pages of areas, organisations and units over HTTP: they answer, say what the interface says, and refuse the same."""

import re
from html import unescape
from typing import Any

import httpx
import pytest

from graphmodel.network import Network
from tests.api.http.conftest import HandStore, settings_of
from tests.api.http.server import running
from tests.unit.gaps.town import Town
from tests.unit.viz.tied_town import IMG, tied_town

PAGE = {"Accept": "text/html"}
PAGES = ("/areas/s01", "/areas/s01-c02", "/areas/s01-c02-g2", "/orgs/s01-c05-o", "/units/s01-u066")


def twin(client: httpx.Client, path: str, **asked: Any) -> dict[str, Any]:
    answer = client.get(f"{path}.json", params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize("path", PAGES)
def test_the_page_says_what_its_twin_says(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers=PAGE)
    said = twin(client, path)
    assert answer.status_code == 200
    text = unescape(answer.text)
    assert f"<h1>{said['title']}</h1>" in text
    assert said["answer"] in text
    for fact in said["facts"]:
        assert fact["label"] in text
    for name in ("on", "profile", "revision", "language"):
        assert name in said


@pytest.mark.parametrize("path", PAGES)
def test_a_page_speaks_english_where_it_is_asked_to(client: httpx.Client, path: str) -> None:
    text = client.get(path, params={"lang": "en"}, headers=PAGE).text
    assert '<html lang="en">' in text
    assert "登记内容" not in text
    assert "On record" in text


def test_the_answer_of_an_area_counts_what_the_report_finds(client: httpx.Client) -> None:
    report = client.get("/api/v1/gaps", params={"under": "s01-c02", "rule": "C1.grid"}).json()
    blank = [one for one in report["findings"] if one["status"] == "blank"]
    assert f"6 个网格中 {len(blank)} 个未建党支部" in twin(client, "/areas/s01-c02")["answer"]


def test_the_figures_are_those_of_the_coverage(client: httpx.Client) -> None:
    rows = {row["level"]: row for row in client.get("/api/v1/gaps", params={"under": "s01-c02"}).json()["coverage"]}
    for row in twin(client, "/areas/s01-c02")["figures"]["coverage"]:
        assert (row["total"], row["covered"]) == (rows[row["level"]]["total"], rows[row["level"]]["covered"])


def test_the_matrix_counts_what_the_interface_counts(client: httpx.Client) -> None:
    table = twin(client, "/areas/s01")["matrix"]
    for at, column in enumerate(table["columns"]):
        answer = client.get("/api/v1/gaps", params={"under": column["uid"], "limit": 1}).json()
        assert answer["total"] == table["totals"][at], column


def test_the_facts_are_guarded_as_the_interface_guards_them(client: httpx.Client) -> None:
    for path, uid in (("orgs", "s01-c05-o"), ("units", "s01-u066")):
        record = client.get(f"/api/v1/{path}/{uid}").json()
        said = {one["name"]: one["value"] for one in twin(client, f"/{path}/{uid}")["facts"]}
        assert said["members"] == record["members"]


def test_the_blanks_are_the_open_findings_of_the_level(client: httpx.Client) -> None:
    said = twin(client, "/areas/s01/blanks", level="grid")
    found = client.get("/api/v1/gaps", params={"under": "s01", "rule": "C1.grid", "status": "blank"}).json()
    assert [row["uid"] for row in said["rows"]] == [one["subject"]["uid"] for one in found["findings"]]
    page = client.get("/areas/s01/blanks", params={"level": "grid"}, headers=PAGE).text
    assert all(row["name"] in page for row in said["rows"])


def test_the_chart_has_its_table_and_a_sheet_for_each_part(client: httpx.Client) -> None:
    whole = twin(client, "/areas/s01-c02/chart")
    assert len(whole["sheets"]) == 1
    assert {row["name"] for row in whole["sheets"][0]["rows"]} >= {"临湖社区", "临湖一网格"}
    assert len(twin(client, "/areas/s01-c02/chart", each="true")["sheets"]) == whole["sheets_below"] == 6
    text = client.get("/areas/s01-c02/chart", headers=PAGE).text
    assert text.count('class="drawn"') == 1
    assert "style=" not in text


@pytest.mark.parametrize("path", ["/areas/nobody", "/areas/s01-c05-o", "/orgs/nobody", "/units/nobody"])
def test_who_is_unknown_is_not_found_as_the_interface_says(client: httpx.Client, path: str) -> None:
    page, said = client.get(path, headers=PAGE), client.get(f"/api/v1{path}").json()
    assert page.status_code == 404
    assert said["detail"] in unescape(page.text)
    assert said["code"] in page.text


@pytest.mark.parametrize("path", ["/areas/nobody/chart", "/areas/nobody/blanks", "/areas/s01/blanks?level=galaxy"])
def test_parts_of_an_unknown_area_or_level_are_not_found(client: httpx.Client, path: str) -> None:
    assert client.get(path, headers=PAGE).status_code == 404


def test_a_parameter_that_no_page_takes_is_refused(client: httpx.Client) -> None:
    assert client.get("/areas/s01?rank=1", headers=PAGE).status_code == 422


def test_a_day_shows_the_structure_of_that_day(client: httpx.Client) -> None:
    before = twin(client, "/orgs/s01-c05-o", on="2020-01-01")
    assert not before["record"]["live"]
    assert "leaving" not in before


def test_two_clicks_lead_from_the_first_page_to_the_list_of_blank_grids(client: httpx.Client) -> None:
    def follow(text: str, label: str) -> str:
        """The address of the link that says something."""
        assert f">{label}<" in text
        return unescape(text.partition(f">{label}<")[0].rpartition('href="')[2].partition('"')[0])

    first = client.get("/", headers=PAGE).text.partition('<table class="sheet">')[2]
    area = client.get(follow(first, "临湖社区"), headers=PAGE).text
    address = follow(area, "打印 2 个待补网格的清单")
    assert address.startswith("/areas/s01-c02/blanks?")
    assert client.get(address, headers=PAGE).status_code == 200


@pytest.fixture(scope="module")
def hostile() -> Network:
    return tied_town().network()


@pytest.mark.parametrize(
    "path", ["/areas/c1", "/areas/s/chart", "/areas/s/blanks", "/orgs/ob", "/orgs/oc1", "/units/u1", "/units/u2"]
)
def test_names_that_are_markup_stay_text(hostile: Network, path: str) -> None:
    store = HandStore(hostile)
    with running(settings_of(), lambda _: store) as server, server.client() as client:  # type: ignore[arg-type, return-value]
        answer = client.get(path, headers=PAGE)
    assert answer.status_code == 200
    assert "<img" not in answer.text
    assert "</script><script>" not in answer.text
    assert IMG not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/records/projects/s01-proj23",
        "/records/needs/s01-need3",
        "/records/events/s01-event008",
        "/records/chains/s01-chain1",
    ],
)
def test_any_other_record_has_a_page_with_its_ties(client: httpx.Client, path: str) -> None:
    said = twin(client, path)
    text = unescape(client.get(path, headers=PAGE).text)
    assert f"<h1>{said['title']}</h1>" in text
    assert said["ties"]
    for group in said["ties"]:
        assert all(one["other"]["name"] in text for one in group["ties"])


def test_a_record_with_a_page_of_its_own_is_led_to_it(client: httpx.Client) -> None:
    answer = client.get("/records/orgs/s01-c05-o", params={"lang": "en"}, headers=PAGE)
    assert (answer.status_code, answer.headers["location"]) == (307, "/orgs/s01-c05-o?lang=en")
    assert client.get("/records/pacts/s01-pact07", headers=PAGE).headers["location"] == "/pacts?uid=s01-pact07"
    assert client.get("/records/projects/nobody", headers=PAGE).status_code == 404
    assert client.get("/records/stars/nobody", headers=PAGE).status_code == 404


def test_no_link_of_a_record_leads_nowhere(client: httpx.Client) -> None:
    seen = set()
    for path in PAGES:
        text = client.get(path, headers=PAGE).text
        seen |= {
            unescape(one) for one in re.findall(r'href="(/(?:records|areas|orgs|units|pacts|alliances)[^"]*)"', text)
        }
    assert len(seen) > 100
    broken = [one for one in sorted(seen) if client.get(one, headers=PAGE).status_code >= 400]
    assert broken == []


def test_a_list_of_blanks_never_says_none_where_the_level_is_not_on_record(client: httpx.Client) -> None:
    unknown = twin(client, "/areas/s01-c04/blanks", level="micro_grid", lang="en")
    known = twin(client, "/areas/s01-c04/blanks", level="grid", lang="en")
    assert (unknown["rows"], known["rows"]) == ([], [])
    assert "none of" in known["answer"]
    assert "none of" not in unknown["answer"]


def test_where_nothing_is_on_record_it_is_said_once_and_nothing_is_marked_as_a_blank() -> None:
    store = HandStore(
        Town().area("s", "sub_district").area("c1", "community", "s").area("c2", "community", "s").network()
    )
    with running(settings_of(), lambda _: store) as one, httpx.Client(base_url=one.url) as client:  # type: ignore[arg-type]
        for path in ("/areas/s", "/areas/s/chart", "/areas/s/blanks?level=community"):
            text = client.get(path, headers=PAGE).text
            assert text.count("本库尚未导入该地党组织登记，不反映实际情况</p>") == 1
            assert "0%" not in text
        rows = twin(client, "/areas/s")["matrix"]["rows"]
    assert rows
    assert {row["status"] for row in rows} == {"data"}
