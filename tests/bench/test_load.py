"""The load generator counts what a small server counts, and ends when it should; the rival bears it."""

import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.bench.load import Load, load, main
from tests.bench.serving import PORT, RIVAL, Question, body_of, measure_serving, measure_tail, served


class Counting(BaseHTTPRequestHandler):
    """Answers by path: ``/fail`` every fourth time with 503, ``/slow`` after a while, ``/close`` and is gone, ``/cut`` never."""

    protocol_version = "HTTP/1.1"
    asked: Counter[str]
    lines: set[object]
    lock: threading.Lock

    def do_GET(self) -> None:
        with self.lock:
            self.asked[self.path] += 1
            self.lines.add(self.client_address)
            number = self.asked[self.path]
        if self.path == "/cut":
            self.close_connection = True
            return
        if self.path == "/slow":
            time.sleep(0.1)
        self.send_response(503 if self.path == "/fail" and number % 4 == 0 else 200)
        self.send_header("Content-Length", "5")
        if self.path == "/close":
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(self.headers.get("X-Body", "hello").encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Lets as many connect at one moment as a run has connections."""

    request_queue_size = 128


@contextmanager
def counting() -> Iterator[tuple[int, type[Counting]]]:
    handler = type("Handler", (Counting,), {"asked": Counter(), "lines": set(), "lock": threading.Lock()})
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_address[1], handler
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_as_many_are_asked_as_wanted_over_as_many_connections() -> None:
    with counting() as (port, server):
        borne = load(port, "/", connections=5, requests=203)
        assert (borne.answers, borne.not_2xx, borne.broken, borne.bytes) == (203, 0, 0, 203 * 5)
        assert server.asked["/"] == 203
        assert len(server.lines) == 5
        assert 0 < borne.median_ms <= borne.p99_ms <= borne.seconds * 1000
        assert borne.per_second == pytest.approx(203 / borne.seconds)


def test_answers_that_are_no_success_are_counted() -> None:
    with counting() as (port, _):
        borne = load(port, "/fail", connections=3, requests=100)
    assert (borne.answers, borne.not_2xx) == (100, 25)


def test_a_server_that_closes_is_asked_over_a_new_connection() -> None:
    with counting() as (port, server):
        borne = load(port, "/close", connections=2, requests=12)
        assert (borne.answers, borne.broken, len(server.lines)) == (12, 0, 12)


def test_a_request_without_an_answer_is_broken_and_the_next_is_tried() -> None:
    with counting() as (port, server):
        borne = load(port, "/cut", connections=2, requests=6)
        assert (borne.answers, borne.broken, server.asked["/cut"], borne.p99_ms) == (0, 6, 6, 0.0)


def test_nobody_there_is_broken_too() -> None:
    with counting() as (port, _):
        pass
    assert load(port, "/", connections=2, requests=4).broken == 4


def test_time_ends_it_before_the_count_does_and_waiting_is_in_the_latency() -> None:
    with counting() as (port, _):
        borne = load(port, "/slow", connections=2, requests=100_000, seconds=1.0)
    assert 0 < borne.answers <= 2 * 10
    assert borne.median_ms >= 100
    assert borne.seconds == pytest.approx(1.0, abs=0.5)


def test_headers_are_sent() -> None:
    with counting() as (port, _):
        assert load(port, "/", connections=1, requests=2, headers=["X-Body: 12345"]).bytes == 10


def test_the_hundredth_that_is_slowest_is_the_tail() -> None:
    assert Load(100, 0, 0, 0, 2.0, 4.0, 10.0).tail == 2.5
    assert Load(0, 0, 0, 0, 0.0, 0.0, 0.0).tail == 0.0


@pytest.mark.parametrize("wrong", [["8000", "path"], ["8000", "/", "--connections=0"], ["8000", "/", "--requests=2000000"], ["8000", "/", "--seconds=601"]])  # fmt: skip
def test_what_is_beyond_its_bounds_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(wrong)
    assert "at most" in capsys.readouterr().err


def test_the_rival_bears_a_load_and_a_wrong_path_is_no_success(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_bytes(b"[1, 2, 3]" * 1000)
    with served([*RIVAL, "--file", str(file)], ready="/empty") as port:
        small, large, lost = (load(port, path, requests=100) for path in ("/empty", "/bytes", "/nowhere"))
        assert body_of(port, "/bytes") == file.read_bytes()
    assert (small.answers, small.not_2xx, small.broken) == (100, 0, 0)
    assert (large.answers, large.bytes) == (100, 9000 * 100)
    assert (lost.answers, lost.not_2xx) == (100, 100)


def test_several_are_asked_for_in_turn() -> None:
    with counting() as (port, server):
        assert load(port, ["/a", "/b", "/c"], connections=2, requests=7).answers == 7
        assert server.asked == {"/a": 3, "/b": 2, "/c": 2}


def test_a_run_asks_for_what_no_run_before_asked_for() -> None:
    with counting() as (port, server):
        paths = [f"/{number}" for number in range(180)]
        measure_tail(port, Question("fresh", paths), requests=60, runs=2)
        assert server.asked == dict.fromkeys(paths, 1)


def test_a_measure_runs_and_one_against_a_wrong_path_is_none() -> None:
    with served(RIVAL, ready="/empty") as port:
        found = list(measure_serving(port, port, Question("itself", ["/empty"]), requests=60, runs=1))
        assert [figure.measure for figure in found] == ["(s) itself", "(s) itself, p99"]
        with pytest.raises(AssertionError, match="/nowhere"):
            list(measure_serving(port, port, Question("lost", ["/nowhere"]), requests=60, runs=1))


def test_a_server_that_does_not_start_is_told_with_what_it_said() -> None:
    command = [sys.executable, "-c", "import sys; sys.exit('no port ' + sys.argv[1])", PORT]
    with pytest.raises(RuntimeError, match="no port"), served(command, ready="/"):
        pass
