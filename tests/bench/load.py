"""A load generator, run as a process of its own: ``python -m tests.bench.load PORT PATH [--connections 50 …]``.

Assumes a server on this machine: it asks nobody else. With ``-`` for the path it reads one from each line of its input, and
asks for them in turn, from the first again after the last. Each connection is kept open and asks again as soon as it has its
answer, until enough was asked or the time is over; what is under way then is dropped and not counted.
"""

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import cycle

import httptools
import uvloop

HOST = "127.0.0.1"
CONNECTIONS = 50
MOST_CONNECTIONS, MOST_REQUESTS, MOST_SECONDS = 1_000, 1_000_000, 600.0
_PAUSE_S = 0.05
"""Between an answer that never came and the next try, so that a server that is away is not hammered."""


@dataclass(frozen=True)
class Load:
    """What a server bore.

    Attributes
    ----------
    answers
        Requests that were answered, whatever the answer.
    not_2xx
        Those answered otherwise than with success.
    broken
        Requests that were never answered: refused, or cut off.
    median_ms, p99_ms
        From the first byte sent to the last received; of no answer 0.
    """

    answers: int
    not_2xx: int
    broken: int
    bytes: int
    seconds: float
    median_ms: float
    p99_ms: float

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds if self.seconds else 0.0

    @property
    def tail(self) -> float:
        """How many times the median the slowest hundredth takes at least."""
        return self.p99_ms / self.median_ms if self.median_ms else 0.0


def load(
    port: int,
    paths: str | Sequence[str],
    *,
    connections: int = CONNECTIONS,
    requests: int = 5_000,
    seconds: float = 30.0,
    headers: Sequence[str] = (),
) -> Load:
    """Put a load on a server of this machine from a process of its own.

    Parameters
    ----------
    paths
        What is asked for: one address, or several in turn.
    requests, seconds
        It ends with whichever comes first.
    headers
        Lines such as ``Accept: application/json``.
    """
    bounds = [f"--connections={connections}", f"--requests={requests}", f"--seconds={seconds}"]
    lines = "\n".join([paths] if isinstance(paths, str) else paths)
    command = [sys.executable, "-m", "tests.bench.load", str(port), "-", *bounds, *(f"--header={h}" for h in headers)]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False, timeout=seconds + 30)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return Load(**json.loads(done.stdout))


def main(arguments: Sequence[str] | None = None) -> None:
    """Put the load on and print what came of it as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.load")
    parser.add_argument("port", type=int)
    parser.add_argument("path")
    parser.add_argument("--connections", type=int, default=CONNECTIONS)
    parser.add_argument("--requests", type=int, default=5_000)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--header", action="append", default=[])
    asked = parser.parse_args(arguments)
    bounds = (MOST_CONNECTIONS, asked.connections), (MOST_REQUESTS, asked.requests), (MOST_SECONDS, asked.seconds)
    paths = sys.stdin.read().split("\n") if asked.path == "-" else [asked.path]
    if not all(path.startswith("/") for path in paths) or any(not 0 < wanted <= most for most, wanted in bounds):
        parser.error(f"a path begins with /; at most {MOST_CONNECTIONS=}, {MOST_REQUESTS=}, {MOST_SECONDS=}")
    wanted = cycle([_request(asked.port, path, asked.header) for path in paths])
    run = _Run(asked.port, wanted, asked.requests)
    sys.stdout.write(json.dumps(asdict(uvloop.run(run.measure(asked.connections, asked.seconds)))))


def _request(port: int, path: str, headers: Sequence[str]) -> bytes:
    lines = [f"GET {path} HTTP/1.1", f"Host: {HOST}:{port}", *headers, "", ""]
    return "\r\n".join(lines).encode("utf-8")


@dataclass
class _Run:
    """What is still to be asked, and what came back."""

    port: int
    wanted: Iterator[bytes]
    left: int
    took: list[float] = field(default_factory=list)
    not_2xx: int = 0
    broken: int = 0
    bytes: int = 0

    async def measure(self, connections: int, seconds: float) -> Load:
        begun = time.perf_counter()
        users = [asyncio.ensure_future(self._ask_on()) for _ in range(connections)]
        _, late = await asyncio.wait(users, timeout=seconds)
        ended = time.perf_counter()
        for user in late:
            user.cancel()
        for outcome in await asyncio.gather(*users, return_exceptions=True):
            if isinstance(outcome, Exception):
                raise outcome
        took = sorted(self.took)
        return Load(
            answers=len(took),
            not_2xx=self.not_2xx,
            broken=self.broken,
            bytes=self.bytes,
            seconds=ended - begun,
            median_ms=1000 * statistics.median(took or [0.0]),
            p99_ms=1000 * (took or [0.0])[-(-len(took) * 99 // 100) - 1],
        )

    async def _ask_on(self) -> None:
        """One user: asks over one connection as long as it holds, and over the next where the server closes it."""
        while self.left > 0:
            try:
                _, line = await asyncio.get_running_loop().create_connection(_Line, HOST, self.port)
            except OSError:
                self.left -= 1
                self.broken += 1
                await asyncio.sleep(_PAUSE_S)
                continue
            try:
                await self._ask_over(line)
            finally:
                line.close()

    async def _ask_over(self, line: "_Line") -> None:
        while self.left > 0 and line.open:
            self.left -= 1
            begun = time.perf_counter()
            try:
                status, size = await line.ask(next(self.wanted))
            except ConnectionError:
                self.broken += 1
                await asyncio.sleep(_PAUSE_S)
                return
            self.took.append(time.perf_counter() - begun)
            self.bytes += size
            self.not_2xx += not 200 <= status < 300


class _Line(asyncio.Protocol):
    """A connection that is kept, and one request at a time over it."""

    def __init__(self) -> None:
        self.open = True
        self._parser = httptools.HttpResponseParser(self)
        self._answer: asyncio.Future[tuple[int, int]] | None = None
        self._size = 0

    async def ask(self, request: bytes) -> tuple[int, int]:
        """Status and size of the body of the answer."""
        self._size = 0
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answer

    def close(self) -> None:
        self.open = False
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self.open = False
        if self._answer and not self._answer.done():
            self._answer.set_exception(ConnectionResetError())

    def on_body(self, body: bytes) -> None:
        self._size += len(body)

    def on_message_complete(self) -> None:
        self.open = self.open and self._parser.should_keep_alive()
        if self._answer and not self._answer.done():
            self._answer.set_result((self._parser.get_status_code(), self._size))


if __name__ == "__main__":
    main()
