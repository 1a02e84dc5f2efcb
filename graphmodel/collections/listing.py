"""Listing: the records of a collection that pass a question, page by page.

Assumes that arguments are texts as an address or a shell has them; one order holds for the whole answer, also where a
search is part of the question.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import polars as pl

from graphmodel.collections.collection import LIVE, collection_named
from graphmodel.collections.conditions import conditions_of
from graphmodel.collections.cursors import fingerprint
from graphmodel.collections.faults import read_limit, readable, wrong
from graphmodel.collections.names import matching
from graphmodel.collections.reading import read_expand, read_fields, tied
from graphmodel.collections.records import ENDED, NUMBER, Records
from graphmodel.collections.shelf import Shelf
from graphmodel.collections.sorting import Key, Place, after, cursor_at, place_of, read_sort
from graphmodel.collections.ties import MOST_TIES
from graphmodel.errors import IncompatibleError

LIMIT, MOST_RECORDS = 50, 1000
"""Records a page, unless more or fewer are asked for, and the most that may be."""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of an answer.

    Attributes
    ----------
    items
        Records as plain values, in order.
    next
        The cursor of the page after it, or None.
    total
        How many records pass, on all pages.
    """

    items: tuple[dict[str, Any], ...]
    next: str | None
    total: int


def list_records(
    shelf: Shelf,
    path: str,
    *,
    under: str | None = None,
    q: str | None = None,
    filters: Mapping[str, str] = MappingProxyType({}),
    sort: str | None = None,
    fields: str | None = None,
    expand: str | None = None,
    state: str | None = None,
    limit: str | int | None = None,
    cursor: str | None = None,
    among: pl.DataFrame | None = None,
    beside: Mapping[str, str | None] = MappingProxyType({}),
    most: int = MOST_RECORDS,
    most_ties: int = MOST_TIES,
) -> Page:
    """List the records of a collection that pass everything asked.

    Parameters
    ----------
    path
        Of the collection.
    under
        Uid of a live area, or a division code: live records there (:mod:`graphmodel.collections.scopes`).
    q
        The uid; a part of the name, in characters, full pinyin or initials; or the beginning of a code.
    filters
        Values by parameter (:func:`graphmodel.collections.filters.filters_of`).
    sort
        Properties separated by commas, ``-`` before those that go down; what is not on record comes last, equals go
        by uid. By default by name, events latest first, other kinds without name by uid; a search changes no order.
    fields
        Names separated by commas; ``uid`` always comes along. By default all but where values came from.
    expand
        Types of tie in lower case separated by commas, or ``all``.
    state
        ``live`` (default), ``ended``, ``all``; those not yet begun are among ``all`` only.
    limit, most
        Records on the page, and the most that may be asked for.
    cursor
        What the page before gave as ``next``, for the same question.
    among
        ``uid`` of the records that may be listed at all, or None.
    beside
        What else the caller asked, so far as a cursor belongs to it: what *among* was made from.
    most_ties
        Ties that are told of one record.

    Raises
    ------
    NotFoundError
        There is no such collection, or nothing live is under *under*.
    UsageError
        An argument is not understood; ``data["parameter"]`` says which.

    Notes
    -----
    Linear in the records of the kind, in columns; orders and the index of names are made when first asked for.
    """
    collection = collection_named(path)
    records, state = shelf.records[path], _state(state, under)
    keys = records.usual_order if sort is None else read_sort(collection, sort)
    names, types, count = (
        read_fields(collection, fields),
        read_expand(collection, expand),
        read_limit(limit, usual=LIMIT, most=most),
    )
    question = fingerprint(
        {
            "collection": path, "on": shelf.network.on.isoformat(), "profile": shelf.profile.name, "under": under, "q": q,
            "filters": dict(filters), "sort": sort, "state": state, "beside": dict(beside),
        }
    )  # fmt: skip
    declared = [collection.properties[key.name] for key in keys]
    place = None if cursor is None else place_of(cursor, declared, question)
    passing = _passing(shelf, records, state=state, under=under, q=q, filters=filters, among=among)
    rows = _in_order(records, passing, keys, place, count + 1)
    shown = rows.head(count)
    items = records.told(shown, names)
    if types is not None:
        numbers = records.table[NUMBER].gather(shown)
        items = [item | tied(shelf, at, types, most=most_ties) for item, at in zip(items, numbers, strict=True)]
    more = rows.len() > count
    return Page(tuple(items), cursor_at(_place(records, keys, shown[-1]), question) if more else None, passing.len())


def _passing(
    shelf: Shelf,
    records: Records,
    *,
    state: str,
    under: str | None,
    q: str | None,
    filters: Mapping[str, str],
    among: pl.DataFrame | None,
) -> pl.Series:
    """The rows that pass everything asked, in the usual order."""
    asked = [_STATES[state], *conditions_of(records.collection, filters, shelf.profile)]
    if under is not None:
        asked.append(pl.col(NUMBER).is_in(shelf.under(readable(under, parameter="under")).implode()))
    if among is not None:
        asked.append(pl.col("uid").is_in(among["uid"].implode()))
    if q is not None:
        asked.append(pl.lit(matching(records.called, readable(q, parameter="q"))))
    return records.table.select(pl.all_horizontal(asked)).to_series().arg_true()


_STATES: Mapping[str, pl.Expr] = MappingProxyType({
    "live": pl.col(LIVE.name), "ended": pl.col(ENDED), "all": pl.col("uid").is_not_null(),
})  # fmt: skip


def _state(text: str | None, under: str | None) -> str:
    state = "live" if text is None else text
    if state not in _STATES:
        raise wrong("state_unknown", "state", state, known=", ".join(_STATES))
    if under is not None and state != "live":
        raise IncompatibleError("collection.state_under", parameter="state", text=state)
    return state


def _in_order(
    records: Records, rows: pl.Series, keys: tuple[Key, ...], place: Place | None, count: int
) -> pl.Series:  # fmt: skip
    """The first *count* of some rows in an order, after a place."""
    if place is not None:
        names = list(dict.fromkeys(key.name for key in (*keys, Key("uid"))))
        rows = rows.filter(records.table.select(names)[rows].select(after(place, keys)).to_series())
    if keys == records.usual_order:
        return rows.head(count)
    ranks = [_upward(records, key, rows).alias(str(at)) for at, key in enumerate((*keys, Key("uid")))]
    table = pl.DataFrame([*ranks, rows.alias("row")])
    if rows.len() > count:  # what cannot be among the first, by two keys taken as one, need not be sorted
        both = ranks[0] * (records.table.height + 2) + ranks[1]
        table = table.filter(both <= both.bottom_k(count).max())
    return table.sort(pl.exclude("row"))["row"].head(count)


def _upward(records: Records, key: Key, rows: pl.Series) -> pl.Series:
    """Numbers of some rows that go up in the order of a key, those of what is not on record last."""
    ranks = records.rank(key.name).cast(pl.Int64)
    end = ranks.len() + 1
    return (end - ranks if key.descending else ranks).fill_null(end).gather(rows)


def _place(records: Records, keys: tuple[Key, ...], row: int) -> Place:
    return Place(tuple(records.table[key.name][row] for key in keys), records.table["uid"][row])
