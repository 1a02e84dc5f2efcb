import hashlib
import json
import tomllib
from pathlib import Path

import httpx

import api
from tests.api.http.documents import DOCUMENT, text_of, written
from tests.api.http.server import Server

VENDORED = Path(api.__file__).parent / "static" / "swagger-ui"


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
            assert "application/problem+json" in operation["responses"]["422"]["content"]
            assert "example" in operation["responses"]["200"]["content"]["application/json"], path
    assert len(set(ids)) == len(ids)


def test_swagger_ui_is_the_files_that_its_makers_publish() -> None:
    facts = tomllib.loads((VENDORED / "VERSION.toml").read_text(encoding="utf-8"))
    for name, digest in facts["sha256"].items():
        assert hashlib.sha256((VENDORED / name).read_bytes()).hexdigest() == digest
    assert facts["version"].encode() in (VENDORED / "swagger-ui-bundle.js").read_bytes()
    assert "Apache License" in (VENDORED / "LICENSE").read_text(encoding="utf-8")
