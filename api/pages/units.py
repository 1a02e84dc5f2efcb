"""Units: the page of a unit."""

from fastapi import Response

from api.lists import Uid
from api.pages.asking import PageQuestion, page_router
from api.pages.record.shown import show_housed
from api.pages.record.unit import unit_values

router = page_router()


@router.get("/units/{uid:uid}")
def unit_page(page: PageQuestion, uid: Uid) -> Response:
    """One unit."""
    return show_housed(page, uid, "unit.html", unit_values)
