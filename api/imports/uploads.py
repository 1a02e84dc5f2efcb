"""Uploads: the files of a form, from the wire to a folder, counted on the way.

Assumes that a form is read as it comes: small parts in memory, files in temporary ones without a name.
"""

import shutil
import zipfile
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

from python_multipart.exceptions import FormParserError
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from api.imports.names import refuse_twice, safe_name
from graphmodel.errors import BusyError, DataRefusedError, UsageError
from graphmodel.registers.files import TEXTS

MOST_FILES = 50
_MOST_FIELDS = 200
_BEYOND = 10
"""So many times what is allowed is read to its end, so that a browser hears why; beyond that the line is cut."""
_UNPACKED = 20
"""A workbook may hold so many times what an upload may be; more is a trap, not a register."""


async def read_form(request: Request, *, most_mb: int) -> FormData:
    """Read a form of the page, of *most_mb* megabytes at most.

    Raises
    ------
    DataRefusedError
        It is larger.
    UsageError
        It is broken.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    stream = _counted(request, most_mb)
    try:
        if kind == "multipart/form-data":
            return await MultiPartParser(request.headers, stream, max_files=MOST_FILES, max_fields=_MOST_FIELDS).parse()
        if kind == "application/x-www-form-urlencoded":
            return await FormParser(request.headers, stream, max_fields=_MOST_FIELDS).parse()
    except (MultiPartException, FormParserError, ClientDisconnect) as error:
        raise UsageError("page.form_unreadable") from error
    return FormData()


async def _counted(request: Request, most_mb: int) -> AsyncGenerator[bytes, None]:
    """The bytes of a request; one that is too large is read to its end, or the browser would only say “reset”."""
    most, seen = most_mb * 1_000_000, 0
    async for chunk in request.stream():
        seen += len(chunk)
        if seen > _BEYOND * most:
            break
        if seen <= most:
            yield chunk
    if seen > most:
        raise DataRefusedError("imports.too_large", most_mb=most_mb)


def keep(files: Sequence[UploadFile], folder: Path, *, most_mb: int) -> tuple[Path, ...]:
    """Put uploaded files into a folder: each in one of its own, texts together, as a folder of CSV files is one register.

    Raises
    ------
    UsageError
        There is no file, or two have one name.
    DataRefusedError
        A workbook would be unpacked into far more than it says.
    BusyError
        The disk is full.
    """
    named = [(name, file) for file in files if (name := safe_name(file.filename or ""))]
    if not named:
        raise UsageError("imports.no_file")
    refuse_twice(name for name, _ in named)
    kept: list[Path] = []
    for number, (name, file) in enumerate(named, start=1):
        place = folder / ("texts" if Path(name).suffix.lower() in TEXTS else str(number)) / name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as target:
                shutil.copyfileobj(file.file, target, 1 << 20)
        except OSError as error:
            raise BusyError("imports.no_room") from error
        _refuse_trap(place, most_mb)
        kept.append(place)
    return tuple(kept)


def _refuse_trap(place: Path, most_mb: int) -> None:
    if zipfile.is_zipfile(place):
        try:
            with zipfile.ZipFile(place) as archive:
                size = sum(part.file_size for part in archive.infolist())
        except (zipfile.BadZipFile, NotImplementedError, ValueError):
            return  # reading says what it is
        if size > _UNPACKED * most_mb * 1_000_000:
            raise DataRefusedError("imports.unpacked_large", file=place.name)
