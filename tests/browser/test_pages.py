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
