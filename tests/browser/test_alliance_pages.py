"""Alliances, pacts and rules in a real Chromium: chosen by keyboard alone, in print, with hostile names."""

from collections.abc import Iterator
from dataclasses import replace

import polars as pl
import pytest
from playwright.sync_api import Browser, expect

from graphmodel.network import Network
from tests.api.http.conftest import HandStore, settings_of
from tests.api.http.server import Server, running
from tests.browser.explorer import Explore, visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

EVIL = "<img src=x onerror=\"document.title='hit'\">{{7*7}}</script><script>document.title='hit'</script>&quot;' 号"
HOSTILE = (
    "/alliances", "/alliances/s01-alli3", "/alliances/s01-alli5", "/pacts", "/pacts?uid=s01-pact33",
    "/pacts?by=responsible", "/pacts?by=theme", "/pacts?by=partner",
)  # fmt: skip


def test_a_facet_is_chosen_an_alliance_opened_and_its_empty_segment_reached_by_keyboard(explore: Explore) -> None:
    page = explore("/alliances").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip().startswith("☐下游"):
            break
    assert "下游" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.locator("table.alliances tbody tr")).to_have_count(1)
    page.get_by_role("link", name="示例健康食品产业链党建联盟").focus()
    page.keyboard.press("Enter")
    empty = page.locator(".segments .empty")
    expect(empty).to_contain_text("空缺")
    focused = "document.querySelector('.segments .empty').contains(document.activeElement)"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(focused):
            break
    assert page.evaluate(focused)
    assert page.evaluate("document.activeElement.textContent") == "澄舟餐饮管理有限公司"


def test_what_is_empty_is_told_apart_without_colour(explore: Explore) -> None:
    page = explore("/alliances/s01-alli3").page
    empty, held = page.locator(".segments .empty"), page.locator(".segments .held").first
    edge = "(one) => getComputedStyle(one).borderRightStyle"
    assert (empty.evaluate(edge), held.evaluate(edge)) == ("dashed", "solid")
    assert "□ 空缺" in empty.inner_text()
    assert "■" in held.inner_text()


def test_the_picture_is_drawn_with_its_own_marks(explore: Explore) -> None:
    page = explore("/alliances/s01-alli3").page
    drawn = page.get_by_role("img", name="示例健康食品产业链党建联盟")
    expect(drawn).to_be_visible()
    stroke = drawn.locator(".shape.s-blank").first.evaluate("(one) => getComputedStyle(one).stroke")
    assert stroke == "rgb(168, 50, 42)"
    assert drawn.locator("text", has_text="餐饮销售").count() == 1


def test_a_pact_is_unfolded_from_its_row_and_folded_again(explore: Explore) -> None:
    page = explore("/pacts?due=overdue").page
    page.get_by_role("link", name="临湖社区与临湖社区卫生服务中心等共建协议").click()
    unfolded = page.locator("section.unfolded")
    expect(unfolded.get_by_role("row")).to_have_count(5)
    expect(unfolded).to_contain_text("! 逾期 1 天")
    expect(page.locator("table.ledger tr[aria-current]")).to_have_count(1)
    page.get_by_role("link", name="收起").click()
    expect(unfolded).to_have_count(0)
    expect(page.locator(".filtered")).to_contain_text("时限 已逾期")


def test_a_member_is_asked_for_by_a_part_of_its_name_beside_what_is_chosen(explore: Explore) -> None:
    page = explore("/alliances?template=1%2BX%2BY").page
    page.get_by_label("成员（名称、代码的一部分也可）").fill("漪珂食品")
    page.keyboard.press("Enter")
    expect(page.locator("table.alliances tbody tr")).to_have_count(1)
    expect(page.locator(".filtered")).to_contain_text("成员单位 漪珂食品有限公司；组织架构 1+X+Y")


def test_a_rule_leads_to_what_it_finds(explore: Explore) -> None:
    page = explore("/rules").page
    row = page.locator('[id="C12.segment"]')
    found = row.locator("td.n a")
    count = found.inner_text()
    found.click()
    expect(page.locator("table.findings tbody tr")).to_have_count(int(count))


def test_an_alliance_prints_on_a4_with_its_empty_segment_and_without_controls(explore: Explore) -> None:
    page = explore("/alliances/s01-alli3").page
    page.emulate_media(media="print")
    assert page.locator(".segments .empty").is_visible()
    for hidden in (".top nav", ".scopes", ".exports", ".no-print"):
        assert not page.locator(hidden).first.is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = {part.split(b"]")[0] for part in pdf.split(b"/MediaBox [")[1:]}
    assert {tuple(round(float(n)) for n in box.split()[2:4]) for box in boxes} == {(595, 842)}
    assert pdf.count(b"/MediaBox [") <= 3


@pytest.fixture(scope="module")
def hostile(demo_network: Network) -> Iterator[Server]:
    """A server of the demo with markup as the name of everything."""
    with running(settings_of(), lambda _: HandStore(renamed(demo_network))) as one:  # type: ignore[arg-type]
        yield one


def renamed(network: Network) -> Network:
    """The network with markup in every text that a register gives."""
    texts = ("name", "content", "theme", "template")
    nodes = {
        kind: frame.with_columns(
            *(pl.concat_str(pl.lit(EVIL), pl.col(text)).alias(text) for text in texts if text in frame.columns),
            *([pl.col("segments").list.eval(pl.concat_str(pl.lit(EVIL), pl.element()))] if kind == "Chain" else []),
        )
        for kind, frame in network.nodes.items()
    }
    ties = {
        kind: frame.with_columns(
            pl.concat_str(pl.lit(EVIL), pl.col(text)).alias(text)
            for text in ("segment", "slot", "role")
            if text in frame.columns
        )
        for kind, frame in network.ties.items()
    }
    return replace(network, nodes=nodes, ties=ties)


def test_markup_in_names_is_shown_and_never_run(chromium: Browser, hostile: Server) -> None:
    opened = visit(chromium, hostile.url, "/rules")
    page = opened.page
    for path in HOSTILE:
        opened.go(path)
        page.get_by_role("heading", level=1).wait_for()
        assert page.title() != "hit", path
        assert page.locator("main img, main script").count() == 0, path
        assert opened.fits(), path
        assert page.get_by_text("onerror=").count() > 0, path
        assert page.get_by_text("{{7*7}}").count() > 0, path
    assert opened.quiet()
    page.close()


def test_a_facet_of_markup_can_be_chosen(chromium: Browser, hostile: Server) -> None:
    page = visit(chromium, hostile.url, "/alliances").page
    page.locator(".facets li a", has_text="餐饮销售").click()
    expect(page.locator("table.alliances tbody tr")).to_have_count(1)
    expect(page.locator(".filtered")).to_contain_text("餐饮销售")
    page.close()
