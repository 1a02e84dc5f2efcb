"""Explain one finding: what was found of what, on which evidence, by which rule and source, and what would mend it."""

from graphmodel.gaps.finding import Finding
from graphmodel.gaps.report.text import folded
from graphmodel.gaps.report.values import kind_label
from graphmodel.gaps.words import listed
from graphmodel.messages import say
from graphmodel.profiles import Profile
from graphmodel.vocabulary import SEVERITY, STATUS, VERDICT

MOST_INCLUDED = 40


def explanation_text(finding: Finding, profile: Profile) -> str:
    """The explanation as lines of text, in the language of the moment."""
    rule = profile.rule(finding.rule)
    title = rule.title() if rule else finding.rule
    subject = finding.subject
    lines = [
        finding.id,
        " / ".join((*subject.path, f"{subject.name}  [{kind_label(subject.kind)}]")),
        "",
        _line("found", f"{title}  [{listed((STATUS.label(finding.status), SEVERITY.label(finding.severity)))}]"),
    ]
    if finding.value is not None:
        lines.append(_line("value", str(finding.value)))
    if finding.threshold is not None:
        lines.append(_line("threshold", str(finding.threshold)))
    if finding.since:
        lines.append(_line("since_line", finding.since.isoformat()))
    if finding.follows:
        lines.append(_line("follows_line", finding.follows))
    lines += ["", say("report.evidence_head")]
    lines += [f"  {e.name}  {e.says}  ({e.uid})" for e in finding.evidence]
    if finding.includes:
        shown = "  ".join(finding.includes[:MOST_INCLUDED])
        left = len(finding.includes) - MOST_INCLUDED
        more = f"  {say('report.more_plain', count=left)}" if left > 0 else ""
        lines += ["", say("report.includes_head", count=len(finding.includes)), f"  {shown}{more}"]
    lines += ["", _line("rule_line", f"{finding.rule}  ({profile.name} {profile.version}, {finding.type})")]
    if rule and rule.parameters:
        lines.append(f"  {rule.said_parameters}")
    lines += [_line("source_line", finding.source), _line("action_line", finding.action)]
    if finding.decision:
        decision = finding.decision
        said = [VERDICT.label(decision.verdict), decision.reason, decision.on and decision.on.isoformat()]
        lines.append(_line("decision_line", "  ".join(str(part) for part in said if part)))
    lines += ["", say("report.query_head"), f"  {say('report.query', kind=subject.kind, uid=subject.uid)}"]
    lines += ["", say("report.foot")]
    return "\n".join(part for line in lines for part in (folded(line, indent="    ") or [""])) + "\n"


def _line(code: str, text: str) -> str:
    return f"{say(f'report.{code}')}{text}"
