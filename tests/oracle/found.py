"""What the oracle says of a subject, and what it is asked over."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date

from .live import Live
from .thresholds import Thresholds

Key = tuple[str, str]
"""Rule id and subject uid."""


@dataclass(frozen=True)
class Found:
    """One finding; a value or since of None means that gaps.md does not define it."""

    status: str
    severity: str
    value: float | None = None
    includes: tuple[str, ...] = ()
    follows: str | None = None
    since: date | None = None
    collapsed: bool = False

    def following(self, key: Key) -> "Found":
        return replace(self, follows="~".join(key))


Findings = dict[Key, Found]


@dataclass(frozen=True)
class Asked:
    """The day's records, the figures to hold them against, and the known division codes."""

    live: Live
    figures: Thresholds
    register: Container[str]


def collapse(
    live: Live, rule: str, *, level: str, has: dict[str, bool], places: dict[str, set[str]], found: Findings
) -> Findings:
    """Let one finding stand for many where inside an area of a level no candidate has what the rule asks for.

    *has* says of each candidate whether it has it, *places* in which areas each subject is (at any height).
    """
    inside: dict[str, list[str]] = defaultdict(list)
    for uid, areas in places.items():
        for area in areas:
            inside[area].append(uid)
    kept = dict(found)
    for area in live.on_level(level):
        candidates = [uid for uid in inside[area] if uid in has]
        missing = [uid for uid in inside[area] if (rule, uid) in found]
        if candidates and missing and not any(has[uid] for uid in candidates):
            for uid in missing:
                kept.pop((rule, uid), None)
            kept[rule, area] = Found("data", "medium", includes=named(missing), collapsed=True)
    return kept


def named(uids: Iterable[str]) -> tuple[str, ...]:
    """Uids as a finding lists them: each once, in order."""
    return tuple(sorted(set(uids)))
