import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import httpx

import api
from tests.api.http.documents import DOCUMENT, text_of, written
from tests.api.http.server import Server

VENDORED = Path(api.__file__).parent / "static" / "vendor" / "swagger-ui"


def test_the_document_that_is_shipped_is_that_of_the_program(server: Server) -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == text_of(written(server)), "make docs writes it anew"


def test_the_document_is_served_as_it_is_shipped(client: httpx.Client) -> None:
    assert client.get("/api/v1/openapi.json").content == DOCUMENT.read_bytes()


def test_every_operation_has_an_id_a_summary_and_its_errors() -> None:
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    assert document["openapi"].startswith("3.1")
    ids = []
    for path, item in document["paths"].items():
        operation = item["get"]
        ids.append(operation["operationId"])
        assert operation["summary"]
        if path.startswith("/api/v1/") and operation["operationId"] != "readDocument":
            assert {"200", "304", "404", "406", "422", "429", "503"} <= set(operation["responses"])
            assert operation["responses"]["422"] == {"$ref": "#/components/responses/422"}
            assert "example" in operation["responses"]["200"]["content"]["application/json"], path
    assert len(set(ids)) == len(ids)
    assert "application/problem+json" in document["components"]["responses"]["422"]["content"]


def parameters(path: str) -> list[dict[str, Any]]:
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = document["paths"][path]["get"]["parameters"]
    return found


def test_what_is_asked_most_comes_before_the_filters_of_every_property() -> None:
    usual = ["state", "sort", "limit", "cursor", "fields", "expand", "on", "profile"]
    assert [one["name"] for one in parameters("/api/v1/orgs")][:11] == ["under", "q", *usual, "uid"]
    alliances = [one["name"] for one in parameters("/api/v1/alliances")]
    assert alliances[:3] == ["under", "q", "chain"]
    assert alliances.index("empty_slot") < alliances.index("state") < alliances.index("name__contains")
    assert [one["name"] for one in parameters("/api/v1/network/path")][:2] == ["from", "to"]


def test_a_filter_says_what_it_asks_in_both_languages() -> None:
    said = {one["name"]: (one.get("x-operator"), one["description"]) for one in parameters("/api/v1/orgs")}
    assert said["founded_on__gte"] == ("gte", "founded on: not before / 批准成立日期不早于")
    assert said["seats__gte"] == ("gte", "committee seats: at least / 班子应配不小于")
    assert said["limit"][0] is None


def test_no_parameter_is_null() -> None:
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    for path, item in document["paths"].items():
        for one in item["get"].get("parameters", ()):
            assert "type" in one["schema"], (path, one["name"])


def test_swagger_ui_is_the_files_that_its_makers_publish() -> None:
    facts = tomllib.loads((VENDORED / "VERSION.toml").read_text(encoding="utf-8"))
    for name, digest in facts["sha256"].items():
        assert hashlib.sha256((VENDORED / name).read_bytes()).hexdigest() == digest
    assert facts["version"].encode() in (VENDORED / "swagger-ui-bundle.js").read_bytes()
    assert "Apache License" in (VENDORED / "LICENSE").read_text(encoding="utf-8")
