"""Network: the whole store as columns, on one day.

Assumes that households are folded: they never become rows here but counts per area. All other records, retired ones
included, are rows; *live* is a question of the day. Property values are the latest, whatever the day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from graphmodel.schema import (
    INFORMAL_FORMS,
    INFORMAL_TIERS,
    NODE_KINDS,
    NODES,
    TIE_KINDS,
    TIES_BY_TYPE,
    NodeKind,
    TieKind,
)

if TYPE_CHECKING:
    import networkx as nx

_DTYPES: Mapping[str, Any] = {
    "text": pl.String, "int": pl.Int64, "float": pl.Float64, "flag": pl.Boolean, "date": pl.Date,
    "instant": pl.String, "texts": pl.List(pl.String),
}  # fmt: skip
TIE_ENDS: Mapping[str, Any] = {
    "uid": pl.String,
    "start": pl.String,
    "start_kind": pl.String,
    "end": pl.String,
    "end_kind": pl.String,
}
HOUSEHOLDS: Mapping[str, Any] = {"area": pl.String, "households": pl.Int64, "hubs": pl.Int64}
FORMAL = ~pl.col("form").is_in(INFORMAL_FORMS).fill_null(False) & ~pl.col("tier").is_in(INFORMAL_TIERS)
"""Organisations that count in coverage, terms and sums."""


def node_columns(kind: NodeKind) -> dict[str, Any]:
    """Columns of a node table: ``uid``, then the stored properties; ``valid_from`` always there."""
    columns = {"uid": pl.String, **{p.name: _DTYPES[p.type] for p in kind.stored}}
    return columns if kind.starts == "valid_from" else {**columns, "valid_from": pl.Date}


def tie_columns(kind: TieKind) -> dict[str, Any]:
    """Columns of a tie table: ``uid``, ``start``, ``start_kind``, ``end``, ``end_kind``, then the properties."""
    return {**TIE_ENDS, **{p.name: _DTYPES[p.type] for p in kind.stored}}


@dataclass(frozen=True)
class Network:
    """Every record of a store as column tables, read at one revision, seen on one day.

    Attributes
    ----------
    nodes
        One table a label (:func:`node_columns`), households apart, retired records included, ordered by uid.
    ties
        One table a type (:func:`tie_columns`), household ties apart, retired ones included, ordered by uid.
    households
        ``area``, ``households``, ``hubs``: live Household nodes directly part of each area on that day.
    revision
        The revision of the store.
    on
        The day.
    """

    nodes: Mapping[str, pl.DataFrame]
    ties: Mapping[str, pl.DataFrame]
    households: pl.DataFrame
    revision: int
    on: date
    _graphs: dict[tuple[str, ...], "nx.MultiDiGraph[str]"] = field(default_factory=dict, repr=False, compare=False)

    def live_nodes(self, label: str) -> pl.DataFrame:
        """The rows of a node table that are live on the day."""
        return self._live_nodes[label]

    def live_ties(self, kind: str) -> pl.DataFrame:
        """The rows of a tie table that are live on the day, both ends live too."""
        return self._live_ties[kind]

    def seen_on(self, on: date, *, households: pl.DataFrame) -> "Network":
        """The same records on another day, with the *households* of that day."""
        return replace(self, households=households, on=on, _graphs={})

    @cached_property
    def labels(self) -> pl.DataFrame:
        """``uid``, ``kind``, ``name``, ``live`` of every node, ordered by uid; an unnamed node's name is its uid."""
        frames = [
            frame.select(
                "uid",
                pl.lit(label).alias("kind"),
                (pl.col("name") if NODES[label].named else pl.col("uid")).alias("name"),
                holds(self.on).alias("live"),
            )
            for label, frame in self.nodes.items()
        ]
        return pl.concat(frames).sort("uid")

    @cached_property
    def numbered(self) -> "Network":
        """The same network with numbers for uids, as joins of numbers are several times faster: analysis works on it.

        A record's number is its row in :attr:`labels`, so that numbers are in the order of the uids. Ties keep their
        uids; those to an end that is no record here are left out.
        """
        every = self.labels.select("uid", "kind").with_row_index("number")
        ends = [column for frame in self.ties.values() for column in (frame["start"], frame["end"])]
        known = pl.DataFrame({"uid": pl.concat([self.households["area"], *ends])}).join(
            every.select("uid", "number"), on="uid", how="left", maintain_order="left"
        )["number"]
        at, ties = self.households.height, {}
        for kind, frame in self.ties.items():
            start, end = known.slice(at, frame.height), known.slice(at + frame.height, frame.height)
            ties[kind] = frame.with_columns(start=start, end=end)
            at += 2 * frame.height
        if known.null_count():
            ties = {kind: frame.drop_nulls(["start", "end"]) for kind, frame in ties.items()}
        return replace(
            self,
            nodes={
                label: frame.with_columns(uid=every.filter(pl.col("kind") == label)["number"])
                for label, frame in self.nodes.items()
            },
            ties=ties,
            households=self.households.with_columns(area=known.head(self.households.height)),
            _graphs={},
        )

    def graph(self, types: Sequence[str]) -> "nx.MultiDiGraph[str]":
        """The live ties of the given types as a networkx graph, built once and cached.

        Nodes are uids with attributes ``kind`` and ``name``; every live node of a label that these types may join is
        there, tied or not. An edge's key is the tie's uid; its attribute ``type`` is the tie's type.
        """
        key = tuple(types)
        if key not in self._graphs:
            self._graphs[key] = self._build_graph(key)
        return self._graphs[key]

    @cached_property
    def _live_nodes(self) -> dict[str, pl.DataFrame]:
        return {label: self._now(frame) for label, frame in self.nodes.items()}

    @cached_property
    def _live_ties(self) -> dict[str, pl.DataFrame]:
        return {kind: self._held(kind, self._now(frame)) for kind, frame in self.ties.items()}

    def _now(self, frame: pl.DataFrame) -> pl.DataFrame:
        return frame if frame.is_empty() else frame.filter(holds(self.on))

    def _held(self, kind: str, ties: pl.DataFrame) -> pl.DataFrame:
        """Those of the ties of a kind whose ends are both live; only ends that the kind may join are looked at."""
        if ties.is_empty():
            return ties
        for side, labels in zip(("start", "end"), zip(*TIES_BY_TYPE[kind].ends, strict=True), strict=True):
            live = [self._live_nodes[label]["uid"] for label in sorted(set(labels) - {"Household"})]
            ties = ties.filter(pl.col(side).is_in(pl.concat(live).implode()))
        return ties

    def _build_graph(self, types: tuple[str, ...]) -> "nx.MultiDiGraph[str]":
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        labels = {label for kind in types for ends in TIES_BY_TYPE[kind].ends for label in ends} - {"Household"}
        for label in sorted(labels):
            name = "name" if NODES[label].named else "uid"
            for uid, text in self.live_nodes(label).select("uid", pl.col(name).alias("label")).iter_rows():
                graph.add_node(uid, kind=label, name=text)
        for kind in types:
            rows = self.live_ties(kind).select("start", "end", "uid").iter_rows()
            for start, end, uid in rows:
                graph.add_edge(start, end, key=uid, type=kind)
        return graph


def holds(on: date, *, prefix: str = "") -> pl.Expr:
    """Live on *on*: started, and not yet ended; an absent date is open. The columns' names may have a *prefix*."""
    start, end = pl.col(f"{prefix}valid_from"), pl.col(f"{prefix}valid_to")
    return (start.is_null() | (start <= on)) & (end.is_null() | (end > on))


def network_of(
    *,
    nodes: Mapping[str, Iterable[Mapping[str, Any]]],
    ties: Mapping[str, Iterable[Mapping[str, Any]]],
    households: Iterable[Mapping[str, Any]] = (),
    on: date,
    revision: int = 0,
) -> Network:
    """Build a network from rows; absent keys are empty.

    Parameters
    ----------
    nodes
        Rows per label: ``uid`` and properties (dates as :class:`datetime.date`).
    ties
        Rows per type: ``uid``, ``start``, ``end``, and properties; ``start_kind`` and ``end_kind`` are found out from
        *nodes* where absent.
    households
        Rows of ``area``, ``households``, ``hubs``.
    """
    rows_of = {label: list(rows) for label, rows in nodes.items()}
    kind_of = {row["uid"]: label for label, rows in rows_of.items() for row in rows}
    tie_rows = {
        kind: [
            {"start_kind": kind_of.get(r["start"]), "end_kind": kind_of.get(r["end"]), **r}
            for r in rows
        ]
        for kind, rows in ties.items()
    }  # fmt: skip
    return Network(
        nodes={k.label: node_table(k, rows_of.get(k.label, ())) for k in NODE_KINDS if k.label != "Household"},
        ties={k.type: _table(tie_columns(k), tie_rows.get(k.type, ())) for k in TIE_KINDS},
        households=_table(HOUSEHOLDS, list(households), key="area"),
        revision=revision,
        on=on,
    )


def node_table(kind: NodeKind, rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Make the table of *kind* from rows; where a kind starts by another property, ``valid_from`` repeats it."""
    table = _table(node_columns(kind), rows)
    return table if kind.starts == "valid_from" else table.with_columns(valid_from=pl.col(kind.starts))


def _table(columns: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], *, key: str = "uid") -> pl.DataFrame:
    return pl.DataFrame([{name: row.get(name) for name in columns} for row in rows], schema=dict(columns)).sort(key)
