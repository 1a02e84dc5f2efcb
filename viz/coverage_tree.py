"""The coverage tree as SVG: a row a community, its grids as boxes, their micro-grids as small squares.

Assumes that levels are read from the scheme: the second level makes the rows, every level below nests into its parent.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from graphmodel.gaps.states import AreaState
from graphmodel.vocabulary import STATUS
from viz.style import INK, LINE, STATUS_STYLES

WIDTH = 980
NAME = 170
BOX = 92
SMALL = 12
ROW_GAP = 10
MOST_DRAWN = 1500
"""Areas drawn at most; beyond it the deepest level is left out and the chart says so."""

_DEFS = (
    '<defs><pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="#FFFFFF"/><line x1="0" y1="0" x2="0" y2="6" stroke="#A8322A" stroke-width="1.6"/>'
    '</pattern><linearGradient id="half"><stop offset="50%" stop-color="#D9A441"/><stop offset="50%" '
    'stop-color="#FFFFFF"/></linearGradient></defs>'
)


@dataclass(frozen=True)
class CoverageTree:
    """A drawn tree: its SVG, how many areas it shows of how many, and which levels were left out."""

    svg: str
    drawn: int
    total: int
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
    parts: list[str] = []
    y = 4.0
    for top in children[None]:
        y = _heading(parts, top, y)
        for row in children[top.uid]:
            y = _row(parts, row, children, y)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {y:.0f}" width="100%" '
        f'font-size="12" fill="{INK}">{_DEFS}{"".join(parts)}</svg>'
    )
    return CoverageTree(svg, len(kept), len(areas), tuple(left_out))


def _heading(parts: list[str], area: AreaState, y: float) -> float:
    parts.append(_box(area, 0, y, 14, 14))
    parts.append(f'<text x="20" y="{y + 12:.0f}" font-weight="600">{escape(area.name)}</text>')
    return y + 26


def _row(parts: list[str], area: AreaState, children: Mapping[str | None, list[AreaState]], y: float) -> float:
    parts.append(_box(area, 0, y, 14, 14))
    parts.append(f'<text x="20" y="{y + 12:.0f}">{escape(_short(area.name, 11))}</text>')
    x, line_height, inner = float(NAME), 18.0, children[area.uid]
    for box in inner:
        if x + BOX > WIDTH:
            x, y, line_height = float(NAME), y + line_height + 4, 18.0
        parts.append(_box(box, x, y, 14, 14))
        parts.append(f'<text x="{x + 18:.0f}" y="{y + 12:.0f}" font-size="11">{escape(_short(box.name, 6))}</text>')
        line_height = max(line_height, _squares(parts, _all_below(box, children), x, y + 18))
        x += BOX
    y += line_height + ROW_GAP
    parts.append(f'<line x1="0" x2="{WIDTH}" y1="{y - 5:.0f}" y2="{y - 5:.0f}" stroke="{LINE}" stroke-width="0.4"/>')
    return y


def _squares(parts: list[str], areas: Sequence[AreaState], x: float, y: float) -> float:
    per_line = BOX // (SMALL + 2)
    for at, area in enumerate(areas):
        column, line = at % per_line, at // per_line
        parts.append(_box(area, x + column * (SMALL + 2), y + line * (SMALL + 2), SMALL - 1, SMALL - 1))
    return 18 + -(-len(areas) // per_line) * (SMALL + 2)


def _all_below(area: AreaState, children: Mapping[str | None, list[AreaState]]) -> list[AreaState]:
    found, waiting, seen = [], list(children[area.uid]), {area.uid}
    while waiting:
        one = waiting.pop(0)
        if one.uid not in seen:
            seen.add(one.uid)
            found.append(one)
            waiting = [*children[one.uid], *waiting]
    return found


def _box(area: AreaState, x: float, y: float, width: float, height: float) -> str:
    style = STATUS_STYLES[area.state]
    dash = f' stroke-dasharray="{style.dash}"' if style.dash else ""
    double = "" if area.state != "data" else ' stroke-width="2.4" paint-order="stroke"'
    label = STATUS.label(area.state) if area.state in STATUS.keys else ""
    return (
        f'<rect x="{x:.1f}" y="{y + 0.5:.1f}" width="{width}" height="{height}" fill="{style.fill}" '
        f'stroke="{style.colour}"{dash}{double}><title>{escape(f"{area.name} {label}".strip())}</title></rect>'
        + (
            ""
            if width < 13 or area.state == "covered"
            else _mark(style.mark, style.colour, x + width / 2, y + height - 2)
        )
    )


def _mark(mark: str, colour: str, x: float, y: float) -> str:
    if mark not in ("?", "!", "~"):
        return ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="11" text-anchor="middle" fill="{colour}">{mark}</text>'


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"
