"""The page of the network in a real Chromium: groups open in place, nobody moves, picture and table say the same."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.http.conftest import HandStore, settings_of
from tests.api.http.server import running
from tests.browser.explorer import PATIENCE_MS, Explore, Visit, until_drawn, visit
from tests.unit.viz.tied_town import ENTITY, IMG, SCRIPT, tied_town

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

GROUP = "group~s01-c01"
BANK = "s01-u323"
STATES = {
    "opened": "/network?open=s01-c01",
    "around": f"/network?about={BANK}&depth=2",
    "leaving": f"/network?without={BANK}",
}


def _data(page: Page) -> dict[str, dict[str, Any]]:
    nodes = json.loads(page.locator("#data").text_content() or "")["nodes"]
    return {node["id"]: node for node in nodes}


def _places(page: Page) -> dict[str, tuple[float, float]]:
    return {uid: (node["x"], node["y"]) for uid, node in _data(page).items()}


def _click_node(page: Page, uid: str) -> None:
    """Click where a node stands on the canvas."""
    page.locator("#canvas").scroll_into_view_if_needed()
    box = page.locator("#canvas").bounding_box()
    seen = page.locator("#canvas").get_attribute("data-seen")
    assert box
    assert seen
    scale, x, y = map(float, seen.split())
    at = _places(page)[uid]
    page.mouse.click(
        box["x"] + box["width"] / 2 + (at[0] - x) * scale, box["y"] + box["height"] / 2 + (at[1] - y) * scale
    )


def _row(page: Page, uid: str) -> Any:
    return page.locator(f'#nodes tr[data-id="{uid}"]')


def test_a_click_on_a_group_opens_it_and_on_its_heading_closes_it_and_nobody_else_moves(explore: Explore) -> None:
    page = explore("/network").page
    until_drawn(page)
    closed = _places(page)
    _click_node(page, GROUP)
    _row(page, "s01-c01").wait_for()
    until_drawn(page)
    assert "open=s01-c01" in page.url
    opened = _places(page)
    assert len(opened) > 100
    others = set(closed) - {GROUP}
    assert {uid: opened[uid] for uid in others} == {uid: closed[uid] for uid in others}
    _click_node(page, GROUP)
    _row(page, "s01-c01").wait_for(state="detached")
    until_drawn(page)
    assert _places(page) == closed
    assert "open=" not in page.url


def test_the_button_opens_keeps_the_keyboard_and_back_and_forward_work(explore: Explore) -> None:
    opened = explore("/network")
    page = opened.page
    until_drawn(page)
    button = _row(page, GROUP).get_by_role("button")
    assert (button.text_content(), button.get_attribute("aria-expanded")) == ("展开", "false")
    button.focus()
    page.keyboard.press("Enter")
    _row(page, "s01-c01").wait_for()
    expect(button).to_be_focused()
    expect(button).to_have_text("收起")
    page.keyboard.press("Space")
    _row(page, "s01-c01").wait_for(state="detached")
    page.go_back()
    _row(page, "s01-c01").wait_for()
    page.go_back()
    _row(page, "s01-c01").wait_for(state="detached")
    page.go_forward()
    _row(page, "s01-c01").wait_for()
    assert page.url.endswith("open=s01-c01")
    assert opened.quiet()


def test_what_was_opened_in_place_is_the_same_when_the_address_is_opened_anew(explore: Explore) -> None:
    page = explore("/network").page
    until_drawn(page)
    for key in ("s01-c01", "s01-c08"):
        _row(page, f"group~{key}").get_by_role("button").click()
        _row(page, key).wait_for()
    before, table = _data(page), page.locator("#nodes").inner_text()
    page.reload()
    until_drawn(page)
    assert _data(page) == before
    assert page.locator("#nodes").inner_text() == table
    page.get_by_role("link", name="全部收起").click()
    _row(page, "s01-c01").wait_for(state="detached")
    assert page.locator("#nodes tbody tr").count() == 10


def test_the_table_is_the_picture_said_in_words(explore: Explore) -> None:
    for state in ("opened", "around", "leaving"):
        page = explore(STATES[state]).page
        until_drawn(page)
        rows = page.locator("#nodes tbody tr").evaluate_all("rows => rows.map(row => row.dataset.id)")
        assert sorted(rows) == sorted(_data(page))
        ties = page.locator("#ties tbody tr").evaluate_all("rows => rows.map(row => row.dataset.id)")
        edges = json.loads(page.locator("#data").text_content() or "")["edges"]
        assert sorted(ties) == sorted(edge["id"] for edge in edges)
    assert page.locator("#nodes td.acts").first.evaluate("cell => getComputedStyle(cell).display") == "table-cell"


def test_the_legend_filters_picture_table_and_files_alike(explore: Explore) -> None:
    page = explore("/network?open=s01-c01").page
    until_drawn(page)
    kind = page.get_by_role("checkbox", name="微网格")
    count = int(kind.locator(".n").text_content() or "")
    members = int(re.sub(r"\D", "", _row(page, GROUP).locator("th .small").text_content() or ""))
    grids = page.locator("#nodes tbody tr", has=page.locator("td", has_text=re.compile("^微网格$"))).count()
    assert grids > 10
    kind.focus()
    page.keyboard.press("Space")
    expect(kind).to_have_attribute("aria-checked", "false")
    expect(kind).to_be_focused()
    assert "hide=area.micro_grid" in page.url
    assert int(kind.locator(".n").text_content() or "") == count
    left = int(re.sub(r"\D", "", _row(page, GROUP).locator("th .small").text_content() or ""))
    assert left < members
    assert {node["what"] for node in _data(page).values()}.isdisjoint({"微网格"})
    with page.expect_download() as downloading:
        page.get_by_role("link", name="CSV").click()
    rows = Path(downloading.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + page.locator("#nodes tbody tr").count()
    page.get_by_role("link", name="全部显示").click()
    expect(page.get_by_role("checkbox", name="微网格")).to_have_attribute("aria-checked", "true")


def test_a_status_is_filtered_too_and_counted(explore: Explore) -> None:
    page = explore("/network?open=s01-c02").page
    until_drawn(page)
    page.get_by_role("checkbox", name="已覆盖").click()
    expect(page.get_by_role("checkbox", name="已覆盖")).to_have_attribute("aria-checked", "false")
    assert "covered" not in {node["status"] for node in _data(page).values()}


def test_search_by_initials_as_you_type_leads_to_what_is_around(explore: Explore) -> None:
    opened = explore("/network")
    page = opened.page
    until_drawn(page)
    page.get_by_role("searchbox").press_sequentially("slncsy", delay=20)
    expect(page.locator("#found p")).to_have_text("1 个相符", timeout=PATIENCE_MS)
    page.get_by_role("searchbox").press("ArrowDown")
    expect(page.locator("#found a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="示例农村商业银行支行的周围").wait_for()
    assert page.url.endswith(f"about={BANK}")
    assert opened.quiet()


def test_choosing_a_row_shows_it_in_the_middle_and_tells_of_it(explore: Explore) -> None:
    page = explore("/network?open=s01-c01").page
    until_drawn(page)
    uid = next(one for one, node in _data(page).items() if node["status"] == "blank" and one.startswith("s01"))
    _row(page, uid).locator("th a").focus()
    page.keyboard.press("Enter")
    detail = page.locator("#detail")
    expect(detail.get_by_role("heading")).to_have_text(_row(page, uid).locator("th a").text_content() or "")
    assert detail.get_by_role("link", name="打开页面").is_visible()
    assert detail.get_by_role("link", name="周围").is_visible()
    assert detail.locator('a[href^="/gaps/"]').count() >= 1
    expect(page.locator("#canvas")).to_have_attribute(
        "data-seen", re.compile("^[\\d.]+ {} {}$".format(*_places(page)[uid]))
    )
    _click_node(page, uid)
    expect(detail.get_by_role("heading")).to_have_text(_row(page, uid).locator("th a").text_content() or "")


def test_a_unit_leads_to_what_is_affected_where_it_leaves(explore: Explore) -> None:
    page = explore(STATES["around"]).page
    until_drawn(page)
    _row(page, BANK).get_by_role("link", name="若该单位迁出").click()
    page.get_by_role("heading", name="若示例农村商业银行支行迁出").wait_for()
    until_drawn(page)
    answer = page.locator(".answer").text_content() or ""
    assert answer.startswith("若该单位迁出，受影响的有：失去一方的协议 6；失去成员的联盟 5；")
    ringed = {node["kind"] for node in _data(page).values() if node["cut"]}
    assert {"pact", "alliance", "project"} <= ringed


def test_a_tie_opens_its_pacts(explore: Explore) -> None:
    page = explore("/network?open=s01-c01").page
    until_drawn(page)
    tie = page.locator("#ties tbody tr", has=page.locator("a")).first
    pact = tie.locator("a").first.text_content() or ""
    tie.locator("td").first.click()
    page.locator("#detail").get_by_role("link", name=pact).first.click()
    page.wait_for_url("**/pacts?uid=*")
    page.get_by_role("heading", name=pact).first.wait_for()


def test_how_much_is_shown_of_how_much_is_said(explore: Explore) -> None:
    page = explore("/network?open=s01-c01&by=place").page
    drawn = page.locator("#nodes tbody tr").count() - 10
    assert f"逐一显示 {drawn} / 988 个" in (page.locator(".notes").text_content() or "")


def test_files_hold_exactly_what_is_shown(explore: Explore) -> None:
    opened = explore("/network?open=s01-c01")
    page = opened.page
    until_drawn(page)
    rows = page.locator("#nodes tbody tr").count()
    got = {}
    for name in ("图片（PNG）", "脱机网页", "GraphML"):
        with page.expect_download() as downloading:
            page.locator(".exports").get_by_text(name).click()
        got[name] = Path(downloading.value.path()).read_bytes()
    assert got["图片（PNG）"].startswith(b"\x89PNG")
    assert len(got["图片（PNG）"]) > 50_000
    assert got["GraphML"].count(b"<node ") == rows
    assert got["脱机网页"].count(b'<g class="node ') == rows
    assert opened.quiet()


def test_without_script_everything_can_be_read_and_opened(explore: Explore, chromium: Browser) -> None:
    address = explore("/network").page.url
    context = chromium.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(address)
    assert page.locator(".drawn g.node").count() == 10
    assert page.locator(".drawn").is_visible()
    _row(page, GROUP).get_by_role("button").click()
    _row(page, "s01-c01").wait_for()
    page.get_by_role("searchbox").fill("slncsy")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="示例农村商业银行支行").click()
    page.get_by_role("heading", name="示例农村商业银行支行的周围").wait_for()
    context.close()


def test_print_shows_the_drawing_and_the_tables_without_controls(explore: Explore) -> None:
    page = explore("/network").page
    until_drawn(page)
    page.emulate_media(media="print")
    assert page.locator(".drawn").is_visible()
    assert page.locator("#nodes").is_visible()
    told = page.locator(".drawn .note").first
    assert told.evaluate("note => getComputedStyle(note).fontSize") == f"{told.get_attribute('font-size')}px"
    for control in ("#canvas", ".zoom", "#find", ".ways"):
        assert not page.locator(control).first.is_visible()


@pytest.fixture
def hostile(chromium: Browser) -> Iterator[Visit]:
    """The network of a town whose names are markup."""
    store = HandStore(tied_town().network())
    with running(settings_of(), lambda _: store) as one:  # type: ignore[arg-type]
        opened = visit(chromium, one.url, "/network?open=c1&open=c2&open=~none")
        yield opened
        opened.page.close()


def test_markup_in_names_is_shown_and_never_run(hostile: Visit) -> None:
    page = hostile.page
    until_drawn(page)
    evil = [
        uid for uid in _data(page) if (_row(page, uid).locator("th a").text_content() or "") in {IMG, SCRIPT, ENTITY}
    ]
    assert len(evil) >= 5
    for uid in evil:
        _row(page, uid).locator("th a").click()
        assert page.locator("#detail h2").text_content() in {IMG, SCRIPT, ENTITY}
    page.get_by_role("searchbox").fill("号")
    page.locator("#found a").first.wait_for()
    page.locator("#canvas").hover()
    for address in ("/network?about=u1", "/network?without=u1", "/network?from=u1&to=u3", "/network?by=chain&open=ch"):
        hostile.go(address)
        until_drawn(page)
        assert page.locator("main img, main script:not([type='application/json'])").count() == 0
    assert "hit" not in page.title()
    assert hostile.quiet()
