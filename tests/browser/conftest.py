"""A Chromium of the system's, started once; a test that asks for it is marked ``browser``."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.api.http.conftest import demo_network, server
from tests.engines import missing

__all__ = ["demo_network", "server"]

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)

PATIENCE_MS = 120_000
"""How long a browser may take for one step on a machine that runs databases beside it."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser that pages are opened in."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        missing("browser", "needs Chromium (install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS), timeout=PATIENCE_MS)
        yield browser
        browser.close()
