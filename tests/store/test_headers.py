"""Every Cypher file keeps the contract: header against text, text against schema, and nothing unused."""

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

import cypher
from cypher import HeaderError, Statement, migrations, parse, statements
from graphmodel.schema import NODES, TIES_BY_TYPE
from graphmodel.store.migrations import INTERNAL_LABELS
from graphmodel.store.statements import generated

FOLDER = Path(cypher.__file__).parent
STORE = Path(cypher.__file__).parents[1] / "graphmodel" / "store"
WRITING = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE)\b")
FROZEN = {
    "V0001__uniqueness": "f47bec75482620dc",
    "V0002__meta": "bcddf4ea60356f03",
    "V0003__dates": "3a80f407b9d46363",
}


def breaking(rule: Callable[[Statement], bool]) -> list[str]:
    """The statements that do not keep a rule."""
    return [one.name for one in statements() if not rule(one)]


def returned(one: Statement) -> list[str]:
    last = one.text.rpartition("RETURN ")[2] if "RETURN " in one.text else ""
    return re.findall(r" AS (\w+)(?:,|$)", re.split(r"\n(?:ORDER BY|SKIP|LIMIT)", last)[0], re.MULTILINE)


def test_every_name_begins_with_the_path() -> None:
    assert breaking(lambda one: one.name.startswith(one.file.removesuffix(".cypher") + "/")) == []


def test_parameters_are_those_of_the_text() -> None:
    assert breaking(lambda one: {p.name for p in one.params} == set(re.findall(r"\$(\w+)", one.text))) == []


def test_returned_columns_are_those_of_the_text() -> None:
    assert breaking(lambda one: [c.name for c in one.columns] == returned(one)) == []


def test_labels_and_types_are_of_the_schema_and_one_an_endpoint() -> None:
    labels, types = {*NODES, *INTERNAL_LABELS}, set(TIES_BY_TYPE)
    assert breaking(lambda one: set(re.findall(r"\(\w*:([\w:|&]+)", one.text)) <= labels) == []
    assert breaking(lambda one: set(re.findall(r"\[\w*:([\w:|&]+)", one.text)) <= types) == []


def test_what_reads_has_no_word_that_writes() -> None:
    reading = ("read/", "count/")
    assert breaking(lambda one: not (one.name.startswith(reading) and WRITING.search(one.text))) == []


def test_what_is_written_from_templates_covers_every_kind_and_triple() -> None:
    names = {one.name for one in statements()}
    assert {f"{f}/{label}" for f in ("load/nodes", "read/nodes", "remove/nodes") for label in NODES} <= names
    triples = {f"{k.type}/{start}/{end}" for k in TIES_BY_TYPE.values() for start, end in k.ends}
    assert {f"{f}/{triple}" for f in ("load/ties", "read/ties", "remove/ties") for triple in triples} <= names


@pytest.mark.parametrize("path", generated())
def test_generated_files_are_as_the_schema_says(path: str) -> None:
    assert (FOLDER / path).read_text(encoding="utf-8") == generated()[path], "run make cypher"


def test_every_label_has_a_uniqueness_constraint() -> None:
    texts = "\n".join(text for _, text in migrations())
    assert set(re.findall(r"FOR \(n:(\w+)\) REQUIRE n.uid IS UNIQUE", texts)) == {*NODES, *INTERNAL_LABELS}


def test_migrations_are_never_changed_once_released() -> None:
    assert {name: sha256(text.encode()).hexdigest()[:16] for name, text in migrations()} == FROZEN


def test_no_statement_is_left_unused() -> None:
    source = "\n".join(file.read_text(encoding="utf-8") for file in STORE.glob("*.py"))
    families = set(re.findall(r"f\"([a-z]+/[a-z]+)/\{", source)) | set(re.findall(r"f\"([a-z]+)/\{family\}/", source))
    named = set(re.findall(r"\"([a-z]+/[a-z_]+/[a-z_]+)\"", source))
    unused = [
        one.name
        for one in statements()
        if one.name not in named
        and "/".join(one.name.split("/")[:2]) not in families
        and one.name.split("/")[0] not in families | {"schema"}
    ]
    assert unused == []


@pytest.mark.parametrize(
    "text",
    ["MATCH (n) RETURN n", "// a/b - x\n// parm x: str = 1 - y\nRETURN 1", "// a/b - x\n// note\nRETURN 1"],
)
def test_a_file_that_breaks_the_contract_is_refused(text: str) -> None:
    with pytest.raises(HeaderError):
        parse(text, file="a/b.cypher")
