"""The coverage tree as SVG: a band a community, its grids as boxes, their micro-grids as small squares.

Assumes that it stands inside a document whose style sheet gives each class ``s-STATUS`` its ``--tone``. The first area
without parent heads the chart, its children make the bands, their children the boxes, all below those the squares.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from graphmodel.gaps.states import AreaState
from viz.lettering import own_name
from viz.style import STATUS_STYLES, state_label

WIDTH = 1024
NAME = 176
"""Where the boxes of a band begin."""
BOX = 103
"""Width of a box with its name."""
SIDE = 14
SMALL = 10
STEP = 13
MOST_DRAWN = 1500
"""Areas drawn at most; beyond it the deepest level is left out and the chart says so."""
DEFS = (
    '<svg width="0" height="0" style="position: absolute" aria-hidden="true"><defs><pattern id="hatched" class="s-blank" '
    'width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line x1="0" y1="0" x2="0" y2="4" style="stroke: var(--tone)" stroke-width="1.8"/></pattern></defs></svg>'
)
"""What every drawing refers to; once a document."""


@dataclass(frozen=True)
class CoverageTree:
    """A drawn tree: an SVG a band, how many areas it shows of how many, their states, the levels left out."""

    bands: tuple[str, ...]
    drawn: int
    total: int
    states: tuple[str, ...]
    left_out: tuple[str, ...]


def draw_coverage(areas: Sequence[AreaState], levels: Sequence[str]) -> CoverageTree:
    """Draw areas with their states; *levels* are the scheme's keys from the top down."""
    kept, left_out = list(areas), []
    for level in reversed(levels[2:]):
        if len(kept) <= MOST_DRAWN:
            break
        kept = [area for area in kept if area.level != level]
        left_out.append(level)
    children: Mapping[str | None, list[AreaState]] = defaultdict(list)
    shown = {area.uid for area in kept}
    for area in kept:
        children[area.parent if area.parent in shown else None].append(area)
    drawing = _Drawing(children)
    for top in children[None]:
        drawing.head(top)
        for area in children[top.uid]:
            drawing.band(area)
    found = {area.state for area in kept}
    return CoverageTree(
        bands=tuple(drawing.bands),
        drawn=drawing.drawn,
        total=len(areas),
        states=tuple(key for key in STATUS_STYLES if key in found),
        left_out=tuple(left_out),
    )


def draw_state(state: str) -> str:
    """Draw the box of one state by itself, for a legend."""
    return f'<svg width="{SIDE}" height="{SIDE}" viewBox="0 0 {SIDE} {SIDE}" aria-hidden="true">{_box(state, 0, 0, SIDE)}</svg>'


class _Drawing:
    """Bands on their way to the page."""

    def __init__(self, children: Mapping[str | None, list[AreaState]]) -> None:
        self.bands: list[str] = []
        self.drawn = 0
        self._children = children

    def head(self, area: AreaState) -> None:
        """A band that holds nothing but the area at the top."""
        text = f'<text x="{SIDE + 8}" y="13" font-size="14" font-weight="600">{escape(area.name)}</text>'
        self._keep([self._area(area, 0, 1, SIDE), text], height=24, name=area.name)

    def band(self, area: AreaState) -> None:
        """A band: the area's name on the left, what it holds on the right."""
        name = f'<text x="{SIDE + 8}" y="17" font-size="13">{escape(_short(area.name, 11))}</text>'
        parts = [self._area(area, 0, 5, SIDE), name]
        x, y, height = NAME, 5, SIDE + 8
        for box in self._children[area.uid]:
            if x + BOX > WIDTH:
                x, y, height = NAME, y + height, SIDE + 8
            label = escape(_short(own_name(box.name, area.name), 6))
            parts.append(self._area(box, x, y, SIDE))
            parts.append(f'<text x="{x + SIDE + 5}" y="{y + 11.5}" font-size="12">{label}</text>')
            height = max(height, self._squares(parts, box, x, y + SIDE + 5))
            x += BOX
        self._keep(parts, height=y + height, name=area.name)

    def _squares(self, parts: list[str], box: AreaState, x: int, y: int) -> int:
        """Everything below a box; the height of box and squares together."""
        per_line = (BOX - 10) // STEP
        below = self._below(box)
        for at, area in enumerate(below):
            parts.append(self._area(area, x + at % per_line * STEP, y + at // per_line * STEP, SMALL))
        return SIDE + 10 + -(-len(below) // per_line) * STEP

    def _below(self, area: AreaState) -> list[AreaState]:
        found, waiting = [], list(self._children[area.uid])
        while waiting:
            one = waiting.pop(0)
            found.append(one)
            waiting = [*self._children[one.uid], *waiting]
        return found

    def _area(self, area: AreaState, x: int, y: int, side: int) -> str:
        self.drawn += 1
        return (
            f"<g>{_box(area.state, x, y, side)}<title>{escape(area.name)} {escape(state_label(area.state))}</title></g>"
        )

    def _keep(self, parts: Sequence[str], *, height: int, name: str) -> None:
        self.bands.append(
            f'<svg role="img" aria-label="{escape(name)}" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
            f'height="{height}" fill="currentColor">{"".join(parts)}</svg>'
        )


def _box(state: str, x: float, y: float, side: int) -> str:
    """A square that tells its state by fill and edge as well as by colour."""
    dash = STATUS_STYLES[state].dash
    inside = {"covered": "var(--tone)", "blank": "url(#hatched)"}.get(state, "none")
    square = _rect(state, x, y, side, fill=inside, dash=dash)
    if state == "data":
        inset = 2.5 if side > SMALL else 2
        return square + _rect(state, x + inset, y + inset, side - 2 * inset)
    if state == "nominal":
        return square + _rect(state, x, y + side / 2, side, fill="var(--tone)", height=side / 2)
    if state == "decided":
        tick = (
            f"M{x + side * 0.22:g} {y + side * 0.55:g}l{side * 0.2:g} {side * 0.2:g}l{side * 0.36:g} {-side * 0.45:g}"
        )
        return f'{square}<path class="s-{state}" d="{tick}" style="fill: none; stroke: var(--tone)"/>'
    return square


def _rect(
    state: str, x: float, y: float, side: float, *, fill: str = "none", dash: str = "", height: float | None = None
) -> str:
    tall = side if height is None else height
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<rect class="s-{state}" x="{x + 0.5:g}" y="{y + 0.5:g}" width="{side - 1:g}" height="{tall - 1:g}" '
        f'style="fill: {fill}; stroke: var(--tone)"{dashes}/>'
    )


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"
