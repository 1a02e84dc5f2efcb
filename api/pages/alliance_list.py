"""The list of alliances as values of its page: what is to be filled said first, each alliance with its chain as a strip.

Assumes that a segment without any member is what a reader looks for; segments with members are there to show where.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl

from api.pages.mentions import mentions
from graphmodel.alliances.facets import Choice
from graphmodel.alliances.pacts import PactTables
from graphmodel.alliances.query import Alliances
from graphmodel.alliances.rows import AllianceRow, AllianceTables
from graphmodel.alliances.shared import shared_pacts
from graphmodel.alliances.streams import STREAMS, stream_label, with_streams
from graphmodel.gaps.words import listed
from graphmodel.messages import say

SORTS: Mapping[str, Callable[[AllianceRow], Any]] = {
    "name": lambda row: row.name,
    "until": lambda row: row.host_until,
    "members": lambda row: row.members,
    "overdue": lambda row: row.overdue,
    "active": lambda row: row.last_active,
}
"""What the list can be put in the order of."""
FACETS: Mapping[str, Callable[[Choice], Any] | None] = {
    "empty_segment": lambda choice: (stream_order(choice.key), choice.label),
    "empty_slot": None,
    "chain": None,
    "template": None,
}
"""The facets that come first, and what the choices of each are sorted by."""
OPENED = tuple(FACETS)
"""Those that stand open."""
_LACKS = {"empty_segment": "pledge.lack_segment", "empty_slot": "pledge.lack_slot"}
_NAMED = 3
"""Alliances that the sentence names at most."""


def stream_order(key: str) -> int:
    """Where a choice of an empty segment stands: the parts of a chain from its beginning, then segments by name."""
    return STREAMS.index(key) if key in STREAMS else len(STREAMS)


def list_answer(answer: Alliances, *, narrowed: bool = False) -> str:
    """The sentence that says how many alliances lack what.

    Parameters
    ----------
    narrowed
        Whether less than all is looked at though no filter says so.
    """
    if not answer.total:
        return say("alliance.nothing_stored")
    if not (answer.filters or narrowed):
        return _whole(answer)
    count = len(answer.rows)
    told = {"total": answer.total, "count": count}
    if not count:
        return say("pledge.none_pass", total=answer.total)
    only = answer.filters[0] if len(answer.filters) == 1 and not narrowed else None
    if only and only.dimension in _LACKS and only.key != "any":
        said = say(_LACKS[only.dimension], what=only.label, **told)
    else:
        said = say("pledge.pass", **told)
    names = listed(row.name for row in answer.rows) if count <= _NAMED else ""
    return said + (say("pledge.named", names=names) if names else say("pledge.full_stop"))


def _whole(answer: Alliances) -> str:
    """What all alliances lack, part by part of their chains."""
    facets = {facet.dimension: facet for facet in answer.facets}
    parts = [
        say("pledge.whole_segment", count=choice.count, what=choice.label)
        for choice in sorted(facets["empty_segment"].choices, key=lambda one: stream_order(one.key))
        if choice.key in STREAMS
    ]
    short = sum(bool(row.empty_slots) for row in answer.rows)
    late = sum(bool(row.overdue) for row in answer.rows)
    only = sum(bool(row.empty_segments) for row in answer.rows)
    if only and not parts:
        parts = [say("pledge.whole_any_segment", count=only)]
    parts += [say("pledge.whole_slot", count=short)] if short else []
    parts += [say("pledge.whole_late", count=late)] if late else []
    if not parts:
        return say("pledge.whole_full", total=answer.total)
    return say("pledge.whole", total=answer.total, parts=say("pledge.comma").join(parts))


def list_rows(rows: Iterable[AllianceRow], tables: AllianceTables, pacts: PactTables) -> list[dict[str, Any]]:
    """The rows of a page, each with the strip of its chains and how many pacts its members have among themselves."""
    shown = tuple(rows)
    only = pl.DataFrame({"uid": [row.uid for row in shown]}, schema={"uid": pl.String})
    strips = strips_of(tables, only)
    own = tables.members.join(only, on="uid", how="semi")
    counts = dict(shared_pacts(own, pacts.parties).group_by("uid").len().iter_rows())
    return [_row(row, strips.get(row.uid, []), counts.get(row.uid, 0), tables) for row in shown]


def strips_of(tables: AllianceTables, only: pl.DataFrame) -> dict[str, list[dict[str, Any]]]:
    """The segments of the chains of some alliances (``uid``) in order, each with its part of the chain and its size."""
    found: dict[str, list[dict[str, Any]]] = {}
    segments = with_streams(tables.segments.join(only, on="uid", how="semi"))
    for uid, chain, name, stream, members in segments.select(
        "uid", "chain", "segment", "stream", "members"
    ).iter_rows():
        strip = found.setdefault(uid, [])
        strip.append({"chain": chain, "name": name, **stream_values(name, stream), "members": len(members)})
    return found


def stream_values(name: str, stream: str | None) -> dict[str, Any]:
    """The part of a chain that a segment is; its label is empty where the segment's own name says it."""
    label = stream_label(stream) if stream else ""
    return {"stream": stream, "stream_label": "" if label and label in name else label}


def until_values(until: date | None, on: date) -> dict[str, Any]:
    """Until when a host is one, and whether that is past."""
    return {"host_until": until.isoformat() if until else None, "host_past": until is not None and until < on}


def _row(row: AllianceRow, strip: list[dict[str, Any]], pacts: int, tables: AllianceTables) -> dict[str, Any]:
    template = tables.ground.profile.template(row.template)
    return {
        "uid": row.uid,
        "name": row.name,
        "template": row.template,
        "chains": mentions(row.chains),
        "segments": strip,
        "hosts": mentions(row.hosts),
        "no_host": bool(template and template.hosted and not row.hosts),
        **until_values(row.host_until, tables.ground.network.on),
        "members": row.members,
        "pacts": pacts,
        "empty_segments": list(row.empty_segments),
        "empty_slots": list(row.empty_slots),
        "projects": row.projects,
        "done": row.done,
        "overdue": row.overdue,
        "last_active": row.last_active.isoformat() if row.last_active else None,
        "findings": len(row.findings),
    }
