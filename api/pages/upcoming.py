"""Upcoming: what is due in the next days: projects, pacts, terms, hosts, issues, postponed decisions.

Assumes that what is closed is not due, and that what is past its date is a finding and stands among those.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from graphmodel.alliances.deadlines import SOON_DAYS
from graphmodel.collections.collection import COLLECTIONS, PATHS
from graphmodel.collections.listing import list_records
from graphmodel.collections.shelf import Shelf
from graphmodel.messages import say

DAYS = SOON_DAYS
"""How far ahead is looked, the day itself included."""
MOST = 50
"""Of one date, that are listed; the rest is counted."""

_DATES: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("Project", "due_on", {"done_on__missing": "true"}),
    ("Pact", "expires_on", {}),
    ("Org", "term_extended_to", {}),
    ("Org", "term_ends_on", {"term_extended_to__missing": "true"}),
    ("Org", "planned_end_on", {}),
    ("Alliance", "host_until", {}),
    ("Event", "due_on", {"closed_on__missing": "true"}),
    ("Decision", "due_on", {"verdict": "postponed"}),
    ("Resource", "available_to", {}),
)
"""Kind, date, and what else must hold."""


def upcoming(shelf: Shelf, *, under: str | None) -> dict[str, Any]:
    """What is due from the shelf's day on: ``items`` in the order of their dates, and ``total`` of them.

    Each item has ``kind`` (a key), ``uid``, ``name``, ``what`` (the date in words), ``on`` and ``days`` until then.
    """
    day = shelf.network.on
    items: list[dict[str, Any]] = []
    total = 0
    for label, name, more in _DATES:
        within = {f"{name}__gte": day.isoformat(), f"{name}__lte": (day + timedelta(days=DAYS)).isoformat()}
        page = list_records(shelf, PATHS[label], under=under, filters={**within, **more}, sort=name, limit=MOST)
        total += page.total
        items += [_item(label, name, record, day) for record in page.items]
    items.sort(key=lambda item: (item["on"], item["kind"], item["name"], item["uid"]))
    return {"days": DAYS, "total": total, "items": items[:MOST]}


def _item(label: str, name: str, record: Mapping[str, Any], day: date) -> dict[str, Any]:
    collection = COLLECTIONS[PATHS[label]]
    on = date.fromisoformat(record[name])
    return {
        "kind": label,
        "kind_label": collection.title(),
        "uid": record["uid"],
        "name": record.get("name") or record.get("finding") or record["uid"],
        "finding": record.get("finding") if label == "Decision" else None,
        "what": collection.properties[name].label(),
        "on": on.isoformat(),
        "days": (on - day).days,
        "said": say("page.due_today") if on == day else say("page.due_in", days=(on - day).days),
    }
