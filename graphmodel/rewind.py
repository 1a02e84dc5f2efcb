"""Rewind: the network as it was before a batch, from the before-images that the batch kept.

Assumes that the network is at the revision that the batch made: what it did not touch was the same before it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from graphmodel.changes import Change, NodeChange, Part, TieChange
from graphmodel.network import Network, holds, node_columns, tie_columns
from graphmodel.schema import NODES, TIES_BY_TYPE, Property

HOUSEHOLDS: Mapping[str, Any] = {
    "uid": pl.String, "hub": pl.Boolean, "valid_from": pl.Date, "valid_to": pl.Date,
    "tie_uid": pl.String, "area": pl.String, "tie_valid_from": pl.Date, "tie_valid_to": pl.Date,
}  # fmt: skip
"""Columns of households that a batch touched: a row a tie to an area, tie columns empty where there is none."""
_NODE = ("uid", "hub", "valid_from", "valid_to")
_TIE = ("tie_uid", "uid", "area", "tie_valid_from", "tie_valid_to")


def rewind(network: Network, parts: Iterable[Part], *, households: pl.DataFrame | None = None) -> Network:
    """Go back to before a batch, seen on the same day.

    Parameters
    ----------
    parts
        Every part of the batch.
    households
        The households that the batch touched (:func:`touched_households`) as they are now, every tie of theirs
        included (:data:`HOUSEHOLDS`); not needed where it touched none.

    Returns
    -------
    The earlier network; its revision is one less.

    Notes
    -----
    Linear in the changes and in the tables of the kinds that they are of.
    """
    changes: dict[tuple[str, bool], list[Change]] = {}
    for part in parts:
        folded = "Household" in part.group[:2]
        changes.setdefault((part.group[0], folded), []).extend(part.rows)
    nodes = {
        label: _before(
            frame, changes[label, False], node_columns(NODES[label]), NODES[label].stored, NODES[label].starts
        )
        for label, frame in network.nodes.items()
        if (label, False) in changes
    }
    ties = {
        kind: _before(frame, changes[kind, False], tie_columns(TIES_BY_TYPE[kind]), TIES_BY_TYPE[kind].stored)
        for kind, frame in network.ties.items()
        if (kind, False) in changes
    }
    of_households = [*changes.get(("Household", True), ()), *changes.get(("PART_OF", True), ())]
    counts = network.households
    if of_households:
        counts = _recount(network, of_households, pl.DataFrame(schema=HOUSEHOLDS) if households is None else households)
    return Network(
        nodes={**network.nodes, **nodes},
        ties={**network.ties, **ties},
        households=counts,
        revision=network.revision - 1,
        on=network.on,
    )


def touched_households(parts: Iterable[Part]) -> tuple[str, ...]:
    """Uids of the households that a batch changes, or whose ties it changes, sorted."""
    rows = (change for part in parts if "Household" in part.group[:2] for change in part.rows)
    return tuple(sorted({change.start if isinstance(change, TieChange) else change.uid for change in rows}))


def _before(
    frame: pl.DataFrame,
    changes: Sequence[Change],
    columns: Mapping[str, Any],
    properties: Sequence[Property],
    starts: str = "valid_from",
) -> pl.DataFrame:
    """Replace the changed rows of a table by what they were; those that were not there go."""
    images = _images(changes, properties)
    if starts != "valid_from":
        images = images.with_columns(valid_from=pl.col(starts))
    changed = pl.DataFrame({"uid": [change.uid for change in changes]}, schema={"uid": pl.String})
    return pl.concat([frame.join(changed, on="uid", how="anti"), images.select(list(columns))]).sort("uid")


def _images(changes: Sequence[Change], properties: Sequence[Property]) -> pl.DataFrame:
    """The before-images as a table: ``uid``, the ends of ties, the properties."""
    there = [(change, change.before) for change in changes if change.before is not None]
    ends = ("start", "start_kind", "end", "end_kind") if changes and isinstance(changes[0], TieChange) else ()
    data: dict[str, Any] = {name: [getattr(change, name) for change, _ in there] for name in ("uid", *ends)}
    schema: dict[str, Any] = dict.fromkeys(data, pl.String)
    for p in properties:
        data[p.name] = [image.get(p.name) for _, image in there]
        schema[p.name] = _TYPES.get(p.type, pl.String)
    dates = [pl.col(p.name).str.to_date("%Y-%m-%d") for p in properties if p.type == "date"]
    return pl.DataFrame(data, schema=schema).with_columns(dates)


_TYPES: Mapping[str, Any] = {"int": pl.Int64, "float": pl.Float64, "flag": pl.Boolean, "texts": pl.List(pl.String)}


def _recount(network: Network, changes: Sequence[Change], now: pl.DataFrame) -> pl.DataFrame:
    """Count households per area as they were: what the touched ones counted for goes, what they did count for comes."""
    of_nodes = [change for change in changes if isinstance(change, NodeChange)]
    of_ties = [change for change in changes if isinstance(change, TieChange)]
    nodes, ties = now.select(_NODE).unique(), now.select(_TIE).drop_nulls("tie_uid")
    old_nodes = _images(of_nodes, NODES["Household"].stored).select(_NODE)
    old_ties = _images(of_ties, TIES_BY_TYPE["PART_OF"].stored) if of_ties else None
    nodes_before = pl.concat([nodes.join(_uids(of_nodes), on="uid", how="anti"), old_nodes])
    ties_before = ties.join(_uids(of_ties).rename({"uid": "tie_uid"}), on="tie_uid", how="anti")
    if old_ties is not None:
        named = old_ties.select(
            tie_uid="uid", uid="start", area="end", tie_valid_from="valid_from", tie_valid_to="valid_to"
        )
        ties_before = pl.concat([ties_before, named.select(_TIE)])
    less = _folded(nodes, ties, network).with_columns(-pl.col("households"), -pl.col("hubs"))
    counts = pl.concat([network.households, less, _folded(nodes_before, ties_before, network)])
    return (
        counts.group_by("area").agg(pl.col("households", "hubs").sum()).filter(pl.col("households") != 0).sort("area")
    )


def _uids(changes: Sequence[Change]) -> pl.DataFrame:
    return pl.DataFrame({"uid": [change.uid for change in changes]}, schema={"uid": pl.String})


def _folded(nodes: pl.DataFrame, ties: pl.DataFrame, network: Network) -> pl.DataFrame:
    """``area``, ``households``, ``hubs``: those live on the network's day."""
    return (
        ties.filter(holds(network.on, prefix="tie_"))
        .join(nodes.filter(holds(network.on)), on="uid")
        .group_by("area")
        .agg(households=pl.len().cast(pl.Int64), hubs=pl.col("hub").fill_null(value=False).sum().cast(pl.Int64))
    )
