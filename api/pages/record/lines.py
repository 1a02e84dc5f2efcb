"""Lines: the organisations above and below one, as a chain and as an indented tree.

Assumes that of several superiors the one with the smallest uid leads on; a cycle ends where it closes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from api.desk import Desk
from api.pages.record.facts import named
from api.pages.record.found import Found
from graphmodel.vocabulary import STATUS, TIER

MOST_BELOW = 300
"""Organisations below one that are told."""
OPEN_STEPS = 1
"""Steps below one that stand open,"""
MOST_OPEN = 12
"""where there are no more than so many."""


@dataclass(frozen=True)
class Line:
    """The lines of command of a desk's network."""

    desk: Desk
    found: Found

    @cached_property
    def _parents(self) -> Mapping[int, int]:
        pairs = self.desk.view.presence.superiors
        return dict(pairs.group_by("child").agg(pl.col("parent").min()).iter_rows())

    @cached_property
    def _children(self) -> Mapping[int, Sequence[int]]:
        pairs = self.desk.view.presence.superiors.group_by("parent").agg(pl.col("child").sort())
        return dict(pairs.iter_rows())

    @cached_property
    def _orgs(self) -> Mapping[int, tuple[str, str, str]]:
        """Uid, name and tier of each organisation."""
        view = self.desk.view
        return {
            number: (view.uid(number), name or view.uid(number), tier)
            for number, name, tier in view.presence.orgs.select("uid", "name", "tier").iter_rows()
        }

    def above(self, number: int) -> list[dict[str, Any]]:
        """The superiors, topmost first, the organisation itself last."""
        chain: dict[int, None] = {}
        at: int | None = number
        while at is not None and at not in chain and at in self._orgs:
            chain[at] = None
            at = self._parents.get(at)
        return [self._node(one) for one in reversed(chain)]

    def below(self, number: int) -> dict[str, Any]:
        """What is below: ``orgs`` (a tree), ``total`` of it, and ``told``, how many of these the tree has."""
        steps: dict[int, int] = {number: 0}
        for one in (queue := [number]):  # grows while it is read
            for child in self._children.get(one, ()):
                if child not in steps and child in self._orgs:
                    steps[child] = steps[one] + 1
                    queue.append(child)
        told = set(queue[: MOST_BELOW + 1])
        return {"orgs": self._tree(number, told, {number}), "total": len(steps) - 1, "told": len(told) - 1}

    def _tree(self, number: int, told: set[int], seen: set[int], step: int = 0) -> list[dict[str, Any]]:
        below = [one for one in self._children.get(number, ()) if one in told and one not in seen]
        seen.update(below)
        nodes = []
        for one in sorted(below, key=lambda one: (TIER.keys.index(self._orgs[one][2]), self._orgs[one][0])):
            under = self._tree(one, told, seen, step + 1)
            count = _count(under)
            is_open = step < OPEN_STEPS and count <= MOST_OPEN
            nodes.append({**self._node(one), "below": under, "open": is_open, "count": count})
        return nodes

    def _node(self, number: int) -> dict[str, Any]:
        uid, name, tier = self._orgs[number]
        status = self.found.status(number)
        return {
            **named("Org", uid, name),
            "tier": tier,
            "tier_label": TIER.label(tier),
            "status": status,
            "status_label": STATUS.label(status) if status else "",
        }


def _count(nodes: Sequence[Mapping[str, Any]]) -> int:
    return sum(1 + node["count"] for node in nodes)
