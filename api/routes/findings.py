"""Findings over HTTP: gaps, how many there are where, and one of them explained.

Assumes that an address with a fixed word stands before the one that takes any id.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import Field

from api import document
from api.asked import Asked, Question, Written, json_text
from api.paging import Page, page_size
from api.routes.parameters import By, Cursor, Limit, Under
from api.service import Ready
from api.wire.findings import ExplanationShape, GapsShape, TallyShape
from graphmodel.gaps.finding import Finding, GapReport
from graphmodel.gaps.narrowing import Narrowing, narrow, read_narrowing
from graphmodel.gaps.report.explanation import explanation_values
from graphmodel.gaps.report.tally_files import tally_csv, tally_values
from graphmodel.gaps.report.values import csv_report, report_values
from graphmodel.gaps.report.workbook import workbook_report
from graphmodel.profiles import Profile
from graphmodel.vocabulary import STATUS

router = APIRouter(prefix="/api/v1", tags=["findings"])

StatusName = Annotated[
    str, Field(json_schema_extra={"enum": sorted({n for w in STATUS.words for n in (w.key, w.zh, w.en)})})
]
Severity = Literal["high", "medium", "low"]
Kind = Literal[
    "Area", "Org", "Unit", "Carrier", "Chain", "Alliance", "Pact", "Project", "Resource", "Need", "ServicePoint",
    "Post", "Event", "Decision",
]  # fmt: skip
Found = tuple[GapReport, Page[Finding]]
"""A report that has the findings of one page only, with that page."""


async def read_asks(
    *,
    rule: Annotated[
        list[str] | None, Query(description="Id of a rule; all where none is given / 规则编号，可重复")
    ] = None,
    status: Annotated[list[StatusName] | None, Query(description="Key or label / 处理状态，可重复")] = None,
    severity: Annotated[list[Severity] | None, Query(description="Severity / 程度，可重复")] = None,
    kind: Annotated[list[Kind] | None, Query(description="Kind of the subject / 对象类型，可重复")] = None,
    level: Annotated[
        list[str] | None,
        Query(description="Level of subjects that are areas, by key or label / 区域的层级，可重复"),
    ] = None,
    everything: Annotated[
        bool, Query(alias="all", description="Also what decisions hide / 也列出已核实不属空白和暂缓的")
    ] = False,
) -> Callable[[Profile], Narrowing]:
    """Read which findings are asked for; what a rule or level is only a profile knows."""
    return partial(
        read_narrowing,
        rules=rule or (),
        statuses=status or (),
        severities=severity or (),
        kinds=kind or (),
        levels=level or (),
        everything=everything,
    )


Asks = Annotated[Callable[[Profile], Narrowing], Depends(read_asks)]


@router.get("/gaps.{ending}", include_in_schema=False)
@router.get(
    "/gaps",
    operation_id="listGaps",
    summary="Gaps / 空白与缺口",
    **document.answers(GapsShape, forms=("json", "csv", "xlsx")),
)
def list_gaps(
    asked: Question,
    asks: Asks,
    *,
    under: Under = None,
    limit: Limit = None,
    cursor: Cursor = None,
) -> Response:
    """Which places are blank, and why.

    `summary` counts the findings of all pages; they are ordered by status, rule, place and uid.
    """
    profile = asked.profile
    wanted = asks(profile)
    size = page_size(limit, most=asked.service.settings.serve_most_findings)

    def make(report: GapReport) -> Found:
        narrowed = narrow(report, profile, wanted)
        page = asked.page(narrowed.findings, key=lambda finding: finding.id, size=size, cursor=cursor)
        return replace(narrowed, findings=page.items), page

    return asked.answer(
        lambda desk: make(desk.report(under=under)),
        {
            "json": lambda found: _linked(asked, found, json_text(_values(found))),
            "csv": lambda found: _linked(asked, found, csv_report(found[0], profile)),
            "xlsx": lambda found: _linked(asked, found, workbook_report(found[0], profile)),
        },
        slow=True,
    )


def _values(found: Found) -> dict[str, Any]:
    """The JSON report of the shell, with how many findings there are and where the next ones begin."""
    report, page = found
    return {**report_values(report), "total": page.total, "next": page.next}


def _linked(asked: Asked, found: Found, written: str | bytes) -> Written:
    return Ready(written if isinstance(written, bytes) else written.encode(), asked.linked(found[1]))


@router.get("/gaps/summary.{ending}", include_in_schema=False)
@router.get(
    "/gaps/summary",
    operation_id="countGaps",
    summary="Gaps by area and rule / 各区域各规则的问题数",
    **document.answers(TallyShape, forms=("json", "csv")),
)
def count_gaps(asked: Question, *, by: By = None, under: Under = None) -> Response:
    """How many findings each area of a level has, by rule, status and severity.

    What an organisation covers may lie in several rows; `totals` has each finding once.
    """
    profile = asked.profile
    return asked.answer(
        lambda desk: desk.tally(by=by, under=under),
        {
            "json": lambda found: json_text(tally_values(found, profile)),
            "csv": lambda found: tally_csv(found, profile),
        },
        slow=True,
    )


@router.get(
    "/gaps/{id:path}",
    operation_id="explainGap",
    summary="One finding explained / 一个问题的依据",
    **document.answers(ExplanationShape),
)
def explain_gap(
    asked: Question,
    finding_id: Annotated[
        str,
        Path(alias="id", description="`RULE~UID` / 问题编号", min_length=1, max_length=400, examples=["C1.grid~ar-1"]),
    ],
) -> Response:
    """What a finding rests on, by which rule and source, what follows from it, and what would mend it."""
    return asked.answer(
        lambda desk: desk.explanation(finding_id),
        {"json": lambda told: json_text(explanation_values(told))},
        slow=True,
    )
