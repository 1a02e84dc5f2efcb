"""Tables: the store's records as rows of register sheets, such that import finds them unchanged, or makes them anew.

Assumes that a cell names records by uid, which may be retired ones. Ties that have a sheet of their own stand there
with path, slot and dates, and in the cells of the records that they belong to as well, because such a cell is the
whole set of what has not ended. What cells cannot say of the other ties stands in the history of ties.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from graphmodel.changes import Scalar
from graphmodel.network import Network
from graphmodel.registers.sheets import HISTORIES, HISTORY, LEDGER, SHEETS, ReferenceColumn, Sheet
from graphmodel.schema import TIES_BY_TYPE

JOIN = "；"
"""Between several names in a cell."""
_SPAN = ("valid_from", "valid_to")


@dataclass(frozen=True)
class SheetTable:
    """The rows of one sheet: a column for each of the sheet's, by key; references as joined uids."""

    sheet: Sheet
    rows: pl.DataFrame

    def records(self) -> Iterator[Mapping[str, Scalar | None]]:
        """The rows, dates as ISO text."""
        dates = [name for name, kind in self.rows.schema.items() if kind == pl.Date]
        yield from self.rows.with_columns(pl.col(dates).cast(pl.String)).iter_rows(named=True)


@dataclass(frozen=True)
class _View:
    """What of the store is written: all of it, or (*retired* false) only what has not ended."""

    network: Network
    retired: bool

    def nodes(self, label: str) -> pl.DataFrame:
        """The records of a kind."""
        rows = self.network.nodes[label]
        return rows if self.retired else rows.filter(self._open())

    def ties(self, kind: str) -> pl.DataFrame:
        """The ties of a type whose ends are written too."""
        rows = self.network.ties[kind]
        return rows if self.retired else self._between_open(rows.filter(self._open()))

    def cell_ties(self, kind: str, column: ReferenceColumn) -> pl.DataFrame:
        """The ties that a cell names, begun and not ended; ``own``, ``other``, properties."""
        own, other = ("start", "end") if column.outward else ("end", "start")
        ties = self.ties(column.tie).filter(
            pl.col(f"{own}_kind") == kind,
            pl.col(f"{other}_kind").is_in(column.kinds),
            self._open(),
            pl.col("valid_from").is_null() | (pl.col("valid_from") <= self.network.on),
            *(pl.col(name) == value for name, value in column.fixed),
        )
        return ties.rename({own: "own", other: "other"})

    def _open(self) -> pl.Expr:
        return pl.col("valid_to").is_null() | (pl.col("valid_to") > self.network.on)

    def _between_open(self, ties: pl.DataFrame) -> pl.DataFrame:
        uids = self.open_uids()
        for side in ("start", "end"):
            ties = ties.join(uids, left_on=side, right_on="uid", how="semi", maintain_order="left")
        return ties

    def open_uids(self) -> pl.DataFrame:
        """The uids of the records that are written."""
        return pl.concat([self.nodes(label).select("uid") for label in self.network.nodes])


def sheet_tables(network: Network, households: pl.DataFrame | None, *, retired: bool = True) -> Iterator[SheetTable]:
    """Every sheet's rows, in the order of the sheets; empty sheets too.

    Parameters
    ----------
    retired
        Whether what has ended is written too, with its 止, and what cells cannot say of ties.
    """
    view = _View(network, retired)
    for sheet in SHEETS:
        if sheet.kind == "Household":
            yield SheetTable(sheet, _household_rows(view, sheet, households))
        elif sheet.kind:
            yield SheetTable(sheet, _node_rows(view, sheet))
        elif sheet is not LEDGER:
            yield SheetTable(sheet, _tie_rows(view, sheet))
    if retired:
        yield SheetTable(HISTORY, _history_rows(view))


def _node_rows(view: _View, sheet: Sheet) -> pl.DataFrame:
    rows = view.nodes(str(sheet.kind))
    for column in sheet.references:
        ties = view.cell_ties(str(sheet.kind), column)
        cells = ties.group_by("own").agg(pl.col("other").unique().sort().str.join(JOIN).alias(column.key))
        rows = rows.join(cells, left_on="uid", right_on="own", how="left", maintain_order="left")
    for value in sheet.values:
        if value.on_tie:
            same = _uniform(view, sheet, value.key)
            rows = rows.join(same, left_on="uid", right_on="own", how="left", maintain_order="left")
    required = [pl.col(c.key).is_not_null() for c in sheet.references if c.required]
    return rows.filter(*required).select(_names(sheet))


def _uniform(view: _View, sheet: Sheet, key: str) -> pl.DataFrame:
    """The value that all ties of a row share; none where they differ, which an empty cell leaves as it is."""
    columns = [c for c in sheet.references if key in c.given]
    ties = pl.concat([view.cell_ties(str(sheet.kind), c).select("own", key) for c in columns])
    same = pl.col(key).n_unique() == 1
    return ties.group_by("own").agg(pl.when(same).then(pl.col(key).first()).alias(key))


def _tie_rows(view: _View, sheet: Sheet) -> pl.DataFrame:
    ends = {c.key: c.names for c in sheet.references}
    return view.ties(str(sheet.tie)).select(pl.col(ends.get(name, name)).alias(name) for name in _names(sheet))


def _history_rows(view: _View) -> pl.DataFrame:
    """The ties, of types that have no sheet of their own, that no cell says all of."""
    said = [_said_by_cells(view, s, c) for s in SHEETS if s.kind and s.kind != "Household" for c in s.references]
    whole = pl.concat(said)
    parts = []
    for kind, sheet in HISTORIES.items():
        left = view.ties(kind).join(whole, on="uid", how="anti", maintain_order="left")
        told = [c.key for c in sheet.values if c.key not in _SPAN]
        detail = pl.col(told[0]) if told else pl.lit(None, dtype=pl.String)
        ends = (pl.col("start").alias("from"), pl.col("end").alias("to"), detail.alias("detail"))
        parts.append(left.select(pl.lit(kind).alias("type"), *ends, *_SPAN))
    return pl.concat(parts)


def _said_by_cells(view: _View, sheet: Sheet, column: ReferenceColumn) -> pl.DataFrame:
    """The ties of a column that its cells say all of: undated, and with no property but what column or row gives."""
    ties = view.cell_ties(str(sheet.kind), column).filter(pl.col("valid_from").is_null(), pl.col("valid_to").is_null())
    for told in TIES_BY_TYPE[column.tie].properties:
        if told.name in column.given:
            same = _uniform(view, sheet, told.name).rename({told.name: "given"})
            ties = ties.join(same, on="own", how="left").filter(pl.col(told.name).eq_missing(pl.col("given")))
            ties = ties.drop("given")
        elif told.name not in dict(column.fixed):
            ties = ties.filter(pl.col(told.name).is_null())
    return ties.select("uid")


def _household_rows(view: _View, sheet: Sheet, households: pl.DataFrame | None) -> pl.DataFrame:
    names = _names(sheet)
    if households is None:
        return pl.DataFrame(schema=dict.fromkeys(names, pl.String))
    day = pl.lit(view.network.on.isoformat())
    ends = [pl.col(n).cast(pl.String) for n in (("tie_valid_to",) if view.retired else ("valid_to", "tie_valid_to"))]
    holds = [end.is_null() | (end > day) for end in ends]
    kept = households.filter(*holds).join(
        view.open_uids(), left_on="area", right_on="uid", how="semi", maintain_order="left"
    )
    cells = kept.group_by("uid", maintain_order=True).agg(
        pl.col("area").unique().sort().str.join(JOIN), *(pl.col(n).first() for n in names if n not in {"uid", "area"})
    )
    return cells.select(names)


def _names(sheet: Sheet) -> list[str]:
    return [column.key for column in sheet.columns]
