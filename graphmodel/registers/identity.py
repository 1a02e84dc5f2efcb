"""Identity: by what a row finds its record, and the uids that we make.

Assumes that a uid is fixed at creation: the key that it was made from may change later, the uid never does.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import count

from graphmodel.schema import NODES, Uid

DIGITS = 16
"""Hex digits of the hash in a uid that we make."""


@dataclass(frozen=True)
class NaturalKey:
    """What tells two live records of a kind apart where no uid and no code does.

    Attributes
    ----------
    properties
        Names of properties, compared folded.
    references
        Keys of the sheet's reference columns that say where the record belongs.
    whole
        Whether all that the references name must be equal; else one in common is enough (an area may have two parents).
    """

    properties: tuple[str, ...] = ("name",)
    references: tuple[str, ...] = ()
    whole: bool = False


_KEYS: Mapping[str, NaturalKey] = {
    "Area": NaturalKey(references=("parent",)),
    "Org": NaturalKey(references=("superior",)),
    "Unit": NaturalKey(references=("area",)),
    "Carrier": NaturalKey(references=("area",)),
    "ServicePoint": NaturalKey(references=("area",)),
    "Project": NaturalKey(references=("under",)),
    "Post": NaturalKey(("kind",), ("at",)),
    "Event": NaturalKey(("kind", "on"), ("about", "by"), whole=True),
    "Decision": NaturalKey(("finding",)),
}
_BY_NAME = NaturalKey()


def natural_key(kind: str) -> NaturalKey:
    """The natural key of a kind of node."""
    return _KEYS.get(kind, _BY_NAME)


def node_uid(kind: str, key: Iterable[str], *, taken: Container[str]) -> Uid:
    """Make the uid of a new record from its kind and natural key.

    Where that uid is taken (a retired record had the same key) an ordinal is added to the key until one is free.
    """
    text = "\x1f".join((kind, *key))
    for ordinal in count():
        digest = sha256((f"{text}\x1f{ordinal}" if ordinal else text).encode()).hexdigest()
        uid = Uid(f"{NODES[kind].prefix}-{digest[:DIGITS]}")
        if uid not in taken:
            return uid
    raise AssertionError  # count() never ends


def tie_uid(kind: str, start: str, end: str, *, discriminator: object = None, valid_from: object = None) -> Uid:
    """The uid of a tie: of its type, ends, discriminator's value and 起, ``-`` where it has none."""
    text = "\x1f".join((kind, start, end, str(discriminator or "-"), str(valid_from or "-")))
    return Uid(f"ti-{sha256(text.encode()).hexdigest()[:DIGITS]}")
