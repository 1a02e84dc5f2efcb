"""Renames: new records that may be stored ones under another name.

Assumes that a new record without uid beside a live one that the file lacks, of the same kind and place, is worth a
warning where the names are alike or the other facts are equal. Names that differ in a numeral are different names.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from graphmodel.changes import Scalar
from graphmodel.registers.entities import Entity
from graphmodel.registers.identity import natural_key
from graphmodel.registers.index import Index
from graphmodel.registers.nodes import NodeImage
from graphmodel.registers.references import References
from graphmodel.schema import NODES

ALIKE = 70
"""Similarity of two names, in per cent, from which on one looks like the other."""
_MAX_COMPARISONS = 4_000_000
_ENOUGH_FACTS = 2
_NUMERALS = re.compile(r"[0-9〇零一二三四五六七八九十百]+")
_Place = tuple[str, Entity | None]


def warn_of_renames(index: Index, references: References, images: Sequence[NodeImage], *, strict: bool) -> None:
    """Warn at every new record that looks like a stored one which the file lacks."""
    fresh: dict[_Place, list[NodeImage]] = defaultdict(list)
    for image in images:
        if image.before is None and not image.row.record.values.get("uid") and image.entity.name:
            for place in _places(references, image.entity):
                fresh[place].append(image)
    lacking = _lacking(index, references, fresh)
    for place, images_there in fresh.items():
        gone = lacking.get(place, [])
        if gone and len(gone) * len(images_there) <= _MAX_COMPARISONS:
            _compare(index, images_there, gone, strict=strict)


def _compare(index: Index, images: Sequence[NodeImage], gone: Sequence[Entity], *, strict: bool) -> None:
    names = {e: e.name or "" for e in gone}
    stored = index.image(gone[0].kind, [e.uid for e in gone])

    @cache
    def with_facts(wanted: tuple[str, ...]) -> Mapping[tuple[Scalar | None, ...], Entity]:
        return {tuple(stored[e.uid].get(name) for name in wanted): e for e in gone}

    for image in images:
        near = process.extract(image.entity.name, names, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=3)
        alike = [e for name, _, e in near if _skeleton(name) != _skeleton(str(image.entity.name))]
        facts = _facts(image.entity.kind, image.after)
        same = with_facts(tuple(facts)).get(tuple(facts.values())) if len(facts) >= _ENOUGH_FACTS else None
        other = next(iter(alike), same)
        if other and not any(p.code == "plan.looks_like_rename" for p in image.row.problems):
            image.row.warn("plan.looks_like_rename", strict=strict, other=other.said)


def _lacking(index: Index, references: References, fresh: Mapping[_Place, object]) -> dict[_Place, list[Entity]]:
    """The live stored records that no row speaks of, by the places where something new is."""
    found: dict[_Place, list[Entity]] = defaultdict(list)
    kinds = {kind for kind, _ in fresh}
    for entity in index.by_uid.values():
        if entity.kind in kinds and entity.stored and entity.row is None and entity.live(index.day):
            for place in _places(references, entity):
                if place in fresh:
                    found[place].append(entity)
    return found


def _places(references: References, entity: Entity) -> list[_Place]:
    keys = natural_key(entity.kind).references[:1]
    named = [place for key in keys for place in references.named_by(entity, key)]
    return [(entity.kind, place) for place in named] or [(entity.kind, None)]


def _facts(kind: str, image: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """The numbers and dates of a record: what hardly two records share."""
    telling = (p.name for p in NODES[kind].properties if p.type in {"int", "float", "date"})
    return {name: image[name] for name in telling if name in image}


def _skeleton(name: str) -> str:
    return _NUMERALS.sub("#", name)
