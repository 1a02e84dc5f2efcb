"""What is affected where one unit or organisation leaves, in towns of which every answer is known."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from graphmodel.alliances.departure import Departure, LostDuty, LostMember, LostSegment, LostSlot, departure
from graphmodel.alliances.ground import Ground
from graphmodel.alliances.naming import Named
from graphmodel.alliances.pacts import PactTables
from graphmodel.alliances.rows import AllianceTables
from graphmodel.errors import NotFoundError
from graphmodel.network import Network
from graphmodel.schema import Uid
from graphmodel.ties.study import study
from tests.unit.gaps.town import DEFAULT, TODAY, TOMORROW, YESTERDAY, Town, town
from tests.unit.viz.tied_town import tied_town

from .quarter import quarter


def leaving(network: Network, uid: str) -> Departure:
    ground = Ground(network, DEFAULT)
    asked = study(network, DEFAULT.scheme, place_level=DEFAULT.place_level)
    return departure(asked, AllianceTables(ground), PactTables(ground), uid)


def uids(found: tuple[Named, ...]) -> list[str]:
    return [one.uid for one in found]


def test_a_pact_of_two_falls_and_one_of_three_stays() -> None:
    built = town().unit("u1", "c1").unit("u2", "c1")
    for uid, parties in {"p2": "c1 u1", "p3": "c1 u1 u2", "other": "c1 u2"}.items():
        built.add("Pact", uid)
        for party in parties.split():
            built.tie("PARTY_TO", party, uid)
    found = leaving(built.network(), "u1").pacts
    assert [(lost.pact.uid, lost.left, lost.falls) for lost in found] == [("p2", 1, True), ("p3", 2, False)]


def test_a_pact_that_is_over_loses_nobody() -> None:
    built = town().unit("u1", "c1").add("Pact", "old", expires_on=TODAY)
    built.tie("PARTY_TO", "c1", "old").tie("PARTY_TO", "u1", "old")
    assert leaving(built.network(), "u1").pacts == ()


def test_a_party_that_signed_twice_leaves_once() -> None:
    built = town().unit("u1", "c1").add("Pact", "p").tie("PARTY_TO", "c1", "p")
    built.tie("PARTY_TO", "u1", "p", role="甲方").tie("PARTY_TO", "u1", "p", role="乙方")
    assert [lost.left for lost in leaving(built.network(), "u1").pacts] == [1]


def test_the_quarter_without_its_lead_firm() -> None:
    found = leaving(quarter(), "lead")
    a1, a2 = Named(Uid("a1"), "Alliance", "家纺产业链党建联盟"), Named(Uid("a2"), "Alliance", "政企校金联盟")
    chain = Named(Uid("textile"), "Chain", "家纺产业链")
    assert found.alliances == (LostMember(a1, 2, host=True), LostMember(a2, 2, host=True))
    assert {(lost.alliance, lost.left, lost.least) for lost in found.slots} == {(a1, 0, 1), (a2, 0, 1)}
    assert found.segments == (LostSegment(a1, chain, "织造"), LostSegment(a2, chain, "织造"))
    assert found.projects == (LostDuty(Named(Uid("j4"), "Project", "展销会"), claims=False, others=0),)


def test_a_second_member_on_the_segment_keeps_it_and_the_slot_its_minimum() -> None:
    built = tied_town()
    assert [lost.segment for lost in leaving(built.network(), "u1").segments] == ["上游<b>"]
    built.tie("IN_SEGMENT", "u2", "ch", segment="上游<b>")
    assert leaving(built.network(), "u1").segments == ()


@pytest.mark.parametrize(("slot", "short"), [("X", []), ("1", [("1", 0, 1)])])
def test_a_slot_falls_short_only_below_what_its_template_asks(slot: str, short: list[Any]) -> None:
    built = town().unit("u1", "c1").unit("u2", "c1").unit("u3", "c1").add("Alliance", "al", template="1+X+Y")
    built.tie("MEMBER_OF", "u1", "al", slot=slot)
    for uid in ("u2", "u3"):
        built.tie("MEMBER_OF", uid, "al", slot="X")
    labels = {slot.key: slot.label() for slot in DEFAULT.templates["1+X+Y"].slots}
    told = [(lost.slot, lost.left, lost.least) for lost in leaving(built.network(), "u1").slots]
    assert told == [(labels[key], left, least) for key, left, least in short]
    assert all(isinstance(lost, LostSlot) for lost in leaving(built.network(), "u1").slots)


def test_a_done_project_loses_nobody_and_a_shared_one_says_who_is_left() -> None:
    built = town().unit("u1", "c1").unit("u2", "c1")
    for uid, done in {"open": None, "done": YESTERDAY, "shared": None, "claimed": None}.items():
        built.add("Project", uid, done_on=done)
        built.tie("RESPONSIBLE_FOR", "u1", uid, role="claimant" if uid == "claimed" else "responsible")
    built.tie("RESPONSIBLE_FOR", "u2", "shared", role="responsible").tie(
        "RESPONSIBLE_FOR", "u2", "claimed", role="responsible"
    )
    found = [(lost.project.uid, lost.claims, lost.others) for lost in leaving(built.network(), "u1").projects]
    assert found == [("claimed", True, 0), ("open", False, 0), ("shared", False, 1)]


def needing(**offer: Any) -> Town:
    """A community's need for a hall, and a firm that offers one."""
    built = town().unit("u1", "c1").unit("u2", "c1").add("Need", "n", kind="场地").tie("RAISES", "c1", "n")
    return built.add("Resource", "r", kind="场地", **offer).tie("OFFERS", "u1", "r")


def test_a_need_that_only_its_offer_meets_is_told() -> None:
    assert uids(leaving(needing().network(), "u1").needs) == ["n"]


@pytest.mark.parametrize("offer", [{"available_to": TODAY}, {"available_from": TOMORROW}])
def test_an_offer_that_is_not_open_meets_nothing(offer: dict[str, date]) -> None:
    assert leaving(needing(**offer).network(), "u1").needs == ()


def test_another_offer_of_the_kind_or_one_that_is_matched_still_meets_it() -> None:
    kind = needing().add("Resource", "r2", kind="场地").tie("OFFERS", "u2", "r2")
    assert leaving(kind.network(), "u1").needs == ()
    matched = needing().add("Resource", "r2", kind="会议室").tie("OFFERS", "u2", "r2").tie("MATCHED_TO", "n", "r2")
    assert leaving(matched.network(), "u1").needs == ()
    project = needing().add("Project", "j").tie("RESPONSIBLE_FOR", "u2", "j").tie("MATCHED_TO", "n", "j")
    assert leaving(project.network(), "u1").needs == ()


def test_a_need_that_is_met_or_its_own_is_not_told() -> None:
    met = needing()
    met.nodes["Need"][0]["met_on"] = YESTERDAY
    assert leaving(met.network(), "u1").needs == ()
    own = needing().tie("RAISES", "u1", "n")
    assert leaving(own.network(), "u1").needs == ()


def test_a_grid_whose_branch_is_built_in_the_unit_is_left_uncovered() -> None:
    built = town().area("g2", "grid", "c1").unit("u1", "g2").org("ou", "branch", "u1", "g2", under="oc1")
    built.org("sub", "group", under="ou")
    found = leaving(built.network(), "u1")
    assert (uids(found.built_in), uids(found.areas), uids(found.lower)) == (["ou"], ["g2"], ["sub"])


def test_a_joint_branch_and_one_that_a_unit_is_attached_to_stay() -> None:
    built = town().area("g2", "grid", "c1").unit("u1", "g2").unit("u2", "g2")
    built.org("joint", "branch", "u1", "u2", "g2", under="oc1")
    assert leaving(built.network(), "u1").built_in == ()
    built = town().unit("u1", "g1").tie("COVERS", "og1", "u1", build="attached")
    found = leaving(built.network(), "u1")
    assert (found.built_in, found.areas) == ((), ())


def test_an_organisation_leaves_what_only_it_covers_and_leads() -> None:
    built = town().unit("u1", "g1").unit("u2", "g1").org("o2", "branch", "u2", under="oc1")
    built.tie("COVERS", "og1", "u1").tie("COVERS", "og1", "u2")
    found = leaving(built.network(), "og1")
    assert (uids(found.areas), uids(found.units), uids(found.lower)) == (["g1"], ["u1"], ["om1"])
    assert found.built_in == ()


def test_who_is_cut_off_is_told_by_parts_and_in_the_order_of_codes() -> None:
    built = town().unit("hub", "c1").unit("a", "c2").unit("b", "c1").unit("z", "c1")
    for uid, parties in {"p": "hub b z", "q": "hub a", "r": "b c1", "t": "c1 c2", "v": "a s"}.items():
        built.add("Pact", uid)
        for party in parties.split():
            built.tie("PARTY_TO", party, uid)
    found = leaving(built.network(), "hub")
    assert [uids(part) for part in found.parts] == [["s", "a"]]
    assert found.alone == ()
    built.add("Pact", "w").tie("PARTY_TO", "hub", "w").unit("y", "c1").tie("PARTY_TO", "y", "w")
    found = leaving(built.network(), "hub")
    assert [uids(part) for part in found.parts] == [["s", "a"], ["y"]]
    assert uids(found.alone) == ["y"]
    assert uids(found.cut_off) == ["s", "a", "y"]


def test_a_unit_without_any_tie_affects_nobody() -> None:
    found = leaving(town().unit("u1", "g1").network(), "u1")
    assert not any(getattr(found, one.name) for one in fields(found) if one.name != "record")


@pytest.mark.parametrize("uid", ["nobody", "c1", "gone"])
def test_only_live_units_and_organisations_can_leave(uid: str) -> None:
    network = town().unit("gone", "g1", valid_to=TODAY).network()
    with pytest.raises(NotFoundError, match=uid):
        leaving(network, uid)
