"""What goes over HTTP of records: models made from the declaration of the schema, as no two of them may disagree.

Assumes that a record tells only the fields that were asked for: all but its uid may be absent.
"""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Literal

from pydantic import Field, create_model

from api.wire import Shape
from api.wire.lists import NamedShape
from graphmodel.collections.collection import COLLECTIONS, Collection
from graphmodel.discretion import shown_property
from graphmodel.schema import SPAN, Property, TieKind, ValueType
from graphmodel.vocabulary import LEVEL

_TYPES: Mapping[ValueType, Any] = {
    "text": str, "int": int, "float": float, "flag": bool, "date": date, "instant": datetime, "texts": list[str],
}  # fmt: skip


def closed_words(declared: Property) -> tuple[str, ...]:
    """The only values that a property has, none where others may be: a profile may name levels of its own."""
    words = declared.words
    return words.keys if words and words.closed and words is not LEVEL else ()


@cache
def record_model(path: str) -> type[Shape]:
    """The model of one record of a collection."""
    collection = COLLECTIONS[path]
    fields: dict[str, Any] = {name: _field(p) for name, p in collection.fields.items()}
    fields["uid"] = (str, Field(description="编号 / uid"))
    fields["live"] = (bool, Field(default=True, description="Live on the day / 当日是否有效"))
    if any(p.guard == "households" for p in collection.properties.values()):
        fields["suppressed"] = (
            list[str],
            Field(default=[], description="Counts on record that are not shown, as too few / 因过小而不显示的户数"),
        )
    fields["ties"] = (_ties_model(collection), Field(default=None, description="With `expand` / 用 expand 展开的联系"))
    fields["more"] = (
        dict[str, int],
        Field(default={}, description="Ties of a type beyond those told / 未列出的联系数"),
    )
    return create_model(collection.kind.label, __base__=Shape, __doc__=_about(collection), **fields)


@cache
def list_model(path: str, item: type[Shape] | None = None, **more: Any) -> type[Shape]:
    """The model of a page of a collection, of *item* where its items say more, with *more* fields."""
    label = COLLECTIONS[path].kind.label
    items: Any = list[item or record_model(path)]  # type: ignore[misc]
    fields: dict[str, Any] = {
        "items": (items, ...),
        "next": (str | None, Field(description="Cursor of the next page / 下一页的游标")),
        "total": (int, Field(description="Records that pass, on all pages / 符合条件的总数")),
    }
    return create_model(f"{label}List", __base__=Shape, __doc__=f"A page of {label} records.", **fields, **more)


def _about(collection: Collection) -> str:
    return f"{collection.kind.zh} / {collection.kind.en}"


def _field(declared: Property) -> Any:
    words = closed_words(declared)
    kind: Any = Literal[words] if words else _TYPES[declared.type]
    return (kind | None, Field(default=None, description=f"{declared.zh} / {declared.en}"))


@cache
def _ties_model(collection: Collection) -> type[Shape]:
    fields: dict[str, Any] = {name: (list[_tie_model(kind)], None) for name, kind in collection.ties.items()}  # type: ignore[misc]
    return create_model(f"{collection.kind.label}Ties", __base__=Shape, __doc__="Live ties by type.", **fields)


@cache
def _tie_model(kind: TieKind) -> type[Shape]:
    fields: dict[str, Any] = {
        "uid": (str, ...),
        "direction": (Literal["out", "in"], ...),
        "other": (NamedShape, Field(description="The record at the other end")),
        **{p.name: _field(shown_property(p)) for p in (*kind.properties, *SPAN)},
    }
    name = "".join(part.capitalize() for part in kind.type.split("_"))
    return create_model(f"{name}Tie", __base__=Shape, __doc__=f"{kind.zh} / {kind.en}", **fields)
