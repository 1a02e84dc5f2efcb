"""Units: the page of a unit."""

from fastapi import Response

from api.desk import Desk
from api.lists import Uid
from api.pages.asking import PageQuestion, Shown, page_router
from api.pages.record.shown import record_shown
from api.pages.record.unit import unit_values

router = page_router()


@router.get("/units/{uid:uid}")
def unit_page(page: PageQuestion, uid: Uid) -> Response:
    """One unit."""
    plain, page = page.apart(uid)

    def make(desk: Desk) -> Shown:
        values = unit_values(desk, plain)
        return record_shown(values, scope=values["home"])

    return page.show("unit.html", make, section="record")
