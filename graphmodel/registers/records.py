"""Records: what a row of a register says, before anybody asks the store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from graphmodel.changes import Scalar
from graphmodel.messages import mend, say

if TYPE_CHECKING:
    import polars as pl

    from graphmodel.registers.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a register. ``row`` counts from 1 as Excel shows it; ``column`` is a header; both may be None."""

    file: str
    sheet: str
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a place in a register: an error refuses the row, a warning or note does not.

    ``code`` is of the message catalogue; ``value`` is what stood there, or None where it must not be echoed.
    """

    severity: Literal["error", "warning", "note"]
    code: str
    where: Where
    value: str | None = None
    data: tuple[tuple[str, str | int | float], ...] = ()

    @property
    def reason(self) -> str:
        """The sentence, in the language of the moment."""
        return say(self.code, **self._said)

    @property
    def remedy(self) -> str:
        """How to put it right, in the language of the moment."""
        return mend(self.code, **self._said)

    @property
    def _said(self) -> dict[str, Any]:
        return {"value": self.value, "column": self.where.column, **dict(self.data)}


@dataclass(slots=True)
class Record:
    """A row of a register as typed values.

    Attributes
    ----------
    sheet
        The sheet's declaration.
    where
        File, sheet, row.
    values
        Property name to value, only for columns that are present; None means present and empty (clears).
        Dates are ISO text, enumerations their keys.
    references
        Column key to the names, codes or uids in the cell, in order, each once; only for columns that are present.
    """

    sheet: "Sheet"
    where: Where
    values: dict[str, Scalar | None] = field(default_factory=dict)
    references: dict[str, tuple[str, ...]] = field(default_factory=dict)
    headers: Mapping[str | None, str] = field(default_factory=dict, repr=False)
    """Column key to the header as the file has it, one mapping for all rows of a sheet."""


@dataclass(slots=True)
class Reading:
    """What reading files gave: records of rows without error, and every problem that was met."""

    records: list[Record]
    problems: list[Problem]
    refused_rows: int
    skipped_rows: int
    """Rows that hold no record: titles, totals, blank lines, the template's example row."""
    files: tuple[str, ...]
    households: list["pl.DataFrame"] = field(default_factory=list)
    """Rows of household sheets as columns, one frame a sheet, never as records (there may be a million).

    Columns: ``file``, ``sheet``, ``row``, then those of the sheet that are present, by key: ``uid`` and ``area`` (text of
    the cell), ``hub`` (flag), ``valid_from``, ``valid_to`` (ISO text); null where the cell is empty.
    """
    lost: list[Record] = field(default_factory=list)
    """Refused rows of records that others may name: only what they are called by (name, code, uid) is to be relied on."""
