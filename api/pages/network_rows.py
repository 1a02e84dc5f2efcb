"""Network rows: what the table, the legend and the ways beside a picture say, as plain values.

Assumes that a picture is read by its table as well: every node and tie of it is a row, and leads where its shape leads.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from api.desk import Desk
from api.pages.asking import PageAsked
from api.pages.choices import toggled
from graphmodel.alliances.naming import named_all
from graphmodel.gaps import words
from graphmodel.messages import say
from graphmodel.schema import NAMED_SETS
from graphmodel.vocabulary import STATUS
from viz.pictures.grouped import GROUP, MORE
from viz.pictures.legend import Entry
from viz.scene import Node, Scene
from viz.style import PICTURE_STYLES, state_label

MOST_PACTS = 5
"""Pacts named of a tie at most."""
_LEAVING = frozenset({"Org", "Unit"})
_WALKED = ("Area", "Org", "Unit", "Carrier", "Chain", "Alliance", "Pact", "Project")
"""The kinds of record that a reader is offered to walk over."""
_DEPTHS = (1, 2, 3)


def node_values(page: PageAsked, desk: Desk, scene: Scene, opened: Sequence[str]) -> list[dict[str, Any]]:
    """Every node: what it is, what is found of it, and what can be done with it."""
    ties = Counter(end for edge in scene.edges for end in (edge.start, edge.end))
    kinds = {uid: one.kind for uid, one in named_all(desk.network, [node.uid for node in scene.nodes]).items()}
    return [
        {
            "uid": node.uid,
            "name": node.name,
            "what": node.what,
            "status": node.status,
            "status_label": state_label(node.status),
            "mark": PICTURE_STYLES[node.status].mark,
            "group": node.group,
            "note": node.note,
            "code": node.code,
            "ties": ties[node.uid],
            **_told(page, desk, node),
            **_acts(page, node, kinds.get(node.uid), opened),
        }
        for node in scene.nodes
    ]


def _told(page: PageAsked, desk: Desk, node: Node) -> dict[str, Any]:
    """What is said of a node, its findings with their addresses."""
    found = desk.naming.told.of(node.uid)
    own = node.says[: len(node.says) - len(found)]
    return {
        "says": list(own),
        "findings": [
            {
                "href": page.links.finding(one.id),
                "title": one.asked.title(),
                "status": one.status,
                "status_label": STATUS.label(one.status),
            }
            for one in found
        ],
    }


def _acts(page: PageAsked, node: Node, kind: str | None, opened: Sequence[str]) -> dict[str, Any]:
    """What can be done with a node: ``toggle`` opens or closes it in place, ``acts`` lead elsewhere."""
    uid = node.uid
    if uid.startswith((GROUP, MORE)):
        key = uid.partition("~")[2]
        if uid.startswith(MORE):
            return {"toggle": None, "record": None, "acts": []}
        return {"toggle": toggle(page, key, opened, close=node.kind == "opened"), "record": None, "acts": []}
    acts = [("around", page.link("/network", about=uid)), ("path", page.link("/network/find", **{"from": uid}))]
    if kind in _LEAVING:
        acts.append(("without", page.link("/network", without=uid)))
    return {
        "toggle": None,
        "record": page.links.record(kind, uid) if kind else None,
        "acts": [{"key": key, "label": say(f"explore.act_{key}"), "href": href} for key, href in acts],
    }


def toggle(page: PageAsked, key: str, opened: Sequence[str], *, close: bool) -> dict[str, Any]:
    """How a group is opened or closed in place."""
    kept = [one for one in opened if one != key]
    return {
        "label": say("explore.close" if close else "explore.open"),
        "href": page.here(open=(kept if close else [*kept, key]) or None),
        "open": close,
    }


def tie_values(page: PageAsked, desk: Desk, scene: Scene) -> list[dict[str, Any]]:
    """Every tie: from where to where, what it is, and the pacts that it rests on."""
    names = {node.uid: node.name for node in scene.nodes}
    pacts = named_all(desk.network, {uid for edge in scene.edges for uid in edge.pacts[:MOST_PACTS]})
    return [
        {
            "uid": edge.uid,
            "start": edge.start,
            "end": edge.end,
            "start_name": names[edge.start],
            "end_name": names[edge.end],
            "what": edge.what,
            "says": edge.says,
            "pacts": [
                {"uid": uid, "name": pacts[uid].name, "href": page.links.record("Pact", uid)}
                for uid in edge.pacts[:MOST_PACTS]
                if uid in pacts
            ],
            "more_pacts": max(len(edge.pacts) - MOST_PACTS, 0),
        }
        for edge in scene.edges
    ]


def legend_values(
    legend: tuple[Sequence[Entry], Sequence[Entry]], hidden: Collection[str], here: Callable[..., str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Kinds and statuses, each with the address that hides it or shows it again."""

    def value(one: Entry) -> dict[str, Any]:
        kept = [key for key in hidden if key != one.key]
        return {
            "key": one.key,
            "label": one.label,
            "kind": one.kind,
            "status": one.status,
            "mark": PICTURE_STYLES[one.status].mark if one.key.startswith("status.") else "",
            "count": one.count,
            "hidden": one.hidden,
            "href": here(hide=(kept if one.hidden else [*kept, one.key]) or None),
        }

    return [value(one) for one in legend[0]], [value(one) for one in legend[1]]


def walk_ways(page: PageAsked, depth: int, ties: Collection[str], kinds: Sequence[str]) -> list[dict[str, Any]]:
    """How a neighbourhood may be asked otherwise: how far, over which ties, and over which kinds of record."""

    def choice(label: str, href: str, *, on: bool) -> dict[str, Any]:
        return {"label": label, "href": href, "on": on}

    far: Iterable[int] = _DEPTHS if depth in _DEPTHS else (*_DEPTHS, depth)
    sets = [choice(say("explore.over_all"), page.here(tie=None), on=not ties)]
    sets += [
        choice(say(f"explore.over_{name.lower()}"), page.here(tie=name), on=list(ties) == [name]) for name in NAMED_SETS
    ]
    over = [choice(say("explore.over_all"), page.here(kind=None), on=not kinds)]
    over += [choice(words.kind(kind), page.here(kind=toggled(kinds, kind)), on=kind in kinds) for kind in _WALKED]
    return [
        {
            "label": say("explore.depth"),
            "choices": [choice(say("explore.steps_within", count=n), page.here(depth=n), on=n == depth) for n in far],
        },
        {"label": say("explore.over"), "choices": sets},
        {"label": say("explore.over_kinds"), "choices": over},
    ]
