"""Columns: the stored records as tables, read in pages of groups instead of row by row.

Assumes the layout of :mod:`graphmodel.store.rows`, and that nobody writes meanwhile (the caller holds the revision
against it): pages are cut by position, not by uid.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from typing import Any

import polars as pl

from graphmodel.errors import DatabaseDamagedError
from graphmodel.network import HOUSEHOLDS, Network, node_columns, tie_columns
from graphmodel.schema import NODE_KINDS, NODES, TIE_KINDS, TIES_BY_TYPE, NodeKind, Property, TieKind
from graphmodel.store.bolt import Bolt, Row
from graphmodel.store.rows import SEPARATOR, repeating, varying

PAGE = 25_000
"""Records a page: the embedded engine's memory for one query, and its largest message, carry several times that."""


HOUSEHOLD_COLUMNS = (
    *("uid", *(p.name for p in NODES["Household"].stored)),
    *("tie_uid", "area", *(f"tie_{p.name}" for p in TIES_BY_TYPE["PART_OF"].stored)),
)
"""Columns of :func:`read_households`."""


def read_columns(bolt: Bolt, *, on: date, revision: int) -> Network:
    """Read every record; households come folded into counts per area, live on the day."""
    written = _written(bolt)
    tables: dict[str, Callable[[], pl.DataFrame]] = {"Household": lambda: _households(bolt, on, written)}
    tables |= {k.label: partial(_node_table, bolt, k, written) for k in NODE_KINDS if k.label != "Household"}
    tables |= {k.type: partial(_tie_table, bolt, k, written) for k in TIE_KINDS}
    read = _at_once(tables)
    return Network(
        nodes={k.label: read[k.label] for k in NODE_KINDS if k.label != "Household"},
        ties={k.type: read[k.type] for k in TIE_KINDS},
        households=read["Household"],
        revision=revision,
        on=on,
    )


def read_counts(bolt: Bolt, *, on: date) -> pl.DataFrame:
    """Read the households folded into counts per area, live on the day: all of a network that depends on it."""
    return _households(bolt, on, _written(bolt))


def _written(bolt: Bolt) -> set[str]:
    """The kinds of node and triples of tie that there can be."""
    return {row["name"] for row in bolt.read(lambda tx: tx.run("batches/batch/groups"))}


def _at_once(tables: Mapping[str, Callable[[], pl.DataFrame]]) -> dict[str, pl.DataFrame]:
    """Read tables two at a time: folding the households, which comes first, takes as long as all the others."""
    pool = ThreadPoolExecutor(max_workers=2)
    try:
        under_way = {name: pool.submit(read) for name, read in tables.items()}
        return {name: future.result() for name, future in under_way.items()}
    finally:
        pool.shutdown(cancel_futures=True)


def read_households(bolt: Bolt, *, on: date | None) -> pl.DataFrame:
    """Read every household with its ties to areas: those live on a day, or without one, all, those that are over too."""
    nodes = read_table(bolt, "read/nodes/Household", NODES["Household"].stored, ("uid",))
    ties = read_table(
        bolt, "read/ties/PART_OF/Household/Area", TIES_BY_TYPE["PART_OF"].stored, ("tie_uid", "uid", "area")
    )
    if on is not None:
        starts, ends = pl.col("valid_from"), pl.col("valid_to")
        ties = ties.filter((starts.is_null() | (starts <= on)) & (ends.is_null() | (ends > on)))
    names = {p.name: f"tie_{p.name}" for p in TIES_BY_TYPE["PART_OF"].stored}
    table = nodes.join(ties.rename(names), on="uid", how="left")
    return table.select(HOUSEHOLD_COLUMNS).sort("uid", "tie_uid")


def _households(bolt: Bolt, on: date, written: set[str]) -> pl.DataFrame:
    if "Household" not in written:
        return pl.DataFrame(schema=dict(HOUSEHOLDS))
    if bolt.finds_dated_ties:
        return _counted(bolt.read(lambda tx: tx.run("read/households/counted", on=on.isoformat())))
    rows = bolt.read(lambda tx: tx.run("read/households/folded", on=on.isoformat()))
    return pl.DataFrame(rows, schema=dict(HOUSEHOLDS)).sort("area")


def _counted(rows: Sequence[Row]) -> pl.DataFrame:
    """Sum up what areas are tied to, less what is no live household: looking at each costs seven times as much."""
    lists = pl.DataFrame(rows, schema={name: pl.List(dtype) for name, dtype in HOUSEHOLDS.items()})
    sums = lists.explode(*HOUSEHOLDS).group_by("area").sum()
    return sums.filter(pl.col("households") > 0).sort("area")


def _node_table(bolt: Bolt, kind: NodeKind, written: set[str]) -> pl.DataFrame:
    columns = node_columns(kind)
    if kind.label not in written:
        return pl.DataFrame(schema=columns)
    table = read_table(bolt, f"read/nodes/{kind.label}", kind.stored, ("uid",))
    if kind.starts != "valid_from":
        table = table.with_columns(valid_from=pl.col(kind.starts))
    return table.select(list(columns)).sort("uid")


def _tie_table(bolt: Bolt, kind: TieKind, written: set[str]) -> pl.DataFrame:
    columns = tie_columns(kind)
    frames = [
        read_table(bolt, f"read/ties/{kind.type}/{start}/{end}", kind.stored, ("uid", "start", "end"))
        .with_columns(start_kind=pl.lit(start), end_kind=pl.lit(end))
        .select(list(columns))
        for start, end in kind.ends
        if f"{kind.type}/{start}/{end}" in written and start != "Household"
    ]
    return pl.concat(frames).sort("uid") if frames else pl.DataFrame(schema=columns)


def read_table(bolt: Bolt, name: str, properties: tuple[Property, ...], ends: tuple[str, ...]) -> pl.DataFrame:
    """Read all records of the statement *name*: *ends* are its columns of uids, *properties* the others; unordered."""
    grouped, own = repeating(properties), varying(properties)
    types: dict[str, Any] = {p.name: _GROUPED.get(p.type, pl.String) for p in grouped}
    names = [*ends, *(p.name for p in own)]
    frame = pl.DataFrame(list(_groups(bolt, name)), schema={**types, "rows": pl.List(pl.String)}).explode("rows")
    if frame.filter(pl.col("rows").str.count_matches(SEPARATOR, literal=True) != len(names) - 1).height:
        raise DatabaseDamagedError("store.rows_damaged", kind=name.rpartition("/")[2])
    split = pl.col("rows").str.split_exact(SEPARATOR, len(names) - 1).struct.rename_fields(names)
    return frame.with_columns(split.alias("rows")).unnest("rows").with_columns(_cast(p) for p in own)


_GROUPED: Mapping[str, Any] = {"flag": pl.Boolean, "texts": pl.List(pl.String)}


def _cast(p: Property) -> pl.Expr:
    text = pl.when(pl.col(p.name) != "").then(pl.col(p.name)).otherwise(None)
    if p.type == "date":
        return text.str.to_date("%Y-%m-%d").alias(p.name)
    return text.cast({"int": pl.Int64, "float": pl.Float64}.get(p.type, pl.String)).alias(p.name)


def _groups(bolt: Bolt, name: str) -> Iterator[Row]:
    skip = 0
    while True:
        page = bolt.read(lambda tx, s=skip: tx.run(name, skip=s, limit=PAGE, sep=SEPARATOR))  # type: ignore[misc]
        yield from page
        if sum(len(group["rows"]) for group in page) < PAGE:
            return
        skip += PAGE
