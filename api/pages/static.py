"""Static: what pages are drawn with: the style sheet of one table of colours, and scripts; all from this server."""

from importlib.resources import files
from pathlib import Path

from fastapi import Response
from starlette.staticfiles import StaticFiles

from api.pages.asking import page_router
from viz.explorer.rendering import style_sheet
from viz.page import vendored

router = page_router()
FILES = StaticFiles(directory=Path(str(files("viz") / "explorer" / "static")))
"""The scripts."""


@router.get("/static/style.css")
def style() -> Response:
    """The style sheet."""
    return Response(style_sheet(), media_type="text/css", headers={"Cache-Control": "no-cache"})


@router.get("/static/vis-network.js")
def vis_network() -> Response:
    """What draws pictures, as its makers publish it."""
    return Response(vendored(), media_type="text/javascript", headers={"Cache-Control": "no-cache"})
