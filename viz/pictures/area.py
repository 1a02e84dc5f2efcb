"""The chart of an area: every place below it, and beside each the organisations that cover it.

Assumes that a place which nothing covers is shown as such: its own half of the row stays empty and says what is found.
Households are never drawn. Nearest levels are kept first, of a level the places with something to do.
"""

from dataclasses import replace

from graphmodel.gaps import words
from graphmodel.gaps.finding import GapReport
from graphmodel.gaps.view import View
from graphmodel.messages import say
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.vocabulary import FORM, STATUS, TIER
from viz.columns import INDENT, Branch, Chart, arrange, elbow
from viz.lettering import own_name, shorten, width_of
from viz.pictures.naming import group_node
from viz.pictures.places import Places
from viz.pictures.told import tag_of
from viz.scene import MOST_DRAWN, STRONG_EM, Edge, Line, Node, Scene, paper_for
from viz.style import PICTURE_STYLES, TIER_SIZES

WIDEST_PLACE, WIDEST_ORG = 86.0, 86.0
"""Texts are cut to so many pixels; in full they stand in the table."""
ROOM = 26.0
"""What a shape and the space on both sides of its text take."""
_SIZES = (10.0, 8.5, 7.0, 6.0)
"""Half the width of a place's shape by its steps below the subject."""


def area_scene(
    network: Network,
    profile: Profile,
    uid: str,
    *,
    most: int = MOST_DRAWN,
    view: View | None = None,
    report: GapReport | None = None,
) -> Scene:
    """Draw the organisations of an area on its places.

    Parameters
    ----------
    most
        Nodes drawn at most.
    view, report
        The network as the rules see it, and what is found below the area, where somebody has asked before.
    """
    places = Places(network, profile, uid, most, view, report)
    nodes = {node.uid: node for node in (*_areas(places), *_orgs(places), *_groups(places))}
    halves = _halves(places, nodes)
    chart = arrange(_branch(places, uid), places=halves[0], beside=halves[1])
    placed = tuple(replace(node, x=chart.at[key][0], y=chart.at[key][1]) for key, node in nodes.items())
    return Scene(
        title=say("picture.title_area", name=places.areas[uid].name),
        about=uid,
        answer=_answer(places),
        nodes=placed,
        edges=tuple(_edges(places, chart, nodes)),
        total=places.total,
        notes=_notes(places),
        paper=paper_for(chart.width),
    )


def _branch(places: Places, uid: str) -> Branch:
    return Branch(
        uid,
        beside=places.beside.get(uid, ()),
        below=tuple(_branch(places, child) for child in places.children.get(uid, ())),
        after=(f"areas~{uid}",) if uid in places.kept.groups else (),
        after_beside=(f"orgs~{uid}",) if uid in places.others else (),
    )


def _areas(places: Places) -> list[Node]:
    nodes = []
    for uid in places.kept.uids:
        area = places.areas[uid]
        parent = places.areas.get(area.parent or "")
        short = own_name(area.name, parent.name) if parent else area.name
        subject, alone = uid == places.uid, uid not in places.beside
        nodes.append(
            Node(
                uid,
                "area",
                words.level(places.profile.scheme, area.level),
                area.name,
                text=area.name if subject else shorten(short, WIDEST_PLACE),
                status=area.state,
                tag=tag_of(area.state) if alone else PICTURE_STYLES[area.state].mark * (area.state in STATUS.keys),
                size=_SIZES[min(area.steps, len(_SIZES) - 1)],
                strong=subject,
                code=area.code,
                says=(*area.says, *places.told.says(uid)),
            )
        )
    return nodes


def _orgs(places: Places) -> list[Node]:
    nodes = []
    for area, orgs in places.beside.items():
        for uid in orgs:
            org = places.orgs[uid]
            status = places.told.status(uid)
            form = (FORM.label(org["form"]),) if org["form"] else ()
            nodes.append(
                Node(
                    uid,
                    "org",
                    TIER.label(org["tier"]),
                    org["name"],
                    text=shorten(own_name(org["name"], places.areas[area].name), WIDEST_ORG),
                    status=status,
                    tag=tag_of(status),
                    size=TIER_SIZES.get(org["tier"], 7.0),
                    strong=area == places.uid,
                    code=org["org_code"] or "",
                    says=(*form, *places.told.says(uid)),
                )
            )
    return nodes


def _groups(places: Places) -> list[Node]:
    """A node for what of each place, and of what hangs on it, is not drawn one by one."""
    nodes = []
    for uid, left in places.kept.groups.items():
        lacking = sum(places.areas[one].state == "blank" for one in left)
        what = say("picture.group_areas", count=f"{len(left):,}")
        tag = f"{STATUS.label('blank')} {lacking:,}" if lacking else ""
        nodes.append(group_node(f"areas~{uid}", what, [places.areas[one].name for one in left], tag=tag))
    for uid, names in places.others.items():
        nodes.append(group_node(f"orgs~{uid}", say("picture.group_orgs", count=f"{len(names):,}"), names))
    return nodes


def _halves(places: Places, nodes: dict[str, Node]) -> tuple[float, float]:
    """How wide the columns of places and of organisations must be."""
    wide = [90.0, 70.0]
    for key, node in nodes.items():
        home = key.partition("~")[2] if node.kind == "group" else places.homes.get(key, key)
        depth = max(0, places.areas[home].steps - 1) + (node.kind == "group")
        half = 0 if node.kind == "area" or key.startswith("areas~") else 1
        alone = node.kind == "area" and key not in places.beside
        wide[half] = max(wide[half], depth * INDENT + _extent(replace(node, tag="") if alone else node))
    return wide[0], wide[1]


def _extent(node: Node) -> float:
    """What a node takes from the middle of its shape to the end of its text."""
    em = {"em": STRONG_EM} if node.strong else {}
    tag = width_of(f"  {node.tag}") if node.tag else 0.0
    return (1.4 if node.strong else 1.0) * ROOM + width_of(node.text, **em) + tag


def _edges(places: Places, chart: Chart, nodes: dict[str, Node]) -> list[Edge]:
    edges = []
    for kind, tie, start, end, since in places.ties:
        if start not in nodes or end not in nodes:
            continue
        says = say("picture.since", day=since) if since else ""
        if kind == "COVERS":
            (x, y), (to_x, to_y) = chart.at[start], chart.at[end]
            near = min(to_x + _extent(nodes[end]), x) if to_x < x else to_x
            leader = ((x, y), (near, to_y))
            edges.append(Edge(tie, start, end, words.tie(kind), leader, "dotted", says))
        else:
            part = kind == "PART_OF"
            route = elbow(chart, end, start, shift=0 if part else 7)
            line: Line = "thin" if part or _across(chart, start, end) else "solid"
            edges.append(Edge(tie, start, end, words.tie(kind), route[::-1], line, says))
    return edges


def _across(chart: Chart, start: str, end: str) -> bool:
    """Whether a tie leads from one column into another."""
    return chart.columns.get(end, chart.columns.get(start)) != chart.columns.get(start)


def _answer(places: Places) -> str:
    if not places.report.on_record:
        return say("report.nothing_on_record")
    scheme = places.profile.scheme
    rows = [row for row in places.report.coverage if row.level in scheme and row.total and row.covered is not None]
    said = [
        say("picture.covered_of", level=scheme[row.level].label(), total=f"{row.total:,}", covered=f"{row.covered:,}")
        for row in rows
    ]
    return words.clauses(said)


def _notes(places: Places) -> tuple[str, ...]:
    drawn = len(places.kept.uids) + sum(map(len, places.beside.values()))
    notes = [say("picture.households_not_drawn")]
    if drawn < places.total:
        code = "picture.cut_area" if places.kept.groups else "picture.grouped_area"
        notes.insert(0, say(code, drawn=f"{drawn:,}", total=f"{places.total:,}"))
    return tuple(notes)
