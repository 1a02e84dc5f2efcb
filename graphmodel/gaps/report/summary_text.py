"""The summary for a terminal: what does not fit beside the names goes into a further block below.

Everything fits :data:`graphmodel.gaps.report.lines.WIDTH` columns, Chinese counting as two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from graphmodel.gaps.report.lines import WIDTH, cut, folded, pad
from graphmodel.gaps.report.summary_table import Cell, amount_cell, own_cell, summary_notes
from graphmodel.gaps.report.text import coverage_label, head_lines
from graphmodel.gaps.summary import Covered, Summary, SummaryRow
from graphmodel.messages import say
from graphmodel.profiles import Profile

NAMES = 22
"""Columns that names take at most."""
_GAP = 2


@dataclass(frozen=True, slots=True)
class _Column:
    label: str
    cells: tuple[str, ...]

    @property
    def width(self) -> int:
        return max(map(cell_len, (self.label, *self.cells))) + _GAP


def summary_text(summary: Summary, profile: Profile) -> str:
    """The summary as lines of text, in the language of the moment."""
    lines = head_lines(
        scope=summary.scope_name, on=summary.on, profile=profile, revision=summary.revision
    )  # fmt: skip
    rows = (*summary.rows, summary.totals)
    if not summary.rows:
        lines += ["", say("report.nothing_stored")]
    else:
        names = _Column(
            coverage_label(summary.by, profile),
            tuple(cut(row.name or say("report.totals"), NAMES) for row in rows),
        )
        for block in _blocks(list(_columns(rows, summary, profile)), WIDTH - names.width):
            lines += ["", *_block(names, block)]
    notes = summary_notes(summary, profile)
    if summary.totals.orgs is None:
        notes.insert(0, say("report.nothing_on_record"))
    lines += ["", *(line for note in notes for line in folded(note, indent="  ")), say("report.foot")]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _columns(rows: Sequence[SummaryRow], summary: Summary, profile: Profile) -> Iterator[_Column]:
    for key in summary.totals.coverage:
        every = [row.coverage[key] for row in rows]
        if key == summary.by:
            cells = (own_cell(one, total=not row.uid) for one, row in zip(every, rows, strict=True))
            yield _Column(say("report.own"), tuple(map(_said, cells)))
        else:
            yield _Column(coverage_label(key, profile), _covered(every, compared=summary.compared))
    figures: tuple[tuple[str, list[Cell]], ...] = (
        ("column_units", [row.units for row in rows]),
        ("level_household", [amount_cell(row.households) for row in rows]),
        ("column_hubs", [amount_cell(row.hubs) for row in rows]),
        ("orgs", [None if row.orgs is None else sum(row.orgs.values()) for row in rows]),
        ("column_blank", [row.blank for row in rows]),
        ("column_others", [row.others for row in rows]),
    )
    for code, cells_of in figures:
        yield _Column(say(f"report.{code}"), tuple(map(_said, cells_of)))


def _covered(every: Sequence[Covered], *, compared: bool) -> tuple[str, ...]:
    wide = max(len(f"{one.total:,}") for one in every)
    cells = []
    for one in every:
        change = ""
        if compared:
            change = f"{'' if one.change is None else '=' if one.change == 0 else f'{one.change:+,}':>5}"
        cells.append(f"{_said(one.covered)} / {one.total:>{wide},}{change}")
    return tuple(cells)


def _said(cell: Cell) -> str:
    return "—" if cell is None else f"{cell:,}" if isinstance(cell, int) else str(cell)


def _blocks(columns: list[_Column], room: int) -> Iterator[list[_Column]]:
    block: list[_Column] = []
    for column in columns:
        if block and sum(c.width for c in block) + column.width > room:
            yield block
            block = []
        block.append(column)
    yield block


def _block(names: _Column, columns: Sequence[_Column]) -> Iterator[str]:
    head = pad(names.label, names.width) + "".join(_right(c.label, c.width) for c in columns)
    yield head
    for at, name in enumerate(names.cells):
        if at == len(names.cells) - 1:
            yield "─" * cell_len(head)
        yield pad(name, names.width) + "".join(_right(c.cells[at], c.width) for c in columns)


def _right(text: str, width: int) -> str:
    return " " * (width - cell_len(text)) + text
