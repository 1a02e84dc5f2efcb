"""Network find: records by name, pinyin, initials or code, each leading to what is around it; a page, and as you type.

Assumes that people know a part of what they look for: nearer matches come first, and a few are enough to choose from.
"""

from typing import Annotated, Any

import polars as pl
from fastapi import Query, Response

from api.desk import Desk
from api.pages.asking import PageAsked, PageQuestion, Shown, page_router
from graphmodel.collections.collection import LIVE
from graphmodel.collections.names import matching
from graphmodel.collections.records import NUMBER
from graphmodel.messages import say
from graphmodel.registers.texts import fold

router = page_router()

MOST = 30
"""Hits that are listed; the others are counted."""
Found = Annotated[str, Query(alias="find", max_length=200)]
Start = Annotated[str | None, Query(alias="from", min_length=1, max_length=200)]


@router.get("/network/find.{ending}")
@router.get("/network/find")
def find_page(page: PageQuestion, find: Found = "", start: Start = None) -> Response:
    """Where a record is in the network."""
    return page.show("network_find.html", lambda desk: find_shown(page, desk, find.strip(), start), section="network")


def find_shown(page: PageAsked, desk: Desk, text: str, start: str | None) -> Shown:
    """The hits, and where each leads: to what is around it, or from the start to it."""
    hits, total = hits_of(desk, text, under=page.under)
    names = {row["uid"]: row["name"] for row in desk.naming.rows({start}).values()} if start else {}
    name = names.get(start or "", "")
    return Shown(
        title=say("explore.find_title") if not name else say("explore.path_from", name=name),
        answer="" if not text else say("explore.found", total=f"{total:,}") if total else say("picture.page_no_hit"),
        values={
            "find": text,
            "start": start if name else None,
            "total": total,
            "hits": [
                {
                    **hit,
                    "around": page.link("/network", about=hit["uid"]),
                    "path": page.link("/network", **{"from": start, "to": hit["uid"]}) if name else None,
                    "open": say("explore.act_record"),
                    "record": page.links.record(hit["kind"], hit["uid"]),
                }
                for hit in hits
            ],
        },
    )


def hits_of(desk: Desk, text: str, *, under: str | None) -> tuple[list[dict[str, Any]], int]:
    """The live records of a scope that a text may mean, the nearest matches first, and how many there are in all."""
    if not text:
        return [], 0
    scope = None if under is None else desk.shelf.under(under)
    tables = []
    for order, records in enumerate(desk.shelf.records.values()):
        table = records.table.filter(matching(records.called, text)).filter(LIVE.name)
        if scope is not None:
            table = table.filter(pl.col(NUMBER).is_in(scope.implode()))
        name = pl.col("name") if "name" in table.columns else pl.col("uid")
        tables.append(table.select("uid", name=name, kind=pl.lit(records.collection.kind.label), order=pl.lit(order)))
    found = pl.concat(tables)
    wanted = fold(text)
    nearest = found.sort(
        pl.col("name").str.to_lowercase() != wanted,
        ~pl.col("name").str.to_lowercase().str.starts_with(wanted),
        pl.col("name").str.len_chars(),
        "order",
        "name",
        "uid",
    ).head(MOST)
    rows = desk.naming.rows(set(nearest["uid"]))
    home = desk.study().home(desk.profile.place_level)
    names = dict(desk.network.live_nodes("Area").select("uid", "name").iter_rows())
    return [
        {
            "uid": uid,
            "name": name,
            "kind": kind,
            "what": desk.naming.what(rows[uid]),
            "place": names.get(home[uid], "") if home.get(uid, uid) != uid else "",
        }
        for uid, name, kind in nearest.select("uid", "name", "kind").iter_rows()
    ], found.height
