"""Ties: what a record is tied to, told by type of tie and by which end of it the record is.

Assumes that what a page tells elsewhere, as a tree or with its dates, is left out here.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from api.pages.record.facts import said
from graphmodel.discretion import shown_property
from graphmodel.gaps.words import clauses, kind as kind_label
from graphmodel.messages import say
from graphmodel.schema import SPAN, TIE_KINDS, TIES_BY_TYPE

SHOWN = 12
"""Ties of one type that are told at once; the others are folded behind a line that counts them."""
_TOLD_APART = frozenset(declared.name for declared in SPAN)


def tie_groups(record: Mapping[str, Any], *, without: Iterable[tuple[str, str]] = ()) -> list[dict[str, Any]]:
    """The ties of a record that was read with all of them.

    Parameters
    ----------
    without
        Types and directions (``out``, ``in``) that are told elsewhere.

    Returns
    -------
    In the order of the schema, outward ones first: ``type``, ``way``, ``label``, ``count``, ``more`` (how many are not told) and ``ties``: each
    with ``other``, ``kind_label``, ``says`` (its properties) and ``since``.
    """
    left_out, ties, more = set(without), record.get("ties", {}), record.get("more", {})
    groups = []
    for declared in TIE_KINDS:
        rows = ties.get(declared.type.lower(), [])
        beyond = more.get(declared.type.lower(), 0)
        for way in ("out", "in"):
            found = [_tie(declared.type, row) for row in rows if row["direction"] == way]
            if found and (declared.type, way) not in left_out:
                groups.append(
                    {
                        "type": declared.type,
                        "way": way,
                        "label": say(f"place.tie_{declared.type.lower()}_{way}"),
                        "count": len(found),
                        "more": beyond,
                        "ties": found,
                    }
                )
    return groups


def _tie(type_: str, row: Mapping[str, Any]) -> dict[str, Any]:
    other = row["other"]
    return {
        "uid": row["uid"],
        "other": {"kind": other["kind"], "uid": other["uid"], "name": other["name"] or other["uid"]},
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
        words = said(shown_property(declared), value)
        parts.append(
            words if declared.words and not declared.guard else say("place.said", label=declared.label(), value=words)
        )
    return clauses(parts)
