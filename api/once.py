"""Once: values that are dear to make, made once by whoever asks first, while the others wait for it.

Assumes that a value is a pure function of its key; the least recently used ones are let go where room is short.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Executor, Future
from contextvars import copy_context
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """Values by key.

    Parameters
    ----------
    room
        The sum of weights that is kept; the newest value is kept whatever it weighs.
    weigh
        The weight of a value; 1 each where not given.
    """

    def __init__(self, *, room: int, weigh: Callable[[T], int] = lambda _: 1) -> None:
        self._room, self._weigh = room, weigh
        self._values: OrderedDict[Hashable, Future[T]] = OrderedDict()
        self._weights: dict[Hashable, int] = {}
        self._held = 0
        self._lock = Lock()

    def get(
        self, key: Hashable, make: Callable[[], T], *, pool: Executor | None = None, wait_s: float | None = None
    ) -> T:
        """The value of *key*, made now where it is not there; what *make* raises is raised, and nothing is kept.

        Parameters
        ----------
        pool
            Where it is made; here and now where not given.
        wait_s
            How long to wait for what another makes.

        Raises
        ------
        TimeoutError
            It is still being made; asked again later, it is there.
        """
        with self._lock:
            value = self._values.get(key)
            mine = value is None
            if value is None:
                value = self._values[key] = Future()
            else:
                self._values.move_to_end(key)
        if mine and pool is not None:
            pool.submit(copy_context().run, self._fill, key, value, make)
        elif mine:
            self._fill(key, value, make)
        return value.result(wait_s)

    def known(self, key: Hashable) -> T | None:
        """The value of *key* where it is made already."""
        value = self._values.get(key)
        return value.result() if value is not None and value.done() and value.exception() is None else None

    def _fill(self, key: Hashable, value: Future[T], make: Callable[[], T]) -> None:
        try:
            made = make()
        except BaseException as error:  # noqa: BLE001 - whoever waits is told
            with self._lock:
                self._values.pop(key, None)
            value.set_exception(error)
            return
        value.set_result(made)
        with self._lock:
            self._weights[key] = self._weigh(made)
            self._held += self._weights[key]
            while self._held > self._room and (old := self._oldest(key)) is not None:
                del self._values[old]
                self._held -= self._weights.pop(old)

    def _oldest(self, but: Hashable) -> Hashable | None:
        """The key of the value that is made and was asked for longest ago."""
        return next((key for key in self._values if key != but and key in self._weights), None)
