"""Write the interface's document with real examples from the sample: ``python -m tests.api.http.documents``.

Assumes that an answer of the demo is an honest example; long lists are cut to their first two items.
"""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

from tests.api.http.conftest import HandStore, demo_of, settings_of
from tests.api.http.server import Server, running

DOCUMENT = Path(__file__).parents[3] / "api" / "static" / "openapi.json"
_MOST = 2

ASKED: Mapping[str, str] = {
    "listGaps": "/api/v1/gaps?under=990101",
    "isAlive": "/health/live",
    "isReady": "/health/ready",
}
"""A question for each operation whose answer is shown."""
_PROBLEM = "/api/v1/gaps?undre=990101"


def written(server: Server) -> dict[str, Any]:
    """The document of a server of the demo, with what it answers."""
    document: dict[str, Any] = json.loads(json.dumps(server.app.openapi()))
    with server.client() as client:
        for item in document["paths"].values():
            for operation in item.values():
                if asked := asked_of(operation, client):
                    content = operation["responses"]["200"]["content"]["application/json"]
                    content["example"] = cut(answer_of(client, asked))
        document["components"]["schemas"]["Problem"]["examples"] = [client.get(_PROBLEM).json()]
    return document


def asked_of(operation: Mapping[str, Any], client: httpx.Client) -> str | None:
    """The question whose answer is shown."""
    return ASKED.get(operation["operationId"])


def answer_of(client: httpx.Client, asked: str) -> Any:
    answer = client.get(asked, headers={"Accept-Language": "zh"})
    assert answer.status_code == 200, (asked, answer.text)
    return answer.json()


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
