"""Tally: how many findings each area of a level has, by rule, status and severity.

Assumes that a finding counts in every area that its subject is in, as in the summary of coverage, and once in the
totals; what lies in no row, such as an alliance or the area above, is counted beside them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from graphmodel.gaps.figures import holders_at
from graphmodel.gaps.finding import GapReport
from graphmodel.gaps.scope import scope_of
from graphmodel.gaps.summary import areas_of_rows, level_of_rows
from graphmodel.gaps.view import View
from graphmodel.schema import Uid
from graphmodel.vocabulary import SEVERITY, STATUS


@dataclass(frozen=True, slots=True)
class Counts:
    """A number of findings, and how many of them there are of each rule, status and severity; none is not there."""

    total: int
    by_rule: Mapping[str, int]
    by_status: Mapping[str, int]
    by_severity: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TallyRow:
    """The findings of one area."""

    uid: Uid
    name: str
    code: str | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class Tally:
    """The findings of a report by area.

    Attributes
    ----------
    by
        Level of the rows; they stand in the order of their codes.
    rules
        Ids of the rules that found something, as the profile orders them.
    outside
        Findings that are in no row.
    totals
        All findings, each once.
    """

    report: GapReport
    by: str
    rules: tuple[str, ...]
    rows: tuple[TallyRow, ...]
    outside: Counts
    totals: Counts


def tally(report: GapReport, view: View, *, by: str | None = None) -> Tally:
    """Count the findings of a report of *view* by area.

    Parameters
    ----------
    by
        Level of the rows, by key or label; None for the one below the scope's (without scope: below the top level).

    Raises
    ------
    UsageError
        The scheme has no such level.
    """
    scope = scope_of(view, report.under)
    level = level_of_rows(scope, by)
    areas = areas_of_rows(scope, level)
    found = pl.DataFrame(
        [(one.hit.uid, one.rule, one.status, one.severity) for one in report.findings],
        schema={"uid": pl.UInt32, "rule": pl.String, "status": pl.String, "severity": pl.String},
        orient="row",
    ).with_row_index("at")
    within = holders_at(view, level).join(areas, left_on="holder", right_on="uid", how="semi").unique()
    placed = found.join(within, on="uid")
    rules = tuple(rule.id for rule in view.profile.rules)
    of = {number: _counts(frame, rules) for (number,), frame in placed.partition_by("holder", as_dict=True).items()}
    none = _counts(found.clear(), rules)
    return Tally(
        report=report,
        by=level,
        rules=tuple(_counts(found, rules).by_rule),
        rows=tuple(
            TallyRow(view.uid(number), name or view.uid(number), code, of.get(number, none))
            for number, name, code in areas.iter_rows()
        ),
        outside=_counts(found.join(placed, on="at", how="anti"), rules),
        totals=_counts(found, rules),
    )


def _counts(found: pl.DataFrame, rules: Iterable[str]) -> Counts:
    return Counts(
        found.height,
        _each(found["rule"], rules),
        _each(found["status"], STATUS.keys),
        _each(found["severity"], SEVERITY.keys),
    )


def _each(words: pl.Series, order: Iterable[str]) -> dict[str, int]:
    counts = dict(words.value_counts().iter_rows())
    return {word: counts[word] for word in order if word in counts}
