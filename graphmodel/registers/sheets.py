"""Sheets: what a register may hold, one declaration for reading, resolving, export and the template.

Assumes that sheets, keys and Chinese headers are a contract with users (``CHANGELOG.md`` names every change), and
that types, labels and enumerations are the schema's. A column's key is the name of the property that it holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from graphmodel.messages import Language, language
from graphmodel.registers.synonyms import HEADERS, SHEET_ENDINGS
from graphmodel.registers.texts import bracketed, fold_header
from graphmodel.schema import NODES, SPAN, TIE_KINDS, TIES_BY_TYPE, Property
from graphmodel.vocabulary import STATUS, Enumeration, Word

UID = Property("uid", "编号", "uid")
End = Literal["start", "end"]


@dataclass(frozen=True)
class ValueColumn:
    """A column that holds a property: of the sheet's node or tie, or (*on_tie*) of ties that its references make."""

    key: str
    zh: str
    en: str
    property: Property
    required: bool = False
    on_tie: bool = False
    """On a node sheet: the value belongs to the ties of the reference columns that name it in ``given``."""
    also: tuple[str, ...] = ()
    """Other headers that mean this column."""


@dataclass(frozen=True)
class ReferenceColumn:
    """A column whose cells name other records by uid, code or name; each name makes one tie.

    On a tie sheet two such columns name the ends; a row that names several makes a tie for each pair.
    """

    key: str
    zh: str
    en: str
    required: bool
    tie: str
    names: End
    """Which end of the tie the cell names; on a node sheet the row's own node is the other one."""
    kinds: tuple[str, ...]
    """Labels that the cell may name."""
    fixed: tuple[tuple[str, str], ...] = ()
    """Tie properties that this column fixes; together with tie and kind they bound the set that a cell asserts."""
    given: tuple[str, ...] = ()
    """Keys of this row's ``on_tie`` value columns; each is the tie property of that name."""
    also: tuple[str, ...] = ()

    @property
    def outward(self) -> bool:
        """Whether the row's own node is the tie's start."""
        return self.names == "end"


Column = ValueColumn | ReferenceColumn


@dataclass(frozen=True)
class Sheet:
    """One sheet: of a node kind, of a tie type, or (neither) the pact ledger as offices keep it."""

    key: str
    zh: str
    en: str
    kind: str | None
    tie: str | None
    columns: tuple[Column, ...] = field(repr=False)
    """In the order in which template and export show them."""
    _by_name: Mapping[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = {fold_header(name): c for c in self.columns for name in (*_timed(c), *c.also, c.key, c.zh)}
        object.__setattr__(self, "_by_name", MappingProxyType(names))

    def label(self, lang: Language | None = None) -> str:
        """The sheet's name: Chinese, or the key where English is spoken."""
        return self.zh if (lang or language()) == "zh" else self.key

    def column_named(self, text: str) -> Column | None:
        """The column whose key or Chinese header is *text*, whatever its blanks, width, case and asterisk.

        A unit or note in brackets is passed over, unless it names another column, or makes the name of one.
        """
        plain, (rest, notes) = fold_header(text), bracketed(fold_header(text))
        if plain in self._by_name or rest == plain:
            return self._by_name.get(plain)
        joined = "".join(notes)
        meant, made = self._by_name.get(rest), self._by_name.get(joined + rest) or self._by_name.get(rest + joined)
        if made or meant is None:
            return made
        others = (name for name, c in self._by_name.items() if c is not meant)
        return None if any(name.startswith(joined) for name in others if len(joined) > 1) else meant

    def column(self, key: str) -> Column:
        """The column of that key; KeyError where the sheet has none."""
        return self._by_name[key]

    @cached_property
    def values(self) -> tuple[ValueColumn, ...]:
        """The columns that hold properties, in order; ``uid`` is one of them."""
        return tuple(c for c in self.columns if isinstance(c, ValueColumn))

    @cached_property
    def references(self) -> tuple[ReferenceColumn, ...]:
        """The columns that name other records, in order."""
        return tuple(c for c in self.columns if isinstance(c, ReferenceColumn))


def _timed(column: Column) -> Iterator[str]:
    """What a column of days may be called too: 核实时间 for 核实日期."""
    if isinstance(column, ValueColumn) and column.property.type == "date" and column.zh.endswith("日期"):
        yield f"{column.zh.removesuffix('日期')}时间"


@dataclass(frozen=True)
class _Reference:
    """A reference column as the table below writes it; the schema fills in the rest."""

    key: str
    zh: str
    tie: str
    names: End = "end"
    kinds: str = ""
    required: bool = False
    fixed: tuple[tuple[str, str], ...] = ()
    given: str = ""

    def declare(self, own: str | None) -> ReferenceColumn:
        """The column on a sheet of the node kind *own* (None: a tie sheet)."""
        at, other = (1, 0) if self.names == "end" else (0, 1)
        ends = [e for e in TIES_BY_TYPE[self.tie].ends if own is None or e[other] == own]
        kinds = tuple(self.kinds.split()) or tuple(dict.fromkeys(e[at] for e in ends))
        return ReferenceColumn(
            self.key, self.zh, self.key.replace("_", " "), self.required, self.tie, self.names, kinds, self.fixed,
            tuple(self.given.split()),
        )  # fmt: skip


def _node(label: str, *spec: str | _Reference, required: str = "") -> Sheet:
    """Declare a node kind's sheet: names of its properties, references, ``tie.property`` for what ties are given."""
    kind = NODES[label]
    columns: list[Column] = []
    for item in spec:
        if isinstance(item, _Reference):
            columns.append(replace(item.declare(label), also=HEADERS.get((label, item.key), ())))
            continue
        for name in item.split():
            tie, _, of_tie = name.rpartition(".")
            declared = TIES_BY_TYPE[tie].property(of_tie) if tie else UID if name == "uid" else kind.property(name)
            also = (*HEADERS.get((label, of_tie), ()), *((f"{kind.zh}名称",) if name == "name" else ()))
            must = declared.required or name in required.split()
            columns.append(ValueColumn(of_tie, declared.zh, declared.en, declared, must, bool(tie), also))
    span = [_plain(p) for p in SPAN if p.name != "valid_from" or kind.starts == "valid_from"]
    return Sheet(label, kind.zh, kind.en, label, None, (*columns, *span))


def _tie(names: str, tie: str, start: str, end: str, properties: str = "", *, end_first: bool = False) -> Sheet:
    """Declare a tie type's sheet: its key and names, key and header of both ends, then its properties."""
    key, zh, en = names.split(maxsplit=2)
    ends = [_end(start, tie, "start"), _end(end, tie, "end")]
    own = (_plain(TIES_BY_TYPE[tie].property(name)) for name in properties.split())
    return Sheet(key, zh, en, None, tie, (*(reversed(ends) if end_first else ends), *own, *map(_plain, SPAN)))


def _end(names: str, tie: str, which: End) -> Column:
    key, zh = names.split()
    return _Reference(key, zh, tie, which, required=True).declare(None)


def _plain(declared: Property) -> ValueColumn:
    return ValueColumn(declared.name, declared.zh, declared.en, declared, declared.required)


LEDGER = Sheet("Ledger", "共建台账", "pact ledger", None, None, (
    _Reference("community", "社区", "PARTY_TO", "start", "Area", required=True).declare("Pact"),
    _Reference("partners", "共建单位", "PARTY_TO", "start", "Org Unit", required=True).declare("Pact"),
    ValueColumn("project", "项目", "project", NODES["Project"].property("name"), required=True,
                also=HEADERS["Ledger", "project"]),
    _plain(NODES["Project"].property("content")),
    _Reference("responsible", "责任单位", "RESPONSIBLE_FOR", "start", fixed=(("role", "responsible"),)).declare("Project"),
    ValueColumn("due_on", "时限", "due on", NODES["Project"].property("due_on"), also=HEADERS["Ledger", "due_on"]),
    ValueColumn("progress", "完成情况", "progress", Property("progress", "完成情况", "progress")),
))  # fmt: skip
"""The pact ledger: reading turns each row into a record of Pact and one of Project."""

SHEETS: tuple[Sheet, ...] = (
    _node("Area", "uid name level kind code grid_code", _Reference("parent", "上级区域", "PART_OF"),
          "setting households hub_households residents members groups lon lat"),
    _tie("Grouping 划入 other division", "GROUPED_INTO", "area 区域", "into 划入区域", "division"),
    _node("Household", "uid", _Reference("area", "所在区域", "PART_OF", required=True), "hub", required="uid"),
    _node("Org",
          "uid org_code name tier form affiliation sector members probationary participants seats seats_filled"
          " founded_on term_ends_on term_extended_to planned_end_on secretary_since secretary_vacant_since",
          _Reference("superior", "上级党组织", "SUBORDINATE_TO"), _Reference("guided_by", "归口指导", "GUIDED_BY"),
          _Reference("area", "所在区域", "LOCATED_IN"),
          _Reference("covers_areas", "覆盖区域", "COVERS", kinds="Area", given="build"),
          _Reference("covers_units", "覆盖单位", "COVERS", kinds="Unit", given="build"), "COVERS.build"),
    _node("Unit",
          "uid name kind ownership uscc industry staff members above_scale status verified_on",
          _Reference("area", "经营地", "LOCATED_IN", kinds="Area", fixed=(("place", "operating"),)),
          _Reference("registered_area", "注册地", "LOCATED_IN", kinds="Area", fixed=(("place", "registered"),)),
          _Reference("carrier", "所在园区楼宇", "LOCATED_IN", kinds="Carrier"),
          _Reference("serves", "服务区域", "SERVES", given="role"), "SERVES.role",
          _Reference("chain", "产业链", "IN_SEGMENT", given="segment"), "IN_SEGMENT.segment lon lat"),
    _node("Carrier", "uid name kind", _Reference("area", "所在区域", "LOCATED_IN"), "lon lat"),
    _node("Chain", "uid name segments"),
    _node("Alliance", "uid name", _Reference("chain", "产业链", "SERVES"), "template host_until"),
    _tie("AllianceMember 联盟成员 alliance members", "MEMBER_OF", "member 成员", "alliance 联盟",
         "slot role", end_first=True),
    _node("Pact", "uid name signed_on expires_on promised_publicly",
          _Reference("parties", "签约方", "PARTY_TO", "start")),
    _node("Project", "uid name theme content", _Reference("under", "所属协议或联盟", "UNDER"),
          _Reference("responsible", "责任单位", "RESPONSIBLE_FOR", "start", fixed=(("role", "responsible"),)),
          _Reference("claimed_by", "认领单位", "RESPONSIBLE_FOR", "start", fixed=(("role", "claimant"),)),
          "due_on done_on"),
    _node("Resource", "uid name kind capacity", _Reference("offered_by", "提供单位", "OFFERS", "start"),
          "available_from available_to"),
    _node("Need", "uid name kind", _Reference("raised_by", "提出方", "RAISES", "start"), "raised_on met_on",
          _Reference("matched_to", "对接", "MATCHED_TO")),
    _node("ServicePoint", "uid name kind level capacity opened_on", _Reference("area", "所在区域", "LOCATED_IN"),
          _Reference("serves", "服务对象", "SERVES"), _Reference("offered_by", "提供单位", "OFFERS", "start"), "lon lat"),
    _node("Post", "uid kind", _Reference("at", "所在", "STAFFS", required=True), "required filled"),
    _node("Event", "uid kind on period value scale veto", _Reference("about", "对象", "ABOUT"),
          _Reference("by", "组织", "BY"), "due_on closed_on"),
    _node("Decision", "uid finding verdict reason on due_on"),
    _tie("Coverage 组织覆盖 cover by organisation", "COVERS", "org 党组织", "target 覆盖对象", "build path primary"),
    _tie("WorkCoverage 工作覆盖 cover by work", "WORK_COVERS", "org 党组织", "unit 单位", "by"),
    _tie("ReportIn 双报到 reporting in", "REPORTS_TO", "member 单位或组织", "area 社区", "kind count everyday emergency"),
    _tie("Seat 兼职委员单位 part-time seats", "SITS_ON", "member 单位或组织", "org 党组织"),
    _tie("Contact 联系点 liaison", "CONTACTS", "org 党组织", "target 联系对象"),
    _tie("Draws 党员来源 sources of members", "DRAWS_FROM", "org 党组织", "from 来源党组织", "count"),
    LEDGER,
)  # fmt: skip

_WRITTEN = {sheet.tie for sheet in SHEETS if sheet.tie}
HISTORIES: Mapping[str, Sheet] = {
    kind.type: _tie(f"TieHistory {kind.zh} {kind.en}", kind.type, "from 起点", "to 终点",
                    " ".join(p.name for p in kind.properties))
    for kind in TIE_KINDS if kind.type not in _WRITTEN
}  # fmt: skip
"""By tie type without a sheet of its own: what a row of the history of ties means."""
_TYPE = Enumeration("tie_type", tuple(Word(t, TIES_BY_TYPE[t].zh, TIES_BY_TYPE[t].en) for t in HISTORIES))
HISTORY = Sheet("TieHistory", "联系沿革", "history of ties", None, None, tuple(map(_plain, (
    Property("type", "联系类型", "type", words=_TYPE, required=True), Property("from", "起点", "from", required=True),
    Property("to", "终点", "to", required=True), Property("detail", "细目", "detail"), *SPAN,
))))  # fmt: skip
"""What an export says of ties that stand only in cells: their dates, the ended ones, and what no cell can say."""

SHEETS_BY_KEY: Mapping[str, Sheet] = {sheet.key: sheet for sheet in SHEETS}
_BY_NAME: Mapping[str, Sheet] = {
    **{fold_header(name): SHEETS_BY_KEY["Decision"] for word in STATUS.words for name in (word.zh, word.en)},
    **{fold_header(name): sheet for sheet in (*SHEETS, HISTORY) for name in (sheet.key, sheet.zh)},
}
"""A gap report has a sheet a status, whose last columns are decisions."""


def sheet_named(text: str) -> Sheet | None:
    """The sheet whose key or Chinese name is *text*, whatever its blanks, width and case, and whether it ends in 表."""
    plain = fold_header(text)
    endings = (plain.removesuffix(ending) for ending in ("", *SHEET_ENDINGS))
    return next((sheet for name in endings if (sheet := _BY_NAME.get(name))), None)


def sheet_names() -> Iterator[str]:
    """Every name that a sheet goes by, for suggestions."""
    for sheet in SHEETS:
        yield sheet.zh
        yield sheet.key
