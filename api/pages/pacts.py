"""Pacts: the ledger as offices keep it, with what is missing and what is due, and what it leaves to do by three questions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, TypeAlias

import polars as pl
from fastapi import Depends, Query, Response

from api.desk import Desk
from api.ledgers import is_live, matching
from api.lists import ListAsked
from api.pages.alliance_sheet import finding_values
from api.pages.asking import PageAsked, PageQuestion, Shown, page_router
from api.pages.choices import cleared, facet_values, filter_words
from api.pages.files import listing_files
from api.pages.ledger_filters import Said, SharedFilters
from api.pages.ordering import Sort, check_sort, ordered, sort_values
from api.pages.pact_ledger import OPENED, SORTS, burden_answer, burden_rows, facet_orders, ledger_answer
from api.pages.pact_rows import pact_values
from api.routes.parameters import Cursor
from graphmodel.alliances.burdens import Burdens, sum_up, unused_filter
from graphmodel.alliances.pacts import Pacts, find_among, pact_rows
from graphmodel.alliances.report.pacts import burdens_listing, pacts_listing
from graphmodel.alliances.words import filter_label
from graphmodel.collections.reading import read_record
from graphmodel.errors import UsageError
from graphmodel.messages import say

router = page_router()

PATH = "pacts"
SIZE = 50
"""Rows on a page."""
By: TypeAlias = Literal["responsible", "theme", "partner"]
FILTERS = (
    "lacks", "due", "state", "theme", "area", "responsible", "member", "sector", "chain", "segment", "template",
)  # fmt: skip
"""In the order in which what is filtered is said."""
VIEWS = (None, "responsible", "theme", "partner")


@dataclass(frozen=True)
class Wanted:
    """What a reader wants of the pacts: filters by name, and the pact that is unfolded."""

    filters: Mapping[str, str | None]
    uid: str | None
    by: By | None
    sort: str
    cursor: str | None


async def read_wanted(
    shared: SharedFilters,
    *,
    lacks: Said = None,
    responsible: Said = None,
    state: Said = None,
    due: Said = None,
    uid: Annotated[str | None, Query(max_length=400)] = None,
    by: By | None = None,
    sort: Sort = "",
    cursor: Cursor = None,
) -> Wanted:
    """Read what a form or a link says; a field that is left empty asks for nothing."""
    check_sort(sort, SORTS)
    said = {**shared, "lacks": lacks, "due": due, "state": state, "responsible": responsible}
    return Wanted({name: said[name] or None for name in FILTERS}, uid or None, by, sort, cursor)


@router.get("/pacts.{ending}")
@router.get("/pacts")
def pacts_page(page: PageQuestion, wanted: Annotated[Wanted, Depends(read_wanted)]) -> Response:
    """The pacts that pass what is chosen, or what they leave to do."""
    if wanted.by is not None:
        return _burdens_page(page, wanted, wanted.by)

    def found(desk: Desk) -> Pacts:
        among = matching(desk.shelf, PATH, ListAsked(page.under))
        answer = find_among(desk.pacts, wanted.filters, among=among)
        return replace(answer, rows=ordered(answer.rows, wanted.sort, SORTS))

    return page.show(
        "pacts.html",
        lambda desk: ledger_shown(page, desk, found(desk), wanted),
        section="pacts",
        files=listing_files(lambda desk: pacts_listing(found(desk))),
    )


def ledger_shown(page: PageAsked, desk: Desk, answer: Pacts, wanted: Wanted) -> Shown:
    """The ledger, with one pact unfolded where one is asked for."""
    part = page.asked.page(answer.rows, key=lambda row: row.uid, size=SIZE, cursor=wanted.cursor)
    on = answer.on
    return Shown(
        title=say("pact.list_title"),
        answer=ledger_answer(answer, narrowed=page.under is not None),
        values={
            "by": None,
            "views": _views(page, None),
            "unfolded": None if wanted.uid is None else _unfolded(desk, wanted.uid),
            "items": [pact_values(row, on) for row in part.items],
            "total": part.total,
            "recorded": answer.total,
            "next": part.next,
            "facets": facet_values(answer, page.here, first=facet_orders(desk.pacts.ground), opened=OPENED),
            "filtered": filter_words(answer),
            "clear": cleared(answer, page.here),
            "member": wanted.filters["member"] or "",
            "sort": sort_values(wanted.sort),
        },
    )


def _unfolded(desk: Desk, uid: str) -> dict[str, Any]:
    """One pact with its projects and what is found about these; of one that is not live, only that."""
    name = read_record(desk.shelf, PATH, uid, fields="name")["name"] or uid
    if not is_live(desk.pacts.pacts, uid):
        return {"uid": uid, "name": name, "live": False}
    row = pact_rows(desk.pacts, pl.DataFrame({"uid": [uid]}))[0]
    subjects = {uid, *(project.uid for project in row.projects)}
    findings = [finding_values(one) for one in desk.findings() if one.subject.uid in subjects]
    return {**pact_values(row, desk.network.on), "live": True, "findings": findings}


def _views(page: PageAsked, by: str | None) -> list[dict[str, Any]]:
    """The ways to look at the ledger; those that look at areas alone leave other filters out."""
    kept = {name for name, _ in page.links.said if name not in {"area", "by", "under", "on", "profile", "lang"}}
    return [
        {
            "key": view,
            "label": say(f"pledge.view_{view or 'ledger'}"),
            "here": view == by,
            "href": page.here(
                **{
                    **(dict.fromkeys(kept) if view in {"theme", "partner"} else dict.fromkeys(("uid", "sort"))),
                    "by": view,
                }
            ),
        }
        for view in VIEWS
    ]


def _burdens_page(page: PageAsked, wanted: Wanted, by: By) -> Response:
    if unused := unused_filter(by, wanted.filters):
        name = "party" if unused == "member" else unused
        view = say(f"pledge.view_{by}")
        raise UsageError("pledge.view_area_only", view=view, filter=filter_label(name), parameter=unused)
    area = wanted.filters["area"] or page.under
    filters = {**wanted.filters, "area": area}
    return page.show(
        "burdens.html",
        lambda desk: burdens_shown(page, sum_up(desk.pacts, by, filters), wanted),
        section="pacts",
        files=listing_files(lambda desk: burdens_listing(sum_up(desk.pacts, by, filters))),
    )


def burdens_shown(page: PageAsked, burdens: Burdens, wanted: Wanted) -> Shown:
    """What the pacts leave to do, by one question."""
    keyed = list(enumerate(burden_rows(burdens)))
    part = page.asked.page(keyed, key=lambda pair: str(pair[0]), size=SIZE, cursor=wanted.cursor)
    return Shown(
        title=say("pact.list_title"),
        answer=burden_answer(burdens),
        values={
            "by": burdens.by,
            "views": _views(page, burdens.by),
            "items": [row for _, row in part.items],
            "total": part.total,
            "next": part.next,
            "filtered": [
                words for words in filter_words(burdens.pacts) if wanted.filters["area"] or burdens.by == "responsible"
            ],
            "clear": cleared(burdens.pacts, page.here),
            "note": say("pact.partner_note") if burdens.by == "partner" else "",
        },
    )
