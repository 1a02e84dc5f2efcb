from datetime import date

import pytest

from graphmodel.registers.dates import day_of, day_of_serial, is_month


@pytest.mark.parametrize(
    "text", ["2026-11-01", "2026年11月1日", "2026.11.1", "2026/11/1", "20261101", "２０２６年１１月１日"]
)
def test_a_day_is_read_in_every_form_that_offices_write(text):
    assert day_of(text) == date(2026, 11, 1)


@pytest.mark.parametrize("text", ["2026-11", "", "今天", "45678", "26-11-1", "11/1/2026"])
def test_what_names_no_day_is_none(text):
    assert day_of(text) is None


def test_a_day_that_does_not_exist_raises():
    with pytest.raises(ValueError, match="day"):
        day_of("2026-02-30")


def test_a_month_is_no_day_but_can_be_told_from_nonsense():
    assert is_month("2026年11月")
    assert is_month("2026-11")
    assert not is_month("去年")


def test_only_a_plausible_serial_number_is_a_day():
    assert day_of_serial(45_678) == date(2025, 1, 21)
    assert day_of_serial(19_999) is None
    assert day_of_serial(73_051) is None
