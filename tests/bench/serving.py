"""Measure (s): how many requests a server bears beside one that does nothing, and how long its slowest make wait.

Assumes that server, rival and load generator are processes of their own on one machine: the fewer its cores, the more
they take from each other, and from both alike.
"""

import http.client
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

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
    """What both servers are asked: how it is called, and the path on each."""

    name: str
    path: str
    rival_path: str = "/empty"


def measure_serving(
    command: Sequence[str],
    questions: Sequence[Question],
    *,
    ready: str,
    rival: Sequence[str] = RIVAL,
    requests: int = REQUESTS,
    runs: int = RUNS,
) -> Iterator[Figure]:
    """Put the same load on a server and on its rival in turn.

    Parameters
    ----------
    command
        Starts the server, :data:`PORT` among its words.
    ready
        A path that the server answers with success once it is ready.
    """
    with served(command, ready=ready) as port, served(rival, ready="/empty") as other:
        for question in questions:
            timed = Duel(
                *_in_turn(
                    lambda asked=question: _borne(port, asked.path, requests),
                    lambda asked=question: _borne(other, asked.rival_path, requests),
                    runs=runs,
                )
            )
            yield from timed.figures(question.name)


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
        tail = statistics.median(one.tail for one in self.ours)
        middle = sorted(self.ours, key=lambda one: one.tail)[len(self.ours) // 2]
        yield Figure(
            f"(s) {name}, p99",
            f"{middle.p99_ms:.1f} ms, median {middle.median_ms:.1f} ms",
            "",
            f"{tail:.1f} ×",
            f"≤ {WISH_TAIL:g} × the median",
            tail <= WISH_TAIL,
        )


def _in_turn(
    ours: Callable[[], Load], rival: Callable[[], Load], *, runs: int
) -> tuple[tuple[Load, ...], tuple[Load, ...]]:
    """Both in turn, after a warm-up of each."""
    ours(), rival()
    pairs = [(ours(), rival()) for _ in range(runs)]
    return tuple(first for first, _ in pairs), tuple(second for _, second in pairs)


def _borne(port: int, path: str, requests: int) -> Load:
    """The load of one run; an answer that is no success, or none at all, is no measure."""
    borne = load(port, path, connections=CONNECTIONS, requests=requests, seconds=SECONDS)
    if borne.not_2xx or borne.broken or not borne.answers:
        message = f"{path}: {borne}"
        raise AssertionError(message)
    return borne


@contextmanager
def served(command: Sequence[str], *, ready: str, start_timeout_s: float = 60.0) -> Iterator[int]:
    """Start a server in a process of its own, give its port once it answers *ready* with success, and end it."""
    port = _free_port()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [word.replace(PORT, str(port)) for word in command], stdout=said, stderr=subprocess.STDOUT
        )
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


def body_of(port: int, path: str, *, folder: Path) -> Path:
    """What a server answers, kept in a file for a rival to serve from memory."""
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    try:
        connection.request("GET", path)
        file = folder / "body"
        file.write_bytes(connection.getresponse().read())
        return file
    finally:
        connection.close()
