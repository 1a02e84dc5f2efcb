"""The page of the interface in a real browser: it is drawn, asks no other host, and its questions are answered."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.api.http.server import Server


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    yield page
    page.close()


def test_the_page_of_the_interface_is_drawn_from_this_server_alone(server: Server, page: Page) -> None:
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server.url}/docs")
    page.locator("#operations-findings-listGaps").wait_for()
    assert said == []
    assert {url for url in asked if not url.startswith((server.url, "data:"))} == set()
    assert "内部工作资料" in (page.locator("header").text_content() or "")


def test_a_question_of_the_page_is_answered(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/docs")
    operation = page.locator("#operations-findings-listGaps")
    operation.locator(".opblock-summary-control").click()
    operation.locator("button.execute").click()
    operation.locator(".live-responses-table .response-col_status", has_text="200").wait_for()
