"""Coverage over HTTP: the summary table.

Assumes that what changed is said against the batch before, as the shell does.
"""

from fastapi import APIRouter, Response

from api import document
from api.asked import Question
from api.routes.parameters import By, Under
from api.wire.coverage import SummaryShape
from graphmodel.gaps.report.summary_files import summary_csv, summary_json, summary_workbook

router = APIRouter(prefix="/api/v1", tags=["findings"])


@router.get("/coverage.{ending}", include_in_schema=False)
@router.get(
    "/coverage",
    operation_id="readCoverage",
    summary="Coverage by area / 各区域组织覆盖",
    **document.answers(SummaryShape, forms=("json", "csv", "xlsx")),
)
def read_coverage(asked: Question, *, by: By = None, under: Under = None) -> Response:
    """How much of each area is covered, with what lies in it, totals, and the change since the batch before."""
    profile = asked.profile
    return asked.answer(
        lambda desk: desk.summary(by=by, under=under, earlier=asked.service.before(asked.held)),
        {
            "json": lambda summary: summary_json(summary, profile),
            "csv": lambda summary: summary_csv(summary, profile),
            "xlsx": lambda summary: summary_workbook(summary, profile),
        },
        slow=True,
    )
