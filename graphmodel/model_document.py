"""The model as a document: ``docs/model.md``, written from the schema so that it cannot say anything else."""

import sys

from graphmodel.schema import (
    INFORMAL_FORMS,
    INFORMAL_TIERS,
    NAMED_SETS,
    NODE_KINDS,
    TIE_KINDS,
    Property,
)

_HEAD = """# 模型 · The model

Written by `make docs` from `graphmodel/schema.py`; do not edit. Keys are what the database stores; labels are what people read.
Every node has `uid`; every node and tie may have `valid_from` 起 and `valid_to` 止 (the first day on which it no longer holds), and
carries `source` and `batch`. Dates are ISO text. Required properties are marked `*`. Counts marked (members) are shown outside the
register's own tables as bands (0, 1–2, 3–6, 7–50, >50); of those marked (households) 1 to 4 are not shown.
"""


def model_document() -> str:
    """The text of ``docs/model.md``."""
    lines = [_HEAD, "## 节点 · Nodes\n"]
    for kind in NODE_KINDS:
        lines += [f"### {kind.label} {kind.zh} · {kind.en}\n", *_properties(kind.properties)]
    lines.append("## 联系 · Ties\n")
    for tie in TIE_KINDS:
        ends = ", ".join(f"{start} → {end}" for start, end in tie.ends)
        lines += [f"### {tie.type} {tie.zh} · {tie.en}\n", f"{ends}\n"]
        lines += [f"Told apart by `{tie.discriminator}`.\n"] if tie.discriminator else []
        lines += _properties(tie.properties) if tie.properties else []
    lines.append("## 命名集合 · Named sets\n")
    lines += [f"- `{name}`: {', '.join(types)}" for name, types in NAMED_SETS.items()]
    lines.append(f"- `FORMAL`: organisations of no form {_keys(INFORMAL_FORMS)} and no tier {_keys(INFORMAL_TIERS)}")
    return "\n".join(lines) + "\n"


def _keys(keys: tuple[str, ...]) -> str:
    return ", ".join(f"`{key}`" for key in keys)


def _properties(properties: tuple[Property, ...]) -> list[str]:
    rows = [f"| `{p.name}`{'*' if p.required else ''} | {p.zh} | {p.en} | {_values(p)} |" for p in properties]
    return ["| key | 中文 | English | values |", "|---|---|---|---|", *rows, ""]


def _values(value: Property) -> str:
    if value.words is None:
        return f"{value.type} ({value.guard})" if value.guard else value.type
    if not value.words.words:
        return "open list"
    said = ", ".join(f"{word.key} {word.zh}" for word in value.words.words)
    return said if value.words.closed else f"{said}, …"


if __name__ == "__main__":
    sys.stdout.write(model_document())
