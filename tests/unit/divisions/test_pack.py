"""Packing: codes and names come back as they went in, and the same source gives the same bytes."""

import gzip
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.divisions.lines import decode, encode
from graphmodel.divisions.pack import TABLES, pack, rows

serials = st.integers(1, 99).map("{:02d}".format)
long_serials = st.integers(1, 999).map("{:03d}".format)
codes = st.one_of(
    st.builds("31{}".format, serials),
    st.builds("31{}{}".format, serials, serials),
    st.builds("31{}{}{}".format, serials, serials, long_serials),
    st.builds("31{}{}{}{}".format, serials, serials, long_serials, long_serials),
)
names = st.text(st.characters(exclude_characters="\t\n\r", exclude_categories=("Cs",)), min_size=1)


@settings(deadline=None)
@given(st.dictionaries(codes, names, max_size=30))
def test_packed_lines_come_back_as_they_were_written(places: dict[str, str]) -> None:
    whole = {"31": "市"} | places
    for code in places:
        whole |= {code[:n]: "上" for n in (4, 6, 9) if len(code) > n and code[:n] not in whole}
    ordered = sorted(whole.items())
    assert list(decode(encode(ordered))) == ordered


def source(folder: Path) -> Path:
    tables = {
        "provinces": "31,上海市", "cities": "3101,市辖区", "areas": "310151,崇明区\n310100,市辖区",
        "streets": "310151105,竖新镇", "villages": "310151105001,新乐居委会\n310151105000,竖新镇",
    }  # fmt: skip
    for table in TABLES:
        with gzip.open(folder / f"{table}.csv.gz", "wt", encoding="utf-8") as lines:
            lines.write(f"code,name\n{tables[table]}\n")
    return folder


def test_a_row_that_only_repeats_the_one_above_under_zeros_is_left_out(tmp_path: Path) -> None:
    assert [code for code, _ in rows(source(tmp_path))] == ["31", "3101", "310151", "310151105", "310151105001"]


def test_packing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = source(tmp_path)
    first = pack(folder, target=tmp_path / "a.zip")
    assert pack(folder, target=tmp_path / "b.zip") == first
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
