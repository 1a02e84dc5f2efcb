"""Ties over HTTP: the tie network on one page, or one measure of it.

Assumes that exact measures of a large network take long: whoever asks may be told to come again.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api import document
from api.asked import Question
from api.routes.parameters import Under
from api.tie_report.asking import ask_ties, measure_asked
from api.tie_report.files import ties_csv, ties_json, ties_workbook
from api.wire.ties import MeasureShape, OverviewShape
from graphmodel.ties.measure import MEASURES

router = APIRouter(prefix="/api/v1", tags=["ties"])


@router.get("/ties.{ending}", include_in_schema=False)
@router.get(
    "/ties",
    operation_id="readTies",
    summary="Ties / 联系网络",
    **document.answers(OverviewShape | MeasureShape, forms=("json", "csv", "xlsx")),
)
def read_ties(
    asked: Question,
    *,
    measure: Annotated[
        str | None,
        Query(
            description="Name of a measure, or its title; the overview by default / 指标名称，默认为概览",
            json_schema_extra={"enum": [one.name for one in MEASURES]},
            examples=["cut_points"],
        ),
    ] = None,
    under: Under = None,
) -> Response:
    """Who is linked to whom and what holds the network together.

    A scope chooses whom the answer lists; every figure is of the whole network. Rows go by code, then by name: no
    measure is a ranking.
    """
    wanted = measure_asked(measure)
    return asked.answer(
        lambda desk: ask_ties(desk, measure=wanted, under=under),
        {
            "json": lambda told: ties_json(*told),
            "csv": lambda told: ties_csv(*told),
            "xlsx": lambda told: ties_workbook(*told),
        },
        slow=True,
    )
