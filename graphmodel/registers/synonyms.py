"""Synonyms: what offices call columns and sheets beside their names here.

Assumes that a synonym means one column of a sheet and no other: a word that may mean two (性质, 党员数 of an
organisation) is none, since reading the wrong one is worse than asking.
"""

from collections.abc import Mapping

HEADERS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Area", "name"): ("网格名称", "微网格名称", "社区名称", "村名称", "社区（村）名称", "村（社区）名称", "街道名称"),
    ("Area", "level"): ("区域层级", "级别"),
    ("Area", "kind"): ("区域类型",),
    ("Area", "code"): ("行政区划代码", "统计用区划代码", "区划编码"),
    ("Area", "grid_code"): ("网格编号", "网格代码"),
    ("Area", "parent"): (
        "所属区域",
        "上级",
        "所属社区",
        "所在社区",
        "所属村",
        "所属村（社区）",
        "所属社区（村）",
        "所属网格",
        "所属街道",
    ),
    ("Area", "setting"): ("城乡分类", "城乡属性"),
    ("Area", "households"): ("总户数", "户数合计"),
    ("Area", "hub_households"): ("中心户数",),
    ("Area", "residents"): ("常住人口数",),
    ("Area", "members"): ("党员人数",),
    ("Area", "groups"): ("党小组个数",),
    ("Household", "hub"): ("是否党员中心户",),
    ("Org", "name"): ("组织名称", "党支部名称"),
    ("Org", "tier"): ("党组织类型", "组织类别"),
    ("Org", "form"): ("党组织设置方式",),
    ("Org", "org_code"): ("党组织编码", "组织代码"),
    ("Org", "members"): ("正式党员", "正式党员人数"),
    ("Org", "probationary"): ("预备党员", "预备党员人数"),
    ("Org", "founded_on"): ("起", "valid_from", "成立日期", "成立时间"),
    ("Org", "term_ends_on"): ("任期届满日期", "任期届满时间"),
    ("Org", "superior"): ("上级组织", "隶属党组织"),
    ("Org", "area"): ("所属社区", "所在社区"),
    ("Unit", "name"): ("企业名称",),
    ("Unit", "kind"): ("单位类别",),
    ("Unit", "uscc"): ("社会信用代码", "信用代码", "统一信用代码"),
    ("Unit", "industry"): ("行业分类代码",),
    ("Unit", "staff"): ("从业人数", "员工数", "员工人数", "职工数", "职工人数"),
    ("Unit", "above_scale"): ("规上", "是否规上企业"),
    ("Unit", "area"): ("经营地址所在区域", "所在区域", "所属社区", "所在社区"),
    ("Unit", "carrier"): ("所在园区", "所在楼宇"),
    ("Carrier", "area"): ("所属社区", "所在社区"),
    ("ServicePoint", "area"): ("所属社区", "所在社区"),
    ("Ledger", "project"): ("项目名称",),
    ("Ledger", "due_on"): ("完成时限",),
    ("Decision", "verdict"): ("核实结论",),
    ("Decision", "due_on"): ("due on",),
}
"""Other headers, by sheet and column: an organisation's 起 is its founding; decisions come back from a gap report."""

SHEET_ENDINGS = (
    "一览表",
    "登记表",
    "信息表",
    "情况表",
    "统计表",
    "明细表",
    "登记册",
    "台账",
    "名册",
    "清单",
    "信息",
    "表",
)
"""What a sheet's name may end in and still mean the same: 党组织表, 单位台账."""
