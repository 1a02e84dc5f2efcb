"""Matching: which stored record a row speaks of, or which new one it makes.

Assumes the order uid, code, natural key. A natural key names other records, which may be rows of the same file: rows
are settled in such an order that what a row's key names is settled before it, cycles apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graphmodel.changes import Scalar
from graphmodel.registers.doubles import refuse_doubles
from graphmodel.registers.entities import Entity, Row
from graphmodel.registers.identity import natural_key, node_uid
from graphmodel.registers.index import Bucket, Index, bucket_of, fold, fold_code
from graphmodel.registers.references import NO_SELF, References
from graphmodel.registers.sheets import ReferenceColumn
from graphmodel.registers.texts import together
from graphmodel.schema import NODES, Uid

ORDER = (
    "Area", "Chain", "Carrier", "Org", "Unit", "ServicePoint", "Alliance", "Pact", "Project", "Resource", "Need",
    "Post", "Event", "Decision",
)  # fmt: skip
"""Kinds in the order in which their natural keys name each other."""
_LISTED = 5


class Matching:
    """Finds or makes the record of every row of a node sheet."""

    def __init__(self, index: Index, references: References, rows: Sequence[Row]) -> None:
        self.index = index
        self.references = references
        self.rows = sorted(
            (r for r in rows if r.record.sheet.kind), key=lambda r: ORDER.index(str(r.record.sheet.kind))
        )
        self._waiting: dict[str, list[Row]] = defaultdict(list)
        self._state: dict[Row, str] = {}
        self._buckets: dict[str, Mapping[Bucket, list[Entity]]] = {}

    def run(self) -> None:
        """Give every row its entity and every entity its uid; refuse what is ambiguous or said twice."""
        for row in self.rows:
            self._match_by_uid(row)
        for row in self.rows:
            if row.own is None:
                self._match_by_code(row)
        for row in self.rows:
            if row.own is None:
                self._wait(row)
        for row in self.rows:
            if row in self._state:
                self._settle_in_order(row)
        self._resolve_anew()
        refuse_doubles(self.rows, self.references)

    def _resolve_anew(self) -> None:
        """Resolve what keys name once more, now that every row's record, name and code are known."""
        for row in self.rows:
            for column in _key_columns(row):
                if column.key in row.record.references and not row.refused:
                    clear = self.references.resolve_clear(row, column)
                    if not clear and row in self._state:
                        row.targets[column.key] = self.references.resolve(
                            row, column, namesake=self._namesake(row, column)
                        )

    def _match_by_uid(self, row: Row) -> None:
        uid, kind = row.record.values.get("uid"), str(row.record.sheet.kind)
        if not isinstance(uid, str):
            return
        if row.refused:
            row.own = _entity(row, None)
            return
        entity = self.index.by_uid.get(uid)
        if entity and entity.kind != kind:
            row.refuse("plan.uid_of_other_kind", row.record.sheet.column("uid"), value=uid, other=entity.said)
            if entity.row and not entity.stored:
                place = entity.row.record.sheet.column("uid")
                entity.row.refuse("plan.uid_of_other_kind", place, value=uid, other=row.place(entity.row.record.where))
            row.own = _entity(row, None)
        elif entity:
            self._take(row, entity)
        else:
            row.own = _entity(row, Uid(uid))
            self.index.enter(row.own)

    def _match_by_code(self, row: Row) -> None:
        kind = str(row.record.sheet.kind)
        code = row.record.values.get(NODES[kind].code or "")
        if isinstance(code, str) and code:
            hits = self._of_same_time(row, self.index.codes(kind).get(fold_code(code), ()))
            if len(hits) == 1:
                self._take(row, hits[0])
            elif hits:
                self._refuse_several(row, hits)
                row.own = _entity(row, None)

    def _take(self, row: Row, entity: Entity) -> None:
        """Let the row speak of a stored entity (or of one that another row speaks of: found out later)."""
        if row.own is not None:
            row.own.same = entity
        row.own = entity
        if entity.row is not None:
            return
        entity.row = row
        values = row.record.values
        code = NODES[entity.kind].code or ""
        entity.name = _text(values.get("name", entity.name))
        entity.code = _text(values.get(code, entity.code))
        entity.level = _text(values.get("level", entity.level))
        entity.starts = _text(values.get(NODES[entity.kind].starts, entity.starts))
        entity.ends = _text(values.get("valid_to", entity.ends))
        if entity.open(self.index.day):
            self.index.enter(entity)

    def _wait(self, row: Row) -> None:
        row.own = _entity(row, None)
        self.index.enter(row.own)
        self._state[row] = "new"
        for text in filter(None, (row.own.name, row.own.code)):
            self._waiting[fold(text)].append(row)

    def _settle_in_order(self, first: Row) -> None:
        stack = [first]
        while stack:
            row = stack[-1]
            if self._state[row] == "new":
                self._state[row] = "open"
                stack.extend(other for other in self._needed(row) if self._state[other] == "new")
            else:
                if self._state[row] == "open":
                    self._break_cycles(row)
                    self._settle(row)
                    self._state[row] = "done"
                stack.pop()

    def _break_cycles(self, row: Row) -> None:
        """Settle what waits for *row* while *row* waits for it by what the store says: a cycle taken once is found again."""
        for other in self._needed(row):
            if other is not row and self._state[other] == "open" and not other.refused:
                bucket = bucket_of(str(other.record.sheet.kind), _key_values(other))
                alike = self._by_bucket(str(other.record.sheet.kind)).get(bucket, ())
                hits = [e for e in self._of_same_time(other, alike) if self._names_the_same(other, e)]
                if len(hits) == 1:
                    self._take(other, hits[0])
                    self._state[other] = "done"

    def _names_the_same(self, row: Row, entity: Entity) -> bool:
        """Whether a row's key names just what the store has for a record, by uid, code or name."""
        for column in _key_columns(row):
            stored = self.references.stored(entity, column.key)
            texts = set(map(fold, row.record.references.get(column.key, ())))
            known = [{fold(text) for text in (e.uid, e.code, e.name) if text} for e in stored]
            if len(texts) != len(known) or not all(texts & names for names in known):
                return False
        return True

    def _needed(self, row: Row) -> Iterable[Row]:
        for column in _key_columns(row):
            for text in row.record.references.get(column.key, ()):
                yield from (r for r in self._waiting.get(fold(text), ()) if r.record.sheet.kind in column.kinds)

    def _settle(self, row: Row) -> None:
        kind = str(row.record.sheet.kind)
        for column in _key_columns(row):
            if column.key in row.record.references and not self.references.resolve_clear(row, column):
                row.targets[column.key] = self.references.resolve(row, column, namesake=self._namesake(row, column))
        own = row.own
        if own is None:
            return
        hits = [] if row.refused else self._of_same_time(row, self._candidates(row))
        if len(hits) == 1:
            self._take(row, hits[0])
            _refuse_itself(row)
            return
        if hits:
            self._refuse_several(row, hits)
        own.uid = node_uid(kind, _key_text(row), taken=self.index.by_uid)
        self.index.by_uid[own.uid] = own

    def _namesake(self, row: Row, column: ReferenceColumn) -> Entity | None:
        """What a row means that names a record of its own name: the one that another of that name belongs to already.

        A grid may bear its community's name; once both are stored, the row itself is the one below.
        """
        own = row.own
        if own is None or own.name is None or fold(own.name) not in map(fold, row.record.references[column.key]):
            return None
        hits = self.references.hits(own.name, column.kinds, own)
        natural, bucket = self.index.natural(own.kind), bucket_of(own.kind, _key_values(row))
        found = [e for e in hits for below in natural.get((bucket, e), ()) if below in hits and below is not e]
        return found[0] if len(found) == 1 else None

    def _candidates(self, row: Row) -> list[Entity]:
        """The stored records, retired ones too, whose natural key agrees with what the row says of its own."""
        kind = str(row.record.sheet.kind)
        natural, bucket = self.index.natural(kind), bucket_of(kind, _key_values(row))
        columns = _key_columns(row)
        if not columns or columns[0].key in row.record.references:
            parts = row.targets[columns[0].key] if columns else ()
            hits = list(dict.fromkeys(e for p in parts or (None,) for e in natural.get((bucket, p), ())))
        else:
            hits = list(self._by_bucket(kind).get(bucket, ()))
        if not natural_key(kind).whole:
            return hits
        return [e for e in hits if all(self._agrees(row, c, e) for c in columns)]

    def _by_bucket(self, kind: str) -> Mapping[Bucket, list[Entity]]:
        if kind not in self._buckets:
            found: dict[Bucket, dict[Entity, None]] = defaultdict(dict)
            for (bucket, _), entities in self.index.natural(kind).items():
                found[bucket].update(dict.fromkeys(entities))
            self._buckets[kind] = {bucket: list(entities) for bucket, entities in found.items()}
        return self._buckets[kind]

    def _agrees(self, row: Row, column: ReferenceColumn, entity: Entity) -> bool:
        if column.key not in row.record.references:
            return True
        return set(row.targets[column.key]) == set(self.references.stored(entity, column.key))

    def _of_same_time(self, row: Row, entities: Iterable[Entity]) -> list[Entity]:
        """The open ones; else, where the row says 止, those that ended on that very day."""
        day, ends = self.index.day, row.record.values.get("valid_to")
        found = list(entities)
        live = [e for e in found if e.was_open(day)]
        return live or [e for e in found if ends and e.ended == ends]

    def _refuse_several(self, row: Row, hits: Iterable[Entity]) -> None:
        row.refuse("plan.several_records", candidates=together(sorted(e.said for e in hits)[:_LISTED]))


def _refuse_itself(row: Row) -> None:
    """Refuse a row whose key names the record that it turned out to speak of."""
    for column in _key_columns(row):
        if column.tie in NO_SELF and row.own in row.targets.get(column.key, ()):
            row.refuse("plan.names_itself", column, value=row.own.name if row.own else None)


def _entity(row: Row, uid: Uid | None) -> Entity:
    """The entity that a row would make."""
    kind, values = NODES[str(row.record.sheet.kind)], row.record.values
    return Entity(
        kind.label,
        uid or Uid(""),
        _text(values.get("name")),
        _text(values.get(kind.code or "")),
        _text(values.get(kind.starts)),
        _text(values.get("valid_to")),
        stored=False,
        level=_text(values.get("level")),
        row=row,
    )


def _key_columns(row: Row) -> list[ReferenceColumn]:
    sheet = row.record.sheet
    columns = (sheet.column(key) for key in natural_key(str(sheet.kind)).references)
    return [c for c in columns if isinstance(c, ReferenceColumn)]


def _key_values(row: Row) -> list[Scalar | None]:
    return [row.record.values.get(name) for name in natural_key(str(row.record.sheet.kind)).properties]


def _key_text(row: Row) -> Iterable[str]:
    """The code where the row has one, else the natural key: what a new record's uid is made from."""
    if row.own and row.own.code:
        return ("code", fold_code(row.own.code))
    bucket = bucket_of("", _key_values(row))[1:]
    named = (
        ",".join(sorted(e.settled.uid or fold(e.settled.name or "") for e in row.targets.get(column.key, ())))
        for column in _key_columns(row)
    )
    return (*bucket, *named)


def _text(value: Scalar | None) -> str | None:
    return None if value is None else str(value)
