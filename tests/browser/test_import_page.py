"""The page of imports in a real Chromium: a messy register dropped, mended, written and taken back; by keyboard alone too."""

import base64
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.api.http.conftest import settings_of
from tests.api.http.office import Office
from tests.api.http.server import running
from tests.api.http.writing import WritingStore
from tests.api.imports.workbooks import clean, messy
from tests.browser.explorer import PATIENCE_MS, Explore, Scheme, Visit, visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
expect.set_options(timeout=PATIENCE_MS)

DROP = """([name, text]) => {
  const bytes = Uint8Array.from(atob(text), (mark) => mark.charCodeAt(0));
  const moved = new DataTransfer();
  moved.items.add(new File([bytes], name));
  return moved;
}"""
LONG = "长" * 60


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    store = WritingStore()
    with running(settings_of(), store) as server, server.client() as client:  # type: ignore[arg-type]
        yield Office(server, client, store)


@pytest.fixture
def look(chromium: Browser, office: Office) -> Iterator[Explore]:
    """Opens pages of the office's server; closes them at the end."""
    opened: list[Visit] = []

    def open_one(path: str, scheme: Scheme = "light", width: int = 1280, lang: str = "") -> Visit:
        opened.append(visit(chromium, office.server.url, path, scheme=scheme, width=width, lang=lang))
        return opened[-1]

    yield open_one
    for one in opened:
        one.page.close()


def drop(page: Page, book: Path) -> None:
    moved = page.evaluate_handle(DROP, [book.name, base64.b64encode(book.read_bytes()).decode()])
    zone = page.locator("[data-drop]")
    for event in ("dragenter", "dragover", "drop"):
        zone.dispatch_event(event, {"dataTransfer": moved})


def mend(copy: Path, into: Path) -> Path:
    """Put right what the checked copy marks."""
    book = openpyxl.load_workbook(copy)
    orgs = book["党组织"]
    heads = [cell.value for cell in orgs[1]]
    marked = next(row for row in orgs.iter_rows(min_row=2) if "未通过" in [cell.value for cell in row])
    marked[heads.index("批准成立日期")].value = "2020-05-13"
    assert not {"联系电话", "书记姓名"} & {cell.value for cell in orgs[1]}
    book.save(into)
    return into


def test_a_messy_register_is_dropped_mended_written_and_taken_back(
    look: Explore, office: Office, tmp_path: Path
) -> None:
    visit = look("/imports")
    page = visit.page
    drop(page, messy(tmp_path / "东街道台账.xlsx"))
    wrong = page.get_by_role("row").filter(has_text="批准成立日期").first
    expect(wrong).to_contain_text("党组织　第 3 行　“批准成立日期”列")
    expect(wrong).to_contain_text("2020年13月5日")
    expect(page.locator("main")).to_contain_text("有 3 处须改正")
    expect(page.locator("main")).not_to_contain_text("张三")
    assert visit.breaches() == []
    page.locator(".facets summary").first.click()
    page.locator(".facets a").filter(has_text="说明").click()
    expect(page.locator("table.problems tbody tr")).to_have_count(1)
    with page.expect_download() as coming:
        page.get_by_role("link", name="东街道台账.checked.xlsx").click()
    assert coming.value.suggested_filename == "东街道台账.checked.xlsx"
    coming.value.save_as(tmp_path / "东街道台账.checked.xlsx")
    visit.go("/imports")
    page.locator("#files").set_input_files(mend(tmp_path / "东街道台账.checked.xlsx", tmp_path / "改好.xlsx"))
    page.get_by_role("button", name="检查", exact=True).click()
    expect(page.locator(".answer")).to_contain_text("没有须改正之处")
    page.get_by_role("button", name="写入", exact=True).click()
    expect(page.locator(".answer")).to_contain_text("已写入")
    assert office.store.names("Org") == {"幸福社区党委", "东风社区党委"}
    assert visit.breaches() == []
    page.get_by_role("link", name="撤回这一批").click()
    page.get_by_role("button", name="撤回").click()
    expect(page.locator(".answer")).to_contain_text("已撤回")
    assert office.store.names("Org") == set()
    assert visit.quiet()


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until something has the focus; it must be reachable so."""
    for _ in range(120):
        if wanted.evaluate("one => one === document.activeElement"):
            assert wanted.evaluate("one => one.matches(':focus-visible')")
            return
        page.keyboard.press("Tab")
    pytest.fail("it cannot be reached by keyboard")


def test_a_register_is_imported_and_taken_back_by_keyboard_alone(look: Explore, office: Office, tmp_path: Path) -> None:
    visit = look("/imports")
    page = visit.page
    page.on(
        "filechooser", lambda _: None
    )  # from here on the browser asks us: a key may be faster than the wish to be asked
    tab_to(page, page.locator("#files"))
    with page.expect_file_chooser() as asked:
        page.keyboard.press("Enter")
    asked.value.set_files(messy(tmp_path / "键盘.xlsx"))
    tab_to(page, page.get_by_role("button", name="检查", exact=True))
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_contain_text("须改正")
    tab_to(page, page.get_by_label("跳过未通过的行"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="写入", exact=True))
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_contain_text("已写入")
    assert office.store.names("Org") == {"幸福社区党委"}
    tab_to(page, page.get_by_role("link", name="撤回这一批"))
    page.keyboard.press("Enter")
    page.get_by_role("button", name="撤回").wait_for()
    tab_to(page, page.get_by_role("button", name="撤回"))
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_contain_text("已撤回")
    assert office.store.names("Org") == set()
    assert visit.quiet()


def test_it_all_works_without_a_script(chromium: Browser, office: Office, tmp_path: Path) -> None:
    page = chromium.new_page(java_script_enabled=False, locale="zh-CN")
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"{office.server.url}/imports")
    page.locator("#files").set_input_files(clean(tmp_path / "无脚本.xlsx"))
    page.get_by_role("button", name="检查", exact=True).click()
    page.get_by_role("button", name="写入", exact=True).click()
    expect(page.locator(".answer")).to_contain_text("已写入")
    page.get_by_role("link", name="撤回这一批").click()
    page.get_by_role("button", name="撤回").click()
    expect(page.locator(".answer")).to_contain_text("已撤回")
    page.close()


def test_what_is_refused_is_said_where_it_was_chosen(look: Explore, tmp_path: Path) -> None:
    visit = look("/imports")
    wrong = tmp_path / "相片.jpg"
    wrong.write_bytes(b"x")
    drop(visit.page, wrong)
    expect(visit.page.get_by_role("alert")).to_contain_text("不是可读取的登记表格式")
    visit.go("/imports")
    large = tmp_path / "大.csv"
    large.write_bytes(b"x" * 50_000_001)
    visit.page.locator("#files").set_input_files(large)
    visit.page.get_by_role("button", name="检查", exact=True).click()
    expect(visit.page.get_by_role("alert")).to_contain_text("超过 50 MB")
    assert visit.quiet()


def addresses(office: Office, tmp_path: Path) -> dict[str, str]:
    """Every page of imports, with something on it."""
    evil = f"<script>alert(1)</script>{LONG}"
    written, job = office.checked(clean(tmp_path / f"{LONG}.xlsx", name=evil))
    batch = office.applied(written, job)["batch"]
    checked, _ = office.checked(messy(tmp_path / "待改.xlsx"))
    return {
        "list": "/imports", "done": written, "checked": checked, "batch": f"/imports/batches/{batch}",
        "places": "/imports/places?q=新镇", "no place": "/imports/places?q=无此地方",
    }  # fmt: skip


@pytest.mark.parametrize(("scheme", "lang", "width"), [("light", "zh", 1280), ("dark", "en", 390)])
def test_every_page_is_quiet_fits_and_is_legible_to_all(
    look: Explore, office: Office, tmp_path: Path, *, scheme: Scheme, lang: str, width: int
) -> None:
    for name, address in addresses(office, tmp_path).items():
        visit = look(address, scheme=scheme, lang=lang, width=width)
        visit.page.get_by_role("heading", level=1).wait_for()
        assert visit.quiet(), (name, visit.said)
        assert visit.fits(), name
        assert visit.breaches() == [], name
    office.store.empty()


def test_the_first_page_loads_the_sample_and_leads_on(look: Explore, office: Office) -> None:
    office.store.empty()
    office.server.service.keeper.await_revision(office.store.now)
    visit = look("/")
    visit.page.get_by_role("button", name="载入虚构样例").click()
    expect(visit.page.locator(".answer")).to_contain_text("虚构样例 已写入")
    visit.page.get_by_role("link", name="看总览").click()
    expect(visit.page.locator(".answer")).to_contain_text("待补")
    assert visit.quiet()
