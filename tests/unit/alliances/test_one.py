"""One alliance: everything that is known of it, on a quarter of which all is known."""

import pytest

from graphmodel.alliances.one import OneAlliance, show_alliance
from graphmodel.errors import NotFoundError, UsageError
from graphmodel.gaps.catalogue import find_gaps
from graphmodel.profiles import load_profile
from graphmodel.profiles.templates import AllianceTemplate, Slot
from tests.unit.alliances.quarter import quarter


@pytest.fixture(scope="module")
def textile() -> OneAlliance:
    profile = load_profile("default")
    return show_alliance(quarter(), profile, "家纺", findings=find_gaps(quarter(), profile).findings)


def test_slots_say_who_holds_them_and_what_is_short(textile: OneAlliance) -> None:
    assert [(s.slot.key, [m.uid for m in s.members], s.short, s.over) for s in textile.slots] == [
        ("1", ["lead"], 0, 0),
        ("X", ["spin"], 0, 0),
        ("Y", [], 1, 0),
    ]
    assert [(m.record.uid, m.slot) for m in textile.other_slots] == [("bank", "顾问")]


def test_segments_stand_in_their_order_with_the_empty_one_visible(textile: OneAlliance) -> None:
    assert [(s.name, [m.uid for m in s.members]) for s in textile.segments] == [
        ("纺纱", ["spin"]),
        ("织造", ["lead"]),
        ("印染", []),
    ]
    assert [m.record.uid for m in textile.off_chain] == ["bank"]


def test_operating_firms_of_the_chain_outside_its_alliances_are_named(textile: OneAlliance) -> None:
    assert [(chain.uid, unit.uid) for chain, unit in textile.outside] == [("textile", "dye")]


def test_pacts_are_those_of_two_members_and_projects_its_own(textile: OneAlliance) -> None:
    assert [pact.uid for pact in textile.pacts] == ["p3"]
    assert [(p.uid, [b.uid for b in p.responsible], p.late) for p in textile.projects] == [("j4", ["lead"], True)]


def test_findings_are_about_it_its_chain_its_pacts_and_its_projects(textile: OneAlliance) -> None:
    found = {finding.id for finding in textile.findings}
    assert {"C12.segment~a1", "C12.slot~a1", "C12.firm~textile", "T3.project~j4"} <= found
    assert all(finding.subject.uid in {"a1", "textile", "p3", "j4"} for finding in textile.findings)
    assert set(textile.row.findings) == {one for one in found if one.endswith("~a1")}


def test_other_alliances_are_related_by_members_and_chains(textile: OneAlliance) -> None:
    (related,) = textile.related
    assert (related.alliance.uid, [m.uid for m in related.members], [c.uid for c in related.chains]) == (
        "a2",
        ["bank", "lead"],
        ["textile"],
    )


def test_a_member_of_a_kind_that_the_slot_does_not_name_is_to_be_checked() -> None:
    default = load_profile("default")
    template = AllianceTemplate(
        "1+X+Y", "1+X+Y", "1+X+Y", (Slot("X", "链上企业", "firms", 0, 0, ("enterprise", "org")),), False, ""
    )
    from dataclasses import replace

    one = show_alliance(quarter(), replace(default, templates={"1+X+Y": template}), "a1")
    assert [([m.uid for m in s.unfit], s.over) for s in one.slots] == [(["spin"], 1)]


def test_an_alliance_of_no_known_template_and_no_chain_shows_its_members_only() -> None:
    one = show_alliance(quarter(), load_profile("default"), "a3")
    assert [m.record.uid for m in one.members] == ["bureau"]
    assert (one.template, one.slots, one.segments, one.off_chain, one.outside, one.related) == (
        None,
        (),
        (),
        (),
        (),
        (),
    )


def test_a_name_of_none_or_of_several_is_taught() -> None:
    with pytest.raises(NotFoundError, match="家纺产业链党建联盟"):
        show_alliance(quarter(), load_profile("default"), "旧联盟")
    with pytest.raises(UsageError, match="自管联盟"):
        show_alliance(quarter(), load_profile("default"), "联盟")
