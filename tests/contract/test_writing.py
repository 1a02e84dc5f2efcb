"""Batches are accepted whole, applied in parts that may run twice, and published at once."""

import threading
from collections.abc import Callable
from datetime import date

import pytest

from graphmodel import changes
from graphmodel.errors import ConflictError, DatabaseBusyError, DataRefusedError
from graphmodel.store.batches import LeaseLostError
from graphmodel.store.opened import Store
from tests.contract.conftest import Opener, Raw, note
from tests.contract.drafts import DAY, area, draft_of, grids, node, tie


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "PART_ROWS", 5)


def areas_of(store: Store) -> int:
    return store.read_network(DAY).nodes["Area"].height


class StoppedError(BaseException):
    """The writer is stopped as by Ctrl-C."""


def stop_at(step: int) -> Callable[[int, int], None]:
    def progress(done: int, total: int) -> None:
        if done == step:
            raise StoppedError

    return progress


def test_a_batch_moves_the_revision_by_one_and_is_listed(store: Store) -> None:
    said = note()
    assert store.write(grids(3), base_revision=0, note=said) == said.uid
    assert store.revision() == 1
    (batch,) = store.batches()
    assert (batch.uid, batch.user, batch.what, batch.files) == (said.uid, "tester", "import", ("网格.xlsx",))
    assert (batch.state, batch.revision, batch.counts["Area"]) == ("applied", 1, {"new": 4})
    assert store.check() == ()


def test_batches_are_listed_newest_first(store: Store) -> None:
    uids = [store.write(draft_of(area(f"ar-{n}")), base_revision=n, note=note()) for n in range(3)]
    assert [batch.uid for batch in store.batches()] == uids[::-1]


def test_progress_counts_every_step_up_to_the_last(store: Store, small_parts: None) -> None:
    told: list[tuple[int, int]] = []
    store.write(grids(12), base_revision=0, note=note(), progress=lambda done, total: told.append((done, total)))
    assert told == [(n, len(told)) for n in range(1, len(told) + 1)]
    assert len(told) > 10


def test_a_draft_from_an_older_revision_is_refused_and_nothing_is_written(store: Store) -> None:
    store.write(draft_of(area("ar-1")), base_revision=0, note=note())
    with pytest.raises(ConflictError) as raised:
        store.write(draft_of(area("ar-2")), base_revision=0, note=note())
    assert raised.value.data == {"base": 0, "now": 1}
    assert areas_of(store) == 1
    store.write(draft_of(area("ar-2")), base_revision=1, note=note())
    assert areas_of(store) == 2


def test_a_tie_to_nowhere_is_refused_before_anything_is_accepted(store: Store) -> None:
    lost = tie("PART_OF", "Area", "Area", "ti-1", {}, start="ar-1", end="ar-nowhere")
    with pytest.raises(DataRefusedError, match="ar-nowhere"):
        store.write(draft_of(area("ar-1"), lost), base_revision=0, note=note())
    assert (store.revision(), areas_of(store), store.check()) == (0, 0, ())


def test_the_separator_of_columns_is_refused(store: Store) -> None:
    with pytest.raises(DataRefusedError, match="U\\+001F"):
        store.write(draft_of(area("ar-1", code="a\x1fb")), base_revision=0, note=note())


@pytest.mark.usefixtures("small_parts")
def test_stopped_before_acceptance_nothing_has_happened(store: Store, open_again: Opener, raw: Raw) -> None:
    with pytest.raises(StoppedError):
        store.write(grids(12), base_revision=0, note=note(), progress=stop_at(3))
    other = open_again()
    assert (other.revision(), areas_of(other), other.batches()) == (0, 0, ())
    other.write(draft_of(area("ar-1")), base_revision=0, note=note())
    assert raw.ask("MATCH (p:BatchPart) RETURN count(p)") == [1]
    assert other.check() == ()


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("step", [13, 17, 23])
def test_stopped_after_acceptance_the_next_reader_finds_the_whole(store: Store, open_again: Opener, step: int) -> None:
    with pytest.raises(StoppedError):
        store.write(grids(12), base_revision=0, note=note(), progress=stop_at(step))
    other = open_again()
    assert areas_of(other) == 13
    assert (other.revision(), other.check()) == (1, ())


@pytest.mark.usefixtures("small_parts")
def test_a_writer_that_lost_its_lease_after_acceptance_finds_its_batch_done(
    store: Store, open_again: Opener, raw: Raw
) -> None:
    taken: list[int] = []

    def overtake(done: int, total: int) -> None:
        if done == total // 2 + 2:
            raw.forget_lease()
            taken.append(areas_of(open_again()))

    store.write(grids(12), base_revision=0, note=note(), progress=overtake)
    assert taken == [13]
    assert (areas_of(store), store.revision(), store.check()) == (13, 1, ())


@pytest.mark.usefixtures("small_parts")
def test_a_writer_that_lost_its_lease_before_acceptance_writes_nothing(
    store: Store, open_again: Opener, raw: Raw
) -> None:
    def overtake(done: int, _total: int) -> None:
        if done == 2:
            raw.forget_lease()
            open_again().write(draft_of(area("ar-other")), base_revision=0, note=note())

    with pytest.raises(DatabaseBusyError):
        store.write(grids(12), base_revision=0, note=note(), progress=overtake)
    assert store.read_network(DAY).nodes["Area"]["uid"].to_list() == ["ar-other"]
    assert store.check() == ()


@pytest.mark.usefixtures("small_parts")
def test_a_reader_never_sees_half_a_batch(store: Store, open_again: Opener) -> None:
    reader = open_again()
    seen: set[tuple[int, int]] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            network = reader.read_network(DAY)
            seen.add((network.revision, network.nodes["Area"].height))

    thread = threading.Thread(target=read)
    thread.start()
    try:
        store.write(grids(60), base_revision=0, note=note())
        store.write(grids(60, prefix="br"), base_revision=1, note=note())
    finally:
        done.set()
        thread.join()
    assert seen <= {(0, 0), (1, 61), (2, 122)}


def test_while_another_holds_the_lease_a_writer_waits_and_then_says_busy(
    store: Store, open_again: Opener, raw: Raw
) -> None:
    other = open_again()._writer()
    other.begin()
    store._busy_timeout_s = 0.5
    with pytest.raises(DatabaseBusyError):
        store.write(draft_of(area("ar-1")), base_revision=0, note=note())
    raw.forget_lease()
    store.write(draft_of(area("ar-1")), base_revision=0, note=note())
    other.lease.sign_out()


def test_of_two_writers_at_once_one_writes_and_one_is_told(store: Store, open_again: Opener) -> None:
    other = open_again()
    outcome: list[str] = []

    def write(one: Store, uid: str) -> None:
        try:
            one.write(draft_of(area(uid)), base_revision=0, note=note())
            outcome.append("written")
        except ConflictError:
            outcome.append("told")

    threads = [threading.Thread(target=write, args=pair) for pair in ((store, "ar-1"), (other, "ar-2"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcome) == ["told", "written"]
    assert (areas_of(store), store.revision(), store.check()) == (1, 1, ())


@pytest.mark.usefixtures("small_parts")
def test_parts_applied_twice_give_the_same_store(store: Store, raw: Raw) -> None:
    store.write(grids(12), base_revision=0, note=note())
    once = store.read_network(DAY)
    raw.ask("MATCH (m:Meta), (b:Batch) SET m.batch = b.uid, m.revision = 0, m.part = 0, b.state = 'accepted'")
    twice = store.read_network(DAY)
    assert twice.revision == 1
    assert all(twice.nodes[k].equals(once.nodes[k]) for k in once.nodes)
    assert all(twice.ties[k].equals(once.ties[k]) for k in once.ties)


def test_check_names_what_a_stranger_changed(store: Store, raw: Raw) -> None:
    store.write(grids(2), base_revision=0, note=note())
    raw.ask("MATCH (:Org)-[r:COVERS]->(:Area) DELETE r")
    raw.ask("MATCH (p:BatchPart) SET p.data = 'x'")
    raw.ask("CREATE (:BatchPart {uid: 'ba-stray/1'})")
    problems = "\n".join(store.check())
    assert "COVERS" in problems
    assert store.batches()[0].uid in problems
    assert len(store.check()) >= 3


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("MATCH (a:Area {uid: 'ar-1'}) SET a.code = '1'", "ar-1"),
        ("MATCH (a:Area {uid: 'ar-1'}) SET a.name = null", "ar-1"),
        ("MATCH (:Org)-[r:COVERS {uid: 'co-ar-0'}]->(:Area) SET r.valid_to = '2026-01-01'", "co-ar-0"),
        ("MATCH (a:Area {uid: 'ar-0'}) SET a.uid = 'ar-other'", "ar-other"),
    ],
)
def test_check_names_the_one_record_that_is_not_as_it_was_written(
    store: Store, raw: Raw, change: str, named: str
) -> None:
    store.write(grids(2), base_revision=0, note=note())
    raw.ask(change)
    problems = store.check()
    assert any(named in problem for problem in problems)


def test_a_lost_lease_never_leaves_the_store() -> None:
    assert not issubclass(LeaseLostError, OSError)


def test_dates_are_read_as_days(store: Store) -> None:
    store.write(draft_of(node("Org", "or-1", {"name": "支部", "tier": "branch", "founded_on": "1949-10-01"})),
                base_revision=0, note=note())  # fmt: skip
    row = store.read_network(DAY).nodes["Org"].row(0, named=True)
    assert row["founded_on"] == row["valid_from"] == date(1949, 10, 1)
