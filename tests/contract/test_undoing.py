"""A batch is taken back by a batch made from its before-images, unless later ones built upon it."""

import pytest

from graphmodel.errors import ConflictError, NotFoundError
from graphmodel.store.opened import Store
from tests.contract.conftest import note
from tests.contract.drafts import DAY, area, draft_of, grids, node, tables, tie

OLD = {"name": "甲", "level": "grid", "households": 3, "batch": "ba-old"}
NEW = {"name": "乙", "level": "grid", "code": "110101001001"}


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {name: frame.rows() for name, frame in tables(store.read_network(DAY))}


def test_what_a_batch_made_goes_and_what_it_changed_comes_back(store: Store) -> None:
    first = draft_of(node("Area", "ar-1", OLD), area("ar-2"))
    first.add(tie("PART_OF", "Area", "Area", "ti-1", {"valid_from": "2020-01-01"}, start="ar-1", end="ar-2"))
    store.write(first, base_revision=0, note=note())
    before = rows(store)
    second = draft_of(
        node("Area", "ar-1", NEW, OLD), area("ar-3"), node("Org", "or-1", {"name": "x", "tier": "branch"})
    )
    second.add(tie("COVERS", "Org", "Area", "ti-2", {}, start="or-1", end="ar-1"))
    closed = {"valid_from": "2020-01-01", "valid_to": "2026-01-01"}
    second.add(
        tie("PART_OF", "Area", "Area", "ti-1", closed, before={"valid_from": "2020-01-01"}, start="ar-1", end="ar-2")
    )
    batch = store.write(second, base_revision=1, note=note())
    after = rows(store)
    undone = store.undo(batch, note=note("undo"))
    assert rows(store) == before
    assert (store.revision(), store.check()) == (3, ())
    newest = store.batches()[0]
    assert (newest.uid, newest.undoes, newest.what) == (undone, batch, "undo")
    assert newest.counts["Area"] == {"changed": 1, "deleted": 1}
    store.undo(undone, note=note("undo"))
    assert rows(store) == after
    assert store.check() == ()


def test_a_batch_is_taken_back_once(store: Store) -> None:
    batch = store.write(grids(2), base_revision=0, note=note())
    by = store.undo(batch, note=note("undo"))
    with pytest.raises(ConflictError) as raised:
        store.undo(batch, note=note("undo"))
    assert raised.value.data["by"] == by


def test_an_unknown_batch_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.undo("ba-none", note=note("undo"))


def test_records_that_later_batches_touched_are_named(store: Store) -> None:
    first = store.write(draft_of(node("Area", "ar-1", OLD), area("ar-2")), base_revision=0, note=note())
    second = store.write(draft_of(node("Area", "ar-1", NEW, OLD)), base_revision=1, note=note())
    with pytest.raises(ConflictError) as raised:
        store.undo(first, note=note("undo"))
    assert raised.value.data["uids"] == ("ar-1",)
    assert raised.value.data["batches"] == second
    store.undo(second, note=note("undo"))
    store.undo(first, note=note("undo"))
    assert store.read_network(DAY).nodes["Area"].height == 0


def test_a_later_tie_on_a_node_that_the_batch_made_refuses(store: Store) -> None:
    first = store.write(draft_of(area("ar-1"), area("ar-2")), base_revision=0, note=note())
    later = draft_of(tie("PART_OF", "Area", "Area", "ti-1", {}, start="ar-1", end="ar-2"))
    store.write(later, base_revision=1, note=note())
    with pytest.raises(ConflictError) as raised:
        store.undo(first, note=note("undo"))
    assert raised.value.data["uids"] == ("ar-1", "ar-2")
    assert (store.revision(), store.check()) == (2, ())


def test_a_later_batch_elsewhere_is_no_hindrance(store: Store) -> None:
    first = store.write(grids(2), base_revision=0, note=note())
    store.write(grids(2, prefix="br"), base_revision=1, note=note())
    store.undo(first, note=note("undo"))
    assert set(store.read_network(DAY).nodes["Area"]["uid"]) == {"br-top", "br-0", "br-1"}
