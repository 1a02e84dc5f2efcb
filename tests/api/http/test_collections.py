"""Every kind of record over HTTP: lists and single records, made from the declaration of the schema."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from openpyxl import load_workbook

from api.app import make_app
from graphmodel.alliances import pacts, query
from graphmodel.collections.collection import COLLECTIONS
from graphmodel.collections.filters import Filter, filters_of
from graphmodel.network import Network, network_of
from tests.api.http.conftest import ON, HandStore, settings_of, walked, wide
from tests.api.http.server import running

ODD = (
    "a/b", "/a", "a//b", "a b", "a#b", "a%b", "100%25", "a.csv", "../a", "a?b=c&d", "编号/一", "a\\b", "a+b", "a;b", "'a'", '"', "a\nb", "a\n",
    "{uid}", "a/neighbours",
)  # fmt: skip
"""Uids as other systems may make them."""


@pytest.fixture(scope="module")
def odd() -> Iterator[httpx.Client]:
    """Asks a server whose areas and alliances have odd uids, and one of whose areas has few households."""
    areas = [{"uid": uid, "name": f"=名称,{at}", "level": "community", "lon": 121.5 + at} for at, uid in enumerate(ODD)]
    areas += [{"uid": "few", "name": "少", "level": "grid", "households": 3, "hub_households": 0, "members": 5}]
    alliances = [{"uid": f"al-{uid}", "name": uid} for uid in ODD]
    network = network_of(nodes={"Area": areas, "Alliance": alliances}, ties={}, on=ON)
    settings = settings_of(serve_most_records=7)
    with running(settings, lambda _: HandStore(network)) as server, server.client() as client:  # type: ignore[arg-type]
        yield client


@pytest.mark.parametrize("path", COLLECTIONS)
def test_every_record_is_listed_once_and_read_as_it_is_listed(
    client: httpx.Client, demo_network: Network, path: str
) -> None:
    label = COLLECTIONS[path].kind.label
    listed = walked(client, f"/api/v1/{path}", limit=100, state="all", sort="-uid")
    assert [item["uid"] for item in listed] == demo_network.nodes[label]["uid"].sort(descending=True).to_list()
    for item in listed[:3]:
        told = client.get(f"/api/v1/{path}/{quote(item['uid'], safe='')}").json()
        assert {name: told[name] for name in item.keys() - {"row"}} == {
            name: value for name, value in item.items() if name != "row"
        }


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    made: dict[str, Any] = make_app(settings_of()).openapi()
    return made


@pytest.mark.parametrize("path", COLLECTIONS)
def test_the_document_has_every_filter_and_each_is_taken(
    client: httpx.Client, document: dict[str, Any], path: str
) -> None:
    parameters = document["paths"][f"/api/v1/{path}"]["get"]["parameters"]
    said = {one["name"]: one["schema"] for one in parameters}
    assert len(said) == len(parameters)
    known = {name for one in parameters for name in (one["name"], *one.get("x-also", ()))}
    assert known >= {f"{one.of.name}__{one.op}" for one in filters_of(path)}
    asked = {name: _value(name, schema) for name, schema in said.items() if name not in OWN.get(path, {"cursor"})}
    answer = client.get(f"/api/v1/{path}", params=asked)
    assert answer.status_code == 200, answer.text
    for one in filters_of(path):
        spelled = f"{one.of.name}__{one.op}"
        assert client.get(f"/api/v1/{path}", params={spelled: _value(one.name, _plain(one))}).status_code == 200, (
            spelled
        )


OWN = {
    "alliances": {*query.FILTERS, "active_since", "cursor"},
    "pacts": {*(name for name in pacts.FILTERS if name != "state"), "cursor"},
}
"""Parameters that name records and words of the ledgers."""


def _plain(one: Filter) -> dict[str, Any]:
    """The schema of a filter's value, in short."""
    if one.words:
        return {"enum": [word.key for word in one.words]}
    return {"format": "date"} if one.type == "date" else {"type": _JSON.get(one.type, "string"), "format": one.type}


_JSON = {"int": "integer", "float": "number", "flag": "boolean"}


def _value(name: str, schema: dict[str, Any]) -> str:
    """Something that a parameter may say."""
    if schema.get("type") == "array":
        return _value(name, schema["items"])
    for known in ("enum", "examples"):
        if known in schema:
            return str(schema[known][0])
    by_format = {"date": "2026-01-01", "date-time": "2026-01-01T00:00:00Z", "instant": "2026-01-01T00:00:00Z"}
    by_type = {"integer": "1", "number": "1.5", "boolean": "false", "string": "x"}
    by_name = {"profile": "rural"}
    return by_name.get(name) or by_format.get(schema.get("format", "")) or by_type[schema["type"]]


def test_operations_are_named_after_what_they_answer_with(document: dict[str, Any]) -> None:
    ids = {item["get"]["operationId"] for item in document["paths"].values()}
    assert len(ids) == len(document["paths"])
    for path, collection in COLLECTIONS.items():
        plural = "".join(part.capitalize() for part in path.split("-"))
        assert {f"list{plural}", f"read{collection.kind.label}"} <= ids


@pytest.mark.parametrize("uid", ODD)
def test_a_uid_may_hold_any_character(odd: httpx.Client, uid: str) -> None:
    told = odd.get(f"/api/v1/areas/{quote(uid, safe='')}")
    assert (told.status_code, told.json()["uid"]) == (200, uid), told.text
    assert [item["uid"] for item in odd.get("/api/v1/areas", params={"uid": uid}).json()["items"]] == [uid]
    own = odd.get(f"/api/v1/alliances/{quote(f'al-{uid}', safe='')}")
    assert own.json()["alliance"]["row"]["uid"] == f"al-{uid}"


def test_what_follows_a_uid_is_asked_for_unless_it_is_part_of_one(odd: httpx.Client) -> None:
    assert odd.get("/api/v1/alliances/al-a%20b/neighbours").json() == {"uid": "al-a b", "items": [], "total": 0}
    assert odd.get("/api/v1/alliances/al-a/neighbours").json()["alliance"]["row"]["name"] == "a/neighbours"
    assert odd.get("/api/v1/alliances/nobody/neighbours").status_code == 404


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("orgs/nobody", "collection.record_unknown"),
        ("orgs/s01-c02", "collection.record_elsewhere"),
        ("areas/s01-nf", "collection.record_elsewhere"),
        ("areas/", "api.no_such_address"),
        ("areas/s01-c02.csv", "collection.record_unknown"),
        ("areas.pdf", "api.no_such_ending"),
        ("households", "api.no_such_address"),
    ],
)
def test_what_is_not_there_is_not_found(client: httpx.Client, path: str, code: str) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert (answer.status_code, answer.json()["code"]) == (404, code)


def test_the_next_page_is_of_the_same_question(odd: httpx.Client) -> None:
    asked = {"name__contains": "=名称,1", "fields": "name,uid", "sort": "-name", "limit": 4}
    items = walked(odd, "/api/v1/areas", **asked)
    names = [f"=名称,{at}" for at in range(len(ODD)) if str(at).startswith("1")]
    assert [item["name"] for item in items] == sorted(names, reverse=True)
    link = odd.get("/api/v1/areas", params=asked).headers["Link"]
    assert link.startswith("</api/v1/areas?")
    assert link.endswith('>; rel="next"')


def test_a_page_has_fifty_unless_said(client: httpx.Client) -> None:
    answer = client.get("/api/v1/units")
    assert len(answer.json()["items"]) == 50
    assert answer.json()["total"] == int(answer.headers["Graphmodel-Total"]) == 326
    assert answer.json()["next"] in answer.links["next"]["url"]
    assert len(client.get("/api/v1/units", params={"limit": 1000}).json()["items"]) == 326


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "x"}, "limit"),
        ({"kind": "castle"}, "kind"),
        ({"staff__gte": "many"}, "staff__gte"),
        ({"staff__contains": "1"}, "staff__contains"),
        ({"staffs": "1"}, "staffs"),
        ({"fields": "name,"}, "fields"),
        ({"expand": "part_of"}, "expand"),
        ({"state": "dead"}, "state"),
        ({"verified_on__lt": "2026-02"}, "verified_on__lt"),
        ({"name": ""}, "name"),
        ([("kind__in", "school"), ("kind__in", "soe")], "kind__in"),
    ],
)
def test_what_is_not_understood_is_named(client: httpx.Client, asked: Any, parameter: str) -> None:
    answer = client.get("/api/v1/units", params=asked)
    assert answer.status_code == 422
    assert [one["parameter"] for one in answer.json()["errors"]] == [parameter]
    assert answer.json()["errors"][0]["pointer"] == f"#/query/{parameter}"


def test_an_order_that_goes_both_ways_is_refused(client: httpx.Client) -> None:
    answer = client.get("/api/v1/units", params={"sort": "staff,-staff"})
    assert (answer.status_code, answer.json()["code"]) == (409, "collection.sort_twice")
    assert answer.json()["errors"][0]["parameter"] == "sort"


def test_a_level_that_no_scheme_has_is_not_found(client: httpx.Client) -> None:
    answer = client.get("/api/v1/areas", params={"level": "planet"})
    assert (answer.status_code, answer.json()["code"]) == (404, "collection.word_unknown")


def test_a_file_says_labels_and_is_cut_where_the_settings_say(odd: httpx.Client) -> None:
    cut = odd.get("/api/v1/areas.csv")
    assert (len(wide(cut)), cut.headers["Graphmodel-Total"]) == (7, str(len(ODD) + 1))
    rows = wide(cut)
    while "next" in cut.links:
        cut = odd.get(cut.links["next"]["url"])
        rows += wide(cut)
    assert {row["编号"] for row in rows} == {*ODD, "few"}
    assert {row["层级"] for row in rows} == {"社区（村）", "网格"}
    assert all(row["名称"].startswith("'=") for row in rows if row["编号"] != "few")  # no formula


def test_few_households_are_told_in_no_form(odd: httpx.Client) -> None:
    told = odd.get("/api/v1/areas/few").json()
    assert (told["households"], told["hub_households"], told["members"]) == (None, 0, "3–6")
    assert told["suppressed"] == ["households"]
    row = wide(odd.get("/api/v1/areas.csv", params={"uid": "few"}))[0]
    assert (row["户数"], row["党员中心户数"], row["党员数"]) == ("少于 5", "0", "3–6")
    assert odd.get("/api/v1/areas", params={"households__lt": "5"}).json()["total"] == 0


def test_a_workbook_has_numbers_and_days_as_such(client: httpx.Client, odd: httpx.Client) -> None:
    def cells(content: bytes) -> list[tuple[Any, ...]]:
        return list(load_workbook(io.BytesIO(content)).worksheets[1].iter_rows(values_only=True))

    _, place = cells(odd.get("/api/v1/areas.xlsx", params={"uid": "a b", "fields": "uid,lon"}).content)
    assert place == ("a b", 121.5 + ODD.index("a b"))
    asked = {"uid": "s01-nf", "fields": "seats,founded_on,live"}
    head, org = cells(client.get("/api/v1/orgs.xlsx", params=asked, headers={"Accept-Language": "en"}).content)
    assert head == ("uid", "committee seats", "founded on", "live")
    assert (org[0], org[1], org[2].date(), org[3]) == ("s01-nf", 5, date(2022, 9, 1), "yes")


def test_a_record_that_the_asker_holds_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/api/v1/orgs/s01-nf")
    again = client.get("/api/v1/orgs/s01-nf", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
