"""Alliances and pacts asked where their tables are made already, and among some of them only."""

import polars as pl
import pytest

from graphmodel.alliances import pacts, query
from graphmodel.alliances.ground import Ground
from graphmodel.alliances.one import neighbours, show_alliance, tell_alliance
from graphmodel.alliances.pacts import PactTables
from graphmodel.alliances.rows import AllianceTables
from graphmodel.errors import UsageError
from graphmodel.profiles import load_profile
from tests.unit.alliances.quarter import quarter

PROFILE = load_profile("default")


@pytest.fixture(scope="module")
def ground() -> Ground:
    return Ground(quarter(), PROFILE)


def test_made_tables_answer_as_new_ones_do(ground: Ground) -> None:
    alliances, ledger = AllianceTables(ground), PactTables(ground)
    for _ in range(2):
        assert query.find_among(alliances, {"area": "c1"}) == query.find_alliances(quarter(), PROFILE, area="c1")
        assert pacts.find_among(ledger, {"lacks": "any"}) == pacts.find_pacts(quarter(), PROFILE, lacks="any")
        assert tell_alliance(alliances, ledger, "a1") == show_alliance(quarter(), PROFILE, "a1")
    assert neighbours(alliances, "a1") == show_alliance(quarter(), PROFILE, "a1").related


def test_facets_count_nothing_outside_of_what_is_looked_at(ground: Ground) -> None:
    answer = query.find_among(AllianceTables(ground), {}, among=pl.DataFrame({"uid": ["a2"]}))
    assert ([row.uid for row in answer.rows], answer.total) == (["a2"], 3)
    assert {choice.count for facet in answer.facets for choice in facet.choices} == {1}
    ledger = PactTables(ground)
    one = ledger.pacts["uid"][0]
    only = pacts.find_among(ledger, {"state": None}, among=pl.DataFrame({"uid": [one]}))
    assert [row.uid for row in only.rows] == [one]


@pytest.mark.parametrize("name", ["chain", "member", "area", "template", "segment"])
def test_a_value_that_means_nothing_names_its_filter(ground: Ground, name: str) -> None:
    for find, tables in ((query.find_among, AllianceTables(ground)), (pacts.find_among, PactTables(ground))):
        with pytest.raises(UsageError) as caught:
            find(tables, {name: "没有这样的"})  # type: ignore[operator]
        assert caught.value.data["parameter"] == name
