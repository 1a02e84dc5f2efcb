"""Comparing: every stored record against what the newest batch that touched it says it is.

Assumes that all batches are kept. Reads all of them, and the whole database a kind at a time.

Notes
-----
Linear in everything that was ever written, in time and memory. A text that
holds nothing counts as absent.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from graphmodel.changes import Part, TieChange, unpack
from graphmodel.messages import say
from graphmodel.schema import NODES, TIES_BY_TYPE, Property
from graphmodel.store.bolt import Bolt
from graphmodel.store.columns import read_table

_TYPES: Mapping[str, Any] = {
    "int": pl.Int64, "float": pl.Float64, "flag": pl.Boolean, "texts": pl.List(pl.String), "date": pl.Date,
}  # fmt: skip
_SHOWN = 5


def find_differences(bolt: Bolt, packed: Iterable[bytes]) -> Iterator[str]:
    """Say which records are missing, too many or other than the batches left them.

    Parameters
    ----------
    packed
        Every part of every batch, oldest first.
    """
    tables: dict[tuple[str, ...], list[pl.DataFrame]] = {}
    for data in packed:
        part = unpack(data)
        tables.setdefault(part.group, []).append(_table(part, *_columns(part.group)))
    for group, written in sorted(tables.items()):
        properties, ends = _columns(group)
        newest = pl.concat(written).unique("uid", keep="last", maintain_order=True)
        family = "nodes" if len(ends) == 1 else "ties"
        found = read_table(bolt, f"read/{family}/{'/'.join(group)}", properties, ends)
        if uids := _differing(newest.filter("there").drop("there"), found):
            shown = ", ".join(uids[:_SHOWN]) + (" …" if len(uids) > _SHOWN else "")
            yield say("store.check_records", kind="/".join(group), count=len(uids), uids=shown)


def _columns(group: tuple[str, ...]) -> tuple[tuple[Property, ...], tuple[str, ...]]:
    """The properties of a kind of node or triple of tie, and its columns of uids."""
    if len(group) == 1:
        return NODES[group[0]].stored, ("uid",)
    return TIES_BY_TYPE[group[0]].stored, ("uid", "start", "end")


def _table(part: Part, properties: tuple[Property, ...], ends: tuple[str, ...]) -> pl.DataFrame:
    images = [change.after or {} for change in part.rows]
    data: dict[str, Any] = {"uid": [change.uid for change in part.rows]}
    if len(ends) > 1:
        ties = [change for change in part.rows if isinstance(change, TieChange)]
        data |= {"start": [tie.start for tie in ties], "end": [tie.end for tie in ties]}
    data |= {p.name: [image.get(p.name) for image in images] for p in properties}
    schema: dict[str, Any] = dict.fromkeys(ends, pl.String)
    schema |= {p.name: pl.String if p.type == "date" else _TYPES.get(p.type, pl.String) for p in properties}
    dates = [pl.col(p.name).str.to_date("%Y-%m-%d") for p in properties if p.type == "date"]
    texts = [pl.col(p.name).replace("", None) for p in properties if schema[p.name] == pl.String and p.type != "date"]
    table = pl.DataFrame(data, schema=schema).with_columns(*dates, *texts)
    return table.with_columns(there=pl.lit(part.action == "set"))


def _differing(wanted: pl.DataFrame, found: pl.DataFrame) -> list[str]:
    """Uids that one of two tables lacks, or that are not the same in both, sorted."""
    names = [name for name in wanted.columns if name != "uid"]
    both = wanted.join(found.select(wanted.columns), on="uid", how="full", suffix="_found")
    other = pl.any_horizontal(
        pl.col("uid").is_null(),
        pl.col("uid_found").is_null(),
        *(pl.col(name).ne_missing(pl.col(f"{name}_found")) for name in names),
    )
    return both.filter(other).select(pl.coalesce("uid", "uid_found")).to_series().unique().sort().to_list()
