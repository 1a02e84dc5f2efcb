"""Ties: what a record is tied to, told by type of tie and by which end of it the record is.

Assumes that what a page tells elsewhere, as a tree or with its dates, is left out here.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from api.pages.record.facts import said
from graphmodel.discretion import shown_property
from graphmodel.gaps.words import clauses
from graphmodel.gaps.words import kind as kind_label
from graphmodel.messages import say
from graphmodel.network import Network
from graphmodel.schema import SPAN, TIE_KINDS, TIES_BY_TYPE
from graphmodel.vocabulary import EVENT_KIND, POST_KIND

SHOWN = 12
"""Ties of one type that are told at once; more are folded behind a line that counts them."""
_TOLD_APART = frozenset(declared.name for declared in SPAN)


def tie_groups(
    network: Network, record: Mapping[str, Any], *, without: Iterable[tuple[str, str]] = ()
) -> list[dict[str, Any]]:
    """The ties of a record that was read with all of them.

    Parameters
    ----------
    without
        Types and directions (``out``, ``in``) that are told elsewhere.

    Returns
    -------
    In the order of the schema, outward ones first: ``type``, ``way``, ``label``, ``count``, ``open`` (whether they are told at once), ``more`` (how many are not told) and ``ties``: each
    with ``other``, ``kind_label``, ``says`` (its properties) and ``since``.
    """
    left_out, ties, more = set(without), record.get("ties", {}), record.get("more", {})
    names = called(network, [row["other"]["uid"] for rows in ties.values() for row in rows])
    groups = []
    for declared in TIE_KINDS:
        rows = ties.get(declared.type.lower(), [])
        beyond = more.get(declared.type.lower(), 0)
        for way in ("out", "in"):
            found = [_tie(declared.type, row, names) for row in rows if row["direction"] == way]
            if found and (declared.type, way) not in left_out:
                groups.append(
                    {
                        "type": declared.type,
                        "way": way,
                        "label": say(f"place.tie_{declared.type.lower()}_{way}"),
                        "count": len(found),
                        "open": len(found) <= SHOWN,
                        "more": beyond,
                        "ties": found,
                    }
                )
    return groups


def called(network: Network, uids: Sequence[str]) -> Mapping[str, str]:
    """What records without a name are called: events by kind and day, posts by kind and how many of them are filled."""
    wanted = pl.DataFrame({"uid": uids}, schema={"uid": pl.String}).unique()
    events = network.nodes["Event"].join(wanted, on="uid", how="semi").select("uid", "kind", "on", "value")
    posts = network.nodes["Post"].join(wanted, on="uid", how="semi").select("uid", "kind", "filled", "required")
    said = {
        uid: " ".join(filter(None, (str(on or ""), EVENT_KIND.label(kind), value)))
        for uid, kind, on, value in events.iter_rows()
    }
    for uid, kind, filled, required in posts.iter_rows():
        of = {"filled": "—" if filled is None else filled, "required": "—" if required is None else required}
        said[uid] = say("place.post", kind=POST_KIND.label(kind), **of)
    return said


def _tie(type_: str, row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    other = row["other"]
    return {
        "uid": row["uid"],
        "other": {
            "kind": other["kind"],
            "uid": other["uid"],
            "name": names.get(other["uid"]) or other["name"] or other["uid"],
        },
        "kind_label": kind_label(other["kind"]),
        "says": tie_says(type_, row),
        "since": row["valid_from"],
    }


def tie_says(type_: str, row: Mapping[str, Any]) -> str:
    """The properties of a tie in words; what is not on record is not said."""
    parts = []
    for declared in TIES_BY_TYPE[type_].properties:
        value = row.get(declared.name)
        if declared.name in _TOLD_APART or value is None:
            continue
        word = said(shown_property(declared), value)
        plain = declared.words and not declared.guard
        parts.append(word if plain else say("place.said", label=declared.label(), value=word))
    return clauses(parts)
