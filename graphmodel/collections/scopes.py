"""Scopes: which records of every kind are under an area, or under the areas of a division code.

Assumes the meaning of :mod:`graphmodel.gaps.scope` for areas, units, carriers and organisations. What stands in no place
itself is where those are that it has to do with:

- an alliance where a member is, a pact where a party is, a need where one who raises it is, a resource where one who
  offers it is, a post where it staffs;
- a service point where it is located, or where what it serves is;
- a project under a pact or alliance that is there, or that somebody there answers for;
- a chain that a unit there stands on, or that an alliance, unit or service point there serves;
- an event about a record that is there, or by an organisation that is;
- a decision on a finding about a record that is there.
"""

from collections.abc import Sequence

import polars as pl

from graphmodel.gaps.scope import scope_of
from graphmodel.gaps.view import View
from graphmodel.network import Network

_BY_TIES: Sequence[tuple[str, Sequence[tuple[str, str, str]]]] = (
    ("Alliance", (("MEMBER_OF", "start", "end"),)),
    ("Pact", (("PARTY_TO", "start", "end"),)),
    ("Need", (("RAISES", "start", "end"),)),
    ("Resource", (("OFFERS", "start", "end"),)),
    ("Post", (("STAFFS", "end", "start"),)),
    ("ServicePoint", (("LOCATED_IN", "end", "start"), ("SERVES", "end", "start"))),
    ("Project", (("UNDER", "end", "start"), ("RESPONSIBLE_FOR", "start", "end"))),
    ("Chain", (("IN_SEGMENT", "start", "end"), ("SERVES", "start", "end"))),
    ("Event", (("ABOUT", "end", "start"), ("BY", "end", "start"))),
)
"""Kind, and the ties by which it is where another is: type, end of the other, its own end. In this order, as each may
be where one of an earlier kind is."""


def records_under(view: View, under: str) -> pl.Series:
    """The numbers of every live record under the uid of a live area, or a division code.

    Raises
    ------
    NotFoundError
        No live area has the uid, or a code that begins so.
    """
    found = pl.Series("uid", sorted(scope_of(view, under).uids), dtype=pl.UInt32)
    for label, ties in _BY_TIES:
        found = pl.concat([found, _tied(view.network, label, ties, found)])
    return pl.concat([found, _decided(view, found)]).unique()


def _tied(network: Network, label: str, ties: Sequence[tuple[str, str, str]], found: pl.Series) -> pl.Series:
    numbers = [
        network.live_ties(kind).filter(pl.col(f"{own}_kind") == label, pl.col(other).is_in(found.implode()))[own]
        for kind, other, own in ties
    ]
    return pl.concat(numbers).unique().alias("uid")


def _decided(view: View, found: pl.Series) -> pl.Series:
    """The decisions on findings about what was found; the subject's uid stands behind the rule in a finding's id."""
    subject = pl.col("finding").str.split_exact("~", 1).struct.field("field_1")
    uids = view.records["uid"].gather(found)
    return view.network.live_nodes("Decision").filter(subject.is_in(uids.implode()))["uid"]
