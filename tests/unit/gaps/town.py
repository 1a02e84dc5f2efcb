"""A town to build networks with: areas, organisations and units by short lines, one rule's findings by uid."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from graphmodel.gaps.catalogue import find_gaps
from graphmodel.gaps.finding import Finding, GapReport
from graphmodel.network import Network, network_of
from graphmodel.profiles import Profile, load_profile
from graphmodel.rules import Rule

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)
DEFAULT = load_profile("default")


def days_ago(count: int) -> date:
    return TODAY - timedelta(days=count)


@dataclass
class Town:
    """Rows on their way into a network."""

    on: date = TODAY
    nodes: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    ties: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    households: list[dict[str, Any]] = field(default_factory=list)

    def add(self, label: str, uid: str, **properties: Any) -> "Town":
        self.nodes.setdefault(label, []).append({"uid": uid, "name": uid, **properties})
        return self

    def tie(self, kind: str, start: str, end: str, **properties: Any) -> "Town":
        rows = self.ties.setdefault(kind, [])
        rows.append({"uid": f"{kind}-{len(rows):04}", "start": start, "end": end, **properties})
        return self

    def area(self, uid: str, level: str, *parents: str, **properties: Any) -> "Town":
        self.add("Area", uid, level=level, **properties)
        for parent in parents:
            self.tie("PART_OF", uid, parent)
        return self

    def org(self, uid: str, tier: str, *covered: str, under: str | None = None, **properties: Any) -> "Town":
        self.add("Org", uid, tier=tier, **properties)
        for target in covered:
            self.tie("COVERS", uid, target)
        return self.tie("SUBORDINATE_TO", uid, under) if under else self

    def unit(self, uid: str, *places: str, kind: str = "enterprise", **properties: Any) -> "Town":
        self.add("Unit", uid, kind=kind, **properties)
        for place in places:
            self.tie("LOCATED_IN", uid, place)
        return self

    def firms(self, count: int, *places: str, prefix: str = "u", **properties: Any) -> "Town":
        for number in range(count):
            self.unit(f"{prefix}{number:02}", *places, ownership="non_public", **properties)
        return self

    def network(self) -> Network:
        return network_of(nodes=self.nodes, ties=self.ties, households=self.households, on=self.on, revision=3)

    def report(self, *, under: str | None = None, profile: Profile = DEFAULT) -> GapReport:
        return find_gaps(self.network(), profile, under=under)

    def found(self, rule: str, *, under: str | None = None, profile: Profile = DEFAULT) -> dict[str, Finding]:
        """The shown findings of a rule by the uid of their subject; only what it rests on is run with it."""
        family = rule.partition(".")[0]
        needed = tuple(r for r in profile.rules if r.family in {family, "C1", "C8"})
        report = self.report(under=under, profile=replace(profile, rules=needed))
        return {f.subject.uid: f for f in report.findings if f.rule == rule}


def town() -> Town:
    """A sub-district with two covered communities; ``c1`` has a covered grid with a covered micro-grid."""
    built = Town()
    built.area("s", "sub_district", name="示例街道", code="990101001000", kind="sub_district")
    built.org("root", "working_committee", "s")
    for number in (1, 2):
        built.area(f"c{number}", "community", "s", code=f"99010100100{number}", kind="community")
        built.org(f"oc{number}", "general_branch", f"c{number}", under="root")
    built.area("g1", "grid", "c1").org("og1", "branch", "g1", under="oc1")
    built.area("m1", "micro_grid", "g1").org("om1", "group", "m1", under="og1")
    return built


def with_rule(rule_id: str, **changed: Any) -> Profile:
    """The default profile with another value for some parameters or attributes of a rule."""
    rule = DEFAULT.rule(rule_id)
    assert rule is not None
    attributes = {name: changed.pop(name) for name in ("enabled", "status", "severity") if name in changed}
    new = replace(rule, **attributes, parameters={**rule.parameters, **changed})
    return replace(DEFAULT, rules=tuple(new if r.id == rule_id else r for r in DEFAULT.rules))


def and_rule(rule_id: str, kind: str, profile: Profile = DEFAULT, **parameters: Any) -> Profile:
    """A profile with one more rule."""
    rule = Rule(rule_id, kind, "blank", "low", "某项", "something", "补", "mend", "本地", parameters=parameters)
    return replace(profile, rules=(*profile.rules, rule))


def says(finding: Finding) -> str:
    return "\n".join(f"{e.name}：{e.says}" for e in finding.evidence)
