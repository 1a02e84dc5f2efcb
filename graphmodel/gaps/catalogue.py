"""Catalogue: run the rules of a profile over a network, and say what they found.

Assumes that every rule looks at the whole store: a scope chooses among the findings, it never changes one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graphmodel.gaps.bands import band
from graphmodel.gaps.chains import continuity, slots
from graphmodel.gaps.coverage import coverage_rows
from graphmodel.gaps.decisions import Named, ended, is_hidden, latest_decisions
from graphmodel.gaps.finding import Coverage, Decision, GapReport
from graphmodel.gaps.follows import followed
from graphmodel.gaps.fragility import fragile, fragment
from graphmodel.gaps.hit import Hit, Key
from graphmodel.gaps.linkage import isolated, thin
from graphmodel.gaps.narrowing import summary_of
from graphmodel.gaps.overdue import overdue
from graphmodel.gaps.records import code, fields, mismatch, partition
from graphmodel.gaps.scope import Scope, scope_of
from graphmodel.gaps.shares import share
from graphmodel.gaps.telling import Telling, area_subject
from graphmodel.gaps.trees import cycle, detached, level, parents
from graphmodel.gaps.uncovered import uncovered
from graphmodel.gaps.view import View
from graphmodel.network import Network
from graphmodel.profiles import Profile
from graphmodel.rules import Rule

FINDERS: Mapping[str, Callable[[View, Rule], Sequence[Hit]]] = {
    "band": band,
    "code": code,
    "continuity": continuity,
    "cycle": cycle,
    "detached": detached,
    "fields": fields,
    "fragile": fragile,
    "fragment": fragment,
    "isolated": isolated,
    "level": level,
    "mismatch": mismatch,
    "overdue": overdue,
    "parents": parents,
    "partition": partition,
    "share": share,
    "slots": slots,
    "thin": thin,
    "uncovered": uncovered,
}
"""What runs the rules of each type."""


def find_gaps(network: Network, profile: Profile, *, under: str | None = None) -> GapReport:
    """Find the gaps of a network as a profile sees them.

    Parameters
    ----------
    under
        Uid of a live area, or a division code; None for all.

    Returns
    -------
    Findings in the language of the moment, ordered by status, then as the profile orders its rules, then in the order
    of the codes of the areas above the subject and of its own, then by uid.

    Raises
    ------
    NotFoundError
        Nothing live is under *under*.

    Notes
    -----
    Relational work over columns, linear in areas, units and ties times the depth of the trees; names, paths and texts
    are made for findings only, when they are asked for.
    """
    return gaps_in(view_of(network, profile), under=under)


def gaps_in(view: View, *, under: str | None = None, judged: "Judged | None" = None) -> GapReport:
    """Find the gaps of a view, as :func:`find_gaps`; a view runs each rule once, however often it is asked.

    Parameters
    ----------
    judged
        What :func:`judge` says of the view in this language, where somebody has asked before.
    """
    scope = scope_of(view, under)
    judged = judged or judge(view)
    told = [pair for pair in judged.found if scope.holds(pair[1].uid)]
    telling = Telling(view, told, follows=judged.follows, decisions=judged.decisions)
    return _report(telling, scope, under=under, gone=ended(judged.decisions, judged.found, view, scope))


@dataclass(frozen=True, slots=True)
class Judged:
    """What every rule found, before any of it is scoped, ordered or told, and what each follows."""

    found: Sequence[tuple[Rule, Hit]]
    decisions: Mapping[Named, Decision]
    follows: Mapping[Key, Key]


def judge(view: View) -> Judged:
    """Run the rules that are on, and find what each of the findings shown follows."""
    found = [(rule, hit) for rule in view.profile.rules if rule.enabled for hit in view.hits(rule.id)]
    decisions, on = latest_decisions(view), view.network.on
    visible = [(rule, hit) for rule, hit in found if not is_hidden(decisions.get((rule.id, hit.uid)), on)]
    return Judged(found, decisions, followed(view, visible))


def _report(telling: Telling, scope: Scope, *, under: str | None, gone: tuple[str, ...]) -> GapReport:
    network = telling.view.network
    findings = telling.findings()
    shown = tuple(finding for finding in findings if not is_hidden(finding.decision, network.on))
    hidden = tuple(finding for finding in findings if is_hidden(finding.decision, network.on))
    return GapReport(
        profile=telling.view.profile.name,
        on=network.on,
        under=under,
        scope=None if scope.area is None else area_subject(telling.view, scope.area),
        revision=network.revision,
        coverage=coverage_rows(telling.view, scope),
        summary=summary_of(shown, hidden),
        findings=shown,
        hidden=hidden,
        ended=gone,
        on_record=scope.on_record,
    )


def view_of(network: Network, profile: Profile) -> View:
    """Look at a network through a profile, with every rule type at hand."""
    return View(network.numbered, network.labels, profile, _run)


def coverage_of(network: Network, profile: Profile, *, under: str | None = None) -> tuple[Coverage, ...]:
    """Measure how much of a scope is covered: :func:`graphmodel.gaps.coverage.coverage_rows` says what is counted.

    Raises
    ------
    NotFoundError
        Nothing live is under *under*.
    """
    view = view_of(network, profile)
    return coverage_rows(view, scope_of(view, under))


def _run(view: View, rule: Rule) -> Sequence[Hit]:
    return FINDERS[rule.type](view, rule)
