"""Households: a million rows planned as columns, with Python objects only for what changes.

Assumes that a household goes by its uid alone and that ``area`` is the one reference of its sheet.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl
import polars.selectors as cs

from graphmodel.changes import Image, NodeChange, TieChange
from graphmodel.registers.entities import header, place_of
from graphmodel.registers.identity import tie_uid
from graphmodel.registers.index import Index
from graphmodel.registers.nodes import Trace
from graphmodel.registers.records import Problem, Record, Where
from graphmodel.registers.references import References
from graphmodel.registers.sheets import SHEETS_BY_KEY, ReferenceColumn
from graphmodel.registers.texts import split_names, together
from graphmodel.registers.ties import last_day
from graphmodel.schema import NODES, TIES_BY_TYPE

_SAID = ("hub", "valid_from", "valid_to")
_NODE = tuple(p.name for p in NODES["Household"].stored)
_TIE = tuple(p.name for p in TIES_BY_TYPE["PART_OF"].stored)
STORED = dict.fromkeys(("uid", *_NODE, "tie_uid", "area", *(f"tie_{n}" for n in _TIE)), pl.String) | {"hub": pl.Boolean}
"""Columns of the stored households, one row a tie: dates as ISO text."""
_PLACE = ("file", "sheet", "row")
_LISTED = 5
_SHEET = SHEETS_BY_KEY["Household"]


@dataclass
class HouseholdPlan:
    """What becomes of the households that a file speaks of.

    Attributes
    ----------
    rows
        ``file``, ``sheet``, ``row``, ``uid``, ``status``: one row a row of the file, in its order.
    closing
        The live households in the scope that the file lacks: their stored properties and ``ends``.
    within
        How many live households the scope has.
    """

    rows: pl.DataFrame
    problems: list[Problem]
    closing: pl.DataFrame
    within: int
    _nodes: pl.DataFrame
    _ties: pl.DataFrame

    def changes(self, trace: Trace) -> Iterator[NodeChange | TieChange]:
        """Every change, nodes first."""
        for row in self._nodes.iter_rows(named=True):
            before = _image(row, _NODE, "stored_") if row["known"] else None
            traced = {"first_seen": row["stored_first_seen"] or trace.now, "last_seen": trace.now}
            after = {**_image(row, _SAID, ""), "source": row["file"], "batch": trace.batch, **traced}
            yield NodeChange("Household", row["uid"], before, after)
        for row in self.closing.iter_rows(named=True):
            before = _image(row, _NODE, "")
            after = {**before, "valid_to": row["ends"], "batch": trace.batch}
            yield NodeChange("Household", row["uid"], before, after)
        for row in self._ties.iter_rows(named=True):
            before = _image(row, _TIE, "tie_") if row["known"] else None
            kept = {k: v for k, v in (before or {}).items() if k != "valid_to"}
            ends = {"valid_to": row["ends"]} if row["ends"] else {}
            after = {**kept, **ends, "source": row["file"], "batch": trace.batch}
            yield TieChange("PART_OF", "Household", "Area", row["tie_uid"], row["uid"], row["area"], before, after)


def plan_households(
    index: Index, references: References, frames: Sequence[pl.DataFrame], stored: pl.DataFrame | None,
    *, scope: frozenset[str] | None,
) -> HouseholdPlan:  # fmt: skip
    """Plan the household rows of a file.

    Parameters
    ----------
    frames
        As :class:`~graphmodel.registers.records.Reading` has them.
    stored
        The store's households, one row a tie to an area, retired ones included; None where it has none.
    scope
        Areas whose households close where the file lacks them; None where nothing closes so.
    """
    kept = _stored(stored)
    nodes = kept.unique("uid", maintain_order=True).select("uid", *_NODE)
    said = _merge(_said(frames), nodes)
    named, faults = _areas(references, said)
    said = said.join(faults, on="area", how="left", maintain_order="left").with_columns(code=_fault(index))
    good = said.filter(pl.col("code").is_null())
    ties = _ties(index, good, named, kept)
    touched = ties.select("uid").unique().with_columns(tied=pl.lit(value=True))
    said = said.join(touched, on="uid", how="left", maintain_order="left").with_columns(status=_status())
    rows = said.select(*_PLACE, "uid", "status")
    closing, within = _closing(index, kept, said, scope)
    changed = said.filter(pl.col("status").is_in(["new", "changed", "closed"]) & _differs())
    return HouseholdPlan(rows, list(_problems(said, index)), closing, within, changed, ties)


def _stored(stored: pl.DataFrame | None) -> pl.DataFrame:
    if stored is None:
        return pl.DataFrame(schema=STORED)
    return stored.with_columns(cs.date().cast(pl.String)).select(pl.col(n).cast(t) for n, t in STORED.items())


def _said(frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """All rows of the file; ``has_x`` says whether the row's sheet has the column."""
    whole = {"file": pl.String, "sheet": pl.String, "row": pl.Int64, "uid": pl.String, "area": pl.String}
    types = whole | {"hub": pl.Boolean, "valid_from": pl.String, "valid_to": pl.String}
    parts = [
        frame.with_columns(pl.lit(None).alias(n) for n in types if n not in frame.columns)
        .select(pl.col(n).cast(t) for n, t in types.items())
        .with_columns(pl.lit(n in frame.columns).alias(f"has_{n}") for n in _SAID)
        for frame in (*frames, pl.DataFrame(schema=whole))
    ]
    return pl.concat(parts)


def _merge(said: pl.DataFrame, nodes: pl.DataFrame) -> pl.DataFrame:
    """Rows beside what is stored of them; an absent column keeps its stored value."""
    known = nodes.rename({n: f"stored_{n}" for n in _NODE}).with_columns(known=pl.lit(value=True))
    both = said.join(known, on="uid", how="left", maintain_order="left").with_columns(pl.col("known").fill_null(False))
    return both.with_columns(
        pl.when(pl.col(f"has_{n}")).then(pl.col(n)).otherwise(pl.col(f"stored_{n}")).alias(n) for n in _SAID
    )


def _areas(references: References, said: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What the cells name (``cell``, ``area``), and the faults of those that name nothing clear."""
    kinds, cells = _area_column().kinds, said["area"].unique(maintain_order=True).to_list()
    beside = Where(next(iter(said["file"]), ""), "")
    named: list[tuple[str, str]] = []
    faults: list[tuple[str, str, str]] = []
    for cell in cells:
        for text in split_names(cell or ""):
            hits = references.hits(text, kinds)
            row = hits[0].row if len(hits) == 1 else None
            if len(hits) != 1:
                code, data = references.fault(text, kinds, hits, beside)
                faults.append((cell or "", code, next(iter(data.values()), "")))
            elif row and row.refused and not hits[0].stored:
                faults.append((cell or "", "plan.reference_refused", row.place(beside)))
            else:
                named.append((cell or "", hits[0].uid))
    found = pl.DataFrame(faults, schema=["area", "area_code", "area_data"], orient="row", schema_overrides=_TEXT_FAULT)
    pairs = pl.DataFrame(named, schema={"cell": pl.String, "area": pl.String}, orient="row")
    return pairs.unique(maintain_order=True), found.unique("area", maintain_order=True)


_TEXT_FAULT = {"area": pl.String, "area_code": pl.String, "area_data": pl.String}


def _fault(index: Index) -> pl.Expr:
    """The first reason to refuse a row, or null."""
    uid, day = pl.col("uid"), pl.Series(list(index.by_uid), dtype=pl.String).implode()
    disorder = (pl.col("has_valid_from") | pl.col("has_valid_to")) & (pl.col("valid_to") <= pl.col("valid_from"))
    return (
        pl.when(uid.is_in(day)).then(pl.lit("plan.uid_of_other_kind"))
        .when(pl.len().over("uid") > 1).then(pl.lit("plan.row_twice"))
        .when(disorder).then(pl.lit("plan.dates_disorder"))
        .otherwise(pl.col("area_code"))
    )  # fmt: skip


def _ties(index: Index, good: pl.DataFrame, named: pl.DataFrame, stored: pl.DataFrame) -> pl.DataFrame:
    """The ties that change: new and opened again (``ends`` empty), and those that end."""
    day = index.day
    pairs = good.select("uid", "file", pl.col("area").alias("cell")).join(named, on="cell", maintain_order="left")
    mine = stored.filter(pl.col("tie_uid").is_not_null()).join(good.select("uid", "file", *_SPAN), on="uid")
    open_ = mine.filter(pl.col("tie_valid_to").is_null() | (pl.col("tie_valid_to") > day))
    missing = pairs.join(open_, on=("uid", "area"), how="anti").select("uid", "file", "area")
    made = [tie_uid("PART_OF", uid, area) for uid, area in missing.select("uid", "area").iter_rows()]
    old = mine.select("tie_uid", *(f"tie_{n}" for n in _TIE)).with_columns(known=pl.lit(value=True))
    made_ties = missing.with_columns(pl.Series("tie_uid", made, dtype=pl.String)).join(old, on="tie_uid", how="left")
    live = pl.Series([e.uid for e in index.by_uid.values() if e.kind == "Area" and e.live(day)], dtype=pl.String)
    begun = pl.col("tie_valid_from").is_null() | (pl.col("tie_valid_from") <= day)
    holds = (pl.col("node_to").is_null() | (pl.col("node_to") > day)) & (
        pl.col("node_from").is_null() | (pl.col("node_from") <= day)
    )
    over = open_.join(pairs, on=("uid", "area"), how="anti").filter(
        begun & holds & pl.col("area").is_in(live.implode())
    )
    order = ("uid", "file", "area", "tie_uid", *(f"tie_{n}" for n in _TIE), "known", "ends")
    parts = [
        made_ties.with_columns(pl.col("known").fill_null(False), ends=pl.lit(None, dtype=pl.String)).select(order),
        over.with_columns(_last_days(over, day, "tie_valid_from", "tie_valid_to"), known=pl.lit(value=True)).select(
            order
        ),
    ]
    return pl.concat(parts)


_SPAN = (pl.col("valid_from").alias("node_from"), pl.col("valid_to").alias("node_to"))


def _last_days(frame: pl.DataFrame, day: str, starts: str, ends: str) -> pl.Series:
    days = [last_day(day, s, e) for s, e in frame.select(starts, ends).iter_rows()]
    return pl.Series("ends", days, dtype=pl.String)


def _differs() -> pl.Expr:
    changed = pl.any_horizontal(pl.col(n).ne_missing(pl.col(f"stored_{n}")) for n in _SAID)
    return ~pl.col("known") | changed


def _status() -> pl.Expr:
    closed = pl.col("valid_to").is_not_null() & pl.col("stored_valid_to").is_null()
    return (
        pl.when(pl.col("code").is_not_null()).then(pl.lit("refused"))
        .when(~pl.col("known")).then(pl.lit("new"))
        .when(closed).then(pl.lit("closed"))
        .when(_differs() | pl.col("tied").fill_null(False)).then(pl.lit("changed"))
        .otherwise(pl.lit("unchanged"))
    )  # fmt: skip


def _closing(
    index: Index, stored: pl.DataFrame, said: pl.DataFrame, scope: frozenset[str] | None
) -> tuple[pl.DataFrame, int]:
    day = index.day
    live: Callable[[str], pl.Expr] = lambda prefix: (  # noqa: E731 - one expression for node and tie
        (pl.col(f"{prefix}valid_to").is_null() | (pl.col(f"{prefix}valid_to") > day))
        & (pl.col(f"{prefix}valid_from").is_null() | (pl.col(f"{prefix}valid_from") <= day))
    )
    areas = pl.Series(sorted(scope or ()), dtype=pl.String).implode()
    inside = stored.filter(live(""), live("tie_"), pl.col("area").is_in(areas)).unique("uid", maintain_order=True)
    lacking = inside.join(said, on="uid", how="anti")
    return lacking.with_columns(_last_days(lacking, day, "valid_from", "valid_to")), inside.height


def _problems(said: pl.DataFrame, index: Index) -> Iterator[Problem]:
    column = header(_area_column())
    uid = header(_SHEET.column("uid"))
    refused = said.filter(pl.col("code").is_not_null())
    places: dict[str, list[Where]] = defaultdict(list)
    for name, *place in refused.filter(pl.col("code") == "plan.row_twice").select("uid", *_PLACE).iter_rows():
        places[name].append(Where(*place))
    for row in refused.iter_rows(named=True):
        code = row["code"]
        about_area = code.startswith("plan.reference")
        where = Where(row["file"], row["sheet"], row["row"], column if about_area else uid)
        yield Problem("error", code, where, row["area"] if about_area else row["uid"], _data(row, code, index, places))


def _data(
    row: dict[str, str], code: str, index: Index, places: Mapping[str, Sequence[Where]]
) -> tuple[tuple[str, str], ...]:
    kind, here = NODES["Household"], Where(row["file"], row["sheet"], int(row["row"]))
    other = index.by_uid.get(row["uid"])
    others = [place_of(Record(_SHEET, w), here) for w in places.get(row["uid"], ()) if w != here][:_LISTED]
    labels = (("first", kind.property("valid_from").label()), ("second", kind.property("valid_to").label()))
    return {
        "plan.uid_of_other_kind": (("other", other.said if other else row["uid"]),),
        "plan.row_twice": (("others", together(others)),),
        "plan.dates_disorder": (*labels, ("earlier", row["valid_from"]), ("later", row["valid_to"])),
        "plan.reference_refused": (("other", row["area_data"]),),
    }.get(code, (("candidates", row["area_data"]),))


def _area_column() -> ReferenceColumn:
    column = _SHEET.column("area")
    if not isinstance(column, ReferenceColumn):
        raise TypeError(column.key)
    return column


def _image(row: dict[str, object], names: Sequence[str], prefix: str) -> Image:
    return {n: row[prefix + n] for n in names if row[prefix + n] is not None}  # type: ignore[misc] # stored properties
