"""The summary as one table of plain cells, which every format writes in its own way.

Assumes that a cell is a number, a text or None (a dash: nothing is on record, or nothing can be said).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graphmodel.gaps.report.text import coverage_label
from graphmodel.gaps.summary import Amount, Covered, Summary, SummaryRow
from graphmodel.gaps.words import clauses
from graphmodel.messages import say
from graphmodel.profiles import Profile
from graphmodel.vocabulary import TIER

Cell = int | float | str | None
Form = Literal["text", "count", "share", "change"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column.

    Attributes
    ----------
    group
        What it stands in with others; itself alone where empty.
    form
        What its cells are.
    what
        What it tells, and of which level or tier: ``covered:grid``.
    """

    group: str
    label: str
    form: Form
    what: str

    @property
    def title(self) -> str:
        """Group and label in one line."""
        return f"{self.group} {self.label}".strip()


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows of equal length; ``totals`` is the last row."""

    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...]


def summary_table(summary: Summary, profile: Profile) -> Table:
    """Lay the summary out, in the language of the moment."""
    tiers = [tier for tier in TIER.keys if tier in (summary.totals.orgs or {})]
    return Table(
        headings=tuple(_headings(summary, profile, tiers)),
        rows=tuple(tuple(_cells(row, summary, tiers)) for row in summary.rows),
        totals=tuple(_cells(summary.totals, summary, tiers)),
    )


def summary_notes(summary: Summary, profile: Profile) -> list[str]:
    """Say where the sums of the rows are not what there is, and what was not said."""
    apart = [
        say("report.summary_of", what=coverage_label(once.level, profile), rows=rows.total, all=once.total)
        for once in summary.scope
        if (rows := summary.totals.coverage.get(once.level)) and once.total is not None and rows.total != once.total
    ]
    notes = [say("report.summary_apart", figures=clauses(apart))] if apart else []
    amounts = [a for row in summary.rows for a in (row.households, row.hubs)]
    if any(a.sign == "few" for a in amounts):
        notes.append(say("report.summary_few"))
    if any(a.sign == "more" for a in (summary.totals.households, summary.totals.hubs)):
        notes.append(say("report.summary_more"))
    if any(c.covered is None and c.total for row in summary.rows for c in row.coverage.values()):
        notes.append(say("report.summary_dash"))
    return notes


def amount_cell(amount: Amount) -> Cell:
    """A number of households as a cell."""
    if amount.sign == "few":
        return say("report.few")
    return say("report.at_least", count=amount.value) if amount.sign == "more" else amount.value


def own_cell(covered: Covered, *, total: bool) -> Cell:
    """Whether an area itself is covered; of the totals, how many are."""
    if covered.covered is None:
        return None
    if total:
        return f"{covered.covered:,} / {covered.total:,}"
    return say("report.own_covered" if covered.covered else "report.own_uncovered")


def _headings(summary: Summary, profile: Profile, tiers: list[str]) -> Iterator[Heading]:
    yield Heading("", coverage_label(summary.by, profile), "text", "name")
    yield Heading("", say("report.column_code"), "text", "code")
    for key in summary.totals.coverage:
        label = coverage_label(key, profile)
        if key == summary.by:
            yield Heading("", say("report.own"), "text", f"own:{key}")
            continue
        yield Heading(label, say("report.column_total"), "count", f"total:{key}")
        yield Heading(label, say("report.covered"), "count", f"covered:{key}")
        yield Heading(label, say("report.column_share"), "share", f"share:{key}")
        if summary.compared:
            yield Heading(label, say("report.change"), "change", f"change:{key}")
    yield Heading("", say("report.column_units"), "count", "units")
    yield Heading("", say("report.level_household"), "count", "households")
    yield Heading("", say("report.column_hubs"), "count", "hubs")
    for tier in tiers:
        yield Heading(say("report.orgs"), TIER.label(tier), "count", f"orgs:{tier}")
    yield Heading(say("report.findings"), say("report.column_blank"), "count", "blank")
    yield Heading(say("report.findings"), say("report.column_others"), "count", "others")


def _cells(row: SummaryRow, summary: Summary, tiers: list[str]) -> Iterator[Cell]:
    yield row.name or say("report.totals")
    yield row.code or ""
    for key, covered in row.coverage.items():
        if key == summary.by:
            yield own_cell(covered, total=not row.uid)
            continue
        yield covered.total
        yield covered.covered
        yield covered.share
        if summary.compared:
            yield covered.change
    yield row.units
    yield amount_cell(row.households)
    yield amount_cell(row.hubs)
    for tier in tiers:
        yield None if row.orgs is None else row.orgs.get(tier, 0)
    yield row.blank
    yield row.others
