"""Alliances over HTTP: what the shell answers, as a collection."""

import io
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

from graphmodel.network import Network
from tests.api.http.conftest import Told, walked, wide

LIST = "/api/v1/alliances"
ENDED = "s01-alli4"


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"chain": "楼宇", "empty_slot": "any"},
        {"segment": "冷链仓储"},
        {"member": "s01-nf", "template": "1+N+X"},
        {"area": "990101", "sector": "school"},
        {"theme": "发展联促", "on": "2026-11-30"},
        {"profile": "rural"},
        {"template": "four_party", "chain": "家纺"},
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_list_says_what_the_shell_says(
    client: httpx.Client, said_at_shell: Told, asked: dict[str, str], lang: str
) -> None:
    options = [word for name, text in asked.items() for word in (f"--{name.replace('_', '-')}", text)]
    said = said_at_shell("--lang", lang, "alliances", *options)
    answer = client.get(LIST, params={**asked, "limit": 1000}, headers={"Accept-Language": lang})
    told = answer.json()
    assert [item["row"] for item in told["items"]] == said["rows"]
    assert {name: told[name] for name in ("on", "profile", "revision", "facets", "filters")} == {
        name: said[name] for name in ("on", "profile", "revision", "facets", "filters")
    }
    assert (told["total"], told["recorded"]) == (len(said["rows"]), said["total"])
    assert answer.headers["Graphmodel-Total"] == str(told["total"])


def test_one_alliance_is_what_the_shell_shows(client: httpx.Client, said_at_shell: Told) -> None:
    for item in client.get(LIST).json()["items"]:
        uid = item["uid"]
        told = client.get(f"{LIST}/{uid}").json()
        said = said_at_shell("alliances", uid)["alliance"]
        assert told == {**{name: value for name, value in item.items() if name != "row"}, "alliance": said}
        assert told["alliance"]["row"] == item["row"]
        near = client.get(f"{LIST}/{uid}/neighbours").json()
        assert near == {"uid": uid, "items": said["related"], "total": len(said["related"])}


def test_a_record_says_what_is_stored_and_its_row_what_it_means(client: httpx.Client, demo_network: Network) -> None:
    stored = {row["uid"]: row for row in demo_network.nodes["Alliance"].iter_rows(named=True)}
    for item in client.get(LIST).json()["items"]:
        assert item["template"] == stored[item["uid"]]["template"]
    parties = client.get(LIST, params={"template__eq": "four_party"}, headers={"Accept-Language": "en"}).json()
    assert {item["row"]["template"] for item in parties["items"]} == {"four parties"}


def test_pages_have_every_alliance_once_in_the_order_of_the_whole(client: httpx.Client) -> None:
    whole = client.get(LIST).json()["items"]
    assert walked(client, LIST, limit=2) == whole
    assert walked(client, LIST, limit=1, template="four_party") == [
        item for item in whole if item["template"] == "four_party"
    ]
    by_name = walked(client, LIST, limit=3, sort="-name", state="all")
    assert [item["name"] for item in by_name] == sorted((item["name"] for item in by_name), reverse=True)
    assert {item["uid"] for item in by_name} == {ENDED, *(item["uid"] for item in whole)}


def test_a_page_of_another_question_is_refused(client: httpx.Client) -> None:
    cursor = client.get(LIST, params={"limit": 1}).json()["next"]
    for other in ({"template": "four_party"}, {"q": "示例"}, {"sort": "name"}, {"on": "2026-11-30"}):
        answer = client.get(LIST, params={"cursor": cursor, **other})
        assert (answer.status_code, answer.json()["code"]) == (400, "collection.cursor_foreign")
        assert answer.json()["errors"][0]["pointer"] == "#/query/cursor"


def test_what_any_collection_may_be_asked_goes_with_the_filters(client: httpx.Client) -> None:
    def uids(**asked: Any) -> list[str]:
        return [item["uid"] for item in client.get(LIST, params=asked).json()["items"]]

    place = "s01-c02"
    assert uids(under=place)
    assert uids(under=place) == uids(area=place)
    assert uids(q="家纺") == ["s01-alli1"]
    assert uids(q="家纺", chain="楼宇") == []
    assert uids(host_until__lt="2026-12-01", template="four_party") == ["s01-alli7", "s01-alli6"]
    assert uids(uid__in="s01-alli1,s01-alli2", empty_slot="any") == []


def test_facets_count_no_alliance_that_is_not_asked_about(client: httpx.Client) -> None:
    told = client.get(LIST, params={"q": "家纺"}).json()
    assert {choice["count"] for facet in told["facets"] for choice in facet["choices"]} == {1}
    assert (told["total"], told["recorded"]) == (1, 7)


def test_only_what_is_asked_for_is_told(client: httpx.Client) -> None:
    assert client.get(LIST, params={"fields": "name", "limit": 1}).json()["items"][0].keys() == {"uid", "name"}
    assert client.get(LIST, params={"fields": "row", "limit": 1}).json()["items"][0].keys() == {"uid", "row"}
    assert client.get(f"{LIST}/s01-alli1", params={"fields": "uid"}).json() == {"uid": "s01-alli1"}
    tied = client.get(f"{LIST}/s01-alli1", params={"fields": "alliance", "expand": "member_of"}).json()
    members = {one["record"]["uid"] for one in tied["alliance"]["members"]}
    assert members == {tie["other"]["uid"] for tie in tied["ties"]["member_of"]}


def test_one_that_has_ended_is_read_but_has_nothing_to_show(client: httpx.Client) -> None:
    told = client.get(f"{LIST}/{ENDED}").json()
    assert (told["live"], told["alliance"]) == (False, None)
    assert client.get(f"{LIST}/{ENDED}/neighbours").json()["items"] == []
    assert client.get(LIST, params={"state": "ended"}).json()["items"] == [
        {**{name: value for name, value in told.items() if name != "alliance"}, "row": None}
    ]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("示例家纺产业链党建联盟", "collection.record_unknown"),  # a path names a uid, never a name
        ("s01-alli", "collection.record_unknown"),
        ("s01-nf", "collection.record_elsewhere"),
        ("s01-alli1.csv", "collection.record_unknown"),
    ],
)
def test_a_path_names_a_uid(client: httpx.Client, path: str, code: str) -> None:
    answer = client.get(f"{LIST}/{path}")
    assert (answer.status_code, answer.json()["code"]) == (404, code)
    assert answer.json()["errors"][0]["pointer"] == "#/path/uid"
    assert client.get(f"{LIST}/{path}/neighbours").status_code == 404


def test_a_path_without_a_uid_is_no_address(client: httpx.Client) -> None:
    answer = client.get(f"{LIST}/")
    assert (answer.status_code, answer.json()["code"]) == (404, "api.no_such_address")


def test_a_file_has_every_alliance_unless_a_limit_is_said(client: httpx.Client, said_at_shell: Told) -> None:
    names = [row["name"] for row in said_at_shell("alliances")["rows"]]
    assert [row["名称"] for row in wide(client.get(f"{LIST}.csv"))] == names
    accepted = client.get(LIST, headers={"Accept": "text/csv", "Accept-Language": "en"})
    assert [row["Name"] for row in wide(accepted)] == names
    cut = client.get(f"{LIST}.csv", params={"limit": 3})
    rest = client.get(cut.links["next"]["url"])
    assert [row["名称"] for part in (cut, rest) for row in wide(part)] == names[:6]
    book = load_workbook(io.BytesIO(client.get(f"{LIST}.xlsx").content))
    assert [row[0] for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)] == names


@pytest.mark.parametrize(
    ("asked", "status", "code", "parameter"),
    [
        ({"chain": "没有"}, 404, "alliance.unknown", "chain"),
        ({"chain": "产业链"}, 409, "alliance.ambiguous", "chain"),
        ({"template": "没有"}, 404, "alliance.word_unknown", "template"),
        ({"area": "110000"}, 404, "gaps.scope_unknown", "area"),
        ({"under": "110000"}, 404, "gaps.scope_unknown", "under"),
        ({"active_since": "2026-13-01"}, 422, "cli.impossible_date", "active_since"),
        ({"fields": "nmae"}, 422, "collection.field_unknown", "fields"),
        ({"chian": "x"}, 422, "api.parameter_unknown_near", "chian"),
        ({"limit": "1001"}, 422, "api.parameters_wrong", "limit"),
        ({"state": "all", "under": "990101"}, 409, "collection.state_under", "state"),
    ],
)
def test_what_is_not_understood_is_named(
    client: httpx.Client, asked: dict[str, str], status: int, code: str, parameter: str
) -> None:
    answer = client.get(LIST, params=asked)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert [one["parameter"] for one in answer.json()["errors"]] == [parameter]


def test_activity_is_asked_for_by_day(client: httpx.Client) -> None:
    last = {item["uid"]: item["row"]["last_active"] for item in client.get(LIST).json()["items"]}
    day = max(filter(None, last.values()))
    recent = client.get(LIST, params={"active_since": day}).json()["items"]
    assert {item["uid"] for item in recent} == {uid for uid, on in last.items() if on and on >= day}
