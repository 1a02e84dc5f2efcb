"""The network before the newest batch, worked out from what the batch kept."""

import pytest

from graphmodel.changes import Draft
from graphmodel.network import Network
from graphmodel.store import earlier
from graphmodel.store.opened import Store
from tests.contract.conftest import note
from tests.contract.drafts import DAY, area, draft_of, grids, node, tables, tie


def _same(one: Network | None, other: Network) -> None:
    assert one is not None
    for (name, frame), (_, wanted) in zip(tables(one), tables(other), strict=True):
        assert frame.equals(wanted), name
    assert one.revision == other.revision


def _households() -> Draft:
    draft = draft_of(area("ar-1"), area("ar-2"))
    for uid, hub in (("hh-1", True), ("hh-2", False), ("hh-3", False)):
        draft.add(node("Household", uid, {"hub": hub}))
        draft.add(tie("PART_OF", "Household", "Area", f"ti-{uid}", {}, start=uid, end="ar-1"))
    return draft


def test_it_is_the_network_that_was_read_before(store: Store) -> None:
    store.write(grids(3), base_revision=0, note=note())
    before = store.read_network(DAY)
    draft = draft_of(node("Area", "ar-1", {"name": "改名", "level": "grid"}, {"name": "ar-1", "level": "grid"}))
    draft.add(node("Area", "ar-new", {"name": "新", "level": "grid"}))
    draft.add(tie("PART_OF", "Area", "Area", "po-new", {}, start="ar-new", end="ar-top"))
    ended = {"valid_to": "2026-02-01"}
    draft.add(tie("COVERS", "Org", "Area", "co-ar-2", ended, before={}, start="or-ar-2", end="ar-2"))
    store.write(draft, base_revision=1, note=note())
    _same(store.read_before(store.read_network(DAY)), before)


def test_households_that_a_batch_moved_or_made_a_hub_are_counted_where_they_were(store: Store) -> None:
    store.write(_households(), base_revision=0, note=note())
    before = store.read_network(DAY)
    draft = draft_of(node("Household", "hh-2", {"hub": True}, {"hub": False}))
    draft.add(
        tie("PART_OF", "Household", "Area", "ti-hh-3", {"valid_to": "2026-02-01"}, before={}, start="hh-3", end="ar-1")
    )
    draft.add(tie("PART_OF", "Household", "Area", "ti-new", {"valid_from": "2026-02-01"}, start="hh-3", end="ar-2"))
    draft.add(node("Household", "hh-loose", {"hub": True}))
    store.write(draft, base_revision=1, note=note())
    after = store.read_network(DAY)
    assert after.households.rows() == [("ar-1", 2, 2), ("ar-2", 1, 0)]
    _same(store.read_before(after), before)


def test_before_an_undo_is_what_it_took_back(store: Store) -> None:
    store.write(grids(1), base_revision=0, note=note())
    batch = store.write(draft_of(area("ar-2")), base_revision=1, note=note())
    before = store.read_network(DAY)
    store.undo(batch, note=note("undo"))
    _same(store.read_before(store.read_network(DAY)), before)


def test_there_is_nothing_before_the_first_batch_nor_before_another_revision(store: Store) -> None:
    assert store.read_before(store.read_network(DAY)) is None
    store.write(grids(1), base_revision=0, note=note())
    first = store.read_network(DAY)
    assert store.read_before(first) is None
    store.write(draft_of(area("ar-2")), base_revision=1, note=note())
    assert store.read_before(first) is None


def test_a_batch_too_large_is_not_taken_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write(grids(1), base_revision=0, note=note())
    store.write(draft_of(area("ar-2"), area("ar-3")), base_revision=1, note=note())
    after = store.read_network(DAY)
    monkeypatch.setattr(earlier, "MOST_CHANGES", 1)
    assert store.read_before(after) is None
    monkeypatch.setattr(earlier, "MOST_CHANGES", 2)
    assert store.read_before(after) is not None
