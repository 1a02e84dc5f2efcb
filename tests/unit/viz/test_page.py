"""The file of a picture: nothing from elsewhere, foreign names harmless, its policy exact."""

import hashlib
import json
import re
import tomllib
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path

import pytest

import viz
from graphmodel.messages import speak
from tests.unit.gaps.town import DEFAULT
from tests.unit.viz.tied_town import ENTITY, IMG, SCRIPT, tied_town
from viz.page import picture_page
from viz.pictures.alliance import alliance_scene
from viz.pictures.area import area_scene
from viz.pictures.org import org_scene
from viz.pictures.ties import ties_scene
from viz.scene import Scene
from viz.style import KIND_SHAPES, PICTURE_STYLES

VENDORED = Path(viz.__file__).parent / "static" / "vis-network"


def _scenes() -> dict[str, Scene]:
    network = tied_town().network()
    return {
        "area": area_scene(network, DEFAULT, "s"),
        "alliance": alliance_scene(network, DEFAULT, "al"),
        "org": org_scene(network, DEFAULT, "oc1"),
        "ties": ties_scene(network, DEFAULT),
    }


SCENES = _scenes()


class _Page(HTMLParser):
    """Collects scripts and styles by their text, and every attribute."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.styles: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text: list[str] = []
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self._in = tag if tag in {"script", "style"} else ""
        if tag == "script":
            self.scripts.append((dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "script":
            attributes, text = self.scripts[-1]
            self.scripts[-1] = (attributes, text + data)
        elif self._in == "style":
            self.styles.append(data)
        else:
            self.text.append(data)


def _read(scene: Scene) -> _Page:
    page = _Page()
    page.feed(_html(scene))
    return page


def _html(scene: Scene) -> str:
    return picture_page(scene, DEFAULT, on=tied_town().on, revision=3).decode("utf-8")


@pytest.mark.parametrize("kind", SCENES)
def test_a_page_has_two_scripts_one_style_and_nothing_that_names_a_source(kind: str) -> None:
    page = _read(SCENES[kind])
    assert [attributes.get("type") for attributes, _ in page.scripts] == ["application/json", None, None]
    assert len(page.styles) == 1
    names = {name for _, name, _ in page.attributes}
    assert names.isdisjoint({"src", "href", "srcset", "style", "onclick", "onerror", "onload"})
    assert not re.search(r"url\((?!#)", page.styles[0])
    assert "@import" not in page.styles[0]


@pytest.mark.parametrize("kind", SCENES)
def test_the_policy_lets_in_what_the_file_holds_and_nothing_else(kind: str) -> None:
    page = _read(SCENES[kind])
    (policy,) = [value for tag, name, value in page.attributes if (tag, name) == ("meta", "content") and "src" in value]
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data: blob:"
    assert "unsafe" not in policy
    scripts = {f"'sha256-{_digest(text)}'" for attributes, text in page.scripts if "type" not in attributes}
    assert set(rules["script-src"].split()) == scripts
    assert f"'sha256-{_digest(page.styles[0])}'" in rules["style-src"]


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize("kind", SCENES)
def test_names_that_are_markup_stay_text(kind: str) -> None:
    html = _html(SCENES[kind])
    page = _read(SCENES[kind])
    assert "<img" not in html
    assert SCRIPT not in html
    names = {node.name for node in SCENES[kind].nodes}
    assert names & {IMG, SCRIPT, ENTITY}
    assert names <= set(page.text)


def test_the_data_hold_the_nodes_and_edges_of_the_scene_with_stable_ids() -> None:
    for scene in SCENES.values():
        data = json.loads(_read(scene).scripts[0][1])
        assert {node["id"] for node in data["nodes"]} == {node.uid for node in scene.nodes}
        assert [edge["id"] for edge in data["edges"]] == [edge.uid for edge in scene.edges]
        assert not json.loads(data["options"])["physics"]["enabled"]
        assert all({"x", "y"} <= set(node) for node in data["nodes"])


def test_the_tables_say_what_the_picture_shows() -> None:
    for scene in SCENES.values():
        page = _read(scene)
        rows = [value for tag, name, value in page.attributes if (tag, name) == ("tr", "data-id")]
        assert rows == [*(node.uid for node in scene.nodes), *(edge.uid for edge in scene.edges)]


def test_every_page_says_what_it_is_in_both_languages() -> None:
    said = "".join(_read(SCENES["area"]).text)
    for words in ("内部工作资料", "本系统为非涉密系统", "不作为考核、排名、问责依据", "2026-11-22", "版次"):
        assert words in said
    speak("en")
    try:
        assert "Internal working paper" in "".join(_read(area_scene(tied_town().network(), DEFAULT, "s")).text)
    finally:
        speak("zh")


def test_vis_network_is_the_file_that_its_makers_publish() -> None:
    facts = tomllib.loads((VENDORED / "VERSION.toml").read_text(encoding="utf-8"))
    content = (VENDORED / facts["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == facts["sha256"]
    assert f"@version {facts['version']}".encode() in content
    assert "MIT" in (VENDORED / "LICENSE").read_text(encoding="utf-8")


def test_every_kind_and_status_of_every_scene_has_a_style() -> None:
    nodes = [node for scene in SCENES.values() for node in scene.nodes]
    assert {node.kind for node in nodes} <= set(KIND_SHAPES)
    assert {node.status for node in nodes} <= set(PICTURE_STYLES)


def test_no_two_states_look_alike_without_colour() -> None:
    looks = [(style.fill, style.inside, style.dash) for key, style in PICTURE_STYLES.items() if key != "aside"]
    assert len(set(looks)) == len(looks)
    marks = [style.mark for style in PICTURE_STYLES.values()]
    assert len(set(marks)) == len(marks)
