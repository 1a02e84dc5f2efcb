"""Drawing: a scene as SVG, for print and for a reader whose browser runs no script.

Assumes a style sheet that gives each class ``s-STATUS`` its ``--tone``. The page's canvas draws the same shapes from
the same table.
"""

from html import escape

from viz.lettering import text_box
from viz.scene import Edge, Node, Scene
from viz.style import KIND_SHAPES, PICTURE_STYLES

MARGIN = 16.0
SMALLER = 0.72
"""Of what stands below a name inside a shape, against the name."""
_LARGE = 30.0
"""Half the width of a shape from which on its hatching is another."""
DEFS = (
    '<svg class="defs" width="0" height="0" aria-hidden="true"><defs>'
    '<pattern id="stripes" class="s-blank" width=".45" height=".45" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2=".45" stroke-width=".22"/></pattern>'
    '<pattern id="wide" class="s-blank" width=".04" height=".04" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2=".04" stroke-width=".008"/></pattern>'
    '<clipPath id="lower"><rect x="-1" y="0" width="2" height="1"/></clipPath></defs></svg>'
)
"""What every drawing of a page refers to; once a page."""


def draw_scene(scene: Scene) -> str:
    """Draw a scene, edges first, then the nodes from the last, so that the first is on top, as one SVG element.

    It says how large it is with its texts in their own size; a style sheet may make it fit where it stands.
    """
    left, top, right, bottom = bounds(scene)
    at = {node.uid: node for node in scene.nodes}
    box = f"{left:g} {top:g} {right - left:g} {bottom - top:g}"
    size = f'width="{right - left:g}" height="{bottom - top:g}"'
    parts = [f'<svg class="drawn" role="img" aria-label="{escape(scene.title)}" viewBox="{box}" {size}>']
    parts += [f'<circle class="ground" r="{one.radius:g}" cx="{one.x:g}" cy="{one.y:g}"/>' for one in scene.grounds]
    parts += [_edge(edge, at[edge.start], at[edge.end]) for edge in scene.edges]
    parts += [_node(node) for node in reversed(scene.nodes)]
    return "".join((*parts, "</svg>"))


def swatch(kind: str, status: str) -> str:
    """Draw one shape by itself, for a legend."""
    return f'<svg class="swatch" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true">{_shape(kind, status, 7)}</svg>'


def bounds(scene: Scene) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what a scene takes, texts included."""
    if not scene.nodes:
        return 0.0, 0.0, 200.0, 100.0
    spans = [_span(node) for node in scene.nodes]
    spans += [(one.x - one.radius, one.x + one.radius, one.y - one.radius, one.y + one.radius) for one in scene.grounds]
    left, right = min(span[0] for span in spans), max(span[1] for span in spans)
    top, bottom = min(span[2] for span in spans), max(span[3] for span in spans)
    return left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN


def _span(node: Node) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of a node with its text."""
    left, _, right, bottom = text_box(node)
    size = node.size
    return min(left, node.x - size), max(right, node.x + size), node.y - size, max(bottom, node.y + size)


def _edge(edge: Edge, start: Node, end: Node) -> str:
    points = edge.route or ((start.x, start.y), (end.x, end.y))
    path = "L".join(f"{x:g} {y:g}" for x, y in points)
    width = f' stroke-width="{edge.width:g}"' if edge.width != 1.0 else ""
    return f'<path class="tie {edge.line}" data-id="{escape(edge.uid)}" d="M{path}"{width}/>'


def _node(node: Node) -> str:
    faint = " faint" if node.faint else ""
    strong = " strong" if node.strong else ""
    ring = f'<circle class="cut" r="{node.size + 4:g}"/>' if node.cut else ""
    return (
        f'<g class="node s-{node.status}{faint}{strong}" data-id="{escape(node.uid)}" '
        f'transform="translate({node.x:g} {node.y:g})">{ring}{_shape(node.kind, node.status, node.size)}{_text(node)}</g>'
    )


def _text(node: Node) -> str:
    if node.minor or not node.text:
        return ""
    if node.side == "inside":
        return _inside(node)
    size = f' font-size="{node.em:g}"' if node.em else ""
    x, y, anchor = {
        "right": (node.size + 5, 4.2, "start"),
        "left": (-node.size - 5, 4.2, "end"),
        "below": (0.0, node.size + 14, "middle"),
    }[node.side]
    more = "".join(
        f'<tspan class="{name}" dx="4">{escape(text)}</tspan>'
        for name, text in (("tag s-blank" if node.em else "tag", node.tag), ("note", node.note))
        if text
    )
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{size}>{escape(node.text)}{more}</text>'


def _inside(node: Node) -> str:
    """The name of a group in the middle of its shape, below it how many it has and what its status asks."""
    small = node.em * SMALLER
    lines = (
        (node.text, "", node.em, 0.0),
        (node.note, "note", small, 1.25 * small),
        (node.tag, "tag s-blank", small, 2.5 * small),
    )
    return "".join(
        f'<text class="{name}" y="{down:g}" text-anchor="middle" font-size="{size:g}">{escape(text)}</text>'
        for text, name, size, down in lines
        if text
    )


def _shape(kind: str, status: str, size: float) -> str:
    """The outline of a kind, filled and edged as the status asks."""
    style = PICTURE_STYLES[status]
    dash = f' stroke-dasharray="{style.dash}"' if style.dash else ""
    wide = " wide" if size > _LARGE else ""
    parts = [_outline(kind, f"s-{status} {style.fill}{wide}", size, dash)]
    if style.fill == "half":
        parts.append(_outline(kind, f"s-{status} solid", size, ' clip-path="url(#lower)"'))
    if style.inside == "double":
        parts.append(_outline(kind, f"s-{status} none", size * 0.55))
    elif style.inside:
        parts.append(
            f'<text class="inside s-{status}" y="{size * 0.45:.1f}" font-size="{size * 1.3:.1f}" '
            f'text-anchor="middle">{style.inside}</text>'
        )
    return "".join(parts)


def _outline(kind: str, classes: str, size: float, more: str = "") -> str:
    return (
        f'<path class="shape {classes}" d="{KIND_SHAPES[kind]}" transform="scale({size:g})" '
        f'vector-effect="non-scaling-stroke"{more}/>'
    )
