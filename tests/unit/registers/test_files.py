import pytest
import xlsxwriter

from graphmodel.errors import FileRefusedError, NotFoundError
from graphmodel.registers.cells import UNCALCULATED
from graphmodel.registers.reader import read_registers
from tests.unit.registers.written import codes, errors, read_csv, write_book, write_csv

HEAD, ROW = "名称,层级", "幸福社区,社区"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_every_encoding_of_chinese_offices(tmp_path, encoding):
    reading = read_csv(tmp_path, "区域", HEAD, ROW, encoding=encoding)
    assert [r.values["name"] for r in reading.records] == ["幸福社区"]
    assert codes(reading) == (["encoding"] if encoding == "gb18030" else [])


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_delimiter_is_the_one_that_gives_known_headers(tmp_path, delimiter):
    lines = (text.replace(",", delimiter) for text in ("名称,层级,上级区域", '"幸福社区",社区,"甲；乙"'))
    (record,) = read_csv(tmp_path, "区域", *lines).records
    assert record.references == {"parent": ("甲", "乙")}


def test_semicolons_inside_cells_do_not_make_a_semicolon_file(tmp_path):
    (record,) = read_csv(tmp_path, "区域", "名称,层级,上级区域", "幸福社区,社区,甲;乙;丙;丁").records
    assert record.references == {"parent": ("甲", "乙", "丙", "丁")}


def test_a_folder_is_read_file_by_file_without_lock_files_and_checked_copies(tmp_path):
    write_csv(tmp_path, "区域", HEAD, ROW)
    write_csv(tmp_path, "区域.checked", HEAD, "不读,社区")
    write_csv(tmp_path, "区域.checked-2", HEAD, "不读,社区")
    (tmp_path / "~$区域.xlsx").write_bytes(b"lock")
    (tmp_path / "说明.docx").write_bytes(b"other")
    write_book(tmp_path / "单位.xlsx", {"单位": [["名称", "单位类型"], ["甲公司", "企业"]]})
    reading = read_registers([tmp_path])
    assert {r.values["name"] for r in reading.records} == {"幸福社区", "甲公司"}
    assert len(reading.files) == 2


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xlsx", b"", "file_empty"),
        ("a.csv", b"", "file_empty"),
        ("a.xlsx", b"hello", "not_a_workbook"),
        ("a.xlsx", b"PK\x03\x04broken", "not_a_workbook"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "not_a_workbook"),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "file_password",
        ),
        ("a.csv", b"PK\x03\x04\x14\0\0\0", "not_text"),
        ("a.csv", b"\x81\x20\xff\xff", "not_text"),
        ("a.docx", b"x", "file_kind"),
    ],
)
def test_a_file_that_is_no_register_is_refused_with_a_way_out(tmp_path, name, data, code):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FileRefusedError) as refused:
        read_registers([path])
    assert refused.value.code == f"register.{code}"
    assert name in str(refused.value)
    assert refused.value.remedy


def test_a_file_that_cannot_be_opened_is_refused_as_locked(tmp_path, monkeypatch):
    path = write_csv(tmp_path, "区域", HEAD, ROW)

    def deny(_self):
        raise PermissionError

    monkeypatch.setattr(type(path), "read_bytes", deny)
    with pytest.raises(FileRefusedError) as refused:
        read_registers([path])
    assert refused.value.code == "register.file_locked"


def test_a_path_that_does_not_exist_and_a_folder_without_registers_are_said(tmp_path):
    with pytest.raises(NotFoundError):
        read_registers([tmp_path / "nowhere.xlsx"])
    with pytest.raises(FileRefusedError):
        read_registers([tmp_path])


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    import zipfile

    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x.txt", "x")
    with pytest.raises(FileRefusedError):
        read_registers([path])


def test_error_cells_and_unsaved_formulas_are_errors_and_no_empty_cells(tmp_path):
    path = tmp_path / "区域.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("别的").write_formula(1, 2, "=1/0", value="#DIV/0!")
    page = book.add_worksheet("区域")
    page.write_row(0, 0, ["名称", "层级", "户数"])
    page.write_row(1, 0, ["甲", "社区"])
    page.write_formula(1, 2, "=1/0", value="#DIV/0!")
    page.write_row(2, 0, ["乙", "社区"])
    page.write_formula(2, 2, "=1+1", value=2)
    book.close()
    reading = read_registers([path])
    assert [(p.where.row, p.where.column, p.code) for p in errors(reading)] == [(2, "户数", "register.cell_error")]
    assert [(r.values["name"], r.values["households"]) for r in reading.records] == [("乙", 2)]


def test_a_formula_that_gave_an_empty_text_is_an_empty_cell():
    from graphmodel.registers.workbook import show_broken

    rows = [["甲", ""]]
    show_broken(rows, b'<c r="B1" t="str"><f>IF(A1="x","x","")</f><v></v></c>')
    assert rows == [["甲", ""]]
    show_broken(rows, b'<c r="C1" s="1"><f t="shared" si="0"/></c><c r="A1" s="2" t="e"><f>1/0</f><v>#REF!</v></c>')
    assert rows == [["#REF!", "", UNCALCULATED]]


def test_a_formula_whose_result_was_never_saved_is_an_error(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.title = "区域"
    page.append(["名称", "层级", "户数"])
    page.append(["甲", "社区", "=1+1"])
    book.save(tmp_path / "区域.xlsx")
    assert codes(read_registers([tmp_path / "区域.xlsx"])) == ["formula_uncalculated"]


def test_merged_cells_lend_their_value_to_every_row_and_say_so(tmp_path):
    path = tmp_path / "区域.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("区域")
    page.write_row(0, 0, ["上级区域", "名称", "层级"])
    page.merge_range(1, 0, 3, 0, "幸福社区")
    for row, name in enumerate(("一网格", "二网格", "三网格"), start=1):
        page.write_row(row, 1, [name, "网格"])
    book.close()
    reading = read_registers([path])
    assert [r.references["parent"] for r in reading.records] == [("幸福社区",)] * 3
    assert codes(reading, "note") == ["merged_filled"]


def test_a_hidden_sheet_is_read_and_said(tmp_path):
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("封面")
    page = book.add_worksheet("区域")
    page.write_row(0, 0, HEAD.split(","))
    page.write_row(1, 0, ROW.split(","))
    page.hide()
    book.close()
    reading = read_registers([path])
    assert len(reading.records) == 1
    assert "sheet_hidden" in codes(reading, "note")


def test_an_unpaired_quotation_mark_is_no_traceback(tmp_path):
    with pytest.raises(FileRefusedError) as refused:
        read_csv(tmp_path, "区域", HEAD, '"' + "甲" * 200_000)
    assert refused.value.code == "register.csv_broken"
