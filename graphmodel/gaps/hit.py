"""Hit: what a rule type found, before it is scoped, decided upon and put into words.

Assumes that uids, names, paths and sentences are looked up later, for the hits that are shown only: a record is told
by its number (:attr:`graphmodel.network.Network.numbered`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Key = tuple[str, int]
"""Rule and subject of a finding."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One record that a hit rests on, and the catalogue code and values of what it says.

    The numbers of other records that it speaks of are not among the values, but ``about`` and ``those``: their names are
    said.
    """

    uid: int
    code: str
    data: Mapping[str, object] = field(default_factory=dict)
    about: int | None = None
    those: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A subject that a rule found.

    ``status`` and ``severity`` are None where they are the rule's own; ``collapse`` marks a hit that stands for all
    that would have been found inside its subject. ``action`` is the catalogue code of what would mend it, where that is
    not what mends the rule's others.
    """

    uid: int
    clues: tuple[Clue, ...]
    status: str | None = None
    severity: str | None = None
    value: float | int | str | None = None
    threshold: float | int | str | None = None
    includes: tuple[int, ...] = ()
    since: date | None = None
    collapse: bool = False
    action: str | None = None
