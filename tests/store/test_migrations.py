"""A database knows the migrations it has seen; newer or other ones are refused."""

import threading

import pytest

from graphmodel.errors import DatabaseDamagedError, DatabaseNewerError
from graphmodel.store.bolt import Bolt
from graphmodel.store.embedded import Address
from graphmodel.store.migrations import migrate
from tests.contract.conftest import Raw


def names(address: Address) -> list[object]:
    return Raw(address).ask("MATCH (m:Migration) RETURN m.uid ORDER BY m.uid")


def test_migrations_are_applied_once(empty_address: Address) -> None:
    with Bolt(empty_address, timeout_s=30) as bolt:
        first = migrate(bolt)
        applied = Raw(empty_address).ask("MATCH (m:Migration) RETURN m.applied_on")
        assert migrate(bolt) == first
    assert names(empty_address) == list(first)
    assert Raw(empty_address).ask("MATCH (m:Migration) RETURN m.applied_on") == applied


def test_two_who_open_an_empty_database_at_once_make_one_structure(empty_address: Address) -> None:
    errors: list[BaseException] = []

    def run() -> None:
        try:
            with Bolt(empty_address, timeout_s=30) as bolt:
                migrate(bolt)
        except BaseException as error:  # noqa: BLE001 - handed to the test
            errors.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert Raw(empty_address).ask("MATCH (m:Meta) RETURN count(m)") == [1]
    with Bolt(empty_address, timeout_s=30) as bolt:
        assert names(empty_address) == list(migrate(bolt))


def test_dates_are_indexed_where_the_engine_finds_ties_by_them(empty_address: Address) -> None:
    with Bolt(empty_address, timeout_s=30) as bolt:
        assert ("V0003__dates" in migrate(bolt)) is not empty_address.embedded
    states = Raw(empty_address).ask("SHOW INDEXES YIELD name, state WHERE name CONTAINS '_valid_' RETURN state")
    assert len(states) == (0 if empty_address.embedded else 4)


def test_a_database_of_a_newer_program_is_refused(empty_address: Address) -> None:
    with Bolt(empty_address, timeout_s=30) as bolt:
        migrate(bolt)
        Raw(empty_address).ask("CREATE (:Migration {uid: 'V9999__future', checksum: 'x'})")
        with pytest.raises(DatabaseNewerError, match="V9999__future"):
            migrate(bolt)


def test_a_migration_that_was_another_is_refused(empty_address: Address) -> None:
    with Bolt(empty_address, timeout_s=30) as bolt:
        migrate(bolt)
        Raw(empty_address).ask("MATCH (m:Migration {uid: 'V0001__uniqueness'}) SET m.checksum = 'other'")
        with pytest.raises(DatabaseDamagedError, match="V0001__uniqueness"):
            migrate(bolt)
