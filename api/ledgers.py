"""Ledgers: alliances and pacts as collections: records as any collection tells them, each with the row that the shell says.

Assumes that the rows are those of live records. Where no order is asked for, what has something to do comes first, as
at the shell.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

import polars as pl
from fastapi import Request, Response

from api.asked import Asked
from api.desk import Desk
from api.lists import ListAsked, page_json, paged
from api.service import Ready
from graphmodel.alliances.asking import Answer
from graphmodel.alliances.report.files import listing_csv, listing_workbook
from graphmodel.alliances.report.listing import Listing
from graphmodel.alliances.report.values import plain_values
from graphmodel.collections.collection import LIVE
from graphmodel.collections.cursors import fingerprint
from graphmodel.collections.faults import listed
from graphmodel.collections.listing import LIMIT, Page
from graphmodel.collections.shelf import Shelf
from graphmodel.collections.sorting import Place, cursor_at, place_of
from graphmodel.schema import NAME, Uid

ROW = "row"
"""The field of a record that has the shell's row."""


class Row(Protocol):
    """A row of the shell's."""

    @property
    def uid(self) -> Uid: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def to_do(self) -> bool: ...  # noqa: D102


T = TypeVar("T", bound=Row)
Find = Callable[[pl.DataFrame | None], Answer[T]]
"""Finds what passes the filters of the ledger, among the records of some ``uid`` or all."""


@dataclass(frozen=True)
class Ledger(Generic[T]):
    """A page of a ledger; ``answer`` is the shell's, of all pages."""

    page: Page
    answer: Answer[T]

    @property
    def shown(self) -> Answer[T]:
        """The shell's answer with the rows of this page alone, in its order."""
        rows = {row.uid: row for row in self.answer.rows}
        return replace(self.answer, rows=tuple(rows[item["uid"]] for item in self.page.items if item["uid"] in rows))

    @property
    def more(self) -> Mapping[str, Any]:
        """What is said beside the page."""
        answer = self.answer
        told = {"recorded": answer.total, "facets": answer.facets, "filters": answer.filters, "on": answer.on}
        return {**plain_values(told), "profile": answer.profile, "revision": answer.revision}


def read_ledger(
    shelf: Shelf, path: str, asked: ListAsked, find: Find[T], own: Mapping[str, str | None], *, limit: int = LIMIT
) -> Ledger[T]:
    """Read a page of a ledger.

    Parameters
    ----------
    asked
        The question that any collection may be asked.
    find
        Finds the rows.
    own
        The filters of the ledger itself, which *find* knows.
    limit
        How many records where the question does not say.
    """
    with_row, fields = apart(asked.fields, ROW)
    asked = replace(asked, fields=fields)
    answer = find(matching(shelf, path, asked))
    said = {name: text for name, text in own.items() if text is not None}
    if asked.sort is None and asked.state in {None, "live"}:
        page = _to_do_first(shelf, path, asked, answer.rows, said, limit=asked.limit or limit)
    else:
        among = pl.DataFrame({"uid": [row.uid for row in answer.rows]}, schema={"uid": pl.String}) if said else None
        page = asked.page(shelf, path, limit=limit, among=among, beside=said)
    if with_row:
        rows = {row.uid: row for row in answer.rows}
        items = ({**item, ROW: plain_values(rows.get(item["uid"]))} for item in page.items)
        page = replace(page, items=tuple(items))
    return Ledger(page, answer)


def apart(fields: str | None, name: str) -> tuple[bool, str | None]:
    """Whether a field of ours is asked for, and what is asked for beside it; all is where nothing is said."""
    if fields is None:
        return True, None
    names = listed(fields, parameter="fields")
    return name in names, ",".join(one for one in names if one != name) or "uid"


def is_live(live: pl.DataFrame, uid: str) -> bool:
    """Whether a record is among those that are live."""
    return not live.filter(pl.col("uid") == uid).is_empty()


def matching(shelf: Shelf, path: str, asked: ListAsked) -> pl.DataFrame | None:
    """``uid`` of the live records that pass what any collection may be asked; None where nothing is."""
    if asked.under is None and asked.q is None and not asked.filters:
        return None
    every = shelf.records[path].table.height
    asked = replace(asked, state="live", sort=None, fields="uid", expand=None, limit=None, cursor=None)
    return pl.DataFrame(asked.page(shelf, path, limit=max(every, 1)).items, schema={"uid": pl.String})


def _to_do_first(
    shelf: Shelf, path: str, asked: ListAsked, rows: Sequence[T], own: Mapping[str, str], *, limit: int
) -> Page:
    """A page in the order of the rows."""
    question = fingerprint(
        {
            "ledger": path, "on": shelf.network.on.isoformat(), "profile": shelf.profile.name, "under": asked.under,
            "q": asked.q, "filters": dict(asked.filters), "own": dict(own),
        }
    )  # fmt: skip
    left = rows
    if asked.cursor is not None:
        place = place_of(asked.cursor, (LIVE, NAME), question)
        left = [row for row in rows if _place(row) > (place.values, place.uid)]
    shown = left[:limit]
    told = replace(asked, under=None, q=None, filters={}, cursor=None, limit=None)
    among = pl.DataFrame({"uid": [row.uid for row in shown]}, schema={"uid": pl.String})
    page = told.page(shelf, path, limit=max(len(shown), 1), among=among)
    items = {item["uid"]: item for item in page.items}
    after = cursor_at(Place(*_place(shown[-1])), question) if len(left) > len(shown) else None
    return Page(tuple(items[row.uid] for row in shown), after, len(rows))


def _place(row: Row) -> tuple[tuple[bool, str], str]:
    return (not row.to_do, row.name), row.uid


def answer_ledger(
    request: Request,
    asked: Asked,
    read: Callable[[Desk, int], Ledger[T]],
    lay_out: Callable[[Answer[T]], Listing],
) -> Response:
    """Answer with a page of a ledger, or with a file of all of it."""
    most = asked.service.settings.serve_most_records

    def file(ledger: Ledger[T], write: Callable[[Listing], str | bytes]) -> Ready:
        return paged(request, write(lay_out(ledger.shown)), ledger.page)

    def body(ledger: Ledger[T]) -> Ready:
        return paged(request, page_json(ledger.page, ledger.more), ledger.page)

    return asked.answer(
        lambda desk: partial(read, desk),
        {
            "json": lambda page: body(page(LIMIT)),
            "csv": lambda page: file(page(most), listing_csv),
            "xlsx": lambda page: file(page(most), lambda listing: listing_workbook(listing, asked.profile)),
        },
        slow=True,
    )
