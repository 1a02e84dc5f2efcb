"""What was written is read back as columns, the same on every engine."""

from datetime import date

import pytest

from graphmodel.changes import Draft
from graphmodel.network import node_columns, tie_columns
from graphmodel.schema import NODES, TIES_BY_TYPE
from graphmodel.store import columns
from graphmodel.store.bolt import Bolt
from graphmodel.store.opened import Store
from tests.contract.conftest import note
from tests.contract.drafts import DAY, area, draft_of, every_kind, expected_network, grids, node, tables, tie


def test_an_empty_store_is_an_empty_network_with_every_column(store: Store) -> None:
    network = store.read_network(DAY)
    assert network.revision == 0
    assert {k: dict(f.schema) for k, f in network.nodes.items()} == {
        k: node_columns(kind) for k, kind in NODES.items() if k != "Household"
    }
    assert {k: dict(f.schema) for k, f in network.ties.items()} == {k: tie_columns(t) for k, t in TIES_BY_TYPE.items()}
    assert network.households.height == 0


def test_every_kind_comes_back_with_every_property_to_the_byte(store: Store) -> None:
    changes = every_kind()
    store.write(draft_of(*changes), base_revision=0, note=note())
    read, wanted = store.read_network(DAY), expected_network(changes, on=DAY, revision=1)
    for (name, found), (_, table) in zip(list(tables(read))[:-1], list(tables(wanted))[:-1], strict=True):
        assert found.schema == table.schema, name
        assert found.write_json() == table.write_json(), name
    assert (read.revision, read.on) == (1, DAY)


def test_pages_join_to_the_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write(grids(25), base_revision=0, note=note())
    whole = store.read_network(DAY)
    monkeypatch.setattr(columns, "PAGE", 10)
    paged = store.read_network(DAY)
    assert whole.nodes["Area"].height == 26
    for (name, one), (_, other) in zip(tables(whole), tables(paged), strict=True):
        assert one.equals(other), name


def _households() -> Draft:
    draft = draft_of(area("ar-1"), area("ar-2"))
    spans = {
        "hh-1": ({}, {}), "hh-2": ({}, {}), "hh-gone": ({"valid_to": "2026-03-01"}, {}),
        "hh-coming": ({"valid_from": "2026-03-02"}, {}), "hh-moved": ({}, {"valid_to": "2026-02-01"}),
        "hh-left": ({"valid_to": "2026-03-01"}, {"valid_to": "2026-03-01"}), "hh-later": ({"valid_from": "2026-03-03"}, {"valid_from": "2026-03-03"}),
    }  # fmt: skip
    for uid, (own, tied) in spans.items():
        draft.add(node("Household", uid, {"hub": uid in {"hh-1", "hh-left"}, **own}))
        draft.add(tie("PART_OF", "Household", "Area", f"ti-{uid}", tied, start=uid, end="ar-1"))
    draft.add(tie("PART_OF", "Household", "Area", "ti-new", {"valid_from": "2026-02-01"}, start="hh-moved", end="ar-2"))
    draft.add(node("Household", "hh-loose", {"hub": False}))
    return draft


@pytest.mark.parametrize("by_index", [True, False])
def test_households_are_counted_where_they_live_on_the_day(
    store: Store, by_index: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Bolt, "finds_dated_ties", by_index)
    store.write(_households(), base_revision=0, note=note())
    on_the_day = store.read_network(DAY).households.rows()
    before = store.read_network(date(2026, 1, 31)).households.rows()
    after = store.read_network(date(2026, 3, 2)).households.rows()
    assert on_the_day == [("ar-1", 2, 1), ("ar-2", 1, 0)]
    assert before == [("ar-1", 5, 2)]
    assert after == [("ar-1", 3, 1), ("ar-2", 1, 0)]


def test_households_are_read_with_every_tie_or_those_that_hold_on_a_day(store: Store) -> None:
    store.write(_households(), base_revision=0, note=note())
    whole = store.read_households().select("uid", "area").rows()
    assert {("hh-moved", "ar-1"), ("hh-moved", "ar-2"), ("hh-loose", None)} <= set(whole)
    earlier = store.read_households(["hh-moved"], on=date(2026, 1, 1))
    assert earlier.select("uid", "hub", "tie_uid", "area", "tie_valid_to").rows() == [
        ("hh-moved", False, "ti-hh-moved", "ar-1", date(2026, 2, 1))
    ]


def test_an_image_replaces_the_whole_record(store: Store) -> None:
    full = {"name": "甲", "level": "grid", "code": "110101001001", "households": 3}
    store.write(draft_of(node("Area", "ar-1", full)), base_revision=0, note=note())
    store.write(draft_of(node("Area", "ar-1", {"name": "乙", "level": "grid"}, full)), base_revision=1, note=note())
    row = store.read_network(DAY).nodes["Area"].row(0, named=True)
    assert (row["uid"], row["name"], row["code"], row["households"]) == ("ar-1", "乙", None, None)


def test_facts_of_a_store_count_what_is_in_it(store: Store) -> None:
    store.write(grids(3), base_revision=0, note=note())
    facts = store.info()
    assert facts.records == {"Area": 4, "Org": 3, "PART_OF": 3, "COVERS": 3}
    assert (facts.revision, facts.batches, facts.migrations[0]) == (1, 1, "V0001__uniqueness")
    assert facts.engine in {"ArcadeDB", "Neo4j"}
