"""Claims: what the rows of a file say of ties, and the ties that it is said of.

Assumes that every row's references are resolved and that no refused row is asked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from graphmodel.changes import Scalar
from graphmodel.registers.entities import Entity, Row
from graphmodel.registers.index import StoredTie
from graphmodel.registers.sheets import ReferenceColumn
from graphmodel.schema import TIES_BY_TYPE, Uid

Pair = tuple[str, Uid, Uid]
"""Type, start and end of a tie."""


@dataclass(slots=True, eq=False)
class Tie:
    """A tie on its way through the plan: as stored, and as the file says it.

    Attributes
    ----------
    before
        None where it is new.
    said, said_by
        What rows say of its properties, and which row said it first.
    cleared
        Properties that a cell which is present and empty clears, unless a row says them.
    rows
        The rows that state it.
    """

    pair: Pair
    uid: Uid
    start_kind: str
    end_kind: str
    before: dict[str, Scalar] | None
    said: dict[str, Scalar] = field(default_factory=dict)
    said_by: dict[str, Row] = field(default_factory=dict)
    cleared: set[str] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)
    ends: str | None = None
    """The day on which the import closes it."""

    @classmethod
    def of(cls, stored: StoredTie, kind: str) -> "Tie":
        """The stored tie."""
        pair = (kind, stored.start, stored.end)
        return cls(pair, stored.uid, stored.start_kind, stored.end_kind, stored.image)

    def value(self, name: str) -> Scalar | None:
        """The property's value: as said, else as stored."""
        return self.said.get(name, (self.before or {}).get(name))

    @property
    def discriminator(self) -> Scalar | None:
        """The value that tells it from other ties between the same ends."""
        name = TIES_BY_TYPE[self.pair[0]].discriminator
        return self.value(name) if name else None

    def open(self, day: str) -> bool:
        """Whether it has not ended by *day* as it stands."""
        ends = self.value("valid_to")
        return ends is None or str(ends) > day

    def live(self, day: str) -> bool:
        """Whether its own span holds on *day*."""
        starts = self.value("valid_from")
        return self.open(day) and (starts is None or str(starts) <= day)

    def fits(self, fixed: Iterable[tuple[str, str]]) -> bool:
        """Whether it has the properties that a column fixes."""
        return all(self.value(name) == value for name, value in fixed)


@dataclass(slots=True, eq=False)
class Claim:
    """One row's word on one tie: of a tie sheet, or (*column*) of a cell that names the other end."""

    row: Row
    start: Entity
    end: Entity
    kind: str
    values: dict[str, Scalar | None]
    column: ReferenceColumn | None = None

    @property
    def pair(self) -> Pair:
        """Type, start and end."""
        return self.kind, self.start.uid, self.end.uid

    @property
    def discriminator(self) -> Scalar | None:
        """The discriminator's value that the row gives."""
        name = TIES_BY_TYPE[self.kind].discriminator
        return self.values.get(name) if name else None


def claims_of(row: Row) -> Iterator[Claim]:
    """Everything that a row says of ties."""
    sheet, record = row.record.sheet, row.record
    if sheet.tie:
        at = {c.names: row.targets[c.key] for c in sheet.references}
        for start, end in product(at["start"], at["end"]):
            yield Claim(row, start.settled, end.settled, sheet.tie, dict(record.values))
        return
    for column in sheet.references:
        for other in row.targets.get(column.key, ()):
            yield _of_cell(row, column, other.settled)


def _of_cell(row: Row, column: ReferenceColumn, other: Entity) -> Claim:
    if row.own is None:
        raise TypeError(column.key)
    given = {key: row.record.values[key] for key in column.given if key in row.record.values}
    own = row.own.settled
    start, end = (own, other) if column.outward else (other, own)
    return Claim(row, start, end, column.tie, {**given, **dict(column.fixed)}, column)
