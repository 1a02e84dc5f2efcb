"""GraphML: the live records and ties as nodes and edges, and such a file read back as tables of cells.

Assumes that a GraphML file is made to be handed on: households, and household counts below five, are never written.
Therefore reading says nothing of any household count, so that an import clears none.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphmodel.discretion import is_few
from graphmodel.errors import FileRefusedError
from graphmodel.graphml import graphml_document
from graphmodel.network import Network, network_of
from graphmodel.registers.cells import Cell
from graphmodel.registers.tables import JOIN, sheet_tables
from graphmodel.registers.texts import split_names
from graphmodel.schema import NODE_KINDS, NODES, TIE_KINDS, TIES_BY_TYPE, Property

if TYPE_CHECKING:
    import networkx as nx

_HOUSEHOLD_COUNTS = frozenset(p.name for kind in NODE_KINDS for p in kind.stored if p.guard == "households")
_Rows = dict[str, list[dict[str, Any]]]


def write_graphml(path: Path, network: Network) -> None:
    """Write live records and ties as nodes and edges, ordered by uid."""
    path.write_bytes(network_graphml(network))


def network_graphml(network: Network) -> bytes:
    """The document that :func:`write_graphml` writes."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for label in network.nodes:
        for row in network.live_nodes(label).iter_rows(named=True):
            graph.add_node(row["uid"], kind=label, **_plain(_shown(row), {"uid", "kind"}))
    for kind in TIE_KINDS:
        for row in network.live_ties(kind.type).iter_rows(named=True):
            ends = {"start", "start_kind", "end", "end_kind"}
            graph.add_edge(row["start"], row["end"], key=row["uid"], type=kind.type, **_plain(row, {"uid", *ends}))
    return graphml_document(graph)


def _shown(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row without household counts that identify."""
    few = {n for n in _HOUSEHOLD_COUNTS if isinstance(row.get(n), int) and is_few(row[n])}
    kind = {"kind_of_record": row["kind"]} if row.get("kind") else {}
    return {name: value for name, value in row.items() if name not in few} | kind


def _plain(row: Mapping[str, Any], without: set[str]) -> dict[str, Any]:
    """The values that GraphML can hold; it knows no lists, dates or nothing."""
    kept = ((name, value) for name, value in row.items() if value is not None and name not in without)
    return {
        n: v if isinstance(v, bool | int | float) else JOIN.join(v) if isinstance(v, list) else str(v) for n, v in kept
    }


def read_graphml(file: str, data: bytes) -> Iterator[tuple[str, list[Sequence[Cell]]]]:
    """Read the records and ties of a GraphML file that :func:`write_graphml` wrote, as sheets: name and rows.

    Raises
    ------
    FileRefusedError
        It is no GraphML, or its nodes and edges are none of ours.
    """
    try:
        tables = list(sheet_tables(_network(_graph(data)), None))
    except (ValueError, KeyError, TypeError, AttributeError, SyntaxError) as error:  # broken XML is a SyntaxError
        raise FileRefusedError("register.graphml_form", file=file) from error
    for table in [t for t in tables if t.rows.height] or tables[:1]:
        keys = [c.key for c in table.sheet.columns if c.key not in _HOUSEHOLD_COUNTS]
        rows = ([_cell(record[key]) for key in keys] for record in table.records())
        yield table.sheet.key, [keys, *rows]


def _graph(data: bytes) -> "nx.MultiDiGraph[str]":
    import networkx as nx

    text = data.decode("utf-8-sig")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("declares entities")  # a short file may unfold to gigabytes
    try:
        graph = nx.parse_graphml(text, edge_key_type=str, force_multigraph=True)
    except nx.NetworkXError as error:
        raise ValueError("no GraphML") from error
    if not isinstance(graph, nx.MultiDiGraph):
        raise TypeError("undirected")
    return graph


def _network(graph: "nx.MultiDiGraph[str]") -> Network:
    """The network of a graph, seen on a day on which all of it is live: the last on which anything in it began."""
    nodes: _Rows = defaultdict(list)
    ties: _Rows = defaultdict(list)
    for uid, said in graph.nodes(data=True):
        kind = NODES[said["kind"]]
        own = {**said, "kind": said.get("kind_of_record")}
        nodes[kind.label].append({"uid": uid, **_typed(kind.stored, own)})
    for start, end, uid, said in graph.edges(keys=True, data=True):
        tie = TIES_BY_TYPE[said["type"]]
        ends = graph.nodes[start]["kind"], graph.nodes[end]["kind"]
        if ends not in tie.ends:
            raise ValueError(uid)
        row = {"uid": uid, "start": start, "start_kind": ends[0], "end": end, "end_kind": ends[1]}
        ties[tie.type].append({**row, **_typed(tie.stored, said)})
    return network_of(nodes=nodes, ties=ties, on=_day(nodes, ties))


def _day(nodes: _Rows, ties: _Rows) -> date:
    begun = [row.get(NODES[label].starts) for label, rows in nodes.items() for row in rows]
    tied = [row for rows in ties.values() for row in rows]
    ended = [row.get("valid_to") for rows in (*nodes.values(), tied) for row in rows]
    day = max(filter(None, (*begun, *(row.get("valid_from") for row in tied))), default=date.min)
    if any(end and end <= day for end in ended):
        raise ValueError(day)
    return day


def _typed(properties: Sequence[Property], said: Mapping[str, Any]) -> dict[str, Any]:
    return {p.name: _value(p, said[p.name]) for p in properties if said.get(p.name) is not None}


def _value(declared: Property, said: Any) -> Any:
    """What :func:`_plain` made of a value, as the value."""
    match declared.type:
        case "date":
            return date.fromisoformat(said)
        case "texts":
            return list(split_names(said))
        case "flag":
            if not isinstance(said, bool):
                raise TypeError(said)
            return said
        case "int":
            return int(said)
        case "float":
            return float(said)
        case _:
            return str(said)


def _cell(value: Any) -> Cell:
    return JOIN.join(value) if isinstance(value, list) else value
