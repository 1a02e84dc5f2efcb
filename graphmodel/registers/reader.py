"""Reading: register files as checked records, before anybody asks the store.

Assumes that a row is refused or read whole, and that whoever asked decides what refused rows mean for the import.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from graphmodel.registers.columns import Policy, make_policy
from graphmodel.registers.decisions import FINDINGS, decision_of, findings_sheet
from graphmodel.registers.files import Table, list_files, read_tables
from graphmodel.registers.headers import HEAD_ROWS, find_heading, judge_sheet
from graphmodel.registers.histories import history_of
from graphmodel.registers.ledger import Ledger
from graphmodel.registers.records import Problem, Reading, Record, Where
from graphmodel.registers.rows import RowReader, Rows
from graphmodel.registers.sheets import HISTORY, LEDGER, Sheet, sheet_named
from graphmodel.registers.texts import fold_header

if TYPE_CHECKING:
    import polars as pl

    from graphmodel.profiles import Profile

_NAMED_ROWS = 10
"""Rows that a note names by their numbers."""


def read_registers(paths: Sequence[Path], *, profile: "Profile | None" = None, strict: bool = False) -> Reading:
    """Read workbooks, CSV files and folders of them into typed records and problems.

    Parameters
    ----------
    paths
        Files and folders.
    profile
        Whose level scheme and refused names hold; without one the default refusals do.
    strict
        Whether a credit code whose check fails refuses its row, which else is a warning.

    Raises
    ------
    NotFoundError
        A path does not exist.
    FileRefusedError
        A file is empty, locked, protected or no register.
    """
    files = list_files(paths)
    policy = make_policy(profile, strict=strict)
    reading = Reading([], [], 0, 0, tuple(str(path) for path in files))
    ledger = Ledger()
    known = 0
    for path in files:
        for table in read_tables(path):
            sheet = findings_sheet(table.name) or sheet_named(table.name)
            known += sheet is not None
            if sheet is None:
                unknown = judge_sheet(Where(table.file, table.name))
                reading.problems.extend([unknown] if unknown else [])
            else:
                _read_table(table, sheet, reading, policy=policy, ledger=ledger)
    if not known:
        reading.problems.append(Problem("error", "register.nothing_known", Where(files[0].name, "")))
    reading.problems.extend(ledger.problems)
    return reading


def _read_table(table: Table, sheet: Sheet, reading: Reading, *, policy: Policy, ledger: Ledger) -> None:
    where = Where(table.file, table.name)
    reading.problems.extend(Problem("note", code, where, data=data) for code, data in table.said)
    if sheet is not FINDINGS and fold_header(table.name) not in map(fold_header, (sheet.key, sheet.zh)):
        reading.problems.append(
            Problem("note", "register.sheet_read_as", where, table.name, (("meant", sheet.label()),))
        )
    rows = iter(table.rows)
    head = list(islice(rows, HEAD_ROWS))
    if not any(cell not in {"", None} for row in head for cell in row):
        reading.problems.append(Problem("note", "register.sheet_empty", where))
        return
    heading, problems = find_heading(sheet, head, where)
    reading.problems.extend(problems)
    if heading is None or not heading.complete:
        below = chain(head[heading.row + 1 if heading else 0 :], rows)
        lost = list(below)
        reading.refused_rows += sum(any(cell not in {"", None} for cell in row) for row in lost)
        if heading and heading.known:
            names = RowReader(sheet, heading, where, policy)
            names.read(lost, heading.row + 2, names.lose)
            reading.lost.extend(names.result.lost)
        return
    reader = RowReader(sheet, heading, where, policy)
    below = chain(head[heading.row + 1 :], rows)
    first = heading.row + 2
    if sheet.kind == "Household":
        reading.households.append(_read_households(reader, below, first, where))
    elif sheet is LEDGER:
        reader.read(below, first, lambda row: reading.records.extend(ledger.turn(row)))
    elif sheet is HISTORY:
        told: list[Problem] = []
        reader.read(below, first, lambda row: reading.records.extend(history_of(row, policy, told)))
        reading.problems.extend(told)
        reading.refused_rows += len(told)
    elif sheet is FINDINGS:
        reader.read(below, first, lambda row: reading.records.append(decision_of(row)))
    else:
        reader.read(below, first, reading.records.append)
    reading.problems.extend([*reader.result.problems, *_notes(reader.result, where)])
    reading.lost.extend(reader.result.lost)
    reading.refused_rows += reader.result.refused
    reading.skipped_rows += reader.result.skipped + heading.row


def _read_households(reader: RowReader, rows: Iterable[Sequence[object]], first: int, where: Where) -> "pl.DataFrame":
    """Read household rows as columns: there may be a million."""
    import polars as pl

    columns: dict[str, list[object]] = {key: [] for key in ("row", *reader.keys)}
    row, rest = columns["row"], [(key, column) for key, column in columns.items() if key not in {"row", "area"}]
    area = columns["area"]

    def keep(record: Record) -> None:
        row.append(record.where.row)
        area.append("；".join(record.references["area"]))
        for key, column in rest:
            column.append(record.values[key])

    reader.read(rows, first, keep)  # type: ignore[arg-type] # rows are cells
    types = {"row": pl.Int64, "hub": pl.Boolean}
    frame = pl.DataFrame(columns, schema={key: types.get(key, pl.String) for key in columns})
    return frame.select(pl.lit(where.file).alias("file"), pl.lit(where.sheet).alias("sheet"), pl.all())


def _notes(rows: Rows, where: Where) -> list[Problem]:
    """Say which rows were passed over as totals or as lines below the table."""
    found = (("register.totals_skipped", rows.totals), ("register.footers_skipped", rows.footers))
    return [
        Problem("note", code, where, data=(("count", len(numbers)), ("rows", _list(numbers))))
        for code, numbers in found
        if numbers
    ]


def _list(numbers: list[int]) -> str:
    text = "、".join(str(number) for number in numbers[:_NAMED_ROWS])
    return text + ("…" if len(numbers) > _NAMED_ROWS else "")
