"""Pacts over HTTP: the ledger that the shell answers with, and what it leaves to do."""

import io
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

from tests.api.http.conftest import Told, walked, wide

LIST = "/api/v1/pacts"
BURDENS = "/api/v1/pact-burdens"


def options(asked: dict[str, str]) -> list[str]:
    named = {"lacks": "empty-slot"}
    return [word for name, text in asked.items() for word in (f"--{named.get(name, name)}", text)]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"lacks": "responsible"},
        {"state": "in_force", "area": "s01-c02"},
        {"member": "s01-u034", "theme": "服务联做"},
        {"responsible": "临湖社区卫生服务中心", "on": "2027-06-01"},
        {"sector": "学校", "lacks": "any"},
        {"template": "1+X+Y", "segment": "成品设计"},
        {"state": "已到期", "profile": "rural"},
    ],
)
def test_a_list_says_what_the_shell_says(client: httpx.Client, said_at_shell: Told, asked: dict[str, str]) -> None:
    said = said_at_shell("pacts", *options(asked))
    told = client.get(LIST, params={**asked, "limit": 1000}).json()
    assert [item["row"] for item in told["items"]] == said["rows"]
    assert {name: told[name] for name in ("on", "profile", "revision", "facets", "filters")} == {
        name: said[name] for name in ("on", "profile", "revision", "facets", "filters")
    }
    assert (told["total"], told["recorded"]) == (len(said["rows"]), said["total"])


def test_one_pact_is_its_row_with_what_is_found_about_it(client: httpx.Client) -> None:
    found = {one["id"]: one for one in client.get("/api/v1/gaps").json()["findings"]}
    seen = set()
    for item in client.get(LIST).json()["items"]:
        told = client.get(f"{LIST}/{item['uid']}").json()
        assert {name: told[name] for name in item} == item
        subjects = {item["uid"], *(project["uid"] for project in item["row"]["projects"])}
        assert {one["id"] for one in told["findings"]} == {
            id_ for id_, one in found.items() if one["subject"]["uid"] in subjects
        }
        seen |= {one["id"] for one in told["findings"]}
    assert seen


def test_pages_have_every_pact_once(client: httpx.Client) -> None:
    whole = client.get(LIST).json()["items"]
    assert walked(client, LIST, limit=5) == whole
    assert [item["uid"] for item in walked(client, LIST, limit=7, sort="signed_on", fields="uid")] == [
        item["uid"] for item in sorted(whole, key=lambda item: (item["signed_on"] or "9999", item["uid"]))
    ]


def test_a_state_is_of_the_pact_or_of_the_record(client: httpx.Client) -> None:
    def uids(**asked: Any) -> set[str]:
        return {item["uid"] for item in client.get(LIST, params=asked).json()["items"]}

    live, ended = uids(), uids(state="ended")
    assert ended
    assert uids(state="all") == live | ended
    assert not live & ended
    assert uids(state="live") == live
    assert uids(state="in_force") | uids(state="expired") | uids(state="not_begun") == live
    told = client.get(f"{LIST}/{min(ended)}").json()
    assert (told["live"], told["row"], told["findings"]) == (False, None, None)


@pytest.mark.parametrize(
    "asked",
    [
        {"by": "responsible"},
        {"by": "responsible", "lacks": "responsible", "area": "s01-c02"},
        {"by": "theme"},
        {"by": "theme", "area": "990101001002"},
        {"by": "partner"},
        {"by": "partner", "area": "s01"},
    ],
)
def test_burdens_are_those_of_the_shell(client: httpx.Client, said_at_shell: Told, asked: dict[str, str]) -> None:
    by, filters = asked["by"], {name: value for name, value in asked.items() if name != "by"}
    told = client.get(f"{BURDENS}/{by}", params=filters)
    assert told.json() == said_at_shell("pacts", *options(asked))
    assert len(wide(client.get(f"{BURDENS}/{by}.csv", params=filters))) == len(told.json()["rows"])
    assert load_workbook(io.BytesIO(client.get(f"{BURDENS}/{by}.xlsx", params=filters).content)).sheetnames


def test_burdens_refuse_what_they_do_not_look_at(client: httpx.Client) -> None:
    answer = client.get(f"{BURDENS}/theme", params={"lacks": "any"})
    assert (answer.status_code, answer.json()["code"]) == (422, "api.parameter_unknown")
    assert client.get(f"{BURDENS}/area").status_code == 404


def test_a_file_has_a_row_for_each_project(client: httpx.Client) -> None:
    items = client.get(LIST).json()["items"]
    expected = [name for item in items for name in ([p["name"] for p in item["row"]["projects"]] or [""])]
    assert [row["项目"] for row in wide(client.get(f"{LIST}.csv"))] == expected
    book = load_workbook(io.BytesIO(client.get(f"{LIST}.xlsx").content))
    assert [row[0] for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)] == [
        item["name"] for item in items
    ]


def test_burdens_stand_in_the_way_of_no_pact(client: httpx.Client) -> None:
    assert client.get(f"{LIST}/burdens").json()["code"] == "collection.record_unknown"
