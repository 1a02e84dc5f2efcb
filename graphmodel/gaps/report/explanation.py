"""Explain one finding: what was found of what, on which evidence, by which rule and source, and what would mend it.

Assumes that a text is for a reader and values are for a program: both are told from one explanation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from rich.cells import cell_len

from graphmodel.errors import NotFoundError
from graphmodel.gaps import words
from graphmodel.gaps.finding import Finding, GapReport
from graphmodel.gaps.report.lines import folded, pad
from graphmodel.gaps.report.measures import Said, said_since, said_threshold, said_value
from graphmodel.gaps.report.values import finding_values
from graphmodel.messages import say
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.profiles.wording import parameters_of, said_parameters
from graphmodel.rules import RULE_TYPES
from graphmodel.vocabulary import SEVERITY, STATUS, VERDICT

MOST_INCLUDED = 20
"""Records that a finding stands for, listed before the rest is counted."""
_CODES = {"Area": ("code", "grid_code"), "Org": ("org_code",), "Unit": ("uscc",)}


@dataclass(frozen=True, slots=True)
class Included:
    """A record that a finding stands for; the level is an area's only, the code empty where there is none."""

    uid: str
    kind: str
    level: str | None
    name: str
    code: str


@dataclass(frozen=True)
class Explanation:
    """A finding with everything that is told of it.

    Attributes
    ----------
    on
        The day that the finding is of.
    included
        The records that it stands for.
    followers
        The findings that follow from it, in the order of the report.
    """

    finding: Finding
    profile: Profile
    on: date
    included: tuple[Included, ...]
    followers: tuple[Finding, ...]

    @property
    def title(self) -> str:
        """What the rule says of its subject."""
        return self.finding.asked.title()

    @property
    def kind(self) -> str:
        """What the subject is: its level where it is an area, else its kind."""
        subject = self.finding.subject
        return words.level(self.profile.scheme, subject.level) if subject.level else words.kind(subject.kind)

    @property
    def value(self) -> Said:
        """What was measured, in words."""
        return said_value(self.finding, self.profile, on=self.on)

    @property
    def threshold(self) -> Said:
        """What the value was held against, in words."""
        return said_threshold(self.finding, self.profile, on=self.on)

    @property
    def since(self) -> str:
        """Since when it is so; empty where nothing says so, or the value says it."""
        return "" if self.finding.type == "overdue" else said_since(self.finding, on=self.on)

    @property
    def query(self) -> str:
        """What finds the subject in the database."""
        return say("report.query", kind=self.finding.subject.kind, uid=self.finding.subject.uid)


def explain_finding(finding_id: str, report: GapReport, network: Network, profile: Profile) -> Explanation:
    """Explain the finding of that id, one that a decision hides too.

    Parameters
    ----------
    report
        Of the whole network as the profile sees it.

    Raises
    ------
    NotFoundError
        There is no such finding now, or the profile has no such rule.
    """
    rule = finding_id.partition("~")[0]
    if profile.rule(rule) is None:
        raise NotFoundError("gaps.no_such_rule", rule=rule)
    found = (*report.findings, *report.hidden)
    finding = next((one for one in found if one.rule == rule and one.id == finding_id), None)
    if finding is None:
        raise NotFoundError("gaps.no_such_finding", finding=finding_id)
    leader = (finding.rule, finding.hit.uid)
    return Explanation(
        finding,
        profile,
        report.on,
        included_records(finding, network),
        tuple(one for one in report.findings if one.leader == leader),
    )


def included_records(finding: Finding, network: Network) -> tuple[Included, ...]:
    """Look up what a finding stands for."""
    wanted = pl.DataFrame({"uid": list(finding.includes)}, schema={"uid": pl.String})
    found = network.labels.join(wanted, on="uid", how="semi").select("uid", "kind", "name")
    codes = pl.concat(
        network.nodes[kind].select("uid", code=pl.coalesce(*columns)).join(wanted, on="uid", how="semi")
        for kind, columns in _CODES.items()
    )
    rows = found.join(codes, on="uid", how="left").join(
        network.nodes["Area"].select("uid", "level"), on="uid", how="left"
    )
    columns = rows.sort("uid").select("uid", "kind", "level", "name", pl.col("code").fill_null(""))
    return tuple(Included(*row) for row in columns.iter_rows())


def explanation_values(told: Explanation) -> dict[str, Any]:
    """The explanation as plain values; sentences in the language of the moment."""
    finding, profile = told.finding, told.profile
    return {
        "profile": profile.name,
        "version": profile.version,
        "on": told.on.isoformat(),
        "title": told.title,
        "finding": finding_values(finding),
        "said": {
            "kind": told.kind,
            "status": STATUS.label(finding.status),
            "severity": SEVERITY.label(finding.severity),
            "value": told.value,
            "threshold": told.threshold,
            "since": told.since or None,
        },
        "rule": {
            "id": finding.rule,
            "type": finding.type,
            "type_label": RULE_TYPES[finding.type].label(),
            "parameters": [one.values() for one in parameters_of(finding.asked, profile)],
        },
        "included": [
            {"uid": one.uid, "kind": one.kind, "level": one.level, "name": one.name, "code": one.code or None}
            for one in told.included
        ],
        "followers": [one.id for one in told.followers],
        "query": told.query,
    }


def explanation_text(told: Explanation, *, everything: bool = False) -> str:
    """The explanation as lines of text, in the language of the moment.

    Parameters
    ----------
    everything
        Whether to list all records that it stands for.
    """
    finding = told.finding
    lines = [
        finding.id,
        " / ".join((*finding.subject.path, f"{finding.subject.name}  [{told.kind}]")),
        "",
        *_measured(told),
        "",
        say("report.evidence_head"),
        *(f"  {e.name}  {e.says}  ({e.uid})" for e in finding.evidence),
        *_included(told.included, told.profile, everything=everything),
        "",
        *_ground(told),
        _line("source_line", finding.source),
        _line("action_line", finding.action),
        *_decided(finding),
        "",
        say("report.query_head"),
        f"  {told.query}",
        "",
        say("report.foot"),
    ]
    return "\n".join(part for line in lines for part in (folded(line, indent="    ") or [""])) + "\n"


def _measured(told: Explanation) -> list[str]:
    finding = told.finding
    status, severity = STATUS.label(finding.status), SEVERITY.label(finding.severity)
    found_as = say("report.found_as", status=status, severity=severity)
    said = {
        "value": told.value,
        "threshold": told.threshold,
        "since_line": told.since,
        "follows_line": finding.follows,
    }
    return [
        _line("found", f"{told.title}  [{found_as}]"),
        *(_line(code, str(text)) for code, text in said.items() if text not in {None, ""}),
    ]


def _included(included: Sequence[Included], profile: Profile, *, everything: bool) -> list[str]:
    if not included:
        return []
    shown = included if everything else included[:MOST_INCLUDED]
    kinds = [words.level(profile.scheme, one.level) if one.level else words.kind(one.kind) for one in shown]
    cells = [(one.name, kind, one.code, f"({one.uid})") for one, kind in zip(shown, kinds, strict=True)]
    left = len(included) - len(shown)
    return [
        "",
        say("report.includes_head", count=len(included)),
        *(f"  {line}" for line in _aligned(cells)),
        *([f"  {say('report.more', count=left)}"] if left else []),
    ]


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows with their columns under each other; a column without any text takes no room."""
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    widths = [max(map(cell_len, column)) for column in columns]
    return ["  ".join(map(pad, row, widths)).rstrip() for row in zip(*columns, strict=True)]


def _ground(told: Explanation) -> list[str]:
    finding, profile = told.finding, told.profile
    kind = RULE_TYPES[finding.type].label()
    return [
        _line("rule_line", f"{finding.rule}  ({profile.name} {profile.version}, {kind})"),
        *(f"  {said}" for said in said_parameters(finding.asked, profile)),
    ]


def _decided(finding: Finding) -> list[str]:
    decision = finding.decision
    if decision is None:
        return []
    said = [VERDICT.label(decision.verdict), decision.reason, decision.on and decision.on.isoformat()]
    return [_line("decision_line", "  ".join(str(part) for part in said if part))]


def _line(code: str, text: str) -> str:
    return f"{say(f'report.{code}')}{text}"
