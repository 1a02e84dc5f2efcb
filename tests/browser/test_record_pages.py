"""The pages of areas, organisations and units in a real Chromium: clean on paper, by keyboard, with hostile names."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.api.http.conftest import HandStore, settings_of
from tests.api.http.server import Server, running
from tests.browser.explorer import Explore, visit
from tests.unit.viz.tied_town import tied_town

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

HOSTILE = ("/areas/c1", "/areas/s", "/areas/s/chart?each=true", "/areas/s/blanks", "/orgs/ob", "/orgs/oc1", "/units/u1")
PAGE = rb"/Type\s*/Page\b"


def test_two_clicks_and_print_give_the_blank_grids_on_one_clean_sheet(explore: Explore) -> None:
    seen = explore("/")
    page = seen.page
    page.locator("table.sheet").get_by_role("link", name="临湖社区", exact=True).click()
    page.get_by_role("link", name="打印 2 个待补网格的清单").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("临湖社区 待补网格清单")
    page.emulate_media(media="print")
    shown = page.locator("body").inner_text()
    for text in ("内部工作资料", "示例街道", "2026-11-22", "default", "版次 1", "临湖二网格", "临湖三网格", "核实结论"):
        assert text in shown, text
    assert "提示供核实，不作为考核、排名、问责依据" in shown
    for text in ("总览", "查看", "回到区域页面"):
        assert text not in shown, text
    assert page.locator(".scopes").is_hidden()
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(PAGE, pdf)) == 1
    assert re.search(rb"/MediaBox \[0 0 59[456][.\d]* 84[12][.\d]*\]", pdf)
    assert seen.quiet()


def test_the_chart_of_a_community_prints_on_one_sheet_on_its_side_with_texts_of_seven_points(explore: Explore) -> None:
    seen = explore("/areas/s01-c02/chart")
    pdf = seen.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(PAGE, pdf)) == 1
    assert re.search(rb"/MediaBox \[0 0 84[12][.\d]* 59[456][.\d]*\]", pdf)
    seen.page.emulate_media(media="print")
    seen.page.set_viewport_size({"width": 1047, "height": 718})  # what A4 on its side leaves at 96 dots an inch
    pixels = seen.page.evaluate(
        "(() => { const drawn = document.querySelector('svg.drawn'); "
        "return 12 * Math.min(drawn.clientWidth / drawn.viewBox.baseVal.width, drawn.clientHeight / drawn.viewBox.baseVal.height) })()"
    )
    assert pixels * 0.75 >= 7


def test_a_sheet_for_each_community_prints_one_by_one(explore: Explore) -> None:
    seen = explore("/areas/s01/chart?each=true")
    sheets = seen.page.locator("svg.drawn").count()
    assert len(re.findall(PAGE, seen.page.pdf(prefer_css_page_size=True))) == sheets


def test_micro_grids_unfold_by_keyboard(explore: Explore) -> None:
    seen = explore("/areas/s01-c02")
    inner = seen.page.get_by_role("link", name="临湖二网格1号微网格")
    expect(inner).to_be_hidden()
    fold = seen.page.locator("summary").filter(has_text="临湖二网格").first
    expect(fold).to_contain_text("5 个待补")
    fold.focus()
    seen.page.keyboard.press("Enter")
    expect(inner).to_be_visible()


def test_a_figure_of_the_matrix_leads_to_its_findings(explore: Explore) -> None:
    seen = explore("/areas/s01-c02")
    row = seen.page.locator("table.matrix tbody tr").filter(has_text="C1.grid")
    row.get_by_role("link", name="1", exact=True).first.click()
    expect(seen.page).to_have_url(re.compile(r"/gaps\?.*under=s01-c02-g2.*rule=C1\.grid|/gaps\?.*rule=C1\.grid"))
    expect(seen.page.locator("main")).to_contain_text("临湖二网格")


@pytest.fixture(scope="module")
def hostile() -> Iterator[Server]:
    """A server of a town whose names are markup."""
    store = HandStore(tied_town().network())
    with running(settings_of(), lambda _: store) as server:  # type: ignore[arg-type, return-value]
        yield server


def test_names_that_are_markup_do_nothing(hostile: Server, chromium: Browser) -> None:
    seen = visit(chromium, hostile.url, "/rules")
    for path in HOSTILE:
        seen.go(path).page.get_by_role("heading", level=1).wait_for()
        assert seen.page.title() != "hit", path
        assert seen.page.locator("main img").count() == 0, path
        assert seen.fits(), path
    assert seen.quiet()
    seen.page.close()
