"""Driver errors become ours by one table, and none is forgotten."""

import inspect
import re

import neo4j
import pytest
from neo4j import exceptions

from graphmodel.errors import DatabaseBusyError, DatabaseError, DatabaseUnreachableError
from graphmodel.settings import Settings
from graphmodel.store.bolt import Bolt
from graphmodel.store.embedded import Address
from graphmodel.store.faults import FAULTS, translate
from graphmodel.store.opened import open_store

CLASSES = [
    one
    for _, one in inspect.getmembers(exceptions, inspect.isclass)
    if issubclass(one, exceptions.Neo4jError | exceptions.DriverError)
]


def hydrated(code: str) -> Exception:
    """The error that the driver makes of a status code."""
    return exceptions.Neo4jError._basic_hydrate(neo4j_code=code, message="said")


@pytest.mark.parametrize("kind", CLASSES)
def test_every_error_of_the_driver_becomes_one_of_ours_with_its_sentence(kind: type[Exception]) -> None:
    ours = translate(kind.__new__(kind), uri="bolt://h:1", database="d")
    assert isinstance(ours, DatabaseError)
    assert str(ours)
    assert ours.remedy


@pytest.mark.parametrize(
    ("code", "kind", "message"),
    [
        ("Neo.ClientError.Security.Unauthorized", DatabaseUnreachableError, "store.refused"),
        ("Neo.ClientError.Database.DatabaseNotFound", DatabaseUnreachableError, "store.no_database"),
        ("Neo.TransientError.Transaction.DeadlockDetected", DatabaseBusyError, "store.contended"),
        ("Neo.ClientError.Transaction.TransactionTimedOut", DatabaseError, "store.timeout"),
        ("Neo.ClientError.Transaction.LockClientStopped", DatabaseBusyError, "store.contended"),
        ("Neo.TransientError.General.OutOfMemoryError", DatabaseError, "store.full"),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", DatabaseError, "store.full"),
        ("Neo.DatabaseError.General.UnknownError", DatabaseError, "store.failed"),
    ],
)
def test_codes_of_the_server_are_told_apart(code: str, kind: type[DatabaseError], message: str) -> None:
    ours = translate(hydrated(code), uri="bolt://h:1", database="d")
    assert (type(ours), ours.code) == (kind, message)


def test_no_row_of_the_table_is_hidden_by_an_earlier_one() -> None:
    for n, (kind, part, _, _) in enumerate(FAULTS):
        assert not any(issubclass(kind, k) and p in part for k, p, _, _ in FAULTS[:n])


def test_where_nobody_listens_the_address_is_named() -> None:
    settings = Settings(neo4j_uri="bolt://127.0.0.1:9")
    with pytest.raises(DatabaseUnreachableError, match=re.escape("127.0.0.1:9")):
        open_store(settings)


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(DatabaseUnreachableError):
        open_store(Settings(neo4j_uri="http://127.0.0.1"))


def test_a_wrong_password_is_said(embedded: Address) -> None:
    wrong = Address(embedded.uri, embedded.user, "wrong-password", embedded.database, embedded=True)
    with pytest.raises(DatabaseUnreachableError) as raised:
        Bolt(wrong, timeout_s=5)
    assert raised.value.code == "store.refused"
    assert isinstance(raised.value.__cause__, neo4j.exceptions.Neo4jError)


def test_a_wrong_database_is_said(address: Address) -> None:
    wrong = Address(address.uri, address.user, address.password, "nosuchdatabase", address.embedded)
    with pytest.raises(DatabaseError):
        Bolt(wrong, timeout_s=5)
