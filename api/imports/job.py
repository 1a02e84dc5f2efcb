"""Job: what is known of one import, from the upload to what became of it, as its folder keeps it.

Assumes that any worker may be asked for it: what a page shows is in the folder, a plan in memory only saves time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Literal

from api.intake import Terms, Weighed
from api.problems import told_of
from graphmodel.errors import GraphmodelError
from graphmodel.registers.records import Problem, Where
from graphmodel.schema import Uid
from graphmodel.store.notes import What

Stage = Literal["waiting", "reading", "planning", "copying", "checked", "writing", "done", "failed"]
UNDER_WAY: frozenset[Stage] = frozenset({"waiting", "reading", "planning", "copying", "writing"})
Said = tuple[str, Mapping[str, Any]]
"""A sentence of the catalogue with what it names, said in the language of whoever looks."""
SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True)
class Findings:
    """What a check found, in numbers.

    Attributes
    ----------
    stamp
        What tells this check from any other.
    sheets
        Rows by key of the sheet and what becomes of them.
    closing
        By key of the sheet: how many records close, out of how many.
    closed, renamed
        Some of the records that close or change their name: uid and name, or names.
    problems
        Problems by severity and sheet.
    """

    stamp: str
    revision: int
    sheets: Mapping[str, Mapping[str, int]]
    closing: Mapping[str, Sequence[int]]
    closed: Sequence[Sequence[str]]
    renamed: Sequence[Sequence[str]]
    problems: Mapping[str, Mapping[str, int]]
    errors: int
    mass_closing: int
    changes: bool

    @classmethod
    def of(cls, weighed: Weighed) -> "Findings":
        """What a weighed reading found."""
        plan = weighed.plan
        problems: dict[str, dict[str, int]] = {severity: {} for severity in SEVERITIES}
        for problem in plan.problems:
            tally = problems[problem.severity]
            tally[problem.where.sheet] = tally.get(problem.where.sheet, 0) + 1
        return cls(
            stamp=weighed.batch,
            revision=weighed.revision,
            sheets={key: dict(tally) for key, tally in plan.by_sheet.items()},
            closing={key: list(pair) for key, pair in plan.closing.items()},
            closed=[list(pair) for pair in plan.closed_examples],
            renamed=[list(names) for names in plan.renamed_examples],
            problems=problems,
            errors=weighed.errors,
            mass_closing=weighed.mass_closing,
            changes=bool(plan.draft),
        )

    def tally(self, status: str) -> int:
        """How many rows of all sheets come to that."""
        return sum(counts.get(status, 0) for counts in self.sheets.values())


@dataclass(frozen=True)
class Job:
    """One import, or the taking back of one.

    Attributes
    ----------
    codes
        The places that are brought in from the division register.
    undoes
        The batch that is taken back.
    made
        When it was begun, an instant.
    step
        How many steps of how many are done.
    notices
        What is to be said beside the result.
    copies
        The checked copies, in the order of the files.
    revision
        The revision that it made.
    """

    uid: str
    what: What
    made: str
    files: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    undoes: str = ""
    stage: Stage = "waiting"
    step: tuple[int, int] = (0, 0)
    terms: Terms = field(default_factory=Terms)
    found: Findings | None = None
    notices: tuple[Said, ...] = ()
    copies: tuple[str, ...] = ()
    batch: str = ""
    revision: int = 0
    failure: Said | None = None

    @property
    def under_way(self) -> bool:
        """Whether something is being done for it."""
        return self.stage in UNDER_WAY

    def but(self, **changed: Any) -> "Job":
        """The job, changed."""
        return replace(self, **changed)

    def failed(self, error: GraphmodelError) -> "Job":
        """The job, ended by an error."""
        return replace(self, stage="failed", failure=told(error))

    def values(self) -> dict[str, Any]:
        """The job as plain values."""
        return asdict(self)

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> "Job":
        """Read what :meth:`values` wrote, and what JSON made of it."""
        known = {one.name for one in fields(cls)}
        given = {name: _whole(value) for name, value in values.items() if name in known}
        terms, found = values["terms"], values["found"]
        under = terms["under"]
        given["terms"] = Terms(terms["strict"], tuple(terms["close_missing"]), Uid(under) if under else None)
        given["found"] = Findings(**found) if found else None
        return cls(**given)


def _whole(value: Any) -> Any:
    """A list as the tuple that it was."""
    return tuple(map(_whole, value)) if isinstance(value, list) else value


def told(error: GraphmodelError) -> Said:
    """An error as a sentence; why the database is away is no page's to tell, with its address."""
    code, data = told_of(error)
    return code, {name: _plain(value) for name, value in data.items()}


def _plain(value: object) -> Any:
    if isinstance(value, bool | int | float | str) or value is None:
        return value
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else str(value)


def problem_row(problem: Problem) -> list[Any]:
    """A problem as a row of plain values."""
    where = problem.where
    place = [where.file, where.sheet, where.row, where.column]
    return [problem.severity, problem.code, *place, problem.value, [list(pair) for pair in problem.data]]


def problem_of(row: Sequence[Any]) -> Problem:
    """Read what :func:`problem_row` wrote."""
    severity, code, file, sheet, number, column, value, data = row
    return Problem(severity, code, Where(file, sheet, number, column), value, tuple((k, v) for k, v in data))
