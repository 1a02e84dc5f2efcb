"""Every page in a real Chromium: quiet, from this server alone, legible to all, on every screen, in both languages."""

import pytest

from tests.browser.explorer import Explore, Scheme

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

GRID = "C1.grid~s01-c02-g2"
PAGES = {
    "overview": "/",
    "overview of a community": "/?under=s01-c01",
    "gaps": "/gaps?status=blank",
    "a finding": "/gaps/C1.community~s01-c02",
    "records": "/records/areas?level=grid&counted=open:grid",
    "a problem": "/gaps/C1.grid~nobody",
}


@pytest.mark.parametrize(
    ("scheme", "lang", "width"), [("light", "zh", 1280), ("dark", "en", 390), ("light", "en", 1920)]
)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_quiet_fits_and_is_legible_to_all(
    explore: Explore, page: str, scheme: Scheme, lang: str, width: int
) -> None:
    visit = explore(PAGES[page], scheme=scheme, lang=lang, width=width)
    visit.page.get_by_role("heading", level=1).wait_for()
    expected = ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
    assert visit.said == (expected if page == "a problem" else [])
    assert visit.foreign == []
    assert visit.fits()
    assert visit.breaches() == []
    assert visit.page.locator("html").get_attribute("lang") == ("zh-CN" if lang == "zh" else "en")


@pytest.mark.parametrize("path", ["/", "/gaps", "/network", "/alliances", "/pacts", "/rules"])
def test_what_is_printed_fits_its_paper_and_has_nothing_to_press(explore: Explore, path: str) -> None:
    visit = explore(path, width=700)
    visit.page.emulate_media(media="print")
    assert visit.fits()
    assert visit.page.locator("button:visible, input:not([type=hidden]):visible, select:visible").count() == 0


def test_many_scopes_scroll_by_themselves_and_do_not_make_the_page_longer(explore: Explore) -> None:
    page = explore("/").page
    page.set_viewport_size({"width": 1280, "height": 300})
    scopes = page.locator(".scopes nav")
    box = scopes.bounding_box()
    assert box is not None
    assert box["height"] <= 300
    assert scopes.evaluate("nav => nav.scrollHeight > nav.clientHeight")


def test_on_a_narrow_screen_the_pages_have_a_line_of_their_own(explore: Explore) -> None:
    page = explore("/", width=390).page
    brand, pages = page.locator(".brand").bounding_box(), page.locator(".top nav").bounding_box()
    assert brand is not None
    assert pages is not None
    assert pages["y"] >= brand["y"] + brand["height"]
    assert pages["width"] > 350
