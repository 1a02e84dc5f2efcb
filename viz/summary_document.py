"""The summary table as one offline document that prints on A3 landscape."""

from itertools import groupby
from typing import Any

from graphmodel.gaps.report.summary_table import Cell, Heading, Table, summary_notes, summary_table
from graphmodel.gaps.report.text import coverage_label
from graphmodel.gaps.summary import Summary
from graphmodel.messages import say
from graphmodel.profiles import Profile
from viz.document import render_document


def summary_document(summary: Summary, profile: Profile) -> str:
    """Draw the summary as HTML text, in the language of the moment."""
    table = summary_table(summary, profile)
    name = summary.scope_name or say("report.everywhere")
    return render_document(
        "summary.html",
        title=say("report.summary_title", scope=name, level=coverage_label(summary.by, profile)),
        on=summary.on,
        profile=profile,
        revision=summary.revision,
        paper="A3 landscape",
        width="1680px",
        foot=[*summary_notes(summary, profile), say("report.latest_values")],
        recorded=summary.totals.orgs is not None,
        table=table,
        groups=summary_groups(table),
        rows=[summary_cells(row, table) for row in table.rows],
        totals=summary_cells(table.totals, table),
    )


def summary_groups(table: Table) -> list[dict[str, Any]]:
    """The columns by the group that they stand in: ``name`` and ``columns``."""
    return [{"name": name, "columns": list(found)} for name, found in groupby(table.headings, key=lambda h: h.group)]


def summary_cells(row: tuple[Cell, ...], table: Table) -> list[tuple[str, str]]:
    """Class and text of each cell of a row."""
    groups = ["", *(heading.group for heading in table.headings)]
    cells = []
    for at, (cell, heading) in enumerate(zip(row, table.headings, strict=True)):
        starts = bool(heading.group) and heading.group != groups[at]
        cells.append(
            (f"{'' if heading.form == 'text' else 'n'}{' first' if starts else ''}".strip(), _said(cell, heading))
        )
    return cells


def _said(cell: Cell, heading: Heading) -> str:
    if cell is None:
        return "—"
    if isinstance(cell, str):
        return cell
    if heading.form == "share":
        return f"{cell:.0%}"
    if heading.form == "change":
        return f"{cell:+,}" if cell else "="
    return f"{cell:,}"
