"""A server that does nothing: ``python -m tests.bench.rivals.empty_route --port N [--file FILE]``.

Assumes that what it answers was made before: ``/empty`` is a plain ``def`` route with a response model, as cheap as a
route of the same shape can be; ``/bytes`` gives the file from memory.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Response
from pydantic import BaseModel


class Record(BaseModel):
    """About what a small read answers."""

    uid: str
    kind: str
    name: str
    level: str | None
    code: str | None
    valid_from: str | None
    valid_to: str | None


RECORD = Record(
    uid="ar-0123456789abcdef", kind="Area", name="桂花社区", level="community", code="990101001001", valid_from="2026-01-01",
    valid_to=None,
)  # fmt: skip


def empty_app(body: bytes = b"") -> FastAPI:
    """The application; *body* is what ``/bytes`` gives."""
    app = FastAPI(openapi_url=None)

    @app.get("/empty")
    def empty() -> Record:
        return RECORD

    @app.get("/bytes")
    def same_bytes() -> Response:
        return Response(body, media_type="application/json")

    return app


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve on loopback until the process is ended."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.rivals.empty_route")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--file", type=Path)
    asked = parser.parse_args(arguments)
    body = asked.file.read_bytes() if asked.file else b""
    uvicorn.run(empty_app(body), host="127.0.0.1", port=asked.port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main()
