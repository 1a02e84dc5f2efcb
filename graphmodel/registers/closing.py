"""Closing: the live records that a file lacks, closed where the import asks for it.

Assumes that a sheet with a refused row cannot say what it lacks: nothing of it closes then.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from graphmodel.changes import NodeChange
from graphmodel.errors import NotFoundError, UsageError
from graphmodel.network import Network
from graphmodel.registers.entities import Entity, Row
from graphmodel.registers.index import Index
from graphmodel.registers.nodes import Trace
from graphmodel.registers.records import Problem, Reading, Where
from graphmodel.registers.refusals import refused_in_reading
from graphmodel.registers.scope import records_below
from graphmodel.registers.sheets import Sheet, sheet_named
from graphmodel.registers.ties import last_day
from graphmodel.schema import Uid


@dataclass
class Closing:
    """What closes because the file lacks it.

    Attributes
    ----------
    entities
        The records, by kind and uid; their ``ends`` is already the day on which they close.
    counts
        By key of the sheet: how many close, out of how many in the scope.
    """

    entities: list[Entity] = field(default_factory=list)
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def changes(self, index: Index, trace: Trace) -> Iterable[NodeChange]:
        """The changes; a record that closes was not seen, so ``last_seen`` stays."""
        for kind in sorted({e.kind for e in self.entities}):
            mine = {e.uid: e for e in self.entities if e.kind == kind}
            for uid, before in index.image(kind, mine).items():
                after = {**before, "valid_to": str(mine[Uid(uid)].ends), "batch": trace.batch}
                yield NodeChange(kind, Uid(uid), before, after)


def sheets_to_close(names: Collection[str], reading: Reading) -> tuple[Sheet, ...]:
    """The sheets of these keys or names.

    Raises
    ------
    UsageError
        A name is no sheet of records, or the file has no row of it: all of its records would close.
    """
    sheets = []
    present = {r.sheet.key for r in reading.records} | ({"Household"} if reading.households else set())
    for name in names:
        sheet = sheet_named(name)
        if sheet is None or sheet.kind is None:
            raise UsageError("plan.cannot_close", sheet=name)
        if sheet.key not in present:
            raise UsageError("plan.sheet_absent", sheet=sheet.label())
        sheets.append(sheet)
    return tuple(dict.fromkeys(sheets))


def check_scope(index: Index, under: Uid | None) -> None:
    """Check that the scope is an area of the store.

    Raises
    ------
    NotFoundError
        It is none.
    """
    area = index.by_uid.get(under) if under is not None else None
    if under is not None and (area is None or area.kind != "Area" or not area.stored):
        raise NotFoundError("plan.under_unknown", value=under)


def incomplete_sheets(reading: Reading, rows: Iterable[Row]) -> set[str]:
    """Keys of the sheets that have a refused row whose record nobody knows."""
    unknown = {r.record.sheet.key for r in rows if r.refused and not (r.own and r.own.settled.stored)}
    return unknown | {key for key, count in refused_in_reading(reading).items() if count}


def close_missing(
    network: Network, index: Index, sheets: Iterable[Sheet], *, under: Uid | None, incomplete: Collection[str]
) -> Closing:
    """Close what the file lacks; households are closed with their columns."""
    closing = Closing()
    for sheet in sheets:
        if sheet.key in incomplete:
            closing.problems.append(Problem("warning", "plan.not_closed", Where("", sheet.label())))
            closing.counts[sheet.key] = (0, 0)
        elif sheet.kind and sheet.kind != "Household":
            inside = [index.by_uid[uid] for uid in sorted(records_below(network, sheet.kind, under))]
            lacking = [e for e in inside if e.row is None]
            for entity in lacking:
                entity.ends = last_day(index.day, entity.starts, entity.ends)
            closing.entities.extend(lacking)
            closing.counts[sheet.key] = (len(lacking), len(inside))
    return closing
