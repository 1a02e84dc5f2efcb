"""Hit: what a rule type found, before it is scoped, decided upon and put into words.

Assumes that names, paths and sentences are looked up later, for the hits that are shown only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from graphmodel.rules import Rule


@dataclass(frozen=True, slots=True)
class Clue:
    """One record that a hit rests on, and the catalogue code and values of what it says.

    Among the values ``about`` is a uid, and ``those`` is a tuple of uids: the names of these are said.
    """

    uid: str
    code: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """A subject that a rule found.

    ``status`` and ``severity`` are None where they are the rule's own; ``collapse`` marks a hit that stands for all
    that would have been found inside its subject. ``action`` is the catalogue code of what would mend it, where that is
    not what mends the rule's others.
    """

    uid: str
    clues: tuple[Clue, ...]
    status: str | None = None
    severity: str | None = None
    value: float | int | str | None = None
    threshold: float | int | str | None = None
    includes: tuple[str, ...] = ()
    since: date | None = None
    collapse: bool = False
    action: str | None = None


def finding_id(rule: Rule, hit: Hit) -> str:
    """The id of the finding that a hit of a rule becomes."""
    return f"{rule.id}~{hit.uid}"
