"""Facets: what the findings of a report can be narrowed by, and how many each choice would leave.

Assumes that a choice counts what every other question leaves: beside the rules of a chosen status stand those of that
status only, beside the status all of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from graphmodel.gaps.figures import holders_at
from graphmodel.gaps.finding import Finding
from graphmodel.gaps.narrowing import Narrowing
from graphmodel.gaps.scope import scope_of
from graphmodel.gaps.summary import areas_of_rows, level_of_rows
from graphmodel.gaps.view import View
from graphmodel.vocabulary import SEVERITY, STATUS


@dataclass(frozen=True)
class FindingTable:
    """Findings as columns, in their order.

    Attributes
    ----------
    findings
        Shown ones and, where they are asked for, hidden ones.
    """

    view: View
    findings: Sequence[Finding]

    @cached_property
    def frame(self) -> pl.DataFrame:
        """``at`` (place in the order), ``uid`` (number) and ``status``, ``rule``, ``severity``, ``kind``, ``level`` of each finding."""
        records = self.view.records
        frame = pl.DataFrame(
            [(one.hit.uid, one.status, one.rule, one.severity) for one in self.findings],
            schema={"uid": pl.UInt32, "status": pl.String, "rule": pl.String, "severity": pl.String},
            orient="row",
        ).with_row_index("at")
        levels = self.view.territory.areas.select("uid", "level")
        return frame.with_columns(kind=records["kind"].gather(frame["uid"])).join(levels, on="uid", how="left")

    def passing(self, asked: Narrowing, *, but: str = "") -> pl.DataFrame:
        """The rows that pass what is asked, the facet *but* apart."""
        tests = [pl.col(name).is_in(values) for name, values in asked.chosen().items() if values and name != but]
        return self.frame.filter(*tests) if tests else self.frame

    def counts(self, facet: str, asked: Narrowing) -> Mapping[str, int]:
        """How many findings each choice of a facet would leave, in the facet's order; one that leaves none is not there."""
        found = dict(self.passing(asked, but=facet)[facet].drop_nulls().value_counts().iter_rows())
        return {key: found[key] for key in self._order(facet, found) if key in found}

    def areas(self, asked: Narrowing, *, under: str | None) -> tuple[tuple[str, str, int], ...]:
        """Uid, name and findings of each area one level below the scope, by code; one without any is not there."""
        scope = scope_of(self.view, under)
        level = level_of_rows(scope, None)
        rows = areas_of_rows(scope, level)
        within = holders_at(self.view, level).unique().join(rows, left_on="holder", right_on="uid", how="semi")
        counts = dict(self.passing(asked).join(within, on="uid").group_by("holder").len().iter_rows())
        uid = self.view.uid
        return tuple((uid(n), name or uid(n), counts[n]) for n, name, _ in rows.iter_rows() if n in counts)

    def _order(self, facet: str, found: Mapping[str, int]) -> Sequence[str]:
        if facet == "rule":
            return [rule.id for rule in self.view.profile.rules]
        fixed = {"status": STATUS.keys, "severity": SEVERITY.keys, "level": self.view.scheme.keys}
        return fixed.get(facet) or sorted(found)
