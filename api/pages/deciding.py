"""Deciding: what a person says of a finding, written as a batch by the very way that a register takes.

Assumes that a decision is a row of the sheet 核实销号: it is checked as any row is, personal data in its reason included.
"""

import csv
import tempfile
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

from fastapi import Response

from api.days import day_said
from api.lists import Uid
from api.pages.asking import page_router
from api.pages.changing import Changing
from api.service import Service
from graphmodel.errors import DataRefusedError, UsageError
from graphmodel.messages import say
from graphmodel.registers.plan import PlanOptions, make_plan
from graphmodel.registers.reader import read_registers
from graphmodel.registers.sheets import SHEETS_BY_KEY
from graphmodel.store.notes import BatchNote, new_batch_uid
from graphmodel.vocabulary import VERDICT

router = page_router()
_FIELDS = ("verdict", "reason", "on", "due_on")


@router.post("/gaps/{uid:uid}/decision")
def decide(change: Changing, uid: Uid) -> Response:
    """Write what was decided, and lead back to the finding, or to the list where it is hidden now."""
    service = change.service
    profile = service.profile(change.text("profile") or None)
    desk = service.desk(service.held(None), profile)
    finding = desk.explanation(uid).finding
    said = {name: change.text(name) for name in _FIELDS}
    if VERDICT.find(said["verdict"]) is None:
        raise UsageError("page.verdict_missing", parameter="verdict")
    for name in ("on", "due_on"):
        if said[name]:
            day_said(said[name], parameter=name)
    write_decision(service, finding.id, said)
    return change.then(f"{change.links.finding(finding.id).partition('?')[0]}")


def write_decision(service: Service, finding_id: str, said: dict[str, str]) -> None:
    """Check a decision as a row of a register, and write it.

    Raises
    ------
    DataRefusedError
        The row is refused, and why.
    """
    store, _ = service.keeper.store()
    today = service.settings.day()
    batch = new_batch_uid()
    with tempfile.TemporaryDirectory() as folder:
        sheet = SHEETS_BY_KEY["Decision"]
        path = Path(folder) / f"{sheet.zh}.csv"
        row = {"finding": finding_id, "on": today.isoformat(), **{name: text for name, text in said.items() if text}}
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([list(row), list(row.values())])
        reading = read_registers([path], profile=service.profile(None))
    reading.files = (say("page.decided_here"),)
    network = store.read_network(today)
    options = PlanOptions(today=today, now=datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), batch=batch)
    plan = make_plan(reading, network, households=None, options=options)
    errors = [problem for problem in plan.problems if problem.severity == "error"]
    if errors:
        raise DataRefusedError("page.decision_refused", reason=errors[0].reason, mend=errors[0].remedy)
    if plan.draft:
        note = BatchNote(uid=batch, user=getuser(), what="import", files=reading.files, counts=plan.draft.counts)
        store.write(plan.draft, base_revision=network.revision, note=note)
        service.keeper.await_revision(store.revision())
