"""Answers in the form in which tests compare findings."""

from collections.abc import Sequence

from graphmodel.samples import Sample

Told = dict[tuple[str, str], tuple[str, str, tuple[str, ...], str | None]]
"""Status, severity, includes and follows by rule and subject."""


def answered(sample: Sample) -> Told:
    return {(a.rule, a.subject): (a.status, a.severity, a.includes, a.follows) for a in sample.answers}


def together(parts: Sequence[Sample]) -> Sample:
    """Several sub-districts as one register."""
    tables = {key: [row for part in parts for row in part.tables.get(key, ())] for key in parts[0].tables}
    return Sample(tables, tuple(answer for part in parts for answer in part.answers), (), parts[0].on)
