"""Measure (s): how many requests a server bears beside one that does nothing, and how long its slowest make wait.

Assumes that server, rival and load generator are processes of their own on one machine: the fewer its cores, the more
they take from each other, and from both alike.
"""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from tests.bench.clock import RUNS
from tests.bench.figures import Figure
from tests.bench.load import CONNECTIONS, HOST, Load, load

WISH = 0.5
WISH_TAIL = 10
REQUESTS, SECONDS = 4_000, 20.0
PORT = "{port}"
"""Stands in a command for the port that the server is to listen on."""
RIVAL = (sys.executable, "-m", "tests.bench.rivals.empty_route", "--port", PORT)


@dataclass(frozen=True)
class Question:
    """What a server is asked: how it is called, and the addresses; the rival is asked for one of its own.

    Attributes
    ----------
    requests
        How many of them in a run, where that is less than usual.
    """

    name: str
    paths: Sequence[str]
    rival_path: str = "/empty"
    requests: int | None = None


def measure_serving(
    port: int, other: int, question: Question, *, requests: int = REQUESTS, runs: int = RUNS
) -> Iterator[Figure]:
    """Put the same load on a server and on its rival in turn."""
    many = min(question.requests or requests, requests)
    turns = _turns(question.paths, many, runs=1 + runs)
    timed = Duel(
        *_in_turn(
            lambda: _borne(port, next(turns), many), lambda: _borne(other, [question.rival_path], many), runs=runs
        )
    )
    yield from timed.figures(question.name)


def measure_tail(port: int, question: Question, *, requests: int = REQUESTS, runs: int = RUNS) -> Figure:
    """How long the slowest wait where a server is asked many things."""
    turns = _turns(question.paths, requests, runs=1 + runs)
    loads = [_borne(port, next(turns), requests) for _ in range(1 + runs)]
    return _tail(question.name, loads[1:])


def _turns(paths: Sequence[str], many: int, *, runs: int) -> Iterator[Sequence[str]]:
    """The addresses of each run: as far as there are enough, none that was asked for in a run before."""
    shown = [paths[at % len(paths)] for at in range(many * runs)] if len(paths) > 1 else list(paths) * runs
    size = len(shown) // runs
    return (shown[at * size : (at + 1) * size] for at in range(runs))


@dataclass(frozen=True)
class Duel:
    """What both bore, a load for each run."""

    ours: Sequence[Load]
    rival: Sequence[Load]

    def figures(self, name: str) -> Iterator[Figure]:
        """Answers a second against the rival's, and the tail against our own median."""
        ours, rival = (statistics.median(one.per_second for one in side) for side in (self.ours, self.rival))
        share = ours / rival
        yield Figure(
            f"(s) {name}", f"{ours:,.0f} /s", f"{rival:,.0f} /s", f"{share:.2f} ×", f"≥ {WISH:g} ×", share >= WISH
        )
        yield _tail(name, self.ours)


def _tail(name: str, loads: Sequence[Load]) -> Figure:
    """The slowest hundredth against the median, in the run that is the middle one by that."""
    middle = sorted(loads, key=lambda one: one.tail)[len(loads) // 2]
    return Figure(
        f"(s) {name}, p99", f"{middle.p99_ms:.1f} ms, median {middle.median_ms:.1f} ms", "", f"{middle.tail:.1f} ×",
        f"≤ {WISH_TAIL:g} × the median", middle.tail <= WISH_TAIL,
    )  # fmt: skip


def _in_turn(
    ours: Callable[[], Load], rival: Callable[[], Load], *, runs: int
) -> tuple[tuple[Load, ...], tuple[Load, ...]]:
    """Both in turn, after a warm-up of each."""
    ours(), rival()
    pairs = [(ours(), rival()) for _ in range(runs)]
    return tuple(first for first, _ in pairs), tuple(second for _, second in pairs)


def _borne(port: int, paths: Sequence[str], requests: int) -> Load:
    """The load of one run; an answer that is no success, or none at all, is no measure."""
    borne = load(port, paths, connections=CONNECTIONS, requests=requests, seconds=SECONDS)
    if borne.not_2xx or borne.broken or not borne.answers:
        message = f"{paths[0]}: {borne}"
        raise AssertionError(message)
    return borne


@contextmanager
def served(
    command: Sequence[str], *, ready: str, env: Mapping[str, str] | None = None, start_timeout_s: float = 120.0
) -> Iterator[int]:
    """Start a server in a process of its own, give its port once it answers *ready* with success, and end it."""
    port = _free_port()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [word.replace(PORT, str(port)) for word in command], stdout=said, stderr=subprocess.STDOUT,
            env={**os.environ, **(env or {})},
        )  # fmt: skip
        try:
            end = time.monotonic() + start_timeout_s
            while not _answers(port, ready):
                if process.poll() is not None or time.monotonic() > end:
                    said.seek(0)
                    message = f"{command} does not answer {ready}: {said.read().decode(errors='replace')[-2000:]}"
                    raise RuntimeError(message)
                time.sleep(0.05)
            yield port
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", path)
        return 200 <= connection.getresponse().status < 300
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def body_of(port: int, path: str) -> bytes:
    """What a server answers."""
    connection = http.client.HTTPConnection(HOST, port, timeout=120)
    try:
        connection.request("GET", path)
        return connection.getresponse().read()
    finally:
        connection.close()
