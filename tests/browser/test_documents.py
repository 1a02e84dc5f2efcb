"""Documents in a real browser: from disk, without an error, without a word to another host."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from graphmodel.gaps.catalogue import find_gaps
from graphmodel.gaps.states import area_states
from graphmodel.gaps.summary import summarise
from graphmodel.samples import demo
from tests.browser.conftest import PATIENCE_MS
from tests.unit.gaps.town import DEFAULT
from tests.unit.samples.conversion import network_from
from viz.gap_document import gap_document
from viz.summary_document import summary_document

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def _gaps() -> str:
    network = network_from(demo())
    report = find_gaps(network, DEFAULT)
    return gap_document(report, DEFAULT, states=area_states(report, network, DEFAULT))


def _summary() -> str:
    return summary_document(summarise(network_from(demo()), DEFAULT), DEFAULT)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("document", [_gaps, _summary])
def test_a_document_opens_from_disk_quietly_and_by_itself(
    chromium: Browser, tmp_path: Path, document: Callable[[], str], scheme: Literal["light", "dark"]
) -> None:
    page, said, asked = _open(chromium, tmp_path / "document.html", document(), scheme)
    assert said == []
    assert asked == [(tmp_path / "document.html").as_uri()]
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_the_tree_shows_every_area_and_links_lead_to_their_status(chromium: Browser, tmp_path: Path) -> None:
    page, _, _ = _open(chromium, tmp_path / "document.html", _gaps(), "light")
    assert page.locator("figure g").count() == 318
    page.get_by_role("navigation").get_by_role("link").first.click()
    page.wait_for_url("**/document.html#blank")
    assert page.locator("h2#blank").is_visible()
    page.close()


def test_a_printed_report_is_a4_and_a_printed_table_a3(chromium: Browser, tmp_path: Path) -> None:
    for document, size in ((_gaps, "595 842"), (_summary, "1191 842")):
        page, _, _ = _open(chromium, tmp_path / "document.html", document(), "light")
        boxes = _media_boxes(page.pdf(prefer_css_page_size=True))
        assert boxes == {size}
        page.close()


def _open(
    chromium: Browser, path: Path, html: str, scheme: Literal["light", "dark"]
) -> tuple[Page, list[str], list[str]]:
    path.write_text(html, encoding="utf-8")
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.set_default_timeout(PATIENCE_MS)
    page.goto(path.as_uri())
    return page, said, asked


def _media_boxes(pdf: bytes) -> set[str]:
    """Width and height of every page in points."""
    found = [part.split(b"]")[0].split() for part in pdf.split(b"/MediaBox [")[1:]]
    return {" ".join(str(round(float(number))) for number in numbers[2:4]) for numbers in found}
