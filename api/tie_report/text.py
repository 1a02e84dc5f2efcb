"""The tie network for a terminal: one page, or one measure with its words and the rows that tell most.

Everything fits 100 columns, Chinese counting as two.
"""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from api.tie_report.asking import Heading
from graphmodel.gaps.report.lines import WIDTH, cut, folded, pad
from graphmodel.gaps.report.text import coverage_label, head_lines
from graphmodel.gaps.words import listed
from graphmodel.messages import say
from graphmodel.ties.measure import NAMES
from graphmodel.ties.study import Study
from graphmodel.ties.summary import CutShown, TieSummary
from graphmodel.ties.tables import Cell, MeasureTable, said_column
from graphmodel.vocabulary import SECTOR, UNIT_KIND

SHOWN_ROWS = 50
SHOWN_NAMES = 8
_HIDDEN = ("start", "end")
"""Columns of uids that stand beside their names in files only."""
_NAME = 34
_GAP = 2


def ties_text(answer: TieSummary | MeasureTable, study: Study, heading: Heading) -> str:
    """The answer as lines of text, in the language of the moment."""
    network = heading.network
    lines = head_lines(scope=heading.scope, on=network.on, profile=heading.profile, revision=network.revision)
    lines.append("")
    if not study.adjacency.edge_count:
        lines += [*folded(say("ties.nothing")), *folded(say("ties.nothing_mend"))]
    elif isinstance(answer, TieSummary):
        lines += _summary(answer, study, heading)
    else:
        lines += _measure(answer, study, heading)
    lines += ["", say("report.foot")]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def said_missing(study: Study) -> str | None:
    """Which kinds of tie are not on record at all, or None where each is."""
    sheets = [say(f"ties.sheet_{kind}") for kind, count in study.kinds_recorded.items() if not count]
    return say("ties.missing", sheets=listed(sheets)) if sheets else None


def said_cell(column: str, cell: Cell, study: Study) -> str:
    """A cell in words."""
    if cell is None:
        return "—"
    if isinstance(cell, tuple):
        return said_names(cell, study)
    if column == "kind":
        return say(f"ties.kind_{cell}")
    if column == "sector":
        return said_sector(str(cell))
    if isinstance(cell, float):
        return f"{cell:.6f}" if column == "betweenness" else f"{cell:.3f}"  # a share of all pairs is tiny
    return f"{cell:,}" if isinstance(cell, int) else cell


def said_sector(sector: str) -> str:
    """The label of a sector."""
    if sector in ("place", "party", "area"):
        return say(f"ties.sector_{sector}")
    return UNIT_KIND.label(sector) if sector in UNIT_KIND.keys else SECTOR.label(sector)


def said_names(uids: Sequence[str], study: Study, *, most: int | None = None) -> str:
    """The names of nodes; of many the first and how many there are."""
    names = listed(study.name(uid) for uid in uids[:most])
    return names if len(uids) == len(uids[:most]) else say("ties.cut_more", names=names, count=len(uids))


def said_figures(table: MeasureTable, study: Study, heading: Heading) -> str:
    """The figures of the whole network, in one line."""
    pairs = table.figures.items()
    return "    ".join(f"{_figure_label(key, heading)} {said_cell(key, value, study)}" for key, value in pairs)


def _figure_label(key: str, heading: Heading) -> str:
    stem, _, level = key.partition("_")
    if stem == "agreement":
        return say("ties.column_agreement", level=coverage_label(level, heading.profile))
    return said_column(key)


def _summary(summary: TieSummary, study: Study, heading: Heading) -> Iterator[str]:
    missing = said_missing(study)
    if missing:
        yield from (*folded(missing), "")
    if heading.scope:
        yield from (*folded(say("ties.whole_network", scope=heading.scope)), "")
    recorded = listed(f"{say(f'ties.sheet_{kind}')} {count:,}" for kind, count in summary.recorded.items() if count)
    size = say("ties.size", nodes=sum(summary.nodes.values()), ties=summary.ties)
    yield from _block("size", size, say("ties.recorded", list=recorded))
    yield from _block(
        "isolates",
        *(
            say("ties.isolates_of", kind=say(f"ties.kinds_{kind}"), isolates=count, nodes=summary.nodes[kind])
            for kind, count in summary.isolates.items()
        ),
    )
    share = f"{summary.share or 0:.0%}"
    yield from _block(
        "components",
        say("ties.components_line", components=summary.components, largest=summary.largest, share=share),
    )
    yield from _cuts(summary, study)
    yield from _block("concentration", say("ties.concentration_line", value=_figure(summary.concentration)))
    yield from _block("mixing", say("ties.mixing_line", value=_figure(summary.mixing)))
    levels = listed(
        f"{coverage_label(level, heading.profile)} {_figure(value)}" for level, value in summary.agreement.items()
    )
    modularity = f"{summary.modularity:.2f}"
    circles = say("ties.communities_line", count=summary.communities, modularity=modularity, list=levels)
    yield from _block("communities", circles)
    yield from ("", say("ties.see_measures"), *(f"  {line}" for line in folded(NAMES, width=WIDTH - 2)))


def _figure(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"


def _block(key: str, *texts: str) -> Iterator[str]:
    yield say(f"ties.head_{key}")
    for text in texts:
        yield from (f"  {line}" for line in folded(text, width=WIDTH - 2))


def _cuts(summary: TieSummary, study: Study) -> Iterator[str]:
    if not summary.cut_points:
        yield from _block("cuts", say("ties.cuts_none"))
        return
    shown = len(summary.shown_cuts)
    key = "cuts_line" if shown == summary.cut_points else "cuts_shown"
    head = say(f"ties.{key}", count=summary.cut_points, shown=shown)
    yield from _block("cuts", head, *(_cut(one, study) for one in summary.shown_cuts))


def _cut(one: CutShown, study: Study) -> str:
    return said_loss(one, said_names(one.affected, study, most=SHOWN_NAMES), study)


def said_loss(one: CutShown, names: str, study: Study) -> str:
    """Who would be affected without a node: a unit may move away, a community does not."""
    kind = study.described[one.uid][0]
    return say("ties.cut_unit" if kind == "unit" else "ties.cut_other", name=one.name, names=names)


def _measure(table: MeasureTable, study: Study, heading: Heading) -> Iterator[str]:
    measure = table.measure
    yield measure.title
    words = ("question", measure.question), ("reading", measure.reading), ("misleads", measure.misleads)
    for key, text in (*words, ("source", measure.source)):
        label = f"  {pad(say(f'ties.{key}'), 18)}"
        yield from folded(label + text, indent=" " * cell_len(label))
    label = f"  {pad(say('ties.whole'), 18)}"
    yield from (*folded(label + said_figures(table, study, heading), indent=" " * cell_len(label)), "")
    if heading.scope:
        yield from (*folded(say("ties.whole_network", scope=heading.scope)), "")
    if not table.rows:
        yield say("ties.no_rows")
        return
    rows = _chosen(table)
    chosen = len(rows) < len(table.rows) and table.telling
    yield say("ties.rows_chosen" if chosen else "ties.rows_ordered", count=len(rows))
    yield from _lines(table, rows, study)
    if len(rows) < len(table.rows):
        yield say("ties.more_rows", count=len(table.rows) - len(rows))


def _chosen(table: MeasureTable) -> list[tuple[Cell, ...]]:
    """The rows that tell most, in the order of the table."""
    if len(table.rows) <= SHOWN_ROWS or table.telling is None:
        return list(table.rows[:SHOWN_ROWS])
    at = table.columns.index(table.telling)

    def weight(number: int) -> tuple[float, int]:
        value = table.rows[number][at]
        return (-value if isinstance(value, int | float) else 0.0), number

    return [table.rows[number] for number in sorted(sorted(range(len(table.rows)), key=weight)[:SHOWN_ROWS])]


def _lines(table: MeasureTable, rows: Sequence[tuple[Cell, ...]], study: Study) -> Iterator[str]:
    shown = [at for at, key in enumerate(table.columns) if key not in _HIDDEN]
    columns = []
    for at in shown:
        key = table.columns[at]
        cells = [_cell(key, row[at], study) for row in rows]
        wide = max(map(cell_len, (said_column(key), *cells)))
        columns.append((said_column(key), cells, wide, isinstance(rows[0][at], int | float)))
    yield _line([(label, wide, right) for label, _, wide, right in columns])
    for number in range(len(rows)):
        yield _line([(cells[number], wide, right) for _, cells, wide, right in columns])


def _cell(key: str, cell: Cell, study: Study) -> str:
    if isinstance(cell, tuple):
        return said_names(cell, study, most=SHOWN_NAMES)
    return cut(said_cell(key, cell, study), _NAME)


def _line(cells: Sequence[tuple[str, int, bool]]) -> str:
    parts = [" " * (wide - cell_len(text)) + text if right else pad(text, wide) for text, wide, right in cells]
    return cut("  " + (" " * _GAP).join(parts).rstrip(), WIDTH)
