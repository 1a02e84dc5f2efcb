"""The databases that the tests run against answer, and are emptied when a test wants them empty."""

import neo4j
import pytest

from graphmodel.store.embedded import Address
from tests.engines import NEO4J

KERNEL = "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0]"


def ask(address: Address, text: str) -> list[object]:
    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        return [record.value() for record in driver.execute_query(text, database_=address.database).records]


@pytest.mark.parametrize("turn", [1, 2])
def test_each_engine_is_empty_when_a_test_begins(empty_address: Address, turn: int) -> None:
    assert ask(empty_address, "MATCH (n) RETURN count(n)") == [0]
    ask(empty_address, "UNWIND range(1, 12000) AS i CREATE (:Left {turn: i})-[:OVER]->(:Left)")


def test_the_long_term_neo4j_is_the_release_that_is_promised(neo4j: Address) -> None:
    assert ask(neo4j, KERNEL) == [NEO4J["neo4j"].version]


def test_the_new_neo4j_is_the_release_that_is_promised(neo4j_new: Address) -> None:
    assert ask(neo4j_new, KERNEL) == [NEO4J["neo4j_new"].version]
