import pytest
from stdnum.cn import ric

from graphmodel.registers.privacy import REFUSED_NAMES, Refusals, personal_content, personal_header
from graphmodel.registers.sheets import SHEETS, ReferenceColumn

IDENTITY = "36042619910101007"
IDENTITY += ric.calc_check_digit(IDENTITY + "0")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (IDENTITY, "identity"),
        (f"户主身份证{IDENTITY}，已核", "identity"),
        ("３６０４２６１９９１０１０１００７１", "identity"),
        ("360426910101007", "identity"),
        ("13800138000", "phone"),
        ("联系 138-0013-8000 即可", "phone"),
        ("+86 13800138000", "phone"),
        ("010-12345678", "phone"),
        ("（0519）8765432", "phone"),
        ("电话：87654321", "phone"),
        ("someone@example.com", "email"),
        ("姓名：欧阳某", "name"),
        ("户主: 甲", "name"),
        ("负责人：张三", "name"),
        ("张某某（党员）", "name"),
        ("李四同志负责", "name"),
        ("王**", "name"),
        (f"{IDENTITY[:6]} {IDENTITY[6:14]} {IDENTITY[14:]}", "identity"),
        ("李小明（网格长）", "name"),
        ("李小明（支部书记）", "name"),
    ],
)
def test_personal_data_is_found_in_any_text(text, code):
    assert personal_content(text) == f"register.personal_{code}"


@pytest.mark.parametrize(
    "text",
    [
        "91110000600037341L",
        IDENTITY[:-1] + ("1" if IDENTITY[-1] != "1" else "2"),
        "110101001001001",
        "990101001001",
        "2024-03-05",
        "20240305",
        "第三网格党支部",
        "链（街、片）委会",
        "时间：2024年3月",
        "书记：空缺",
        "某社区与某单位",
        "向老同志学习",
        "于某某街道开展活动",
        "100,000,000",
        "户数：1200",
        "金山社区（居民）",
        "高新区（主任办公会议定）",
        "110105 19900307 7831",
        "",
    ],
)
def test_codes_dates_and_names_of_places_are_no_personal_data(text):
    assert personal_content(text) is None


def test_a_code_column_looks_for_identity_numbers_only():
    assert personal_content("13800138000", code=True) is None
    assert personal_content(IDENTITY, code=True) == "register.personal_identity"


@pytest.mark.parametrize(
    "header",
    ["姓名", "党员姓名*", "身份证号码", "电话", "手 机", "联系方式", "民族", "宗教信仰", "健康状况", "信访情况", "处分", "家庭住址", "书记姓名", "书记",
     "负责人", "法定代表人", "phone", "Mobile", "birthday", "公民身份号码", "党员名字", "座机", "族别", "病情", "家庭成员", "第一书记",
     "Tel.", "ID No.", "ID_No", "e-mail", "resident name", "member_name", "contact no.", "nationality", "disability"],
)  # fmt: skip
def test_headers_of_personal_data_are_known(header):
    assert personal_header(header)


@pytest.mark.parametrize(
    "header",
    [
        "少数民族人数",
        "残疾人数",
        "信访件数",
        "名称",
        "联络站",
        "telecom",
        "备注",
        "单位地址",
        "建筑面积",
        "党小组数（个）",
    ],
)
def test_headers_of_counts_and_of_units_are_not_personal(header):
    assert not personal_header(header)


def test_a_household_sheet_may_not_name_or_place_its_households():
    assert personal_header("名称", household=True)
    assert personal_header("地址", household=True)


def test_no_header_of_ours_promises_personal_data():
    from graphmodel.registers.headers import find_heading
    from graphmodel.registers.records import Where

    for sheet in SHEETS:
        _, problems = find_heading(sheet, [[c.zh for c in sheet.columns]], Where("f", "s"))
        assert problems == []
        assert any(isinstance(c, ReferenceColumn) or c.key for c in sheet.columns)


def test_units_of_defence_and_custody_are_refused_and_ordinary_names_are_not():
    refused = Refusals(REFUSED_NAMES)
    assert refused.hit("某市 看守所")
    assert refused.hit("某县人民武装部")
    assert not refused.hit("将军区域党委")
    assert not refused.hit("国防路社区")
    assert not Refusals(()).hit("看守所")
