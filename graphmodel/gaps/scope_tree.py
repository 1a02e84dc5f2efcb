"""Scope tree: the areas that lead from one scope to another, each with how many blanks there are in it.

Assumes that a reader goes down a step at a time: a register that is small enough is shown down to a level, of any other
the way to the scope and what lies directly below it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import polars as pl

from graphmodel.gaps.figures import holders_at
from graphmodel.gaps.finding import Finding
from graphmodel.gaps.view import View

MOST_WHOLE = 120
"""Areas of the upper levels that are shown whatever the scope."""
MOST_BELOW = 200
"""Areas directly below one that are shown."""


@dataclass(frozen=True, slots=True)
class Branch:
    """An area of the tree.

    Attributes
    ----------
    blanks
        Findings to fill in it, those below included.
    here, open
        Whether it is the scope; whether what is below it is shown at once: it leads to the scope.
    below
        Areas directly below it that are shown.
    more
        How many directly below it are not.
    """

    uid: str
    name: str
    blanks: int
    here: bool
    open: bool
    below: tuple["Branch", ...]
    more: int


@dataclass(frozen=True)
class ScopeTree:
    """The areas of a register with what is below each, made once; :meth:`around` shows it from a scope.

    Attributes
    ----------
    names
        Name and level of each area by its number, in the order of the codes.
    parents
        The area above each: of several the smallest.
    blanks
        How many findings are to be filled in an area, those below included; one without any is not there.
    """

    view: View
    names: Mapping[int, tuple[str | None, str]]
    parents: Mapping[int, int]
    children: Mapping[int | None, Sequence[int]]
    blanks: Mapping[int, int]

    @classmethod
    def of(cls, view: View, findings: Iterable[Finding]) -> "ScopeTree":
        """The tree of a view, with the blanks among some findings."""
        territory = view.territory
        rows = territory.areas.select("uid", "name", "level").join(territory.places, on="uid").sort("place", "uid")
        names = {uid: (name, level) for uid, name, level in rows.select("uid", "name", "level").iter_rows()}
        parents = dict(territory.first_parents.iter_rows())
        children: dict[int | None, list[int]] = defaultdict(list)
        for uid in names:
            parent = parents.get(uid)
            children[parent if parent in names else None].append(uid)
        return cls(view, names, parents, children, _blanks(view, findings))

    def around(self, scope: int | None) -> tuple[Branch, ...]:
        """The tree as it is shown where the area of that number, or all, is asked about."""
        top = self._below(None)[:MOST_BELOW]
        return tuple(self._branches(top, scope, self._way(scope) if scope is not None else top))

    def above(self, scope: int) -> tuple[tuple[str, str], ...]:
        """Name and uid of each area above one, topmost first, itself included."""
        way = [uid for uid in self._way(scope) if uid in self.names]
        return tuple((self._name(uid), self.view.uid(uid)) for uid in reversed(way))

    @cached_property
    def _whole(self) -> frozenset[str]:
        """The upper levels that are shown whatever the scope."""
        counts = Counter(level for _, level in self.names.values())
        sums = accumulate(counts[level] for level in self.view.scheme.keys)
        return frozenset(level for level, count in zip(self.view.scheme.keys, sums, strict=True) if count <= MOST_WHOLE)

    def _way(self, scope: int | None) -> Sequence[int]:
        """The scope, then the areas above it; a cycle ends where it closes."""
        way: dict[int, None] = {}
        while scope is not None and scope not in way:
            way[scope] = None
            scope = self.parents.get(scope)
        return tuple(way)

    def _below(self, uid: int | None) -> Sequence[int]:
        return self.children.get(uid, ())

    def _branches(self, uids: Iterable[int], scope: int | None, way: Sequence[int]) -> Iterable[Branch]:
        for uid in uids:
            below = self._below(uid)
            shown = [one for one in below if self.names[one][1] in self._whole or uid in way][:MOST_BELOW]
            yield Branch(
                self.view.uid(uid),
                self._name(uid),
                self.blanks.get(uid, 0),
                uid == scope,
                uid in way,
                tuple(self._branches(shown, scope, way)),
                len(below) - len(shown) if uid in way else 0,
            )

    def _name(self, uid: int) -> str:
        return self.names[uid][0] or self.view.uid(uid)


def _blanks(view: View, findings: Iterable[Finding]) -> Mapping[int, int]:
    hits = pl.DataFrame({"uid": [one.hit.uid for one in findings if one.status == "blank"]}, schema={"uid": pl.UInt32})
    counts: dict[int, int] = {}
    for level in view.scheme.keys:
        counts |= dict(holders_at(view, level).unique().join(hits, on="uid").group_by("holder").len().iter_rows())
    return counts
