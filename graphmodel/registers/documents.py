"""Documents: a JSON file of records, as :mod:`graphmodel.registers.export` writes it, as tables of cells.

Assumes that an object of lists of flat objects is the whole form. A key that any record of a sheet has is a column of
it: a record without that key has an empty cell there, a key that none has says nothing.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from graphmodel.errors import FileRefusedError
from graphmodel.registers.cells import Cell
from graphmodel.registers.tables import JOIN

_EXACT_DIGITS = 15
"""Longer whole numbers become floats, which the cells refuse for their lost digits."""


def read_json(file: str, data: bytes) -> Iterator[tuple[str, list[Sequence[Cell]]]]:
    """Read the sheets of a JSON file: name and rows, the header first; none where a sheet has no record.

    Raises
    ------
    FileRefusedError
        It is no JSON, or none of this form.
    """
    whole = _load(file, data)
    if not isinstance(whole, dict):
        raise _misplaced(file)
    for name, records in whole.items():
        if not isinstance(records, list):
            raise _misplaced(file, name)
        for number, record in enumerate(records, start=1):
            if not isinstance(record, dict):
                raise _misplaced(file, name, number)
        keys = dict.fromkeys(key for record in records for key in record)
        rows = [
            [_cell(record.get(key), file, name, number, key) for key in keys]
            for number, record in enumerate(records, start=1)
        ]
        yield name, [list(keys), *rows] if rows else []


def _load(file: str, data: bytes) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            raise _misplaced(file, next(key for key in keys if keys.count(key) > 1))
        return found

    def refuse(name: str) -> None:
        raise ValueError(name)

    def whole_number(digits: str) -> float:
        return int(digits) if len(digits.lstrip("-")) <= _EXACT_DIGITS else float(digits)

    try:
        text = data.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=once, parse_constant=refuse, parse_int=whole_number)
    except FileRefusedError:  # is a ValueError too
        raise
    except (ValueError, RecursionError) as error:
        raise FileRefusedError("register.json_broken", file=file, line=getattr(error, "lineno", 1)) from error


def _cell(value: Any, file: str, *place: str | int) -> Cell:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return JOIN.join(value)
    if value is None or isinstance(value, str | int | float):
        return value
    raise _misplaced(file, *place)


def _misplaced(file: str, *place: str | int) -> FileRefusedError:
    return FileRefusedError("register.json_form", file=file, place="/" + "/".join(map(str, place)))
