"""What a plan says before it is applied."""

from api.cli.plans import plan_text
from tests.unit.registers.world import record, town


def test_a_plan_names_the_records_that_would_close() -> None:
    plan = town().plan(
        record("Area", uid="ar-11", name="幸福社区", level="community"), close_missing=("Area",), under="ar-1"
    )
    assert plan_text(plan).splitlines()[2:] == [
        "文件中没有、将予关闭的记录 2 条：",
        "  第一网格 (ar-111)",
        "  东风社区 (ar-12)",
    ]


def test_a_plan_that_closes_nothing_says_nothing_of_it() -> None:
    plan = town().plan(record("Area", uid="ar-11", name="幸福社区", level="community"))
    assert len(plan_text(plan).splitlines()) == 2
