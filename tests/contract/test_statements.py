"""Every statement is understood by every engine, and those that read do not write."""

import neo4j
import pytest

from cypher import Statement, statements
from graphmodel.store.embedded import Address
from graphmodel.store.opened import Store
from tests.contract.conftest import note
from tests.contract.drafts import draft_of, every_kind


def example(one: Statement) -> dict[str, object]:
    return {p.name: p.example for p in one.params}


@pytest.fixture
def driver(address: Address) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(
        address.uri, auth=(address.user, address.password), notifications_min_severity="OFF"
    )


RUN_BELOW = ("count/", "load/", "read/")


def test_every_statement_that_is_not_run_below_is_planned_with_its_example_values(
    store: Store, driver: neo4j.Driver, address: Address
) -> None:
    wrong: list[str] = []
    with driver, driver.session(database=address.database) as session:
        for one in statements():
            if one.text.startswith(("CREATE CONSTRAINT", "CREATE INDEX", "SHOW")) or one.name.startswith(RUN_BELOW):
                continue  # commands of structure have no plan; the migrations run them
            try:
                session.run("EXPLAIN " + one.text, example(one)).consume()
            except neo4j.exceptions.Neo4jError as error:
                wrong.append(f"{one.name}: {error.message}")
    assert wrong == []


def test_everything_loads_and_what_reads_changes_nothing_and_returns_the_columns_that_it_declares(
    store: Store, driver: neo4j.Driver, address: Address
) -> None:
    store.write(draft_of(*every_kind()), base_revision=0, note=note())
    reading = [one for one in statements() if one.name.startswith(("read/", "count/"))]
    reading += [one for one in statements() if one.name.rpartition("/")[2] in {"read", "list", "states", "groups"}]
    with driver, driver.session(database=address.database) as session:
        for one in reading:
            result = session.run(one.text, example(one))  # in a transaction that could write
            for record in result:
                assert list(record.keys()) == [column.name for column in one.columns], one.name
            assert not result.consume().counters.contains_updates, one.name
    assert store.check() == ()
