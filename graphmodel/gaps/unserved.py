"""Unserved: areas, carriers and chains that no alliance or service point serves, firms that no alliance holds.

Assumes that who serves is on record; chains are in no area, so for them nothing collapses.
"""

import polars as pl

from graphmodel.gaps import given, words
from graphmodel.gaps.hit import Clue, Hit
from graphmodel.gaps.lacking import lacking
from graphmodel.gaps.linkage import naming
from graphmodel.gaps.view import View
from graphmodel.rules import Rule
from graphmodel.ties.alliances import outside_firms

_LABELS = {"area": "Area", "carrier": "Carrier", "chain": "Chain"}
_SERVERS = {"alliance": "Alliance", "service_point": "ServicePoint"}


def unserved(view: View, rule: Rule) -> list[Hit]:
    """Find the targets that no alliance or service point serves, or, without ``by``, that no organisation covers.

    Of units, those are found that are on a chain and in none of the alliances that serve it; the chain is the subject.
    """
    target, by = given.text(rule, "target") or "chain", given.text(rule, "by")
    if target == "unit":
        return _firms(view)
    label = _LABELS[target]
    if by is None:
        served, server = view.presence.covers["end"], "Org"
    else:
        server = _SERVERS[by]
        served = view.network.live_ties("SERVES").filter(pl.col("start_kind") == server)["end"]
    nodes = view.network.live_nodes(label)
    if target == "area" and (level := given.text(rule, "level")):
        nodes = nodes.filter(pl.col("level") == level)
    candidates = nodes.select("uid", has=pl.col("uid").is_in(served.implode())).with_columns(subject=~pl.col("has"))
    stand, left = lacking(view, rule, candidates, label=label)
    said = {"server": words.kind(server)}
    return [*stand, *(Hit(uid, (Clue(uid, "linkage.unserved", said),)) for uid in left["uid"])]


def _firms(view: View) -> list[Hit]:
    rows = outside_firms(view.network).group_by("chain", maintain_order=True).agg("unit")
    return [
        Hit(
            chain,
            (naming(chain, "linkage.firms_outside", units),),
            value=len(units),
            includes=tuple(units),
        )
        for chain, units in rows.iter_rows()
    ]
