"""The tie network as JSON, CSV and workbook."""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import xlsxwriter

from api.tie_report.asking import Heading
from api.tie_report.text import said_cell, said_figures, said_loss, said_missing, said_names
from graphmodel.gaps.report.spreadsheet import WORKBOOK, csv_text
from graphmodel.gaps.report.text import coverage_label, said_head
from graphmodel.messages import say
from graphmodel.ties.study import Study
from graphmodel.ties.summary import TieSummary
from graphmodel.ties.tables import Cell, MeasureTable, said_column

Answer = TieSummary | MeasureTable
Line = tuple[str | int | float, ...]


def ties_json(answer: Answer, study: Study, heading: Heading) -> str:
    """The answer as JSON text: keys and uids, no labels."""
    network = heading.network
    values: dict[str, Any] = {
        "profile": heading.profile.name,
        "on": network.on.isoformat(),
        "under": heading.under,
        "revision": network.revision,
    }
    if isinstance(answer, TieSummary):
        values |= answer.values()
    else:
        measure = answer.measure
        values |= {
            "measure": measure.name,
            "title": measure.title,
            "question": measure.question,
            "reading": measure.reading,
            "misleads": measure.misleads,
            "source": measure.source,
            "figures": dict(answer.figures),
            "rows": [dict(zip(answer.columns, row, strict=True)) for row in answer.rows],
        }
    values["note"] = say("ties.nothing") if not study.adjacency.edge_count else said_missing(study)
    return json.dumps(values, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def ties_csv(answer: Answer, study: Study, heading: Heading) -> str:
    """The answer as CSV with a BOM, as Chinese Excel wants it."""
    return csv_text(_table(answer, study, heading))


def ties_workbook(answer: Answer, study: Study, heading: Heading) -> bytes:
    """The answer as the bytes of an .xlsx file of one sheet: what it is, how to read it, then the rows."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, WORKBOOK) as book:
        sheet = book.add_worksheet(say("ties.sheet_name"))
        bold = book.add_format({"bold": True, "bg_color": "#F1F1EE", "border": 1})
        lines = list(_words(answer, study, heading))
        for at, text in enumerate(lines):
            sheet.write_string(at, 0, text)
        first = len(lines) + 1
        table = list(_table(answer, study, heading))
        for at, line in enumerate(table):
            for column, cell in enumerate(line):
                sheet.write(first + at, column, cell, *([bold] if at == 0 else []))
        sheet.set_column(0, len(table[0]) - 1, 22)
        sheet.autofilter(first, 0, first + len(table) - 1, len(table[0]) - 1)
        sheet.freeze_panes(first + 1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{say('report.foot')}&R&P / &N")
    return buffer.getvalue()


def _words(answer: Answer, study: Study, heading: Heading) -> Iterator[str]:
    network = heading.network
    head = said_head(scope=heading.scope, on=network.on, profile=heading.profile, revision=network.revision)
    yield f"{say('report.internal')}    {head}"
    yield say("report.secrecy")
    yield say("report.foot")
    if not study.adjacency.edge_count:
        yield from (say("ties.nothing"), say("ties.nothing_mend"))
    elif missing := said_missing(study):
        yield missing
    if isinstance(answer, MeasureTable):
        measure = answer.measure
        yield measure.title
        for key in ("question", "reading", "misleads", "source"):
            yield f"{say(f'ties.{key}')}    {getattr(measure, key)}"
        yield f"{say('ties.whole')}    {said_figures(answer, study, heading)}"


def _table(answer: Answer, study: Study, heading: Heading) -> Iterator[Line]:
    """Header and rows, labels in the language of the moment."""
    if isinstance(answer, TieSummary):
        yield say("ties.column_figure"), say("ties.column_value")
        yield from _figures(answer, study, heading)
        return
    yield tuple(said_column(key) for key in answer.columns)
    for row in answer.rows:
        yield tuple(_filed(key, cell, study) for key, cell in zip(answer.columns, row, strict=True))


def _figures(summary: TieSummary, study: Study, heading: Heading) -> Iterator[Line]:
    for kind, count in summary.nodes.items():
        yield f"{say(f'ties.kinds_{kind}')}: {say('ties.column_nodes')}", count
    for kind, count in summary.isolates.items():
        yield f"{say(f'ties.kinds_{kind}')}: {say('ties.column_isolates')}", count
    for kind, count in summary.recorded.items():
        yield say(f"ties.sheet_{kind}"), count
    figures: tuple[tuple[str, Cell], ...] = (
        ("ties", summary.ties), ("components", summary.components), ("largest", summary.largest),
        ("largest_share", summary.share), ("cut_points", summary.cut_points), ("gini", summary.concentration),
        ("e_i", summary.mixing), ("communities", summary.communities), ("modularity", summary.modularity),
    )  # fmt: skip
    for key, value in figures:
        yield said_column(key), _filed(key, value, study)
    for level, agreed in summary.agreement.items():
        label = say("ties.column_agreement", level=coverage_label(level, heading.profile))
        yield label, _filed("agreement", agreed, study)
    for cut in summary.shown_cuts:
        yield said_loss(cut, said_names(cut.affected, study), study), cut.cut_off


def _filed(key: str, cell: Cell, study: Study) -> str | int | float:
    """A cell of a file: numbers as numbers, nothing where nothing can be said."""
    if cell is None:
        return ""
    return (
        float(f"{cell:.6g}")
        if isinstance(cell, float)
        else cell
        if isinstance(cell, int)
        else said_cell(key, cell, study)
    )


FILES: Mapping[str, Callable[[Answer, Study, Heading], str | bytes]] = {
    "json": ties_json,
    "csv": ties_csv,
    "xlsx": ties_workbook,
}
"""What writes each format."""
