"""The network over HTTP: what lies around a record, and which way leads to another, for drawing.

Assumes that a picture of more than some hundred records is read by nobody: what is left out is counted and said.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import Field

from api import document
from api.asked import Asked, Question, json_text
from api.paging import page_size
from api.wire.network import NeighbourhoodShape, PathShape
from graphmodel.messages import say
from graphmodel.schema import NAMED_SETS, TIE_KINDS
from graphmodel.walks.graphml import walk_graphml
from graphmodel.walks.ground import KINDS
from graphmodel.walks.neighbourhood import MOST_NODES, Neighbourhood, find_neighbourhood
from graphmodel.walks.path import Path, find_path
from graphmodel.walks.through import through
from viz.pictures.walk import walk_places

router = APIRouter(prefix="/api/v1/network", tags=["network"])

Uid = Annotated[str, Query(description="Uid of a live record / 记录编号", min_length=1, max_length=200)]
_Kind = Annotated[str, Field(json_schema_extra={"enum": list(KINDS)})]
_Tie = Annotated[str, Field(json_schema_extra={"enum": [*(tie.type for tie in TIE_KINDS), *NAMED_SETS]})]
Kinds = Annotated[
    list[_Kind] | None,
    Query(
        description=(
            "Kind of record that may be walked over, also by the name of its collection; all by default / 记录类型，可重复"
        )
    ),
]
Ties = Annotated[
    list[_Tie] | None,
    Query(
        description="Type of tie that may be walked over, or a set of types; all by default / 关系类型或集合，可重复"
    ),
]


@router.get("/neighbourhood.{ending}", include_in_schema=False)
@router.get(
    "/neighbourhood",
    operation_id="readNeighbourhood",
    summary="Around a record / 一个记录的周围",
    **document.answers(NeighbourhoodShape, forms=("json", "graphml")),
)
def read_neighbourhood(
    asked: Question,
    *,
    uid: Uid,
    depth: Annotated[
        int, Query(ge=0, description="Ties away at most, up to the setting serve_most_depth / 最多几步")
    ] = 1,
    kinds: Kinds = None,
    ties: Ties = None,
    limit: Annotated[
        int | None, Query(ge=1, description="Records at most, up to the setting serve_most_nodes / 最多多少个记录")
    ] = None,
) -> Response:
    """The live records within some ties of one, in whichever direction these point.

    Where there are more than `limit`, the nearest are kept, `total` has how many there are, and `said` by which rule.
    `x` and `y` are where each record stands in a picture, in pixels.
    """
    settings = asked.service.settings
    steps = min(depth, settings.serve_most_depth)
    most = page_size(limit, most=settings.serve_most_nodes)
    most = min(most, MOST_NODES) if limit is None else most
    through(kinds or (), ties or ())
    return asked.answer(
        lambda desk: find_neighbourhood(desk.walks, uid, depth=steps, kinds=kinds or (), ties=ties or (), most=most),
        {
            "json": lambda walk: json_text(_drawn(asked, walk) | _steps(walk.said, depth, steps)),
            "graphml": walk_graphml,
        },
        slow=True,
    )


def _steps(said: str, asked_for: int, walked: int) -> dict[str, Any]:
    """How far was walked; where that is less than was asked for, it is said."""
    cut = say("api.depth_cut", asked=asked_for, most=walked) if walked < asked_for else ""
    return {"depth": walked, "said": f"{said}{cut}"}


@router.get("/path.{ending}", include_in_schema=False)
@router.get(
    "/path",
    operation_id="readPath",
    summary="From one record to another / 两个记录之间",
    **document.answers(PathShape, forms=("json", "graphml")),
)
def read_path(
    asked: Question,
    *,
    start: Annotated[Uid, Query(alias="from")],
    end: Annotated[Uid, Query(alias="to")],
    kinds: Kinds = None,
    ties: Ties = None,
) -> Response:
    """A shortest way between two live records, over ties of any direction.

    `length` is null where there is no way; a way over more records than the setting serve_most_nodes is only counted.
    """
    most = max(asked.service.settings.serve_most_nodes - 1, 1)
    through(kinds or (), ties or ())
    return asked.answer(
        lambda desk: find_path(desk.walks, start, end, kinds=kinds or (), ties=ties or (), most_steps=most),
        {"json": lambda walk: json_text(_drawn(asked, walk)), "graphml": walk_graphml},
        slow=True,
    )


def _drawn(asked: Asked, walk: Neighbourhood | Path) -> dict[str, Any]:
    """A walk with the place of each record."""
    network = asked.held.network
    head = {"profile": asked.profile.name, "on": network.on.isoformat(), "revision": network.revision}
    return head | walk.values(scheme=asked.profile.scheme, places=walk_places(walk))
