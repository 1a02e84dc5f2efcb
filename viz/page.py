"""Page: a scene as one standalone HTML file, through pyvis with a template of ours.

Assumes that every name is foreign: it reaches the page as escaped text or as JSON that no parser of HTML can end, and
scripts put it there as text. The file asks no host for anything, and its own policy forbids it to.
"""

import hashlib
import re
import tomllib
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from graphmodel.messages import entry, language, say
from graphmodel.profiles import Profile
from viz.document import COLOURS, environment
from viz.drawing import DEFS, bounds, draw_scene, swatch
from viz.lettering import EM
from viz.scene import STRONG_EM, Edge, Node, Scene
from viz.style import KIND_SHAPES, PICTURE_STYLES, state_label

SHARED = ("shapes.js", "view.js")
"""Modules that the explorer serves and the file of a picture holds; the later one uses the earlier."""
OWN = ("told.js", "filter.js", "start.js")
"""What only the file has, in the order in which they stand in it."""
_IMPORT, _EXPORT = re.compile(r"^import .*\n", re.MULTILINE), re.compile(r"^export ", re.MULTILINE)
_OPTIONS: Mapping[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "dragNodes": False, "multiselect": False, "tooltipDelay": 200, "zoomSpeed": 0.6},
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {"smooth": False, "chosen": False, "width": 1, "selectionWidth": 1, "hoverWidth": 0.5},
}


def picture_page(scene: Scene, profile: Profile, *, on: date, revision: int) -> bytes:
    """Make the file, in the language of the moment: HTML as UTF-8 bytes."""
    styles = environment().get_template("network.css").render(
        styles=PICTURE_STYLES, colours=COLOURS, width="1680px", paper=scene.paper
    )  # fmt: skip
    scripts = (vendored(), _script())
    return _through_pyvis(
        scene,
        "network.html",
        title=scene.title,
        on=on,
        profile=profile,
        revision=revision,
        foot=[say("report.latest_values")],
        style_sheet=styles,
        script_texts=scripts,
        policy=_policy(styles, scripts),
        names={node.uid: node.name for node in scene.nodes},
        looks=PICTURE_STYLES,
        state=state_label,
        kinds=_kinds(scene),
        statuses=_statuses(scene),
    ).encode("utf-8")


def picture_part(scene: Scene) -> Markup:
    """Make the part of a page that holds a picture: canvas, drawing for print and for no script, data for the scripts.

    It needs the modules :data:`SHARED`, vis-network, and a style sheet that knows the classes of the drawing.
    """
    return Markup(_through_pyvis(scene, "network_part.html"))  # noqa: S704 # nosec B704 - the template escapes every name


def _through_pyvis(scene: Scene, template: str, **content: Any) -> str:
    """Fill a template of ours by pyvis, which brings nodes, edges and options."""
    from pyvis.network import Network

    pyvis = Network(directed=True)
    pyvis.nodes = [_node(node) for node in reversed(scene.nodes)]
    pyvis.edges = [_edge(edge) for edge in scene.edges]
    pyvis.options = dict(_OPTIONS)
    ours = environment().overlay()
    ours.policies = {**ours.policies, "json.dumps_kwargs": {"ensure_ascii": False, "separators": (",", ":")}}
    ours.globals = {
        **ours.globals,
        "say": say,
        "language": language(),
        "scene": scene,
        "drawn": draw_scene(scene),
        "defs": DEFS,
        "draw_data": _draw_data(scene),
        **content,
    }
    pyvis.templateEnv, pyvis.path = ours, template
    html: str = pyvis.generate_html()
    return html


def _node(node: Node) -> dict[str, Any]:
    """What the script needs of a node; ``title`` is plain text, which vis-network shows as such."""
    return {
        "id": node.uid,
        "x": round(node.x, 1),
        "y": round(node.y, 1),
        "shape": "custom",
        "title": f"{node.name}\n{node.what} {state_label(node.status)}",
        "kind": node.kind,
        "what": node.what,
        "text": node.text,
        "tag": node.tag,
        "note": node.note,
        "status": node.status,
        "radius": node.size,
        "side": node.side,
        "strong": node.strong,
        "faint": node.faint,
        "cut": node.cut,
        "minor": node.minor,
        "em": node.em,
    }


def _edge(edge: Edge) -> dict[str, Any]:
    """What the script needs of an edge; one with a route is drawn by our script and not by vis-network."""
    route = [round(part, 1) for point in edge.route for part in point]
    return {
        "id": edge.uid,
        "from": edge.start,
        "to": edge.end,
        "line": edge.line,
        "route": route,
        "hidden": bool(route),
        "width": edge.width,
        "dashes": [2, 4] if edge.line == "dotted" else False,
    }


def _draw_data(scene: Scene) -> dict[str, Any]:
    """The style table, the words that the script says, and what it should see first."""
    return {
        "about": scene.about,
        "bounds": [round(side, 1) for side in bounds(scene)],
        "grounds": [asdict(ground) for ground in scene.grounds],
        "em": {"plain": EM, "strong": STRONG_EM},
        "shapes": dict(KIND_SHAPES),
        "styles": {
            key: {"fill": style.fill, "inside": style.inside, "dash": style.dash}
            for key, style in PICTURE_STYLES.items()
        },
        "words": {
            key: entry(f"picture.page_{key}")[language()] for key in ("shown", "all_shown", "no_hit", "hits", "hidden")
        },
    }


def _kinds(scene: Scene) -> list[tuple[str, str, int]]:
    """What is drawn, its swatch, and how often, in the order of the picture."""
    counts = Counter(node.what for node in scene.nodes)
    kind = {node.what: node.kind for node in reversed(scene.nodes)}
    looks = {"group": "aside", "segment": "aside", "slot": "aside"}
    return [(what, swatch(kind[what], looks.get(kind[what], "clear")), count) for what, count in counts.items()]


def _statuses(scene: Scene) -> list[tuple[str, str, str, int]]:
    """Key, label and swatch of each status that is drawn, and how often."""
    counts = Counter(node.status for node in scene.nodes)
    return [(key, state_label(key), swatch("area", key), counts[key]) for key in PICTURE_STYLES if key in counts]


def _policy(styles: str, scripts: tuple[str, ...]) -> str:
    """A content security policy that lets in what stands in the file and nothing else."""
    script = " ".join(f"'{_digest(text)}'" for text in scripts)
    style = " ".join(f"'{digest}'" for digest in (_digest(styles), *_vis_network()["styles"]))
    return f"default-src 'none'; script-src {script}; style-src {style}; img-src data: blob:"


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _vis_network() -> Mapping[str, Any]:
    return tomllib.loads((files("viz") / "static" / "vis-network" / "VERSION.toml").read_text(encoding="utf-8"))


@cache
def vendored() -> str:
    """vis-network, without the line that sends a debugger to a file that is not there."""
    text = (files("viz") / "static" / "vis-network" / str(_vis_network()["file"])).read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL=")[0]


@cache
def _script() -> str:
    """The modules that the explorer serves, as parts of one script, then what only the file has."""
    shared = files("viz") / "explorer" / "static" / "picture"
    modules = [(shared / name).read_text(encoding="utf-8") for name in SHARED]
    parts = [_EXPORT.sub("", _IMPORT.sub("", text)) for text in modules]
    parts += [(files("viz") / "templates" / "network" / name).read_text(encoding="utf-8") for name in OWN]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"
