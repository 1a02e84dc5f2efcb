import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from api.once import Once


def test_a_value_is_made_once_however_many_ask() -> None:
    made: list[int] = []
    once: Once[int] = Once(room=10)
    begun = threading.Barrier(8)

    def make() -> int:
        time.sleep(0.05)
        made.append(1)
        return 7

    def ask(_: int) -> int:
        begun.wait()
        return once.get("k", make)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == [7] * 8
    assert made == [1]


def test_what_was_asked_for_longest_ago_is_let_go_first() -> None:
    once: Once[str] = Once(room=5, weigh=len)
    once.get("a", lambda: "aa")
    once.get("b", lambda: "bb")
    once.get("a", lambda: "no")
    once.get("c", lambda: "cc")
    assert (once.known("a"), once.known("b"), once.known("c")) == ("aa", None, "cc")


def test_a_value_too_heavy_is_still_answered() -> None:
    once: Once[str] = Once(room=1, weigh=len)
    assert once.get("a", lambda: "heavy") == "heavy"
    assert once.get("b", lambda: "heavier") == "heavier"
    assert once.known("a") is None


def test_a_failure_is_told_and_not_kept() -> None:
    once: Once[int] = Once(room=1)
    with pytest.raises(ZeroDivisionError):
        once.get("k", lambda: 1 // 0)
    assert once.get("k", lambda: 3) == 3


def test_who_will_not_wait_longer_finds_it_ready_later() -> None:
    once: Once[int] = Once(room=1)
    go = threading.Event()
    with ThreadPoolExecutor(1) as pool:

        def make() -> int:
            go.wait(30)
            return 9

        with pytest.raises(TimeoutError):
            once.get("k", make, pool=pool, wait_s=0.01)
        go.set()
        assert once.get("k", make, pool=pool, wait_s=30) == 9
