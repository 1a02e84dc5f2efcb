"""Drafts for the contract suite: a record of every kind with every property, and small networks."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from graphmodel.changes import Draft, Image, NodeChange, Scalar, TieChange
from graphmodel.network import Network, network_of
from graphmodel.schema import NODE_KINDS, NODES, TIE_KINDS, Property, Uid

DAY = date(2026, 3, 1)
_VALUES: Mapping[str, Scalar] = {
    "text": "文本 “a;b'\\",
    "int": 7,
    "float": 116.397128,
    "flag": False,
    "date": "2020-02-29",
    "instant": "2026-01-02T03:04:05Z",
    "texts": ["上游", "中游"],
}


def value_of(p: Property) -> Scalar:
    return p.words.keys[0] if p.words and p.words.keys else _VALUES[p.type]


def full_image(properties: tuple[Property, ...], **other: Scalar) -> dict[str, Scalar]:
    return {**{p.name: value_of(p) for p in properties}, "valid_to": "2030-01-01", **other}


def bare_image(properties: tuple[Property, ...]) -> dict[str, Scalar]:
    return {p.name: value_of(p) for p in properties if p.required}


def every_kind() -> list[NodeChange | TieChange]:
    """Two records of every kind and every triple, one with every property and one with only what is required."""
    changes: list[NodeChange | TieChange] = []
    for kind in NODE_KINDS:
        changes.append(node(kind.label, f"{kind.prefix}-full", full_image(kind.stored)))
        changes.append(node(kind.label, f"{kind.prefix}-bare", bare_image(kind.stored)))
    for tie_kind in TIE_KINDS:
        for start, end in tie_kind.ends:
            ends = {"start": f"{NODES[start].prefix}-full", "end": f"{NODES[end].prefix}-bare"}
            name = f"ti-{tie_kind.type}-{start}-{end}"
            changes.append(tie(tie_kind.type, start, end, f"{name}-full", full_image(tie_kind.stored), **ends))
            changes.append(tie(tie_kind.type, start, end, f"{name}-bare", bare_image(tie_kind.stored), **ends))
    return changes


def node(kind: str, uid: str, after: Image | None, before: Image | None = None) -> NodeChange:
    return NodeChange(kind, Uid(uid), before, after)


def tie(
    kind: str, start_kind: str, end_kind: str, uid: str, after: Image | None, *,
    start: str, end: str, before: Image | None = None,
) -> TieChange:  # fmt: skip
    return TieChange(kind, start_kind, end_kind, Uid(uid), Uid(start), Uid(end), before, after)


def area(uid: str, **properties: Scalar) -> NodeChange:
    return node("Area", uid, {"name": uid, "level": "grid", **properties})


def draft_of(*changes: NodeChange | TieChange) -> Draft:
    draft = Draft()
    draft.extend(changes)
    return draft


def grids(count: int, *, prefix: str = "ar", **properties: Scalar) -> Draft:
    """Grids below one community, and a branch for each."""
    draft = Draft()
    draft.add(area(f"{prefix}-top", **{**properties, "level": "community"}))
    for n in range(count):
        draft.add(area(f"{prefix}-{n}", **properties))
        draft.add(node("Org", f"or-{prefix}-{n}", {"name": f"支部{n}", "tier": "branch", **properties}))
        draft.add(tie("PART_OF", "Area", "Area", f"po-{prefix}-{n}", {}, start=f"{prefix}-{n}", end=f"{prefix}-top"))
        draft.add(tie("COVERS", "Org", "Area", f"co-{prefix}-{n}", {}, start=f"or-{prefix}-{n}", end=f"{prefix}-{n}"))
    return draft


def expected_network(changes: list[NodeChange | TieChange], *, on: date, revision: int) -> Network:
    """The network that these new records make, built without a database; households must be folded by the caller."""
    nodes: dict[str, list[dict[str, Any]]] = {}
    ties: dict[str, list[dict[str, Any]]] = {}
    for change in changes:
        if isinstance(change, NodeChange):
            if change.kind != "Household":
                nodes.setdefault(change.kind, []).append({"uid": change.uid, **_typed(change.kind, change.after)})
        elif change.start_kind != "Household":
            ends = {
                "uid": change.uid, "start": change.start, "start_kind": change.start_kind,
                "end": change.end, "end_kind": change.end_kind,
            }  # fmt: skip
            ties.setdefault(change.type, []).append({**ends, **_typed(change.type, change.after)})
    return network_of(nodes=nodes, ties=ties, on=on, revision=revision)


def _typed(kind: str, image: Image | None) -> dict[str, Any]:
    stored = NODES[kind].stored if kind in NODES else next(k.stored for k in TIE_KINDS if k.type == kind)
    dates = {p.name for p in stored if p.type == "date"}
    return {k: date.fromisoformat(str(v)) if k in dates else v for k, v in (image or {}).items()}


def tables(network: Network) -> Iterator[tuple[str, Any]]:
    yield from network.nodes.items()
    yield from network.ties.items()
    yield "households", network.households
