"""Names of uploaded files, which may be hostile."""

import pytest

from api.imports.names import LONGEST, refuse_twice, safe_name
from graphmodel.errors import UsageError


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("登记册.xlsx", "登记册.xlsx"),
        ("../../etc/passwd", "passwd"),
        (r"C:\Users\某\登记册.xlsx", "登记册.xlsx"),
        ("/登记册.xlsx", "登记册.xlsx"),
        ("..", ""),
        ("", ""),
        (".xlsx", "xlsx"),
        ('a<b>"c".xlsx', "a_b__c_.xlsx"),
        ("CON.xlsx", "_CON.xlsx"),
        ("com1", "_com1"),
        ("登记册.xlsx. . ", "登记册.xlsx"),
        ("区域.csv:stream", "区域.csv_stream"),
    ],
)
def test_only_the_last_part_of_a_path_is_kept_and_only_what_every_file_system_takes(given: str, name: str) -> None:
    assert safe_name(given) == name


@pytest.mark.parametrize("mark", ["\x00", "\n", "\x1b", "\x7f", "\u202e", "\u200b", "\u2028", "\ud800"])
def test_characters_that_nobody_sees_are_refused(mark: str) -> None:
    with pytest.raises(UsageError) as refused:
        safe_name(f"登记{mark}册.xlsx")
    assert refused.value.code == "imports.name_hidden"


def test_a_long_name_is_cut_between_characters_and_keeps_its_ending() -> None:
    name = safe_name("登" * 200 + ".xlsx")
    assert len(name.encode()) <= LONGEST
    assert name.endswith("登.xlsx")
    with pytest.raises(UsageError):
        safe_name("a." + "登" * 200)


def test_two_files_of_one_name_are_refused_whatever_their_case() -> None:
    refuse_twice(["a.xlsx", "b.xlsx"])
    with pytest.raises(UsageError) as refused:
        refuse_twice(["a.xlsx", "A.XLSX"])
    assert refused.value.code == "imports.name_twice"
