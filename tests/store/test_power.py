"""After any end of the engine but a clean one, what was written since the last clean one is made good before it is read."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphmodel.errors import DatabaseBusyError, DatabaseDamagedError
from graphmodel.settings import Settings
from graphmodel.store import lockfile
from graphmodel.store.batches import Writer
from graphmodel.store.embedded import Address, engine_status, start_engine, stop_engine
from graphmodel.store.folder import DataFolder
from graphmodel.store.journal import Journal
from graphmodel.store.notes import BatchRecord
from graphmodel.store.opened import Store, open_store
from tests.contract.conftest import Raw, note
from tests.contract.drafts import DAY, area, draft_of, grids, node, tables, tie
from tests.engines import empty

pytestmark = pytest.mark.embedded


@pytest.fixture
def again(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The revisions that are applied again, as it happens."""
    told: list[int] = []
    apply_again = Writer.apply_again

    def tell(writer: Writer, record: BatchRecord, parts: tuple[bytes, ...], *, strict: bool) -> None:
        told.append(record.revision)
        apply_again(writer, record, parts, strict=strict)

    monkeypatch.setattr(Writer, "apply_again", tell)
    return told


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {name: frame.rows() for name, frame in tables(store.read_network(DAY))}


def write_and_undo(store: Store) -> None:
    """Batches 2 to 6: one that changes, one that makes, one upon that, and the last two taken back."""
    old, new = {"name": "ar-1", "level": "grid"}, {"name": "改名", "level": "grid"}
    store.write(draft_of(node("Area", "ar-1", new, old)), base_revision=1, note=note())
    made = store.write(grids(4, prefix="br"), base_revision=2, note=note())
    upon = tie("PART_OF", "Area", "Area", "ti-x", {}, start="br-top", end="ar-top")
    tied = store.write(draft_of(area("ar-y"), upon), base_revision=3, note=note())
    store.undo(tied, note=note("undo"))
    store.undo(made, note=note("undo"))
    store.write(draft_of(area("ar-z")), base_revision=6, note=note())


def test_what_the_power_took_is_back_at_the_next_open(tmp_path: Path, again: list[int]) -> None:
    settings = Settings(data=tmp_path / "data", busy_timeout_s=5)
    files = DataFolder(settings.data)
    try:
        with open_store(settings) as store:
            store.write(grids(3), base_revision=0, note=note())
        assert stop_engine(settings.data, timeout_s=120)
        assert (files.journal / "settled").read_text() == "1"

        with open_store(settings) as store:
            write_and_undo(store)
            before, listed = rows(store), store.batches()
        address = started(settings)
        raw = Raw(address)
        raw.ask("MATCH (a:Area {uid: 'ar-z'}) DELETE a")
        raw.ask("MATCH (a:Area {uid: 'ar-1'}) SET a.name = 'ar-1'")
        pid = engine_status(settings.data).pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        while lockfile.is_held(files.lock):
            time.sleep(0.05)

        assert again == []
        with open_store(settings) as store:
            assert again == [2, 3, 4, 5, 6, 7]
            assert rows(store) == before
            assert (store.revision(), store.batches(), store.check()) == (7, listed, ())
        open_store(settings).close()
        assert len(again) == 6
    finally:
        stop_engine(settings.data, timeout_s=120)
    assert (files.journal / "settled").read_text() == "7"


def started(settings: Settings) -> Address:
    return start_engine(settings.data, heap_mb=512, idle_minutes=15, start_timeout_s=180, query_timeout_s=60)


@pytest.fixture
def doubted(embedded: Address, tmp_path: Path) -> Iterator[Store]:
    """A store of seven batches, of which all after the third are in doubt at the next open."""
    empty(embedded)
    with Store(embedded, settings=Settings(), journal=Journal(tmp_path / "journal")) as store:
        store.write(grids(3), base_revision=0, note=note())
        write_and_undo(store)
        (tmp_path / "journal" / "settled").write_text("3")
        (tmp_path / "journal" / "doubt").touch()
        yield store


def open_in_doubt(embedded: Address, tmp_path: Path) -> Store:
    return Store(embedded, settings=Settings(busy_timeout_s=0.5), journal=Journal(tmp_path / "journal"))


def test_damage_to_earlier_batches_that_counts_show_is_made_good_from_the_first(
    doubted: Store, embedded: Address, tmp_path: Path, again: list[int]
) -> None:
    before = rows(doubted)
    Raw(embedded).ask("MATCH (o:Org {uid: 'or-ar-2'}) DETACH DELETE o")
    with open_in_doubt(embedded, tmp_path) as store:
        assert again == [4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7]
        assert rows(store) == before
        assert store.check() == ()
    assert not (tmp_path / "journal" / "doubt").exists()


def test_what_the_journal_cannot_make_good_is_said_and_stays_in_doubt(
    doubted: Store, embedded: Address, tmp_path: Path
) -> None:
    Raw(embedded).ask("CREATE (:Org {uid: 'or-stray', name: 'x', tier: 'branch'})")
    with pytest.raises(DatabaseDamagedError) as raised:
        open_in_doubt(embedded, tmp_path)
    assert raised.value.code == "store.not_mended"
    assert raised.value.remedy
    assert (tmp_path / "journal" / "doubt").exists()


def test_while_another_makes_it_good_nobody_reads(doubted: Store, embedded: Address, tmp_path: Path) -> None:
    other = doubted._writer()
    other.begin()
    with pytest.raises(DatabaseBusyError):
        open_in_doubt(embedded, tmp_path)
    other.lease.release()
    with open_in_doubt(embedded, tmp_path) as store:
        assert store.check() == ()
