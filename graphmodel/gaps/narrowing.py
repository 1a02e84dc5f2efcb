"""Narrow a report to what was asked for; what is counted is what is shown.

Assumes that whoever asks writes statuses and levels by key or label, and everything else by key.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graphmodel.errors import NotFoundError, UsageError
from graphmodel.gaps.finding import Finding, GapReport
from graphmodel.profiles import Profile
from graphmodel.vocabulary import STATUS


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which findings are asked for; whatever is empty asks for all.

    Attributes
    ----------
    rules
        Ids of rules.
    statuses, severities
        Keys.
    kinds, levels
        Kinds of subject; levels of subjects that are areas.
    everything
        Whether what decisions hide comes back, each with its decision on it, where it belongs in the order.
    """

    rules: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    everything: bool = False

    def chosen(self) -> Mapping[str, tuple[str, ...]]:
        """What is asked for by each facet of findings, in the order in which they are shown."""
        return {
            "status": self.statuses, "rule": self.rules, "severity": self.severities, "kind": self.kinds,
            "level": self.levels,
        }  # fmt: skip

    def asks(self, finding: Finding) -> bool:
        """Whether a finding is asked for."""
        return (
            (not self.rules or finding.rule in self.rules)
            and (not self.statuses or finding.status in self.statuses)
            and (not self.severities or finding.severity in self.severities)
            and (not self.kinds or finding.subject.kind in self.kinds)
            and (not self.levels or finding.subject.level in self.levels)
        )


def read_narrowing(
    profile: Profile,
    *,
    rules: Iterable[str] = (),
    statuses: Iterable[str] = (),
    severities: Iterable[str] = (),
    kinds: Iterable[str] = (),
    levels: Iterable[str] = (),
    everything: bool = False,
) -> Narrowing:
    """Read what people write.

    Raises
    ------
    NotFoundError
        The profile has no such rule.
    UsageError
        There is no such status, or the scheme has no such level.
    """
    return Narrowing(
        rules=tuple(_rule(text, profile) for text in rules),
        statuses=tuple(map(_status, statuses)),
        severities=tuple(severities),
        kinds=tuple(kinds),
        levels=tuple(level_named(text, profile, parameter="level") for text in levels),
        everything=everything,
    )


def level_named(text: str, profile: Profile, *, parameter: str) -> str:
    """The key of the level that *text* names, by key or label.

    Raises
    ------
    NotFoundError
        The scheme has none; ``data`` names the *parameter*.
    """
    level = profile.scheme.named(text)
    if level is None:
        allowed = "、".join(profile.scheme.keys)
        raise NotFoundError("report.level_unknown", value=text, allowed=allowed, parameter=parameter)
    return level.key


def _rule(text: str, profile: Profile) -> str:
    if profile.rule(text) is None:
        raise NotFoundError("gaps.no_such_rule", rule=text, parameter="rule")
    return text


def _status(text: str) -> str:
    word = STATUS.find(text)
    if word is None:
        allowed = ", ".join(dict.fromkeys(name for word in STATUS.words for name in (word.label(), word.key)))
        raise UsageError("gaps.status_unknown", value=text, allowed=allowed, parameter="status")
    return word.key


def narrow(report: GapReport, profile: Profile, asked: Narrowing) -> GapReport:
    """Keep the findings that are asked for."""
    shown = tuple(filter(asked.asks, report.findings))
    hidden = tuple(filter(asked.asks, report.hidden))
    if asked.everything:
        shown, hidden = _merged(shown, hidden, profile), ()
    return replace(
        report,
        findings=shown,
        hidden=hidden,
        ended=tuple(one for one in report.ended if not asked.rules or one.partition("~")[0] in asked.rules),
        summary=summary_of(shown, hidden),
    )


def _merged(shown: Sequence[Finding], hidden: Sequence[Finding], profile: Profile) -> tuple[Finding, ...]:
    """Put hidden findings behind the shown ones of their status, rule and place; those have the order of the codes."""
    rules = {rule.id: at for at, rule in enumerate(profile.rules)}
    places = {(f.status, f.rule, f.subject.path): at for at, f in enumerate(shown)}
    behind = [(places.get((f.status, f.rule, f.subject.path), len(shown)), 1, f) for f in hidden]
    every = [*((at, 0, f) for at, f in enumerate(shown)), *behind]
    every.sort(
        key=lambda one: (STATUS.keys.index(one[2].status), rules[one[2].rule], *one[:2], one[2].subject.path, one[2].id)
    )
    return tuple(finding for _, _, finding in every)


def summary_of(shown: Sequence[Finding], hidden: Sequence[Finding]) -> dict[str, dict[str, int]]:
    """Count the shown findings by rule, status and severity, the hidden ones by verdict."""
    return {
        "by_rule": _tally(f.rule for f in shown),
        "by_status": _tally(f.status for f in shown),
        "by_severity": _tally(f.severity for f in shown),
        "hidden": _tally(f.decision.verdict for f in hidden if f.decision),
    }


def _tally(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))
