"""A server in a thread, on a free port of loopback, asked over real sockets."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import uvicorn
from fastapi import FastAPI

from api.app import make_app
from api.service import Service
from api.serving import configured, listen
from graphmodel.settings import Settings
from graphmodel.store.opened import Store

WAIT_S = 300
"""Longer than any machine that works should take: a test that waits ends when what it waits for holds."""


@dataclass(frozen=True)
class Server:
    """One that runs."""

    url: str
    app: FastAPI

    @property
    def service(self) -> Service:
        found: Service = self.app.state.service
        return found

    def client(self, **headers: str) -> httpx.Client:
        return httpx.Client(base_url=self.url, headers=headers, timeout=WAIT_S, trust_env=False)


@contextmanager
def running(settings: Settings, opened: Callable[[Settings], Store], *, ready: bool = True) -> Iterator[Server]:
    """Run a server while the context lasts; with *ready*, from when its database was read on."""
    app = make_app(settings, opened=opened)
    with listen("127.0.0.1", 0) as listening:
        one = uvicorn.Server(configured(app, log_config=None))
        thread = threading.Thread(target=one.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        server = Server(f"http://127.0.0.1:{listening.getsockname()[1]}", app)
        try:
            until(lambda: one.started)
            if ready:
                with server.client() as client:
                    until(lambda: client.get("/health/ready").status_code == 200)
            yield server
        finally:
            one.should_exit = True
            thread.join(WAIT_S)


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + WAIT_S
    while not holds():
        assert time.monotonic() < deadline, "it did not come to hold"
        time.sleep(0.05)
