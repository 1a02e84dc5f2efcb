"""Documents and the catalogue say what the code says."""

import re
import string
import tomllib
from pathlib import Path

import pytest

from graphmodel import errors
from graphmodel.messages import codes, entry, say
from graphmodel.model_document import model_document
from graphmodel.settings import Settings

ROOT = Path(__file__).parents[2]
SOURCES = [p for room in ("graphmodel", "api", "viz") for p in (ROOT / room).rglob("*") if p.suffix in (".py", ".html")]


def placeholders(text: str) -> set[str]:
    return {name.split(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_model_document_is_what_the_schema_says() -> None:
    assert (ROOT / "docs" / "model.md").read_text(encoding="utf-8") == model_document(), "run make docs"


@pytest.mark.parametrize("code", codes())
def test_a_sentence_says_the_same_in_both_languages(code: str) -> None:
    said = entry(code)
    assert said["zh"].strip()
    assert said["en"].strip()
    assert placeholders(said["zh"]) == placeholders(said["en"])
    assert ("mend_zh" in said) == ("mend_en" in said)
    assert set(said) <= {"zh", "en", "mend_zh", "mend_en"}
    assert placeholders(said.get("mend_zh", "")) == placeholders(said.get("mend_en", ""))


def test_every_code_that_is_said_is_in_the_catalogue_and_none_waits_in_vain() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    plain = set(re.findall(r"[\"']([a-z_]+\.[a-z0-9_]+)[\"']", text))
    stems = {match.rstrip("{") for match in re.findall(r"[\"']([a-z_]+\.[a-z0-9_]*\{)", text)}
    known = set(codes())
    unused = {code for code in known - plain if not any(code.startswith(stem) for stem in stems)}
    assert not {code for code in said_codes(text) if code not in known}
    assert not unused


def said_codes(text: str) -> set[str]:
    return set(re.findall(r"\b(?:say|mend)\(\s*[\"']([a-z_]+\.[a-z0-9_]+)[\"']", text))


def test_every_setting_has_its_meaning() -> None:
    for name in Settings.model_fields:
        assert say(f"settings.help_{name}")


def test_every_error_has_an_exit_code() -> None:
    from api.cli.exits import exit_code_of

    waiting, seen = [errors.GraphmodelError], set()
    while waiting:
        for error in waiting.pop().__subclasses__():
            waiting.append(error)
            seen.add(error)
            assert exit_code_of(error) in (2, 3, 4)
    assert len(seen) > 10


def test_no_file_is_overlong() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES if path.suffix == ".py"}
    assert not {str(path): length for path, length in lengths.items() if length > 500}
    assert sorted(lengths.values())[len(lengths) // 2] < 150


def test_no_module_has_a_name_that_says_nothing() -> None:
    banned = {"utils", "helpers", "common", "manager", "core", "base", "misc"}
    assert not {path for path in SOURCES if path.stem in banned}


@pytest.mark.parametrize(
    "name", ["README.md", "README.zh-CN.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
)
def test_every_link_of_a_document_leads_to_a_file(name: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text(encoding="utf-8"))
    assert not [link for link in links if not (ROOT / name).parent.joinpath(link).exists()]


def test_every_dependency_has_its_line_among_the_decisions() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    said = (ROOT / "DECISIONS.md").read_text(encoding="utf-8").casefold()
    names = {re.split(r"[<>=;\s]", line)[0] for line in project["dependencies"]}
    assert not {name for name in names if name not in said}
