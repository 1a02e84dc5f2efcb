"""The checked copy: it says what became of every row, and it is read like the register itself."""

import csv

import pytest
from openpyxl import Workbook, load_workbook

from graphmodel.errors import OutputError
from graphmodel.messages import speak
from graphmodel.registers.annotate import write_annotated
from graphmodel.registers.plan import PlanOptions, make_plan
from graphmodel.registers.reader import read_registers
from tests.unit.registers.world import TODAY, town


def plan_of(store, *paths):
    reading = read_registers(paths)
    options = PlanOptions(today=TODAY, now="2026-03-02T00:00:00Z", batch="b2")
    return make_plan(reading, store.network(), households=store.households(), options=options)


def workbook(path, **sheets):
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path)
    return path


UNITS = [
    ("名称*", "单位类型*", "经营地"),
    ("甲公司", "企业", "440101001001"),
    ("丙公司", "企业", "东风社区"),
    ("丁公司", "企业", "东凤社区"),
    ("戊公司", "怪物", "东风社区"),
]


@pytest.fixture
def source(tmp_path):
    return workbook(tmp_path / "登记.xlsx", 单位=UNITS, 随记=[("别的",)])


def test_every_row_gets_its_status_message_and_uid(source):
    before = source.read_bytes()
    plan = plan_of(town(), source)
    copy = write_annotated(source, plan)
    assert copy.name == "登记.checked.xlsx"
    assert source.read_bytes() == before
    rows = list(load_workbook(copy)["单位"].iter_rows(values_only=True))
    assert rows[0][3:] == ("状态", "说明", "编号")
    assert rows[1][3:] == ("无变化", None, "un-1")
    assert (rows[2][3], rows[2][5]) == ("新增", plan.rows[1].uid)
    assert (rows[3][3], rows[3][5]) == ("未通过", None)
    assert "东风社区" in rows[3][4]
    assert rows[4][3] == "未通过"


def test_the_cell_at_fault_is_filled_and_has_a_comment(source):
    copy = load_workbook(write_annotated(source, plan_of(town(), source)))["单位"]
    assert copy["C4"].fill.fgColor.rgb.endswith("FFC7CE")
    assert "东凤社区" in copy["C4"].comment.text
    assert copy["B5"].comment is not None
    assert copy["C3"].comment is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_copy_is_read_like_the_register_and_a_rename_in_it_is_a_rename(tmp_path, lang):
    source, store = workbook(tmp_path / "a.xlsx", Unit=UNITS[:3]), town()
    speak(lang)
    try:
        plan = plan_of(store, source)
        copy = write_annotated(source, plan)
        store.apply(plan)
        again = plan_of(store, copy)
        assert not again.draft
        assert [p.code for p in again.problems] == []
        book = load_workbook(copy)
        book["Unit"]["A3"] = "丙集团"
        book.save(copy)
        renamed = plan_of(store, copy)
        assert (renamed.changed, renamed.new) == (1, 0)
        twice = write_annotated(copy, renamed)
        assert twice != copy
        assert len(next(load_workbook(twice)["Unit"].iter_rows(values_only=True))) == 6
    finally:
        speak("zh")


def test_copies_of_checked_copies_are_numbered_and_no_input_is_written_over(tmp_path):
    source = workbook(tmp_path / "a.xlsx", 单位=UNITS[:3])
    names, paths = [], [source]
    for _ in range(3):
        paths.append(write_annotated(paths[-1], plan_of(town(), paths[-1])))
        names.append(paths[-1].name)
    assert names == ["a.checked.xlsx", "a.checked-2.xlsx", "a.checked-3.xlsx"]
    old = workbook(tmp_path / "b.checked.checked.xlsx", 单位=UNITS[:3])
    assert write_annotated(old, plan_of(town(), old)).name == "b.checked-2.xlsx"


def test_a_copy_never_takes_the_name_of_another_file_of_the_import(tmp_path):
    source, copy = (workbook(tmp_path / name, 单位=UNITS[:2]) for name in ("a.xlsx", "a.checked.xlsx"))
    before = copy.read_bytes()
    plan = plan_of(town(), source, copy)
    assert write_annotated(source, plan).name == "a.checked-2.xlsx"
    assert copy.read_bytes() == before


def test_csv_files_of_a_folder_become_the_sheets_of_one_copy_beside_it(tmp_path):
    folder = tmp_path / "登记"
    folder.mkdir()
    for name, rows in {"单位": UNITS[:3], "户": [("编号", "所在区域"), ("h1", "第一网格"), ("h2", "没有的")]}.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows(rows)
    plan = plan_of(town(), folder)
    copy = write_annotated(folder, plan)
    assert copy == tmp_path / "登记.checked.xlsx"
    book = load_workbook(copy)
    assert [r[2] for r in book["户"].iter_rows(values_only=True)] == ["状态", "新增", "未通过"]
    assert book["户"]["B3"].comment is not None
    assert book["单位"]["D3"].value == "新增"


def test_texts_that_look_like_formulas_stay_texts(tmp_path):
    rows = [("名称", "单位类型", "经营地"), ("=1+1公司", "企业", "@没有"), ("己公司", "企业", "+没有")]
    with (tmp_path / "单位.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    book = load_workbook(write_annotated(tmp_path / "单位.csv", plan_of(town(), tmp_path / "单位.csv")))
    assert {cell.data_type for row in book["单位"].iter_rows() for cell in row if cell.value} == {"s"}
    source = workbook(tmp_path / "b.xlsx", 单位=[("编号", *rows[0]), ("=x", "庚公司", "企业", "")])
    page = load_workbook(source)
    page["单位"]["A2"].data_type = "s"
    page.save(source)
    assert load_workbook(write_annotated(source, plan_of(town(), source)))["单位"]["A2"].data_type == "s"


def test_a_ledger_row_that_makes_two_records_has_one_status(tmp_path):
    source = workbook(
        tmp_path / "台账.xlsx",
        共建台账=[("社区", "共建单位", "项目"), ("东风社区", "甲公司", "修路"), ("东风社区", "没有的单位", "种树")],
    )
    rows = list(load_workbook(write_annotated(source, plan_of(town(), source)))["共建台账"].iter_rows(values_only=True))
    assert [row[3] for row in rows] == ["状态", "新增", "未通过"]


def test_a_copy_that_cannot_be_written_is_told(source):
    plan = plan_of(town(), source)
    (source.parent / "登记.checked.xlsx").mkdir()
    with pytest.raises(OutputError):
        write_annotated(source, plan)


PERSONAL = [
    ("名称*", "单位类型*", "联系电话", "备注", "统一社会信用代码"),
    ("甲公司", "企业", "13912345678", "找李某，13900001111", "91350211M000100Y43"),
    ("丙公司", "企业", 13912345678, "无", ""),
]


def test_a_column_that_promises_personal_data_in_brackets_is_left_out_of_the_copy(tmp_path):
    rows = [("名称", "单位类型", "行业代码（联系人）"), ("甲公司", "企业", "张三丰")]
    source = workbook(tmp_path / "a.xlsx", 单位=rows)
    page = load_workbook(write_annotated(source, plan_of(town(), source)))["单位"]
    assert (page["A2"].value, page["C2"].value) == ("甲公司", None)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_copy_repeats_no_personal_data(tmp_path, form):
    if form == "xlsx":
        source = workbook(tmp_path / "单位.xlsx", 单位=PERSONAL, 随记=[("姓名", "电话"), ("张三丰", "13912345678")])
    else:
        source = tmp_path / "单位.csv"
        with source.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(PERSONAL)
    book = load_workbook(write_annotated(source, plan_of(town(), source)))
    cells = [str(c.value) for page in book.worksheets for row in page.iter_rows() for c in row if c.value is not None]
    assert not [text for text in cells if "1391234" in text or "1390000" in text or "张三丰" in text]
    assert {"甲公司", "丙公司", "91350211M000100Y43", "无"} <= set(cells)


def test_the_copy_can_be_read_again_without_the_columns_of_personal_data(tmp_path):
    source = workbook(tmp_path / "单位.xlsx", 单位=PERSONAL)
    assert "register.column_personal" in {one.code for one in read_registers([source]).problems}
    again = read_registers([write_annotated(source, plan_of(town(), source))])
    assert not [one for one in again.problems if one.severity == "error"]
    assert [record.values["name"] for record in again.records] == ["甲公司", "丙公司"]
