"""The plan: what an import would change, made from the rows of a file and what the store holds.

Assumes that refused rows, and rows that refer to new records of refused rows, are no part of the draft; whoever asked
decides whether the rest is applied. Applying the draft and planning the same file again gives an empty draft.
"""

import gc
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from graphmodel.changes import Draft, NodeChange, TieChange
from graphmodel.network import Network
from graphmodel.registers.claims import Tie
from graphmodel.registers.closing import Closing, check_scope, close_missing, incomplete_sheets, sheets_to_close
from graphmodel.registers.entities import STATUSES, Row, Status
from graphmodel.registers.households import HouseholdPlan, plan_households
from graphmodel.registers.index import Index
from graphmodel.registers.ledger_pacts import ledger_rows
from graphmodel.registers.matching import Matching
from graphmodel.registers.nodes import (
    NodeImage,
    Trace,
    images_of,
    restore,
    warn_of_no_finding,
    warn_of_open_ended,
    warn_of_retired,
)
from graphmodel.registers.records import Problem, Reading, Where
from graphmodel.registers.references import References
from graphmodel.registers.refusals import error_places, refused_in_reading, spread_refusals
from graphmodel.registers.renames import warn_of_renames
from graphmodel.registers.scope import areas_below
from graphmodel.registers.ties import Settlement, changed_ties
from graphmodel.schema import Uid

_CONSEQUENCES = ("plan.reference_refused",)
"""Problems that another row's problem makes: they are said after it."""
EXAMPLES = 20
"""Closed and renamed records that a plan lists by name."""


@dataclass(frozen=True)
class PlanOptions:
    """How a plan is asked for.

    Attributes
    ----------
    now
        The instant of the import, ISO UTC.
    strict
        Whether warnings of the plan refuse their rows.
    close_missing
        Keys or names of sheets whose live records close where the file lacks them.
    under
        Uid of the area in whose sub-tree they close; None for everywhere.
    """

    today: date
    now: str
    batch: str
    strict: bool = False
    close_missing: tuple[str, ...] = ()
    under: Uid | None = None


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What becomes of a row; ``says`` are the problems at it."""

    where: Where
    status: Status
    uid: Uid | None
    says: tuple[Problem, ...] = ()


@dataclass
class Plan:
    """What an import would change.

    Attributes
    ----------
    problems
        Of reading and planning: errors refuse their rows, warnings and notes do not.
    by_sheet
        Rows by key of the sheet and status; ``closed`` counts the records that ``close_missing`` closes too.
    closing
        By key of the sheet: how many live records ``close_missing`` closes, out of how many in the scope.
    rows
        What becomes of each row, households apart.
    households
        ``file``, ``sheet``, ``row``, ``uid``, ``status`` of the household rows.
    closed_examples
        Some of the records that ``close_missing`` closes: uid and name.
    renamed_examples
        Some of the records whose name changes: uid, name before and after.
    files
        The files that were read, as the reading names them.
    new, changed, unchanged, closed, refused
        The sums of ``by_sheet``.
    """

    draft: Draft
    problems: tuple[Problem, ...]
    by_sheet: Mapping[str, Mapping[str, int]]
    closing: Mapping[str, tuple[int, int]]
    rows: tuple[RowOutcome, ...]
    households: pl.DataFrame
    closed_examples: tuple[tuple[str, str], ...] = ()
    renamed_examples: tuple[tuple[str, str, str], ...] = ()
    files: tuple[str, ...] = ()
    new: int = field(init=False)
    changed: int = field(init=False)
    unchanged: int = field(init=False)
    closed: int = field(init=False)
    refused: int = field(init=False)

    def __post_init__(self) -> None:
        for status in STATUSES:
            setattr(self, status, sum(tally.get(status, 0) for tally in self.by_sheet.values()))


def make_plan(
    reading: Reading, network: Network, *, households: pl.DataFrame | None = None, options: PlanOptions
) -> Plan:
    """Plan what an import of *reading* changes in the store.

    Parameters
    ----------
    network
        Every record of the store, read for the day of the import.
    households
        The store's households, one row a tie to an area; needed only where the file has a household sheet.

    Raises
    ------
    UsageError
        ``close_missing`` names a sheet that cannot be closed so, or that the file lacks.
    NotFoundError
        ``under`` is no area of the store.
    """
    with _without_collection():
        return _make_plan(reading, network, households, options)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Pause the collector: a plan makes millions of objects that stay, and it would walk them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _make_plan(reading: Reading, network: Network, households: pl.DataFrame | None, options: PlanOptions) -> Plan:
    index = Index(network, day=options.today.isoformat())
    references = References(index, reading.lost)
    check_scope(index, options.under)
    to_close = sheets_to_close(options.close_missing, reading)
    rows = ledger_rows(reading.records, index, references)
    _refuse_household_uids(rows, households)
    Matching(index, references, rows).run()
    _resolve(references, rows)
    images = images_of(index, rows)
    warn_of_retired(images, day=index.day, strict=options.strict)
    warn_of_open_ended(images, strict=options.strict)
    warn_of_no_finding(index, images, strict=options.strict)
    warn_of_renames(index, references, images, strict=options.strict)
    spread_refusals(rows)
    incomplete = incomplete_sheets(reading, rows)
    closing = close_missing(network, index, to_close, under=options.under, incomplete=incomplete)
    ties = _settle(index, rows)
    images = [image for image in images if not image.row.refused]
    scope = None
    if any(s.key == "Household" for s in to_close) and "Household" not in incomplete:
        scope = areas_below(network, options.under)
    housed = plan_households(index, references, reading.households, households, scope=scope)
    if scope is not None:
        closing.counts["Household"] = (housed.closing.height, housed.within)
    trace = Trace(options.batch, options.now)
    draft = _draft(index, images, closing, ties, housed, trace=trace)
    return _report(reading, rows, images, closing, housed, draft=draft)


def _refuse_household_uids(rows: Iterable[Row], households: pl.DataFrame | None) -> None:
    """Refuse rows whose uid is a household's: a uid is unique over all kinds."""
    if households is None:
        return
    given = [(row, uid) for row in rows if isinstance(uid := row.record.values.get("uid"), str)]
    wanted = pl.Series([uid for _, uid in given], dtype=pl.String).implode()
    taken = set(households.filter(pl.col("uid").is_in(wanted))["uid"])
    for row, uid in given:
        if uid in taken:
            row.refuse("plan.uid_of_other_kind", row.record.sheet.column("uid"), value=uid, other=uid)


def _resolve(references: References, rows: Sequence[Row]) -> None:
    """Resolve what matching has not: first what is clear overall, so that it can say where the rest belongs."""
    unclear = [
        (row, column)
        for row in rows
        for column in row.record.sheet.references
        if column.key in row.record.references
        and column.key not in row.targets
        and not references.resolve_clear(row, column)
    ]
    found = [(row, column, references.resolve(row, column)) for row, column in unclear]
    for row, column, targets in found:
        row.targets[column.key] = targets


def _settle(index: Index, rows: Sequence[Row]) -> list[Tie]:
    """Settle the ties of the rows that stand; what contradicts itself is refused, and the rest settled anew."""
    while True:
        restore(index, rows)
        standing = [row for row in rows if not row.refused]
        settlement = Settlement(index, standing)
        if not any(row.refused for row in standing):
            return settlement.ties
        spread_refusals(rows)


def _draft(
    index: Index, images: Iterable[NodeImage], closing: Closing, ties: Iterable[Tie], housed: HouseholdPlan, *,
    trace: Trace,
) -> Draft:  # fmt: skip
    draft = Draft()
    for image in images:
        image.row.mark(image.status)
        image.row.uid = image.entity.uid
        if image.changed:
            draft.add(NodeChange(image.entity.kind, image.entity.uid, image.before, image.traced(trace)))
    draft.extend(closing.changes(index, trace))
    for tie in ties:
        for row in tie.rows:
            row.uid = row.uid or tie.uid
    for tie, after in changed_ties(ties):
        kind, start, end = tie.pair
        traced = {**after, "source": tie.rows[0].record.where.file, "batch": trace.batch}
        draft.add(TieChange(kind, tie.start_kind, tie.end_kind, tie.uid, start, end, tie.before, traced))
        closes = "valid_to" in after and "valid_to" not in (tie.before or {})
        for row in tie.rows:
            row.mark("changed" if row.own else "new" if tie.before is None else "closed" if closes else "changed")
    draft.extend(housed.changes(trace))
    return draft


def _report(
    reading: Reading, rows: Sequence[Row], images: Iterable[NodeImage], closing: Closing, housed: HouseholdPlan, *,
    draft: Draft,
) -> Plan:  # fmt: skip
    by_sheet: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        by_sheet[row.record.sheet.key]["refused" if row.refused else row.status] += 1
    for status, count in housed.rows.group_by("status").len().iter_rows():
        by_sheet["Household"][status] += count
    for key, count in refused_in_reading(reading).items():
        by_sheet[key]["refused"] += count
    for key, (count, _) in closing.counts.items():
        by_sheet[key]["closed"] += count
    problems = sorted((p for row in rows for p in row.problems), key=lambda p: p.code in _CONSEQUENCES)
    names = [(i.entity.uid, str((i.before or {}).get("name")), str(i.after.get("name"))) for i in images if i.before]
    return Plan(
        draft,
        (*reading.problems, *problems, *housed.problems, *closing.problems),
        {key: dict(tally) for key, tally in by_sheet.items()},
        closing.counts,
        _outcomes(reading, rows),
        housed.rows,
        tuple((e.uid, e.name or e.uid) for e in closing.entities[:EXAMPLES]),
        tuple(name for name in names if name[1] != name[2])[:EXAMPLES],
        reading.files,
    )


def _outcomes(reading: Reading, rows: Sequence[Row]) -> tuple[RowOutcome, ...]:
    at: dict[Where, list[Problem]] = defaultdict(list)
    for problem in reading.problems:
        where = problem.where
        at[Where(where.file, where.sheet, where.row)].append(problem)
    planned = [
        RowOutcome(
            row.record.where,
            "refused" if row.refused else row.status,
            None if row.refused and not (row.own and row.own.settled.stored) else row.uid,
            (*at.get(row.record.where, ()), *row.problems),
        )
        for row in rows
    ]
    known = {row.record.where for row in rows}
    lost = (where for where in error_places(reading.problems) if where not in known and where.row is not None)
    return (*planned, *(RowOutcome(where, "refused", None, tuple(at[where])) for where in lost))
