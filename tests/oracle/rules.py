"""The rules of gaps.md 3.6 and 3.7 by brute force: one function a rule, then Collapse and Follows."""

from collections import defaultdict
from collections.abc import Callable, Container
from datetime import date

import networkx as nx

from graphmodel.levels import LevelScheme

from . import coverage, records, ties
from .decisions import decided, hidden
from .found import Asked, Findings, Found, Key
from .live import Live
from .scope import inside
from .thresholds import Thresholds

Rules = tuple[Callable[[Asked], Findings], ...]
FIRST_PART: Rules = (*coverage.RULES, *records.RULES)
"""Gaps.md 3.6."""
SECOND_PART: Rules = ties.RULES
"""Gaps.md 3.7."""


def find(
    graph: "nx.MultiDiGraph[str]",
    *,
    scheme: LevelScheme,
    on: date,
    register: Container[str],
    thresholds: Thresholds | None = None,
    under: str | None = None,
    rules: Rules = FIRST_PART,
) -> Findings:
    """Everything that the rules find, by rule and subject; *register* holds the known 12-digit division codes."""
    live = Live(graph, scheme, on)
    asked = Asked(live, thresholds or Thresholds(), register)
    found: Findings = {}
    for rule in rules:
        found |= rule(asked)
    away = hidden(found, decided(graph, on), on)
    found |= follow(live, {key: finding for key, finding in found.items() if key not in away})
    if under is None:
        return found
    scope = inside(live, under)
    return {key: finding for key, finding in found.items() if key[1] in scope}


def follow(live: Live, found: Findings) -> Findings:
    """Name the finding that each one follows from, among those that no decision hides."""
    blanks: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for (rule, subject), finding in found.items():
        if finding.status == "blank":
            blanks[family(rule), subject].append((rule, subject))
    linked = dict(found)
    for (rule, subject), finding in found.items():
        first = found.get(("C1.community", subject))
        if finding.collapsed and rule != "C1.community" and first and first.collapsed:
            linked[rule, subject] = finding.following(("C1.community", subject))
        elif finding.status == "blank" and subject in live.areas:
            above = _blank_above(live, (rule, subject), blanks)
            linked[rule, subject] = finding.following(above) if above else finding
    return linked


def _blank_above(live: Live, key: Key, blanks: dict[tuple[str, str], list[Key]]) -> Key | None:
    """The nearest blank of the same rule family above."""
    rule, subject = key
    for generation in live.upwards(subject):
        here = [blank for area in generation for blank in blanks.get((family(rule), area), ())]
        if here:
            return min(here)
    return None


def family(rule: str) -> str:
    """The part of a rule's id before the first dot."""
    return rule.split(".", maxsplit=1)[0]


__all__ = ["Findings", "Found", "find", "follow"]
