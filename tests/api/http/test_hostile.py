"""Hostile text in every parameter of every operation is data: it is not run, and nothing breaks on it."""

import itertools
import json
from urllib.parse import quote

import httpx
import pytest

from tests.api.http.documents import ASKED, DOCUMENT, filled

STRINGS = (
    "' OR 1=1 //",
    '"; MATCH (n) DETACH DELETE n //',
    "x'}) DETACH DELETE n; MATCH (m {uid:'",
    "$(touch /tmp/x)`id`",
    "<script>alert(1)</script>",
    "{{7*7}}${7*7}#{7*7}",
    "../../../../etc/passwd",
    "=HYPERLINK(1)",
    "\x00\x1b[31m",
    "\u202e\ufeff\U0001f600",
    "%s%n{0}{name}",
    "[(((((((((.*)*",
    "9" * 400,
    "-1e309",
    "a__b__eq",
)
_LEFT = ("Traceback", "site-packages", "polars", "sqlite", "Cypher", "root:x:")
"""What would show that something of the inside got out."""
OPERATIONS = {path: item["get"] for path, item in json.loads(DOCUMENT.read_text(encoding="utf-8"))["paths"].items()}


@pytest.mark.parametrize("path", OPERATIONS)
def test_hostile_text_is_data(client: httpx.Client, path: str) -> None:
    strings = itertools.cycle(STRINGS)
    asked = filled(client, ASKED.get(OPERATIONS[path]["operationId"], path)).partition("?")[0]
    for parameter in OPERATIONS[path].get("parameters", ()):
        for text in itertools.islice(strings, 2):
            place = parameter["in"]
            address = path.replace(f"{{{parameter['name']}}}", quote(text, safe="")) if place == "path" else asked
            answer = client.get(address, params={parameter["name"]: text} if place == "query" else None)
            assert answer.status_code < 500, (address, parameter["name"], text)
            assert not [one for one in _LEFT if one in answer.text and one not in text]
            if answer.status_code >= 400:
                assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("query", ["q=%FF", "q=%C3%28", "%FF=1", "q=%ED%A0%80", "q=%zz", "q=%"])
def test_bytes_that_are_no_text_are_refused_or_read_as_they_are(client: httpx.Client, query: str) -> None:
    assert client.get(f"/api/v1/orgs?{query}").status_code in {200, 400, 422}


@pytest.mark.parametrize("header", ["Accept", "Accept-Language", "If-None-Match", "X-Request-Id"])
@pytest.mark.parametrize("text", ["*/*;q=", "a;q=1e9,b;q=nan", '"' * 500, ",,,;;;", "zh;q=-1", "*"])
def test_odd_headers_are_read_or_refused(client: httpx.Client, header: str, text: str) -> None:
    assert client.get("/api/v1/orgs", headers={header: text}).status_code in {200, 304, 406}
