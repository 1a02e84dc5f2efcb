"""Tables: a page of a collection laid out for a spreadsheet, with what it is a page of.

Assumes that ties are told as JSON only: they fit no row.
"""

from collections.abc import Mapping

from graphmodel.alliances.report.listing import Column, Listing, Table
from graphmodel.collections.collection import COLLECTIONS
from graphmodel.collections.listing import Page
from graphmodel.collections.shelf import Shelf
from graphmodel.collections.tables import cells, heads
from graphmodel.messages import say


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
    rows = cells(path, page.items, shelf.profile, fields=fields)
    stored = network.nodes[collection.kind.label].height
    empty = say("api.nothing_passes" if stored else "api.nothing_stored", kind=collection.title())
    table = Table(collection.title(), tuple(map(Column, heads(path, fields=fields))), rows, empty)
    said = [say("api.asked", asked="  ".join(f"{name}={text}" for name, text in asked.items()))] if asked else []
    return Listing(
        title=say("api.list_title", kind=collection.title()),
        scope=asked.get("under"),
        on=network.on,
        revision=network.revision,
        notes=(*said, say("api.list_count", count=len(rows), total=page.total)),
        tables=(table,),
    )
