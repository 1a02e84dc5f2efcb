"""Findings over HTTP: gaps, one explained, coverage."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api import document
from api.asked import Question
from api.wire.findings import GapsShape
from graphmodel.gaps.narrowing import narrow
from graphmodel.gaps.report.values import csv_report, json_report
from graphmodel.gaps.report.workbook import workbook_report

router = APIRouter(prefix="/api/v1", tags=["findings"])

Under = Annotated[
    str | None,
    Query(description="Uid of an area, or a division code / 区域编号或区划代码", min_length=1, max_length=200),
]


@router.get("/gaps.{ending}", include_in_schema=False)
@router.get(
    "/gaps",
    operation_id="listGaps",
    summary="Gaps / 空白与缺口",
    **document.answers(GapsShape, forms=("json", "csv", "xlsx")),
)
def list_gaps(asked: Question, under: Under = None) -> Response:
    """Which places are blank, and why."""
    profile = asked.profile
    return asked.answer(
        lambda desk: narrow(desk.report(under=under), profile),
        {
            "json": json_report,
            "csv": lambda report: csv_report(report, profile),
            "xlsx": lambda report: workbook_report(report, profile),
        },
        slow=True,
    )
