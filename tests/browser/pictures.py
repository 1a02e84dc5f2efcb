"""The screenshots that the README and the guide of the pages show: ``make pictures`` takes them anew from the sample."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.api.http.conftest import HandStore, demo_of, settings_of
from tests.api.http.server import running
from tests.browser.conftest import ARGUMENTS, browser_path
from tests.browser.explorer import visit

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
SHOWN = {
    "overview": "/",
    "area": "/areas/s01-c06",
    "network": "/network?open=s01-c01",
    "alliance": "/alliances/s01-alli1",
}
"""Each picture and the address that it is of."""


def main() -> None:
    """Write every picture in both languages."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = HandStore(demo_of(Path(folder)))
    with running(settings_of(), lambda _: store) as server, sync_playwright() as playwright:  # type: ignore[arg-type]
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(ARGUMENTS))
        for name, address in SHOWN.items():
            for lang in ("zh", "en"):
                page = visit(browser, server.url, address, lang=lang).page
                page.wait_for_load_state("networkidle")
                page.screenshot(path=FOLDER / f"{name}.{lang}.png")
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
