"""The page of imports: upload, check, confirm, write, take back; and who may."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest

from tests.api.http.conftest import settings_of
from tests.api.http.office import HTML, Office
from tests.api.http.server import running, until
from tests.api.http.writing import WritingStore
from tests.api.imports.workbooks import clean, messy


@pytest.fixture(scope="module")
def one_server() -> Iterator[Office]:
    """One server for all tests: to make one takes longer than most of them."""
    store = WritingStore()
    with (
        running(settings_of(serve_most_upload_mb=1), store) as server,  # type: ignore[arg-type]
        server.client(**HTML) as client,
    ):
        yield Office(server, client, store)


@pytest.fixture
def office(one_server: Office) -> Office:
    """The server, its store empty and without a job."""
    room = one_server.server.service.imports.room
    for job in room.jobs():
        room.drop(job.uid)
    one_server.store.empty()
    until(lambda: one_server.server.service.keeper.store()[1].network.revision == one_server.store.now)
    return one_server


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return clean(tmp_path / "登记册.xlsx")


def test_an_upload_is_checked_shown_written_and_taken_back(office: Office, book: Path) -> None:
    address, job = office.checked(book)
    assert (job["stage"], job["title"]) == ("checked", "登记册.xlsx")
    assert job["answer"] == "登记册.xlsx 已检查，尚未写入：新增 3。没有须改正之处。"
    assert office.store.kept == []
    page = office.client.get(address)
    assert page.status_code == 200
    assert "登记册.checked.xlsx" in page.text
    done = office.applied(address, job)
    assert done["stage"] == "done"
    assert office.store.names("Area") == {"东街道", "幸福社区"}
    assert done["batch"] in office.client.get("/imports").text
    assert "库中有 1 批导入有效" in office.client.get("/imports.json").json()["answer"]
    assert (
        len(office.client.get("/api/v1/areas", headers={"Accept": "*/*"}).json()["items"]) == 2
    )  # the server holds what it wrote
    batch = f"/imports/batches/{done['batch']}"
    assert "撤回" in office.client.get(batch).text
    undone = office.ended(office.sent(f"{batch}/undo"))
    assert undone["stage"] == "done"
    assert office.store.names("Area") == set()
    assert "已撤回" in office.client.get(batch).text


def test_a_messy_register_is_named_cell_by_cell_and_no_personal_data_is_shown(office: Office, tmp_path: Path) -> None:
    address, job = office.checked(messy(tmp_path / "台账.xlsx"))
    page = office.client.get(address).text
    dated = next(one for one in job["problems"] if one["column"] == "批准成立日期")
    assert (dated["file"], dated["sheet"], dated["row"], dated["severity"]) == ("台账.xlsx", "党组织", 3, "error")
    assert dated["reason"] in page.replace("&#34;", '"')
    assert "2020年13月5日" in dated["reason"]
    assert dated["remedy"]
    for word in ("张三", "李四", "13800138000", "13900139000"):
        assert word not in page
        assert word not in json.dumps(job, ensure_ascii=False)
    copy = office.client.get(f"{address}/copies/1")
    assert copy.headers["content-disposition"].endswith("%E5%8F%B0%E8%B4%A6.checked.xlsx")
    cells = [str(c.value) for page in openpyxl.load_workbook(io.BytesIO(copy.content)) for row in page for c in row]
    assert "未通过" in cells
    assert "张三" not in cells


def test_problems_are_narrowed_by_severity_and_sheet(office: Office, tmp_path: Path) -> None:
    address, job = office.checked(messy(tmp_path / "台账.xlsx"))
    counts = {one["key"]: one["count"] for one in job["facets"][0]["choices"]}
    assert counts == {"error": 3, "note": 1}
    notes = office.client.get(f"{address}.json?severity=note").json()
    assert [one["severity"] for one in notes["problems"]] == ["note"]
    assert {one["key"]: one["count"] for one in notes["facets"][1]["choices"]} == {"区域": 1}
    assert office.client.get(f"{address}.json?severity=note&sheet=党组织").json()["chosen_problems"] == 0
    assert office.client.get(f"{address}.json?severity=fatal").status_code == 422


def test_long_lists_of_problems_are_paged_and_each_is_seen_once(office: Office, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "单位"
    book.active.append(["名称", "单位类型", "从业人员数"])
    for number in range(120):
        book.active.append([f"甲{number}公司", "企业", "很多"])
    book.save(tmp_path / "单位.xlsx")
    address, job = office.checked(tmp_path / "单位.xlsx")
    seen = [one["row"] for one in job["problems"]]
    while job["next"]:
        job = office.client.get(f"{address}.json", params={"cursor": job["next"]}).json()
        seen += [one["row"] for one in job["problems"]]
    assert seen == list(range(2, 122))


def test_refused_rows_are_left_out_only_where_that_is_said(office: Office, tmp_path: Path) -> None:
    address, job = office.checked(messy(tmp_path / "台账.xlsx"))
    refused = office.send(f"{address}/apply", stamp=job["check"]["stamp"])
    assert refused.status_code == 422
    assert "imports.refused" in refused.text
    assert office.store.kept == []
    assert office.applied(address, job, skip_refused="true")["stage"] == "done"
    assert office.store.names("Org") == {"幸福社区党委"}


def test_a_mass_closing_wants_its_number_typed(office: Office, book: Path, tmp_path: Path) -> None:
    address, job = office.checked(book)
    office.applied(address, job)
    less = openpyxl.Workbook()
    less.active.title = "区域"
    less.active.append(["名称", "层级", "区划代码"])
    less.active.append(["东街道", "街道", "990101001000"])
    less.save(tmp_path / "少.xlsx")
    address, _ = office.checked(tmp_path / "少.xlsx")
    assert office.send(f"{address}/check", close_missing="Area").status_code == 422
    assert office.send(f"{address}/check", close_missing="Area", within="无此区域").status_code == 404
    office.send(f"{address}/check", close_missing="Area", within="东街道")
    job = office.ended(address)
    assert (job["check"]["mass_closing"], job["check"]["closed_more"]) == (1, 0)
    for number in ("", "2", "all"):
        refused = office.send(f"{address}/apply", stamp=job["check"]["stamp"], yes_close=number)
        assert "imports.closing_number" in refused.text
    assert len(office.store.kept) == 1
    office.applied(address, job, yes_close="1")
    assert office.store.names("Area") == {"东街道"}


def test_what_was_agreed_to_is_what_is_written(office: Office, book: Path) -> None:
    address, job = office.checked(book)
    refused = office.send(f"{address}/apply", stamp="ba-other")
    assert refused.status_code == 409
    assert "imports.other_plan" in refused.text
    done = office.applied(address, job)
    again = office.send(f"{address}/apply", stamp=job["check"]["stamp"])
    assert again.status_code == 409
    assert [one.uid for one in office.store.batches()] == [done["batch"]]


def test_a_store_that_moved_on_is_checked_anew_and_that_is_said(office: Office, book: Path, tmp_path: Path) -> None:
    address, job = office.checked(book)
    other, seen = office.checked(clean(tmp_path / "乙.xlsx", name="别的社区"))
    office.applied(other, seen)
    again = office.applied(address, job)
    assert again["stage"] == "checked"
    assert [one["code"] for one in again["notices"]] == ["imports.moved"]
    assert "重新检查" in office.client.get(address).text
    assert office.applied(address, again)["stage"] == "done"


@pytest.mark.parametrize(("breaks", "code"), [("before", "imports.batch_absent"), ("after", "imports.batch_finished")])
def test_what_became_of_a_batch_that_was_broken_off_is_said(office: Office, book: Path, breaks: str, code: str) -> None:
    address, job = office.checked(book)
    office.store.breaks = breaks
    done = office.applied(address, job)
    told = [one["code"] for one in (*done["notices"], *([done["failure"]] if done["failure"] else []))]
    assert code in told
    page = office.client.get(address).text
    assert code in page
    assert "bolt://" not in page


def test_while_the_database_is_away_the_page_still_says_what_is_known(office: Office, book: Path) -> None:
    address, job = office.checked(book)
    office.store.breaks = "for_good"
    done = office.applied(address, job)
    assert done["failure"]["code"] == "imports.batch_unknown"
    page = office.client.get(address)
    assert page.status_code == 200
    assert done["batch"] in page.text
    office.store.away = False
    until(lambda: "数据库暂时连不上" not in office.client.get(address).text)


def attackers(office: Office) -> list[dict[str, Any]]:
    good = {"form_token": office.token}
    return [
        {"data": {}},
        {"data": {"form_token": "x" * 32}},
        {"data": good, "headers": {"Origin": "http://elsewhere.example"}},
        {"data": good, "headers": {"Origin": "null"}},
        {"data": good, "headers": {"Sec-Fetch-Site": "cross-site"}},
        {"data": good, "headers": {"Sec-Fetch-Site": "same-site"}},
        {"data": good, "headers": {"Host": "elsewhere.example"}},
    ]


def test_only_a_page_of_ours_changes_anything(office: Office, book: Path) -> None:
    address, job = office.checked(book)
    changes = {
        "/imports": {}, "/imports/sample": {}, "/imports/places": {"code": "310151105"},
        f"{address}/apply": {"stamp": job["check"]["stamp"]}, f"{address}/check": {}, f"{address}/drop": {},
        "/imports/batches/ba-1/undo": {},
    }  # fmt: skip
    for change, fields in changes.items():
        files = [("files", (book.name, book.read_bytes()))] if change == "/imports" else None
        for attack in attackers(office):
            answer = office.client.post(
                change, data={**attack["data"], **fields}, files=files, headers=attack.get("headers")
            )
            assert answer.status_code in {403, 421}, (change, attack)
    assert office.store.kept == []
    assert [one.uid for one in office.server.service.imports.room.jobs()] == [address.rpartition("/")[2]]
    assert office.ended(address)["stage"] == "checked"


def test_a_post_that_is_no_form_of_ours_is_refused(office: Office) -> None:
    headers = {"Form-Token": office.token, "Content-Type": "application/json"}
    assert office.client.post("/imports", content=b"{}", headers=headers).status_code == 422
    headers["Content-Type"] = "multipart/form-data; boundary=x"
    assert office.client.post("/imports", content=b"--x\r\nbroken", headers=headers).status_code == 422
    headers["Content-Type"] = "multipart/form-data"
    assert office.client.post("/imports", content=b"--x--", headers=headers).status_code == 422


def test_what_is_too_large_is_refused_with_the_limit_and_what_to_do(office: Office) -> None:
    for size in (1_100_000, 3_000_000):
        answer = office.send("/imports", [("files", ("大.csv", b"x" * size))])
        assert answer.status_code == 422
        assert "1 MB" in answer.text
        assert "serve_most_upload_mb" in answer.text
    assert office.server.service.imports.room.jobs() == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("登记册.exe", "register.file_kind"),
        ("登记册", "register.file_kind"),
        ("登\u202e记册.xlsx", "imports.name_hidden"),
    ],
)
def test_a_file_that_is_no_register_is_refused_with_its_reason(office: Office, name: str, code: str) -> None:
    answer = office.send("/imports", [("files", (name, b"x"))])
    if answer.status_code == 303:
        failure = office.ended(str(answer.headers["location"]))["failure"]
        assert failure["code"] == code
        assert failure["remedy"]
    else:
        assert answer.status_code == 422
        assert code in answer.text
        assert office.server.service.imports.room.jobs() == ()


@pytest.mark.parametrize("given", ["../../../登记册.xlsx", "C:\\x\\登记册.xlsx", "/登记册.xlsx"])
def test_a_name_that_is_a_path_leaves_the_folder_nowhere(office: Office, book: Path, given: str) -> None:
    answer = office.send("/imports", [("files", (given, book.read_bytes()))])
    job = office.ended(str(answer.headers["location"]))
    assert job["files"] == ["登记册.xlsx"]
    assert job["stage"] == "checked"


def test_markup_in_names_of_files_sheets_and_records_is_shown_as_text(office: Office, tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)>"
    book = clean(tmp_path / "a.xlsx", name=evil)
    answer = office.send("/imports", [("files", (f"{evil}.xlsx".replace("/", ""), book.read_bytes()))])
    address = str(answer.headers["location"])
    job = office.ended(address)
    office.applied(address, job)
    for page in (address, "/imports", f"/imports/batches/{office.store.batches()[0].uid}"):
        text = office.client.get(page).text
        assert "<img" not in text
        assert "onerror=alert" in text


def test_no_file_is_said_in_place(office: Office) -> None:
    answer = office.send("/imports", [("files", ("", b""))])
    assert answer.status_code == 422
    assert "imports.no_file" in answer.text


def test_texts_of_a_folder_are_one_register(office: Office, tmp_path: Path) -> None:
    area, org = tmp_path / "区域.csv", tmp_path / "党组织.csv"
    area.write_text("名称,层级,区划代码\n东街道,街道,990101001000\n", encoding="utf-8")
    org.write_text("名称,党组织类别,覆盖区域\n东街道党工委,党工委,东街道\n", encoding="utf-8")
    address, job = office.checked(area, org)
    assert job["check"]["totals"][0] == 2
    copy = office.client.get(f"{address}/copies/1")
    assert "checked.xlsx" in copy.headers["content-disposition"]
    assert office.client.get(f"{address}/copies/2").status_code == 404
    assert office.client.get(f"{address}/copies/0").status_code == 422


def test_no_name_and_no_content_reaches_the_log(
    office: Office, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO"):
        address, job = office.checked(messy(tmp_path / "某街道台账.xlsx"))
        office.client.get(f"{address}/copies/1")
        office.applied(address, job, skip_refused="true")
    said = "\n".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    assert "/imports" in said
    said = unquote(said)
    assert not [word for word in ("台账", "幸福社区", "张三", "13800138000", office.token) if word in said]


def test_the_template_has_the_sheets_that_are_asked_for(office: Office) -> None:
    whole = office.client.get("/imports/template.xlsx")
    assert "%E7%99%BB%E8%AE%B0%E5%86%8C%E6%A8%A1%E6%9D%BF.xlsx" in whole.headers["content-disposition"]
    assert "区域" in openpyxl.load_workbook(io.BytesIO(whole.content)).sheetnames
    some = office.client.get("/imports/template.xlsx?sheet=Org&sheet=区域&lang=en")
    assert openpyxl.load_workbook(io.BytesIO(some.content)).sheetnames[1:] == ["Area", "Org"]
    assert office.client.get("/imports/template.xlsx?sheet=nothing").status_code == 404


def test_what_is_stored_comes_as_a_workbook_that_changes_nothing_when_imported(
    office: Office, book: Path, tmp_path: Path
) -> None:
    address, job = office.checked(book)
    office.applied(address, job)
    stored = tmp_path / "现有登记.xlsx"
    stored.write_bytes(office.client.get("/imports/register.xlsx").content)
    _, job = office.checked(stored)
    assert job["check"]["changes"] is False
    assert job["answer"] == "内容与库中一致，没有需要写入的改动。"


def test_the_sample_is_loaded_from_the_first_page_and_never_beside_real_records(office: Office, book: Path) -> None:
    first = office.client.get("/").text
    assert 'action="/imports/sample"' in first
    job = office.ended(office.sent("/imports/sample"))
    assert job["stage"] == "done"
    assert office.store.batches()[0].what == "demo"
    office.store.memory.nodes.clear()
    office.store.memory.ties.clear()
    address, job = office.checked(book)
    office.applied(address, job)
    refused = office.ended(office.sent("/imports/sample"))
    assert refused["failure"]["code"] == "imports.sample_beside"


def test_places_are_found_by_name_shown_and_brought_in(office: Office) -> None:
    found = office.client.get("/imports/places.json", params={"q": "崇明区 竖新"}).json()
    assert [(one["path"], one["tops"]) for one in found["places"][:1]] == [("上海市 市辖区 崇明区 竖新镇", 1)]
    page = office.client.get("/imports/places", params={"q": "竖新"}).text
    assert 'value="310151105000"' in page
    assert office.send("/imports/places").status_code == 422
    assert office.send("/imports/places", code="000000000000").status_code == 404
    answer = office.send("/imports/places", code="310151105000")
    address = str(answer.headers["location"])
    job = office.ended(address)
    assert job["title"] == "区划登记：崇明区 竖新镇"
    assert job["check"]["totals"][0] > 10
    assert office.store.kept == []
    office.applied(address, job)
    assert "竖新镇" in office.store.names("Area")


def test_a_check_that_is_let_go_is_gone_with_its_files(office: Office, book: Path) -> None:
    address, _ = office.checked(book)
    place = office.server.service.imports.room.place(address.rpartition("/")[2])
    assert place.exists()
    assert office.send(f"{address}/drop").headers["location"] == "/imports"
    assert not place.exists()
    gone = office.client.get(address)
    assert gone.status_code == 404
    assert "imports.no_job" in gone.text


def test_the_uploads_go_with_the_server(book: Path) -> None:
    store = WritingStore()
    with running(settings_of(), store) as server, server.client(**HTML) as client:  # type: ignore[arg-type]
        office = Office(server, client, store)
        office.checked(book)
        folder = server.service.imports.room.folder
        assert folder.exists()
    until(lambda: not folder.exists())


def test_a_conflict_of_taking_back_names_what_stands_in_the_way(office: Office, book: Path, tmp_path: Path) -> None:
    address, job = office.checked(book)
    first = office.applied(address, job)["batch"]
    changed = openpyxl.load_workbook(book)
    changed["区域"].append(["西街道", "街道", "990101002000", None])
    changed["区域"]["A2"] = changed["区域"]["D3"] = "东街"
    changed.save(tmp_path / "改.xlsx")
    address, job = office.checked(tmp_path / "改.xlsx")
    office.applied(address, job)
    refused = office.ended(office.sent(f"/imports/batches/{first}/undo"))
    assert refused["failure"]["code"] == "store.undo_touched"
    assert office.store.batches()[0].uid in refused["failure"]["text"]
    assert len(office.store.kept) == 2


def test_pages_speak_english_where_asked_and_keep_it(office: Office, book: Path) -> None:
    files = [("files", (book.name, book.read_bytes()))]
    address = str(office.send("/imports", files, lang="en").headers["location"])
    assert address.endswith("?lang=en")
    office.ended(address.partition("?")[0])
    text = office.client.get(address).text
    body = re.sub(r"<[^>]+>", " ", text)
    assert "not yet written" in body
    assert not re.search(r"[一-鿿]", body.replace("登记册", "").replace("中文", ""))
