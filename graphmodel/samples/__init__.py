"""Seeded fictional sub-districts with planted gaps, and the answers that must come out.

Assumes that an import loads them like any register: they are written as a workbook or as CSV files.
"""

from graphmodel.samples.districts import DAY, city, demo
from graphmodel.samples.sample import Answer, Row, Sample
from graphmodel.samples.writing import write_answers, write_city, write_csv, write_workbook

__all__ = [
    "DAY",
    "Answer",
    "Row",
    "Sample",
    "city",
    "demo",
    "write_answers",
    "write_city",
    "write_csv",
    "write_workbook",
]
