"""Answers about alliances and pacts as plain values: what JSON says."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from graphmodel.alliances.pacts import PactRow
from graphmodel.gaps.finding import Finding
from graphmodel.gaps.report.values import finding_values


def plain_values(value: object) -> Any:
    """A value, and all that is inside it, as dictionaries, lists, texts and numbers; days as ISO text."""
    if isinstance(value, Finding):
        return finding_values(value)
    if is_dataclass(value):
        plain = {field.name: plain_values(getattr(value, field.name)) for field in fields(value)}
        return {**plain, "done": value.done, "overdue": value.overdue} if isinstance(value, PactRow) else plain
    if isinstance(value, Mapping):
        return {str(key): plain_values(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain_values(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def answer_json(answer: object) -> str:
    """An answer as JSON text; several parts as a dictionary."""
    return json.dumps(plain_values(answer), ensure_ascii=False, indent=1) + "\n"
