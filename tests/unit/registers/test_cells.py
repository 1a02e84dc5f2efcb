from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.registers import cells
from graphmodel.registers.texts import split_names


@pytest.mark.parametrize(
    "cell",
    [
        "2024-03-05", "2024/3/5", "2024.3.5", "2024年3月5日", "20240305", 20240305.0, "２０２４－０３－０５", " 2024-03-05 ",
        "2024 年 3 月 5 日", "2024年3月5号", "2024年3月5", "2024—03—05", "2024/03/05 ", "2024-03-05 00:00:00", "2024-03-05T08:30", date(2024, 3, 5), datetime.fromisoformat("2024-03-05T09:30"),
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_form_that_offices_write(cell):
    assert cells.read_date(cell) == ("2024-03-05", None)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("24-3-5", "date_wrong"), ("3月5日", "date_wrong"), ("去年", "date_wrong"), ("2024-3/5", "date_wrong"), (time(9), "date_wrong"),
        (True, "date_wrong"), ("1024-03-05", "date_wrong"), ("2024-03", "date_month"), ("2024年3月", "date_month"), (2026.0, "date_month"),
        ("2026.11", "date_month"), (2026.11, "date_month"), (19_999.0, "date_number"), (73_051.0, "date_number"), ("45356.5", "date_number"),
        ("123", "date_number"), (-5.0, "date_number"), ("99999", "date_number"),
    ],
)  # fmt: skip
def test_what_is_no_whole_day_is_a_fault_that_says_why(cell, code):
    value, fault = cells.read_date(cell)
    assert value is None
    assert fault.code == f"register.{code}"


@pytest.mark.parametrize(
    ("cell", "day"),
    [(45356.0, "2024-03-05"), (45356, "2024-03-05"), (45356.75, "2024-03-05"), ("45356", "2024-03-05"), (" ４５３５６ ", "2024-03-05"),
     (20_000.0, "1954-10-03"), (73_050.0, "2099-12-31")],
)  # fmt: skip
def test_a_spreadsheets_serial_number_is_its_day_with_a_warning(cell, day):
    value, fault = cells.read_date(cell)
    assert value == day
    assert (fault.code, fault.severity) == ("register.date_serial", "warning")


def test_a_day_that_does_not_exist_is_a_fault():
    assert cells.read_date("2023-02-29")[1].code == "register.date_impossible"


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]),
)
def test_every_day_is_read_back_from_every_form(day, form):
    assert cells.read_date(day.strftime(form)) == (day.isoformat(), None)


@pytest.mark.parametrize(
    ("cell", "count"),
    [("12", 12), (12.0, 12), ("１２", 12), ("1,234", 1234), ("1，234", 1234), (" 1 234 ", 1234), ("12.0", 12), ("0", 0), ("", None),
     ("—", None), ("-", None), (None, None)],
)  # fmt: skip
def test_a_count_is_read_as_number_or_text_of_either_width(cell, count):
    assert cells.read_count(cell) == (count, None)


@pytest.mark.parametrize(
    ("cell", "code"),
    [("300户", "number_wrong"), ("约300", "number_wrong"), ("1,23", "number_wrong"), ("12.5", "count_wrong"), (12.5, "count_wrong"),
     ("-3", "count_negative"), (-3.0, "count_negative"), (True, "number_wrong"), ("1e3", "number_wrong"), ("12345678901234", "number_wrong"),
     (float("nan"), "cell_error"), ("#REF!", "cell_error"), (cells.UNCALCULATED, "formula_uncalculated")],
)  # fmt: skip
def test_what_is_no_count_is_a_fault(cell, code):
    value, fault = cells.read_count(cell)
    assert value is None
    assert fault.code == f"register.{code}"


@given(st.integers(0, 9_999_999_999))
def test_every_count_is_read_back_with_and_without_separators(count):
    full_width = str.maketrans("0123456789", "０１２３４５６７８９")
    for text in (str(count), f"{count:,}", str(count).translate(full_width)):
        assert cells.read_count(text) == (count, None)


@pytest.mark.parametrize("cell", ["是", "有", "√", "1", 1.0, "true", "TRUE", True, "１"])
def test_a_ticked_box_is_true(cell):
    assert cells.read_flag(cell) == (True, None)


@pytest.mark.parametrize("cell", ["否", "无", "0", 0.0, "false", False, "×"])
def test_a_box_not_ticked_is_false(cell):
    assert cells.read_flag(cell) == (False, None)


def test_a_box_may_be_empty_but_not_vague():
    assert cells.read_flag("") == (None, None)
    assert cells.read_flag("部分")[1].code == "register.flag_wrong"


@pytest.mark.parametrize("cell", [4.401061990010113e17, "4.40106E+17", "4.401061990010113e+17", 1e15])
def test_a_long_code_kept_as_a_number_is_reported_as_lost_and_never_quoted(cell):
    value, fault = cells.read_text(cell)
    assert value is None
    assert fault.code == "register.digits_lost"
    assert not fault.quoted


def test_a_short_code_kept_as_a_number_is_its_digits():
    assert cells.read_text(990101001001.0) == ("990101001001", None)
    assert cells.read_text(1.5) == ("1.5", None)


def test_the_apostrophe_that_guards_a_sign_is_no_part_of_the_text():
    assert cells.read_text("'=1+1") == ("=1+1", None)
    assert cells.read_text("'甲") == ("'甲", None)
    assert cells.read_text("\u3000 甲 村\u200b ") == ("甲 村", None)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("甲;乙；丙、丁\n戊", ("甲", "乙", "丙", "丁", "戊")),
        ("乙；甲；乙", ("乙", "甲")),
        ("甲；；乙；", ("甲", "乙")),
        ("商圈链（街、片）委会；甲", ("商圈链（街、片）委会", "甲")),
        ("甲（一、乙", ("甲（一", "乙")),
        ("", ()),
        ("；", ()),
        (12.0, ("12",)),
    ],
)
def test_a_reference_cell_holds_each_name_once_in_order(cell, names):
    assert cells.read_names(cell) == (names, None)


@given(st.lists(st.text("甲乙丙丁戊abc123", min_size=1), unique_by=str.casefold), st.sampled_from(";；、\n"))
def test_names_that_were_joined_are_split_again(names, separator):
    assert split_names(separator.join(names)) == tuple(names)


@given(
    st.one_of(st.text(), st.floats(), st.booleans(), st.dates(), st.times(), st.none(), st.datetimes(), st.timedeltas())
)
def test_no_cell_whatever_makes_a_reading_fail(cell):
    for read in (
        cells.read_text,
        cells.read_names,
        cells.read_texts,
        cells.read_count,
        cells.read_degrees,
        cells.read_flag,
        cells.read_date,
    ):
        value, fault = read(cell)
        assert fault is None or not value or fault.severity == "warning"
