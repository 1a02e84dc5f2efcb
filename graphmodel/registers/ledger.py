"""The pact ledger: a row of 共建台账 as a pact, made or found, and a project under it.

Assumes that a pact of the ledger is the one between a community and the units that one row names together, and that
its name says so: the same names in another row or another year mean the same pact.
"""

import re
from dataclasses import dataclass, field

from graphmodel.registers.cells import read_date
from graphmodel.registers.records import Problem, Record, Where
from graphmodel.registers.sheets import LEDGER, SHEETS_BY_KEY

_DAY = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{8}")
_DONE = ("完成", "办结", "完结", "结束", "结项", "done")
_OPEN = ("未", "正在", "推进", "进行", "开展中", "实施中", "筹备", "计划", "预计", "拟", "启动", "尚", "open")


@dataclass(slots=True)
class Ledger:
    """Turns ledger rows into records; a pact that several rows name comes once."""

    problems: list[Problem] = field(default_factory=list)
    _pacts: set[str] = field(default_factory=set)

    def turn(self, row: Record) -> list[Record]:
        """Turn a ledger row into its project and, where no row before named it, its pact."""
        parties = (*row.references["community"], *row.references["partners"])
        name = pact_name(row.references["community"], row.references["partners"])
        headers = {**row.headers, "name": row.headers.get("project", "项目"), "parties": _parties_header(row)}
        values = {"name": row.values["project"]}
        project = Record(SHEETS_BY_KEY["Project"], row.where, values, {"under": (name,)}, headers)
        for key in ("content", "due_on"):
            if key in row.values:
                project.values[key] = row.values[key]
        if "responsible" in row.references:
            project.references["responsible"] = row.references["responsible"]
        if "progress" in row.values:
            self._read_progress(row, project)
        if name in self._pacts:
            return [project]
        self._pacts.add(name)
        return [Record(SHEETS_BY_KEY["Pact"], row.where, {"name": name}, {"parties": parties}, headers), project]

    def _read_progress(self, row: Record, project: Record) -> None:
        """Take the day of completion from the progress, if it names one; other words are not kept, and said so."""
        text = str(row.values["progress"] or "")
        day = _DAY.search(text)
        ends, goes_on = (any(word in text for word in words) for words in (_DONE, _OPEN))
        bare = day is not None and text.strip("。 ") == day.group()
        done = read_date(day.group())[0] if day and not goes_on and (bare or ends) else None
        if isinstance(done, str):
            project.values["done_on"] = done
        elif not text or text.startswith(_OPEN) or (goes_on and not ends):
            project.values["done_on"] = None
        else:
            where = Where(row.where.file, row.where.sheet, row.where.row, row.headers.get("progress", "完成情况"))
            self.problems.append(Problem("warning", "register.progress_unread", where, text))


def _parties_header(row: Record) -> str:
    """What the ledger calls the columns that its pacts' parties stand in."""
    return "、".join(row.headers.get(column.key, column.zh) for column in LEDGER.references[:2])


def pact_name(community: tuple[str, ...], partners: tuple[str, ...]) -> str:
    """Name the pact between a community and its partners, whatever the order in which a row names them."""
    return f"{'、'.join(sorted(community))}与{'、'.join(sorted(partners))}共建协议"
