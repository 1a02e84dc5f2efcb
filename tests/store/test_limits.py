"""A full disk and a query that takes too long end a write with a sentence of ours, and nothing is half written."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import neo4j as driver
import pytest
from neo4j import exceptions

from graphmodel import changes
from graphmodel.errors import DatabaseError
from graphmodel.settings import Settings
from graphmodel.store import batches, folder, journal, parts
from graphmodel.store.bolt import Transaction
from graphmodel.store.embedded import Address, stop_engine
from graphmodel.store.journal import Journal
from graphmodel.store.opened import Store, open_store
from tests.contract.conftest import note
from tests.contract.drafts import DAY, grids
from tests.engines import empty


def state(store: Store) -> tuple[int, int]:
    network = store.read_network(DAY)
    return network.revision, network.nodes["Area"].height


def refused(store: Store, prefix: str, count: int = 10) -> DatabaseError:
    with pytest.raises(DatabaseError) as raised:
        store.write(grids(count, prefix=prefix), base_revision=store.revision(), note=note())
    assert raised.value.remedy
    return raised.value


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 100 MB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only the superuser of a Linux may mount a disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=100m", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this machine does not let a disk be mounted")
    yield disk
    stop_engine(disk / "data", timeout_s=120)
    subprocess.run(["umount", "--lazy", str(disk)], check=True)  # the engine's process may take a moment to end


def fill(disk: Path, *, but: int) -> Path:
    filler = disk / "filler"
    with filler.open("wb") as file:
        for _ in range(100):  # the engine may take some of what is free meanwhile
            file.truncate(0)
            with contextlib.suppress(OSError):
                os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(disk).free - but)
                return filler
    raise AssertionError(shutil.disk_usage(disk))


@pytest.mark.embedded
@pytest.mark.parametrize(("spare", "rows_in_a_part"), [(0, 10_000), (2_000_000, 100)])
def test_a_disk_that_fills_up_is_said_and_the_batch_is_there_whole_or_not_at_all(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch, spare: int, rows_in_a_part: int
) -> None:
    monkeypatch.setattr(folder, "NEEDED_MB", 1)
    monkeypatch.setattr(changes, "PART_ROWS", rows_in_a_part)
    with open_store(Settings(data=small_disk / "data", busy_timeout_s=5)) as store:
        store.write(grids(10), base_revision=0, note=note())
        filler = fill(small_disk, but=spare)
        assert refused(store, "br", 3000).code in {"store.disk_full", "store.journal_unwritable"}
        filler.unlink()
        assert state(store) in {(1, 11), (2, 3012)}
        store.write(grids(1, prefix="cr"), base_revision=store.revision(), note=note())
        assert store.check() == ()
    assert list((small_disk / "data" / "journal").glob("*.writer")) == []


@pytest.mark.embedded
def test_a_journal_that_cannot_be_written_is_said_before_anything_is_accepted(
    embedded: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    empty(embedded)
    kept = Journal(tmp_path / "journal")
    with Store(embedded, settings=Settings(), journal=kept) as store:
        with monkeypatch.context() as patch:
            patch.setattr(journal.os, "fsync", full)
            assert refused(store, "ar").code == "store.journal_unwritable"
        assert (state(store), store.batches(), kept.entries()) == ((0, 0), (), ())
        assert list(kept.folder.iterdir()) == []
        store.write(grids(10), base_revision=0, note=note())
        assert (state(store), store.check()) == ((1, 11), ())


@pytest.mark.embedded
def test_a_write_that_the_engine_ends_for_its_length_is_carried_on_by_the_next_reader(
    embedded: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That the engine ends what takes too long is seen in ``test_embedded``; here it is made to say so."""
    applied: list[bytes] = []

    def slow(tx: Transaction, data: bytes) -> tuple[int, int]:
        if applied:
            raise exceptions.Neo4jError._basic_hydrate(
                neo4j_code="Neo.ClientError.Transaction.TransactionTimedOut", message="said"
            )
        applied.append(data)
        return parts.apply_part(tx, data)

    empty(embedded)
    kept = Journal(tmp_path / "journal")
    with Store(embedded, settings=Settings(), journal=kept) as store, monkeypatch.context() as patch:
        patch.setattr(batches, "apply_part", slow)
        assert refused(store, "ar").code == "store.timeout"
    with Store(embedded, settings=Settings(busy_timeout_s=1), journal=kept) as store:
        assert (state(store), store.check()) == ((1, 11), ())


def test_a_write_that_waits_too_long_for_a_lock_of_a_neo4j_has_written_nothing(neo4j: Address) -> None:
    empty(neo4j)
    auth = (neo4j.user, neo4j.password)
    with Store(neo4j, settings=Settings(), journal=None) as store:  # a server compiles a statement when it first runs
        store.write(grids(10, prefix="br"), base_revision=0, note=note())
    with (
        Store(neo4j, settings=Settings(query_timeout_s=5), journal=None) as store,
        driver.GraphDatabase.driver(neo4j.uri, auth=auth) as stranger,
        stranger.session(database=neo4j.database) as session,
    ):
        with session.begin_transaction() as held:
            held.run("MATCH (m:Meta) SET m.locked = true").consume()
            assert refused(store, "ar").code == "store.contended"
        assert state(store) == (1, 11)
        store.write(grids(10), base_revision=1, note=note())
        assert (state(store), store.check()) == ((2, 22), ())
