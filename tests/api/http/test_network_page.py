"""The page of the network over HTTP: its twin, its files, what it refuses, and the hits of its search."""

import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest

from tests.api.http.conftest import wide

BANK = "s01-u323"
STATES = (
    "/network",
    "/network?open=s01-c01&open=s01-c08",
    "/network?by=sector&open=enterprise&hide=unit.school",
    "/network?by=chain&hide=status.blank",
    f"/network?about={BANK}&depth=2&hide=pact",
    f"/network?about={BANK}&depth=2&tie=TIES",
    f"/network?from={BANK}&to=s01-c08",
    f"/network?without={BANK}",
    "/network?under=s01-c01&open=s01-c01",
)


def _in(address: str, ending: str) -> str:
    return address.replace("/network", f"/network.{ending}", 1)


class _Rows(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "tr" and said.get("data-id"):
            self.ids.append(said["data-id"] or "")


def _json(client: httpx.Client, address: str) -> dict[str, Any]:
    answer = client.get(_in(address, "json"))
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


@pytest.mark.parametrize("address", STATES)
def test_page_twin_and_files_are_of_the_same_scene(client: httpx.Client, address: str) -> None:
    page = client.get(address, headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert "script-src" not in page.headers["Content-Security-Policy"]
    rows = _Rows()
    rows.feed(page.text)
    told = _json(client, address)
    nodes, ties = [one["uid"] for one in told["nodes"]], [one["uid"] for one in told["ties"]]
    assert rows.ids == [*nodes, *ties]
    graph = ET.fromstring(client.get(_in(address, "graphml")).content)  # noqa: S314 - our own
    inside = "{http://graphml.graphdrawing.org/xmlns}"
    assert [one.get("id") for one in graph.iter(f"{inside}node")] == nodes
    assert {one.get("id") for one in graph.iter(f"{inside}edge")} == set(ties)
    assert [row["uid"] for row in wide(client.get(_in(address, "csv")))] == nodes
    offline = client.get(address.replace("/network", "/network/picture.html", 1))
    assert offline.headers["Content-Disposition"] == 'attachment; filename="network.html"'
    assert offline.text.count('<g class="node ') == len(nodes)


def test_what_is_hidden_is_nowhere(client: httpx.Client) -> None:
    told = _json(client, f"/network?about={BANK}&depth=2&hide=pact&hide=status.blank")
    assert {one["status"] for one in told["nodes"]}.isdisjoint({"blank"})
    assert "共建协议" not in {one["what"] for one in told["nodes"]}
    pacts = next(one for one in told["kinds"] if one["key"] == "pact")
    assert pacts["hidden"]
    assert pacts["count"] > 0


def test_the_legend_leads_there_and_back(client: httpx.Client) -> None:
    first = _json(client, "/network?open=s01-c01")
    off = next(one for one in first["kinds"] if one["key"] == "area.grid")
    second = _json(client, off["href"])
    on = next(one for one in second["kinds"] if one["key"] == "area.grid")
    assert (on["hidden"], on["count"]) == (True, off["count"])
    assert _json(client, on["href"])["nodes"] == first["nodes"]


def test_a_group_leads_to_its_opening_and_closing(client: httpx.Client) -> None:
    closed = _json(client, "/network?lang=zh")
    group = next(one for one in closed["nodes"] if one["uid"] == "group~s01-c01")
    assert group["toggle"]["href"] == "/network?lang=zh&open=s01-c01"
    opened = _json(client, group["toggle"]["href"])
    again = next(one for one in opened["nodes"] if one["uid"] == "group~s01-c01")
    assert again["toggle"]["href"] == "/network?lang=zh"


def test_every_address_of_a_node_is_answered(client: httpx.Client) -> None:
    told = _json(client, "/network?open=s01-c02")
    blank = next(one for one in told["nodes"] if one["findings"])
    unit = next(one for one in told["nodes"] if any(act["key"] == "without" for act in one["acts"]))
    addresses = [blank["findings"][0]["href"], unit["record"], *(act["href"] for act in unit["acts"])]
    for address in addresses:
        assert client.get(address, headers={"Accept": "text/html"}).status_code == 200, address


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/network?about=nobody", 404, "walk.unknown"),
        ("/network?from=s01-c01&to=nobody", 404, "walk.unknown"),
        ("/network?without=s01-c01", 404, "place.not_leaving"),
        ("/network?under=nowhere", 404, "gaps.scope_unknown"),
        ("/network?by=colour", 422, "api.parameters_wrong"),
        ("/network?about=s01-c01&kind=person", 422, "walk.unknown_kinds"),
        ("/network?opne=s01-c01", 422, "api.parameter_unknown_near"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_a_reason(
    client: httpx.Client, address: str, status: int, code: str
) -> None:
    answer = client.get(_in(address, "json"))
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    page = client.get(address, headers={"Accept": "text/html"})
    assert page.status_code == status
    assert code in page.text


def test_a_neighbourhood_is_not_walked_farther_than_the_settings_let(client: httpx.Client) -> None:
    told = _json(client, f"/network?about={BANK}&depth=40")
    assert len(told["nodes"]) <= 300
    assert any("6" in note and "40" in note for note in told["notes"])


def test_a_neighbourhood_is_asked_over_some_kinds_by_links_that_can_be_taken_back(client: httpx.Client) -> None:
    def kinds(address: str) -> dict[str, dict[str, Any]]:
        return {one["label"]: one for one in _json(client, address)["ways"][2]["choices"]}

    first = kinds(f"/network?about={BANK}")
    assert first["全部"]["on"]
    pacts = first["共建协议"]["href"]
    drawn = {one["what"] for one in _json(client, pacts)["nodes"][1:]}
    assert drawn == {"共建协议"}
    again = kinds(pacts)
    assert again["共建协议"]["on"]
    assert "kind" not in again["共建协议"]["href"]


@pytest.mark.parametrize("text", ["桂花社区", "guihuash", "ghsq", "990101001001", "s01-c01"])
def test_a_record_is_found_by_name_pinyin_initials_code_and_uid(client: httpx.Client, text: str) -> None:
    told = client.get("/network/find.json", params={"find": text}).json()
    assert told["hits"][0]["uid"] == "s01-c01"
    assert told["hits"][0]["around"] == "/network?about=s01-c01"
    assert told["total"] >= len(told["hits"])


def test_hits_lie_in_the_scope_and_lead_from_a_start(client: httpx.Client) -> None:
    told = client.get("/network/find.json", params={"find": "党支部", "under": "s01-c02", "from": BANK}).json()
    assert told["hits"]
    assert {hit["place"] for hit in told["hits"]} <= {"临湖社区", ""}
    path = client.get(told["hits"][0]["path"], headers={"Accept": "text/html"})
    assert path.status_code == 200


def test_nothing_sought_or_found_is_no_hit(client: httpx.Client) -> None:
    for text in ("", "   ", "没有这个", "%", "<b>"):
        told = client.get("/network/find.json", params={"find": text}).json()
        assert (told["hits"], told["total"]) == ([], 0)


def test_what_draws_pictures_is_served_and_leads_nowhere_else(client: httpx.Client) -> None:
    answer = client.get("/static/vis-network.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "sourceMappingURL" not in answer.text
    for name in ("network", "network_find", "network_file", "picture/view", "picture/shapes"):
        assert client.get(f"/static/{name}.js").status_code == 200
