"""Facts: what the register says of a record, with its own labels, and which of its dates are near or past.

Assumes that counts come guarded, as the collections give them: members in bands, too few households not at all.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from api.desk import Desk
from graphmodel.alliances.deadlines import SOON_DAYS
from graphmodel.collections.collection import COLLECTIONS
from graphmodel.collections.reading import ALL, read_record
from graphmodel.collections.tables import cells
from graphmodel.messages import say
from graphmodel.schema import Property

MOST_TIES = 600
"""Ties that a page tells of one record."""
_UNSAID = frozenset({"uid", "name", "live"})
"""What stands elsewhere on the page."""
_ENDS: Mapping[str, str | None] = {
    "term_ends_on": "term_extended_to", "term_extended_to": None, "planned_end_on": None, "expires_on": None,
    "host_until": None, "available_to": None, "due_on": "done_on",
}  # fmt: skip
"""Dates by which something is to be done, and the property that says it was, or that another date counts."""


def record_of(desk: Desk, path: str, uid: str) -> dict[str, Any]:
    """A record, live or not, with its ties.

    Raises
    ------
    NotFoundError
        There is no such record.
    """
    return read_record(desk.shelf, path, uid, expand=ALL, most_ties=MOST_TIES)


def facts(desk: Desk, path: str, record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is on record, a line each: ``name``, ``label``, ``value``, and ``due`` where its day is near or past."""
    collection, on = COLLECTIONS[path], desk.network.on
    names = collection.usual_fields
    values = cells(path, [record], desk.profile)[0]
    lines = []
    for name, value in zip(names, values, strict=True):
        if name in _UNSAID or value is None:
            continue
        lines.append(
            {
                "name": name,
                "label": collection.fields[name].label(),
                "value": value.isoformat() if isinstance(value, date) else value,
                "due": due(value, on) if name in _ENDS and not record.get(_ENDS[name] or "") else "",
            }
        )
    return lines


def due(day: date | str | float | None, on: date) -> str:
    """How a day by which something is to be done stands, in words; empty where it is far off."""
    if not isinstance(day, date) or day > on + timedelta(days=SOON_DAYS):
        return ""
    days = (day - on).days
    if days < 0:
        return say("place.past", days=-days)
    return say("pledge.due_today") if days == 0 else say("pledge.due_in", days=days)


def subject(path: str, record: Mapping[str, Any], what: str) -> dict[str, Any]:
    """What a page is about: its kind and name, what it is in words, and when it ended where it is no longer live."""
    kind = COLLECTIONS[path].kind
    return {
        "kind": kind.label,
        "uid": record["uid"],
        "name": record.get("name") or record["uid"],
        "what": what,
        "live": record["live"],
        "ended": None if record["live"] else record.get("valid_to"),
    }


def said(declared: Property, value: Any) -> str:
    """A plain value of a property in words."""
    if declared.type == "flag":
        return say("collection.flag_yes" if value else "collection.flag_no")
    return declared.words.label(value) if declared.words else str(value)


def named(kind: str, uid: str, name: str | None) -> dict[str, str]:
    """A record that a page leads to."""
    return {"kind": kind, "uid": uid, "name": name or uid}
