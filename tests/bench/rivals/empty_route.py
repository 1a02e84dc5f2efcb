"""A server that does nothing: ``python -m tests.bench.rivals.empty_route --port N [--file FILE] [--record FILE]``.

Assumes that what it answers was made before: ``/empty`` is a plain ``def`` route with the response model of one
organisation, ``/bytes`` gives a file from memory. Its layers and its log are those of the product's own server.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI, Response

from api.figures import Figures
from api.gate import Gate
from api.serving import configured
from api.trace import Trace
from api.wire.records import record_model
from graphmodel.settings import Settings

RECORD = {"uid": "or-0123456789abcdef", "name": "桂花社区居民委员会", "founded_on": "2026-01-01", "live": True}
"""Answered where no other is given."""


def empty_app(record: Any, body: bytes = b"") -> FastAPI:
    """The application; *body* is what ``/bytes`` gives."""
    app = FastAPI(openapi_url=None)

    @app.get("/empty", response_model=record_model("orgs"), response_model_exclude_unset=True)
    def empty() -> Any:
        return record

    @app.get("/bytes")
    def same_bytes() -> Response:
        return Response(body, media_type="application/json")

    app.add_middleware(Gate, settings=Settings())
    app.add_middleware(Trace, figures=Figures(), usual="zh")
    return app


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve on loopback until the process is ended."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.rivals.empty_route")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--record", type=Path)
    asked = parser.parse_args(arguments)
    body = asked.file.read_bytes() if asked.file else b""
    record = json.loads(asked.record.read_bytes()) if asked.record else RECORD
    uvicorn.Server(configured(empty_app(record, body), host="127.0.0.1", port=asked.port)).run()


if __name__ == "__main__":
    main()
