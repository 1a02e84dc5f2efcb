"""Answers in the form in which tests compare findings."""

from graphmodel.samples import Sample

Told = dict[tuple[str, str], tuple[str, str, tuple[str, ...], str | None]]
"""Status, severity, includes and follows by rule and subject."""


def answered(sample: Sample) -> Told:
    return {(a.rule, a.subject): (a.status, a.severity, a.includes, a.follows) for a in sample.answers}
