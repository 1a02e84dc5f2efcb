"""Veil: what of a register no copy may repeat, because it is personal data.

Assumes that a copy is written of the whole file, of sheets too that are none of ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from graphmodel.registers.cells import Cell, text_of
from graphmodel.registers.codes import is_credit_code
from graphmodel.registers.columns import CODES
from graphmodel.registers.headers import column_meant
from graphmodel.registers.notes import Layout
from graphmodel.registers.privacy import personal_content, personal_header


@dataclass(frozen=True)
class Veil:
    """Hides columns of personal data, their header too, so that the copy can be read again; and personal data in any cell.

    Attributes
    ----------
    row
        The header's row, from 1; 0 where none is known.
    columns
        Columns whose header promises personal data, from 0.
    codes
        Columns of codes, in which fewer things are taken for personal data.
    """

    row: int
    columns: frozenset[int]
    codes: frozenset[int]

    @classmethod
    def of(cls, head: Sequence[Sequence[Cell]], layout: Layout | None) -> "Veil":
        """The veil of a sheet by its first rows, and by its layout where it is one of ours."""
        rows = head if layout is None else head[layout.row - 1 : layout.row]
        texts = [(at, text_of(cell)[0]) for row in rows for at, cell in enumerate(row)]
        household = layout is not None and layout.sheet.kind == "Household"
        known = {at for at, text in texts if layout and column_meant(layout.sheet, text)}
        personal = {at for at, text in texts if text and personal_header(text, household=household)} - known
        codes = {at for at, text in texts if layout and (c := column_meant(layout.sheet, text)) and c.key in CODES}
        return cls(layout.row if layout else 0, frozenset(personal), frozenset(codes))

    def hides(self, number: int, at: int, cell: Cell) -> bool:
        """Whether the cell in row *number* (from 1) and column *at* (from 0) is left empty in a copy."""
        text = "" if isinstance(cell, bool) else text_of(cell)[0]
        if not text:
            return False
        if at in self.columns and number >= self.row and not (self.row == 0 and personal_header(text)):
            return True
        if at in self.codes and is_credit_code(text):
            return False
        return personal_content(text, code=at in self.codes) is not None
