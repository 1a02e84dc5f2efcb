import pytest
import python_calamine

from graphmodel.errors import NotFoundError, OutputError
from graphmodel.registers.reader import read_registers
from graphmodel.registers.sheets import SHEETS, SHEETS_BY_KEY
from graphmodel.registers.template import write_template


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_template_reads_back_as_nothing_and_without_a_word(tmp_path, lang):
    path = tmp_path / "template.xlsx"
    write_template(path, lang=lang)
    reading = read_registers([path])
    assert (reading.records, reading.problems, reading.refused_rows) == ([], [], 0)
    assert reading.skipped_rows == len(SHEETS)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_sheet_is_there_with_every_header_and_an_example(tmp_path, lang):
    path = tmp_path / "template.xlsx"
    write_template(path, lang=lang)
    book = python_calamine.load_workbook(str(path))
    assert book.sheet_names[1:] == [s.zh if lang == "zh" else s.key for s in SHEETS]
    for name, sheet in zip(book.sheet_names[1:], SHEETS, strict=True):
        head, example = book.get_sheet_by_name(name).to_python()
        names = [(c.zh if lang == "zh" else c.key) + "*" * c.required for c in sheet.columns]
        assert head == names
        assert all(example)


def test_what_is_written_below_the_example_is_read(tmp_path):
    from openpyxl import load_workbook

    path = tmp_path / "template.xlsx"
    write_template(path, lang="zh")
    book = load_workbook(path)
    page = book["区域"]
    headers = [cell.value for cell in page[1]]
    for header, value in (("名称*", "幸福社区"), ("层级*", "社区"), ("户数", 300)):
        page.cell(3, headers.index(header) + 1, value)
    book.save(path)
    reading = read_registers([path])
    assert reading.problems == []
    (record,) = reading.records
    assert {k: v for k, v in record.values.items() if v is not None} == {
        "name": "幸福社区",
        "level": "community",
        "households": 300,
    }


def test_closed_lists_and_flags_are_offered_and_codes_are_text(tmp_path):
    from openpyxl import load_workbook

    path = tmp_path / "template.xlsx"
    write_template(path, lang="zh")
    page = load_workbook(path)["单位"]
    lists = {str(v.sqref).split(":")[0]: v.formula1 for v in page.data_validations.dataValidation}
    keys = [c.key for c in SHEETS_BY_KEY["Unit"].columns]
    letters = {key: page.cell(2, keys.index(key) + 1).coordinate for key in keys}
    assert "企业,社会组织" in lists[letters["kind"]]
    assert lists[letters["above_scale"]] == '"是,否"'
    assert page[letters["uscc"]].number_format == "@"
    assert page.freeze_panes == "A2"
    assert "企业" in page.cell(1, keys.index("kind") + 1).comment.text


def test_only_the_named_sheets_are_written_in_the_order_of_the_public_surface(tmp_path):
    path = tmp_path / "template.xlsx"
    write_template(path, sheets=["Unit", "区域"], lang="zh")
    assert python_calamine.load_workbook(str(path)).sheet_names == ["填写说明", "区域", "单位"]


def test_an_unknown_sheet_and_an_unwritable_file_are_said(tmp_path):
    with pytest.raises(NotFoundError) as unknown:
        write_template(tmp_path / "t.xlsx", sheets=["无此表"])
    assert "区域" in unknown.value.remedy
    with pytest.raises(OutputError):
        write_template(tmp_path / "no" / "t.xlsx", lang="zh")


def test_the_notes_carry_the_sentences_of_prudence(tmp_path):
    path = tmp_path / "template.xlsx"
    write_template(path, lang="zh")
    text = str(python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python())
    for sentence in (
        "内部工作资料",
        "本系统为非涉密系统，严禁录入、处理涉密信息",
        "提示供核实，不作为考核、排名、问责依据",
    ):
        assert sentence in text
