"""Only a clean stop says that the database is whole; after any other end the journal is doubted from there."""

from pathlib import Path

import pytest

from graphmodel.store.settling import begin_doubt, doubted_after, end_doubt, settle


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    return folder


@pytest.fixture
def database(tmp_path: Path) -> Path:
    folder = tmp_path / "server" / "databases"
    folder.mkdir(parents=True)
    (folder / "bucket").write_bytes(b"x")
    return folder.parent


def accept(journal: Path, revision: int) -> None:
    (journal / f"{revision:08d}-ba-{revision}.batch").touch()


def test_after_a_clean_stop_nothing_is_in_doubt(journal: Path, database: Path) -> None:
    accept(journal, 1)
    settle(journal, database)
    begin_doubt(journal)
    assert doubted_after(journal) is None


def test_killed_without_having_written_nothing_is_in_doubt(journal: Path, database: Path) -> None:
    accept(journal, 1)
    settle(journal, database)
    begin_doubt(journal)
    begin_doubt(journal)
    assert doubted_after(journal) is None


def test_what_was_accepted_since_the_last_clean_stop_is_in_doubt_until_it_was_applied_again(
    journal: Path, database: Path
) -> None:
    accept(journal, 1)
    settle(journal, database)
    accept(journal, 2)
    begin_doubt(journal)
    assert doubted_after(journal) == 1
    end_doubt(journal)
    assert doubted_after(journal) is None
    begin_doubt(journal)
    assert doubted_after(journal) == 1


def test_a_clean_stop_in_doubt_settles_nothing(journal: Path, database: Path) -> None:
    accept(journal, 1)
    begin_doubt(journal)
    settle(journal, database)
    assert doubted_after(journal) == 0
    end_doubt(journal)
    settle(journal, database)
    begin_doubt(journal)
    assert doubted_after(journal) is None


def test_a_note_that_cannot_be_read_leaves_everything_in_doubt(journal: Path, database: Path) -> None:
    accept(journal, 1)
    settle(journal, database)
    (journal / "settled").write_text("?")
    begin_doubt(journal)
    assert doubted_after(journal) == 0


def test_where_there_is_no_journal_there_is_no_doubt(tmp_path: Path, database: Path) -> None:
    begin_doubt(tmp_path / "none")
    settle(tmp_path / "none", database)
    assert doubted_after(tmp_path / "none") is None
    assert not (tmp_path / "none").exists()
