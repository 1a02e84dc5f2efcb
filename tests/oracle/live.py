"""What holds on the day: the live part of the graph, indexed the way model.md speaks of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, cached_property
from typing import Any, NamedTuple

import networkx as nx

from graphmodel.levels import LevelScheme

INFORMAL_FORMS = {"coordinating", "functional", "temporary"}
OWNERSHIP_BY_KIND = {
    "enterprise": "non_public", "platform": "non_public", "property_company": "non_public",
    "social_organisation": "social",
}  # fmt: skip

Node = dict[str, Any]


class Tie(NamedTuple):
    """A live tie: the node at its other end and its own attributes."""

    other: str
    says: dict[str, Any]


def holds(record: dict[str, Any], on: date) -> bool:
    """Say whether a dated record is live on a day: valid_from <= t < valid_to, absent is open."""
    start, end = record.get("valid_from"), record.get("valid_to")
    return (start is None or start <= on) and (end is None or on < end)


class Live:
    """The live nodes and ties of a graph on a day."""

    def __init__(self, graph: "nx.MultiDiGraph[str]", scheme: LevelScheme, on: date) -> None:
        self.scheme, self.on = scheme, on
        self.nodes: dict[str, dict[str, Node]] = defaultdict(dict)
        self.every: dict[str, dict[str, Node]] = defaultdict(dict)
        """Retired ones included."""
        self.label: dict[str, str] = {}
        for uid, node in graph.nodes(data=True):
            self.every[node["label"]][uid] = node
            if holds(node, on):
                self.nodes[node["label"]][uid] = node
                self.label[uid] = node["label"]
        self.out: dict[str, dict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
        self.into: dict[str, dict[str, list[Tie]]] = defaultdict(lambda: defaultdict(list))
        for start, end, tie in graph.edges(data=True):
            if start in self.label and end in self.label and holds(tie, on):
                self.out[tie["type"]][start].append(Tie(end, tie))
                self.into[tie["type"]][end].append(Tie(start, tie))
        self.nearest = cache(self._nearest)
        self.below = cache(self._below)
        self.above = cache(self._above)

    @property
    def areas(self) -> dict[str, Node]:
        return self.nodes["Area"]

    @property
    def orgs(self) -> dict[str, Node]:
        return self.nodes["Org"]

    @property
    def units(self) -> dict[str, Node]:
        return self.nodes["Unit"]

    @property
    def carriers(self) -> dict[str, Node]:
        return self.nodes["Carrier"]

    def on_level(self, level: str) -> list[str]:
        """The areas of a level."""
        return [uid for uid, area in self.areas.items() if area["level"] == level]

    # Territory and line

    @cached_property
    def territory(self) -> "nx.DiGraph[str]":
        """Area to parent."""
        return self._tree("PART_OF", self.areas)

    @cached_property
    def line(self) -> "nx.DiGraph[str]":
        """Organisation to superior."""
        return self._tree("SUBORDINATE_TO", self.orgs)

    def _tree(self, kind: str, nodes: Iterable[str]) -> "nx.DiGraph[str]":
        tree: nx.DiGraph[str] = nx.DiGraph()
        tree.add_nodes_from(nodes)
        tree.add_edges_from((start, tie.other) for start in nodes for tie in self.out[kind].get(start, ()))
        return tree

    def parents(self, area: str) -> list[str]:
        return list(self.territory.successors(area))

    def children(self, area: str) -> list[str]:
        return list(self.territory.predecessors(area))

    def superiors(self, org: str) -> list[str]:
        return list(self.line.successors(org))

    def _below(self, area: str) -> set[str]:
        """The areas below an area, itself excluded."""
        return set(nx.ancestors(self.territory, area)) - {area}

    def _above(self, area: str) -> set[str]:
        """The areas above an area, itself excluded."""
        return set(nx.descendants(self.territory, area)) - {area}

    def upwards(self, area: str) -> Iterator[list[str]]:
        """The areas above, one generation at a time, nearest first."""
        seen, generation = {area}, [area]
        while generation := sorted({p for uid in generation for p in self.parents(uid)} - seen):
            seen.update(generation)
            yield generation

    def _nearest(self, area: str, level: str) -> list[str]:
        """The nearest areas of a level above an area (several where parents are double)."""
        for generation in self.upwards(area):
            if found := [uid for uid in generation if self.areas[uid]["level"] == level]:
                return found
        return []

    def setting(self, area: str) -> str:
        """Urban or rural: the area's own, else its nearest ancestor's, else urban."""
        for generation in ([area], *self.upwards(area)):
            for uid in generation:
                if setting := self.areas[uid].get("setting"):
                    return str(setting)
        return "urban"

    def in_dedicated_grid(self, area: str) -> bool:
        return any(self.areas[uid].get("kind") == "dedicated_grid" for uid in {area, *self.above(area)})

    # Who is where

    def areas_of_unit(self, unit: str) -> set[str]:
        """The areas that a unit is directly in, those of its carriers included."""
        places = {tie.other for tie in self.out["LOCATED_IN"].get(unit, ())}
        carriers = places & self.carriers.keys()
        return (places - carriers) | {a for carrier in carriers for a in self.areas_of_carrier(carrier)}

    def areas_of_carrier(self, carrier: str) -> set[str]:
        return {tie.other for tie in self.out["LOCATED_IN"].get(carrier, ())}

    @cached_property
    def units_in(self) -> dict[str, set[str]]:
        """The units below each area, at any depth."""
        return self._spread({unit: self.areas_of_unit(unit) for unit in self.units})

    def _spread(self, places: dict[str, set[str]]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for uid, areas in places.items():
            for area in areas:
                for higher in {area, *self.above(area)}:
                    found[higher].add(uid)
        return found

    def units_of_carrier(self, carrier: str) -> set[str]:
        return {tie.other for tie in self.into["LOCATED_IN"].get(carrier, ()) if tie.other in self.units}

    def sub_districts(self, areas: set[str]) -> set[str]:
        """The areas of level sub_district among some areas and all above them."""
        return {
            uid
            for area in areas
            for uid in {area, *self.above(area)}
            if self.areas[uid]["level"] == "sub_district"
        }  # fmt: skip

    # Coverage

    def formal(self, org: str) -> bool:
        return self.orgs[org].get("form") not in INFORMAL_FORMS and self.orgs[org]["tier"] != "team"

    def covers(self, target: str) -> list[Tie]:
        """The live COVERS of a target from live FORMAL organisations."""
        return [tie for tie in self.into["COVERS"].get(target, ()) if self.formal(tie.other)]

    def tiers_over(self, target: str) -> set[str]:
        return {self.orgs[tie.other]["tier"] for tie in self.covers(target)}

    def temporarily_covered(self, target: str) -> bool:
        return any(self.orgs[tie.other].get("form") == "temporary" for tie in self.into["COVERS"].get(target, ()))

    def expected_tiers(self, area: str) -> set[str]:
        """The tiers that cover an area of its level: those of the scheme, fewer demands under a mere branch."""
        level = self.scheme[self.areas[area]["level"]]
        tiers = set(level.tiers)
        if level.tiers_under_branch and any(self._only_a_branch(c) for c in self.nearest(area, "community")):
            tiers |= set(level.tiers_under_branch)
        return tiers

    def _only_a_branch(self, community: str) -> bool:
        return self.tiers_over(community) & set(self.scheme["community"].tiers) == {"branch"}

    def covered(self, area: str) -> bool:
        return bool(self.tiers_over(area) & self.expected_tiers(area))

    @cached_property
    def roots(self) -> set[str]:
        """The live organisations of a tier of the top level that cover a top-level area."""
        top = self.scheme.top
        return {
            tie.other
            for area in self.on_level(top.key)
            for tie in self.covers(area)
            if self.orgs[tie.other]["tier"] in top.tiers
        }

    # Units and households

    def operating(self, unit: str) -> bool:
        return self.units[unit].get("status") in {None, "operating"}

    def two_new(self, unit: str) -> bool:
        node = self.units[unit]
        return node.get("ownership", OWNERSHIP_BY_KIND.get(node["kind"])) in {"non_public", "social"}

    @cached_property
    def _own_households(self) -> dict[str, tuple[int, int]]:
        folded = {
            uid: (area["own_households"], area["own_hubs"])
            for uid, area in self.areas.items()
            if area.get("own_households")
        }
        counts: dict[str, tuple[int, int]] = dict(folded)
        for uid, household in self.nodes["Household"].items():
            for tie in self.out["PART_OF"].get(uid, ()):
                n, hubs = counts.get(tie.other, (0, 0))
                counts[tie.other] = (n + 1, hubs + bool(household.get("hub")))
        return counts

    @cached_property
    def households(self) -> dict[str, int]:
        """Households of the areas where they are known."""
        return self._known({uid: n for uid, (n, _) in self._own_households.items()}, "households")

    @cached_property
    def hubs(self) -> dict[str, int]:
        """Hub households of the areas where they are known."""
        return self._known({uid: hubs for uid, (_, hubs) in self._own_households.items()}, "hub_households")

    def _known(self, counted: dict[str, int], declared: str) -> dict[str, int]:
        """Counted, else declared, else the sum of the children where there are any and all are known."""
        known = {uid: area[declared] for uid, area in self.areas.items() if declared in area} | counted
        waiting = [uid for uid in self.areas if uid not in known]
        while ready := [u for u in waiting if self.children(u) and all(c in known for c in self.children(u))]:
            known |= {uid: sum(known[c] for c in self.children(uid)) for uid in ready}
            waiting = [uid for uid in waiting if uid not in known]
        return known
