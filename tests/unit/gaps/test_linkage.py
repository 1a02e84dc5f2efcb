"""Who stands alone, who hangs on one partner, who is tied to one side only: L1 to L4, L10 to L15."""

from fractions import Fraction

import pytest

from graphmodel.messages import speak
from graphmodel.ties.concentration import gini
from tests.unit.gaps.town import TODAY, TOMORROW, YESTERDAY, Town, days_ago, says, town, with_rule


def pact(built: Town, uid: str, *parties: str, **row: object) -> Town:
    built.add("Pact", uid, **row)
    for party in parties:
        built.tie("PARTY_TO", party, uid)
    return built


def test_a_community_without_any_partner_is_blank_where_another_has_one() -> None:
    built = pact(town().unit("u", "c1"), "p", "c1", "u")
    finding = built.found("L1")["c2"]
    assert (finding.status, finding.severity, finding.includes) == ("blank", "high", ())
    assert finding.subject.path == ("示例街道",)
    assert "没有现行的共建协议" in says(finding)


def test_a_pact_of_the_community_s_organisation_is_the_community_s() -> None:
    built = pact(town().unit("u", "c1"), "p", "oc1", "u")
    assert set(built.found("L1")) == {"c2"}


def test_a_pact_between_a_community_and_its_own_organisation_is_no_tie() -> None:
    found = pact(town(), "p", "c1", "oc1").found("L1")
    assert found["s"].includes == ("c1", "c2")


def test_where_no_community_has_a_partner_one_finding_of_data_says_so() -> None:
    (finding,) = town().found("L1").values()
    assert (finding.subject.uid, finding.status, finding.severity) == ("s", "data", "medium")
    assert "本库尚未导入该地此类登记" in says(finding)
    assert finding.action == "先导入该地此类登记，再看空白"


def test_a_collapse_of_ties_follows_the_collapse_of_the_communities_organisations() -> None:
    built = Town().area("s", "sub_district").area("c", "community", "s")
    assert built.found("L1")["s"].follows == "C1.community~s"


@pytest.mark.parametrize(
    ("row", "alone"),
    [
        ({}, False), ({"signed_on": TODAY}, False), ({"signed_on": TOMORROW}, True), ({"expires_on": TODAY}, True),
        ({"expires_on": TOMORROW}, False), ({"valid_to": TODAY}, True),
    ],
)  # fmt: skip
def test_a_pact_ties_from_its_signing_until_the_day_it_expires(row: dict[str, object], alone: bool) -> None:
    built = pact(town().unit("u", "c1").unit("v", "c1"), "p", "c1", "u", **row)
    built.tie("REPORTS_TO", "v", "c2")
    assert ("c1" in built.found("L1")) == alone


def test_public_bodies_and_large_firms_without_partner_are_found_and_small_firms_are_not() -> None:
    built = pact(town().unit("tied", "c1", kind="soe"), "p", "c1", "tied")
    built.unit("bureau", "c1", kind="agency").unit("hall", "c1", kind="institution").unit("works", "c2", kind="soe")
    built.unit("large", "c1", above_scale=True).unit("small", "c1", above_scale=False).unit("other", "c1")
    built.unit("gone", "c1", kind="agency", status="moved_out")
    found = built.found("L2")
    assert set(found) == {"bureau", "hall", "works", "large"}
    assert {(f.status, f.severity) for f in found.values()} == {("blank", "low")}


def test_a_unit_of_no_place_stands_alone_by_itself_whatever_is_on_record_elsewhere() -> None:
    assert set(town().unit("u", kind="agency").unit("v", "c1", kind="agency").found("L2")) == {"u", "s"}


def test_a_community_with_one_partner_names_it_and_what_ties_them() -> None:
    built = pact(town().unit("u", "c1", name="甲厂").unit("v", "c1"), "p", "c1", "u")
    built.tie("REPORTS_TO", "u", "c1").tie("REPORTS_TO", "u", "c2").tie("REPORTS_TO", "v", "c2")
    (finding,) = built.found("L3.single").values()
    assert (finding.subject.uid, finding.value, finding.threshold, finding.status) == ("c1", 1, 1, "tune")
    assert says(finding) == "甲厂：登记中唯一的共建对象，联系类型：共建协议、双报到"


def test_how_few_partners_are_few_is_the_profile_s() -> None:
    built = town().unit("u").unit("v").tie("REPORTS_TO", "u", "c1").tie("REPORTS_TO", "v", "c1")
    found = built.found("L3.single", profile=with_rule("L3.single", partners_at_most=2))
    assert found["c1"].value == 2
    assert says(found["c1"]).count("登记中 2 个共建对象之一") == 2


def hub(count: int) -> Town:
    """A firm to which so many others are tied, besides a community."""
    built = town().unit("hub", "c1", name="中心厂").tie("REPORTS_TO", "hub", "c1")
    for number in range(count):
        built.unit(f"leaf{number}", name=f"厂{number}")
        pact(built, f"p{number}", "hub", f"leaf{number}")
    return built


def test_what_would_be_affected_by_the_loss_of_a_unit_is_named_and_counted() -> None:
    (finding,) = hub(3).found("L3.cut").values()
    assert (finding.subject.uid, finding.value, finding.threshold) == ("hub", 3, 3)
    assert "若该单位迁出，受影响的有" in says(finding)
    assert "（共 3 个）" in says(finding)
    assert finding.includes == ()


def test_cutting_off_two_others_is_not_found() -> None:
    assert hub(2).found("L3.cut") == {}


def test_of_many_affected_some_are_named() -> None:
    finding = hub(9).found("L3.cut")["hub"]
    assert finding.value == 9
    assert sum(f"厂{number}" in says(finding) for number in range(9)) == 5


def test_what_hangs_on_the_root_organisation_is_not_found() -> None:
    built = town().unit("hub", "c1")
    for number in range(4):
        built.unit(f"leaf{number}").tie("SITS_ON", f"leaf{number}", "root")
    assert built.found("L3.cut") == {}


def test_a_part_beside_the_largest_is_found_by_its_smallest_uid() -> None:
    built = hub(2).unit("y").unit("x").tie("CONTACTS", "oc2", "x").tie("CONTACTS", "oc2", "y")
    (finding,) = built.unit("z").found("L4").values()
    assert (finding.subject.uid, finding.includes, finding.value) == ("c2", ("c2", "x", "y"), 3)
    assert "与最大的一片（4 个）没有联系" in says(finding)


def test_of_two_parts_of_one_size_the_one_of_the_smaller_uid_is_the_largest() -> None:
    built = town().unit("a").unit("z").tie("REPORTS_TO", "z", "c1").tie("REPORTS_TO", "a", "c2")
    assert set(built.found("L4")) == {"c1"}


def spread(*numbers: int) -> Town:
    """A sub-district with communities of so many partners."""
    built = Town().area("s", "sub_district")
    for at, number in enumerate(numbers):
        built.area(f"c{at}", "community", "s")
        for one in range(number):
            built.unit(f"u{at}-{one}").tie("REPORTS_TO", f"u{at}-{one}", f"c{at}")
    return built


def test_an_index_of_exactly_the_limit_is_not_found() -> None:
    assert gini([0, 0, 0, 3, 2]) == Fraction(16, 25)
    assert gini([0, 0, 0, 1, 1]) == Fraction(6, 10)
    assert spread(0, 0, 0, 1, 1).found("L10") == {}
    finding = spread(0, 0, 0, 3, 2).found("L10")["s"]
    assert (finding.value, finding.threshold, finding.status) == (0.64, 0.6, "tune")
    assert "5 个社区（村）共建对象数的基尼系数为 0.64，限值 0.6" in says(finding)


def test_few_communities_or_none_with_a_partner_have_no_index() -> None:
    assert spread(0, 0, 0, 3).found("L10") == {}
    assert spread(0, 0, 0, 0, 0).found("L10") == {}
    assert spread(1, 1, 1, 1, 1).found("L10") == {}


def rated(built: Town, org: str, value: str, days: int, **row: object) -> Town:
    uid = f"e-{org}-{days}-{value}"
    return built.add("Event", uid, kind="rating", on=days_ago(days), value=value, **row).tie("ABOUT", uid, org)


def test_an_organisation_rated_lowest_without_liaison_is_found_by_its_latest_rating() -> None:
    built = rated(rated(town(), "oc1", "一类", 300), "oc1", "三类", 10)
    rated(rated(built, "oc2", "三类", 300), "oc2", "一类", 10)
    (finding,) = built.found("L11").values()
    assert (finding.subject.uid, finding.status, finding.severity) == ("oc1", "blank", "high")
    assert days_ago(10).isoformat() in says(finding)
    assert "三类" not in says(finding)


@pytest.mark.parametrize(("end", "found"), [(None, False), (TODAY, True)])
def test_a_live_liaison_answers_a_low_rating(end: object, found: bool) -> None:
    built = rated(town(), "oc1", "后进", 10).tie("CONTACTS", "root", "oc1", valid_to=end)
    assert bool(built.found("L11")) == found


def test_where_the_profile_says_so_liaisons_that_are_nowhere_on_record_are_one_finding() -> None:
    built = rated(rated(town(), "oc1", "后进", 10), "oc2", "后进", 10)
    local = with_rule("L11", recorded_in="sub_district")
    (finding,) = built.found("L11", profile=local).values()
    assert (finding.subject.uid, finding.status, finding.includes) == ("s", "data", ("oc1", "oc2"))
    assert set(built.tie("CONTACTS", "root", "oc2").found("L11", profile=local)) == {"oc1"}


def test_a_rating_of_tomorrow_and_a_visit_are_no_ratings() -> None:
    built = rated(town(), "oc1", "后进", -1)
    built.add("Event", "v", kind="visit", on=YESTERDAY, value="后进").tie("ABOUT", "v", "oc1")
    assert built.found("L11") == {}


def compound(built: Town, uid: str, *kinds: str) -> Town:
    built.add("Carrier", uid, kind="residential_compound").tie("LOCATED_IN", uid, "c1")
    for kind in kinds:
        built.unit(f"{uid}-{kind}", kind=kind).tie("SERVES", f"{uid}-{kind}", uid)
    return built


def test_a_compound_names_the_sides_that_are_absent() -> None:
    built = compound(town(), "k", "villagers_committee")
    compound(built, "whole", "residents_committee", "owners_committee", "property_company")
    (finding,) = built.found("L13").values()
    assert (finding.subject.uid, finding.value) == ("k", 1)
    assert says(finding) == "k：登记中没有现行服务本小区的：业主委员会、物业服务企业"


def test_where_no_compound_has_any_side_one_finding_says_so() -> None:
    built = compound(compound(town(), "k"), "l", "enterprise")
    (finding,) = built.found("L13").values()
    assert (finding.subject.uid, finding.status, finding.includes) == ("s", "data", ("k", "l"))


def test_other_carriers_are_asked_for_no_committees() -> None:
    assert town().add("Carrier", "b", kind="building").tie("LOCATED_IN", "b", "c1").found("L13") == {}


def test_three_partners_of_one_kind_are_one_sector_and_two_are_not_enough() -> None:
    built = town()
    for number in range(3):
        built.unit(f"h{number}", kind="hospital").tie("REPORTS_TO", f"h{number}", "c1")
    built.tie("REPORTS_TO", "h0", "c2").tie("REPORTS_TO", "h1", "c2")
    (finding,) = built.found("L15").values()
    assert (finding.subject.uid, finding.value, finding.status) == ("c1", 3, "tune")
    assert "同属一类（医院）" in says(finding)
    assert built.tie("CONTACTS", "root", "c1").found("L15") == {}


def test_findings_on_ties_are_said_in_english_too() -> None:
    speak("en")
    try:
        finding = hub(3).found("L3.cut")["hub"]
        assert "were the unit to move out, 3 would be affected" in says(finding)
    finally:
        speak("zh")
