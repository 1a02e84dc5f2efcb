"""A gap report for a terminal: a bar per level, findings grouped by what to do, follow-ups folded, next steps.

Everything fits :data:`graphmodel.gaps.report.lines.WIDTH` columns, Chinese counting as two. Places appear in the order of their codes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rich.cells import cell_len

from graphmodel.gaps.finding import Coverage, Finding, GapReport
from graphmodel.gaps.report.lines import WIDTH, cut, folded, pad
from graphmodel.gaps.report.measures import said_value
from graphmodel.gaps.report.steps import Asked, next_steps, typed_status
from graphmodel.messages import say
from graphmodel.profiles import Profile
from graphmodel.vocabulary import STATUS, VERDICT

BAR = 21
MOST_GROUPS = 12
"""Places shown under one rule before the rest is counted."""
_MOST_LINES = 2
"""Lines of names shown for one place before the rest is counted."""

_COLLAPSING = ("uncovered", "isolated", "thin")
"""Rule types of which one finding may stand for all inside an area."""


@dataclass(frozen=True)
class Look:
    """How much a text report shows.

    Attributes
    ----------
    everything
        Every finding of every status, nothing folded away.
    detailed
        Statuses whose findings are listed; the others are counted.
    asked
        How it was asked for, which the next commands repeat.
    """

    everything: bool = False
    detailed: tuple[str, ...] = ("blank",)
    asked: Asked = field(default_factory=Asked)


def text_report(report: GapReport, profile: Profile, *, look: Look, earlier: Sequence[Coverage] = ()) -> str:
    """The report as lines of text, in the language of the moment."""
    scope = report.scope.name if report.scope else None
    head = head_lines(scope=scope, on=report.on, profile=profile, revision=report.revision)
    lines = [*head, "", *_coverage(report, profile, earlier)]
    if not report.on_record:
        lines += ["", say("report.nothing_on_record")]
    elif any(row.covered is None and row.total for row in report.coverage):
        lines.append(f"  {say('report.summary_dash')}")
    lines += _statuses(report, profile, look) or ([] if not report.on_record else ["", say("report.nothing_found")])
    lines += _decided(report)
    steps = _step_lines(next_steps(report, look.asked))
    lines += ["", *([say("report.next")] if steps else ()), *steps, say("report.foot")]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def coverage_label(level: str, profile: Profile) -> str:
    """The label of a row of the coverage table."""
    if level in profile.scheme:
        return profile.scheme[level].label().split("（")[0].split(" (")[0]
    return say(f"report.level_{level}")


def head_lines(*, scope: str | None, on: date, profile: Profile, revision: int) -> list[str]:
    """The first lines of every text report: what it is of, and what it may not hold."""
    head = said_head(scope=scope, on=on, profile=profile, revision=revision)
    internal = say("report.internal")
    return [
        pad(cut(head, WIDTH - cell_len(internal) - 2), WIDTH - cell_len(internal)) + internal,
        say("report.secrecy"),
    ]


def said_head(*, scope: str | None, on: date, profile: Profile, revision: int) -> str:
    """What a report is of: its scope, day, profile and revision, in one line."""
    return say(
        "report.head",
        scope=scope or say("report.everywhere"),
        on=on.isoformat(),
        profile=f"{profile.name} {profile.version}",
        revision=revision,
    )


def _coverage(report: GapReport, profile: Profile, earlier: Sequence[Coverage]) -> list[str]:
    there = [row for row in report.coverage if row.total != 0]  # below a community there is no sub-district
    if not there:
        return [say("report.nothing_stored")]
    before = {row.level: row for row in earlier}
    title = pad(say("report.coverage"), 60) + (say("report.change") if earlier else "")
    return [title, *(_coverage_row(row, profile, before.get(row.level)) for row in there)]


def _coverage_row(row: Coverage, profile: Profile, before: Coverage | None) -> str:
    name = pad(f"  {coverage_label(row.level, profile)}", 18)
    if row.total is None or row.covered is None or row.share is None:
        total = "—" if row.total is None else f"{row.total:,}"
        return f"{name}{'—':^{BAR}}{'—':>8} / {total:>7}     —"
    filled = round(BAR * row.share)
    filled = min(max(filled, row.covered > 0), BAR - (row.covered < row.total))
    line = f"{name}{'█' * filled}{'░' * (BAR - filled)}{row.covered:>8,} / {row.total:>7,}  {row.share:>4.0%}"
    return f"{line}{said_change(row, before):>8}"


def said_change(row: Coverage, before: Coverage | None) -> str:
    """How many more are covered than before; nothing where one of both is not known."""
    if row.covered is None or before is None or before.covered is None:
        return ""
    change = row.covered - before.covered
    return f"{change:+,}" if change else "="


def _statuses(report: GapReport, profile: Profile, look: Look) -> list[str]:
    lines: list[str] = []
    for status in STATUS.words:
        findings = [f for f in report.findings if f.status == status.key]
        if not findings:
            continue
        lines += ["", say("report.status_line", status=status.label(), count=len(findings))]
        detailed = look.everything or status.key in look.detailed
        if not detailed:
            lines[-1] = pad(lines[-1], 30) + say("report.see_status", status=typed_status(status.key))
        for rule in profile.rules:
            of_rule = [f for f in findings if f.rule == rule.id]
            if of_rule:
                lines.append(_rule_line(rule.title(), rule.id, rule.said_source(), len(of_rule)))
                lines += _places(of_rule, report, profile, look) if detailed else []
    return lines


def _rule_line(title: str, rule: str, source: str, count: int) -> str:
    line = f"{pad('  ' + title, 40)}{count:>6,}   {pad(rule, 14)}"
    return cut(f"{line} {source}", WIDTH)


def _places(findings: Sequence[Finding], report: GapReport, profile: Profile, look: Look) -> list[str]:
    """Findings of a rule by the place that they lie in, in the order of the report."""
    ids = {f.id for f in report.findings}
    heads = [f for f in findings if look.everything or f.follows not in ids]
    groups: dict[str, list[Finding]] = defaultdict(list)
    depth = _depth(report)
    for finding in heads:
        path = finding.subject.path[depth:]
        groups[path[0] if path else ""].append(finding)
    follow_ups = count_follow_ups(report.findings)

    def name_of(finding: Finding) -> str:
        dated = finding.status == "due"
        beside = told_beside(finding, follow_ups(finding), profile=profile, on=report.on, dated=dated)
        return "".join((finding.subject.name, *beside))

    shown = list(groups.items())[: None if look.everything else MOST_GROUPS]
    lines = [
        line for place, found in shown for line in _place_lines(place, list(map(name_of, found)), whole=look.everything)
    ]
    left = sum(len(found) for found in groups.values()) - sum(len(found) for _, found in shown)
    lines += [f"      {say('report.more', count=left)}"] if left else []
    folded_away = len(findings) - len(heads)
    return [*lines, *([f"      {say('report.folded', count=folded_away)}"] if folded_away else [])]


def _place_lines(place: str, names: Sequence[str], *, whole: bool) -> Iterable[str]:
    """The names of a place's findings, in two lines unless the *whole* is asked for; nothing stands before no place."""
    head = pad(f"      {cut(place, 17)}", 24) + f"{len(names):>4}  " if place else "      "
    room = WIDTH - cell_len(head)
    lines: list[str] = []
    for at, name in enumerate(cut(name, room) for name in names):
        if lines and cell_len(lines[-1]) + 2 + cell_len(name) <= room:
            lines[-1] += f"  {name}"
        elif len(lines) == _MOST_LINES and not whole:
            lines.append(say("report.more", count=len(names) - at))
            break
        else:
            lines.append(name)
    return [(" " * cell_len(head) if at else head) + line for at, line in enumerate(lines)]


def told_beside(finding: Finding, follow_ups: int, *, profile: Profile, on: date, dated: bool) -> list[str]:
    """What a list says beside a subject's name: what it stands for, what goes with it, since when, what was decided.

    Parameters
    ----------
    follow_ups
        How many findings go with it.
    on
        The day of the report.
    dated
        Whether to say since when.
    """
    said = []
    if is_collapse(finding):
        said.append(say("report.beside", says=finding.evidence[0].says))
    elif finding.includes:
        said.append(say("report.includes", count=len(finding.includes)))
    if follow_ups:
        said.append(say("report.resolves", count=follow_ups))
    if finding.type == "overdue":
        said.append(say("report.beside", says=said_value(finding, profile, on=on)))
    elif finding.since and dated:
        said.append(say("report.since", since=finding.since.isoformat()))
    if finding.decision:
        said.append(say("report.decided", verdict=VERDICT.label(finding.decision.verdict)))
    return said


def is_collapse(finding: Finding) -> bool:
    """Whether it says that nothing is on record: it stands for all that would be found inside its subject."""
    return finding.type in _COLLAPSING and finding.status == "data" and bool(finding.includes)


def count_follow_ups(findings: Sequence[Finding]) -> Callable[[Finding], int]:
    """How many findings go with one, those that follow its followers included."""
    children: Mapping[str, list[str]] = defaultdict(list)
    for finding in findings:
        if finding.follows:
            children[finding.follows].append(finding.id)

    def count(finding: Finding) -> int:
        waiting, seen = list(children.get(finding.id, ())), set[str]()
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting += children.get(one, ())
        return len(seen)

    return count


def _depth(report: GapReport) -> int:
    """How many names at the head of every path say nothing: the scope itself, or the only sub-district."""
    if report.scope:
        return len(report.scope.path) + 1
    tops = {f.subject.path[0] for f in report.findings if f.subject.path}
    return 1 if len(tops) == 1 else 0


def _decided(report: GapReport) -> list[str]:
    hidden = report.summary.get("hidden", {})
    lines = []
    if hidden:
        counts = {verdict: hidden.get(verdict, 0) for verdict in ("not_blank", "postponed")}
        lines += ["", say("report.hidden_line", **counts)]
    if report.ended:
        ids = "  ".join(report.ended[:6]) + (" …" if len(report.ended) > 6 else "")
        lines += ["", *folded(say("report.ended_line", count=len(report.ended), ids=ids), indent="  ")]
    return lines


def _step_lines(steps: Sequence[tuple[str, str]]) -> list[str]:
    """A command and what it is for on one line where all of them fit, else on two."""
    wide = max((cell_len(command) for command, _ in steps), default=0)
    if all(wide + 6 + cell_len(says) <= WIDTH for _, says in steps):
        return [f"  {pad(command, wide)}    {says}" for command, says in steps]
    return [line for command, says in steps for line in (f"  {command}", f"      {says}")]
