"""Pacts over HTTP: the ledger by any mix of filters, one of them, and what they leave to do."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

import polars as pl
from fastapi import APIRouter, Query, Request, Response

from api import document
from api.asked import Question, json_text
from api.desk import Desk
from api.ledgers import ROW, Ledger, answer_ledger, apart, is_live, read_ledger
from api.lists import ListAsked, ListQuestion, Uid
from api.parameters import STATES, list_parameters, read_parameters
from api.routes.ledger import Area, Filters
from api.wire.findings import FindingShape
from api.wire.ledgers import ledger_model, one_model
from api.wire.pacts import BurdensShape, PactRowShape
from graphmodel.alliances.burdens import sum_up
from graphmodel.alliances.pacts import FILTERS, PactRow, find_among, pact_rows
from graphmodel.alliances.report.files import listing_csv, listing_workbook
from graphmodel.alliances.report.pacts import burdens_listing, pacts_listing
from graphmodel.alliances.report.values import plain_values
from graphmodel.collections.reading import read_record
from graphmodel.ties.pacts import PACT_STATES

router = APIRouter(prefix="/api/v1", tags=["pacts"])

PATH = "pacts"
FINDINGS = "findings"
Lacks = Annotated[
    str | None,
    Query(description="Fact that it does not state, or `any` / 缺少的要素，any 为任一", min_length=1, max_length=200),
]
Responsible = Annotated[
    str | None, Query(description="Who answers for a project / 项目责任单位", min_length=1, max_length=200)
]
State = Annotated[
    str | None, Query(description="in_force, expired, not_begun / 有效、已到期、未生效", min_length=1, max_length=200)
]
Due = Annotated[
    str | None,
    Query(description="overdue, or soon: due within 30 days / 已逾期，或 30 天内到期", min_length=1, max_length=200),
]
_SUMMED = document.answers(BurdensShape, forms=("json", "csv", "xlsx"))


@router.get("/pacts.{ending}", include_in_schema=False)
@router.get(
    "/pacts",
    operation_id="listPacts",
    summary="Pacts by any mix of filters / 共建协议，条件任意组合",
    **document.answers(
        ledger_model(PATH, PactRowShape),
        forms=("json", "csv", "xlsx"),
        parameters=list_parameters(PATH, own=FILTERS, more_fields=(ROW,), more_states=PACT_STATES),
        is_list=True,
    ),
)
def list_pacts(
    *,
    request: Request,
    asked: Question,
    page: ListQuestion,
    filters: Filters,
    lacks: Lacks = None,
    responsible: Responsible = None,
    due: Due = None,
) -> Response:
    """Live pacts, those with something to complete or to see to first, with what every other choice would leave.

    Each is a record as any collection tells it, with `row`: what the shell says of it. `state` is of the pact (in
    force, expired, not begun) or of the record, as in any collection. A file has the shell's columns, a row a project.
    """
    state, page = _state(page)
    own = {**filters, "lacks": lacks, "responsible": responsible, "state": state, "due": due}
    page = page.without(*own)

    def read(desk: Desk, limit: int) -> Ledger[PactRow]:
        def find(among: pl.DataFrame | None) -> Any:
            return find_among(desk.pacts, own, among=among)

        return read_ledger(desk.shelf, PATH, page, find, own, limit=limit)

    return answer_ledger(request, asked, read, pacts_listing)


def _state(page: ListAsked) -> tuple[str | None, ListAsked]:
    """The state of the pact that is asked for, and the question without it."""
    return (None, page) if page.state in STATES else (page.state, replace(page, state=None))


@router.get(
    "/pacts/{uid:uid}",
    operation_id="readPact",
    summary="One of the pacts / 按编号读共建协议",
    **document.answers(
        one_model(
            PATH,
            row=(PactRowShape, "A row of the shell's"),
            findings=(list[FindingShape], "About it and its projects"),
        ),
        parameters=read_parameters(PATH, more_fields=(ROW, FINDINGS)),
    ),
)
def read_pact(request: Request, asked: Question, uid: Uid) -> Response:
    """A record as any collection tells it, with `row`: parties, state, projects, and what it lacks; and its findings."""
    said = request.query_params
    return asked.answer(
        lambda desk: _one(desk, uid, said.get("fields"), said.get("expand")), {"json": json_text}, slow=True
    )


def _one(desk: Desk, uid: str, fields: str | None, expand: str | None) -> dict[str, Any]:
    with_row, fields = apart(fields, ROW)
    with_findings, fields = apart(fields, FINDINGS)
    record = read_record(desk.shelf, PATH, uid, fields=fields, expand=expand)
    row = pact_rows(desk.pacts, pl.DataFrame({"uid": [uid]}))[0] if is_live(desk.pacts.pacts, uid) else None
    if with_row:
        record[ROW] = plain_values(row)
    if with_findings:
        subjects = {uid, *(project.uid for project in row.projects)} if row else set()
        found = [finding for finding in desk.findings() if finding.subject.uid in subjects]
        record[FINDINGS] = plain_values(found) if row else None
    return record


def _burdens(asked: Question, by: str, filters: Mapping[str, str | None]) -> Response:
    profile = asked.profile
    return asked.answer(
        lambda desk: sum_up(desk.pacts, by, filters),
        {
            "json": lambda burdens: json_text(plain_values(burdens.told)),
            "csv": lambda burdens: listing_csv(burdens_listing(burdens)),
            "xlsx": lambda burdens: listing_workbook(burdens_listing(burdens), profile),
        },
        slow=True,
    )


@router.get("/pact-burdens/responsible.{ending}", include_in_schema=False)
@router.get(
    "/pact-burdens/responsible",
    operation_id="listLateProjects",
    summary="Late projects by who answers for them / 逾期项目，按责任单位",
    **_SUMMED,
)
def list_late_projects(
    *,
    asked: Question,
    filters: Filters,
    lacks: Lacks = None,
    responsible: Responsible = None,
    state: State = None,
    due: Due = None,
) -> Response:
    """What is late and with whom."""
    own = {**filters, "lacks": lacks, "responsible": responsible, "state": state, "due": due}
    return _burdens(asked, "responsible", own)


@router.get("/pact-burdens/theme.{ending}", include_in_schema=False)
@router.get(
    "/pact-burdens/theme",
    operation_id="listMissingThemes",
    summary="Themes that each place lacks / 各社区缺少的主题",
    **_SUMMED,
)
def list_missing_themes(*, asked: Question, area: Area = None) -> Response:
    """Which themes no project under a pact in force of a place has."""
    return _burdens(asked, "theme", {"area": area})


@router.get("/pact-burdens/partner.{ending}", include_in_schema=False)
@router.get(
    "/pact-burdens/partner",
    operation_id="listSinglePartners",
    summary="Places that have one partner only / 只有一个共建对象的社区",
    **_SUMMED,
)
def list_single_partners(*, asked: Question, area: Area = None) -> Response:
    """Which places depend on one partner, and on whom."""
    return _burdens(asked, "partner", {"area": area})
