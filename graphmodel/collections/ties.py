"""Ties: what each record is tied to, either way, looked up by its number.

Assumes that only live ties are told, and those between records: households are no records here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.discretion import shown_value
from graphmodel.network import Network
from graphmodel.schema import SPAN, TIES_BY_TYPE

MOST_TIES = 100
"""Ties that are told of one record, unless more are asked for."""


@dataclass(frozen=True)
class _Ends:
    """The ties of one type from either end: rows in the order of the records' numbers, and where each begins."""

    rows: pl.DataFrame
    begins: npt.NDArray[np.int64]


@dataclass(frozen=True)
class TieIndex:
    """The live ties of a network, by the records that they join."""

    network: Network
    _ends: dict[str, _Ends] = field(default_factory=dict, repr=False, compare=False)

    def ties_of(self, number: int, types: Sequence[str], *, most: int) -> tuple[dict[str, list[Any]], dict[str, int]]:
        """The ties of a record by type (in lower case), and of each type how many more there are than could be told.

        Outward ones first, then by the name and uid of the other. Where there are more than *most*, every type is told
        as many as any other, so far as it has them.
        """
        spans = {kind: self._span(kind, number) for kind in types}
        shares = _shared(most, {kind: end - begin for kind, (begin, end) in spans.items()})
        told = {kind: self._told(kind, spans[kind][0], share) for kind, share in shares.items()}
        more = {kind: end - begin - shares[kind] for kind, (begin, end) in spans.items()}
        return told, {kind: count for kind, count in more.items() if count}

    def _span(self, kind: str, number: int) -> tuple[int, int]:
        begins = self._of(kind).begins
        return int(begins[number]), int(begins[number + 1])

    def _told(self, kind: str, begin: int, count: int) -> list[Any]:
        rows = self._of(kind).rows.slice(begin, count).iter_rows(named=True) if count else ()
        return [_tie(row) for row in rows]

    def _of(self, kind: str) -> _Ends:
        if kind not in self._ends:
            self._ends[kind] = _ends(self.network, kind)
        return self._ends[kind]


def _ends(network: Network, kind: str) -> _Ends:
    declared, records = TIES_BY_TYPE[kind.upper()], network.labels
    ties = network.numbered.live_ties(declared.type).select(
        "uid", "start", "end", *map(shown_value, (*declared.properties, *SPAN))
    )
    texts = [pl.col(name).cast(pl.String) for name, type_ in ties.schema.items() if type_ in {pl.Date, pl.Enum}]
    ways = [
        ties.select(
            "uid", pl.lit(way).alias("~way"), pl.col(own).alias("~own"), pl.col(other).alias("~other"),
            pl.exclude("uid", "start", "end"),
        )
        for own, other, way in (("start", "end", "out"), ("end", "start", "in"))
    ]  # fmt: skip
    rows = pl.concat(ways).with_columns(
        *texts, *(pl.lit(records[name]).gather(pl.col("~other")).alias(f"~{name}") for name in ("uid", "kind", "name"))
    )
    rows = rows.with_columns(pl.coalesce("~name", "~uid").alias("~name"))
    rows = rows.sort("~own", "~way", "~name", "~other", "uid", descending=[False, True, False, False, False])
    return _Ends(rows.drop("~own", "~other"), np.searchsorted(rows["~own"].to_numpy(), np.arange(records.height + 1)))


def _tie(row: dict[str, Any]) -> dict[str, Any]:
    other = {name: row.pop(f"~{name}") for name in ("uid", "kind", "name")}
    return {"uid": row.pop("uid"), "direction": row.pop("~way"), "other": other, **row}


def _shared(most: int, wanted: Mapping[str, int]) -> dict[str, int]:
    """How many each gets of what there is: what it wants, or the same as any other that wants more."""
    shares, left, waiting = dict.fromkeys(wanted, 0), most, len(wanted)
    for kind in sorted(wanted, key=lambda kind: wanted[kind]):
        shares[kind] = min(wanted[kind], -(-left // waiting))
        left, waiting = left - shares[kind], waiting - 1
    return shares
