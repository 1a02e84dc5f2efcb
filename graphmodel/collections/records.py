"""Records: one collection of a network as columns of what is shown, made once, asked often.

Assumes that everything after this module works on what is shown alone: filters, order, cursors and answers can then
tell nothing that a record does not.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

from graphmodel.collections.collection import LIVE, SUPPRESSED, Collection
from graphmodel.collections.conditions import WITHHELD
from graphmodel.collections.names import name_index
from graphmodel.collections.sorting import Key, read_sort
from graphmodel.discretion import shown_value, withheld
from graphmodel.network import Network, holds

NUMBER, ENDED = "~number", "~ended"
"""Columns beside what is shown: the record's number (:attr:`graphmodel.network.Network.numbered`); whether it is over."""


@dataclass(frozen=True)
class Records:
    """The records of one collection, retired ones included, in its usual order."""

    network: Network
    collection: Collection
    _ranks: dict[str, pl.Series] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def usual_order(self) -> tuple[Key, ...]:
        """The keys of the order in which the rows are."""
        return read_sort(self.collection, self.collection.usual_sort)

    @cached_property
    def table(self) -> pl.DataFrame:
        """A row for each record: what is shown, typed, with what is withheld and :data:`NUMBER`, :data:`ENDED` beside."""
        kind, on = self.collection.kind, self.network.on
        rows = self.network.nodes[kind.label].select(
            "uid",
            *map(shown_value, kind.stored),
            *(withheld(p).alias(WITHHELD + p.name) for p in kind.stored if p.guard == "households"),
            holds(on).alias(LIVE.name),
            (pl.col("valid_to") <= on).fill_null(value=False).alias(ENDED),
            self.network.numbered.nodes[kind.label]["uid"].alias(NUMBER),
        )
        keys = (*self.usual_order, Key("uid"))
        return rows.sort([k.name for k in keys], descending=[k.descending for k in keys], nulls_last=True)

    @cached_property
    def plain(self) -> pl.DataFrame:
        """The same rows as JSON takes them: days as ISO text; the names of what is withheld in a list, or nothing."""
        few = [p.name for p in self.collection.kind.stored if p.guard == "households"]
        held = (
            pl.concat_list(pl.when(WITHHELD + name).then(pl.lit(name)) for name in few).list.drop_nulls()
            if few
            else None
        )
        return self.table.select(
            *map(self._plain, self.collection.fields),
            (pl.lit(None) if held is None else pl.when(held.list.len() > 0).then(held)).alias(SUPPRESSED),
        )

    def _plain(self, name: str) -> pl.Expr:
        column = pl.col(name)
        return column.cast(pl.String) if self.table.schema[name] in {pl.Date, pl.Enum} else column

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each uid."""
        return {uid: row for row, uid in enumerate(self.table["uid"])}

    @cached_property
    def called(self) -> pl.DataFrame:
        """What a search by name looks at (:func:`graphmodel.collections.names.name_index`), a row for each record."""
        return name_index(self.table, self.collection.kind)

    def rank(self, name: str) -> pl.Series:
        """The place of each row's value among those of a property, from 1; nothing where it has none."""
        if name not in self._ranks:
            column = self.table[name]
            self._ranks[name] = (column.cast(pl.UInt8) if column.dtype == pl.Boolean else column).rank("dense")
        return self._ranks[name]

    def told(self, rows: pl.Series, fields: tuple[str, ...]) -> list[dict[str, Any]]:
        """What some rows say, in their order."""
        return [
            _without(record, fields) for record in self.plain.select(*fields, SUPPRESSED)[rows].iter_rows(named=True)
        ]

    def one(self, row: int, fields: tuple[str, ...]) -> dict[str, Any]:
        """What one row says."""
        record = self.plain.row(row, named=True)
        return _without({name: record[name] for name in (*fields, SUPPRESSED)}, fields)


def _without(record: dict[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    """A record whose list of withheld counts has only such as were asked for, and is not there when empty."""
    held = [name for name in record.pop(SUPPRESSED) or () if name in fields]
    return {**record, SUPPRESSED: held} if held else record
