"""Around: a neighbourhood or a path as a picture, and what a departure affects.

Assumes that a record stands once; several ties between two records are one line that names them all.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graphmodel.gaps import words
from graphmodel.messages import say
from graphmodel.walks.neighbourhood import Neighbourhood
from graphmodel.walks.path import Path
from graphmodel.walks.walk import Tie
from viz.lettering import spare_texts
from viz.pictures.legend import Entry, is_hidden, legend_of
from viz.pictures.naming import Naming
from viz.pictures.walk import walk_places
from viz.scene import Edge, Node, Scene

_WIDEST = 130.0
_LENGTHS = ((40, 130.0), (120, 96.0))
_SHORTEST = 72.0


@dataclass(frozen=True)
class Around:
    """The records of a walk, of which some kinds and statuses may be hidden; what it is about never is."""

    walk: Neighbourhood | Path
    naming: Naming
    hidden: Collection[str] = ()

    @cached_property
    def nodes(self) -> list[Node]:
        """Every record, hidden or not, in the order of the walk."""
        walk, naming = self.walk, self.naming
        length = next((long for count, long in _LENGTHS if len(walk.nodes) <= count), _SHORTEST)
        places = walk_places(walk, length=length)
        rows = naming.rows({stop.uid for stop in walk.nodes})
        return [
            replace(
                naming.node(
                    rows[stop.uid], at=places[stop.uid], widest=_WIDEST, side="below", strong=stop.uid in self.ends
                ),
                group=say("explore.steps", count=stop.distance) if stop.distance else "",
            )
            for stop in walk.nodes
        ]

    @property
    def ends(self) -> frozenset[str]:
        """What the picture is about."""
        return frozenset({self.walk.about, *([self.walk.to] if isinstance(self.walk, Path) else [])})

    @cached_property
    def scene(self) -> Scene:
        """The picture."""
        shown = [node for node in self.nodes if node.uid in self.ends or not is_hidden(node, self.hidden)]
        drawn = {node.uid for node in shown}
        names = {node.uid: node.name for node in self.nodes}
        about = names.get(self.walk.about, self.walk.about)
        title = say("explore.around_title", name=about)
        total = len(self.nodes)
        if isinstance(self.walk, Path):
            title = say("explore.path_title", start=about, end=names.get(self.walk.to, self.walk.to))
        else:
            total = self.walk.total
        return Scene(
            title=title,
            about=self.walk.about,
            answer=self.walk.said,
            nodes=lettered(shown),
            edges=tie_edges([tie for tie in self.walk.ties if {tie.start, tie.end} <= drawn]),
            total=total,
            paper="A4 landscape" if len(shown) <= 120 else "A3 landscape",
        )

    def legend(self) -> tuple[list[Entry], list[Entry]]:
        """Kinds and statuses, each with how many of it the other filter lets through."""
        return legend_of(self.nodes, self.hidden)


def lettered(nodes: Sequence[Node]) -> list[Node]:
    """Name what fits, and what the picture is about in any case."""
    return [replace(node, minor=node.minor and not node.strong) for node in spare_texts(nodes)]


def tie_edges(ties: Sequence[Tie]) -> list[Edge]:
    """One line for each two records, naming every tie between them."""
    found: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        found.setdefault((min(tie.start, tie.end), max(tie.start, tie.end)), []).append(tie)
    return [_edge(between) for between in found.values()]


def _edge(between: Sequence[Tie]) -> Edge:
    first = between[0]
    since: Mapping[str, None] = dict.fromkeys(
        say("picture.since", day=tie.since.isoformat()) for tie in between if tie.since
    )
    return Edge(
        f"{first.start}~{first.end}",
        first.start,
        first.end,
        words.listed(dict.fromkeys(words.tie(tie.type) for tie in between)),
        says=words.listed(since),
        pacts=tuple(sorted({tie.end for tie in between if tie.type == "PARTY_TO"})),
    )
