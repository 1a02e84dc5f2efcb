"""Pages of a server in a real Chromium: opened, listened to, and looked at by axe-core."""

import hashlib
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, cast

from playwright.sync_api import Browser, Page, expect

Scheme = Literal["light", "dark"]
PATIENCE_MS = 120_000
"""How long a browser may take for one step on a machine that runs databases beside it."""
AXE = Path(__file__).parent / "axe"


@dataclass
class Visit:
    """A page on the screen, what it said on the console, and what it asked of another host than its own."""

    page: Page
    server: str
    said: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def go(self, path: str) -> "Visit":
        """Open another address of the same server."""
        self.page.goto(f"{self.server}{path}")
        return self

    def quiet(self) -> bool:
        """Whether it said nothing and asked nobody else."""
        return not self.said and not self.foreign

    def fits(self) -> bool:
        """Whether nothing makes the page itself scroll sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))

    def breaches(self) -> list[str]:
        """What axe-core finds wrong, a line each."""
        self.page.evaluate(axe_script())
        found = self.page.evaluate(
            "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
            ".map(one => `${one.id}: ${one.nodes.map(node => node.target.join(' ')).slice(0, 3).join(' | ')}`)"
        )
        return cast("list[str]", found)


Explore = Callable[..., Visit]


def visit(
    browser: Browser, server: str, path: str, *, scheme: Scheme = "light", width: int = 1280, lang: str = ""
) -> Visit:
    """Open a page of a server.

    Parameters
    ----------
    lang
        Asked for in the address, where given.
    """
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="zh-CN")
    page.set_default_timeout(PATIENCE_MS)
    opened = Visit(page, server)
    page.on("console", lambda message: opened.said.append(message.text))
    page.on("pageerror", lambda error: opened.said.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((server, "data:", "blob:")) else opened.foreign.append(request.url)
        ),
    )
    return opened.go(path + (("&" if "?" in path else "?") + f"lang={lang}" if lang else ""))


def until_drawn(page: Page) -> None:
    """Wait until the picture of the page is drawn and nothing of it is awaited."""
    page.locator("#canvas[data-seen]").wait_for()
    expect(page.locator(".stage")).not_to_have_attribute("aria-busy", "true")


@cache
def axe_script() -> str:
    """axe-core, as its makers publish it."""
    facts = tomllib.loads((AXE / "VERSION.toml").read_text(encoding="utf-8"))
    text = (AXE / facts["file"]).read_bytes()
    assert hashlib.sha256(text).hexdigest() == facts["sha256"]
    return text.decode()
