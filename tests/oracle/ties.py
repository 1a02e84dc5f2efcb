"""Ties and alliances: the rules of gaps.md 3.7."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import Any

import networkx as nx

from .found import Asked, Findings, Found, collapse, named
from .live import Live

PLACE_TIERS = {"party_committee", "general_branch", "branch"}
LINKED_KINDS = {"agency", "institution", "soe"}
LOWEST = {"较差", "三类", "后进"}
TEMPLATES: dict[str, dict[str, tuple[int, int | None]]] = {
    "1+X+Y": {"1": (1, 1), "X": (1, None), "Y": (1, None)},
    "1+N+X": {"1": (1, 1), "N": (1, None), "X": (1, None)},
    "four_party": {"政": (1, None), "企": (1, None), "校": (1, None), "金": (1, None)},
}
HOSTED = {"four_party"}
COMMITTEES = {
    "residents": {"residents_committee", "villagers_committee"},
    "owners": {"owners_committee"},
    "property": {"property_company"},
}


class TieGraph:
    """The tie network of the day, by brute force."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.node = {uid: uid for label in ("Area", "Org", "Unit") for uid in live.nodes[label]}
        for org in live.orgs:
            if live.formal(org) and live.orgs[org]["tier"] in PLACE_TIERS:
                held = [t.other for t in live.out["COVERS"].get(org, ()) if self.is_place(t.other)]
                if held:
                    self.node[org] = min(held)
        self.graph: nx.Graph[str] = nx.Graph()
        self.graph.add_nodes_from(set(self.node.values()))
        for group in (*self._parties(), *self._members()):
            for one, other in combinations(sorted({self.node[uid] for uid in group}), 2):
                self.graph.add_edge(one, other)
        for kind in ("REPORTS_TO", "SITS_ON", "CONTACTS"):
            for start, ties in live.out[kind].items():
                for tie in ties:
                    if self.node[start] != self.node[tie.other]:
                        self.graph.add_edge(self.node[start], self.node[tie.other])

    def is_place(self, uid: str) -> bool:
        return uid in self.live.areas and self.live.areas[uid]["level"] == "community"

    @property
    def places(self) -> list[str]:
        return self.live.on_level("community")

    def partners(self, uid: str) -> set[str]:
        """A unit or organisation inside no place is a node by itself; ties inside a place are none."""
        return set(self.graph[self.node[uid]])

    def sector(self, node: str) -> str:
        if node in self.live.areas:
            return "place" if self.is_place(node) else "area"
        if node in self.live.units:
            return str(self.live.units[node]["kind"])
        return str(self.live.orgs[node].get("sector", "party"))

    def _parties(self) -> Iterable[list[str]]:
        for pact in pacts_in_force(self.live):
            yield [tie.other for tie in self.live.into["PARTY_TO"].get(pact, ())]

    def _members(self) -> Iterable[list[str]]:
        for alliance in self.live.nodes["Alliance"]:
            yield [tie.other for tie in self.live.into["MEMBER_OF"].get(alliance, ())]


@cache
def tie_graph(live: Live) -> TieGraph:
    """The tie network of a day, made once."""
    return TieGraph(live)


def pacts_in_force(live: Live) -> list[str]:
    return [
        uid
        for uid, pact in live.nodes["Pact"].items()
        if pact.get("signed_on", date.min) <= live.on < pact.get("expires_on", date.max)
    ]


def l1(asked: Asked) -> Findings:
    live, ties = asked.live, tie_graph(asked.live)
    has = {place: bool(ties.partners(place)) for place in ties.places}
    found = {("L1", place): Found("blank", "high") for place in ties.places if not has[place]}
    places = {place: live.above(place) for place in ties.places}
    return collapse(live, "L1", level="sub_district", has=has, places=places, found=found)


def l2(asked: Asked) -> Findings:
    live, ties = asked.live, tie_graph(asked.live)
    has = {
        uid: bool(ties.partners(uid))
        for uid, unit in live.units.items()
        if live.operating(uid) and (unit["kind"] in LINKED_KINDS or unit.get("above_scale"))
    }
    found = {("L2", uid): Found("blank", "low") for uid in has if not has[uid]}
    places = {uid: _and_above(live, live.areas_of_unit(uid)) for uid in has}
    return collapse(live, "L2", level="sub_district", has=has, places=places, found=found)


def l3_single(asked: Asked) -> Findings:
    ties = tie_graph(asked.live)
    return {
        ("L3.single", place): Found("tune", "medium", value=1)
        for place in ties.places
        if len(ties.partners(place)) == 1
    }


def l3_cut(asked: Asked) -> Findings:
    """Take every node out in turn and look at what is left of its component."""
    ties, found = tie_graph(asked.live), {}
    for component in nx.connected_components(ties.graph):
        for node in component - asked.live.roots:
            rest = ties.graph.subgraph(component - {node})
            sizes = sorted(len(part) for part in nx.connected_components(rest))
            if sum(sizes[:-1]) >= 3:
                found["L3.cut", node] = Found("tune", "medium", value=sum(sizes[:-1]))
    return found


def l4(asked: Asked) -> Findings:
    parts = [sorted(part) for part in nx.connected_components(tie_graph(asked.live).graph) if len(part) > 1]
    parts.sort(key=lambda part: (-len(part), part[0]))
    return {("L4", part[0]): Found("tune", "low", value=len(part), includes=tuple(part)) for part in parts[1:]}


def l5(asked: Asked) -> Findings:
    live = asked.live
    asks_promise = any(pact.get("promised_publicly") is not None for pact in asked.live.every["Pact"].values())
    found = {}
    for pact in pacts_in_force(live):
        projects = [t.other for t in live.into["UNDER"].get(pact, ())]
        promised = live.nodes["Pact"][pact].get("promised_publicly") is True
        if not projects or any(_lacks(live, uid) for uid in projects) or (asks_promise and not promised):
            found["L5", pact] = Found("blank", "medium")
    return found


def _lacks(live: Live, project: str) -> bool:
    node = live.nodes["Project"][project]
    duties = live.into["RESPONSIBLE_FOR"].get(project, ())
    responsible = any(tie.says.get("role") in {None, "responsible"} for tie in duties)
    return "content" not in node or "due_on" not in node or not responsible


def l10(asked: Asked) -> Findings:
    live, ties, found = asked.live, tie_graph(asked.live), {}
    for district in live.on_level("sub_district"):
        numbers = [len(ties.partners(uid)) for uid in live.below(district) if ties.is_place(uid)]
        if len(numbers) < 5 or not sum(numbers):
            continue
        apart = sum(abs(one - other) for one in numbers for other in numbers)
        gini = Fraction(apart, 1) / (2 * len(numbers) ** 2 * Fraction(sum(numbers), len(numbers)))
        if gini > Fraction(6, 10):
            found["L10", district] = Found("tune", "low", value=float(gini))
    return found


def l11(asked: Asked) -> Findings:
    live, found = asked.live, {}
    for org in live.orgs:
        ratings = [
            (event["on"], tie.other, event.get("value"))
            for tie in live.into["ABOUT"].get(org, ())
            if (event := live.nodes["Event"][tie.other])["kind"] == "rating" and event["on"] <= live.on
        ]
        if ratings and max(ratings, key=lambda r: r[:2])[2] in LOWEST and not live.into["CONTACTS"].get(org):
            found["L11", org] = Found("blank", "high")
    return found


def l13(asked: Asked) -> Findings:
    live, served, found = asked.live, {}, {}
    for uid, carrier in live.carriers.items():
        if carrier["kind"] == "residential_compound":
            kinds = {live.units[t.other]["kind"] for t in live.into["SERVES"].get(uid, ()) if t.other in live.units}
            there = [bool(kinds & wanted) for wanted in COMMITTEES.values()]
            served[uid] = any(there)
            if not all(there):
                found["L13", uid] = Found("blank", "medium")
    places = {uid: _and_above(live, live.areas_of_carrier(uid)) for uid in served}
    return collapse(live, "L13", level="sub_district", has=served, places=places, found=found)


def l15(asked: Asked) -> Findings:
    ties, found = tie_graph(asked.live), {}
    for place in ties.places:
        partners = ties.partners(place)
        if len(partners) >= 3 and len({ties.sector(partner) for partner in partners}) == 1:
            found["L15", place] = Found("tune", "low")
    return found


def c12_chain(asked: Asked) -> Findings:
    live = asked.live
    return {("C12.chain", uid): Found("blank", "high") for uid in live.nodes["Chain"] if not _alliances(live, uid)}


def c12_segment(asked: Asked) -> Findings:
    live, found = asked.live, {}
    for alliance in live.nodes["Alliance"]:
        empty = 0
        for chain in _chains(live, alliance):
            held = {
                tie.says.get("segment")
                for member in live.into["MEMBER_OF"].get(alliance, ())
                for tie in live.out["IN_SEGMENT"].get(member.other, ())
                if tie.other == chain
            }
            empty += len(set(live.nodes["Chain"][chain].get("segments") or ()) - held)
        if empty:
            found["C12.segment", alliance] = Found("blank", "medium", value=empty)
    return found


def c12_firm(asked: Asked) -> Findings:
    live, found = asked.live, {}
    for chain in live.nodes["Chain"]:
        inside = {m.other for a in _alliances(live, chain) for m in live.into["MEMBER_OF"].get(a, ())}
        firms = {t.other for t in live.into["IN_SEGMENT"].get(chain, ()) if live.operating(t.other)}
        if _alliances(live, chain) and firms - inside:
            found["C12.firm", chain] = Found("blank", "low", value=len(firms - inside), includes=named(firms - inside))
    return found


def c12_slot(asked: Asked) -> Findings:
    live, found = asked.live, {}
    for alliance, node in live.nodes["Alliance"].items():
        slots = TEMPLATES.get(node.get("template", ""), {})
        held: dict[Any, set[str]] = defaultdict(set)
        for tie in live.into["MEMBER_OF"].get(alliance, ()):
            held[tie.says.get("slot")].add(tie.other)
        if any(len(held[slot]) < least for slot, (least, _) in slots.items()):
            found["C12.slot", alliance] = Found("blank", "medium")
        elif any(most is not None and len(held[slot]) > most for slot, (_, most) in slots.items()):
            found["C12.slot", alliance] = Found("tune", "low")
    return found


def c15(asked: Asked) -> Findings:
    live = asked.live
    communities = live.on_level("community")
    points = live.nodes["ServicePoint"]
    has = {uid: any(t.other in points for t in live.into["SERVES"].get(uid, ())) for uid in communities}
    found = {("C15", uid): Found("blank", "medium") for uid in communities if not has[uid]}
    places = {uid: live.above(uid) for uid in communities}
    return collapse(live, "C15", level="sub_district", has=has, places=places, found=found)


def t3_pact(asked: Asked) -> Findings:
    live = asked.live
    return {
        ("T3.pact", uid): Found("due", "low", since=pact["expires_on"])
        for uid, pact in live.nodes["Pact"].items()
        if pact.get("expires_on", date.max) <= live.on
    }


def t3_project(asked: Asked) -> Findings:
    live = asked.live
    return {
        ("T3.project", uid): Found("due", "medium", since=project["due_on"])
        for uid, project in live.nodes["Project"].items()
        if project.get("due_on", date.max) < live.on and "done_on" not in project
    }


def t14(asked: Asked) -> Findings:
    live, found = asked.live, {}
    for uid, alliance in live.nodes["Alliance"].items():
        hosts = [t for t in live.into["MEMBER_OF"].get(uid, ()) if t.says.get("role") in {"lead", "rotating"}]
        past = alliance.get("host_until", date.max) < live.on
        if alliance.get("template") in HOSTED and (not hosts or past):
            found["T14", uid] = Found("due", "low")
    return found


def _alliances(live: Live, chain: str) -> list[str]:
    return [t.other for t in live.into["SERVES"].get(chain, ()) if t.other in live.nodes["Alliance"]]


def _chains(live: Live, alliance: str) -> list[str]:
    return [t.other for t in live.out["SERVES"].get(alliance, ()) if t.other in live.nodes["Chain"]]


def _and_above(live: Live, areas: set[str]) -> set[str]:
    return areas.union(*(live.above(area) for area in areas))


RULES = (
    l1, l2, l3_single, l3_cut, l4, l5, l10, l11, l13, l15,
    c12_chain, c12_segment, c12_firm, c12_slot, c15, t3_pact, t3_project, t14,
)  # fmt: skip
