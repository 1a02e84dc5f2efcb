"""A Chromium of the system's, started once; a test that asks for it is marked ``browser``."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.api.http.conftest import demo_network, server
from tests.api.http.server import Server
from tests.browser.explorer import PATIENCE_MS, Explore, Visit, visit
from tests.engines import missing

__all__ = ["PATIENCE_MS", "demo_network", "server"]

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""What a Chromium may be called: the one without windows opens a page in half the time."""


def browser_path() -> str | None:
    """Where a Chromium is, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser that pages are opened in."""
    path = browser_path()
    if path is None:
        missing("browser", "needs Chromium (install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS), timeout=PATIENCE_MS)
        yield browser
        browser.close()


@pytest.fixture
def explore(chromium: Browser, server: Server) -> Iterator[Explore]:
    """Opens pages of the server of the demo; closes them at the end."""
    opened: list[Visit] = []

    def open_one(path: str, **given: Any) -> Visit:
        opened.append(visit(chromium, server.url, path, **given))
        return opened[-1]

    yield open_one
    for one in opened:
        one.page.close()
