"""The commands that a report ends with: they go on from what was asked."""

from graphmodel.gaps.narrowing import Narrowing, narrow
from graphmodel.gaps.report.steps import Asked, next_steps
from graphmodel.messages import speak
from tests.unit.gaps.report.place import place
from tests.unit.gaps.town import DEFAULT, Town


def commands(town: Town, asked: Asked, **narrowed: tuple[str, ...]) -> list[str]:
    return [command for command, _ in next_steps(narrow(town.report(), DEFAULT, Narrowing(**narrowed)), asked)]  # type: ignore[arg-type]


def test_they_repeat_the_options_that_were_given() -> None:
    asked = Asked(
        program="graphmodel --data 甲", look=" --on 2026-11-22 --profile rural", narrowed=" --under s --rule C1.grid"
    )
    workbook, explain = commands(place(), asked)
    assert workbook.startswith(
        "graphmodel --data 甲 gaps --under s --rule C1.grid --on 2026-11-22 --profile rural --st"
    )
    assert explain == "graphmodel --data 甲 explain C1.grid~g2 --on 2026-11-22 --profile rural"


def test_the_file_is_named_by_what_is_in_it_the_place_and_the_day() -> None:
    assert commands(place(), Asked())[0].endswith("--status 待补 --output 待补-示例街道-2026-11-22.xlsx")
    one = commands(place(), Asked(statuses=("data",)), statuses=("data",))
    assert one[0].endswith("--status 数据待核 --output 数据待核-示例街道-2026-11-22.xlsx")
    two = commands(place(), Asked(statuses=("data", "blank")))
    assert two[0].endswith("--status 数据待核,待补 --output 事项-示例街道-2026-11-22.xlsx")


def test_a_place_whose_name_no_file_can_have_still_gives_a_file() -> None:
    odd = Town().area("s", "sub_district", name='甲/乙 "丙"').area("c", "community", "s").org("r", "branch", "c")
    assert all('"' not in command and "/" not in command for command in commands(odd, Asked()))


def test_where_nothing_is_on_record_the_workbook_comes_first() -> None:
    bare = Town().area("s", "sub_district", name="竖新镇").area("c1", "community", "s")
    assert commands(bare, Asked())[:2] == [
        "graphmodel template 登记册-竖新镇.xlsx",
        "graphmodel import 登记册-竖新镇.xlsx",
    ]


def test_in_english_statuses_are_typed_by_their_keys() -> None:
    speak("en")
    try:
        assert "--status blank --output to-fill-示例街道-2026-11-22.xlsx" in commands(place(), Asked())[0]
    finally:
        speak("zh")
