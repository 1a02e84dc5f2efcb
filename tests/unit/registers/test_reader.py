import pytest

from graphmodel.messages import LANGUAGES, entry, say, speak
from graphmodel.registers.reader import read_registers
from tests.unit.registers.written import codes, errors, read_csv, write_book

AREA = "编号,名称,层级,户数"


def test_present_and_empty_is_none_and_absent_is_nothing(tmp_path):
    (record,) = read_csv(tmp_path, "区域", "名称,层级,户数,上级区域", "幸福社区,社区,,").records
    assert record.values == {"name": "幸福社区", "level": "community", "households": None}
    assert record.references == {"parent": ()}


def test_typed_cells_of_a_workbook_are_read_as_what_they_are(tmp_path):
    import datetime as dt

    rows = [
        ["名称", "单位类型", "从业人员数", "是否规上", "核实日期", "编号"],
        ["甲公司", "企业", 12, True, dt.date(2024, 3, 5), 7],
    ]
    (record,) = read_registers([write_book(tmp_path / "a.xlsx", {"单位": rows})]).records
    assert record.values == {
        "name": "甲公司", "kind": "enterprise", "staff": 12, "above_scale": True, "verified_on": "2024-03-05", "uid": "7",
    }  # fmt: skip
    assert (record.where.file, record.where.sheet, record.where.row) == ("a.xlsx", "单位", 2)


def test_serial_numbers_among_dates_are_read_and_said_once_a_column(tmp_path):
    rows = [
        ["名称", "党组织类别", "批准成立日期", "届满日期"],
        *([f"支部{n}", "党支部", 45356 + n, "2027-03-05"] for n in range(3)),
    ]
    reading = read_registers([write_book(tmp_path / "a.xlsx", {"党组织": rows})])
    assert [r.values["founded_on"] for r in reading.records] == ["2024-03-05", "2024-03-06", "2024-03-07"]
    (warning,) = reading.problems
    assert (warning.severity, warning.code) == ("warning", "register.date_serial")
    assert (warning.where.row, warning.where.column, warning.value) == (2, "批准成立日期", "45356")
    assert "3 个单元格" in warning.reason
    assert "2024-03-05" in warning.reason


def test_serial_numbers_of_a_csv_are_read_and_other_numbers_are_refused_with_a_hint(tmp_path):
    reading = read_csv(
        tmp_path, "党组织", "名称,党组织类别,批准成立日期", "甲,党支部,45356", "乙,党支部,453", "丙,党支部,2024-03"
    )
    assert [r.values["founded_on"] for r in reading.records] == ["2024-03-05"]
    assert [(p.where.row, p.code) for p in errors(reading)] == [(3, "register.date_number"), (4, "register.date_month")]
    assert "日期”格式" in errors(reading)[0].remedy


@pytest.mark.parametrize("total", ["合计", "合 计：", "小计", "幸福社区小计", "总计"])
def test_rows_of_totals_are_skipped_and_said(tmp_path, total):
    reading = read_csv(tmp_path, "区域", AREA, ",甲,社区,10", f"{total},,,10", ",会计,社区,5")
    assert [r.values["name"] for r in reading.records] == ["甲", "会计"]
    (note,) = reading.problems
    assert (note.severity, note.code, dict(note.data)) == ("note", "register.totals_skipped", {"count": 1, "rows": "3"})


def test_blank_lines_footers_and_example_rows_hold_no_record(tmp_path):
    reading = read_csv(
        tmp_path,
        "区域",
        AREA,
        "（示例）A-001,区域名称,社区,12",
        ",,,",
        "",
        ",甲,社区,10",
        "填表人：某某,,,",
        "注：截至三月底,,,",
    )
    assert [r.where.row for r in reading.records] == [5]
    assert codes(reading) == ["footers_skipped"]
    assert (reading.skipped_rows, reading.refused_rows) == (5, 0)


def test_a_faulty_row_is_refused_with_its_place_and_the_others_are_read(tmp_path):
    reading = read_csv(tmp_path, "区域", AREA, "1,甲,社区,10", "2,乙,小区,-3", "3,,社区,1")
    assert [r.values["name"] for r in reading.records] == ["甲"]
    assert reading.refused_rows == 2
    assert [(p.where.row, p.where.column, p.code, p.value) for p in errors(reading)] == [
        (3, "层级", "register.word_unknown", "小区"),
        (3, "户数", "register.count_negative", "-3"),
        (4, "名称", "register.required_empty", None),
    ]
    assert "网格" in errors(reading)[0].remedy


def test_an_unknown_word_of_an_open_list_is_kept_with_one_warning(tmp_path):
    reading = read_csv(tmp_path, "记录", "类型,日期", "表彰,2024-03-05", "表彰,2024-03-06", "会议,2024-03-07")
    assert [r.values["kind"] for r in reading.records] == ["表彰", "表彰", "meeting"]
    assert codes(reading) == ["word_new"]
    assert codes(read_csv(tmp_path, "需求", "名称,类型", "甲,助餐")) == []


@pytest.mark.parametrize(
    ("tier", "expected"),
    [
        ("党支部", {"tier": "branch"}),
        ("联合党支部", {"tier": "branch", "form": "joint"}),
        ("临时党支部", {"tier": "branch", "form": "temporary"}),
        ("功能型党支部", {"tier": "branch", "form": "functional"}),
        ("区域性党委", {"tier": "party_committee", "form": "regional"}),
        ("联合党总支", {"tier": "general_branch", "form": "joint"}),
        ("branch", {"tier": "branch"}),
    ],
)
def test_a_tier_that_names_its_form_is_split(tmp_path, tier, expected):
    (record,) = read_csv(tmp_path, "党组织", "名称,党组织类别", f"甲,{tier}").records
    assert record.values == {"name": "甲", **expected}


def test_tier_and_form_column_must_agree(tmp_path):
    lines = ("名称,党组织类别,设置方式", "甲,联合党支部,联合", "乙,联合党支部,", "丙,联合党支部,单独", "丁,党支部,单独")
    reading = read_csv(tmp_path, "党组织", *lines)
    assert [(r.values["name"], r.values["form"]) for r in reading.records] == [
        ("甲", "joint"),
        ("乙", "joint"),
        ("丁", "own"),
    ]
    assert [(p.where.row, p.code) for p in errors(reading)] == [(4, "register.form_contradicts")]


@pytest.mark.parametrize(
    ("sheet", "headers", "dates", "refused"),
    [
        ("区域", "名称,层级,起,止", "甲,社区,2024-01-01,2024-01-01", True),
        ("区域", "名称,层级,起,止", "甲,社区,2024-01-01,2024-01-02", False),
        ("党组织", "名称,党组织类别,批准成立日期,止", "甲,党支部,2024-01-02,2024-01-01", True),
        ("党组织", "名称,党组织类别,起,止", "甲,党支部,2024-01-02,2024-01-01", True),
        ("共建协议", "名称,签订日期,到期日期", "甲,2024-01-01,2024-01-01", True),
        ("党组织", "名称,党组织类别,届满日期,延期至", "甲,党支部,2024-01-02,2024-01-01", True),
        ("党组织", "名称,党组织类别,届满日期,延期至", "甲,党支部,2024-01-02,2024-01-02", False),
        ("资源", "名称,类型,可用起,可用止", "甲,场地,2024-01-02,2024-01-01", False),
    ],
)
def test_only_the_dates_that_must_be_in_order_are_refused_in_disorder(tmp_path, sheet, headers, dates, refused):
    reading = read_csv(tmp_path, sheet, headers, dates)
    assert bool(errors(reading)) is refused
    assert len(reading.records) == (not refused)


def test_personal_data_in_free_text_refuses_the_row_and_is_nowhere_repeated(tmp_path):
    reading = read_csv(
        tmp_path,
        "共建项目",
        "名称,内容,备注",
        "甲,联系13800138000,",
        "乙,正常,姓名：张三",
        "13900139000,x,",
        "丁,送餐,",
    )
    assert [r.values["name"] for r in reading.records] == ["丁"]
    found = [(p.where.row, p.code, p.value) for p in errors(reading)]
    assert found == [
        (2, "register.personal_phone", None),
        (3, "register.personal_name", None),
        (4, "register.personal_phone", None),
    ]
    said = repr(reading) + "".join(p.reason + p.remedy for p in reading.problems)
    assert not any(secret in said for secret in ("13800138000", "13900139000", "张三"))


def test_personal_data_is_not_quoted_by_the_fault_of_another_kind_of_cell(tmp_path):
    reading = read_csv(tmp_path, "区域", AREA, "1,甲,360426199101010071,360426199101010071", "2,乙,社区,13800138000")
    said = repr(reading) + "".join(p.reason for p in reading.problems)
    assert "360426199101010071" not in said
    assert "13800138000" not in said
    assert reading.records == []


def test_a_person_in_a_reference_cell_refuses_the_row(tmp_path):
    reading = read_csv(tmp_path, "需求", "名称,类型,提出方", "甲,助餐,幸福社区；张某某（党员）", "乙,助餐,13800138000")
    assert reading.records == []
    assert [(p.code, p.value) for p in reading.problems] == [
        ("register.personal_name", None),
        ("register.personal_phone", None),
    ]


def test_refused_units_and_kinds_are_refused_without_their_names(tmp_path):
    reading = read_csv(tmp_path, "单位", "名称,单位类型", "某看守所,机关", "甲,部队", "乙,企业")
    assert [r.values["name"] for r in reading.records] == ["乙"]
    assert [(p.code, p.value) for p in errors(reading)] == [
        ("register.refused_name", None),
        ("register.refused_kind", None),
    ]


def test_a_bad_credit_code_warns_and_refuses_when_strict(tmp_path):
    lines = ("名称,单位类型,统一社会信用代码", "甲,企业,911100006000373411")
    assert [r.values["uscc"] for r in read_csv(tmp_path, "单位", *lines).records] == ["911100006000373411"]
    assert codes(read_csv(tmp_path, "单位", *lines), "warning") == ["credit_code_wrong"]
    assert codes(read_csv(tmp_path, "单位", *lines, strict=True), "error") == ["credit_code_wrong"]


def test_an_identity_number_is_no_credit_code(tmp_path):
    reading = read_csv(tmp_path, "单位", "名称,单位类型,统一社会信用代码", "甲,企业,360426199101010071")
    assert codes(reading) == ["personal_identity"]


def test_a_code_that_excel_made_a_number_is_reported_and_not_repaired(tmp_path):
    rows = [["名称", "单位类型", "统一社会信用代码"], ["甲", "企业", 440106199001011237]]
    reading = read_registers([write_book(tmp_path / "a.xlsx", {"单位": rows})])
    assert [(p.code, p.value) for p in errors(reading)] == [("register.digits_lost", None)]


def test_households_come_as_columns(tmp_path):
    lines = ("编号,所在区域,党员中心户", "h1,一微网格,是", "h2,一微网格,", ",一微网格,否", "h4,二微网格,否")
    reading = read_csv(tmp_path, "户", *lines)
    (frame,) = reading.households
    assert reading.records == []
    assert frame.select("row", "uid", "area", "hub").rows() == [
        (2, "h1", "一微网格", True), (3, "h2", "一微网格", None), (5, "h4", "二微网格", False),
    ]  # fmt: skip
    assert frame.columns[:3] == ["file", "sheet", "row"]
    assert [(p.where.row, p.code) for p in errors(reading)] == [(4, "register.required_empty")]


def test_a_household_sheet_with_names_or_addresses_is_refused_by_its_header(tmp_path):
    reading = read_csv(tmp_path, "户", "编号,所在区域,户主,门牌号", "h1,一微网格,张三,1号")
    assert codes(reading, "error") == ["column_personal", "column_personal"]
    assert reading.households[0].columns == ["file", "sheet", "row", "uid", "area"]


def test_a_tie_sheet_gives_ends_and_properties(tmp_path):
    (record,) = read_csv(
        tmp_path, "双报到", "单位或组织,社区,报到类别,人数,平时", "甲公司,幸福社区,单位报到,12,√"
    ).records
    assert record.references == {"member": ("甲公司",), "area": ("幸福社区",)}
    assert record.values == {"kind": "unit", "count": 12, "everyday": True}


def test_findings_of_a_report_that_nobody_judged_are_passed_over(tmp_path):
    reading = read_csv(tmp_path, "核实销号", "问题编号,结论", "C1.grid~a,属实", "C1.grid~b,")
    assert [r.values["finding"] for r in reading.records] == ["C1.grid~a"]
    assert reading.skipped_rows == 1


def test_a_gap_report_imports_back_as_decisions_without_a_word(tmp_path):
    heads = ["问题编号", "规则编号", "事项", "对象", "证据", "依据", "核实结论", "理由", "责任单位", "时限"]
    rows = [heads, ["C1~a", "C1", "x", "y", "z", "F1", "属实", "已核", "甲公司", "2024-12-31"], ["C1~b", "C1"]]
    reading = read_registers([write_book(tmp_path / "r.xlsx", {"说明": [["内部工作资料"]], "待补": rows})])
    assert reading.problems == []
    (record,) = reading.records
    assert record.sheet.key == "Decision"
    assert record.values == {
        "finding": "C1~a",
        "verdict": "true",
        "reason": "已核；责任单位：甲公司",
        "due_on": "2024-12-31",
    }


def test_levels_of_the_profile_are_words_of_the_level_column(tmp_path):
    from types import SimpleNamespace

    from graphmodel.levels import Level, LevelScheme

    scheme = LevelScheme((Level("natural_village", "自然村组", "hamlet group", (), (), ()),))
    profile = SimpleNamespace(scheme=scheme, refused_names=("禁区",), refused_unit_kinds=(), templates={})
    reading = read_csv(
        tmp_path, "区域", "名称,层级", "甲,自然村组", "乙,社区", "禁区一,社区", "看守所社区,社区", profile=profile
    )
    assert [r.values["level"] for r in reading.records] == ["natural_village", "community", "community"]
    assert codes(reading) == ["refused_name"]


def test_every_problem_says_itself_in_both_languages(tmp_path):
    reading = read_csv(
        tmp_path, "党组织", "名称,党组织类别,正式党员数,起,止,电话,备住", "甲,无此类,x,2024-01-01,2023-01-01,1,2", "乙,支部,1.5,去年,2024-02-30,,",
    )  # fmt: skip
    assert len(reading.problems) >= 7
    for lang in LANGUAGES:
        speak(lang)
        assert all(p.reason and "{" not in p.reason + p.remedy for p in reading.problems)
    speak("zh")


def test_the_catalogue_has_every_code_that_the_readers_use():
    import re
    from importlib.resources import files

    used = {
        code
        for file in files("graphmodel.registers").iterdir()
        if file.name.endswith(".py")
        for code in re.findall(r'"(register\.[a-z_]+)"', file.read_text(encoding="utf-8"))
    }
    assert len(used) > 40
    for code in used:
        assert {"zh", "en"} <= entry(code).keys()


def test_messages_have_the_same_placeholders_in_both_languages():
    import re

    from graphmodel.messages import codes as all_codes

    for code in all_codes():
        if code.startswith("register."):
            said = entry(code)
            for stem in ("", "mend_"):
                zh, en = (set(re.findall(r"{(\w+)}", said.get(stem + lang, ""))) for lang in LANGUAGES)
                assert zh == en, code
    assert say("register.sheet_hidden")
