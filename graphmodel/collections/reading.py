"""Reading: one record by its uid, and what a record is asked to say: its fields and its ties.

Assumes that a retired record is read as a live one is; it only has no live ties.
"""

from typing import Any

from graphmodel.collections.collection import COLLECTIONS, PATHS, Collection, collection_named
from graphmodel.collections.faults import listed, nearest, quoted, wrong
from graphmodel.collections.records import NUMBER
from graphmodel.collections.shelf import Shelf
from graphmodel.collections.ties import MOST_TIES
from graphmodel.errors import NotFoundError

ALL = "all"
"""Asks for ties of every type."""


def read_record(
    shelf: Shelf,
    path: str,
    uid: str,
    *,
    fields: str | None = None,
    expand: str | None = None,
    most_ties: int = MOST_TIES,
) -> dict[str, Any]:
    """Read one record, live or not.

    Parameters
    ----------
    fields, expand, most_ties
        As for :func:`graphmodel.collections.listing.list_records`.

    Returns
    -------
    Its fields as plain values, ``suppressed`` where counts are withheld, ``ties`` (and ``more``) where they are asked for.

    Raises
    ------
    NotFoundError
        There is no such collection, or no such record in it; a record of another is named with its address.
    UsageError
        Fields or ties are not understood.

    Notes
    -----
    One look-up in an index that is made at the first question.
    """
    collection = collection_named(path)
    records = shelf.records[path]
    names, types = read_fields(collection, fields), read_expand(collection, expand)
    row = records.rows.get(uid)
    if row is None:
        raise _not_found(shelf, collection, uid)
    record = records.one(row, names)
    return record | tied(shelf, records.table[NUMBER][row], types, most=most_ties) if types is not None else record


def _not_found(shelf: Shelf, collection: Collection, uid: str) -> NotFoundError:
    said = {"text": quoted(uid), "collection": collection.path, "parameter": "uid"}
    label = shelf.kind_of(uid)
    if label is None:
        return NotFoundError("collection.record_unknown", kind=collection.title(), **said)
    other = COLLECTIONS[PATHS[label]]
    return NotFoundError("collection.record_elsewhere", kind=other.title(), path=other.path, **said)


def read_fields(collection: Collection, text: str | None) -> tuple[str, ...]:
    """The fields asked for, ``uid`` always among them; the usual ones where none are.

    Raises
    ------
    UsageError
        One is unknown.
    """
    if text is None:
        return collection.usual_fields
    names = dict.fromkeys(listed(text, parameter="fields"))
    for name in names:
        if name not in collection.fields:
            raise wrong("field_unknown", "fields", name, near=nearest(name, collection.fields))
    return tuple(names) if "uid" in names else ("uid", *names)


def read_expand(collection: Collection, text: str | None) -> tuple[str, ...] | None:
    """The types of tie asked for, as an address names them; None where none are.

    Raises
    ------
    UsageError
        Records of this kind have no such ties.
    """
    if text is None:
        return None
    names = dict.fromkeys(listed(text, parameter="expand"))
    for name in names:
        if name != ALL and name not in collection.ties:
            raise wrong("expand_unknown", "expand", name, known=", ".join((ALL, *collection.ties)))
    return tuple(collection.ties) if ALL in names else tuple(names)


def tied(shelf: Shelf, number: int, types: tuple[str, ...], *, most: int) -> dict[str, Any]:
    """What a record says of its ties: ``ties`` by type, and in ``more`` how many are left out, where any are."""
    ties, more = shelf.ties.ties_of(number, types, most=most)
    return {"ties": ties, "more": more} if more else {"ties": ties}
