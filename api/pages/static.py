"""Static: what pages are drawn with: the style sheet of one table of colours, and scripts; all from this server."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from fastapi import Request, Response
from starlette.staticfiles import StaticFiles

from api.forms import is_held
from api.pages.asking import page_router
from viz.explorer.rendering import style_sheet
from viz.page import vendored

router = page_router()
FILES = StaticFiles(directory=Path(str(files("viz") / "explorer" / "static")))
"""The scripts."""


@router.get("/static/style.css")
def style(request: Request) -> Response:
    """The style sheet."""
    return _sent(request, style_sheet(), "text/css")


@router.get("/static/vis-network.js")
def vis_network(request: Request) -> Response:
    """What draws pictures, as its makers publish it."""
    return _sent(request, vendored(), "text/javascript")


def _sent(request: Request, text: str, media_type: str) -> Response:
    """A text that a browser keeps, and asks each time whether it still holds."""
    told = {"ETag": _tag(text), "Cache-Control": "no-cache"}
    if is_held(request.headers.get("if-none-match"), told["ETag"]):
        return Response(status_code=304, headers=told)
    return Response(text, media_type=media_type, headers=told)


@cache
def _tag(text: str) -> str:
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
