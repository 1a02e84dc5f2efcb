"""Deciding: what a person says of a finding, written as a batch by the very way that a register takes.

Assumes that a decision is a row of the sheet 核实销号: it is checked as any row is, personal data in its reason included.
"""

import csv
import tempfile
from pathlib import Path

from fastapi import Response
from fastapi.responses import RedirectResponse

from api import intake
from api.days import day_said
from api.lists import Uid
from api.pages.asking import page_router
from api.pages.changing import Changing
from api.service import Service
from graphmodel.errors import DataRefusedError, UsageError
from graphmodel.messages import say
from graphmodel.registers.reader import read_registers
from graphmodel.registers.sheets import SHEETS_BY_KEY
from graphmodel.vocabulary import VERDICT

router = page_router()
_FIELDS = {"verdict": "verdict", "reason": "reason", "on": "day", "due_on": "due"}
"""The columns of the sheet, and the fields of the form: ``on`` there is the day of the page."""


@router.post("/gaps/{uid:uid}/decision")
def decide(change: Changing, uid: Uid) -> Response:
    """Write what was decided, and lead back to the finding, or to the list where it is hidden now."""
    service = change.service
    profile = service.profile(change.text("profile") or None)
    desk = service.desk(service.held(None), profile)
    finding = desk.explanation(uid).finding
    said = {name: change.text(field) for name, field in _FIELDS.items()}
    if VERDICT.find(said["verdict"]) is None:
        raise UsageError("page.verdict_missing", parameter="verdict")
    for name in ("on", "due_on"):
        if said[name]:
            day_said(said[name], parameter=_FIELDS[name])
    write_decision(service, finding.id, said)
    return RedirectResponse(change.links.finding(finding.id), status_code=303)


def write_decision(service: Service, finding_id: str, said: dict[str, str]) -> None:
    """Check a decision as a row of a register, and write it.

    Raises
    ------
    DataRefusedError
        The row is refused, and why.
    """
    store, _ = service.keeper.store()
    sheet, profile = SHEETS_BY_KEY["Decision"], service.profile(None)
    today = service.settings.day()
    row = {"finding": finding_id, "on": today.isoformat(), **{name: text for name, text in said.items() if text}}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{sheet.zh}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([list(row), list(row.values())])
        reading = read_registers([path], profile=profile)
    reading.files = (say("page.decided_here"),)
    weighed = intake.weigh(store, reading, intake.Terms(), today=today)
    refused = next((problem for problem in weighed.plan.problems if problem.severity == "error"), None)
    if refused is not None:
        raise DataRefusedError("page.decision_refused", reason=refused.reason, mend=refused.remedy)
    if weighed.plan.draft:
        intake.write(store, weighed, what="import")
        service.keeper.await_revision(store.revision())
