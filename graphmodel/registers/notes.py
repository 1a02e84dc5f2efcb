"""Notes: what an import says of the rows of a register, and where in a sheet it is written.

Assumes that rows count from 1 and columns from 0.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graphmodel.messages import say
from graphmodel.registers.cells import Cell
from graphmodel.registers.entities import STATUSES, header
from graphmodel.registers.headers import HEAD_ROWS as HEAD
from graphmodel.registers.headers import find_heading
from graphmodel.registers.plan import Plan
from graphmodel.registers.records import Problem, Where
from graphmodel.registers.sheets import Sheet, sheet_named
from graphmodel.registers.texts import fold_header

__all__ = ["HEAD", "Layout", "Note", "Notes", "notes_of"]


@dataclass(slots=True)
class Note:
    """What a row's outcome and problems say."""

    status: str | None = None
    uid: str | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def status_said(self) -> str | None:
        """The status in the language of the moment."""
        return say(f"plan.{self.status}") if self.status else None

    @property
    def said(self) -> str | None:
        """Every problem's reason and remedy, each once."""
        return "\n".join(dict.fromkeys(f"{p.reason}{p.remedy}" for p in self.problems)) or None


Notes = Mapping[tuple[str, str], dict[int | None, Note]]
"""Notes by file and sheet, by row."""


def notes_of(plan: Plan) -> Notes:
    """What a plan says, row by row; of two records that one row makes the stronger status holds."""
    found: dict[tuple[str, str], dict[int | None, Note]] = defaultdict(lambda: defaultdict(Note))
    for outcome in plan.rows:
        note = found[outcome.where.file, outcome.where.sheet][outcome.where.row]
        note.status = max(note.status or STATUSES[0], outcome.status, key=STATUSES.index)
        note.uid = note.uid or (None if outcome.status == "refused" else outcome.uid)
    for file, sheet, row, uid, status in plan.households.iter_rows():
        found[file, sheet][row] = Note(status, uid)
    for problem in plan.problems:
        found[problem.where.file, problem.where.sheet][problem.where.row].problems.append(problem)
    return found


@dataclass(slots=True)
class Layout:
    """Where in a sheet status, message and uid are written.

    Attributes
    ----------
    row
        The header's row.
    added
        Headers of the columns that the sheet lacks, by column.
    uid
        None where the sheet takes no uids.
    """

    sheet: Sheet
    row: int
    headers: list[str]
    added: dict[int, str]
    status: int = 0
    message: int = 0
    uid: int | None = None

    @classmethod
    def of(cls, head: Sequence[Sequence[Cell]], where: Where) -> "Layout | None":
        """The layout of a sheet by its first rows; None where it is none of ours."""
        sheet = sheet_named(where.sheet)
        heading, _ = find_heading(sheet, head, where) if sheet else (None, [])
        if sheet is None or heading is None:
            return None
        headers = [fold_header(str(cell)) for cell in head[heading.row]]
        layout = cls(sheet, heading.row + 1, headers, {})
        layout.status = layout._column(say("plan.annotated_status"))
        layout.message = layout._column(say("plan.annotated_message"))
        declared = next((c for c in sheet.columns if c.key == "uid"), None)
        known = next((at for at, column, _ in heading.known if column.key == "uid"), None)
        layout.uid = known if known is not None or declared is None else layout._column(header(declared))
        return layout

    def place(self, name: str | None) -> int | None:
        """The column that a problem names, by its header as written or as declared."""
        if name is None:
            return None
        if fold_header(name) in self.headers:
            return self.headers.index(fold_header(name))
        meant = self.sheet.column_named(name)
        return next(
            (at for at, text in enumerate(self.headers) if meant and self.sheet.column_named(text) is meant), None
        )

    def line(self, number: int, cells: Sequence[Cell], note: Note | None) -> list[Cell]:
        """A row with what is said of it."""
        line = [*cells, *("",) * (len(self.headers) - len(cells))]
        if number == self.row:
            for at, name in self.added.items():
                line[at] = name
        if number > self.row:
            line[self.status] = (note and note.status_said) or ""
            line[self.message] = (note and note.said) or ""
            if note and note.uid and self.uid is not None and line[self.uid] in {"", None}:
                line[self.uid] = note.uid
        return line

    def _column(self, name: str) -> int:
        """The column with that header; a new one at the right where there is none."""
        folded = fold_header(name)
        if folded not in self.headers:
            self.added[len(self.headers)] = name
            self.headers.append(folded)
        return self.headers.index(folded)
