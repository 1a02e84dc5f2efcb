"""Import files: the workbook to fill in, and what is stored as one that imports back."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

from fastapi import Query, Response

from api.forms import MEDIA_TYPES
from api.imports import telling
from api.pages.asking import PageQuestion, page_router
from graphmodel.errors import NotFoundError
from graphmodel.messages import language, say
from graphmodel.registers.export import export
from graphmodel.registers.template import write_template

router = page_router()

Sheets = Annotated[list[str] | None, Query(max_length=80)]


@router.get("/imports/template.xlsx")
def template_file(page: PageQuestion, sheet: Sheets = None) -> Response:
    """A workbook to fill in, of all sheets or of some."""
    keys = telling.known_sheets(sheet or ())
    if sheet and not keys:
        raise NotFoundError("cli.unknown_sheet", name=sheet[0])
    del page  # it says which parameters there are
    return _file(lambda path: write_template(path, sheets=keys or None, lang=language()), say("imports.template_file"))


@router.get("/imports/register.xlsx")
def register_file(page: PageQuestion) -> Response:
    """What is stored, in a workbook that imports back."""
    store, _held = page.asked.service.keeper.store()
    network = page.asked.held.network
    households = store.read_households()
    return _file(
        lambda path: export(network, households, path, lang=language(), retired=False), say("imports.register_file")
    )


def _file(write: Callable[[Path], object], name: str) -> Response:
    """A workbook as a download of that name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        write(path)
        body = path.read_bytes()
    told = {"Content-Disposition": f"attachment; filename*=utf-8''{quote(name)}", "Cache-Control": "no-store"}
    return Response(body, media_type=MEDIA_TYPES["xlsx"], headers=told)
