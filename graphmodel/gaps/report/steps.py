"""Next steps: commands that go on from a report, to be typed as they stand."""

import re
from dataclasses import dataclass

from graphmodel.gaps.finding import GapReport
from graphmodel.messages import language, say
from graphmodel.vocabulary import STATUS

_NO_FILE_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True)
class Asked:
    """How a report was asked for: parts of a command line, each with a blank before it where it is not empty.

    Attributes
    ----------
    program
        The program with its global options.
    look
        The options that any question takes: ``--on``, ``--profile``.
    narrowed
        The options that a list takes beside these: ``--under``, ``--rule``.
    statuses
        The statuses that were asked for.
    """

    program: str = "graphmodel"
    look: str = ""
    narrowed: str = ""
    statuses: tuple[str, ...] = ()


def next_steps(report: GapReport, asked: Asked) -> list[tuple[str, str]]:
    """Commands and what each is for, in the language of the moment."""
    steps = []
    if not report.on_record:
        file = _file_name(say("report.register"), report, dated=False)
        steps.append((f"{asked.program} template {file}", say("report.next_template")))
        steps.append((f"{asked.program} import {file}", say("report.next_import")))
    if report.findings:
        first = next((f for f in report.findings if f.status == "blank"), report.findings[0])
        statuses = asked.statuses or (first.status,)
        what = STATUS.label(statuses[0]) if len(statuses) == 1 else say("report.findings")
        words = ",".join(map(typed_status, statuses))
        file = _file_name(what, report, dated=True)
        filtered = f"{asked.program} gaps{asked.narrowed}{asked.look} --status {words} --output {file}"
        steps.append((filtered, say("report.next_workbook")))
        steps.append((f"{asked.program} explain {first.id}{asked.look}", say("report.next_explain")))
    return steps


def typed_status(status: str) -> str:
    """A status as it is typed in the language of the moment: the label where it is one word."""
    return STATUS.label(status) if language() == "zh" else status


def _file_name(what: str, report: GapReport, *, dated: bool) -> str:
    """A name that says what is in the file, of which place and day, and needs no quotes."""
    scope = report.scope.name if report.scope else say("report.everywhere")
    day = f"-{report.on.isoformat()}" if dated else ""
    return _NO_FILE_NAME.sub("-", f"{what}-{scope}{day}") + ".xlsx"
