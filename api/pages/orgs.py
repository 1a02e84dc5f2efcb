"""Orgs: the page of an organisation."""

from fastapi import Response

from api.desk import Desk
from api.lists import Uid
from api.pages.asking import PageQuestion, Shown, page_router
from api.pages.record.org import org_values
from api.pages.record.shown import record_shown

router = page_router()


@router.get("/orgs/{uid:uid}")
def org_page(page: PageQuestion, uid: Uid) -> Response:
    """One organisation."""
    plain, page = page.apart(uid)

    def make(desk: Desk) -> Shown:
        values = org_values(desk, plain)
        return record_shown(values, scope=values["home"])

    return page.show("org.html", make, section="record")
