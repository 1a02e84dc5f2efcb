"""Projects of pacts and alliances: what each is, who answers for it, and whether it is late.

Assumes that a claim on a project is no responsibility for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from graphmodel.alliances.ground import Ground
from graphmodel.alliances.naming import Named
from graphmodel.network import Network
from graphmodel.schema import Uid

ORDER = (~pl.col("late"), "due_on", "project")
"""Those late first, then by day and uid."""


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project: ``late`` is past its day and not done; ``lacks`` the facts that it is to state."""

    uid: Uid
    name: str
    theme: str | None
    content: str | None
    responsible: tuple[Named, ...]
    claimed_by: tuple[Named, ...]
    due_on: date | None
    done_on: date | None
    late: bool
    lacks: tuple[str, ...]


def project_values(ground: Ground, projects: pl.DataFrame) -> tuple[ProjectRow, ...]:
    """The projects of a table of :attr:`Ground.projects`: those late first, then by day and uid."""
    duties = duties_of(ground.network, projects)
    named = ground.named(duties["member"])
    bearers = grouped(duties, "project")
    ordered = projects.sort(*ORDER, nulls_last=True)
    return tuple(project_row(row, bearers, named) for row in ordered.iter_rows(named=True))


def duties_of(network: Network, projects: pl.DataFrame) -> pl.DataFrame:
    """``project``, ``member``, ``claims``: who answers for each of some projects, or only claims it."""
    claims = (pl.col("role") == "claimant").fill_null(value=False)
    ties = network.live_ties("RESPONSIBLE_FOR").select(project="end", member="start", claims=claims)
    return ties.join(projects, on="project", how="semi").unique().sort("project", "member")


def project_row(
    row: Mapping[str, Any], duties: Mapping[str, Sequence[Mapping[str, Any]]], named: Mapping[str, Named]
) -> ProjectRow:
    """One project as a row; ``duties`` by project, ``named`` those who bear them."""
    bearers = duties.get(row["project"], ())
    return ProjectRow(
        uid=Uid(row["project"]),
        name=row["name"] or row["project"],
        theme=row["theme"],
        content=row["content"],
        responsible=tuple(named[d["member"]] for d in bearers if not d["claims"]),
        claimed_by=tuple(named[d["member"]] for d in bearers if d["claims"]),
        due_on=row["due_on"],
        done_on=row["done_on"],
        late=row["late"],
        lacks=tuple(row.get("lacks") or ()),
    )


def grouped(table: pl.DataFrame, key: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of a table by a column, in their order."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in table.iter_rows(named=True):
        groups.setdefault(row[key], []).append(row)
    return groups
