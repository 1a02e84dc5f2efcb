"""Doubles: rows of one file that speak of the same record, or would after the import.

Assumes that every row has its entity. A row without uid and code goes by its natural key alone, so no other row may
have that key: the next import of the same file could not tell them apart.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from graphmodel.registers.entities import Row
from graphmodel.registers.identity import natural_key
from graphmodel.registers.index import Bucket, bucket_of, fold_code
from graphmodel.registers.references import References
from graphmodel.registers.texts import together
from graphmodel.schema import NODES

_LISTED = 5


def refuse_doubles(rows: Sequence[Row], references: References) -> None:
    """Refuse every row that another row of the file cannot be told from."""
    _refuse_groups(_grouped(rows, _record), lambda _: True)
    _refuse_groups(_grouped(rows, _code), lambda row: not row.record.values.get("uid"))
    _refuse_groups(_grouped(rows, lambda row: _natural(row, references)), _is_bare)
    _refuse_groups(_grouped(rows, lambda row: [_bucket(row)]), lambda row: _is_bare(row) and not _says_where(row))


def _grouped(rows: Iterable[Row], keys: Callable[[Row], Iterable[Hashable]]) -> Iterable[list[Row]]:
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        for key in keys(row):
            groups[key].append(row)
    return groups.values()


def _refuse_groups(groups: Iterable[list[Row]], vague: Callable[[Row], bool]) -> None:
    for group in groups:
        if len(group) > 1 and any(vague(row) for row in group):
            for row in group:
                _refuse(row, group)


def _refuse(row: Row, group: Sequence[Row]) -> None:
    others = [other.place(row.record.where) for other in group[: _LISTED + 1] if other is not row][:_LISTED]
    said = any(p.code == "plan.row_twice" for p in row.problems)
    if not said:
        row.refuse("plan.row_twice", others=together(others))


def _record(row: Row) -> Iterable[Hashable]:
    return [row.own.settled] if row.own else []


def _code(row: Row) -> Iterable[Hashable]:
    return [(row.own.kind, fold_code(row.own.settled.code))] if row.own and row.own.settled.code else []


def _natural(row: Row, references: References) -> Iterable[Hashable]:
    """The natural keys that the row's record will have: one for each place that it belongs to."""
    if row.own is None:
        return []
    key, own = natural_key(row.own.kind), row.own.settled
    places = [tuple(e.settled for e in references.named_by(own, name)) for name in key.references]
    if key.whole:
        return [(_bucket(row), *(frozenset(place) for place in places))]
    return [(_bucket(row), place) for place in (places[0] if places and places[0] else (None,))]


def _bucket(row: Row) -> Bucket:
    values, own = row.record.values, row.own.settled if row.own else None
    names = natural_key(own.kind).properties if own else ()
    return bucket_of(own.kind if own else "", [own.name if own and n == "name" else values.get(n) for n in names])


def _is_bare(row: Row) -> bool:
    """Whether the row goes by its natural key alone."""
    values = row.record.values
    return not values.get("uid") and not values.get(NODES[str(row.record.sheet.kind)].code or "")


def _says_where(row: Row) -> bool:
    keys = natural_key(str(row.record.sheet.kind)).references
    return all(key in row.record.references for key in keys)
