"""Static: what pages are drawn with: the style sheet of one table of colours, and scripts; all from this server."""

from importlib.resources import files
from pathlib import Path

from fastapi import Response
from starlette.staticfiles import StaticFiles

from api.pages.asking import page_router
from viz.explorer.rendering import style_sheet

router = page_router()
FILES = StaticFiles(directory=Path(str(files("viz") / "explorer" / "static")))
"""The scripts."""


@router.get("/static/style.css")
def style() -> Response:
    """The style sheet."""
    return Response(style_sheet(), media_type="text/css", headers={"Cache-Control": "no-cache"})
