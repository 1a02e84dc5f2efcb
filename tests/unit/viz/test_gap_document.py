"""The gap report as one document: nothing from elsewhere, nothing that runs, everything escaped."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from graphmodel.gaps.catalogue import coverage_of
from graphmodel.gaps.narrowing import Narrowing, narrow
from graphmodel.gaps.states import area_states
from graphmodel.gaps.summary import summarise
from graphmodel.messages import LANGUAGES, Language, speak
from graphmodel.vocabulary import STATUS
from tests.unit.gaps.report.place import place
from tests.unit.gaps.town import DEFAULT, Town
from viz.coverage_tree import draw_coverage
from viz.gap_document import gap_document
from viz.style import STATUS_STYLES
from viz.summary_document import summary_document

EVIL = '<script>alert("x")</script>&\'"'
VOID = {"meta", "col", "br", "link", "img", "input", "hr"}


class _Reader(HTMLParser):
    """Collects tags, attributes and text, and holds every end tag against its start."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, (tag, self.getpos())

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def close(self) -> None:
        super().close()
        assert self._open == []


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def _document(town: Town) -> str:
    network = town.network()
    report = town.report()
    return gap_document(report, DEFAULT, states=area_states(report, network, DEFAULT))


def _both(town: Town) -> list[str]:
    return [_document(town), summary_document(summarise(town.network(), DEFAULT), DEFAULT)]


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    yield
    speak("zh")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_runs_and_nothing_is_fetched(lang: Language) -> None:
    speak(lang)
    for html in _both(place()):
        reader = _read(html)
        assert not {"script", "link", "img", "iframe", "object", "form"} & set(reader.tags)
        assert not [name for name, _ in reader.attributes if name.startswith("on") or name in {"src", "srcset"}]
        links = [value for name, value in reader.attributes if name == "href"]
        assert all(link.startswith("#") for link in links)
        assert not re.search(r"https?://|url\((?!#)|@import", html)


def test_markup_in_a_name_is_text() -> None:
    built = place()
    built.area("g9", "grid", "c1", name=EVIL).area("m9", "micro_grid", "g1", name=EVIL)
    built.area("c9", "community", "s", name=EVIL, code="990101001009").org(
        "o9", "branch", "c9", under="root", name=EVIL
    )
    built.unit("u9", "c9", name=EVIL, members=5)
    for html in _both(built):
        reader = _read(html)
        assert "script" not in reader.tags
        assert any(EVIL in text for text in reader.text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_head_and_foot_are_those_of_every_report(lang: Language) -> None:
    speak(lang)
    said = {
        "zh": ("内部工作资料", "本系统为非涉密系统，严禁录入、处理涉密信息", "提示供核实，不作为考核、排名、问责依据"),
        "en": ("Internal working paper", "This is not a classified system", "not a basis for assessment, ranking"),
    }[lang]
    for html in _both(place()):
        text = " ".join(_read(html).text)
        assert all(part in text for part in said)
        assert f'lang="{"zh-CN" if lang == "zh" else "en"}"' in html


def test_paper_is_a4_for_the_report_and_a3_for_the_table() -> None:
    report, table = _both(place())
    assert "@page { size: A4;" in report
    assert "@page { size: A3 landscape;" in table


def test_where_nothing_is_on_record_there_is_no_percentage() -> None:
    bare = Town().area("s", "sub_district").area("c1", "community", "s").area("g1", "grid", "c1")
    for html in _both(bare):
        text = " ".join(_read(html).text).partition("@media print")[2]
        assert "本库尚未导入该地党组织登记，不反映实际情况" in text
        assert "%" not in text


def test_an_empty_store_makes_a_document_all_the_same() -> None:
    for html in _both(Town()):
        _read(html)


def test_every_finding_is_in_the_document_and_only_what_was_asked_for() -> None:
    report = place().report()
    states = area_states(report, place().network(), DEFAULT)
    text = " ".join(_read(gap_document(report, DEFAULT, states=states)).text)
    assert all(f.subject.name in text and f.evidence[0].says in text for f in report.findings)
    asked = narrow(report, DEFAULT, Narrowing(statuses=("data",)))
    html = gap_document(asked, DEFAULT, states=states)
    assert 'id="data"' in html
    assert 'id="blank"' not in html
    assert 'class="s-blank" x=' in html


def test_the_change_since_the_batch_before_stands_beside_each_level() -> None:
    before = place()
    before.ties["COVERS"] = [tie for tie in before.ties["COVERS"] if tie["end"] != "g3"]
    report, states = place().report(), area_states(place().report(), place().network(), DEFAULT)
    earlier = coverage_of(before.network(), DEFAULT)
    compared = " ".join(" ".join(_read(gap_document(report, DEFAULT, states=states, earlier=earlier)).text).split())
    assert "较上次" in compared
    assert re.search(r"社区 2 / 2 100% =", compared)
    assert re.search(r"网格 2 / 3 67% \+1", compared)
    assert "较上次" not in " ".join(_read(gap_document(report, DEFAULT, states=states)).text)


def test_each_area_is_drawn_in_its_state() -> None:
    built = place().add("Decision", "d", finding="C1.micro_grid~m2", verdict="not_blank")
    report = built.report()
    states = {area.uid: area.state for area in area_states(report, built.network(), DEFAULT)}
    assert states == {
        "s": "covered", "c1": "covered", "c2": "covered", "g1": "covered", "g2": "blank", "g3": "covered",
        "m1": "covered", "m2": "decided", "m3": "data", "m4": "data",
    }  # fmt: skip


def test_the_tree_holds_the_scope_only() -> None:
    built = place()
    states = area_states(built.report(under="c2"), built.network(), DEFAULT)
    assert [area.uid for area in states] == ["c2", "g3", "m3", "m4"]


def test_an_area_on_a_cycle_is_counted_and_said_not_drawn() -> None:
    built = place().area("x1", "grid", "x2").area("x2", "community", "x1")
    report = built.report()
    tree = draw_coverage(area_states(report, built.network(), DEFAULT), DEFAULT.scheme.keys)
    assert (tree.drawn, tree.total) == (10, 12)
    assert "上下级关系待核的区域" in _document(built)


def test_a_large_tree_leaves_its_deepest_level_out_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viz.coverage_tree.MOST_DRAWN", 7)
    built = place()
    tree = draw_coverage(area_states(built.report(), built.network(), DEFAULT), DEFAULT.scheme.keys)
    assert tree.left_out == ("micro_grid",)
    assert (tree.drawn, tree.total) == (6, 10)
    assert "共 10 个区域，图中画出 6 个，未画：微网格" in _document(built)


def test_every_state_has_a_style_and_its_own_mark() -> None:
    assert set(STATUS.keys) < set(STATUS_STYLES)
    assert len({style.mark for style in STATUS_STYLES.values()}) == len(STATUS_STYLES)


@pytest.mark.parametrize(("ground", "tone"), [("#FCFCFA", "colour"), ("#1B1B1A", "dark")])
def test_the_text_of_every_status_can_be_read(ground: str, tone: str) -> None:
    for key in STATUS.keys:
        assert _contrast(getattr(STATUS_STYLES[key], tone), ground) >= 4.5, key


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
