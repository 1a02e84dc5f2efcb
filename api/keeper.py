"""Keeper: holds the network of the database's present state, so that no question waits for the database.

Assumes that looking for a new state twice a second is often enough. While the database is away nothing is answered
from what is held: nobody could say whether it still holds. It is looked for until it is back.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from api.desk import Desk
from api.once import Once
from graphmodel.errors import DatabaseBusyError, DatabaseError, DatabaseUnreachableError
from graphmodel.network import Network
from graphmodel.settings import Settings
from graphmodel.store.opened import Store, open_store

DAYS = 4
"""Days of one state, beside today, that are held beside each other."""

_LOOK_S = 0.5
_AGAIN_S = 1.0
_SOON_S = 0.05
_SILENT_S = 5.0
"""How long the database may take to say its state before it counts as away."""

_log = logging.getLogger("graphmodel.serve")


@dataclass(frozen=True)
class Held:
    """A network, the mark of the state of the store that it was read at, and what was made of it: all let go together.

    Attributes
    ----------
    desks
        By profile.
    before
        The network before the newest batch, in a tuple, as there may be none.
    """

    network: Network
    mark: str
    desks: Once[Desk] = field(default_factory=lambda: Once(room=DAYS), repr=False, compare=False)
    before: Once[tuple[Network | None]] = field(default_factory=lambda: Once(room=1), repr=False, compare=False)


class Keeper:
    """The networks of one database; start it, and stop it at the end.

    Parameters
    ----------
    opened
        Opens the database.
    read
        Told of every network, or day of one, that is read from the database.
    fresh
        Told of every new state, once it is held.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        opened: Callable[[Settings], Store] = open_store,
        read: Callable[[], None] = lambda: None,
        fresh: Callable[[Held], object] = lambda _: None,
    ) -> None:
        self._settings, self._opened, self._read, self._fresh = settings, opened, read, fresh
        self._store: Store | None = None
        self._held: Held | None = None
        self._away: DatabaseError = DatabaseUnreachableError("api.opening")
        self._asked_at: float | None = None
        self._days: Once[Held] = Once(room=DAYS)  # of the state that is held
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="keeper", daemon=True)

    def start(self) -> None:
        """Begin to look for the database."""
        self._thread.start()

    def stop(self) -> None:
        """Stop looking, and close the database's connections."""
        self._stopping.set()
        self._thread.join(timeout=_SILENT_S)

    def held(self, on: date | None = None) -> Held:
        """The network of a day, else of today, at the state last seen.

        Raises
        ------
        DatabaseError
            The database is away.
        """
        store, held = self.store()
        day = on or self._settings.day()
        if held.network.on == day:
            return held
        return self._days.get((held.mark, day), lambda: self._marked(store, day, known=held.network))

    def store(self) -> tuple[Store, Held]:
        """The open store, and what was read of it last.

        Raises
        ------
        DatabaseError
            The database is away.
        """
        store, held, asked_at = self._store, self._held, self._asked_at
        if store is None or held is None:
            raise self._away
        if asked_at is not None and time.monotonic() - asked_at > _SILENT_S:
            raise DatabaseUnreachableError("api.silent", waited_s=round(_SILENT_S))
        return store, held

    def await_revision(self, revision: int) -> None:
        """Wait until a state is held, so that whoever wrote it sees it; not for longer than readers are let wait."""
        deadline = time.monotonic() + self._settings.serve_most_seconds
        while self.store()[1].network.revision < revision and time.monotonic() < deadline:
            time.sleep(_SOON_S)

    def _marked(self, store: Store, day: date, *, known: Network | None = None) -> Held:
        """Read the network of a day, and the mark of the very state that was read."""
        while True:
            network = store.read_network(day, known=known)
            self._read()
            mark = store.mark()
            if mark.startswith(f"{network.revision}-"):
                return Held(network, mark)

    def _watch(self) -> None:
        while not self._stopping.is_set():
            try:
                self._look()
                pause = _LOOK_S
            except DatabaseBusyError:  # somebody writes for long: what is held is still what readers see
                self._asked_at, pause = None, _LOOK_S
            except Exception as error:  # noqa: BLE001 - whatever it was, the database is looked for again
                self._lose(error)
                pause = _AGAIN_S
            self._stopping.wait(pause)
        self._close()

    def _look(self) -> None:
        store = self._store
        came = store is None
        if store is None:
            store = self._opened(self._settings)
            self._store = store
        self._asked_at = time.monotonic()
        mark = store.mark()
        self._asked_at = None
        if came:
            _log.info("database answers", extra={"mark": mark})
        if self._held is None or self._held.mark != mark:
            self._held, self._days = self._marked(store, self._settings.day()), Once(room=DAYS)
            _log.info("network read", extra={"mark": self._held.mark})
            self._fresh(self._held)

    def _lose(self, error: Exception) -> None:
        said = error if isinstance(error, DatabaseError) else DatabaseError("api.database_fault")
        if self._store is not None or type(said) is not type(self._away):
            _log.warning("database away: %s", said, exc_info=None if isinstance(error, DatabaseError) else error)
        self._away = said
        self._close()

    def _close(self) -> None:
        store, self._store, self._asked_at = self._store, None, None
        if store is not None:
            try:
                store.close()
            except Exception:  # noqa: BLE001 - it is gone already
                _log.info("closing failed", exc_info=True)
