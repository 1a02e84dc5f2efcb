"""Records: any collection as a table: the list behind a figure, searched, put in order and taken along.

Assumes that what a collection may be asked is said by its schema; a page asks nothing else. A column of which nothing
is on record on the page takes no room.
"""

from typing import Annotated, Any

import polars as pl
from fastapi import Path, Query, Response

from api.desk import Desk
from api.lists import ListAsked, ListQuestion
from api.pages.asking import PageAsked, PageQuestion, Shown, page_router
from api.pages.files import listing_files
from api.pages.ordering import sort_values
from api.tables import records_listing
from graphmodel.alliances.report.listing import Listing
from graphmodel.collections.collection import COLLECTIONS, LIVE, collection_named
from graphmodel.collections.filters import filter_named
from graphmodel.collections.listing import Page
from graphmodel.collections.tables import cells, heads
from graphmodel.errors import UsageError
from graphmodel.gaps.coverage import candidates_of, two_new_of
from graphmodel.gaps.figures import homes_at
from graphmodel.gaps.report.text import coverage_label
from graphmodel.gaps.scope import scope_of
from graphmodel.messages import say

router = page_router()

ADDRESS = "/records/{collection}"
Counted = Annotated[str | None, Query(max_length=80)]
COUNTED = ("total", "covered", "open")
"""What of the summary a list may be: everything counted, what is covered, what is not."""
_OWN = frozenset({"counted", "lang"})
_UNSAID = frozenset({"uid", "lon", "lat", LIVE.name})


@router.get(ADDRESS)
@router.get(ADDRESS + ".{ending}")  # looked at first: a decorator nearer to the function is
def records_page(
    page: PageQuestion, asked: ListQuestion, collection: Annotated[str, Path()], counted: Counted = None
) -> Response:
    """The records of a collection."""
    path = collection_named(collection).path
    asked = asked.without(*_OWN)
    most = page.asked.service.settings.serve_most_records

    def listing(desk: Desk) -> Listing:
        found = _found(desk, path, asked, counted, limit=most)
        return records_listing(desk.shelf, path, found, fields=None, asked=dict(page.links.said))

    return page.show(
        "records.html",
        lambda desk: records_shown(page, desk, path, asked, counted),
        section="overview",
        files=listing_files(listing),
    )


def records_shown(page: PageAsked, desk: Desk, path: str, asked: ListAsked, counted: str | None) -> Shown:
    """One page of a collection."""
    collection = COLLECTIONS[path]
    found = _found(desk, path, asked, counted)
    names = [name for name in collection.usual_fields if name not in _UNSAID]
    rows = cells(path, found.items, desk.profile, fields=",".join(names))
    names = ["uid", *names]  # a uid comes along with whatever is asked for
    said = [at for at in range(1, len(names)) if any(row[at] is not None for row in rows)]
    labels = heads(path, fields=",".join(names[1:]))
    columns = [{"name": names[at], "label": labels[at], "number": _is_number(path, names[at])} for at in said]
    return Shown(
        title=collection.title(),
        answer=say("page.records_answer", count=found.total, kind=collection.title()),
        values={
            "collection": path,
            "kind": collection.kind.label,
            "columns": columns,
            "rows": [
                {"uid": item["uid"], "cells": [_said(row[at]) for at in said]}
                for item, row in zip(found.items, rows, strict=True)
            ],
            "total": found.total,
            "next": found.next,
            "q": asked.q or "",
            "sort": sort_values(asked.sort or ""),
            "filtered": _words(desk, path, asked, counted),
            "clear": page.link(f"/records/{path}"),
        },
    )


def _found(desk: Desk, path: str, asked: ListAsked, counted: str | None, *, limit: int | None = None) -> Page:
    """The records that pass; of an address that a figure of the summary led to, those that it counts."""
    if counted is None:
        return asked.page(desk.shelf, path, limit=limit)
    what, _, of = counted.partition(":")
    every = _counted(desk, path, of, asked.under) if what in COUNTED else None
    if every is None:
        raise UsageError("page.counted_unknown", value=counted, parameter="counted")
    kept = every if what == "total" else every.filter(pl.col("has") == (what == "covered"))
    uids = desk.view.named(kept.select("uid"), "uid")
    return asked.page(desk.shelf, path, limit=limit, among=uids, beside={"counted": counted})


def _counted(desk: Desk, path: str, of: str, under: str | None) -> pl.DataFrame | None:
    """``uid`` (a number) and ``has`` of what the summary counts as *of*, or None where it counts no such thing."""
    presence = desk.view.presence
    if path == "areas" and of in desk.profile.scheme:
        return candidates_of(desk.view, of).areas
    if path == "units" and of == "two_new":
        return two_new_of(desk.view).areas
    if path == "units" and of == "operating":
        return presence.operating.select("uid", has=pl.lit(value=True))
    if path == "orgs" and of == "formal":
        return (
            presence.orgs.filter("formal")
            .join(_at_home(desk, under), on="uid", how="semi")
            .select("uid", has=pl.lit(value=True))
        )
    return None


def _at_home(desk: Desk, under: str | None) -> pl.DataFrame:
    """``uid`` of the organisations that are in a scope by themselves, and not only by one below them."""
    area = None if under is None else scope_of(desk.view, under).area
    if area is None:
        return desk.view.presence.orgs.select("uid")
    level = desk.view.territory.areas.filter(uid=area)["level"].item()
    return homes_at(desk.view, level).filter(holder=area).select("uid")


def _words(desk: Desk, path: str, asked: ListAsked, counted: str | None) -> list[str]:
    """What is filtered, in words."""
    said = []
    if counted is not None:
        what, _, of = counted.partition(":")
        own = of in {"operating", "formal"}
        label = say(f"page.counted_{of}") if own else coverage_label(of, desk.profile)
        said.append(label if own else say(f"page.counted_{what}", level=label))
    collection = COLLECTIONS[path]
    for name, text in asked.filters.items():
        one = filter_named(collection, name)
        word = one.of.words.find(text) if one.of.words else None
        said.append(say(f"page.filter_{one.op}", what=one.of.label(), value=word.label() if word else text))
    if asked.q:
        said.append(say("page.sought", text=asked.q))
    return said


def _is_number(path: str, name: str) -> bool:
    return COLLECTIONS[path].fields[name].type in {"int", "float"}


def _said(cell: Any) -> str | None:
    return None if cell is None else f"{cell:,}" if isinstance(cell, int) else str(cell)
