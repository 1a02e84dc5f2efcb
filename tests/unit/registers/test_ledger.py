from tests.unit.registers.written import codes, read_csv

HEAD = "社区,共建单位,项目,内容,责任单位,时限,完成情况"


def test_a_ledger_row_becomes_a_pact_and_a_project(tmp_path):
    pact, project = read_csv(
        tmp_path, "共建台账", HEAD, "幸福社区,乙公司；甲医院,义诊,每月一次,甲医院,2024-12-31,2024年11月5日完成"
    ).records
    assert (pact.sheet.key, project.sheet.key) == ("Pact", "Project")
    assert pact.values == {"name": "幸福社区与乙公司、甲医院共建协议"}
    assert pact.references == {"parties": ("幸福社区", "乙公司", "甲医院")}
    assert project.values == {"name": "义诊", "content": "每月一次", "due_on": "2024-12-31", "done_on": "2024-11-05"}
    assert project.references == {"under": ("幸福社区与乙公司、甲医院共建协议",), "responsible": ("甲医院",)}


def test_rows_of_the_same_partners_find_the_same_pact(tmp_path):
    records = read_csv(
        tmp_path, "共建台账", HEAD, "幸福社区,甲；乙,义诊,,,,", "幸福社区,乙；甲,助学,,,,", "平安社区,甲；乙,义诊,,,,"
    ).records
    assert [r.sheet.key for r in records] == ["Pact", "Project", "Project", "Pact", "Project"]
    assert records[1].references["under"] == records[2].references["under"] != records[4].references["under"]


def test_progress_gives_the_day_of_completion_or_says_that_it_does_not(tmp_path):
    rows = [
        f"幸福社区,甲,项目{n},,,,{text}"
        for n, text in enumerate(("已完成 2024.3.5", "推进中，计划2024.3.5", "", "已完成", "未完成"))
    ]
    reading = read_csv(tmp_path, "共建台账", HEAD, *rows)
    projects = [r.values for r in reading.records if r.sheet.key == "Project"]
    assert [p.get("done_on", "absent") for p in projects] == ["2024-03-05", None, None, "absent", None]
    assert codes(reading) == ["progress_unread"]


def test_a_day_on_which_something_began_or_is_planned_is_no_day_of_completion(tmp_path):
    texts = (
        "2024年3月5日启动，正在推进", "正常推进", "预计2024.9.1完成", "前期已完成，预计2024.9.1结束", "2024-03-05", "取消",
        "2024.3.5已办结。",
    )  # fmt: skip
    reading = read_csv(tmp_path, "共建台账", HEAD, *(f"幸福社区,甲,项目{n},,,,{text}" for n, text in enumerate(texts)))
    projects = [r.values.get("done_on", "absent") for r in reading.records if r.sheet.key == "Project"]
    assert projects == [None, None, None, "absent", "2024-03-05", "absent", "2024-03-05"]
    assert codes(reading) == ["progress_unread", "progress_unread"]
