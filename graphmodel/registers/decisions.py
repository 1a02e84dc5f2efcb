"""Decisions as they come back in a gap report's workbook, a sheet a status, filled in beside each finding.

Assumes that a report has one column more than a decision has properties: who is responsible joins the reason.
"""

from graphmodel.registers.records import Record
from graphmodel.registers.sheets import SHEETS_BY_KEY, Sheet, ValueColumn
from graphmodel.registers.texts import fold_header
from graphmodel.schema import Property
from graphmodel.vocabulary import STATUS

_DECISION = SHEETS_BY_KEY["Decision"]
_RESPONSIBLE = Property("responsible", "责任单位", "responsible")
FINDINGS = Sheet(
    "Findings", "空白报告", "gap report", _DECISION.kind, None,
    (*_DECISION.columns, ValueColumn("responsible", _RESPONSIBLE.zh, _RESPONSIBLE.en, _RESPONSIBLE)),
)  # fmt: skip
"""A sheet of a gap report; reading turns each of its rows into a record of Decision."""
_NAMES = frozenset(fold_header(name) for word in STATUS.words for name in (word.zh, word.en))


def findings_sheet(name: str) -> Sheet | None:
    """The declaration of a gap report's sheet, where *name* is that of one."""
    return FINDINGS if fold_header(name) in _NAMES else None


def decision_of(row: Record) -> Record:
    """Turn a row of a gap report into its decision."""
    values = {key: value for key, value in row.values.items() if key != "responsible"}
    if responsible := row.values.get("responsible"):
        said = f"{_RESPONSIBLE.zh}：{responsible}"
        values["reason"] = "；".join(str(part) for part in (values.get("reason"), said) if part)
    return Record(_DECISION, row.where, values, row.references, row.headers)
