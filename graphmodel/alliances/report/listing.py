"""Listing: an answer as tables of plain cells, which every format writes in its own way.

Assumes that a cell is a number, a text, a day, several texts, or None (nothing is on record).
"""

from dataclasses import dataclass
from datetime import date

from graphmodel.gaps.words import listed

Cell = int | float | str | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its label, and how many columns of a terminal it takes at most, 0 where a terminal leaves it out."""

    label: str
    wide: int = 0
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; ``empty`` is said where it has no rows."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str

    @property
    def for_terminal(self) -> bool:
        """Whether a terminal shows it."""
        return any(column.wide for column in self.columns)


@dataclass(frozen=True, slots=True)
class Listing:
    """An answer laid out in the language of the moment.

    Attributes
    ----------
    title
        What it is a list of.
    scope
        The name of the area asked about, or None.
    notes
        Lines above the tables.
    tables
        In the order in which they are shown.
    main
        The one that goes into a CSV file.
    """

    title: str
    scope: str | None
    on: date
    revision: int
    notes: tuple[str, ...]
    tables: tuple[Table, ...]
    main: int = 0


def cell_text(cell: Cell) -> str:
    """A cell as text; nothing where nothing is on record."""
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return listed(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)
