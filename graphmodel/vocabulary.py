"""Enumerations: the words that a property may hold, with their Chinese and English labels.

Assumes that keys are stable for ever: they are what the database stores; labels may change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from graphmodel.messages import Language, language


@dataclass(frozen=True)
class Word:
    """One value of an enumeration."""

    key: str
    zh: str
    en: str
    also: tuple[str, ...] = ()
    """Other spellings that a register may use."""

    def label(self, lang: Language | None = None) -> str:
        """The label in *lang*, else in the language of the moment."""
        return self.zh if (lang or language()) == "zh" else self.en


@dataclass(frozen=True)
class Enumeration:
    """A list of words; *closed* where an unknown one is refused, else a warning at most."""

    name: str
    words: tuple[Word, ...]
    closed: bool = True
    _by_name: Mapping[str, Word] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = {name: w for w in self.words for name in (w.key, w.zh, w.en.casefold(), *w.also)}
        object.__setattr__(self, "_by_name", MappingProxyType(names))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, in their order."""
        return tuple(w.key for w in self.words)

    def find(self, text: str) -> Word | None:
        """The word whose key, label or other spelling is *text*."""
        return self._by_name.get(text) or self._by_name.get(text.casefold())

    def label(self, key: str, lang: Language | None = None) -> str:
        """The label of *key*; a word that is not listed is its own label."""
        word = self._by_name.get(key)
        return word.label(lang) if word else key


def _enumeration(name: str, *rows: tuple[str, ...], closed: bool = True) -> Enumeration:
    return Enumeration(name, tuple(Word(key, zh, en, tuple(also)) for key, zh, en, *also in rows), closed)


LEVEL = _enumeration(
    "level",
    (
        "sub_district",
        "街道（镇、乡）",
        "sub-district (town, township)",
        "街道",
        "镇",
        "乡",
        "街道(镇、乡)",
        "乡镇街道",
        "镇街",
        "街道（乡镇）",
    ),
    (
        "community",
        "社区（村）",
        "community (village)",
        "社区",
        "村",
        "行政村",
        "社区(村)",
        "村（社区）",
        "村(社区)",
    ),
    ("grid", "网格", "grid", "综合网格"),
    ("micro_grid", "微网格", "micro-grid"),
)
"""The levels of the default scheme; a profile's scheme may name others."""

AREA_KIND = _enumeration(
    "area_kind",
    ("sub_district", "街道", "sub-district"), ("town", "镇", "town"), ("township", "乡", "township"),
    ("community", "社区", "community"), ("village", "行政村", "village", "村"), ("hamlet", "自然村", "hamlet"),
    ("grid", "综合网格", "grid", "网格"), ("dedicated_grid", "专属网格", "dedicated grid"),
    ("micro_grid", "微网格", "micro-grid"), ("zone", "片区", "zone"),
)  # fmt: skip
SETTING = _enumeration("setting", ("urban", "城镇", "urban", "城市"), ("rural", "农村", "rural", "乡村"))
TIER = _enumeration(
    "tier",
    ("working_committee", "党工委", "working committee", "街道党工委"), ("party_committee", "党委", "Party committee"),
    ("general_branch", "总支", "general branch", "党总支", "党总支部"), ("branch", "支部", "branch", "党支部"),
    ("group", "党小组", "Party group", "小组"), ("team", "工作组", "team"),
)  # fmt: skip
FORM = _enumeration(
    "form",
    ("own", "单独", "own", "单独组建"), ("joint", "联合", "joint", "联合组建"), ("regional", "区域性", "regional"),
    ("industry", "行业性", "industry"), ("coordinating", "统筹协调型", "coordinating"),
    ("functional", "功能型", "functional"), ("temporary", "临时", "temporary"),
)  # fmt: skip
AFFILIATION = _enumeration("affiliation", ("own", "本级隶属", "own line"), ("resident", "驻区", "resident"))
UNIT_KIND = _enumeration(
    "unit_kind",
    ("enterprise", "企业", "enterprise"), ("social_organisation", "社会组织", "social organisation"),
    ("agency", "机关", "agency"), ("institution", "事业单位", "public institution"), ("school", "学校", "school"),
    ("hospital", "医院", "hospital"), ("soe", "国有企业", "state-owned enterprise", "国企"),
    ("platform", "平台企业", "platform"), ("property_company", "物业服务企业", "property company", "物业公司", "物业企业", "物业"),
    ("owners_committee", "业主委员会", "owners' committee", "业委会"),
    ("residents_committee", "居民委员会", "residents' committee", "居委会"),
    ("villagers_committee", "村民委员会", "villagers' committee", "村委会"),
    ("zone_committee", "链（街、片）委会", "chain, street or zone committee", "链委会", "街委会", "片委会"),
)  # fmt: skip
OWNERSHIP = _enumeration(
    "ownership",
    ("public", "公有", "public"),
    ("non_public", "非公有", "non-public", "非公"),
    ("social", "社会", "social"),
)
UNIT_STATUS = _enumeration(
    "unit_status",
    ("operating", "正常经营", "operating", "经营", "在营", "存续"), ("dormant", "未实际经营", "dormant", "停业"),
    ("closed", "已注销", "closed", "注销", "吊销"), ("unverified", "未核实", "unverified"),
    ("not_found", "查无", "not found", "查无下落"), ("moved_out", "已迁出", "moved out", "迁出"),
)  # fmt: skip
CARRIER_KIND = _enumeration(
    "carrier_kind",
    ("park", "园区", "park"), ("building", "楼宇", "office building"), ("business_district", "商圈", "business district"),
    ("street", "街区", "street"), ("market", "市场", "market"),
    ("residential_compound", "住宅小区", "residential compound", "小区"),
)  # fmt: skip
BUILD = _enumeration(
    "build",
    ("single", "单独", "single", "单独组建"),
    ("joint", "联合", "joint", "联合组建"),
    ("attached", "依托", "attached", "挂靠"),
)
PATH = _enumeration(
    "path",
    ("chain", "产业链", "chain", "链"), ("district", "商圈街区", "district", "街区", "商圈"), ("building", "楼宇", "building"),
    ("grid", "网格", "grid"), ("industry", "行业", "industry"), ("residential", "居民区", "residential", "小区"),
)  # fmt: skip
WORK_COVER_BY = _enumeration(
    "by", ("adviser", "党建指导员", "adviser"), ("liaison", "联络员", "liaison"), ("union", "工会", "trade union"),
    ("youth_league", "共青团", "youth league"),
)  # fmt: skip
PLACE = _enumeration("place", ("operating", "经营地", "operating"), ("registered", "注册地", "registered"))
MEMBER_ROLE = _enumeration(
    "role", ("lead", "牵头", "lead"), ("rotating", "轮值", "rotating"), ("member", "成员", "member")
)
DUTY = _enumeration("duty", ("responsible", "责任", "responsible"), ("claimant", "认领", "claimant"))
REPORT_KIND = _enumeration(
    "report_kind", ("unit", "单位报到", "unit"), ("members", "在职党员报到", "members", "党员报到")
)
VERDICT = _enumeration(
    "verdict", ("true", "属实", "true"), ("not_blank", "不属空白", "not a blank"), ("postponed", "暂缓", "postponed"),
    ("mended", "已整改", "mended"),
)  # fmt: skip
POST_KIND = _enumeration(
    "post_kind",
    ("adviser", "党建指导员", "adviser"), ("deputy_secretary", "专职副书记", "full-time deputy secretary"),
    ("committee_member", "专职委员", "full-time committee member"), ("grid_head", "网格长", "grid head"),
    ("grid_worker", "网格员", "grid worker"), closed=False,
)  # fmt: skip
EVENT_KIND = _enumeration(
    "event_kind",
    ("meeting", "会议", "meeting"), ("activity", "活动", "activity"), ("visit", "走访", "visit"), ("rating", "评定", "rating"),
    ("check", "督查", "check"), ("issue", "问题", "issue"), ("order", "点单", "order"), ("plan", "方案", "plan"), closed=False,
)  # fmt: skip
NEED_KIND = _enumeration("need_kind", closed=False)
RESOURCE_KIND = _enumeration("resource_kind", closed=False)
SERVICE_POINT_KIND = _enumeration(
    "service_point_kind",
    ("centre", "中心", "centre"),
    ("station", "站", "station"),
    ("post", "驿站", "post"),
    closed=False,
)
THEME = _enumeration("theme", closed=False)
SECTOR = _enumeration("sector", closed=False)
SLOT = _enumeration("slot", closed=False)
TEMPLATE = _enumeration("template", closed=False)
SCALE = _enumeration("scale", closed=False)
VALUE = _enumeration("value", closed=False)

STATUS = _enumeration(
    "status",
    ("blank", "待补", "to fill"), ("conditions", "条件不具备", "conditions not met"), ("data", "数据待核", "data to check"),
    ("nominal", "名义覆盖", "nominal cover"), ("due", "到期待办", "due"), ("tune", "待优化", "to tune"),
)  # fmt: skip
"""What is to be done about a finding, in the order in which reports show it."""
SEVERITY = _enumeration("severity", ("high", "高", "high"), ("medium", "中", "medium"), ("low", "低", "low"))

ENUMERATIONS: Mapping[str, Enumeration] = MappingProxyType(
    {value.name: value for value in tuple(globals().values()) if isinstance(value, Enumeration)}
)
"""Every enumeration by its name."""

TWO_NEW_OWNERSHIP = ("non_public", "social")
"""Ownership of the two-new (两新) units: non-public enterprises and social organisations."""
OWNERSHIP_OF_KIND: Mapping[str, str] = MappingProxyType(
    {
        "enterprise": "non_public", "platform": "non_public", "property_company": "non_public",
        "social_organisation": "social",
        "agency": "public", "institution": "public", "school": "public", "hospital": "public", "soe": "public",
    }
)  # fmt: skip
"""Ownership that a unit of a kind has unless it says otherwise; committees of residents and owners have none."""
