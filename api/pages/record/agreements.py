"""Agreements: the pacts, alliances and projects of a record, with what is due of each.

Assumes that an organisation which acts as one with a place shares the pacts of the place.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from api.desk import Desk
from api.pages.mentions import mention, mention_of, mentions
from api.pages.record.facts import due
from graphmodel.alliances.pacts import PactRow, pact_rows
from graphmodel.alliances.projects import duties_of, project_values
from graphmodel.alliances.words import fact_label, state_label
from graphmodel.vocabulary import DUTY, MEMBER_ROLE

MOST = 30
"""Pacts that a page tells; the ledger has all."""


def pacts_of(desk: Desk, parties: pl.DataFrame) -> dict[str, Any]:
    """The live pacts of some records (``member``): those with something to see to first; ``total`` and at most :data:`MOST`."""
    tables = desk.pacts
    folded = tables.ground.ties.folded.rename({"uid": "member"})
    nodes = parties.join(folded, on="member").select("node").unique()
    members = pl.concat([parties.select("member"), folded.join(nodes, on="node", how="semi").select("member")]).unique()
    chosen = tables.parties.join(members, on="member", how="semi").select("uid").unique()
    rows = pact_rows(tables, chosen)
    on = desk.network.on
    return {
        "total": len(rows),
        "in_force": sum(row.state == "in_force" for row in rows),
        "rows": [_pact(row, on) for row in rows[:MOST]],
    }


def _pact(row: PactRow, on: date) -> dict[str, Any]:
    waiting = [project.due_on for project in row.projects if project.done_on is None and project.due_on]
    nearest = min(waiting, default=None)
    return {
        **mention("Pact", row.uid, row.name),
        "state": row.state,
        "state_label": state_label(row.state),
        "parties": mentions((*row.places, *row.partners)),
        "expires_on": _iso(row.expires_on),
        "expires": due(row.expires_on, on),
        "projects": len(row.projects),
        "done": row.done,
        "overdue": row.overdue,
        "next_due": _iso(nearest),
        "next": due(nearest, on),
        "lacks": [fact_label(key) for key in row.lacks],
    }


def memberships(desk: Desk, uid: str) -> list[dict[str, Any]]:
    """The live alliances of a unit or organisation, with its slot, role and segments on their chains."""
    tables, profile = desk.alliances, desk.profile
    rows = tables.members.filter(pl.col("member") == uid).unique(["uid", "slot", "role"])
    alliances = {row["uid"]: row for row in tables.alliances.iter_rows(named=True)}
    placed = tables.ground.on_chain.filter(pl.col("member") == uid)
    chains = tables.chains.join(placed, left_on="key", right_on="chain").select("uid", "segment").drop_nulls().unique()
    segments: dict[str, list[str]] = {}
    for alliance, segment in chains.sort("uid", "segment").iter_rows():
        segments.setdefault(alliance, []).append(segment)
    found = []
    for alliance, slot, role in rows.select("uid", "slot", "role").iter_rows():
        template = profile.template(alliances[alliance]["template"])
        label = next((one.label() for one in template.slots if slot in one.names), slot) if template else slot
        found.append(
            {
                **mention("Alliance", alliance, alliances[alliance]["name"]),
                "template": template.label() if template else alliances[alliance]["template"] or "",
                "slot": label or "",
                "role": MEMBER_ROLE.label(role) if role else "",
                "segments": segments.get(alliance, []),
            }
        )
    return sorted(found, key=lambda row: (row["name"], row["uid"], row["slot"]))


def projects_of(desk: Desk, uid: str) -> list[dict[str, Any]]:
    """The live projects that a unit or organisation is responsible for or claims, those late first, then by day."""
    ground, on = desk.alliances.ground, desk.network.on
    past = (pl.col("due_on") < on).fill_null(value=False)
    every = desk.network.live_nodes("Project").rename({"uid": "project"})
    duties = duties_of(desk.network, every).filter(pl.col("member") == uid)
    own = every.join(duties, on="project", how="semi").with_columns(late=pl.col("done_on").is_null() & past)
    claims = dict(duties.group_by("project").agg(pl.col("claims").all()).iter_rows())
    under = _under(desk, own)
    return [
        {
            **mention("Project", row.uid, row.name),
            "duty": DUTY.label("claimant" if claims[row.uid] else "responsible"),
            "under": under.get(row.uid, []),
            "due_on": _iso(row.due_on),
            "due": "" if row.done_on else due(row.due_on, on),
            "done_on": _iso(row.done_on),
            "late": row.late,
        }
        for row in project_values(ground, own)
    ]


def _under(desk: Desk, projects: pl.DataFrame) -> Mapping[str, list[dict[str, str]]]:
    """The pacts and alliances that projects are under, by project."""
    ties = desk.network.live_ties("UNDER").join(projects, left_on="start", right_on="project", how="semi")
    records = desk.alliances.ground.named(ties["end"])
    found: dict[str, list[dict[str, str]]] = {}
    for project, above in ties.select("start", "end").unique().sort("start", "end").iter_rows():
        found.setdefault(project, []).append(mention_of(records[above]))
    return found


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
