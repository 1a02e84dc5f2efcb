"""What is compiled, when, and what happens where that is not possible."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import numba
import pytest

from graphmodel.ties import compiled
from graphmodel.ties.adjacency import adjacency_of
from graphmodel.ties.betweenness import betweenness
from graphmodel.ties.holes import constraint

from . import published


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Compile whatever comes, and forget it before and after."""
    monkeypatch.setattr(compiled, "FEW_STEPS", -1)
    forget()
    yield
    forget()


def forget() -> None:
    compiled._kept.cache_clear()
    compiled._compiled.cache_clear()


def imported_by(code: str) -> set[str]:
    """The packages that a fresh process has after *code*."""
    script = f"{code}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_a_small_network_never_waits_for_the_compiler() -> None:
    found = imported_by(
        "from graphmodel.ties import betweenness, communities, holes\n"
        "from graphmodel.ties.adjacency import adjacency_from\n"
        "uids = [f'n{number:04}' for number in range(2000)]\n"
        "ties = adjacency_from(uids, [(uids[at // 3], uids[at], 1.0) for at in range(1, 2000)])\n"
        "holes.constraint(ties), betweenness.betweenness(ties), communities.communities(ties)"
    )
    assert "numpy" in found
    assert "numba" not in found


def test_what_rules_ask_needs_neither_compiler_nor_arrays_nor_networkx() -> None:
    found = imported_by(
        "import graphmodel.ties.structure, graphmodel.ties.cuts, graphmodel.ties.concentration\n"
        "import graphmodel.ties.projection, graphmodel.ties.mixing"
    )
    assert not {"numba", "numpy", "networkx"} & found


@pytest.mark.usefixtures("always")
def test_where_no_folder_can_be_written_each_process_compiles_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = refusing(monkeypatch, RuntimeError("no locator available"), at_once=True)
    expected = constraint(published.kite())
    assert asked == [True, False]
    assert expected["Jane"] == 1.0


@pytest.mark.usefixtures("always")
def test_a_folder_that_fills_up_while_compiled_code_is_kept_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = refusing(monkeypatch, OSError(28, "No space left on device"), at_once=False)
    assert constraint(published.kite())["Jane"] == 1.0
    assert asked == [True, False]


@pytest.mark.usefixtures("always")
def test_without_a_compiler_the_answer_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numba", None)
    assert round(betweenness(adjacency_of(published.kite()))["Heather"], 3) == 0.389


def refusing(monkeypatch: pytest.MonkeyPatch, error: Exception, *, at_once: bool) -> list[bool]:
    """Let the compiler fail to keep what it compiles; the list says what was asked of it."""
    asked: list[bool] = []
    njit: Callable[..., Any] = numba.njit

    def refuse(*_: object) -> object:
        raise error

    def without_folder(*given: object, **options: Any) -> Any:
        if given:  # the compiler's own functions
            return njit(*given, **options)
        asked.append(options["cache"])
        if options["cache"]:
            return refuse if at_once else lambda _: refuse
        return njit(**options)

    monkeypatch.setattr(numba, "njit", without_folder)
    return asked
