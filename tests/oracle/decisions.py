"""What persons said of findings: which are hidden, which have ended."""

from datetime import date
from typing import Any

import networkx as nx

from .found import Findings, Key
from .live import holds


def decided(graph: "nx.MultiDiGraph[str]", on: date) -> dict[Key, dict[str, Any]]:
    """The latest live decision on each finding."""
    live = [
        (node.get("on") or date.min, uid, node)
        for uid, node in graph.nodes(data=True)
        if node["label"] == "Decision" and holds(node, on)
    ]
    latest = {node["finding"]: node for _, _, node in sorted(live, key=lambda row: row[:2])}
    return {(finding.split("~")[0], finding.split("~")[1]): node for finding, node in latest.items()}


def hidden(found: Findings, said: dict[Key, dict[str, Any]], on: date) -> set[Key]:
    """The findings that a decision hides on the day."""
    return {key for key in found if key in said and _hides(said[key], on)}


def ended(found: Findings, said: dict[Key, dict[str, Any]]) -> set[Key]:
    """The findings that are gone while marked true; one that a collapse stands for is not gone."""
    stood_for = {(rule, uid) for (rule, _), finding in found.items() if finding.collapsed for uid in finding.includes}
    present = found.keys() | stood_for
    return {key for key, decision in said.items() if decision["verdict"] == "true" and key not in present}


def _hides(decision: dict[str, Any], on: date) -> bool:
    if decision["verdict"] == "postponed":
        return "due_on" not in decision or bool(on < decision["due_on"])
    return bool(decision["verdict"] == "not_blank")
