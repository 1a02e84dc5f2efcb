"""Refusals: how they spread from a refused new record to the rows that refer to it, and how reading's count.

Assumes that references are resolved over the whole file once: a refused row stays what a name means, so that what is
left out does not change what the rest says.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graphmodel.registers.entities import Entity, Row
from graphmodel.registers.index import fold
from graphmodel.registers.records import Problem, Reading, Where
from graphmodel.registers.sheets import sheet_named


def spread_refusals(rows: Sequence[Row]) -> None:
    """Refuse every row that refers, over any number of steps, to a new record whose row is refused."""
    referring: dict[Row, list[tuple[Row, str, str]]] = defaultdict(list)
    for row in rows:
        for key, targets in row.targets.items():
            for entity in (target.settled for target in targets):
                if not entity.stored and entity.row is not None and entity.row is not row:
                    referring[entity.row].append((row, key, _as_written(row, key, entity)))
    waiting = [row for row in rows if row.refused]
    while waiting:
        refused = waiting.pop()
        for row, key, text in referring.get(refused, ()):
            if not row.refused:
                other = refused.place(row.record.where)
                row.refuse("plan.reference_refused", row.record.sheet.column(key), value=text, other=other)
                waiting.append(row)


def _as_written(row: Row, key: str, entity: Entity) -> str:
    """What the row's cell calls an entity."""
    names = {fold(name) for name in (entity.uid, entity.name, entity.code) if name}
    return next((t for t in row.record.references[key] if fold(t) in names), entity.name or entity.uid)


def refused_in_reading(reading: Reading) -> Mapping[str, int]:
    """The rows that reading refused, by key of the sheet; an error at a header or a whole sheet counts as one."""
    tally: dict[str, int] = defaultdict(int)
    for where in error_places(reading.problems):
        tally[sheet_key(where)] += 1
    left = reading.refused_rows - sum(tally.values())
    if left > 0:
        first = next((p.where for p in reading.problems if p.severity == "error"), Where("", ""))
        tally[sheet_key(first)] += left
    return tally


def error_places(problems: Iterable[Problem]) -> list[Where]:
    """The distinct rows that errors stand at, in order."""
    errors = (p.where for p in problems if p.severity == "error")
    return list(dict.fromkeys(Where(w.file, w.sheet, w.row) for w in errors))


def sheet_key(where: Where) -> str:
    """The key of the sheet that a place is in, or the sheet's name where it is none of ours."""
    sheet = sheet_named(where.sheet)
    return sheet.key if sheet else where.sheet
