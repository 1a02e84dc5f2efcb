"""Fragility: what hangs on one partner, and what is cut off from the rest.

Assumes that the top organisation is not lost: what hangs on it hangs on the whole sub-district.
"""

import polars as pl

from graphmodel.gaps import given, words
from graphmodel.gaps.hit import Clue, Hit
from graphmodel.gaps.linkage import SHOWN, naming
from graphmodel.gaps.view import View
from graphmodel.messages import say
from graphmodel.rules import Rule
from graphmodel.ties.cuts import cuts
from graphmodel.ties.structure import components


def fragile(view: View, rule: Rule) -> list[Hit]:
    """Find the places with few partners, or the nodes whose loss cuts others off."""
    return _few_partners(view, rule) if given.text(rule, "of") == "partners" else _cutting(view, rule)


def _few_partners(view: View, rule: Rule) -> list[Hit]:
    most = int(given.number(rule, "partners_at_most") or 1)
    places = view.ties.nodes.filter(pl.col("kind") == "place").select("uid")
    links = view.ties.links.select("start", "end", "type")
    both = pl.concat([links, links.select(start="end", end="start", type="type")])
    found = (
        both.join(places, left_on="start", right_on="uid", how="semi")
        .group_by("start", "end")
        .agg(pl.col("type").unique().sort())
        .sort("start", "end")
        .group_by("start", maintain_order=True)
        .agg("end", "type")
        .filter(pl.col("end").list.len() <= most)
    )
    return [
        Hit(
            uid,
            tuple(_partner(one, by, len(ends)) for one, by in zip(ends, types, strict=True)),
            value=len(ends),
            threshold=most,
        )
        for uid, ends, types in found.iter_rows()
    ]


def _partner(uid: int, types: list[str], count: int) -> Clue:
    ties = words.listed(say(f"linkage.by_{kind.lower()}") for kind in types)
    return Clue(uid, "linkage.only_partner" if count == 1 else "linkage.few_partners", {"ties": ties, "count": count})


def _cutting(view: View, rule: Rule) -> list[Hit]:
    least = int(given.number(rule, "cut_at_least") or 1)
    found = cuts(view.adjacency)
    away = {point.uid: found.cut_off(point.uid)[:SHOWN] for point in found.points.values() if point.cut_off >= least}
    numbers = view.numbers([*away, *(uid for those in away.values() for uid in those)])
    roots, kinds = set(view.presence.roots["uid"]), dict(view.ties.nodes.select("uid", "kind").iter_rows())
    hits = []
    for uid, those in away.items():
        node, size = numbers[uid], found.points[uid].cut_off
        if node not in roots:
            clue = naming(node, f"linkage.cut_{kinds[node]}", [numbers[other] for other in those], count=size)
            hits.append(Hit(node, (clue,), value=size, threshold=least))
    return hits


def fragment(view: View, rule: Rule) -> list[Hit]:
    """Find the connected parts beside the largest (of the most nodes, then of the smallest uid)."""
    least = int(given.number(rule, "nodes_at_least") or 2)
    every = components(view.adjacency)
    parts = [part for part in every[1:] if part.size >= least]
    numbers = view.numbers([uid for part in parts for uid in part.uids])
    hits = []
    for part in parts:
        nodes = tuple(numbers[uid] for uid in part.uids)
        clue = naming(nodes[0], "linkage.apart", nodes, largest=every[0].size)
        hits.append(Hit(nodes[0], (clue,), value=part.size, threshold=least, includes=nodes))
    return sorted(hits, key=lambda hit: hit.uid)
