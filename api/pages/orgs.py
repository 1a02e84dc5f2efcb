"""Orgs: the page of an organisation."""

from fastapi import Response

from api.lists import Uid
from api.pages.asking import PageQuestion, page_router
from api.pages.record.org import org_values
from api.pages.record.shown import show_housed

router = page_router()


@router.get("/orgs/{uid:uid}")
def org_page(page: PageQuestion, uid: Uid) -> Response:
    """One organisation."""
    return show_housed(page, uid, "org.html", org_values)
