"""A listing for a terminal: aligned tables that fit the width, Chinese counting as two; long ones say how many more."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from graphmodel.alliances.report.listing import Cell, Column, Listing, Table, cell_text
from graphmodel.gaps.report.lines import WIDTH, cut, folded, pad
from graphmodel.gaps.report.text import head_lines
from graphmodel.messages import say
from graphmodel.profiles import Profile

MOST_ROWS = 30
"""Rows of a table shown before the rest is counted."""
_MOST_LINES = 3
"""Lines of names shown in one cell before the rest is counted."""
_GAP = "  "


def listing_text(listing: Listing, profile: Profile, *, everything: bool = False) -> str:
    """The listing as lines of text, in the language of the moment.

    Parameters
    ----------
    everything
        Every row and every name.
    """
    lines = head_lines(scope=listing.scope, on=listing.on, profile=profile, revision=listing.revision)
    lines += ["", listing.title, *(line for note in listing.notes for line in folded(note, indent="    "))]
    for table in listing.tables:
        if table.for_terminal:
            lines += ["", *_table_lines(table, everything=everything)]
    lines += ["", say("report.foot")]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _table_lines(table: Table, *, everything: bool) -> Iterator[str]:
    yield f"{table.title}{_GAP}{len(table.rows):,}" if table.rows else f"{table.title}{_GAP}{table.empty}"
    if not table.rows:
        return
    shown = table.rows if everything else table.rows[:MOST_ROWS]
    places = [at for at, column in enumerate(table.columns) if column.wide]
    columns = [table.columns[at] for at in places]
    cells = [[_lines(row[at], table.columns[at].wide, everything=everything) for row in shown] for at in places]
    widths = [_width(column, lines) for column, lines in zip(columns, cells, strict=True)]
    room = WIDTH - len(_GAP) * len(places) - sum(widths[1:])  # what the others leave goes to the first, which names
    cells[0] = [_lines(row[places[0]], room, everything=everything) for row in shown]
    widths[0] = _width(columns[0], cells[0])
    yield _GAP + _line(
        [cut(column.label, width) for column, width in zip(columns, widths, strict=True)], columns, widths
    )
    for row in zip(*cells, strict=True):
        for at in range(max(map(len, row))):
            yield _GAP + _line([lines[at] if at < len(lines) else "" for lines in row], columns, widths)
    if len(table.rows) > len(shown):
        yield _GAP + say("report.more", count=len(table.rows) - len(shown))


def _width(column: Column, cells: Sequence[Sequence[str]]) -> int:
    return max(map(cell_len, (cut(column.label, column.wide), *(line for lines in cells for line in lines))))


def _line(texts: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> str:
    return _GAP.join(
        " " * (width - cell_len(text)) + text if column.number else pad(text, width)
        for text, column, width in zip(texts, columns, widths, strict=True)
    )


def _lines(cell: Cell, wide: int, *, everything: bool) -> list[str]:
    """A cell in lines: a long text is folded, several texts go on below each other."""
    if not isinstance(cell, tuple):
        folds = folded("—" if cell is None else cell_text(cell), width=wide)
        shown = (
            folds
            if everything or len(folds) <= _MOST_LINES
            else [*folds[: _MOST_LINES - 1], folds[_MOST_LINES - 1] + "…"]
        )
        return [cut(line, wide) for line in shown]
    lines: list[str] = []
    for at, text in enumerate(cell):
        more = say("alliance.and_more", count=len(cell) - at)
        name = cut(text, wide)
        if lines and cell_len(lines[-1]) + len(_GAP) + cell_len(name) <= wide:
            lines[-1] += _GAP + name
        elif len(lines) == _MOST_LINES and not everything:
            return [*lines, cut(more, wide)]
        else:
            lines.append(name)
    return lines or ["—"]
