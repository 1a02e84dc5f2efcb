"""Shown: the values of a record's page as what a page shows: its name as the title, and the answer before all else."""

from collections.abc import Mapping
from typing import Any

from api.pages.asking import Shown
from graphmodel.messages import say


def record_shown(values: Mapping[str, Any], *, scope: str | None) -> Shown:
    """What a page shows of a record.

    Parameters
    ----------
    values
        With ``record``, ``answer`` and perhaps ``title``.
    scope
        Uid of the live area that the page is about or that the record is in, or None.
    """
    record = values["record"]
    rest = {name: value for name, value in values.items() if name not in {"answer", "title"}}
    answer = values["answer"] if record["live"] else _over(record)
    return Shown(values.get("title") or record["name"], answer, rest, scope)


def _over(record: Mapping[str, Any]) -> str:
    return say("place.ended", day=record["ended"]) if record["ended"] else say("place.not_live")
