"""The summary table: its figures are those of the coverage report of each row, without asking for each."""

import pytest

from graphmodel.errors import NotFoundError, UsageError
from graphmodel.gaps.catalogue import coverage_of, find_gaps
from graphmodel.gaps.summary import Amount, Covered, Summary, summarise
from graphmodel.network import Network, network_of
from graphmodel.samples import demo
from graphmodel.vocabulary import STATUS
from tests.unit.gaps.report.place import place
from tests.unit.gaps.town import DEFAULT, TODAY, Town, town
from tests.unit.samples.conversion import network_from


@pytest.fixture(scope="module")
def network() -> Network:
    return network_from(demo())


@pytest.fixture(scope="module")
def summary(network: Network) -> Summary:
    return summarise(network, DEFAULT)


def test_each_row_has_the_coverage_of_its_own_report(network: Network, summary: Summary) -> None:
    assert len(summary.rows) == 9
    for row in summary.rows:
        own = {c.level: (c.total, c.covered) for c in coverage_of(network, DEFAULT, under=row.uid)}
        for level, covered in row.coverage.items():
            assert (covered.total, covered.covered) == own[level], (row.uid, level)


def test_each_row_counts_the_findings_of_its_own_report(network: Network, summary: Summary) -> None:
    for row in summary.rows:
        report = find_gaps(network, DEFAULT, under=row.uid)
        blank = report.summary["by_status"].get("blank", 0)
        assert row.blank == blank, row.uid


def test_findings_that_a_decision_hides_are_not_counted() -> None:
    counted = {row.uid: row.blank for row in summarise(place().network(), DEFAULT).rows}
    decided = place().add("Decision", "d", finding="C1.grid~g2", verdict="not_blank")
    assert summarise(decided.network(), DEFAULT).rows[0].blank == counted["c1"] - 1


def test_rows_stand_in_the_order_of_their_codes() -> None:
    built = town().area("c0", "community", "s", code="990101001003").area("c9", "community", "s", code="990101001000")
    assert [row.uid for row in summarise(built.network(), DEFAULT).rows] == ["c9", "c1", "c2", "c0"]


def test_totals_are_sums_and_their_share_is_of_the_sums() -> None:
    built = town().area("g2", "grid", "c2").area("g3", "grid", "c2").area("g4", "grid", "c2")
    totals = summarise(built.network(), DEFAULT).totals
    assert totals.coverage["grid"] == Covered(4, 1)
    assert totals.coverage["grid"].share == 0.25
    assert totals.coverage["community"] == Covered(2, 2)
    assert totals.orgs == {"general_branch": 2, "branch": 1, "group": 1}


def test_where_nothing_is_on_record_nothing_is_said() -> None:
    rows = summarise(place().network(), DEFAULT).rows
    assert rows[1].coverage["micro_grid"] == Covered(2, None)
    assert rows[1].coverage["micro_grid"].share is None
    bare = Town().area("s", "sub_district").area("c1", "community", "s").area("g1", "grid", "c1")
    row = summarise(bare.network(), DEFAULT).rows[0]
    assert row.orgs is None
    assert {covered.covered for covered in row.coverage.values()} == {None}


def test_households_from_one_to_four_are_not_said_and_do_not_come_back_in_the_total() -> None:
    built = town()
    built.nodes["Area"][1] |= {"households": 300, "hub_households": 3}
    built.nodes["Area"][2] |= {"households": 4, "hub_households": 0}
    summary = summarise(built.network(), DEFAULT)
    assert [row.households for row in summary.rows] == [Amount(300), Amount(None, "few")]
    assert [row.hubs for row in summary.rows] == [Amount(None, "few"), Amount(0)]
    assert summary.totals.households == Amount(300, "more")
    assert summary.totals.hubs == Amount(0, "more")


def test_households_that_are_not_known_are_not_said() -> None:
    summary = summarise(town().network(), DEFAULT)
    assert summary.rows[0].households == Amount(None)
    assert summary.totals.households == Amount(None)


def test_informal_organisations_are_not_counted() -> None:
    built = town().org("f", "branch", "g1", form="functional", under="oc1")
    assert summarise(built.network(), DEFAULT).rows[0].orgs == {"general_branch": 1, "branch": 1, "group": 1}


def test_an_organisation_that_is_only_where_its_units_are_counts_there() -> None:
    built = town().unit("u1", "c2").org("ou", "branch", "u1", under="root")
    assert summarise(built.network(), DEFAULT).rows[1].orgs == {"general_branch": 1, "branch": 1}


def test_units_count_where_they_operate_and_where_they_are_registered() -> None:
    built = town().unit("u1", ownership="non_public")
    built.tie("LOCATED_IN", "u1", "c1", place="operating").tie("LOCATED_IN", "u1", "c2", place="registered")
    built.unit("u2", "c1", status="closed", ownership="non_public")
    summary = summarise(built.network(), DEFAULT)
    assert [row.units for row in summary.rows] == [1, 1]
    assert summary.totals.coverage["two_new"].total == 2
    assert next(c.total for c in summary.scope if c.level == "two_new") == 1


def test_the_level_of_the_rows_follows_the_scope_unless_it_is_given() -> None:
    network = town().network()
    assert summarise(network, DEFAULT).by == "community"
    assert summarise(network, DEFAULT, under="c1").by == "grid"
    assert summarise(network, DEFAULT, under="m1").by == "micro_grid"
    assert [row.uid for row in summarise(network, DEFAULT, by="sub_district").rows] == ["s"]
    assert [row.uid for row in summarise(network, DEFAULT, under="c1").rows] == ["g1"]


def test_an_unknown_level_or_scope_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        summarise(town().network(), DEFAULT, by="planet")
    assert caught.value.code == "report.level_unknown"
    with pytest.raises(NotFoundError):
        summarise(town().network(), DEFAULT, under="nobody")


def test_changes_are_told_for_each_row_and_the_totals() -> None:
    before = town().network()
    after = town().area("g2", "grid", "c1").org("og2", "branch", "g2", under="oc1")
    after.area("c3", "community", "s", code="990101001009").org("oc3", "branch", "c3", under="root")
    summary = summarise(after.network(), DEFAULT, earlier=before)
    assert summary.compared
    changes = {row.uid: {key: c.change for key, c in row.coverage.items()} for row in summary.rows}
    assert changes["c1"]["grid"] == 1
    assert changes["c1"]["micro_grid"] == 0
    assert changes["c3"]["community"] == 1
    assert summary.totals.coverage["community"].change == 1


def test_without_an_earlier_state_nothing_is_compared() -> None:
    assert not summarise(town().network(), DEFAULT).compared
    unlike = network_of(nodes={}, ties={}, on=TODAY)
    assert not summarise(town().network(), DEFAULT, under="c1", earlier=unlike).compared


def test_a_city_of_a_thousand_communities_is_summed_up_at_once() -> None:
    """Looked at one by one, they would take minutes."""
    summary = summarise(_city(1000), DEFAULT)
    assert len(summary.rows) == 1000
    assert summary.totals.coverage["grid"] == Covered(5000, 4000)
    assert summary.totals.households == Amount(900_000)
    assert summary.totals.orgs == {"party_committee": 1000, "branch": 4000}
    assert {row.coverage["two_new"] for row in summary.rows} == {Covered(3, None)}


def _city(communities: int) -> Network:
    built = Town(on=TODAY)
    for town_number in range(communities // 20):
        top = f"s{town_number}"
        built.area(top, "sub_district", code=f"9901{town_number:05}000").org(f"o{top}", "working_committee", top)
        for number in range(20):
            uid = f"{top}c{number:02}"
            built.area(uid, "community", top, code=f"9901{town_number:05}{number + 1:03}")
            built.org(f"o{uid}", "party_committee", uid, under=f"o{top}")
            built.firms(3, uid, prefix=f"{uid}u")
            for grid in range(5):
                one = f"{uid}g{grid}"
                built.area(one, "grid", uid)
                if grid:
                    built.org(f"o{one}", "branch", one, under=f"o{uid}")
                for small in range(3):
                    built.area(f"{one}m{small}", "micro_grid", one, households=60)
    return built.network()


def test_statuses_are_blank_or_others() -> None:
    row = summarise(place().network(), DEFAULT).rows[0]
    report = place().report(under="c1")
    inside = [f for f in report.findings if f.subject.uid in {"g2", "m2", "u1", "og1", "om1", "oc1", "c1", "g1", "m1"}]
    assert row.blank == sum(f.status == STATUS.keys[0] for f in inside)
    assert row.others == sum(f.status != STATUS.keys[0] for f in inside)
