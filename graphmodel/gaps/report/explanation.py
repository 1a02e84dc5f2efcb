"""Explain one finding: what was found of what, on which evidence, by which rule and source, and what would mend it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl
from rich.cells import cell_len

from graphmodel.gaps import words
from graphmodel.gaps.finding import Finding
from graphmodel.gaps.report.lines import folded, pad
from graphmodel.gaps.report.measures import said_since, said_threshold, said_value
from graphmodel.messages import say
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.profiles.wording import said_parameters
from graphmodel.rules import RULE_TYPES, Rule
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


def explanation_text(
    finding: Finding, profile: Profile, *, on: date, included: Sequence[Included], everything: bool = False
) -> str:
    """The explanation as lines of text, in the language of the moment.

    Parameters
    ----------
    on
        The day that the finding is of.
    included
        The records that it stands for (:func:`included_records`).
    everything
        Whether to list all of them.
    """
    rule = profile.rule(finding.rule)
    subject = finding.subject
    kind = words.level(profile.scheme, subject.level) if subject.level else words.kind(subject.kind)
    lines = [
        finding.id,
        " / ".join((*subject.path, f"{subject.name}  [{kind}]")),
        "",
        *_measured(finding, rule, profile, on=on),
        "",
        say("report.evidence_head"),
        *(f"  {e.name}  {e.says}  ({e.uid})" for e in finding.evidence),
        *_included(included, profile, everything=everything),
        "",
        *_ground(finding, rule, profile),
        _line("source_line", finding.source),
        _line("action_line", finding.action),
        *_decided(finding),
        "",
        say("report.query_head"),
        f"  {say('report.query', kind=subject.kind, uid=subject.uid)}",
        "",
        say("report.foot"),
    ]
    return "\n".join(part for line in lines for part in (folded(line, indent="    ") or [""])) + "\n"


def _measured(finding: Finding, rule: Rule | None, profile: Profile, *, on: date) -> list[str]:
    status, severity = STATUS.label(finding.status), SEVERITY.label(finding.severity)
    found_as = say("report.found_as", status=status, severity=severity)
    said = {
        "value": said_value(finding, profile, on=on),
        "threshold": said_threshold(finding, profile, on=on),
        "since_line": said_since(finding, on=on) if finding.type != "overdue" else None,  # its value has the day
        "follows_line": finding.follows,
    }
    title = rule.title() if rule else finding.rule
    return [
        _line("found", f"{title}  [{found_as}]"),
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


def _ground(finding: Finding, rule: Rule | None, profile: Profile) -> list[str]:
    kind = RULE_TYPES[finding.type].label()
    parameters = said_parameters(rule, profile) if rule else []
    return [
        _line("rule_line", f"{finding.rule}  ({profile.name} {profile.version}, {kind})"),
        *(f"  {said}" for said in parameters),
    ]


def _decided(finding: Finding) -> list[str]:
    decision = finding.decision
    if decision is None:
        return []
    said = [VERDICT.label(decision.verdict), decision.reason, decision.on and decision.on.isoformat()]
    return [_line("decision_line", "  ".join(str(part) for part in said if part))]


def _line(code: str, text: str) -> str:
    return f"{say(f'report.{code}')}{text}"
