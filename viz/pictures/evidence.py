"""Evidence: the small picture of one finding: its subject in the middle, around it what is above, what it rests on, what it is for.

Assumes that a reader wants to see which records are meant and how they hang together, not the whole neighbourhood.
"""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin
from typing import Any

import polars as pl

from graphmodel.gaps import words
from graphmodel.gaps.report.explanation import Explanation
from graphmodel.messages import say
from graphmodel.network import Network
from graphmodel.schema import TIE_KINDS
from viz.lettering import spare_texts, width_of
from viz.pictures.naming import Naming, group_node
from viz.scene import Edge, Node, Point, Scene, Side

MOST = 12
"""Records around the subject; what is beyond is one group."""
_WIDEST = 150.0
_RADIUS = 112.0
_STRETCH = 1.75
"""How much wider than high the ring is, for the texts."""


def evidence_scene(told: Explanation, network: Network, naming: Naming) -> Scene:
    """Draw a finding.

    Parameters
    ----------
    naming
        Of the same network and report.
    """
    finding = told.finding
    subject = finding.subject.uid
    above = network.live_ties("PART_OF").filter(pl.col("start") == subject)["end"].sort()
    around = list(dict.fromkeys([*above, *(e.uid for e in finding.evidence), *finding.includes]))
    rows = naming.rows({subject, *around})
    shown = [uid for uid in around if uid in rows and uid != subject]
    left = shown[MOST:] if len(shown) > MOST + 1 else []
    shown = shown[: len(shown) - len(left)]
    seats = len(shown) + bool(left)
    nodes = _nodes(rows, subject, shown, naming, seats=seats)
    if left:
        at, side = _place(len(shown), seats)
        names = [str(rows[uid]["name"]) for uid in left]
        nodes.append(group_node("more", say("picture.group_count", count=f"{len(left):,}"), names, at=at, side=side))
    return Scene(
        title=told.title,
        about=subject,
        answer="",
        nodes=spare_texts(nodes),
        edges=_edges(network, [node.uid for node in nodes]),
        total=len(nodes),
    )


def _nodes(
    rows: Mapping[str, dict[str, Any]], subject: str, shown: Sequence[str], naming: Naming, *, seats: int
) -> list[Node]:
    nodes = []
    if subject in rows:
        name = str(rows[subject]["name"])
        wide = width_of(name) > _RADIUS
        nodes.append(
            naming.node(rows[subject], at=(0.0, 0.0), widest=_WIDEST, side="below" if wide else "right", strong=True)
        )
    for number, uid in enumerate(shown):
        at, side = _place(number, seats)
        nodes.append(naming.node(rows[uid], at=at, widest=_WIDEST, side=side))
    return nodes


def _place(number: int, count: int) -> tuple[Point, Side]:
    """Around the middle from the top right on, the text on the outer side."""
    angle = -pi / 2 + 2 * pi * (number + 0.5) / max(count, 2)
    x, y = _RADIUS * _STRETCH * cos(angle), _RADIUS * sin(angle)
    return (round(x, 1), round(y, 1)), "right" if x >= 0 else "left"


def _edges(network: Network, uids: Sequence[str]) -> list[Edge]:
    """The live ties among what is drawn."""
    found = []
    for kind in TIE_KINDS:
        ties = network.live_ties(kind.type)
        rows = ties.filter(ties["start"].is_in(uids) & ties["end"].is_in(uids)).sort("uid")
        found += [
            Edge(uid, start, end, words.tie(kind.type), line="solid" if kind.type in {"COVERS", "PART_OF"} else "thin")
            for uid, start, end in rows.select("uid", "start", "end").iter_rows()
            if start != end
        ]
    return found
