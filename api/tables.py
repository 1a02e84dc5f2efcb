"""Tables: a page of a collection laid out for a spreadsheet, with the labels that people read.

Assumes that ties are told as JSON only: they fit no row.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graphmodel.alliances.report.listing import Cell, Column, Listing, Table
from graphmodel.collections.collection import COLLECTIONS, SUPPRESSED
from graphmodel.collections.listing import Page
from graphmodel.collections.reading import read_fields
from graphmodel.collections.shelf import Shelf
from graphmodel.messages import say
from graphmodel.schema import Property


def records_listing(shelf: Shelf, path: str, page: Page, *, fields: str | None, asked: Mapping[str, str]) -> Listing:
    """Lay a page of a collection out.

    Parameters
    ----------
    fields
        What was asked to be told, as the page was.
    asked
        Every parameter of the question, for the cover.
    """
    collection, network = COLLECTIONS[path], shelf.network
    columns = [collection.fields[name] for name in read_fields(collection, fields)]
    rows = tuple(tuple(_cell(record, one) for one in columns) for record in page.items)
    stored = network.nodes[collection.kind.label].height
    empty = say("api.nothing_passes" if stored else "api.nothing_stored", kind=collection.title())
    table = Table(collection.title(), tuple(Column(one.label()) for one in columns), rows, empty)
    said = [say("api.asked", asked="  ".join(f"{name}={text}" for name, text in asked.items()))] if asked else []
    return Listing(
        title=say("api.list_title", kind=collection.title()),
        scope=asked.get("under"),
        on=network.on,
        revision=network.revision,
        notes=(*said, say("api.list_count", count=len(rows), total=page.total)),
        tables=(table,),
    )


def _cell(record: Mapping[str, Any], declared: Property) -> Cell:
    value = record[declared.name]
    if declared.name in record.get(SUPPRESSED, ()):
        return say("api.withheld")
    if value is None:
        return None
    if declared.words:
        return declared.words.label(value)
    if declared.type == "flag":
        return say("api.yes" if value else "api.no")
    if declared.type == "texts":
        return tuple(value)
    return date.fromisoformat(value) if declared.type == "date" else value
