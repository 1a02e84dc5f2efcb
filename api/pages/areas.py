"""Areas: the page of an area, its chart, and the list of what is blank below it, as it is printed."""

from typing import Annotated

from fastapi import Query, Response

from api.desk import Desk
from api.lists import Uid
from api.pages.asking import PageQuestion, Shown, page_router
from api.pages.record.area import area_values
from api.pages.record.blanks import blank_values
from api.pages.record.chart import chart_values
from api.pages.record.shown import record_shown

router = page_router()


@router.get("/areas/{uid:uid}/chart.{ending}")
@router.get("/areas/{uid:uid}/chart")
def chart_page(page: PageQuestion, uid: Uid, *, each: Annotated[bool, Query()] = False) -> Response:
    """The chart of an area; with *each* a sheet for every area directly below it."""
    profile = page.asked.profile

    def make(desk: Desk) -> Shown:
        return record_shown(chart_values(desk, profile, uid, each=each), scope=uid)

    return page.show("chart.html", make, section="record")


@router.get("/areas/{uid:uid}/blanks.{ending}")
@router.get("/areas/{uid:uid}/blanks")
def blanks_page(page: PageQuestion, uid: Uid, level: Annotated[str | None, Query(max_length=80)] = None) -> Response:
    """What is blank below an area on a level, as a list to print and to write on."""
    return page.show(
        "blanks.html", lambda desk: record_shown(blank_values(desk, uid, level=level), scope=uid), section="record"
    )


@router.get("/areas/{uid:uid}")
def area_page(page: PageQuestion, uid: Uid) -> Response:
    """One area."""
    plain, page = page.apart(uid)

    def make(desk: Desk) -> Shown:
        values = area_values(desk, plain)
        return record_shown(values, scope=plain if values["record"]["live"] else None)

    return page.show("area.html", make, section="record")
