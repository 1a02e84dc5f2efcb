"""Documents: the interface described, as OpenAPI and as a page that asks no other host."""

from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Response
from jinja2 import Environment, PackageLoader
from starlette.staticfiles import StaticFiles

from graphmodel.messages import language, say

router = APIRouter(tags=["documents"])
STATIC = StaticFiles(packages=[("api", "static")])
"""The files of the page."""

_POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'"
"""Swagger UI sets styles from its script."""


@router.get(
    "/api/v1/openapi.json", operation_id="readDocument", summary="This document / 本文档", response_class=Response
)
def openapi() -> Response:
    """The interface in OpenAPI 3.1."""
    return Response(_document(), media_type="application/json")


@router.get("/docs", include_in_schema=False)
def docs() -> Response:
    """The same as a page."""
    page = _pages().get_template("docs.html")
    words = {"internal": say("report.internal"), "secrecy": say("report.secrecy"), "foot": say("report.foot")}
    text = page.render(lang=language(), title=say("api.document_title"), **words)
    return Response(text, media_type="text/html", headers={"Content-Security-Policy": _POLICY})


@cache
def _document() -> bytes:
    return (files("api") / "static" / "openapi.json").read_bytes()


@cache
def _pages() -> Environment:
    return Environment(loader=PackageLoader("api"), autoescape=True)
