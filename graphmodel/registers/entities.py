"""Entities and rows: the records that an import speaks of, stored or new, and the rows that speak.

Assumes ISO dates as text. ``live``, names and codes of an entity are those after the import, so that a name means the
same in whatever order the rows come; what was stored before is asked of the index.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graphmodel.messages import Language, language, say
from graphmodel.registers.records import Problem, Record, Where
from graphmodel.registers.sheets import Column
from graphmodel.schema import NODES, Uid

Severity = Literal["error", "warning", "note"]
Status = Literal["new", "changed", "unchanged", "closed", "refused"]
STATUSES: tuple[Status, ...] = ("unchanged", "changed", "closed", "new", "refused")
"""What becomes of a row, from the weakest word to the strongest."""


@dataclass(slots=True, eq=False)
class Entity:
    """A node that the store holds or that a row will make.

    Attributes
    ----------
    uid
        Empty until one is given or made.
    same
        The stored entity that this one turned out to be.
    row
        The row that speaks of it, where one does.
    """

    kind: str
    uid: Uid
    name: str | None
    code: str | None
    starts: str | None
    ends: str | None
    stored: bool
    level: str | None = None
    ended: str | None = None
    """止 as it was stored before the import."""
    row: "Row | None" = None
    same: "Entity | None" = None

    @property
    def settled(self) -> "Entity":
        """The entity that this one turned out to be, or itself."""
        return self.same or self

    @property
    def said(self) -> str:
        """How a message calls it."""
        name = f"{self.name} " if self.name else ""
        return f"{name}({self.uid})" if self.uid else self.name or self.kind

    def open(self, day: str) -> bool:
        """Whether it has not ended by *day*; it may begin later."""
        return self.ends is None or self.ends > day

    def was_open(self, day: str) -> bool:
        """Whether it was stored before the import and had not ended by *day*."""
        return self.stored and (self.ended is None or self.ended > day)

    def live(self, day: str) -> bool:
        """Whether it holds on *day*."""
        return self.open(day) and (self.starts is None or self.starts <= day)


@dataclass(slots=True, eq=False)
class Row:
    """A record of a register on its way through the plan.

    Attributes
    ----------
    own
        The entity that it speaks of; None on a tie sheet.
    targets
        Per reference column that is present, what its cell names.
    status
        ``new``, ``changed``, ``closed`` or ``unchanged``; ``refused`` beside it wins.
    """

    record: Record
    own: Entity | None = None
    targets: dict[str, tuple[Entity, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: bool = False
    status: Status = "unchanged"
    uid: Uid | None = None

    def refuse(self, code: str, /, column: Column | None = None, *, value: str | None = None, **data: str) -> None:
        """Refuse the row for the reason *code*."""
        self.refused = True
        self.problems.append(self._problem("error", code, column, value, data))

    def warn(self, code: str, /, column: Column | None = None, *, strict: bool, **data: str) -> None:
        """Say *code* of the row; refuse it where warnings are to be taken for errors."""
        self.refused = self.refused or strict
        self.problems.append(self._problem("error" if strict else "warning", code, column, None, data))

    def mark(self, status: Status) -> None:
        """Note what happens to the row's record or ties; the strongest word stays."""
        self.status = max(self.status, status, key=STATUSES.index)

    def place(self, beside: Where) -> str:
        """How a message at another place calls the row: sheet, row and what stands in it."""
        return place_of(self.record, beside)

    def _problem(
        self, severity: Severity, code: str, column: Column | None, value: str | None, data: Mapping[str, str]
    ) -> Problem:
        where = self.record.where
        written = (self.record.headers.get(column.key) or header(column)) if column else None
        spot = Where(where.file, where.sheet, where.row, written)
        return Problem(severity, code, spot, value, tuple(data.items()))


def place_of(record: Record, beside: Where) -> str:
    """How a message at *beside* calls a record's row: its sheet as written, its row, its name, else code or uid."""
    where, values = record.where, record.values
    place = say("plan.place", sheet=where.sheet, row=where.row)
    if where.file not in {beside.file, f"{where.sheet}.csv"}:
        place = say("plan.place_in_file", file=where.file, place=place)
    code = NODES[record.sheet.kind].code if record.sheet.kind else None
    name = values.get("name") or values.get(code or "") or values.get("uid")
    return say("plan.place_named", place=place, name=name) if name else place


def header(column: Column) -> str:
    """The column's header in the language of the moment."""
    return header_in(column, language())


def header_in(column: Column, lang: Language) -> str:
    """The column's header: Chinese, or the key where English is spoken."""
    return column.zh if lang == "zh" else column.key
