"""Places of the division register as records of the area sheet, on their way into the same plan as a workbook's rows.

Assumes the level keys of the default scheme, and that a place is found again by its code: bringing the same places in
twice changes nothing.
"""

from collections.abc import Iterable, Sequence

from graphmodel.divisions import Division
from graphmodel.registers.privacy import REFUSED_NAMES, Refusals
from graphmodel.registers.records import Problem, Reading, Record, Where
from graphmodel.registers.sheets import SHEETS_BY_KEY

FILE = "统计用区划代码 2023"
"""What stands for a file name in sources and problems, in every language the same."""
_LEVELS = ("sub_district", "community")


def division_records(divisions: Iterable[Division], *, refused_names: Sequence[str] = REFUSED_NAMES) -> Reading:
    """Write the sub-districts and communities among *divisions* as area records, in code order.

    A community names its sub-district by code. Other columns are absent, so that what a store knows besides stays.

    Parameters
    ----------
    refused_names
        Words of places that are not brought in (prison estates and the like), nor anything below them; a note counts
        them and does not name them.
    """
    sheet = SHEETS_BY_KEY["Area"]
    places = sorted((d for d in divisions if d.level in _LEVELS), key=lambda d: d.code)
    kept = _allowed(places, Refusals(refused_names))
    reading = Reading([], [], 0, len(places) - len(kept), (FILE,))
    for row, place in enumerate(kept, start=1):
        where = Where(FILE, sheet.zh, row)
        values = {"name": place.name, "level": place.level, "kind": place.kind, "code": place.code}
        record = Record(sheet, where, {key: value for key, value in values.items() if value is not None})
        if place.level == "community" and place.parent:
            record.references["parent"] = (place.parent,)
        reading.records.append(record)
        if place.note:
            data = (("name", place.name), ("code", place.code))
            reading.problems.append(Problem("note", place.note, where, data=data))
    if reading.skipped_rows:
        left_out = (("count", reading.skipped_rows),)
        reading.problems.append(Problem("note", "division.left_out", Where(FILE, sheet.zh), data=left_out))
    return reading


def _allowed(places: Sequence[Division], refusals: Refusals) -> list[Division]:
    """The places whose own name and whose sub-district's name are not refused."""
    refused = {place.code for place in places if refusals.hit(place.name)}
    return [place for place in places if place.code not in refused and place.parent not in refused]
