"""Rows: what stands below a header as records, with every fault at its place.

Assumes that registers repeat themselves: what a text means in a column is worked out once and remembered.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from graphmodel.registers.cells import DATE_SERIAL, Cell, Fault, Read, Reading, Value, text_of
from graphmodel.registers.columns import TIER_AND_FORM, Policy, look_for_personal, reading_of
from graphmodel.registers.headers import Heading
from graphmodel.registers.privacy import personal_content
from graphmodel.registers.records import Problem, Record, Where
from graphmodel.registers.sheets import ReferenceColumn, Sheet
from graphmodel.registers.texts import fold

EXAMPLE = ("（示例）", "(example)")
"""What the first cell of the template's example row begins with, in Chinese and English."""
_EXAMPLE = ("（示例", "(示例", "(example")
_TOTALS = frozenset({"合计", "小计", "总计", "共计", "累计", "总数", "total", "subtotal"})
_TOTAL_ENDINGS = ("合计", "小计", "总计")
_FOOTERS = (
    "注：",
    "注:",
    "备注：",
    "备注:",
    "说明：",
    "说明:",
    "填表",
    "制表",
    "填报",
    "审核人",
    "审核：",
    "单位负责人",
    "报送",
)
_TOTAL_WIDTH = 4
"""A total's name is looked for in so many columns."""
_NEVER_NAMED = (None, "Household", "Post", "Event", "Decision")
"""Kinds whose records no other names, and sheets of ties."""
_REMEMBERED = 20_000
_QUOTED = 60
"""Characters of a cell that a message quotes."""
_ORDER = (("signed_on", "expires_on"), ("term_ends_on", "term_extended_to"))


@dataclass(slots=True)
class _Column:
    index: int
    header: str
    key: str | None
    reference: bool
    read: Reading
    known: dict[str, Read] = field(default_factory=dict)

    def take(self, cell: Cell) -> Read:
        if type(cell) is not str:
            return self.read(cell)
        got = self.known.get(cell)
        if got is None:
            got = self.read(cell)
            if len(self.known) < _REMEMBERED:
                self.known[cell] = got
        return got


@dataclass(slots=True)
class Rows:
    """What rows gave: problems and counts; the records themselves went to whoever keeps them."""

    problems: list[Problem] = field(default_factory=list)
    refused: int = 0
    skipped: int = 0
    totals: list[int] = field(default_factory=list)
    footers: list[int] = field(default_factory=list)
    lost: list[Record] = field(default_factory=list)
    """Refused rows of records that others may name."""


class RowReader:
    """Reads the rows of one sheet below its heading."""

    def __init__(self, sheet: Sheet, heading: Heading, where: Where, policy: Policy) -> None:
        self._sheet = sheet
        self._where = where
        self._columns = [
            _Column(i, header, c.key, isinstance(c, ReferenceColumn), reading_of(sheet, c, policy))
            for i, c, header in heading.known
        ]
        self._columns += [_Column(i, header, None, False, look_for_personal) for i, header in heading.unknown]
        self._width = 1 + max(column.index for column in self._columns)
        self._headers = {column.key: column.header for column in self._columns}
        self._warned: set[tuple[str, str]] = set()
        self._serials: dict[str, tuple[Where, str, Fault, int]] = {}
        starts = "founded_on" if sheet.kind == "Org" else "valid_from"
        self._order = tuple(pair for pair in ((starts, "valid_to"), *_ORDER) if set(pair) <= self._headers.keys())
        self._skips_unjudged = sheet.kind == "Decision" and "verdict" in self._headers
        self.result = Rows()

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the columns that are present, in the order of the file."""
        return tuple(column.key for column in self._columns if column.key)

    def read(self, rows: Iterable[Sequence[Cell]], first: int, keep: Callable[[Record], None]) -> None:
        """Read *rows*, the first of which is row *first* of the file, and hand each good record to *keep*."""
        for number, cells in enumerate(rows, start=first):
            if self._holds_no_record(cells, number):
                self.result.skipped += 1
            elif record := self._read_row(cells, number):
                keep(record)
            else:
                self.result.refused += 1
        for where, value, fault, count in self._serials.values():
            self._report(replace(fault, data=(*fault.data, ("count", count))), where, value)
        self._serials.clear()

    def _read_row(self, cells: Sequence[Cell], number: int) -> Record | None:
        width = len(cells)
        if width < self._width:
            cells = [*cells, *("",) * (self._width - width)]
        values: dict[str, Value] = {}
        references: dict[str, tuple[str, ...]] = {}
        good = True
        for column in self._columns:
            value, fault = column.take(cells[column.index])
            if fault is not None:
                good = not self._complain(column, cells[column.index], fault, number) and good
            if column.reference:
                references[column.key] = value  # type: ignore[index, assignment] # a reference column's reading is names
            elif column.key is not None:
                values[column.key] = value
        where = Where(self._where.file, self._where.sheet, number)
        record = Record(self._sheet, where, values, references, self._headers)  # type: ignore[arg-type] # names stand in references
        if not good:
            self.lose(record)
            return None
        faults = self._disorder(record) if self._order else []
        if "tier" in values:
            faults += self._split_tier(record)
        for key, fault, value in faults:
            self._report(fault, Where(self._where.file, self._where.sheet, number, self._headers[key]), value)
        if faults:
            self.lose(record)
            return None
        return record

    def lose(self, record: Record) -> None:
        """Keep by what others may name a refused row: whoever does is then told of it."""
        if self._sheet.kind not in _NEVER_NAMED:
            self.result.lost.append(record)

    def _holds_no_record(self, cells: Sequence[Cell], number: int) -> bool:
        """Whether a row is blank, a total, a line below the table or the template's example."""
        first = next((c for c in cells if c != "" and c is not None and not (type(c) is str and c.isspace())), None)
        if first is None:
            return True
        if any(type(c) is str and _is_total(c) for c in cells[:_TOTAL_WIDTH]):
            self.result.totals.append(number)
            return True
        if type(first) is not str:
            return False
        text = first.lstrip()
        if text.startswith(_FOOTERS) and sum(c != "" and c is not None for c in cells) <= 2:
            self.result.footers.append(number)
            return True
        return text.startswith(_EXAMPLE) or (self._skips_unjudged and self._is_unjudged(cells))

    def _is_unjudged(self, cells: Sequence[Cell]) -> bool:
        """Whether a finding of a report was not decided on: its verdict is empty."""
        verdict = next(column for column in self._columns if column.key == "verdict")
        return verdict.index >= len(cells) or not text_of(cells[verdict.index])[0]

    def _complain(self, column: _Column, cell: Cell, fault: Fault, number: int) -> bool:
        """Report a fault of a cell, a repeated warning once; say whether it refuses the row."""
        text = text_of(cell)[0] if fault.quoted else ""
        personal = personal_content(text) if text else None
        if personal:
            fault, text = Fault(personal, quoted=False), ""
        if fault.code == DATE_SERIAL:
            here = Where(self._where.file, self._where.sheet, number, column.header)
            where, first, told, count = self._serials.get(column.header, (here, text, fault, 0))
            self._serials[column.header] = (where, first, told, count + 1)
            return False
        if fault.severity == "warning":
            if (column.header, text) in self._warned:
                return False
            self._warned.add((column.header, text))
        self._report(fault, Where(self._where.file, self._where.sheet, number, column.header), text or None)
        return fault.severity == "error"

    def _report(self, fault: Fault, where: Where, value: str | None) -> None:
        quoted = value if value is None or len(value) <= _QUOTED else value[:_QUOTED] + "…"
        self.result.problems.append(Problem(fault.severity, fault.code, where, quoted, fault.data))

    def _disorder(self, record: Record) -> list[tuple[str, Fault, str | None]]:
        """Find dates of a row in disorder; ISO texts sort as days do."""
        found: list[tuple[str, Fault, str | None]] = []
        for earlier, later in self._order:
            start, end = record.values[earlier], record.values[later]
            if (
                isinstance(start, str)
                and isinstance(end, str)
                and (end < start or (end == start and later != "term_extended_to"))
            ):
                said = (("other", self._headers[earlier]), ("start", start))
                code = "register.extension_disordered" if later == "term_extended_to" else "register.dates_disordered"
                found.append((later, Fault(code, data=said), end))
        return found

    @staticmethod
    def _split_tier(record: Record) -> list[tuple[str, Fault, str | None]]:
        """Split what the tier column read (联合党支部) into tier and form, which must agree with the form column."""
        tier, _, form = str(record.values["tier"]).partition(TIER_AND_FORM)
        record.values["tier"] = tier
        if not form:
            return []
        said = record.values.get("form")
        if said is not None and said != form:
            return [("form", Fault("register.form_contradicts", quoted=False), None)]
        record.values["form"] = form
        return []


def _is_total(text: str) -> bool:
    if text.rstrip(" :：\u3000")[-1:] not in {"计", "数", "l", "L"}:
        return False
    plain = fold(text).rstrip(":")
    return plain in _TOTALS or plain.endswith(_TOTAL_ENDINGS)
