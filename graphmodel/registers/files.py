"""Files: workbooks, CSV, JSON and GraphML files as tables of cells, one at a time, before anybody knows what they mean.

Assumes that a table's rows begin at the sheet's first row, so that a row's place is the number that Excel shows;
in JSON and GraphML the header counts as row 1, as it does in the checked copy, which is a workbook.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graphmodel.errors import FileRefusedError, NotFoundError
from graphmodel.registers.cells import Cell
from graphmodel.registers.documents import read_json
from graphmodel.registers.graphml import read_graphml
from graphmodel.registers.sheets import SHEETS
from graphmodel.registers.texts import bracketed, fold_header
from graphmodel.registers.workbook import read_workbook

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"})
TEXTS = frozenset({".csv", ".tsv", ".txt"})
EXPORTS: Mapping[str, Callable[[str, bytes], Iterator[tuple[str, list[Sequence[Cell]]]]]] = {
    ".json": read_json,
    ".graphml": read_graphml,
}
"""What only export writes as registers: read where it is named, not where it merely lies in a folder."""
CHECKED = re.compile(r"(?P<base>.+?)(?:\.checked)+(?:-(?P<number>\d{1,4}))?")
"""The stem of a checked copy of ours, and what it is the copy of."""
_DELIMITERS = (",", "\t", ";")
_HEAD_LINES = 30
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HEADERS = frozenset(fold_header(name) for sheet in SHEETS for c in sheet.columns for name in (c.key, c.zh, *c.also))


@dataclass(slots=True)
class Table:
    """One sheet, of a workbook or an export, or a CSV file.

    Attributes
    ----------
    rows
        From the first row on, blank ones included; read once.
    said
        Codes of notes about how it was read, with their data.
    """

    file: str
    name: str
    rows: Iterator[Sequence[Cell]]
    said: list[tuple[str, tuple[tuple[str, str | int | float], ...]]] = field(default_factory=list)


def list_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """List the registers among *paths* and in the folders among them, each once, in order of name.

    Raises
    ------
    NotFoundError
        A path does not exist.
    FileRefusedError
        A folder holds no register, or a file's ending is none that can be read.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = [p for p in sorted(path.iterdir()) if _is_register(p)]
            if not inside:
                raise FileRefusedError("register.folder_empty", file=str(path))
            found.extend(inside)
        elif not path.exists():
            raise NotFoundError("register.file_missing", file=str(path))
        elif path.suffix.lower() in WORKBOOKS | TEXTS | EXPORTS.keys():
            found.append(path)
        else:
            raise FileRefusedError("register.file_kind", file=path.name)
    return tuple(dict.fromkeys(found))


def _is_register(path: Path) -> bool:
    """Whether a folder's file is a register: no lock file of Excel, no hidden file, no checked copy of ours."""
    return (
        path.is_file()
        and path.suffix.lower() in WORKBOOKS | TEXTS
        and not path.name.startswith(("~$", "."))
        and not CHECKED.fullmatch(path.stem)
    )


def read_tables(path: Path) -> Iterator[Table]:
    """Read the tables of a file, one after the other.

    Raises
    ------
    FileRefusedError
        The file is empty, locked, protected by a password or nothing that it claims to be.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileRefusedError("register.file_locked", file=path.name) from error
    if not data:
        raise FileRefusedError("register.file_empty", file=path.name)
    ending = path.suffix.lower()
    if ending in TEXTS:
        yield _read_csv(path, data)
        return
    if ending in EXPORTS:
        yield from (Table(path.name, name, iter(rows)) for name, rows in EXPORTS[ending](path.name, data))
        return
    for sheet in read_workbook(path.name, data):
        table = Table(path.name, sheet.name, iter(sheet.rows))
        if sheet.hidden:
            table.said.append(("register.sheet_hidden", ()))
        if sheet.filled:
            table.said.append(("register.merged_filled", (("count", sheet.filled),)))
        yield table


def _read_csv(path: Path, data: bytes) -> Table:
    text, encoding = _decode(path.name, data)
    table = Table(path.name, path.stem, _split(path.name, text, _delimiter(text)))
    if encoding == "gb18030":
        table.said.append(("register.encoding", (("encoding", "GB18030"),)))
    return table


def _decode(file: str, data: bytes) -> tuple[str, str]:
    """Decode by byte order mark, else strict UTF-8, else GB18030: detectors mistake short GB18030 for Korean."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked is None and (b"\0" in data or data.startswith(b"PK\x03\x04")):
        raise FileRefusedError("register.not_text", file=file)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise FileRefusedError("register.not_text", file=file)


def _delimiter(text: str) -> str:
    """Choose the delimiter under which one of the first lines holds most known headers; a comma if none is better."""
    lines = [line for _, line in zip(range(_HEAD_LINES), io.StringIO(text), strict=False)]

    def known(mark: str) -> int:
        return max(
            (
                sum(bracketed(fold_header(part.strip('"\n ')))[0] in _HEADERS for part in line.split(mark))
                for line in lines
            ),
            default=0,
        )

    return max(_DELIMITERS, key=known)


def _split(file: str, text: str, delimiter: str) -> Iterator[Sequence[Cell]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from rows
    except csv.Error as error:
        raise FileRefusedError("register.csv_broken", file=file, line=rows.line_num) from error
