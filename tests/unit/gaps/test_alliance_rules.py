"""Chains, alliances and service points: C12, C15, T14."""

import pytest

from tests.unit.gaps.town import TODAY, YESTERDAY, Town, and_rule, says, town


def alliance(*segments: str, template: str | None = None, **row: object) -> Town:
    """A chain of segments that one alliance serves."""
    built = town().add("Chain", "chain", name="甲链", segments=list(segments) or None)
    return built.add("Alliance", "al", template=template, **row).tie("SERVES", "al", "chain")


def member(built: Town, uid: str, *segments: str, **tie: object) -> Town:
    built.unit(uid, "c1").tie("MEMBER_OF", uid, "al", **tie)
    for segment in segments:
        built.tie("IN_SEGMENT", uid, "chain", segment=segment)
    return built


def test_a_chain_that_no_live_alliance_serves_is_blank() -> None:
    built = alliance("上游").add("Chain", "bare").add("Chain", "left").add("Alliance", "old", valid_to=TODAY)
    found = built.tie("SERVES", "old", "left").found("C12.chain")
    assert set(found) == {"bare", "left"}
    assert found["bare"].severity == "high"
    assert says(found["bare"]) == "bare：登记中没有服务于它的现行联盟"


def test_a_service_point_on_a_chain_is_no_alliance() -> None:
    built = town().add("Chain", "k").add("ServicePoint", "sp").tie("SERVES", "sp", "k")
    assert set(built.found("C12.chain")) == {"k"}


@pytest.mark.parametrize(
    ("held", "empty", "path"),
    [
        ("乙丙丁", "甲", "前端断开，从“乙”起才有成员"),
        ("甲乙丁", "丙", "断在“乙”与“丁”之间"),
        ("甲乙", "丙、丁", "末端断开，到“乙”为止"),
        ("甲丁", "乙、丙", "断在“甲”与“丁”之间"),
        ("", "甲、乙、丙、丁", "各链段均没有成员"),
    ],
)
def test_empty_segments_are_named_and_where_the_path_breaks_is_said(held: str, empty: str, path: str) -> None:
    built = alliance(*"甲乙丙丁")
    for segment in held:
        member(built, f"m{segment}", segment)
    (finding,) = built.found("C12.segment").values()
    assert (finding.subject.uid, finding.value, finding.status) == ("al", 4 - len(held), "blank")
    assert f"没有成员的链段：{empty}（{4 - len(held)} 个）" in says(finding)
    assert f"从“甲”到“丁”的链路不通：{path}" in says(finding)


def test_a_chain_with_a_member_on_every_segment_or_without_segments_is_whole() -> None:
    assert member(alliance("上游", "下游"), "m", "上游", "下游").found("C12.segment") == {}
    assert alliance().found("C12.segment") == {}


def test_the_empty_segments_of_two_chains_add_up() -> None:
    built = member(alliance("上游", "下游"), "m", "上游").add("Chain", "two", name="乙链", segments=["唯一"])
    finding = built.tie("SERVES", "al", "two").found("C12.segment")["al"]
    assert finding.value == 2
    assert "乙链：没有成员的链段：唯一（1 个）" in says(finding)


def test_operating_firms_on_the_chain_outside_its_alliances_are_one_finding() -> None:
    built = member(alliance("上游"), "in", "上游")
    for uid, status in (("out", None), ("shut", "closed")):
        built.unit(uid, status=status).tie("IN_SEGMENT", uid, "chain", segment="上游")
    (finding,) = built.found("C12.firm").values()
    assert (finding.subject.uid, finding.includes, finding.value, finding.severity) == ("chain", ("out",), 1, "low")
    assert finding.status == "blank"


def test_firms_on_a_chain_without_alliance_are_not_outside_of_one() -> None:
    built = town().add("Chain", "k").unit("u").tie("IN_SEGMENT", "u", "k")
    assert built.found("C12.firm") == {}


def test_an_empty_slot_is_blank_and_says_how_many_it_takes_and_has() -> None:
    built = member(member(alliance(template="1+X+Y"), "a", slot="1"), "b", slot="X")
    (finding,) = built.found("C12.slot").values()
    assert (finding.status, finding.severity, finding.value) == ("blank", "medium", 1)
    assert says(finding) == "al：“支持单位”至少 1 个成员，现有 0 个"


def test_a_slot_too_full_is_to_tune_only_where_none_is_empty() -> None:
    built = member(member(member(alliance(template="1+X+Y"), "a", slot="1"), "b", slot="1"), "c", slot="X")
    both = built.found("C12.slot")["al"]
    assert both.status == "blank"
    assert "“牵头单位”至多 1 个成员，现有 2 个" in says(both)
    full = member(built, "d", slot="Y").found("C12.slot")["al"]
    assert (full.status, full.severity, full.value) == ("tune", "low", 1)
    assert full.action == "核对成员类别，调整超出的成员"


def test_slots_and_templates_may_be_written_by_their_labels() -> None:
    built = alliance(template="政企校金四方")
    for uid, slot in (("a", "政府部门"), ("b", "企"), ("c", "院校"), ("d", "金融机构")):
        member(built, uid, slot=slot)
    assert built.found("C12.slot") == {}


def test_members_without_slot_are_named_beside_an_empty_slot() -> None:
    finding = member(alliance(template="1+X+Y"), "nobody").found("C12.slot")["al"]
    assert "另有成员类别未注明或不在架构内的成员：nobody（共 1 个）" in says(finding)


def test_an_alliance_without_or_of_an_unknown_template_is_held_against_none() -> None:
    assert alliance().found("C12.slot") == {}
    assert alliance(template="自定").found("C12.slot") == {}


@pytest.mark.parametrize(
    ("role", "until", "since"),
    [("lead", YESTERDAY, YESTERDAY), (None, None, None), ("member", TODAY, None), ("member", YESTERDAY, YESTERDAY)],
)
def test_an_alliance_without_host_or_past_its_term_is_due(role: str | None, until: object, since: object) -> None:
    built = member(alliance(template="four_party", host_until=until), "m", role=role)
    (finding,) = built.found("T14").values()
    assert (finding.status, finding.severity, finding.since) == ("due", "low", since)
    assert ("没有现行的牵头或轮值成员" in says(finding)) == (role != "lead")


@pytest.mark.parametrize(("role", "until"), [("lead", TODAY), ("rotating", None)])
def test_a_host_until_today_is_a_host(role: str, until: object) -> None:
    assert member(alliance(template="four_party", host_until=until), "m", role=role).found("T14") == {}


def test_an_alliance_of_a_template_without_host_needs_none() -> None:
    assert member(alliance(template="1+X+Y", host_until=YESTERDAY), "m").found("T14") == {}


def test_a_community_that_no_service_point_serves_is_blank_where_another_has_one() -> None:
    built = town().add("ServicePoint", "sp").tie("SERVES", "sp", "c1").unit("u").tie("SERVES", "u", "c2")
    (finding,) = built.found("C15").values()
    assert (finding.subject.uid, finding.status, finding.severity) == ("c2", "blank", "medium")


def test_where_no_community_has_a_service_point_nothing_is_on_record() -> None:
    (finding,) = town().found("C15").values()
    assert (finding.subject.uid, finding.status, finding.includes) == ("s", "data", ("c1", "c2"))


def test_a_local_rule_may_ask_for_organisations_on_chains_and_service_points_in_carriers() -> None:
    built = town().add("Chain", "k").add("Chain", "l").org("o", "branch", "k")
    assert set(built.found("X", profile=and_rule("X", "uncovered", target="chain"))) == {"l"}
    built.add("Carrier", "b1", kind="park").add("Carrier", "b2", kind="park").add("ServicePoint", "sp").tie(
        "SERVES", "sp", "b1"
    )
    assert set(built.found("X", profile=and_rule("X", "uncovered", target="carrier", by="service_point"))) == {"b2"}


def test_a_service_point_says_nothing_of_the_coverage_of_communities() -> None:
    report = town().add("ServicePoint", "sp").tie("SERVES", "sp", "c1").report()
    (row,) = [row for row in report.coverage if row.level == "community"]
    assert (row.total, row.covered) == (2, 2)
