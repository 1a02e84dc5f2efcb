"""Statements that follow from the schema: loading, reading and removing each kind of node and tie.

Assumes that labels and types stand literally in committed files under ``cypher/``; ``python -m
graphmodel.store.statements`` writes them anew, and a test compares.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import cypher
from cypher import template
from graphmodel.schema import NODE_KINDS, NODES, TIE_KINDS, NodeKind, Property, TieKind
from graphmodel.store.rows import repeating, varying

_TYPE_NAMES = {
    "text": "str",
    "date": "str",
    "instant": "str",
    "int": "int",
    "float": "float",
    "flag": "bool",
    "texts": "list",
}


def triples() -> tuple[tuple[TieKind, str, str], ...]:
    """Every kind of tie with each pair of labels that it may join."""
    return tuple((kind, start, end) for kind in TIE_KINDS for start, end in kind.ends)


def generated() -> Mapping[str, str]:
    """The text of every generated file, by its path under ``cypher/``."""
    return {
        "count/nodes.cypher": _join(_fill("count_node", _node(kind)) for kind in NODE_KINDS),
        "count/ties.cypher": _join(_fill("count_tie", {"type": kind.type}) for kind in TIE_KINDS),
        "load/nodes.cypher": _join(_fill("load_node", _node(kind)) for kind in NODE_KINDS),
        "load/ties.cypher": _join(_fill("load_tie", _tie(*triple)) for triple in triples()),
        "read/present.cypher": _join(_fill("present_node", _node(kind)) for kind in NODE_KINDS),
        "remove/nodes.cypher": _join(_fill("remove_node", _node(kind)) for kind in NODE_KINDS),
        "remove/ties.cypher": _join(_fill("remove_tie", _tie(*triple)) for triple in triples()),
        "read/nodes.cypher": _join(_fill("read_node", _node(kind)) for kind in NODE_KINDS),
        "read/ties.cypher": _join(_fill("read_tie", _tie(*triple)) for triple in triples()),
    }


def write(folder: Path) -> None:
    """Write the generated files under *folder*."""
    for path, text in generated().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def _node(kind: NodeKind) -> dict[str, str]:
    return {"label": kind.label, "prefix": kind.prefix, **_columns(kind.stored, ("n.uid",))}


def _tie(kind: TieKind, start: str, end: str) -> dict[str, str]:
    prefixes = {"start_prefix": NODES[start].prefix, "end_prefix": NODES[end].prefix}
    ends = ("n.uid", "a.uid", "b.uid")
    return {"type": kind.type, "start": start, "end": end, **prefixes, **_columns(kind.stored, ends)}


def _columns(properties: tuple[Property, ...], uids: tuple[str, ...]) -> dict[str, str]:
    grouped, own = repeating(properties), varying(properties)
    return {
        "returns": "\n".join(f"// return {p.name}: {_TYPE_NAMES[p.type]} - {p.en}" for p in grouped),
        "names": ", ".join([*(("uid",) if len(uids) == 1 else ("uid", "start", "end")), *(p.name for p in own)]),
        "columns": ", ".join(f"n.{p.name} AS {p.name}" for p in grouped),
        "row": " + $sep + ".join([*uids, *(_text(p) for p in own)]),
    }


def _text(p: Property) -> str:
    value = f"n.{p.name}" if p.type in {"text", "date", "instant"} else f"toString(n.{p.name})"
    return f"coalesce({value}, '')"


def _fill(name: str, words: Mapping[str, str]) -> str:
    text = template(name)
    for word, value in words.items():
        text = text.replace(f"<<{word}>>", value)
    return text


def _join(texts: Iterator[str]) -> str:
    return "\n".join(texts)


if __name__ == "__main__":
    write(Path(cypher.__file__).parent)
