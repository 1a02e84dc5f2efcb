"""The pact ledger on its way into the store: pacts found or made by who their parties are, projects under them."""

from datetime import date

import pytest

from tests.unit.registers.test_ledger import HEAD
from tests.unit.registers.world import codes, record, town
from tests.unit.registers.written import read_csv, write_book


@pytest.fixture
def ledger(tmp_path):
    def read(*rows):
        reading = read_csv(tmp_path, "共建台账", HEAD, *rows)
        assert not reading.problems
        return reading.records

    return read


def names(store, kind):
    return sorted(image["name"] for image in store.nodes[kind].values())


def test_the_same_project_under_two_pacts_is_two_projects(ledger):
    records = ledger("东风社区,甲公司,义诊,每月,甲公司,2026-12-31,", "东风社区,乙公司,义诊,每季,乙公司,2026-12-31,")
    store = town().load(*records)
    assert names(store, "Project") == ["义诊", "义诊"]
    assert len(store.live("UNDER")) == 2
    assert not store.plan(*records).draft


@pytest.mark.parametrize(
    ("row", "column"),
    [("东风社区,丙公司,义诊,每月,甲公司,,", "社区、共建单位"), ("东风社区,甲公司,义诊,每月,丙公司,,", "责任单位")],
)
def test_a_ledger_row_is_taught_in_the_words_of_its_sheet(ledger, row, column):
    problem = next(p for p in town().plan(*ledger(row)).problems if p.code.startswith("plan.reference_unknown"))
    assert problem.where.column == column
    assert "签约方" not in problem.reason
    assert "丙公司" in problem.reason


def test_the_same_project_twice_under_one_pact_is_taught(ledger):
    plan = town().plan(*ledger("东风社区,甲公司,义诊,每月,,,", "东风社区,甲公司,义诊,每季,,,"))
    assert set(codes(plan)) == {"plan.row_twice"}


def test_a_pact_of_the_same_parties_is_found_whatever_its_name(ledger):
    store = town().load(record("Pact", name="东风共建", parties=["甲公司", "东风社区"], signed_on="2025-01-01"))
    records = ledger("东风社区,甲公司,义诊,每月,甲公司,2026-12-31,")
    store.load(*records)
    assert names(store, "Pact") == ["东风共建"]
    assert store.live("UNDER") == [(store.uid("Project", "义诊"), store.uid("Pact", "东风共建"))]
    assert store.nodes["Pact"][store.uid("Pact", "东风共建")]["signed_on"] == "2025-01-01"
    assert not store.plan(*records).draft


def test_a_pact_that_has_expired_or_has_other_parties_is_not_the_one_meant(ledger):
    store = town().load(
        record("Pact", 2, name="旧约", parties=["甲公司", "东风社区"], expires_on="2026-01-01"),
        record("Pact", 3, name="三方", parties=["甲公司", "乙公司", "东风社区"]),
    )
    store.load(*ledger("东风社区,甲公司,义诊,每月,甲公司,2026-12-31,"))
    assert names(store, "Pact") == ["三方", "东风社区与甲公司共建协议", "旧约"]


def test_of_several_pacts_the_one_that_the_ledger_made_is_meant_else_the_row_is_taught(ledger):
    parties = ["甲公司", "东风社区"]
    store = town().load(
        record("Pact", 2, name="甲约", parties=parties), record("Pact", 3, name="乙约", parties=parties)
    )
    records = ledger("东风社区,甲公司,义诊,每月,甲公司,2026-12-31,")
    plan = store.plan(*records)
    assert "plan.several_pacts" in codes(plan)
    assert plan.refused == 2
    assert not plan.draft
    store.load(record("Pact", name="东风社区与甲公司共建协议", parties=parties)).load(*records)
    assert [pact for _, pact in store.live("UNDER")] == [store.uid("Pact", "东风社区与甲公司共建协议")]


def test_parties_written_by_code_uid_or_name_are_the_same_parties(ledger):
    records = ledger(
        "440101001002,un-1,义诊,每月,un-1,2026-12-31,",
        "东风社区,甲公司,助学,结对,甲公司,2026-12-31,",
        "ar-12,甲公司,宣讲,每季,,,",
    )
    store = town().load(*records)
    assert names(store, "Pact") == ["东风社区与甲公司共建协议"]
    assert len(store.live("UNDER")) == 3
    assert not store.plan(*records).draft


def test_partners_that_the_same_import_adds_make_one_pact_too(ledger):
    unit = record("Unit", name="丙公司", kind="enterprise", area="东风社区")
    rows = ledger("东风社区,丙公司,义诊,每月,丙公司,2026-12-31,", "东风社区,丙公司,助学,结对,丙公司,2026-12-31,")
    store = town().load(unit, *rows)
    assert names(store, "Pact") == ["东风社区与丙公司共建协议"]
    assert not store.plan(unit, *rows).draft


def test_an_import_of_units_a_pact_and_a_ledger_that_names_its_parties_by_uid_changes_nothing_when_repeated(ledger):
    records = (
        record("Unit", uid="un-9", name="丙公司", kind="enterprise", area="东风社区"),
        record("Pact", name="东风共建", parties=["un-9", "东风社区"]),
        *ledger("东风社区,un-9,义诊,每月,un-9,2026-12-31,"),
    )
    store = town().load(*records)
    again = store.plan(*records)
    assert not codes(again)
    assert not again.draft


def test_an_unknown_partner_is_taught(ledger):
    plan = town().plan(*ledger("东风社区,丁公司,义诊,每月,,,"))
    assert codes(plan) == ["plan.reference_unknown_near", "plan.reference_refused"]
    assert not plan.draft


def test_a_community_of_a_name_that_two_have_is_the_one_in_the_partners_sub_district(ledger):
    records = ledger("幸福社区,乙公司,助学,结对,,,")
    store = town().load(*records)
    assert ("ar-11", store.uid("Pact", "幸福社区与乙公司共建协议")) in store.live("PARTY_TO")
    assert not store.plan(*records).draft


def test_a_messy_sheet_as_offices_keep_it_is_read_row_by_row(tmp_path):
    from graphmodel.registers.reader import read_registers

    rows = [
        ["东街道2026年共建项目台账"],
        ["填报单位：东街道", "", "", "", "", "填报时间：2026年3月"],
        ["社 区", "共建单位", "项目", "内容", "责任单位", "时限", "完成情况"],
        ["东风社区", "甲公司、乙公司", "义诊", "每月一次，逢５日", "甲公司", date(2026, 12, 31), "推进中"],
        [" 东风社区", "乙公司；甲公司", "助学", "结对10户", "乙公司", "2026年6月30日", "2026.3.1 完成"],
        ["", "甲公司", "整治", "每周", "甲公司", "2026/5/1", ""],
        ["东风社区", "甲公司", "宣讲", "每季", "甲公司", "年底前", ""],
        ["东风社区", "甲公司", "走访", "联系人13800138000", "甲公司", "20261231", ""],
        ["合计", "", "5项"],
        ["注：以上由各社区填报"],
    ]
    reading = read_registers([write_book(tmp_path / "台账.xlsx", {"共建台账": rows})])
    found = [(p.code.removeprefix("register."), p.where.row) for p in reading.problems if p.severity == "error"]
    assert found == [("required_empty", 6), ("date_wrong", 7), ("personal_phone", 8)]
    assert all(p.remedy for p in reading.problems if p.severity == "error")
    assert not any("138" in str((p.value, p.reason)) for p in reading.problems)
    store = town().load(*reading.records)
    assert names(store, "Pact") == ["东风社区与乙公司、甲公司共建协议"]
    told = {image["name"]: (image["due_on"], image.get("done_on")) for image in store.nodes["Project"].values()}
    assert told == {"义诊": ("2026-12-31", None), "助学": ("2026-06-30", "2026-03-01")}


def test_parties_that_the_same_import_makes_are_known_by_uid_code_or_name(ledger):
    newcomers = [
        record("Unit", 2, uid="un-new", name="新公司", kind="enterprise"),
        record("Area", 3, name="新社区", level="community", code="440101001077", parent=["ar-1"]),
    ]
    rows = ledger("新社区,un-new,义诊,每月,,,", "440101001077,新公司,助学,结对,,,", "新社区,新公司,宣讲,每季,,,")
    plan = town().plan(*newcomers, *rows)
    store = town().load(*newcomers, *rows)
    assert not plan.refused
    assert names(store, "Pact") == ["新社区与新公司共建协议"]
    assert len(store.live("UNDER")) == 3
    assert not store.plan(*newcomers, *rows).draft


def test_a_pact_of_the_same_import_is_the_one_that_its_ledger_means(ledger):
    unit = record("Unit", 2, name="新公司", kind="enterprise")
    pact = record("Pact", 3, name="东风共建", parties=["新公司", "东风社区"], signed_on="2025-01-01")
    rows = ledger("东风社区,新公司,义诊,每月,,,")
    store = town().load(unit, pact, *rows)
    assert names(store, "Pact") == ["东风共建"]
    assert store.live("UNDER") == [(store.uid("Project", "义诊"), store.uid("Pact", "东风共建"))]
    assert not store.plan(unit, pact, *rows).draft
