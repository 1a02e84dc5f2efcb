"""A plan in words: what an import would do, sheet by sheet, and what was met on the way."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len

from graphmodel.messages import language, say

if TYPE_CHECKING:
    from graphmodel.registers.plan import Plan
    from graphmodel.registers.records import Problem

SHOWN = 12
COLUMNS = ("new", "changed", "unchanged", "closed", "refused")


def plan_text(plan: "Plan") -> str:
    """One line a sheet: new, changed, unchanged, closed, refused."""
    from graphmodel.registers.sheets import HISTORY, SHEETS

    names = {sheet.key: sheet.zh if language() == "zh" else sheet.en for sheet in (*SHEETS, HISTORY)}
    rows = [(names.get(key, key), *(f"{tally.get(c, 0):,}" for c in COLUMNS)) for key, tally in plan.by_sheet.items()]
    head = (say("cli.plan_sheet"), *(say(f"cli.plan_{c}") for c in COLUMNS))
    return "\n".join((table_text([head, *rows]), *_closing_lines(plan)))


def _closing_lines(plan: "Plan") -> list[str]:
    """Which records would close because the files lack them, by name."""
    closing = sum(count for count, _ in plan.closing.values())
    if not closing:
        return []
    names = [name if name == uid else f"{name} ({uid})" for uid, name in plan.closed_examples]
    left = closing - len(names)
    more = [f"  {say('cli.more_closing', count=left)}"] if left > 0 else []
    return [say("cli.closing_head", count=closing), *(f"  {name}" for name in names), *more]


def problems_text(problems: "Iterable[Problem]", *, everything: bool) -> str:
    """Every problem with its place, reason and remedy; long lists end with how many more."""
    ordered = sorted(problems, key=lambda p: ("error", "warning", "note").index(p.severity))
    shown = ordered if everything else ordered[:SHOWN]
    lines = [line for problem in shown for line in _problem_lines(problem)]
    if len(ordered) > len(shown):
        left = Counter(p.severity for p in ordered[len(shown) :])
        lines.append(say("cli.more_problems", errors=left["error"], warnings=left["warning"], notes=left["note"]))
    return "\n".join(lines)


def _problem_lines(problem: "Problem") -> list[str]:
    where = problem.where
    place = say("cli.place_file", file=where.file, sheet=where.sheet)
    if where.row is not None:
        place += say("cli.place_row", row=where.row)
    if where.column is not None:
        place += say("cli.place_column", column=where.column)
    line = say(f"cli.problem_{problem.severity}", place=place, reason=problem.reason, code=problem.code)
    return [line, *([f"    {problem.remedy}"] if problem.remedy else [])]


def table_text(rows: "list[tuple[str, ...]]") -> str:
    """Align rows as a table: first column left, the others right; Chinese counts as two."""
    widths = [max(cell_len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            text + " " * (width - cell_len(text)) if i == 0 else " " * (width - cell_len(text)) + text
            for i, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
