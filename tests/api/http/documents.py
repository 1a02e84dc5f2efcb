"""Write the interface's document with real examples from the sample: ``python -m tests.api.http.documents``.

Assumes that an answer of the demo is an honest example; long lists are cut to their first two items.
"""

import json
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

from graphmodel.collections.collection import COLLECTIONS
from tests.api.http.conftest import HandStore, demo_of, settings_of
from tests.api.http.server import Server, running

DOCUMENT = Path(__file__).parents[3] / "api" / "static" / "openapi.json"
_MOST = 2

ASKED: Mapping[str, str] = {
    **{
        f"list{collection.path.title().replace('-', '')}": f"/api/v1/{collection.path}?limit=2"
        for collection in COLLECTIONS.values()
    },
    "readArea": "/api/v1/areas/s01-c01?expand=part_of",
    "readOrg": "/api/v1/orgs/{orgs}?expand=covers,subordinate_to",
    **{
        f"read{collection.kind.label}": f"/api/v1/{collection.path}/{{{collection.path}}}"
        for collection in COLLECTIONS.values()
        if collection.path not in {"areas", "orgs"}
    },
    "listNeighbours": "/api/v1/alliances/{alliances}/neighbours",
    "listLateProjects": "/api/v1/pact-burdens/responsible",
    "listMissingThemes": "/api/v1/pact-burdens/theme",
    "listSinglePartners": "/api/v1/pact-burdens/partner",
    "listGaps": "/api/v1/gaps?under=990101&status=blank&limit=2",
    "countGaps": "/api/v1/gaps/summary?by=community",
    "explainGap": "/api/v1/gaps/C1.community~s01-c02",
    "readCoverage": "/api/v1/coverage?by=community",
    "readTies": "/api/v1/ties?measure=cut_points",
    "readNeighbourhood": "/api/v1/network/neighbourhood?uid={alliances}&depth=1",
    "readPath": "/api/v1/network/path?from={alliances}&to=s01-c01",
    "readSchema": "/api/v1/schema",
    "listProfiles": "/api/v1/profiles",
    "readProfile": "/api/v1/profiles/default",
    "listRules": "/api/v1/rules",
    "isAlive": "/health/live",
    "isReady": "/health/ready",
}
"""A question for each operation whose answer is shown; ``{orgs}`` stands for the first record of that collection."""
_PROBLEM = "/api/v1/gaps?undre=990101"


def written(server: Server) -> dict[str, Any]:
    """The document of a server of the demo, with what it answers."""
    document: dict[str, Any] = json.loads(json.dumps(server.app.openapi()))
    with server.client() as client:
        for item in document["paths"].values():
            for operation in item.values():
                if asked := ASKED.get(operation["operationId"]):
                    content = operation["responses"]["200"]["content"]["application/json"]
                    content["example"] = cut(answer_of(client, asked))
        document["components"]["schemas"]["Problem"]["examples"] = [client.get(_PROBLEM).json()]
    return document


def answer_of(client: httpx.Client, asked: str) -> Any:
    """The answer to a question in Chinese."""
    answer = client.get(filled(client, asked), headers={"Accept-Language": "zh"})
    assert answer.status_code == 200, (asked, answer.text)
    return answer.json()


def filled(client: httpx.Client, asked: str) -> str:
    """A question with the uids that it stands for."""
    for path in re.findall(r"\{([a-z-]+)\}", asked):
        first = client.get(f"/api/v1/{path}?limit=1&fields=uid&on=2026-11-22").json()["items"]
        asked = asked.replace(f"{{{path}}}", first[0]["uid"])
    return asked


def cut(value: Any) -> Any:
    """A value with its lists cut."""
    if isinstance(value, dict):
        return {name: cut(one) for name, one in value.items()}
    return [cut(one) for one in value[:_MOST]] if isinstance(value, list) else value


def text_of(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the file that the program ships."""
    with tempfile.TemporaryDirectory() as folder:
        store = HandStore(demo_of(Path(folder)))
        with running(settings_of(), lambda _: store) as server:  # type: ignore[arg-type]
            DOCUMENT.write_text(text_of(written(server)), encoding="utf-8")


if __name__ == "__main__":
    main()
