"""``graphmodel serve`` as an administrator meets it: started, its database killed, asked to stop, refused."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from graphmodel.store.embedded import stop_engine
from graphmodel.store.folder import DataFolder
from graphmodel.store.lockfile import read_record
from tests.api.cli.conftest import DAY
from tests.api.http.server import WAIT_S, until

pytestmark = [pytest.mark.embedded, pytest.mark.xdist_group("embedded")]

_SHELL = [sys.executable, "-c", "from api.cli.start import main; main()"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with the sample in it."""
    folder = tmp_path_factory.mktemp("served") / "data"
    said = subprocess.run([*_SHELL, "demo", "--quiet"], env=environment(folder), capture_output=True, check=False)
    assert said.returncode == 0, said.stderr.decode()
    yield folder
    stop_engine(folder, timeout_s=30)


def environment(folder: Path) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GRAPHMODEL_NEO4J")}
    settings = str(folder.parent / "settings.toml")
    return {**ours, "GRAPHMODEL_DATA": str(folder), "GRAPHMODEL_TODAY": DAY, "GRAPHMODEL_SETTINGS": settings}


@dataclass
class Running:
    """A server in a process of its own."""

    process: "subprocess.Popen[bytes]"
    log: Path

    @property
    def url(self) -> str:
        found = re.search(r"http://[\d.]+:\d+", self.log.read_text(encoding="utf-8"))
        return found[0] if found else ""

    def get(self, path: str) -> httpx.Response:
        return httpx.get(f"{self.url}{path}", timeout=WAIT_S, trust_env=False)

    def ready(self) -> bool:
        try:
            return bool(self.url) and self.get("/health/ready").status_code == 200
        except httpx.TransportError:  # its workers are not listening yet
            return False


@pytest.fixture(params=[1, 2], ids=["one_worker", "two_workers"])
def served(data: Path, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Running]:
    log = tmp_path / "serve.log"  # a pipe that nobody reads would hold the server up
    command = [*_SHELL, "serve", "--port", "0", "--workers", str(request.param)]
    with log.open("wb") as out, subprocess.Popen(command, env=environment(data), stderr=out) as process:
        running = Running(process, log)
        try:
            until(lambda: running.ready() and running.log.read_text("utf-8").count("network read") == request.param)
            yield running
        finally:
            process.terminate()


def test_a_database_killed_under_a_server_is_started_again_and_meanwhile_said_to_be_away(
    served: Running, data: Path
) -> None:
    before = served.get("/api/v1/gaps")
    os.kill(int(read_record(DataFolder(data).lock)["pid"]), getattr(signal, "SIGKILL", signal.SIGTERM))
    statuses = {503}
    until(
        lambda: statuses.add(served.get("/api/v1/gaps").status_code) or served.get("/health/ready").status_code == 503
    )
    until(served.ready)
    answers = [before]
    until(lambda: answers.append(served.get("/api/v1/gaps")) or answers[-1].status_code == 200)
    after = answers[-1]
    assert statuses <= {200, 503}
    assert (after.content, after.headers["ETag"]) == (before.content, before.headers["ETag"])


def test_a_server_asked_to_stop_ends_by_itself_and_its_log_is_json(served: Running) -> None:
    served.get("/api/v1/gaps?under=nobody")
    served.process.send_signal(signal.SIGTERM)
    served.process.wait(WAIT_S)
    said = served.log.read_text(encoding="utf-8")
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert {"request", "network read"} <= {line["event"] for line in lines}
    asked = next(line for line in lines if line["event"] == "request" and line["path"] == "/api/v1/gaps")
    assert (asked["status"], asked["method"]) == (404, "GET")
    assert len(asked["request_id"]) == 16
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--host", "0.0.0.0"], "cli.serve_loopback_only"),  # noqa: S104 - refused
        (["--host", "192.0.2.1"], "cli.serve_loopback_only"),
        (["--host", "::"], "cli.serve_loopback_only"),
        (["--host", "office.example"], "cli.serve_host_unknown"),
    ],
)
def test_it_listens_on_this_computer_only_and_says_why(options: list[str], code: str, tmp_path: Path) -> None:
    command = [*_SHELL, "serve", *options]
    said = subprocess.run(command, env=environment(tmp_path / "data"), capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert code in said.stderr


def test_a_port_that_is_taken_is_said(served: Running, tmp_path: Path) -> None:
    command = [*_SHELL, "serve", "--port", served.url.rpartition(":")[2]]
    said = subprocess.run(command, env=environment(tmp_path / "data"), capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert "cli.serve_port_taken" in said.stderr


def test_asked_to_open_it_leads_a_browser_to_the_overview(data: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{opened}"\n', encoding="utf-8")
    browser.chmod(0o755)
    ours = {**environment(data), "BROWSER": f"{browser} %s"}
    with subprocess.Popen([*_SHELL, "serve", "--port", "0", "--open"], env=ours, stderr=subprocess.DEVNULL) as process:
        try:
            until(lambda: opened.exists() and bool(opened.read_text("utf-8")))
            url = opened.read_text("utf-8")
            read = {"timeout": WAIT_S, "trust_env": False, "headers": {"accept": "text/html"}}
            until(lambda: "示例街道" in httpx.get(url, **read).text)
        finally:
            process.terminate()
