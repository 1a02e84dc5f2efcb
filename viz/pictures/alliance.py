"""An alliance: its slots from top to bottom, the segments of its chains from left to right, each member where both meet.

Assumes that a member stands in the first slot and on the first segment that it has. What is empty is marked; firms on
the chains that are in no alliance stand below their segment, lightly.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import polars as pl

from graphmodel.gaps import words
from graphmodel.messages import say
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.ties.alliances import host_table
from graphmodel.vocabulary import MEMBER_ROLE
from viz.lettering import width_of
from viz.pictures.membership import OUTSIDE, UNPLACED, Membership, membership_of
from viz.pictures.naming import Naming, group_node
from viz.pictures.told import tag_of
from viz.scene import MOST_DRAWN, Edge, Line, Node, Point, Scene, paper_for

CELL = 200.0
LINE = 20.0
WIDEST = 118.0
_HEAD = 150.0
"""Room for the slots on the left, at least."""
_TOP = 96.0
_SLOT_LINE, _SEGMENT_LINE = 12.0, 17.0
"""How far left of a cell's members the lines from their slot and from their segment come down."""


def alliance_scene(
    network: Network, profile: Profile, uid: str, *, most: int = MOST_DRAWN, naming: Naming | None = None
) -> Scene:
    """Draw an alliance by slots and segments.

    Parameters
    ----------
    naming
        What is to be said of the records of the network, where that is known already.
    most
        Nodes drawn at most; each cell gives its first ones.
    """
    return _AlliancePicture(naming or Naming.of(network, profile), membership_of(network, profile, uid), most).scene()


@dataclass(frozen=True)
class _AlliancePicture:
    naming: Naming
    held: Membership
    most: int

    def scene(self) -> Scene:
        nodes = [*self._heads(), *self._cells(), *self._projects()]
        everyone = sum(map(len, self.held.cells.values()))
        cut = sum(max(0, len(found) - self._each) for found in self.held.cells.values())
        return Scene(
            title=say("picture.title_alliance", name=self._rows[self.held.uid]["name"]),
            about=self.held.uid,
            answer=self._answer(),
            nodes=nodes,
            edges=self._edges({node.uid: (node.x, node.y) for node in nodes}),
            total=len(nodes) + cut,
            notes=self._notes(everyone - cut, everyone),
            paper=paper_for(self._left + CELL * len(self.held.columns)),
        )

    @cached_property
    def _rows(self) -> dict[str, dict[str, object]]:
        inside = {one for found in self.held.cells.values() for one in found}
        return self.naming.rows({self.held.uid, *self.held.chains, *self.held.projects, *inside})

    @cached_property
    def _each(self) -> int:
        """How many of a cell are drawn, so that all fit together."""
        counts = [len(found) for found in self.held.cells.values()]
        heads = 1 + len(self.held.chains) + len(self.held.rows) + len(self.held.columns) + len(self.held.projects)
        each = max(counts, default=0)
        while each > 1 and sum(min(count, each + (count > each)) for count in counts) + heads > self.most:
            each -= 1
        return each

    @cached_property
    def _y(self) -> dict[str, float]:
        """Where each row begins; the key ``""`` of what stands below them all."""
        y, found = _TOP, {}
        for row in self.held.rows:
            tallest = max((len(self.held.cells.get((row, column), ())) for column in self.held.columns), default=1)
            found[row] = y
            y += LINE * (max(1, min(tallest, self._each + 1)) + 0.9)
        return {**found, "bottom": y}

    @cached_property
    def _x(self) -> dict[str, float]:
        return {column: self._left + number * CELL for number, column in enumerate(self.held.columns)}

    @cached_property
    def _left(self) -> float:
        """Where the cells begin: right of what is said of the slots."""
        widest = max((width_of(f"{slot.text} {slot.tag} {slot.note}") for slot in self._slots()), default=0.0)
        return max(_HEAD, widest + 70)

    def _heads(self) -> list[Node]:
        """The alliance, its chains, and what heads rows and columns."""
        hosts = host_table(self.naming.network).filter(pl.col("alliance") == self.held.uid)
        until = hosts["host_until"].item()
        beside = say("picture.host_until", day=until) if until else ""
        nodes = [
            self.naming.node(self._rows[self.held.uid], at=(0.0, 0.0), widest=400, strong=True, beside=beside),
            *self._slots(),
            *self._segments(),
        ]
        for chain in self.held.chains:
            columns = [x for column, x in self._x.items() if column.startswith(f"{chain}~")]
            at = (columns[0] if columns else self._left, 30.0)
            nodes.append(self.naming.node(self._rows[chain], at=at, widest=300))
        return nodes

    def _slots(self) -> list[Node]:
        template = self.naming.profile.template(str(self._rows[self.held.uid].get("template") or ""))
        labels = {slot.key: slot.label() for slot in template.slots} if template else {}
        nodes = []
        for key, least, most, held in self.held.slots.select("slot", "least", "most", "held").iter_rows():
            status = "blank" if held < least else "tune" if most is not None and held > most else "clear"
            code = "picture.slot_exactly" if most == least else "picture.slot_least" if most is None else "picture.slot"
            wanted = say(code, held=held, least=least, most=most)
            nodes.append(self._head_of_row(key, labels.get(key, key), status, wanted))
        if UNPLACED in self.held.rows:
            nodes.append(self._head_of_row(UNPLACED, say("picture.slot_other"), "aside", ""))
        if OUTSIDE in self.held.rows:
            nodes.append(self._head_of_row(OUTSIDE, say("picture.outside"), "aside", ""))
        return nodes

    def _head_of_row(self, key: str, label: str, status: str, wanted: str) -> Node:
        what, uid = say("picture.kind_slot"), f"slot~{key}"
        return Node(
            uid, "slot", what, label, 20.0, self._y[key],
            text=label, status=status, tag=tag_of(status), note=wanted, size=8.0,
        )  # fmt: skip

    def _segments(self) -> list[Node]:
        nodes = []
        for key, segment, found in self.held.segments.select("key", "segment", "members").iter_rows():
            status = "clear" if found else "blank"
            nodes.append(
                Node(
                    f"segment~{key}", "segment", say("picture.kind_segment"), segment, self._x[key], 62.0,
                    text=segment, status=status, tag=tag_of(status), note=f"{len(found)}" if found else "", size=10.0,
                )
            )  # fmt: skip
        return nodes

    def _cells(self) -> list[Node]:
        nodes = []
        for (row, column), found in self.held.cells.items():
            x, y = self._x[column], self._y[row]
            for number, one in enumerate(found[: self._each]):
                nodes.append(self._member(one, (x, y + number * LINE), outside=row == OUTSIDE))
            left = [str(self._rows[one]["name"]) for one in found[self._each :]]
            if left:
                count = say("picture.group_count", count=f"{len(left):,}")
                nodes.append(group_node(f"more~{row}~{column}", count, left, at=(x, y + self._each * LINE)))
        return nodes

    def _member(self, uid: str, at: Point, *, outside: bool) -> Node:
        role = self.held.roles.get(uid, "")
        beside = MEMBER_ROLE.label(role) if role in {"lead", "rotating"} else ""
        node = self.naming.node(self._rows[uid], at=at, widest=WIDEST, beside=beside)
        return replace(node, faint=outside)

    def _projects(self) -> list[Node]:
        per_line = max(1, len(self.held.columns))
        nodes = []
        for number, uid in enumerate(self.held.projects):
            line, column = divmod(number, per_line)
            at = (self._left + column * CELL, self._y["bottom"] + 10 + line * LINE)
            nodes.append(self.naming.node(self._rows[uid], at=at, widest=WIDEST))
        return nodes

    def _edges(self, at: dict[str, Point]) -> list[Edge]:
        edges = []
        for kind, uid, start, end, since in self.held.ties:
            if start not in at or end not in at:
                continue
            says = say("picture.since", day=since) if since else ""
            line: Line = "solid" if kind in {"MEMBER_OF", "SERVES"} else "thin"
            edges.append(Edge(uid, start, end, words.tie(kind), self._route(kind, at, start, end), line, says))
        return edges

    def _route(self, kind: str, at: dict[str, Point], start: str, end: str) -> tuple[Point, ...]:
        """From a member along its row to the alliance; from a unit up its column to the chain."""
        (x, y), (to_x, to_y) = at[start], at[end]
        if kind == "MEMBER_OF":
            row = self._y[self.held.row_of[start]]
            trunk = x - _SLOT_LINE
            return ((x, y), (trunk, y), (trunk, row - LINE / 2), (0.0, row - LINE / 2), (0.0, to_y))
        if kind == "IN_SEGMENT":
            trunk = x - _SEGMENT_LINE
            return ((x, y), (trunk, y), (trunk, to_y + 16), (to_x, to_y + 16), (to_x, to_y))
        if kind == "UNDER":
            above = self._y["bottom"]
            return ((x, y), (x - _SLOT_LINE, y), (x - _SLOT_LINE, above), (0.0, above), (0.0, to_y))
        return ((x, y), (x, to_y), (to_x, to_y))

    def _answer(self) -> str:
        inside = len(self.held.row_of)
        empty = [key.partition("~")[2] for key in self.held.columns if key in self.held.empty]
        parts = [say("picture.alliance_answer", members=inside)]
        if empty:
            parts.append(say("picture.alliance_empty", segments=words.listed(empty)))
        if self.held.outside:
            parts.append(say("picture.alliance_outside", count=self.held.outside))
        return words.clauses(parts)

    def _notes(self, drawn: int, total: int) -> tuple[str, ...]:
        notes = [say("picture.alliance_sides")]
        if drawn < total:
            notes.insert(0, say("picture.cut_alliance", drawn=f"{drawn:,}", total=f"{total:,}", each=self._each))
        return tuple(notes)
