"""An opened store on each engine in turn, its database emptied before the test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import neo4j
import pytest

from graphmodel.settings import Settings
from graphmodel.store.embedded import Address
from graphmodel.store.journal import Journal
from graphmodel.store.notes import BatchNote, new_batch_uid
from graphmodel.store.opened import Store

Opener = Callable[[], Store]


def note(what: str = "import", uid: str | None = None) -> BatchNote:
    return BatchNote(uid or new_batch_uid(), "tester", what, ("网格.xlsx",))  # type: ignore[arg-type]


class Raw:
    """The database as a stranger sees it."""

    def __init__(self, address: Address) -> None:
        self._address = address

    def ask(self, text: str, **params: object) -> list[object]:
        auth = (self._address.user, self._address.password)
        with (
            neo4j.GraphDatabase.driver(self._address.uri, auth=auth, notifications_min_severity="OFF") as driver,
            driver.session(database=self._address.database) as session,
        ):
            return session.execute_write(lambda tx: [record.value() for record in tx.run(text, params)])

    def forget_lease(self) -> None:
        """Let the lease of a dead writer run out at once."""
        self.ask("MATCH (m:Meta) SET m.expires = 0")


@pytest.fixture
def raw(empty_address: Address) -> Raw:
    return Raw(empty_address)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal")


@pytest.fixture
def open_again(empty_address: Address, journal: Journal) -> Iterator[Opener]:
    """Open the store once more, as another process would."""
    with ExitStack() as stack:

        def opener() -> Store:
            settings = Settings(busy_timeout_s=5)
            kept = journal if empty_address.embedded else None
            return stack.enter_context(Store(empty_address, settings=settings, journal=kept))

        yield opener


@pytest.fixture
def store(open_again: Opener) -> Store:
    return open_again()
