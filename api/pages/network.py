"""Network: who is tied to whom, by groups that open in place, around a record, from one to another, or without one.

Assumes that an address is the whole state: what is opened, hidden or asked about stands in it, and the picture, its
table and its files are of the same scene.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Query, Response

from api.desk import Desk
from api.pages.asking import PageAsked, PageQuestion, Shown, page_router
from api.pages.network_rows import legend_values, node_values, tie_values, walk_ways
from api.pages.record.leaving import told_leaving
from api.service import Ready
from graphmodel.alliances.departure import departure
from graphmodel.gaps import words
from graphmodel.gaps.report.spreadsheet import csv_text
from graphmodel.messages import say
from graphmodel.ties.groups import DIVISIONS, Division
from graphmodel.walks.neighbourhood import MOST_NODES, find_neighbourhood
from graphmodel.walks.path import find_path
from viz.graphml import scene_graphml
from viz.page import picture_page, picture_part
from viz.pictures.around import Around
from viz.pictures.grouped import Grouped
from viz.pictures.leaving import Leaving
from viz.scene import Node, Scene
from viz.style import state_label

router = page_router()

Uid = Annotated[str | None, Query(min_length=1, max_length=200)]
Keys = Annotated[list[str] | None, Query(max_length=200)]
Picture = Grouped | Around | Leaving


@dataclass(frozen=True)
class Wanted:
    """What a reader wants of the network.

    Attributes
    ----------
    about, depth, kinds, ties
        The neighbourhood of a record; what may be walked over.
    start, to
        A path; only its start is known where *to* is not.
    without
        Who leaves.
    """

    by: Division = "place"
    opened: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    about: str | None = None
    depth: int = 1
    kinds: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
    start: str | None = None
    to: str | None = None
    without: str | None = None

    @property
    def mode(self) -> Literal["leaving", "path", "around", "grouped"]:
        """What kind of picture it is."""
        if self.without is not None:
            return "leaving"
        if self.start is not None and self.to is not None:
            return "path"
        return "around" if self.about is not None or self.start is not None else "grouped"


async def wanted(
    *,
    by: Annotated[Division, Query()] = "place",
    opened: Annotated[Keys, Query(alias="open")] = None,
    hide: Keys = None,
    about: Uid = None,
    depth: Annotated[int, Query(ge=0, le=99)] = 1,
    kind: Keys = None,
    tie: Keys = None,
    start: Annotated[Uid, Query(alias="from")] = None,
    to: Uid = None,
    without: Uid = None,
) -> Wanted:
    """Read what is wanted."""
    lists = [tuple(dict.fromkeys(one or ())) for one in (opened, hide, kind, tie)]
    return Wanted(by, lists[0], lists[1], about, depth, lists[2], lists[3], start, to, without)


Asked = Annotated[Wanted, Depends(wanted)]


@router.get("/network.{ending}")
@router.get("/network")
def network_page(page: PageQuestion, asked: Asked) -> Response:
    """The network."""
    return page.show(
        "network.html",
        lambda desk: network_shown(page, desk, asked),
        section="network",
        files={
            "graphml": lambda desk: _file("graphml", scene_graphml(drawn(page, desk, asked).scene)),
            "csv": lambda desk: nodes_csv(drawn(page, desk, asked).scene),
        },
    )


@router.get("/network/picture.{ending}")
def network_picture(page: PageQuestion, asked: Asked) -> Response:
    """The same picture as one file that opens offline."""

    def written(desk: Desk) -> Ready:
        network = desk.network
        scene = drawn(page, desk, asked).scene
        return _file("html", picture_page(scene, desk.profile, on=network.on, revision=network.revision))

    return page.asked.answer(written, {"html": lambda ready: ready}, slow=True)


def _file(ending: str, body: bytes) -> Ready:
    """A file to be kept, not a page: what it may load is said in itself."""
    return Ready(body, {"Content-Disposition": f'attachment; filename="network.{ending}"'})


def drawn(page: PageAsked, desk: Desk, asked: Wanted) -> Picture:
    """The picture that is wanted."""
    settings = page.asked.service.settings
    if asked.mode == "grouped":
        return Grouped(desk.field(by=asked.by, under=page.under), asked.opened, asked.hidden)
    if asked.without is not None:
        lost = departure(desk.study(), desk.alliances, desk.pacts, asked.without)
        return Leaving(lost, desk.study(), desk.naming, told_leaving(lost)["answer"], asked.hidden)
    if asked.start is not None and asked.to is not None:
        most = max(settings.serve_most_nodes - 1, 1)
        walk = find_path(desk.walks, asked.start, asked.to, kinds=asked.kinds, ties=asked.ties, most_steps=most)
        return Around(walk, desk.naming, asked.hidden)
    return Around(
        find_neighbourhood(
            desk.walks,
            asked.about or asked.start or "",
            depth=min(asked.depth, settings.serve_most_depth),
            kinds=asked.kinds,
            ties=asked.ties,
            most=min(MOST_NODES, settings.serve_most_nodes),
        ),
        desk.naming,
        asked.hidden,
    )


def network_shown(page: PageAsked, desk: Desk, asked: Wanted) -> Shown:
    """What is told of the network."""
    picture = drawn(page, desk, asked)
    scene, here = picture.scene, page.here
    kinds, statuses = legend_values(picture.legend(), asked.hidden, here)
    return Shown(
        title=scene.title,
        answer=scene.answer,
        values={
            "mode": asked.mode,
            "by": asked.by,
            "divisions": [
                {"label": say(f"explore.by_{one}"), "href": page.link("/network", by=one), "on": one == asked.by}
                for one in DIVISIONS
            ],
            "nodes": node_values(page, desk, scene, asked.opened),
            "ties": tie_values(page, desk, scene),
            "kinds": kinds,
            "statuses": statuses,
            "ways": walk_ways(page, asked.depth, asked.ties, asked.kinds) if asked.mode == "around" else [],
            "notes": [*scene.notes, *_cut(page, asked)],
            "total": scene.total,
            "about": scene.about,
            "opened": list(asked.opened) if asked.mode == "grouped" else [],
        },
        parts={"picture": picture_part(scene)},
    )


def _cut(page: PageAsked, asked: Wanted) -> list[str]:
    """What is said where less far was walked than was asked for."""
    most = page.asked.service.settings.serve_most_depth
    if asked.mode != "around" or asked.depth <= most:
        return []
    return [say("api.depth_cut", asked=asked.depth, most=most)]


def nodes_csv(scene: Scene) -> str:
    """What is drawn, a row each, as CSV."""
    heads = ("report.column_name", "picture.page_kind", "picture.page_state", "explore.group", "picture.page_code")
    rows = (_cells(one) for one in scene.nodes)
    return csv_text([[*map(say, heads), "uid", say("picture.page_says")], *rows])


def _cells(node: Node) -> list[str]:
    return [
        node.name, node.what, state_label(node.status), node.group, node.code, node.uid,
        words.clauses([*([node.note] if node.note else []), *node.says]),
    ]  # fmt: skip
