"""Alliances over HTTP: by any mix of filters, one of them whole, and its neighbours."""

from typing import Annotated, Any

import polars as pl
from fastapi import APIRouter, Query, Request, Response

from api import document
from api.asked import Question, json_text
from api.days import day_said
from api.desk import Desk
from api.ledgers import ROW, Ledger, answer_ledger, apart, is_live, read_ledger
from api.lists import ListQuestion, Uid
from api.parameters import list_parameters, read_parameters
from api.routes.ledger import Filters
from api.wire.alliances import AllianceRowShape, NeighboursShape, OneAllianceShape
from api.wire.ledgers import ledger_model, one_model
from graphmodel.alliances.one import neighbours, tell_alliance
from graphmodel.alliances.query import FILTERS, find_among
from graphmodel.alliances.report.alliances import alliances_listing
from graphmodel.alliances.report.values import plain_values
from graphmodel.alliances.rows import AllianceRow
from graphmodel.collections.reading import read_record

router = APIRouter(prefix="/api/v1", tags=["alliances"])

PATH = "alliances"
WHOLE = "alliance"
"""The field of one alliance that has all that the shell shows."""
EmptySlot = Annotated[
    str | None,
    Query(description="Slot under its minimum, or `any` / 空缺的成员类别，any 为任一", min_length=1, max_length=200),
]
EmptySegment = Annotated[
    str | None,
    Query(
        description=(
            "Segment with no member, upstream, midstream, downstream, or `any`"
            " / 没有成员的链段，或上游、中游、下游，any 为任一"
        ),
        min_length=1,
        max_length=200,
    ),
]
ActiveSince = Annotated[
    str | None,
    Query(description="With an event or project since that day / 该日以来有活动", json_schema_extra={"format": "date"}),
]


@router.get("/alliances.{ending}", include_in_schema=False)
@router.get(
    "/alliances",
    operation_id="listAlliances",
    summary="Alliances by any mix of filters / 联盟，条件任意组合",
    **document.answers(
        ledger_model(PATH, AllianceRowShape),
        forms=("json", "csv", "xlsx"),
        parameters=list_parameters(PATH, own=FILTERS, more_fields=(ROW,)),
        is_list=True,
    ),
)
def list_alliances(
    *,
    request: Request,
    asked: Question,
    page: ListQuestion,
    filters: Filters,
    empty_slot: EmptySlot = None,
    empty_segment: EmptySegment = None,
    active_since: ActiveSince = None,
) -> Response:
    """Live alliances, those with something to fill or to see to first, with what every other choice would leave.

    Each is a record as any collection tells it, with `row`: what the shell says of it. A file has the shell's columns.
    """
    own = {**filters, "empty_slot": empty_slot, "empty_segment": empty_segment}
    since = None if active_since is None else day_said(active_since, parameter="active_since")
    page = page.without(*own, "active_since")

    def read(desk: Desk, limit: int) -> Ledger[AllianceRow]:
        def find(among: pl.DataFrame | None) -> Any:
            return find_among(desk.alliances, own, active_since=since, among=among, findings=desk.findings())

        return read_ledger(desk.shelf, PATH, page, find, {**own, "active_since": active_since}, limit=limit)

    return answer_ledger(request, asked, read, alliances_listing)


@router.get(
    "/alliances/{uid:uid}/neighbours",
    operation_id="listNeighbours",
    summary="Alliances that share members or chains with one / 有共同成员或产业链的联盟",
    **document.answers(NeighboursShape),
)
def list_neighbours(asked: Question, uid: Uid) -> Response:
    """The live alliances that have a member or a chain in common with one."""

    def tell(desk: Desk) -> dict[str, Any]:
        whole = f"{uid}/neighbours"  # a uid may be anything, and then it is meant
        if whole in desk.shelf.records[PATH].rows:
            return _one(desk, whole, None, None)
        read_record(desk.shelf, PATH, uid, fields="uid")
        items = plain_values(neighbours(desk.alliances, uid))
        return {"uid": uid, "items": items, "total": len(items)}

    return asked.answer(tell, {"json": json_text}, slow=True)


@router.get(
    "/alliances/{uid:uid}",
    operation_id="readAlliance",
    summary="One of the alliances / 按编号读联盟",
    **document.answers(
        one_model(PATH, alliance=(OneAllianceShape, "All that the shell shows of it")),
        parameters=read_parameters(PATH, more_fields=(WHOLE,)),
    ),
)
def read_alliance(request: Request, asked: Question, uid: Uid) -> Response:
    """A record as any collection tells it, with `alliance`: slots, segments, members, host, pacts, projects, findings."""
    said = request.query_params
    return asked.answer(
        lambda desk: _one(desk, uid, said.get("fields"), said.get("expand")), {"json": json_text}, slow=True
    )


def _one(desk: Desk, uid: str, fields: str | None, expand: str | None) -> dict[str, Any]:
    whole, fields = apart(fields, WHOLE)
    record = read_record(desk.shelf, PATH, uid, fields=fields, expand=expand)
    if not whole:
        return record
    one = None
    if is_live(desk.alliances.alliances, uid):
        one = tell_alliance(desk.alliances, desk.pacts, uid, findings=desk.findings())
    return {**record, WHOLE: plain_values(one)}
