"""An organisation: its line above and below, what it covers on the left, what it is tied to on the right.

Assumes that one step is enough to judge it by; of the parties of a pact and of what is further below, only the number
is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from graphmodel.gaps import words
from graphmodel.gaps.catalogue import view_of
from graphmodel.gaps.view import View
from graphmodel.messages import say
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.ties.pacts import live_pacts
from graphmodel.vocabulary import WORK_COVER_BY
from viz.lettering import width_of
from viz.lists import FIRST, LINE, MOST_LINES, Hung, hang
from viz.pictures.naming import Naming, group_node
from viz.scene import MOST_DRAWN, STRONG_EM, Edge, Line, Node, Scene, Side

WIDEST = 170.0
_ABOVE = 62.0
"""From one superior to the next."""
_LEFT = ("COVERS", "WORK_COVERS", "LOCATED_IN")
_RIGHT = ("PARTY_TO", "MEMBER_OF", "REPORTS_TO", "SITS_ON", "CONTACTS", "GUIDED_BY", "DRAWS_FROM")


@dataclass(frozen=True)
class _Tie:
    """A tie of the organisation to *other*; *inward* where it comes from there."""

    uid: str
    type: str
    other: str
    inward: bool
    beside: str = ""


def org_scene(network: Network, profile: Profile, uid: str, *, most: int = MOST_DRAWN) -> Scene:
    """Draw an organisation and everything one step from it, and its whole line above.

    Parameters
    ----------
    most
        Nodes drawn at most; each list gives its first ones.
    """
    view = view_of(network, profile)
    naming = Naming.of(network, profile)
    line = _line_above(view, uid)
    lists = _lists(network, uid, {one for one, _ in line})
    everything = {uid, *(one for one, _ in line), *(one for found in lists.values() for one in found)}
    each = (most - 1 - len(line)) // 3 - 1
    picture = _Picture(naming, uid, naming.rows(everything), below=_below(view), each=each, half=_half(lists))
    nodes, edges = picture.above(line, _ties(network, uid, _LEFT + _RIGHT))
    for side, found in lists.items():
        more_nodes, more_edges = picture.list(side, found)
        nodes, edges = nodes + more_nodes, edges + more_edges
    return Scene(
        title=say("picture.title_org", name=nodes[0].name),
        about=uid,
        answer=_answer(lists, len({steps for _, steps in line})),
        nodes=nodes,
        edges=edges,
        total=len(everything),
        notes=_notes(nodes, everything),
    )


def _lists(network: Network, uid: str, above: set[str]) -> "dict[Side, dict[str, list[_Tie]]]":
    """The ties by list and by whom they lead to; who belongs to several lists stands in the first of them."""
    sides: dict[Side, tuple[str, ...]] = {"below": ("SUBORDINATE_TO",), "left": _LEFT, "right": _RIGHT}
    lists: dict[Side, dict[str, list[_Tie]]] = {side: {} for side in sides}
    held: dict[str, Side] = {}
    for side, types in sides.items():
        for tie in _ties(network, uid, types):
            if tie.other not in above:
                lists[held.setdefault(tie.other, side)].setdefault(tie.other, []).append(tie)
    return lists


@dataclass(frozen=True)
class _Picture:
    naming: Naming
    uid: str
    rows: dict[str, dict[str, object]]
    below: dict[str, int]
    each: int
    half: float
    """How far the lists to the left and right reach up and down."""

    def above(self, line: Sequence[tuple[str, int]], ties: Sequence[_Tie]) -> tuple[list[Node], list[Edge]]:
        """The organisation itself and those above it, one over the other; several of one step side by side."""
        at = {self.uid: (0.0, 0.0)}
        nodes = [self._node(self.uid, (0.0, 0.0), "right", "", strong=True)]
        for step in sorted({steps for _, steps in line}):
            same = [one for one, steps in line if steps == step]
            for number, one in enumerate(same):
                at[one] = (number * (WIDEST + 40), -self.half - _ABOVE * step)
                beside = words.listed(dict.fromkeys(_said(tie) for tie in ties if tie.other == one))
                nodes.append(self._node(one, at[one], "right", beside))
        lines = self.naming.network.live_ties("SUBORDINATE_TO").filter(
            pl.col("start").is_in(list(at)), pl.col("end").is_in(list(at)), pl.col("start") != pl.col("end")
        )
        edges = [
            Edge(uid, start, end, words.tie("SUBORDINATE_TO"), (at[start], at[end]))
            for uid, start, end in lines.sort("uid").select("uid", "start", "end").iter_rows()
        ]
        hung = Hung(at, {one: ((0.0, 0.0), at[one]) for one in at})
        return nodes, edges + [self._edge(tie, hung) for tie in ties if tie.other in at]

    def list(self, side: Side, found: dict[str, list[_Tie]]) -> tuple[list[Node], list[Edge]]:
        """A list of those tied to the organisation; what goes beyond its share is one node at its end."""
        shown, left = list(found)[: self.each], list(found)[self.each :]
        group = [f"more~{side}"] if left else []
        texts = [str(self.rows[one]["name"]) for one in shown]
        beside = {one: self._beside(found[one]) for one in shown}
        room = min(max(map(width_of, texts), default=80.0), WIDEST) + max(map(width_of, beside.values()), default=0.0)
        own = width_of(str(self.rows[self.uid]["name"]), em=STRONG_EM) if side == "right" else 0.0
        hung = hang([*shown, *group], side=side, room=room + 56, down=self.half + _ABOVE, first=FIRST + own)
        text_side: Side = "left" if side == "left" else "right"
        nodes = [self._node(one, hung.at[one], text_side, beside[one]) for one in shown]
        names = [str(self.rows[one]["name"]) for one in left]
        count = say("picture.group_count", count=f"{len(names):,}")
        nodes += [group_node(uid, count, names, at=hung.at[uid], side=text_side) for uid in group]
        return nodes, [self._edge(tie, hung) for one in shown for tie in found[one]]

    def _node(self, uid: str, at: tuple[float, float], side: Side, beside: str, *, strong: bool = False) -> Node:
        return self.naming.node(self.rows[uid], at=at, widest=WIDEST, side=side, strong=strong, beside=beside)

    def _beside(self, ties: Sequence[_Tie]) -> str:
        """What ties this node, where its place in the picture does not say so; how many are below it."""
        said = [_said(tie) for tie in ties if tie.type not in {"SUBORDINATE_TO", "COVERS"}]
        lower = self.below.get(ties[0].other, 0) if ties[0].type == "SUBORDINATE_TO" else 0
        return words.listed(dict.fromkeys([*said, *([say("picture.lower", count=lower)] if lower else [])]))

    def _edge(self, tie: _Tie, hung: Hung) -> Edge:
        ends = (tie.other, self.uid) if tie.inward else (self.uid, tie.other)
        route = hung.routes[tie.other]
        line: Line = "solid" if tie.type in {"SUBORDINATE_TO", "COVERS"} else "thin"
        return Edge(tie.uid, *ends, words.tie(tie.type), route[::-1] if tie.inward else route, line, tie.beside)


def _ties(network: Network, uid: str, types: Sequence[str]) -> list[_Tie]:
    """The live ties of these types at an organisation, pacts only while in force, by type and name."""
    found = []
    in_force = set(live_pacts(network)["uid"])
    names = dict(network.labels.select("uid", "name").iter_rows())
    for kind in types:
        ties = network.live_ties(kind).filter((pl.col("start") == uid) != (pl.col("end") == uid))
        if kind == "SUBORDINATE_TO":
            ties = ties.filter(pl.col("end") == uid)
        rows = [
            _Tie(row["uid"], kind, row["end"] if row["start"] == uid else row["start"], row["end"] == uid, _how(row))
            for row in ties.iter_rows(named=True)
        ]
        found += sorted(
            (tie for tie in rows if kind != "PARTY_TO" or tie.other in in_force),
            key=lambda tie: (names.get(tie.other, ""), tie.uid),
        )
    return found


def _said(tie: _Tie) -> str:
    return tie.beside or words.tie(tie.type)


def _how(row: dict[str, object]) -> str:
    by = row.get("by")
    return WORK_COVER_BY.label(str(by)) if by else ""


def _line_above(view: View, uid: str) -> list[tuple[str, int]]:
    line = view.named(view.presence.line_above, "uid", "ancestor")
    above = line.filter(pl.col("uid") == uid, pl.col("steps") > 0)
    return list(above.sort("steps", "ancestor").select("ancestor", "steps").iter_rows())


def _below(view: View) -> dict[str, int]:
    """How many organisations are below each."""
    lower = view.presence.line_above.filter(pl.col("steps") > 0).group_by("ancestor").agg(pl.len())
    return dict(view.named(lower, "ancestor").iter_rows())


def _half(lists: dict[Side, dict[str, list[_Tie]]]) -> float:
    lines = max(len(lists[side]) for side in ("left", "right"))
    return LINE * min(lines, MOST_LINES) / 2


def _answer(lists: dict[Side, dict[str, list[_Tie]]], levels: int) -> str:
    ties = [(one, tie.type) for found in lists.values() for one, held in found.items() for tie in held]
    covered = {one for one, kind in ties if kind == "COVERS"}
    below = {one for one, kind in ties if kind == "SUBORDINATE_TO"}
    others = {one for one, kind in ties if kind in _RIGHT}
    return say("picture.org_answer", above=levels, below=len(below), covered=len(covered), ties=len(others))


def _notes(nodes: Sequence[Node], everything: set[str]) -> tuple[str, ...]:
    drawn = sum(node.kind != "group" for node in nodes)
    notes = [say("picture.org_sides")]
    if drawn < len(everything):
        notes.insert(0, say("picture.cut_org", drawn=f"{drawn:,}", total=f"{len(everything):,}"))
    return tuple(notes)
