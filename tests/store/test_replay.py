"""The journal is the durable truth of the embedded engine: what the database lost is applied again."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import cast

import pytest

from graphmodel import changes
from graphmodel.errors import DatabaseDamagedError, DatabaseError
from graphmodel.settings import Settings
from graphmodel.store import bolt, lease
from graphmodel.store.embedded import Address, engine_status, stop_engine
from graphmodel.store.journal import Journal
from graphmodel.store.opened import Store, open_store
from tests.contract.conftest import Raw, note
from tests.contract.drafts import DAY, area, draft_of, grids, node, tables
from tests.engines import empty

Opener = Callable[[], Store]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal")


@pytest.fixture
def open_it(embedded: Address, journal: Journal) -> Iterator[Opener]:
    empty(embedded)
    with ExitStack() as stack:
        yield lambda: stack.enter_context(Store(embedded, settings=Settings(busy_timeout_s=5), journal=journal))


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {name: frame.rows() for name, frame in tables(store.read_network(DAY))}


def write_three(store: Store) -> None:
    old, new = {"name": "甲", "level": "grid"}, {"name": "乙", "level": "grid"}
    store.write(grids(3), base_revision=0, note=note())
    store.write(draft_of(node("Area", "ar-x", old)), base_revision=1, note=note())
    store.write(draft_of(node("Area", "ar-x", new, old)), base_revision=2, note=note())


def test_the_journal_holds_the_bytes_that_the_database_holds(
    open_it: Opener, journal: Journal, embedded: Address
) -> None:
    store = open_it()
    write_three(store)
    found = Raw(embedded).ask("MATCH (p:BatchPart) RETURN {uid: p.uid, data: p.data}")
    stored = {part["uid"]: part["data"] for part in cast("list[dict[str, object]]", found)}
    kept = {r.part_uid(n): p for r, ps in map(journal.read, journal.entries()) for n, p in enumerate(ps, 1)}
    assert kept == stored
    assert [entry.revision for entry in journal.entries()] == [1, 2, 3]


def test_a_database_that_lost_everything_is_made_again(open_it: Opener, embedded: Address) -> None:
    store = open_it()
    write_three(store)
    before, listed = rows(store), store.batches()
    empty(embedded)
    again = open_it()
    assert rows(again) == before
    assert (again.revision(), again.batches(), again.check()) == (3, listed, ())


def test_a_lost_batch_and_all_later_ones_are_applied_again_in_order(open_it: Opener, embedded: Address) -> None:
    store = open_it()
    write_three(store)
    before = rows(store)
    raw = Raw(embedded)
    raw.ask("MATCH (b:Batch {revision: 2}) DETACH DELETE b")
    raw.ask("MATCH (a:Area {uid: 'ar-x'}) SET a.name = 'lost'")
    again = open_it()
    assert rows(again) == before
    assert (again.revision(), again.check()) == (3, ())


def test_what_only_the_database_has_is_written_to_the_journal(open_it: Opener, journal: Journal) -> None:
    store = open_it()
    write_three(store)
    last = journal.entries()[-1]
    body = last.file.read_bytes()
    last.file.unlink()
    again = open_it()
    assert journal.entries()[-1].file.name == last.file.name
    assert (again.revision(), again.check()) == (3, ())
    assert last.file.read_bytes() == body


def test_a_damaged_file_is_named_and_nothing_is_replayed(open_it: Opener, journal: Journal, embedded: Address) -> None:
    store = open_it()
    write_three(store)
    file = journal.entries()[1].file
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert any(store.batches()[1].uid in problem for problem in store.check())
    empty(embedded)
    with pytest.raises(DatabaseDamagedError, match=file.name):
        open_it()


def test_a_file_missing_in_the_middle_is_said(open_it: Opener, journal: Journal, embedded: Address) -> None:
    store = open_it()
    write_three(store)
    journal.entries()[1].file.unlink()
    empty(embedded)
    with pytest.raises(DatabaseDamagedError):
        open_it()


def test_what_was_prepared_and_never_accepted_is_swept(open_it: Opener, journal: Journal, tmp_path: Path) -> None:
    store = open_it()
    (tmp_path / "journal").mkdir()
    (tmp_path / "journal" / "ba-dead.prepared").write_bytes(b"x")
    store.write(draft_of(area("ar-1")), base_revision=0, note=note())
    assert [f.name for f in (tmp_path / "journal").iterdir()] == [journal.entries()[0].file.name]


@pytest.mark.parametrize(("step", "areas"), [(3, 0), (25, 41)])
@pytest.mark.embedded
def test_the_engine_killed_in_a_write_leaves_nothing_or_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, areas: int
) -> None:
    monkeypatch.setattr(changes, "PART_ROWS", 10)
    monkeypatch.setattr(lease, "LEASE_MS", 4000)  # the test need not wait as long as people do
    monkeypatch.setattr(bolt, "_RETRY_S", 1.0)
    settings = Settings(data=tmp_path / "data", busy_timeout_s=40)

    def kill(done: int, _total: int) -> None:
        pid = engine_status(settings.data).pid
        if done == step and pid:
            os.kill(pid, signal.SIGKILL)

    try:
        with open_store(settings) as store, pytest.raises(DatabaseError):
            store.write(grids(40), base_revision=0, note=note(), progress=kill)
        with open_store(settings) as store:
            assert store.read_network(DAY).nodes["Area"].height == areas
            assert store.revision() == (1 if areas else 0)
            assert store.check() == ()
    finally:
        stop_engine(settings.data, timeout_s=120)
