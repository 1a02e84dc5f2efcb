"""What the store holds, findable by uid, code, name and natural key, with the rows of a file entered beside it.

Assumes that only an open record (not ended by the day) goes by its code or name; a retired one only by its uid.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import polars as pl
import polars.selectors as cs

from graphmodel.changes import Scalar
from graphmodel.network import Network
from graphmodel.registers import texts
from graphmodel.registers.entities import Entity
from graphmodel.registers.identity import natural_key
from graphmodel.registers.sheets import SHEETS_BY_KEY, ReferenceColumn
from graphmodel.schema import NODES, TIES_BY_TYPE, NodeKind, Uid

Bucket = tuple[str, ...]
TOWNSHIP_DIGITS = 9
"""Townships are often written without the three zeros of the communities' place."""


@dataclass(slots=True, eq=False)
class StoredTie:
    """A tie of the store, with its stored properties."""

    uid: Uid
    start: Uid
    start_kind: str
    end: Uid
    end_kind: str
    image: dict[str, Scalar]

    def open(self, day: str) -> bool:
        """Whether it has not ended by *day*, whatever became of its ends."""
        ends = self.image.get("valid_to")
        return ends is None or str(ends) > day


fold = lru_cache(maxsize=1 << 18)(texts.fold)
"""As :func:`graphmodel.registers.texts.fold`; a register asks for the same names again and again."""


@lru_cache(maxsize=1 << 18)
def fold_code(text: str) -> str:
    """Fold a code for comparison: a township's nine digits are the first of twelve."""
    code = fold(text)
    return f"{code}000" if len(code) == TOWNSHIP_DIGITS and code.isdigit() else code


class Index:
    """Every entity, stored or of the file."""

    def __init__(self, network: Network, *, day: str) -> None:
        self.day = day
        self.network = network
        self.by_uid: dict[str, Entity] = {}
        self._by_code: dict[str, list[Entity]] = defaultdict(list)
        self._by_name: dict[str, list[Entity]] = defaultdict(list)
        for label in network.nodes:
            for entity in _entities(network, NODES[label]):
                self.by_uid[entity.uid] = entity
                if entity.open(day):
                    self.enter(entity)
        self.natural = cache(self._natural)
        self.codes = cache(self._codes)

    def enter(self, entity: Entity) -> None:
        """Make *entity* findable by its present uid, code and name."""
        if entity.uid:
            self.by_uid[entity.uid] = entity
        if entity.code:
            self._by_code[fold_code(entity.code)].append(entity)
        if entity.name:
            self._by_name[fold(entity.name)].append(entity)

    def coded(self, text: str, kinds: Collection[str]) -> list[Entity]:
        """The open entities of these kinds with that code."""
        key = fold_code(text)
        hits = self._open(self._by_code.get(key, ()), kinds)
        return [e for e in hits if e.code and fold_code(e.code) == key]

    def named(self, text: str, kinds: Collection[str]) -> list[Entity]:
        """The open entities of these kinds with that name."""
        key = fold(text)
        hits = self._open(self._by_name.get(key, ()), kinds)
        return [e for e in hits if e.name and fold(e.name) == key]

    def names(self, kinds: Collection[str]) -> list[str]:
        """The names of all open entities of these kinds, for suggestions."""
        return sorted({e.name for hits in self._by_name.values() for e in self._open(hits, kinds) if e.name})

    def image(self, kind: str, uids: Iterable[str]) -> Mapping[str, dict[str, Scalar]]:
        """The stored properties of these records of a kind."""
        frame = self.network.nodes[kind].join(_column(uids), on="uid", how="semi")
        names = [p.name for p in NODES[kind].stored]
        rows = frame.with_columns(cs.date().cast(pl.String)).select("uid", *names)
        return {row[0]: _image(names, row[1:]) for row in rows.iter_rows()}

    def ties(self, kind: str, touching: Iterable[str]) -> list[StoredTie]:
        """The stored ties of a type, retired ones too, that touch one of these records."""
        ends = _column(touching)
        frame = self.network.ties[kind]
        near = pl.concat(
            [frame.join(ends, left_on=side, right_on="uid", how="semi") for side in ("start", "end")]
        ).unique("uid", maintain_order=True)
        names = [p.name for p in TIES_BY_TYPE[kind].stored]
        heads = ("uid", "start", "start_kind", "end", "end_kind")
        rows = near.with_columns(cs.date().cast(pl.String)).select(*heads, *names)
        return [
            StoredTie(uid, start, start_kind, end, end_kind, _image(names, values))
            for uid, start, start_kind, end, end_kind, *values in rows.iter_rows()
        ]

    def related(self, kind: str, column_key: str) -> Mapping[str, tuple[Entity, ...]]:
        """What the cells of a column would name, by the uid of the record of *kind*: open ties, whatever their ends."""
        column = SHEETS_BY_KEY[kind].column(column_key)
        if not isinstance(column, ReferenceColumn):
            raise TypeError(column_key)
        found: dict[str, tuple[Entity, ...]] = {}
        for own, other in open_pairs(self.network, kind, column, self.day).iter_rows():
            if entity := self.by_uid.get(other):
                found[own] = (*found.get(own, ()), entity)
        return found

    def _open(self, entities: Iterable[Entity], kinds: Collection[str]) -> list[Entity]:
        settled = dict.fromkeys(e.settled for e in entities)
        return [e for e in settled if e.kind in kinds and e.open(self.day)]

    def _codes(self, kind: str) -> Mapping[str, list[Entity]]:
        """The stored records of a kind by code, retired ones too, as they were before the import."""
        found: dict[str, list[Entity]] = defaultdict(list)
        if code := NODES[kind].code:
            frame = self.network.nodes[kind].filter(pl.col(code).is_not_null())
            for uid, text in frame.select("uid", code).iter_rows():
                found[fold_code(text)].append(self.by_uid[uid])
        return found

    def _natural(self, kind: str) -> Mapping[tuple[Bucket, Entity | None], list[Entity]]:
        """The stored records of a kind by natural key as it was before the import, retired ones too.

        The key's second part is an entity that the key's first reference names, or None where it names none.
        """
        key = natural_key(kind)
        related = self.related(kind, key.references[0]) if key.references else {}
        found: dict[tuple[Bucket, Entity | None], list[Entity]] = defaultdict(list)
        columns = [pl.col(name).cast(pl.String) for name in key.properties]
        for uid, *values in self.network.nodes[kind].select("uid", *columns).iter_rows():
            bucket = bucket_of(kind, values)
            for part in related.get(uid, (None,)):
                found[bucket, part].append(self.by_uid[uid])
        return found


def bucket_of(kind: str, values: Iterable[object]) -> Bucket:
    """The folded values of a natural key's properties."""
    return (kind, *(fold(str(value or "")) for value in values))


def open_pairs(network: Network, kind: str, column: ReferenceColumn, day: str) -> pl.DataFrame:
    """The pairs (``own``, ``other``) of open ties that a reference column of a kind's sheet speaks of, ordered."""
    own, other = ("start", "end") if column.outward else ("end", "start")
    ties = network.ties[column.tie].filter(
        pl.col(f"{own}_kind") == kind,
        pl.col(f"{other}_kind").is_in(column.kinds),
        pl.col("valid_to").is_null() | (pl.col("valid_to") > date.fromisoformat(day)),
        *(pl.col(name) == value for name, value in column.fixed),
    )
    return ties.select(pl.col(own).alias("own"), pl.col(other).alias("other")).unique().sort("own", "other")


def _entities(network: Network, kind: NodeKind) -> Iterable[Entity]:
    absent = pl.lit(None, dtype=pl.String)
    frame = network.nodes[kind.label].select(
        pl.col("uid"),
        pl.col("name") if kind.named else absent.alias("name"),
        pl.col(kind.code).alias("code") if kind.code else absent.alias("code"),
        pl.col("valid_from").cast(pl.String),
        pl.col("valid_to").cast(pl.String),
        pl.col("level") if kind.label == "Area" else absent.alias("level"),
    )
    for uid, name, code, starts, ends, level in frame.iter_rows():
        yield Entity(kind.label, uid, name, code, starts, ends, stored=True, level=level, ended=ends)


def _image(names: list[str], values: Iterable[Scalar | None]) -> dict[str, Scalar]:
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


def _column(uids: Iterable[str]) -> pl.DataFrame:
    return pl.DataFrame({"uid": pl.Series(sorted(set(uids)), dtype=pl.String)})
