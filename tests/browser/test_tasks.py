"""What a planner comes for, from the first page on, by the keyboard alone: Tab, Enter, and what is typed."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.explorer import PATIENCE_MS, Explore

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
expect.set_options(timeout=PATIENCE_MS)

MOST_TABS = 400


def reach(page: Page, target: Locator) -> None:
    """Press Tab until the element has the focus, as somebody without a mouse does."""
    target.wait_for()
    for _ in range(MOST_TABS):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    message = f"{target} is not reached by Tab"
    raise AssertionError(message)


def follow(page: Page, name: str, *, within: str = "main", exact: bool = False) -> None:
    """Go to a link by Tab and press Enter."""
    reach(page, page.locator(within).get_by_role("link", name=name, exact=exact).first)
    page.keyboard.press("Enter")


def test_the_grids_of_a_community_that_have_no_branch_are_found_and_printed(explore: Explore) -> None:
    visit = explore("/")
    page = visit.page
    follow(page, "梅苑社区", exact=True)
    expect(page.locator(".answer")).to_contain_text("6 个网格中 3 个未建党支部")
    follow(page, "打印 3 个待补网格的清单")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for name in ("梅苑二网格", "梅苑五网格", "梅苑六网格"):
        expect(page.locator("main")).to_contain_text(name)
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1
    assert visit.quiet()


def test_the_alliance_that_lacks_a_midstream_firm_is_found(explore: Explore) -> None:
    visit = explore("/")
    page = visit.page
    follow(page, "联盟", within="header", exact=True)
    expect(page.locator(".answer")).to_contain_text("1 个缺中游成员")
    follow(page, "中游")
    expect(page.locator("main table tbody tr")).to_have_count(1)
    follow(page, "示例家纺产业链党建联盟", exact=True)
    expect(page.locator(".answer")).to_contain_text("中游（面料织造）空缺")
    assert visit.quiet()


def test_what_the_network_loses_if_a_unit_leaves_is_seen(explore: Explore) -> None:
    visit = explore("/")
    page = visit.page
    follow(page, "网络", within="header", exact=True)
    search = page.locator("#find input[type=search]")
    reach(page, search)
    page.keyboard.type("slncsyyh")
    follow(page, "示例农村商业银行支行")
    page.wait_for_url("**/network?*about=*")
    follow(page, "若该单位迁出")
    expect(page.locator("main")).to_contain_text("受影响的有")
    assert visit.quiet()
