"""The one declaration of what exists: node kinds, tie kinds, properties and named sets.

Constraints, loading, reading, checks, templates, reports and ``docs/model.md`` read it or are tested against it.
Assumes that every label and every tie type is written out in Cypher from here, never built at run time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NewType

from graphmodel import vocabulary as words
from graphmodel.messages import Language, language
from graphmodel.vocabulary import Enumeration

Uid = NewType("Uid", str)
"""An identifier of ours: opaque, unique over all kinds, never reused."""

ValueType = Literal["text", "int", "float", "flag", "date", "instant", "texts"]
"""How a value is stored: dates are ISO text (they sort, compare and survive JSON), instants ISO UTC text."""

Guard = Literal["members", "households"]
"""Counts that are shown with discretion: of members in bands, of households not below five."""


@dataclass(frozen=True)
class Property:
    """A property of a node or tie."""

    name: str
    zh: str
    en: str
    type: ValueType = "text"
    words: Enumeration | None = None
    required: bool = False
    guard: Guard | None = None
    """What it counts, where small numbers could point at somebody (:mod:`graphmodel.discretion`)."""

    def label(self, lang: Language | None = None) -> str:
        """The label in *lang*, else in the language of the moment."""
        return self.zh if (lang or language()) == "zh" else self.en


@dataclass(frozen=True)
class NodeKind:
    """A kind of node; its label in the database is ``label``."""

    label: str
    zh: str
    en: str
    prefix: str
    """First two letters of the uids that we make."""
    properties: tuple[Property, ...]
    named: bool = True
    starts: str = "valid_from"
    """The property that says since when a node of this kind holds."""
    code: str | None = None
    """The property that identifies a live node beside its uid."""

    @property
    def stored(self) -> tuple[Property, ...]:
        """Every property that the database may hold, uid apart, in order."""
        name = (NAME,) if self.named else ()
        span = tuple(p for p in SPAN if p.name != "valid_from" or self.starts == "valid_from")
        return (*name, *self.properties, *span, *NODE_TRACE)

    def property(self, name: str) -> Property:
        """The stored property of that name."""
        return next(p for p in self.stored if p.name == name)


@dataclass(frozen=True)
class TieKind:
    """A kind of tie between two nodes; its relationship type in the database is ``type``."""

    type: str
    zh: str
    en: str
    ends: tuple[tuple[str, str], ...]
    """The label pairs (from, to) that it may join."""
    properties: tuple[Property, ...] = ()
    discriminator: str | None = None
    """The property that tells two ties of this kind between the same ends apart."""

    @property
    def stored(self) -> tuple[Property, ...]:
        """Every property that the database may hold, uid apart, in order."""
        return (*self.properties, *SPAN, *TIE_TRACE)

    def property(self, name: str) -> Property:
        """The stored property of that name."""
        return next(p for p in self.stored if p.name == name)


NAME = Property("name", "名称", "name", required=True)
SPAN = (Property("valid_from", "起", "from", "date"), Property("valid_to", "止", "to", "date"))
"""The first day on which something holds, and the first on which it no longer does."""
TIE_TRACE = (Property("source", "来源", "source"), Property("batch", "批次", "batch"))
"""Where the present values came from: the file, and the batch that wrote them."""
NODE_TRACE = (
    *TIE_TRACE,
    Property("first_seen", "首次导入", "first seen", "instant"),
    Property("last_seen", "最近导入", "last seen", "instant"),
)
_LONLAT = (Property("lon", "经度", "longitude", "float"), Property("lat", "纬度", "latitude", "float"))


def _count(name: str, zh: str, en: str, guard: Guard | None = None) -> Property:
    return Property(name, zh, en, "int", guard=guard)


def _date(name: str, zh: str, en: str, *, required: bool = False) -> Property:
    return Property(name, zh, en, "date", required=required)


def _word(name: str, zh: str, en: str, enumeration: Enumeration, *, required: bool = False) -> Property:
    return Property(name, zh, en, "text", enumeration, required)


NODE_KINDS: tuple[NodeKind, ...] = (
    NodeKind("Area", "区域", "area", "ar", (
        _word("level", "层级", "level", words.LEVEL, required=True),
        _word("kind", "类型", "kind", words.AREA_KIND),
        Property("code", "区划代码", "division code"),
        Property("grid_code", "网格编码", "grid code"),
        _word("setting", "城乡", "setting", words.SETTING),
        _count("households", "户数", "households", "households"),
        _count("hub_households", "党员中心户数", "hub households", "households"),
        _count("residents", "常住人口", "residents"),
        _count("members", "党员数", "members", "members"),
        _count("groups", "党小组数", "Party groups"),
        *_LONLAT,
    ), code="code"),
    NodeKind("Household", "户", "household", "hh", (
        Property("hub", "党员中心户", "hub household", "flag"),
    ), named=False),
    NodeKind("Org", "党组织", "organisation", "or", (
        _word("tier", "党组织类别", "tier", words.TIER, required=True),
        _word("form", "设置方式", "form", words.FORM),
        _word("affiliation", "隶属情况", "affiliation", words.AFFILIATION),
        _word("sector", "领域", "sector", words.SECTOR),
        Property("org_code", "党组织代码", "organisation code"),
        _count("members", "正式党员数", "formal members", "members"),
        _count("probationary", "预备党员数", "probationary members", "members"),
        _count("participants", "参加人数", "participants", "members"),
        _count("seats", "班子应配", "committee seats"),
        _count("seats_filled", "班子实配", "seats filled"),
        _date("founded_on", "批准成立日期", "founded on"),
        _date("term_ends_on", "届满日期", "term ends on"),
        _date("term_extended_to", "延期至", "term extended to"),
        _date("planned_end_on", "计划终止日期", "planned end"),
        _date("secretary_since", "书记任职日期", "secretary since"),
        _date("secretary_vacant_since", "书记空缺起始日期", "secretary vacant since"),
    ), starts="founded_on", code="org_code"),
    NodeKind("Unit", "单位", "unit", "un", (
        _word("kind", "单位类型", "kind", words.UNIT_KIND, required=True),
        _word("ownership", "性质", "ownership", words.OWNERSHIP),
        Property("uscc", "统一社会信用代码", "unified social credit code"),
        Property("industry", "行业代码", "industry code"),
        _count("staff", "从业人员数", "staff"),
        _count("members", "组织关系在本单位党员数", "members registered here", "members"),
        Property("above_scale", "是否规上", "above scale", "flag"),
        _word("status", "经营状态", "status", words.UNIT_STATUS),
        _date("verified_on", "核实日期", "verified on"),
        *_LONLAT,
    ), code="uscc"),
    NodeKind("Carrier", "园区楼宇", "carrier", "ca", (
        _word("kind", "类型", "kind", words.CARRIER_KIND, required=True), *_LONLAT,
    )),
    NodeKind("Chain", "产业链", "industry chain", "ch", (Property("segments", "链段", "segments", "texts"),)),
    NodeKind("Alliance", "联盟", "alliance", "al", (
        _word("template", "组织架构", "template", words.TEMPLATE),
        _date("host_until", "轮值截止", "host until"),
    )),
    NodeKind("Pact", "共建协议", "co-building pact", "pa", (
        _date("signed_on", "签订日期", "signed on"),
        _date("expires_on", "到期日期", "expires on"),
        Property("promised_publicly", "公开承诺", "promised publicly", "flag"),
    )),
    NodeKind("Project", "共建项目", "co-building project", "pj", (
        _word("theme", "主题", "theme", words.THEME),
        Property("content", "内容", "content"),
        _date("due_on", "完成时限", "due on"),
        _date("done_on", "完成日期", "done on"),
    )),
    NodeKind("Resource", "资源", "resource", "rs", (
        _word("kind", "类型", "kind", words.RESOURCE_KIND, required=True),
        _count("capacity", "数量", "capacity"),
        _date("available_from", "可用起", "available from"),
        _date("available_to", "可用止", "available to"),
    )),
    NodeKind("Need", "需求", "need", "nd", (
        _word("kind", "类型", "kind", words.NEED_KIND, required=True),
        _date("raised_on", "提出日期", "raised on"),
        _date("met_on", "解决日期", "met on"),
    )),
    NodeKind("ServicePoint", "阵地", "service point", "sp", (
        _word("kind", "类型", "kind", words.SERVICE_POINT_KIND),
        _word("level", "级别", "level", words.LEVEL),
        _count("capacity", "容量", "capacity"),
        _date("opened_on", "启用日期", "opened on"),
        *_LONLAT,
    )),
    NodeKind("Post", "岗位配备", "staffing", "po", (
        _word("kind", "岗位", "post", words.POST_KIND, required=True),
        _count("required", "应配", "required"),
        _count("filled", "实配", "filled"),
    ), named=False),
    NodeKind("Event", "记录", "event", "ev", (
        _word("kind", "类型", "kind", words.EVENT_KIND, required=True),
        _date("on", "日期", "on", required=True),
        Property("period", "年度", "period"),
        _word("value", "等次或结果", "grade or result", words.VALUE),
        _word("scale", "标准", "scale", words.SCALE),
        Property("veto", "一票否决", "veto", "flag"),
        _date("due_on", "办结期限", "due on"),
        _date("closed_on", "办结日期", "closed on"),
    ), named=False),
    NodeKind("Decision", "核实销号", "decision", "de", (
        Property("finding", "问题编号", "finding", required=True),
        _word("verdict", "结论", "verdict", words.VERDICT, required=True),
        Property("reason", "理由", "reason"),
        _date("on", "日期", "on"),
        _date("due_on", "时限", "due on"),
    ), named=False),
)  # fmt: skip

_ANY = (
    "Area",
    "Org",
    "Unit",
    "Carrier",
    "Chain",
    "Alliance",
    "Pact",
    "Project",
    "Need",
    "Resource",
    "ServicePoint",
)


def _ends(starts: str, to: str) -> tuple[tuple[str, str], ...]:
    return tuple((a, b) for a in starts.split() for b in to.split())


TIE_KINDS: tuple[TieKind, ...] = (
    TieKind("PART_OF", "上级区域", "part of", _ends("Area Household", "Area")),
    TieKind("GROUPED_INTO", "划入", "grouped into", _ends("Area", "Area"), (
        Property("division", "划分", "division", required=True),
    ), "division"),
    TieKind("SUBORDINATE_TO", "隶属", "subordinate to", _ends("Org", "Org")),
    TieKind("GUIDED_BY", "归口指导", "guided by", _ends("Org", "Org")),
    TieKind("DRAWS_FROM", "党员来源", "draws members from", _ends("Org", "Org"), (
        _count("count", "人数", "count", "members"),
    )),
    TieKind("COVERS", "组织覆盖", "covers", _ends("Org", "Area Unit Carrier Chain"), (
        _word("build", "组建方式", "build", words.BUILD),
        _word("path", "覆盖路径", "path", words.PATH),
        Property("primary", "是否主覆盖", "primary", "flag"),
    ), "path"),
    TieKind("WORK_COVERS", "工作覆盖", "covers by work", _ends("Org", "Unit"), (
        _word("by", "工作覆盖方式", "by", words.WORK_COVER_BY, required=True),
    ), "by"),
    TieKind("LOCATED_IN", "所在", "located in", (*_ends("Org Unit Carrier ServicePoint", "Area"), ("Unit", "Carrier")), (
        _word("place", "地点性质", "place", words.PLACE),
    ), "place"),
    TieKind("IN_SEGMENT", "链段", "in segment", _ends("Unit", "Chain"), (
        Property("segment", "链段", "segment"),
    ), "segment"),
    TieKind("MEMBER_OF", "联盟成员", "member of", _ends("Org Unit", "Alliance"), (
        _word("slot", "成员类别", "slot", words.SLOT),
        _word("role", "角色", "role", words.MEMBER_ROLE),
    ), "slot"),
    TieKind("SERVES", "服务", "serves", (("Alliance", "Chain"), *_ends("ServicePoint Unit", "Area Carrier Chain")), (
        Property("role", "服务角色", "role"),
    ), "role"),
    TieKind("PARTY_TO", "签约方", "party to", _ends("Org Unit Area", "Pact"), (Property("role", "角色", "role"),)),
    TieKind("UNDER", "所属协议或联盟", "under", _ends("Project", "Pact Alliance")),
    TieKind("RESPONSIBLE_FOR", "责任", "responsible for", _ends("Org Unit", "Project"), (
        _word("role", "责任类别", "role", words.DUTY),
    ), "role"),
    TieKind("OFFERS", "提供", "offers", _ends("Org Unit", "Resource ServicePoint")),
    TieKind("RAISES", "提出", "raises", _ends("Area Org Unit", "Need")),
    TieKind("MATCHED_TO", "对接", "matched to", _ends("Need", "Resource Project"), (
        Property("status", "对接状态", "status"),
    )),
    TieKind("REPORTS_TO", "双报到", "reports to", _ends("Org Unit", "Area"), (
        _word("kind", "报到类别", "kind", words.REPORT_KIND),
        _count("count", "人数", "count", "members"),
        Property("everyday", "平时", "everyday", "flag"),
        Property("emergency", "应急", "emergency", "flag"),
    ), "kind"),
    TieKind("SITS_ON", "兼职委员", "sits on", _ends("Unit Org", "Org")),
    TieKind("CONTACTS", "联系点", "contacts", _ends("Org", "Org Area Unit")),
    TieKind("STAFFS", "配备于", "staffs", _ends("Post", "Org Area")),
    TieKind("ABOUT", "对象", "about", tuple(("Event", label) for label in _ANY)),
    TieKind("BY", "组织", "by", _ends("Event", "Org")),
)  # fmt: skip

NODES: Mapping[str, NodeKind] = {kind.label: kind for kind in NODE_KINDS}
TIES_BY_TYPE: Mapping[str, TieKind] = {kind.type: kind for kind in TIE_KINDS}

TERRITORY = ("PART_OF",)
LINE = ("SUBORDINATE_TO",)
COVERAGE = ("COVERS", "WORK_COVERS")
TIES = ("PARTY_TO", "MEMBER_OF", "REPORTS_TO", "SITS_ON", "CONTACTS")

NAMED_SETS: Mapping[str, tuple[str, ...]] = {
    "TERRITORY": TERRITORY,
    "LINE": LINE,
    "COVERAGE": COVERAGE,
    "TIES": TIES,
}
"""Types of tie that are asked for together, by the name that they are asked for."""

INFORMAL_FORMS = ("coordinating", "functional", "temporary")
INFORMAL_TIERS = ("team",)
"""FORMAL organisations are those of no such form and no such tier: only they count in coverage, terms and sums."""
