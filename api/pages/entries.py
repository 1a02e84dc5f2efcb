"""Entries: the page of any record that has no page of its own kind."""

from typing import Annotated

from fastapi import Path, Response
from fastapi.responses import RedirectResponse

from api.lists import Uid
from api.pages.asking import PageQuestion, page_router
from api.pages.record.entry import entry_values
from api.pages.record.shown import record_shown
from graphmodel.collections.collection import collection_named
from viz.explorer.links import PAGES

router = page_router()


@router.get("/records/{collection}/{uid:uid}")
def entry_page(page: PageQuestion, collection: Annotated[str, Path()], uid: Uid) -> Response:
    """One record; of a kind that has a page of its own, the way there."""
    found = collection_named(collection)
    plain, page = page.apart(uid)
    if found.kind.label in PAGES:
        return RedirectResponse(page.links.record(found.kind.label, plain), status_code=307)
    return page.show(
        "entry.html", lambda desk: record_shown(entry_values(desk, found.path, plain), scope=None), section="record"
    )
