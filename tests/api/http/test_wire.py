"""What is answered is what the document says: every list, record and tie of the demo held against its schema."""

from typing import Any
from urllib.parse import quote

import httpx
import jsonschema_rs
import pytest

from api.app import make_app
from graphmodel.collections.collection import COLLECTIONS
from graphmodel.network import Network
from tests.api.http.conftest import settings_of

OWN_FIELDS = {"alliances": ("row",), "pacts": ("row",)}


class Document:
    """The document of the server, and validators of its answers."""

    def __init__(self) -> None:
        self.made: dict[str, Any] = make_app(settings_of()).openapi()

    def check(self, address: str, answer: httpx.Response) -> Any:
        """Hold an answer against the schema of its address; give it."""
        assert answer.status_code == 200, answer.text
        said = self.made["paths"][address]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        whole = {**said, "components": self.made["components"]}
        told = answer.json()
        jsonschema_rs.Draft202012Validator(whole, validate_formats=True).validate(told)
        return told


@pytest.fixture(scope="module")
def document() -> Document:
    return Document()


@pytest.mark.parametrize("path", COLLECTIONS)
def test_every_record_with_all_its_fields_and_ties(client: httpx.Client, document: Document, path: str) -> None:
    collection = COLLECTIONS[path]
    fields = ",".join((*OWN_FIELDS.get(path, ()), *collection.fields))
    asked = {"state": "all", "limit": 1000, "fields": fields, **({"expand": "all"} if collection.ties else {})}
    told = document.check(f"/api/v1/{path}", client.get(f"/api/v1/{path}", params=asked))
    assert told["total"] == len(told["items"]) > 0
    for item in told["items"]:
        assert item.keys() >= {*collection.fields, *OWN_FIELDS.get(path, ())}
    for each in collection.ties:
        document.check(f"/api/v1/{path}", client.get(f"/api/v1/{path}", params={"expand": each, "limit": 5}))


@pytest.mark.parametrize("path", COLLECTIONS)
def test_every_record_read_by_itself(
    client: httpx.Client, document: Document, demo_network: Network, path: str
) -> None:
    collection = COLLECTIONS[path]
    uids = demo_network.nodes[collection.kind.label]["uid"].to_list()
    asked = {"expand": "all"} if collection.ties else {}
    for uid in uids if path in OWN_FIELDS else uids[::7]:
        told = document.check(
            f"/api/v1/{path}/{{uid}}", client.get(f"/api/v1/{path}/{quote(uid, safe='')}", params=asked)
        )
        assert told["uid"] == uid
        if path == "alliances":
            document.check(f"/api/v1/{path}/{{uid}}/neighbours", client.get(f"/api/v1/{path}/{uid}/neighbours"))


@pytest.mark.parametrize("by", ["responsible", "theme", "partner"])
def test_burdens(client: httpx.Client, document: Document, by: str) -> None:
    told = document.check(f"/api/v1/pact-burdens/{by}", client.get(f"/api/v1/pact-burdens/{by}"))
    assert told["rows"]


def test_gaps(client: httpx.Client, document: Document) -> None:
    document.check("/api/v1/gaps", client.get("/api/v1/gaps"))


def test_a_schema_refuses_what_it_does_not_say(client: httpx.Client, document: Document) -> None:
    answer = client.get("/api/v1/orgs")
    told = answer.json()
    told["items"][0]["unsaid"] = 1
    with pytest.raises(jsonschema_rs.ValidationError):
        document.check("/api/v1/orgs", httpx.Response(200, json=told))
