"""What goes over HTTP of ledgers: a record of a collection with what the shell says of it, and a page of these.

Assumes :mod:`api.ledgers`.
"""

from typing import Any

from pydantic import Field, create_model

from api.wire import Shape
from api.wire.lists import ChosenShape, FacetShape
from api.wire.records import list_model, record_model
from graphmodel.collections.collection import COLLECTIONS

_NOT_LIVE = "null where the record is not live, absent where `fields` leaves it out"


def ledger_model(path: str, row: type[Shape]) -> type[Shape]:
    """The model of a page of a ledger, of records with a *row*."""
    label = COLLECTIONS[path].kind.label
    said: Any = (row | None, Field(default=None, description=f"A row of the shell's; {_NOT_LIVE}"))
    about = f"{label}, as a record and as the shell lists it."
    item = create_model(f"{label}Item", __base__=record_model(path), __doc__=about, row=said)
    return list_model(
        path,
        item,
        recorded=(int, Field(description="Live ones without any filter / 库中有效的总数")),
        facets=(list[FacetShape], Field(description="What every other choice would leave / 换成别的取值各有几个")),
        filters=(list[ChosenShape], Field(description="What the filters were taken to mean / 条件的理解")),
        on=(str, ...),
        profile=(str, ...),
        revision=(int, ...),
    )


def one_model(path: str, **more: Any) -> type[Shape]:
    """The model of one record of a ledger, with *more*: each a type and what it is."""
    label = COLLECTIONS[path].kind.label
    fields: dict[str, Any] = {
        name: (kind | None, Field(default=None, description=f"{what}; {_NOT_LIVE}"))
        for name, (kind, what) in more.items()
    }
    return create_model(
        f"One{label}", __base__=record_model(path), __doc__=f"{label}, all that is known of it.", **fields
    )
