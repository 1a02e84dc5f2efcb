"""Entry: what the page of any record says that has no page of its own kind, as plain values."""

from typing import Any

from api.desk import Desk
from api.pages.record.facts import facts, record_of, subject
from api.pages.record.found import Found
from api.pages.record.ties import called, tie_groups
from graphmodel.collections.collection import COLLECTIONS, collection_named
from graphmodel.gaps.words import clauses
from graphmodel.messages import say


def entry_values(desk: Desk, path: str, uid: str) -> dict[str, Any]:
    """What is on record of a record of the collection *path*, what is found of it, and what it is tied to.

    Raises
    ------
    NotFoundError
        There is no such collection, or no such record in it.
    """
    title = collection_named(path).title()
    record = record_of(desk, path, uid)
    name = record.get("name") or called(desk.network, [uid]).get(uid) or record.get("finding") or uid
    groups = tie_groups(desk.network, record)
    found = Found(desk).values(desk.view.numbers([uid]).get(uid)) if record["live"] else []
    counts = [say("place.affected", label=group["label"], count=group["count"]) for group in groups]
    return {
        "record": {**subject(path, record, title), "name": name},
        "collection": path,
        "answer": clauses((COLLECTIONS[path].title(), *counts)),
        "facts": facts(desk, path, record),
        "found": found,
        "ties": groups,
    }
