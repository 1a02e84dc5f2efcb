"""Pictures in a real browser: from disk, without a word to another host, names harmless, legend and search at work."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from graphmodel.messages import Language, speak
from tests.browser.conftest import PATIENCE_MS
from tests.unit.gaps.town import DEFAULT, town
from tests.unit.viz.tied_town import ENTITY, IMG, SCRIPT, tied_town
from viz.page import picture_page
from viz.pictures.alliance import alliance_scene
from viz.pictures.area import area_scene
from viz.pictures.org import org_scene
from viz.pictures.ties import ties_scene
from viz.scene import Scene

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NETWORK = tied_town().network()
KINDS = {
    "area": lambda: area_scene(NETWORK, DEFAULT, "s"),
    "alliance": lambda: alliance_scene(NETWORK, DEFAULT, "al"),
    "org": lambda: org_scene(NETWORK, DEFAULT, "oc1"),
    "ties": lambda: ties_scene(NETWORK, DEFAULT),
}


@dataclass
class Opened:
    """A page on the screen, what it said, and what it asked for."""

    page: Page
    said: list[str]
    asked: list[str]
    address: str


class Opener:
    """Writes scenes to disk and opens them."""

    def __init__(self, chromium: Browser, folder: Path) -> None:
        self._chromium, self._folder = chromium, folder
        self.opened: list[Page] = []

    def __call__(self, scene: Scene, *, scheme: Literal["light", "dark"] = "light", width: int = 1280) -> Opened:
        path = self._folder / "picture.html"
        path.write_bytes(picture_page(scene, DEFAULT, on=NETWORK.on, revision=3))
        page = self._chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.opened.append(page)
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.set_default_timeout(PATIENCE_MS)
        page.goto(path.as_uri())
        _until_ink(page, "> 500")
        return Opened(page, said, asked, path.as_uri())


@pytest.fixture
def opener(chromium: Browser, tmp_path: Path) -> Iterator[Opener]:
    opener = Opener(chromium, tmp_path)
    yield opener
    for page in opener.opened:
        page.close()


@pytest.mark.parametrize(("lang", "scheme", "width"), [("zh", "light", 1280), ("en", "dark", 390)])
@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_opens_from_disk_quietly_and_asks_nobody(
    opener: Opener, kind: str, lang: Language, scheme: Literal["light", "dark"], width: int
) -> None:
    speak(lang)
    try:
        opened = opener(KINDS[kind](), scheme=scheme, width=width)
    finally:
        speak("zh")
    assert opened.said == []
    assert [address for address in opened.asked if not address.startswith("data:")] == [opened.address]
    assert opened.page.locator("#canvas canvas").is_visible()
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


_PIXELS = """
    const canvas = document.querySelector("#canvas canvas");
    const { width, height } = canvas;
    const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
"""
"""Reads a copy: the browser remarks on a canvas that is read again and again."""
_INK = f"""() => {{
    {_PIXELS}
    let inked = 0;
    for (let at = 3; at < data.length; at += 4) inked += data[at] > 0 ? 1 : 0;
    return inked;
}}"""
"""How many pixels of the picture are drawn on."""


def _until_ink(page: Page, test: str) -> None:
    _until(page, f"({_INK})() {test}")


def _until(page: Page, test: str) -> None:
    """Wait for the drawing, which the browser does in a later frame.

    Playwright's own waiting evaluates text when its first look fails, which the page's policy forbids.
    """
    page.evaluate(f"""async () => {{
        for (let frame = 0; frame < 600; frame += 1) {{
            if ({test}) return;
            await new Promise(requestAnimationFrame);
        }}
        throw new Error("the picture was not drawn so in 600 frames");
    }}""")


def test_markup_in_names_is_shown_and_never_run(opener: Opener) -> None:
    for draw in KINDS.values():
        scene = draw()
        opened = opener(scene)
        page = opened.page
        evil = [node for node in scene.nodes if node.name in {IMG, SCRIPT, ENTITY}]
        assert evil
        for node in evil:
            page.locator(f'#nodes tr[data-id="{node.uid}"] button').click()
            assert page.locator("#detail h2").text_content() == node.name
        page.locator("#query").fill("号")
        page.locator("#canvas").hover()
        assert page.locator("main img, main script").count() == 0
        assert page.title() == scene.title
        assert opened.said == []


def test_the_legend_filters_picture_print_and_tables_and_counts_anew(opener: Opener) -> None:
    scene = KINDS["area"]()
    page = opener(scene).page
    grids = sum(node.what == "网格" for node in scene.nodes)
    before = page.evaluate(_INK)
    assert page.locator("#kinds label", has=page.locator('[data-what="网格"]')).locator("b").text_content() == str(
        grids
    )
    blank = page.locator("#states label", has=page.locator('[data-status="blank"]')).locator("b")
    count = int(blank.text_content() or "")
    page.locator('[data-what="网格"]').uncheck()
    assert page.locator("#nodes tbody tr:visible").count() == len(scene.nodes) - grids
    assert int(blank.text_content() or "") < count
    assert page.locator("#shown").text_content() == (
        f"图中显示 {len(scene.nodes) - grids} / {len(scene.nodes)} 个节点，已隐去：网格"
    )
    hidden = page.locator(".drawn g[hidden]").count()
    assert hidden == grids
    _until_ink(page, f"< {before}")
    ties = [edge for edge in scene.edges if not {"g1", "g2"} & {edge.start, edge.end}]
    assert page.locator("#ties tbody tr:visible").count() == len(ties)
    page.locator("#reset").click()
    assert page.locator("#nodes tbody tr:visible").count() == len(scene.nodes)


def test_search_finds_by_name_code_and_kind_and_leads_there(opener: Opener) -> None:
    page = opener(KINDS["area"]()).page
    page.locator("#query").fill("990101001000")
    assert page.locator("#found button").all_text_contents() == ["示例街道"]
    page.locator("#query").fill("&QUOT;三")
    page.keyboard.press("Enter")
    assert page.locator("#detail h2").text_content() == ENTITY
    assert "C1.grid" in (page.locator("#detail ul").text_content() or "")
    page.locator("#query").fill("没有这个")
    assert page.locator("#hits").text_content() == "没有相符的"
    assert page.locator("#found li").count() == 0


_EDGE = f"""() => {{
    {_PIXELS}
    let [left, right, all] = [width, 0, 0];
    for (let at = 3; at < data.length; at += 4) {{
        if (!data[at]) continue;
        const x = ((at - 3) / 4) % width;
        left = Math.min(left, x);
        right = Math.max(right, x);
        all += 1;
    }}
    return all ? Math.min(left, width - 1 - right) / width : -1;
}}"""
"""How much of the canvas's width is empty beside the picture, at the side where it is less; -1 where nothing is drawn."""


def test_a_picture_fits_again_when_its_window_changes_until_the_reader_moves_it(opener: Opener) -> None:
    page = opener(KINDS["alliance"]()).page
    for size in ((1700, 500), (1000, 1000), (1280, 900)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        _until(page, f"({_EDGE})() > 0.01")
    page.locator("#canvas").focus()
    for _ in range(9):
        page.keyboard.press("+")
    _until(page, f"({_EDGE})() <= 0.01")
    page.set_viewport_size({"width": 1000, "height": 1000})
    _until(page, "document.querySelector('#canvas').clientWidth < 1000")
    page.evaluate("async () => { for (let n = 0; n < 20; n += 1) await new Promise(requestAnimationFrame); }")
    assert 0 <= page.evaluate(_EDGE) <= 0.01


def test_the_table_is_the_picture_said_in_words(opener: Opener) -> None:
    for draw in KINDS.values():
        scene = draw()
        page = opener(scene).page
        names = page.locator("#nodes tbody button").all_text_contents()
        assert names == [node.name for node in scene.nodes]
        drawn = page.evaluate("JSON.parse(document.getElementById('data').textContent).nodes.map((node) => node.id)")
        assert sorted(drawn) == sorted(node.uid for node in scene.nodes)
        printed = page.locator(".drawn g.node").evaluate_all("(parts) => parts.map((part) => part.dataset.id)")
        assert sorted(printed) == sorted(drawn)


def test_everything_can_be_reached_and_done_by_keyboard(opener: Opener) -> None:
    page = opener(KINDS["area"]()).page
    page.locator("#canvas").focus()
    before = page.evaluate(_INK)
    for key in ("+", "+", "+", "ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    _until_ink(page, f"!== {before}")
    page.locator('#nodes tr[data-id="g2"] button').focus()
    page.keyboard.press("Enter")
    assert page.locator("#detail h2").text_content() == ENTITY


def test_print_shows_the_drawing_without_controls_on_one_sheet(opener: Opener) -> None:
    page = opener(KINDS["area"]()).page
    page.emulate_media(media="print")
    assert page.locator(".drawn").is_visible()
    for hidden in ("#canvas", "#search", ".zoom", "#tables"):
        assert not page.locator(hidden).is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert re.search(rb"/MediaBox \[0 0 84[12][.\d]* 59[456][.\d]*\]", pdf)


def test_tables_are_printed_where_asked(opener: Opener) -> None:
    page = opener(KINDS["area"]()).page
    page.locator("#with-tables").check()
    page.emulate_media(media="print")
    assert page.locator("#tables").is_visible()


def test_a_thousand_nodes_are_all_there(opener: Opener) -> None:
    built = town()
    for at in range(480):
        built.area(f"n{at:03}", "micro_grid", "g1").org(f"on{at:03}", "group", f"n{at:03}", under="og1")
    scene = area_scene(built.network(), DEFAULT, "s")
    assert 900 < len(scene.nodes) <= 1000
    opened = opener(scene)
    assert opened.said == []
    assert opened.page.locator("#nodes tbody tr").count() == len(scene.nodes)
