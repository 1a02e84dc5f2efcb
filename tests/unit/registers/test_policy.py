"""What local policy and usage say about reading, beside levels and refusals."""

from graphmodel.profiles import load_profile
from tests.unit.registers.written import read_csv


def test_an_alliance_of_a_template_that_the_profile_lacks_is_warned_of_and_kept(tmp_path):
    rows = ("名称,组织架构", "甲联盟,1+X+Y", "乙联盟,政企校金四方", "丙联盟,１＋Ｘ＋Ｙ", "丁联盟,")
    reading = read_csv(tmp_path, "联盟", *rows, profile=load_profile("default"))
    assert [r.values["template"] for r in reading.records] == ["1+X+Y", "政企校金四方", "１＋Ｘ＋Ｙ", None]
    (problem,) = reading.problems
    assert (problem.severity, problem.code) == ("warning", "register.template_unknown")
    assert (problem.where.row, problem.where.column, problem.value) == (4, "组织架构", "１＋Ｘ＋Ｙ")
    assert "政企校金四方" in problem.remedy


def test_committees_may_be_called_as_everybody_calls_them(tmp_path):
    rows = [
        f"单位{n},{kind}" for n, kind in enumerate(("业委会", "居委会", "村委会", "物业公司", "国企", "居民委员会"))
    ]
    reading = read_csv(tmp_path, "单位", "名称,单位类型", *rows)
    assert reading.problems == []
    assert [r.values["kind"] for r in reading.records] == [
        "owners_committee", "residents_committee", "villagers_committee", "property_company", "soe", "residents_committee",
    ]  # fmt: skip


def test_who_writes_a_level_of_local_rules_is_told_how_to_name_them(tmp_path):
    (problem,) = read_csv(tmp_path, "区域", "名称,层级", "甲,片组").problems
    assert problem.code == "register.word_unknown"
    assert "GRAPHMODEL_PROFILE" in problem.remedy
