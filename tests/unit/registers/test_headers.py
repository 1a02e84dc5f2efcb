import pytest

from graphmodel.registers.headers import nearest
from graphmodel.registers.reader import read_registers
from tests.unit.registers.written import codes, errors, read_csv, write_book


def test_the_header_is_found_below_title_rows_in_any_order(tmp_path):
    reading = read_csv(
        tmp_path, "区域", "某某街道网格登记表,,", "2024年3月,,", ",,", " 层级*,备用,名 称＊", "社区,,幸福社区"
    )
    (record,) = reading.records
    assert record.values == {"name": "幸福社区", "level": "community"}
    assert record.where.row == 5
    assert codes(reading) == ["column_unknown"]


def test_a_header_of_two_rows_is_read_by_the_row_that_says_most(tmp_path):
    import xlsxwriter

    book = xlsxwriter.Workbook(str(tmp_path / "区域.xlsx"))
    page = book.add_worksheet("区域")
    page.merge_range(0, 0, 0, 3, "某街道网格登记表")
    page.merge_range(1, 0, 2, 0, "名称")
    page.merge_range(1, 1, 2, 1, "层级")
    page.merge_range(1, 2, 1, 3, "规模")
    page.write_row(2, 2, ["户数", "常住人口"])
    page.write_row(3, 0, ["幸福社区", "社区", 300, 900])
    book.close()
    (record,) = read_registers([tmp_path / "区域.xlsx"]).records
    assert record.values == {"name": "幸福社区", "level": "community", "households": 300, "residents": 900}


def test_english_keys_and_chinese_headers_may_be_mixed(tmp_path):
    (record,) = read_csv(tmp_path, "Area", "name,层级,Households", "幸福社区,community,300").records
    assert record.values == {"name": "幸福社区", "level": "community", "households": 300}


def test_an_unknown_column_is_a_warning_that_names_the_nearest(tmp_path):
    reading = read_csv(tmp_path, "区域", "名称,层级,常驻人口", "幸福社区,社区,30")
    (problem,) = reading.problems
    assert (problem.severity, problem.where.column, dict(problem.data)) == ("warning", "常驻人口", {"near": "常住人口"})
    assert "常住人口" in problem.remedy
    assert "residents" not in reading.records[0].values


@pytest.mark.parametrize(("sheet", "head"), [("党组织", "党 组 织 名 称"), ("单位", "单位名称"), ("区域", "区域名称")])
def test_a_name_may_be_headed_by_its_kind(tmp_path, sheet, head):
    kind, value = {"党组织": ("党组织类别", "支部"), "单位": ("单位类型", "企业"), "区域": ("层级", "社区")}[sheet]
    (record,) = read_csv(tmp_path, sheet, f"{head},{kind}", f"甲,{value}").records
    assert record.values["name"] == "甲"


def test_a_column_like_no_known_one_gets_no_suggestion(tmp_path):
    (problem,) = read_csv(tmp_path, "单位", "名称,单位类型,备注", "甲,企业,搬迁中").problems
    assert problem.code == "register.column_unknown"


def test_an_unknown_sheet_is_a_warning_that_names_the_nearest_and_nothing_else_is_an_error(tmp_path):
    reading = read_csv(tmp_path, "党组职", "名称,党组织类别", "甲,党支部")
    assert [(p.severity, p.code) for p in reading.problems] == [
        ("warning", "register.sheet_unknown_near"),
        ("error", "register.nothing_known"),
    ]
    assert dict(reading.problems[0].data) == {"near": "党组织"}
    assert reading.records == []


def test_a_missing_required_column_refuses_the_sheet(tmp_path):
    reading = read_csv(tmp_path, "区域", "名称,户数", "幸福社区,300", "平安社区,200")
    assert [(p.code, p.where.column) for p in errors(reading)] == [("register.column_missing", "层级")]
    assert (reading.records, reading.refused_rows) == ([], 2)


def test_a_table_without_any_known_header_is_an_error_that_names_what_is_wanted(tmp_path):
    (problem,) = read_csv(tmp_path, "区域", "甲,乙", "1,2").problems
    assert problem.code == "register.header_missing"
    assert "名称" in problem.remedy


@pytest.mark.parametrize("name", ["党组织表", "党组织登记表", "党组织台账"])
def test_a_sheet_may_be_called_a_table_or_a_register_of_what_it_holds(tmp_path, name):
    reading = read_csv(tmp_path, name, "名称,党组织类别", "甲,党支部")
    assert [(p.severity, p.code) for p in reading.problems] == [("note", "register.sheet_read_as")]
    assert reading.records[0].sheet.key == "Org"


@pytest.mark.parametrize(
    ("name", "near"),
    [("网格", "区域"), ("网格表", "区域"), ("企业台账", "单位"), ("党支部", "党组织"), ("楼宇", "园区楼宇")],
)
def test_a_sheet_named_after_a_level_or_kind_is_told_which_sheet_holds_such(tmp_path, name, near):
    reading = read_csv(tmp_path, name, "名称,层级", "一网格,网格")
    assert reading.problems[0].code == "register.sheet_unknown_near"
    assert dict(reading.problems[0].data) == {"near": near}


@pytest.mark.parametrize(
    "head", ["户数（户）", "户数(户)", "户 数\n（户）*", "户数【必填】", "户数（单位：户）", "户数〔户〕", "总户数（户）", "户数()"],
)  # fmt: skip
def test_a_unit_or_a_mark_in_brackets_is_no_part_of_a_header(tmp_path, head):
    reading = read_registers(
        [write_book(tmp_path / "a.xlsx", {"区域": [["网格名称(必填)", "层级", head], ["甲", "网格", 300]]})]
    )
    assert reading.problems == []
    assert reading.records[0].values == {"name": "甲", "level": "grid", "households": 300}


def test_a_note_in_brackets_is_passed_over_and_said(tmp_path):
    reading = read_csv(tmp_path, "区域", "名称,层级,常住人口（不含空挂户）", "甲,网格,300")
    assert [(p.severity, p.code, p.value) for p in reading.problems] == [
        ("note", "register.column_read_as", "常住人口（不含空挂户）")
    ]
    assert reading.records[0].values["residents"] == 300


def test_what_in_brackets_makes_the_name_of_another_column_means_that_one(tmp_path):
    reading = read_csv(tmp_path, "党组织", "名称,党组织类别,党员数（正式）,党员数（预备）", "甲,党支部,7,1")
    assert {k: reading.records[0].values[k] for k in ("members", "probationary")} == {"members": 7, "probationary": 1}


def test_what_in_brackets_names_another_column_is_not_guessed_at(tmp_path):
    reading = read_csv(tmp_path, "区域", "名称,层级,户数（党员中心户）", "甲,网格,3")
    assert codes(reading) == ["column_unknown_near"]
    assert "households" not in reading.records[0].values


def test_personal_data_promised_in_brackets_refuses_the_column(tmp_path):
    reading = read_csv(tmp_path, "区域", "名称,层级,类型（负责人电话）", "甲,网格,综合网格")
    assert codes(reading, "error") == ["column_personal"]
    assert "kind" not in reading.records[0].values


@pytest.mark.parametrize("heads", [("户数", "households"), ("户数", "户数（户）"), ("总户数", "户数（2024年）")])
def test_two_headers_of_one_column_are_refused_by_both_names_and_neither_is_read(tmp_path, heads):
    reading = read_csv(tmp_path, "区域", f"名称,层级,{heads[0]},{heads[1]}", "幸福社区,社区,300,400")
    assert codes(reading, "error") == ["column_duplicate"]
    problem = errors(reading)[0]
    assert all(head in problem.reason for head in heads)
    assert "households" not in reading.records[0].values


def test_a_required_column_that_is_there_twice_refuses_the_sheet(tmp_path):
    reading = read_csv(tmp_path, "区域", "网格名称,社区名称,层级", "一网格,幸福社区,网格")
    assert codes(reading, "error") == ["column_duplicate"]
    assert (reading.records, reading.refused_rows) == ([], 1)


def test_serial_numbers_and_what_a_checked_copy_adds_are_passed_over_in_silence(tmp_path):
    reading = read_csv(tmp_path, "区域", "序号,名称,层级,状态,说明", "1,幸福社区,社区,新增,")
    assert reading.problems == []
    assert len(reading.records) == 1


def test_a_header_of_personal_data_is_an_error_and_its_cells_are_never_read(tmp_path):
    reading = read_csv(tmp_path, "区域", "名称,层级,书记姓名,联系电话", "幸福社区,社区,甲乙丙,13800138000")
    assert [(p.code, p.where.column, p.value) for p in errors(reading)] == [
        ("register.column_personal", "书记姓名", None),
        ("register.column_personal", "联系电话", None),
    ]
    assert reading.records[0].values == {"name": "幸福社区", "level": "community"}
    assert "甲乙丙" not in repr(reading)
    assert "13800138000" not in repr(reading)


def test_personal_data_in_a_header_is_not_repeated(tmp_path):
    reading = read_csv(tmp_path, "区域", "名称,层级,经办13800138000", "幸福社区,社区,")
    assert codes(reading, "error") == ["header_content"]
    assert "13800138000" not in repr(reading)


def test_nothing_is_near_to_nonsense():
    assert nearest("qqqq", ["名称", "层级"]) is None
