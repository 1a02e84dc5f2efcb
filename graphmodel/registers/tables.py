"""Tables: the store's records as rows of register sheets, such that import finds them unchanged.

Assumes that what has not ended is written: retired records are left out, since nothing closes because a file lacks it.
A cell names records by uid. Ties that have a sheet of their own stand there with path, slot and dates, and in the
cells of the records that they belong to as well, because such a cell is the whole set.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from graphmodel.changes import Scalar
from graphmodel.network import Network
from graphmodel.registers.sheets import LEDGER, SHEETS, ReferenceColumn, Sheet, ValueColumn

JOIN = "；"
"""Between several names in a cell."""
_OPEN = ("valid_to", "tie_valid_to")


@dataclass(frozen=True)
class SheetTable:
    """The rows of one sheet: a column for each of the sheet's, by key; references as joined uids."""

    sheet: Sheet
    rows: pl.DataFrame

    def records(self) -> Iterator[Mapping[str, Scalar | None]]:
        """The rows, dates as ISO text."""
        dates = [name for name, kind in self.rows.schema.items() if kind == pl.Date]
        yield from self.rows.with_columns(pl.col(dates).cast(pl.String)).iter_rows(named=True)


def sheet_tables(network: Network, households: pl.DataFrame | None) -> Iterator[SheetTable]:
    """Every sheet's rows, in the order of the sheets; empty sheets too."""
    open_uids = _open_uids(network)
    for sheet in SHEETS:
        if sheet.kind == "Household":
            yield SheetTable(sheet, _household_rows(sheet, households, open_uids, on=network.on))
        elif sheet.kind:
            yield SheetTable(sheet, _node_rows(network, sheet, open_uids))
        elif sheet is not LEDGER:
            yield SheetTable(sheet, _tie_rows(network, sheet, open_uids))


def _open(network: Network) -> pl.Expr:
    return pl.col("valid_to").is_null() | (pl.col("valid_to") > network.on)


def _open_uids(network: Network) -> pl.DataFrame:
    return pl.concat([frame.filter(_open(network)).select("uid") for frame in network.nodes.values()])


def _node_rows(network: Network, sheet: Sheet, open_uids: pl.DataFrame) -> pl.DataFrame:
    rows = network.nodes[str(sheet.kind)].filter(_open(network))
    for column in sheet.references:
        ties = _cell_ties(network, str(sheet.kind), column, open_uids)
        cells = ties.group_by("own").agg(pl.col("other").unique().sort().str.join(JOIN).alias(column.key))
        rows = rows.join(cells, left_on="uid", right_on="own", how="left", maintain_order="left")
    for value in sheet.values:
        if value.on_tie:
            rows = rows.join(
                _uniform(network, sheet, value, open_uids), left_on="uid", right_on="own", how="left",
                maintain_order="left",
            )  # fmt: skip
    required = [pl.col(c.key).is_not_null() for c in sheet.references if c.required]
    return rows.filter(*required).select(_names(sheet))


def _cell_ties(network: Network, kind: str, column: ReferenceColumn, open_uids: pl.DataFrame) -> pl.DataFrame:
    """The ties that a cell names: begun and not ended, and their ends not ended; ``own``, ``other``, properties."""
    own, other = ("start", "end") if column.outward else ("end", "start")
    ties = network.ties[column.tie].filter(
        pl.col(f"{own}_kind") == kind,
        pl.col(f"{other}_kind").is_in(column.kinds),
        _open(network),
        pl.col("valid_from").is_null() | (pl.col("valid_from") <= network.on),
        *(pl.col(name) == value for name, value in column.fixed),
    )
    return ties.rename({own: "own", other: "other"}).join(open_uids, left_on="other", right_on="uid", how="semi")


def _uniform(network: Network, sheet: Sheet, value: ValueColumn, open_uids: pl.DataFrame) -> pl.DataFrame:
    """The value that all ties of a row share; none where they differ, which an empty cell leaves as it is."""
    columns = [c for c in sheet.references if value.key in c.given]
    ties = pl.concat([_cell_ties(network, str(sheet.kind), c, open_uids).select("own", value.key) for c in columns])
    same = pl.col(value.key).n_unique() == 1
    return ties.group_by("own").agg(pl.when(same).then(pl.col(value.key).first()).alias(value.key))


def _tie_rows(network: Network, sheet: Sheet, open_uids: pl.DataFrame) -> pl.DataFrame:
    ends = {c.key: c.names for c in sheet.references}
    rows = network.ties[str(sheet.tie)].filter(_open(network))
    for side in ("start", "end"):
        rows = rows.join(open_uids, left_on=side, right_on="uid", how="semi", maintain_order="left")
    own = [pl.col(ends.get(name, name)).alias(name) for name in _names(sheet)]
    return rows.select(own)


def _household_rows(
    sheet: Sheet, households: pl.DataFrame | None, open_uids: pl.DataFrame, *, on: date
) -> pl.DataFrame:
    names = _names(sheet)
    if households is None:
        return pl.DataFrame(schema=dict.fromkeys(names, pl.String))
    day = pl.lit(on.isoformat())
    ends = [pl.col(name).cast(pl.String) for name in _OPEN]
    holds = [end.is_null() | (end > day) for end in ends]
    live = households.filter(*holds).join(open_uids, left_on="area", right_on="uid", how="semi", maintain_order="left")
    cells = live.group_by("uid", maintain_order=True).agg(
        pl.col("area").unique().sort().str.join(JOIN), *(pl.col(n).first() for n in names if n not in {"uid", "area"})
    )
    return cells.select(names)


def _names(sheet: Sheet) -> list[str]:
    return [column.key for column in sheet.columns]
