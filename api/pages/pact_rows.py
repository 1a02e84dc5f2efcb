"""Pacts and their projects as values of a page: what is missing, what is late, what falls due soon.

Assumes that a project that is done is never late, and that a deadline of today has the day left.
"""

from datetime import date
from typing import Any

from graphmodel.alliances.deadlines import is_soon
from graphmodel.alliances.naming import Named
from graphmodel.alliances.pacts import PactRow
from graphmodel.alliances.projects import ProjectRow
from graphmodel.alliances.words import fact_label, state_label, theme_label
from graphmodel.messages import say


def project_values(project: ProjectRow, on: date) -> dict[str, Any]:
    """A project with its deadline as the reader needs it: late, soon, open or done."""
    state = _state(project, on)
    return {
        "uid": project.uid,
        "name": project.name,
        "theme": theme_label(project.theme) if project.theme else None,
        "content": project.content,
        "responsible": _named(project.responsible),
        "claimed_by": _named(project.claimed_by),
        "due_on": _day(project.due_on),
        "done_on": _day(project.done_on),
        "state": state,
        "said": _said(project, state, on),
        "lacks": [fact_label(fact) for fact in project.lacks],
    }


def pact_values(pact: PactRow, on: date) -> dict[str, Any]:
    """A pact with its sides, its projects, what it lacks, and what of it is late or falls due."""
    projects = [project_values(project, on) for project in pact.projects]
    return {
        "uid": pact.uid,
        "name": pact.name,
        "places": _named(pact.places),
        "partners": _named(pact.partners),
        "signed_on": _day(pact.signed_on),
        "expires_on": _day(pact.expires_on),
        "state": pact.state,
        "state_label": state_label(pact.state),
        "expires_soon": pact.state != "expired" and is_soon(pact.expires_on, on),
        "promised": pact.promised,
        "projects": projects,
        "done": pact.done,
        "overdue": pact.overdue,
        "soon": sum(project["state"] == "soon" for project in projects),
        "lacks": [{"key": fact, "label": fact_label(fact)} for fact in pact.lacks],
        "to_do": pact.to_do,
    }


def _state(project: ProjectRow, on: date) -> str:
    if project.done_on is not None:
        return "done"
    if project.late:
        return "late"
    return "soon" if is_soon(project.due_on, on) else "open"


def _said(project: ProjectRow, state: str, on: date) -> str:
    """How a project stands, in words."""
    if state == "done":
        return say("pact.progress_done")
    if project.due_on is None:
        return say("pledge.no_deadline")
    days = (project.due_on - on).days
    if state == "late":
        return say("pledge.late_by", days=-days)
    if state == "soon":
        return say("pledge.due_today") if days == 0 else say("pledge.due_in", days=days)
    return say("pledge.under_way")


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _named(records: tuple[Named, ...]) -> list[dict[str, Any]]:
    return [{"uid": one.uid, "kind": one.kind, "name": one.name} for one in records]
