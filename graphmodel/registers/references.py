"""References: what the names, codes and uids in the cells mean, over the store and the file together.

Assumes that every row of the file is entered in the index. A name that one open record of the kinds allowed has needs
no more; one that several have means the one in the row's own sub-district.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from rapidfuzz import process

from graphmodel.registers.entities import Entity, Row, place_of
from graphmodel.registers.index import Index, fold, fold_code
from graphmodel.registers.records import Record, Where
from graphmodel.registers.sheets import Column, ReferenceColumn
from graphmodel.registers.texts import together
from graphmodel.schema import NODES

NO_SELF = ("PART_OF", "SUBORDINATE_TO")
"""Ties that a record cannot have to itself."""
_PLACED: Mapping[str, tuple[str, ...]] = {
    "Org": ("area", "covers_areas", "superior"), "Unit": ("area", "carrier"), "Carrier": ("area",),
    "ServicePoint": ("area",), "Post": ("at",), "Event": ("about", "by"), "Need": ("raised_by",),
    "Resource": ("offered_by",), "Project": ("responsible", "under"), "Pact": ("parties",),
}  # fmt: skip
"""Columns that say where a record is, the surest first."""
_SUBDISTRICT = "sub_district"
_MAX_STEPS = 20
_SUGGESTIONS = 3
_LISTED = 5
_MAX_SUGGESTED = 100
"""Unknown names that get suggestions; each costs a comparison with every name."""


class References:
    """Resolves cells against the index."""

    def __init__(self, index: Index, lost: Iterable[Record] = ()) -> None:
        self.index = index
        self._lost: dict[str, list[Record]] = defaultdict(list)
        for record in lost:
            for text in _called(record):
                self._lost[text].append(record)
        self._names = cache(index.names)
        self._suggested: dict[tuple[str, tuple[str, ...]], str] = {}
        self._related = cache(index.related)

    def hits(self, text: str, kinds: Collection[str], own: Entity | None = None) -> list[Entity]:
        """Everything that *text* may mean: by uid, else by code, else by name.

        The row's own record is meant by its name only where no other has it.
        """
        entity = self.index.by_uid.get(text)
        if entity and entity.kind in kinds:
            return [entity]
        if hits := self.index.coded(text, kinds):
            return hits
        hits = self.index.named(text, kinds)
        return [e for e in hits if e is not own] or hits

    def resolve_clear(self, row: Row, column: ReferenceColumn) -> bool:
        """Resolve a cell whose every text has one meaning overall; say whether it was one."""
        own = row.own.settled if row.own else None
        found = [self.hits(text, column.kinds, own) for text in row.record.references[column.key]]
        if any(len(hits) != 1 or (hits[0] is own and column.tie in NO_SELF) for hits in found):
            return False
        row.targets[column.key] = tuple(dict.fromkeys(hits[0] for hits in found))
        return True

    def resolve(self, row: Row, column: ReferenceColumn, *, namesake: Entity | None = None) -> tuple[Entity, ...]:
        """What a cell names within the row's sub-district; refuses the row, naming candidates or nearest names.

        Among several *namesake* is the one that is meant.
        """
        own = row.own.settled if row.own else None
        targets: dict[Entity, None] = {}
        for text in row.record.references[column.key]:
            hits = self.hits(text, column.kinds, own)
            if namesake in hits:
                hits = [e for e in hits if e is namesake]
            if len(hits) > 1:
                hits = self._inside(hits, self._district_of_row(row)) or hits
            if len(hits) != 1:
                code, data = self.fault(text, column.kinds, hits, row.record.where)
                row.refuse(code, column, value=text, **data)
            elif hits[0] is own and column.tie in NO_SELF:
                row.refuse("plan.names_itself", column, value=text)
            else:
                targets[hits[0]] = None
        return tuple(targets)

    def district(self, entity: Entity, *, steps: int = 0) -> Entity | None:
        """The sub-district that an entity lies in, by its row, else by the store; None where nothing says so."""
        entity = entity.settled
        if entity.kind == "Area":
            return self._top(entity)
        for key in _PLACED.get(entity.kind, ()) if steps < _MAX_STEPS else ():
            for place in self.named_by(entity, key):
                if district := self.district(place, steps=steps + 1):
                    return district
        return None

    def named_by(self, entity: Entity, key: str) -> tuple[Entity, ...]:
        """What a reference column names for an entity: by its row, as far as that is resolved or clear, else by the store.

        What is clear counts before it is resolved, so that a name means the same before and after the import.
        """
        if entity.row and key in entity.row.targets:
            return tuple(e.settled for e in entity.row.targets[key])
        texts = entity.row.record.references.get(key) if entity.row else None
        if entity.row is None or texts is None:
            return self.stored(entity, key)
        column = entity.row.record.sheet.column(key)
        kinds = column.kinds if isinstance(column, ReferenceColumn) else ()
        clear = [hits[0].settled for hits in (self.hits(text, kinds, entity) for text in texts) if len(hits) == 1]
        return tuple(clear) if clear or not texts else self.stored(entity, key)

    def stored(self, entity: Entity, key: str) -> tuple[Entity, ...]:
        """What a reference column would name for an entity as the store has it."""
        return self._related(entity.kind, key).get(entity.uid, ())

    def _district_of_row(self, row: Row) -> Entity | None:
        """The row's sub-district: where it says clearly that its record is, else where that is, else what all names."""
        sheet = row.record.sheet
        for key in _PLACED.get(sheet.kind or "", ()):
            found = self._clear_districts(row, [sheet.column(key)])
            if len(found) == 1:
                return found.pop()
        if row.own and row.own.settled.stored and (own := self.district(row.own)):
            return own
        found = self._clear_districts(row, sheet.references)
        return found.pop() if len(found) == 1 else None

    def _clear_districts(self, row: Row, columns: Iterable[Column]) -> set[Entity]:
        """The sub-districts of everything that the cells name without doubt."""
        found: set[Entity] = set()
        for column in columns:
            if not isinstance(column, ReferenceColumn):
                continue
            for text in row.record.references.get(column.key, ()):
                hits = self.hits(text, column.kinds, row.own)
                district = self.district(hits[0]) if len(hits) == 1 else None
                if district and district is not row.own:
                    found.add(district)
        return found

    def _inside(self, hits: list[Entity], district: Entity | None) -> list[Entity]:
        return [e for e in hits if self.district(e) is district] if district else []

    def _top(self, area: Entity) -> Entity:
        """The sub-district above an area, or the topmost area where no level has that name."""
        for _ in range(_MAX_STEPS):
            above = self.named_by(area, "parent")
            if area.level == _SUBDISTRICT or not above:
                break
            area = above[0]
        return area

    def fault(
        self, text: str, kinds: tuple[str, ...], hits: Sequence[Entity], where: Where
    ) -> tuple[str, dict[str, str]]:
        """Why *text* does not name exactly one record, said at *where*: a code of the catalogue and its data."""
        if hits:
            candidates = sorted(e.said for e in hits)
            return "plan.reference_ambiguous", {"candidates": together(candidates[:_LISTED])}
        lost = [r for key in (fold(text), fold_code(text)) for r in self._lost.get(key, ()) if r.sheet.kind in kinds]
        if lost:
            places = dict.fromkeys(place_of(record, where) for record in lost)
            return "plan.reference_refused", {"other": together(list(places)[:_LISTED])}
        if entity := self.index.by_uid.get(text):
            return "plan.reference_wrong_kind", {"candidates": entity.said}
        if near := self._nearest(text, kinds):
            return "plan.reference_unknown_near", {"candidates": near}
        return "plan.reference_unknown", {}

    def _nearest(self, text: str, kinds: tuple[str, ...]) -> str:
        key = (fold(text), kinds)
        if key not in self._suggested and len(self._suggested) < _MAX_SUGGESTED:
            near = process.extract(text, self._names(kinds), limit=_SUGGESTIONS, score_cutoff=50)
            self._suggested[key] = together(name for name, *_ in near)
        return self._suggested.get(key, "")


def _called(record: Record) -> set[str]:
    """What other rows may call a record by, folded."""
    values = record.values
    code = values.get(NODES[str(record.sheet.kind)].code or "")
    named = {fold(str(text)) for text in (values.get("uid"), values.get("name")) if text}
    return named | ({fold_code(str(code))} if code else set())
