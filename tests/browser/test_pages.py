"""Every page in a real Chromium: quiet, from this server alone, legible to all, on every screen, in both languages."""

import pytest

from tests.browser.explorer import Explore, Scheme, until_drawn

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGES = {
    "overview": "/",
    "gaps": "/gaps?status=blank",
    "a finding": "/gaps/C1.community~s01-c02",
    "records": "/records/areas?level=grid&counted=open:grid",
    "a problem": "/gaps/C1.grid~nobody",
    "an area": "/areas/s01-c02",
    "a chart": "/areas/s01-c02/chart",
    "blanks": "/areas/s01/blanks?level=grid",
    "an organisation": "/orgs/s01-c05-o",
    "a unit": "/units/s01-u066",
    "a need": "/records/needs/s01-need3",
    "alliances": "/alliances?member=两新组织综合党委",
    "an alliance": "/alliances/s01-alli3",
    "pacts": "/pacts?uid=s01-pact33&due=overdue",
    "duties": "/pacts?by=responsible",
    "rules": "/rules?profile=rural",
    "network": "/network?open=s01-c01",
    "leaving": "/network?without=s01-u323",
    "hits": "/network/find?find=gh",
}
"""One address for each kind of page, with as much on it as it may have; pages of imports have a store of their own."""
SCREENS: tuple[tuple[Scheme, str, int], ...] = (("light", "zh", 1280), ("dark", "en", 390))
WIDE = ("overview", "gaps", "network")


@pytest.mark.parametrize(
    ("page", "scheme", "lang", "width"),
    [
        *((page, *screen) for page in PAGES for screen in SCREENS),
        *((page, "light", "en", 1920) for page in WIDE),
    ],
)
def test_a_page_is_quiet_fits_and_is_legible_to_all(
    explore: Explore, page: str, scheme: Scheme, lang: str, width: int
) -> None:
    visit = explore(PAGES[page], scheme=scheme, lang=lang, width=width)
    visit.page.get_by_role("heading", level=1).wait_for()
    if visit.page.locator("#canvas").count():
        until_drawn(visit.page)
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
