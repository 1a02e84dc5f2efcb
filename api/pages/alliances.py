"""Alliances: which of them lack what, as a list that can be narrowed, and each of them whole."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from fastapi import Depends, Response

from api.days import day_said
from api.desk import Desk
from api.ledgers import is_live, matching
from api.lists import ListAsked, Uid
from api.pages.alliance_list import FACETS, OPENED, SORTS, list_answer, list_rows
from api.pages.alliance_sheet import sheet_answer, sheet_values
from api.pages.asking import PageAsked, PageQuestion, Shown, page_router
from api.pages.choices import cleared, facet_values, filter_words
from api.pages.files import listing_files
from api.pages.ledger_filters import Said, SharedFilters
from api.pages.ordering import Sort, check_sort, ordered, sort_values
from api.routes.parameters import Cursor
from graphmodel.alliances.one import OneAlliance, tell_alliance
from graphmodel.alliances.query import Alliances, find_among
from graphmodel.alliances.report.alliances import alliances_listing, one_listing
from graphmodel.alliances.report.files import listing_workbook
from graphmodel.collections.reading import read_record
from graphmodel.messages import say
from viz.drawing import DEFS, draw_scene
from viz.pictures.alliance import alliance_scene

router = page_router()

PATH = "alliances"
SIZE = 50
"""Alliances on a page."""


@dataclass(frozen=True)
class Wanted:
    """What a reader wants of the alliances."""

    filters: dict[str, str | None]
    active_since: date | None
    sort: str
    cursor: str | None


async def read_wanted(
    shared: SharedFilters,
    *,
    empty_slot: Said = None,
    empty_segment: Said = None,
    active_since: Said = None,
    sort: Sort = "",
    cursor: Cursor = None,
) -> Wanted:
    """Read what a form or a link says; a field that is left empty asks for nothing."""
    check_sort(sort, SORTS)
    filters = {"empty_segment": empty_segment, "empty_slot": empty_slot, **shared}
    return Wanted(
        {name: text or None for name, text in filters.items()},
        day_said(active_since, parameter="active_since") if active_since else None,
        sort,
        cursor,
    )


@router.get("/alliances.{ending}")
@router.get("/alliances")
def alliances_page(page: PageQuestion, wanted: Annotated[Wanted, Depends(read_wanted)]) -> Response:
    """The alliances that pass what is chosen."""

    def found(desk: Desk) -> Alliances:
        answer = _found(desk, page.under, wanted)
        return replace(answer, rows=ordered(answer.rows, wanted.sort, SORTS))

    return page.show(
        "alliances.html",
        lambda desk: list_shown(page, desk, found(desk), wanted),
        section="alliances",
        files=listing_files(lambda desk: alliances_listing(found(desk))),
    )


def _found(desk: Desk, under: str | None, wanted: Wanted) -> Alliances:
    among = matching(desk.shelf, PATH, ListAsked(under))
    return find_among(
        desk.alliances, wanted.filters, active_since=wanted.active_since, among=among, findings=desk.findings()
    )


def list_shown(page: PageAsked, desk: Desk, answer: Alliances, wanted: Wanted) -> Shown:
    """The list of some alliances."""
    part = page.asked.page(answer.rows, key=lambda row: row.uid, size=SIZE, cursor=wanted.cursor)
    since = wanted.active_since
    return Shown(
        title=say("alliance.list_title"),
        answer=list_answer(answer, narrowed=bool(page.under or since)),
        values={
            "items": list_rows(part.items, desk.alliances, desk.pacts),
            "total": part.total,
            "recorded": answer.total,
            "next": part.next,
            "facets": facet_values(answer, page.here, first=FACETS, opened=OPENED),
            "filtered": [
                *filter_words(answer),
                *([say("pledge.since_words", day=since.isoformat())] if since else []),
            ],
            "clear": cleared(answer, page.here, "active_since"),
            "asked": {
                "member": wanted.filters["member"] or "",
                "area": wanted.filters["area"] or "",
                "active_since": since.isoformat() if since else "",
            },
            "sort": sort_values(wanted.sort),
        },
    )


@router.get("/alliances/{uid:uid}")
def alliance_page(page: PageQuestion, uid: Uid) -> Response:
    """One alliance whole."""
    uid, page = page.apart(uid)
    return page.show(
        "alliance.html",
        lambda desk: sheet_shown(desk, uid),
        section="alliances",
        files={
            "xlsx": lambda desk: listing_workbook(one_listing(_told(desk, uid), desk.network), desk.profile),
        },
    )


def _told(desk: Desk, uid: str) -> OneAlliance:
    read_record(desk.shelf, PATH, uid, fields="uid")
    return tell_alliance(desk.alliances, desk.pacts, uid, findings=desk.findings())


def sheet_shown(desk: Desk, uid: str) -> Shown:
    """All of one alliance; of one that has ended, that it has."""
    record = read_record(desk.shelf, PATH, uid, fields="name")
    name = record["name"] or uid
    if not is_live(desk.alliances.alliances, uid):
        return Shown(title=name, answer=say("pledge.alliance_ended", name=name), values={"uid": uid, "ended": True})
    one = tell_alliance(desk.alliances, desk.pacts, uid, findings=desk.findings())
    scene = alliance_scene(desk.network, desk.profile, uid, naming=desk.naming)
    return Shown(
        title=name,
        answer=sheet_answer(one, desk.network.on),
        values={
            **sheet_values(one, desk.alliances.ground),
            "ended": False,
            "drawing": DEFS + draw_scene(scene),
            "drawing_notes": list(scene.notes),
        },
    )
