"""Small networks written by hand: a record a call, uids chosen by the test."""

from datetime import date
from typing import Any

from graphmodel.network import Network, network_of


class Town:
    """Collects records; a parent, a superior or targets given by uid make the ties."""

    def __init__(self) -> None:
        self.nodes: dict[str, list[dict[str, Any]]] = {}
        self.ties: dict[str, list[dict[str, Any]]] = {}
        self.households: list[dict[str, Any]] = []

    def node(self, label: str, uid: str, **row: Any) -> "Town":
        self.nodes.setdefault(label, []).append({"uid": uid, "name": uid, **row})
        return self

    def tie(self, kind: str, start: str, end: str, **row: Any) -> "Town":
        rows = self.ties.setdefault(kind, [])
        rows.append({"uid": f"{kind}-{len(rows)}", "start": start, "end": end, **row})
        return self

    def area(self, uid: str, level: str, *parents: str, **row: Any) -> "Town":
        self.node("Area", uid, level=level, **row)
        for parent in parents:
            self.tie("PART_OF", uid, parent)
        return self

    def org(self, uid: str, tier: str, *, covers: str = "", superior: str = "", **row: Any) -> "Town":
        self.node("Org", uid, tier=tier, **row)
        for target in covers.split():
            self.tie("COVERS", uid, target)
        for higher in superior.split():
            self.tie("SUBORDINATE_TO", uid, higher)
        return self

    def unit(self, uid: str, *places: str, kind: str = "enterprise", **row: Any) -> "Town":
        self.node("Unit", uid, kind=kind, **row)
        for place in places:
            self.tie("LOCATED_IN", uid, place)
        return self

    def carrier(self, uid: str, *areas: str) -> "Town":
        self.node("Carrier", uid, kind="building")
        for area in areas:
            self.tie("LOCATED_IN", uid, area)
        return self

    def counted(self, area: str, households: int, hubs: int) -> "Town":
        self.households.append({"area": area, "households": households, "hubs": hubs})
        return self

    def on(self, day: date) -> Network:
        return network_of(nodes=self.nodes, ties=self.ties, households=self.households, on=day)
