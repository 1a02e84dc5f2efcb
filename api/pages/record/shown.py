"""Shown: the values of a record's page as what a page shows: its name as the title, and the answer before all else."""

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import Response

from api.desk import Desk
from api.pages.asking import PageAsked, Shown
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


def show_housed(
    page: PageAsked, uid: str, template: str, values_of: Callable[[Desk, str], Mapping[str, Any]]
) -> Response:
    """The page of a record that is in an area, or nowhere.

    Parameters
    ----------
    uid
        As the address has it, an ending perhaps with it.
    values_of
        Makes the values, with ``home``: uid of the area.
    """
    plain, page = page.apart(uid)

    def make(desk: Desk) -> Shown:
        values = values_of(desk, plain)
        return record_shown(values, scope=values["home"])

    return page.show(template, make, section="record")
