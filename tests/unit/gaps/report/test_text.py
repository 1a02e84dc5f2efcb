"""The gap report on a terminal."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from rich.cells import cell_len

from graphmodel.gaps.catalogue import coverage_of
from graphmodel.gaps.finding import Coverage
from graphmodel.gaps.narrowing import Narrowing, narrow
from graphmodel.gaps.report.lines import WIDTH, folded
from graphmodel.gaps.report.text import Look, text_report
from graphmodel.messages import LANGUAGES, Language, speak
from tests.unit.gaps.report.place import place
from tests.unit.gaps.town import DEFAULT, TODAY, Town

NOTHING = "本库尚未导入该地党组织登记，不反映实际情况"


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    yield
    speak("zh")


def _text(town: Town, *, earlier: tuple[Coverage, ...] = (), **look: object) -> str:
    return text_report(town.report(), DEFAULT, look=Look(**look), earlier=earlier)  # type: ignore[arg-type]


def _crowded() -> Town:
    """Long names, many communities, many firms."""
    built = place()
    for number in range(30):
        uid = f"x{number:02}"
        built.area(uid, "community", "s", name=f"名称相当长的第{number}居民委员会辖区社区" * 2)
        built.org(f"o{uid}", "branch", uid, under="root", term_ends_on=TODAY)
        built.firms(14, uid, prefix=f"{uid}名称很长的某某实业有限责任公司")
    return built.org("u-root", "branch", "x00名称很长的某某实业有限责任公司00", under="root")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("everything", [False, True])
def test_every_line_fits_the_terminal(lang: Language, everything: bool) -> None:
    speak(lang)
    statuses = ("blank", "data", "due")
    lines = _text(_crowded(), everything=everything, detailed=statuses).splitlines()
    assert len(lines) > 40
    assert [line for line in lines if cell_len(line) > WIDTH] == []


def test_head_and_foot_are_those_of_every_report() -> None:
    lines = _text(place()).splitlines()
    assert lines[0].endswith("内部工作资料")
    assert "2026-11-22" in lines[0]
    assert lines[1] == "本系统为非涉密系统，严禁录入、处理涉密信息"
    assert lines[-1] == "提示供核实，不作为考核、排名、问责依据"


def test_a_blank_below_a_blank_is_folded_into_it_unless_all_is_asked() -> None:
    short, whole = _text(place()), _text(place(), everything=True)
    assert "二网格（上级事项，随之解决 1 项）" in short
    assert "2号微网格" not in short
    assert "其余 1 项随上级事项解决" in short
    assert "2号微网格" in whole


def test_only_the_statuses_that_were_asked_for_are_listed_the_others_counted() -> None:
    text = _text(place())
    assert "加 --status 数据待核 查看明细" in text
    assert "（本库尚未导入" not in text
    assert "加 --status 待补 查看明细" in _text(place(), detailed=("data",))


def test_a_collapse_says_that_nothing_is_on_record() -> None:
    line = next(x for x in _text(place(), detailed=("data",)).splitlines() if x.strip().startswith("c2"))
    assert "本库尚未导入该地相关党组织登记，不反映实际情况（涉及 2 项）" in line


def test_where_no_organisation_is_on_record_there_is_a_dash_and_no_percentage() -> None:
    bare = Town().area("s", "sub_district").area("c1", "community", "s").area("g1", "grid", "c1")
    text = _text(bare)
    assert NOTHING in text
    assert "%" not in text
    assert "—" in text
    assert "graphmodel import" in text


def test_an_empty_store_says_so() -> None:
    text = _text(Town())
    assert "本库尚无区域" in text or "—" in text
    assert "%" not in text


def test_the_change_since_the_batch_before_stands_beside_each_level() -> None:
    before = place()
    before.ties["COVERS"] = [tie for tie in before.ties["COVERS"] if tie["end"] != "g3"]
    text = _text(place(), earlier=coverage_of(before.network(), DEFAULT))
    lines = {line.split()[0]: line for line in text.splitlines() if "█" in line}
    assert lines["社区"].endswith("=")
    assert lines["网格"].endswith("+1")


def test_a_bar_is_full_only_when_all_is_covered_and_empty_only_when_nothing_is() -> None:
    built = place()
    for number in range(400):
        built.area(f"z{number:03}", "grid", "c1")
        built.org(f"oz{number:03}", "branch", f"z{number:03}", under="oc1")
    line = next(line for line in _text(built).splitlines() if line.startswith("  网格"))
    assert "100%" in line
    assert line.count("░") == 1


def test_findings_stand_in_the_order_of_the_codes_never_by_number() -> None:
    built = place()
    built.area("c0", "community", "s", code="990101001000", name="末位社区").org("oc0", "branch", "c0", under="root")
    built.area("g0", "grid", "c0").org("og0", "branch", "g0", under="oc0").area("g9", "grid", "c0")
    for number in range(3):
        built.area(f"y{number}", "grid", "c1")
    text = _text(built)
    assert text.index("末位社区") < text.index("      c1")


def test_decisions_hide_count_and_end_findings_and_all_brings_them_back_in_their_place() -> None:
    built = place()
    for uid, verdict in (("g2", "not_blank"), ("g1", "true"), ("m2", "postponed")):
        rule = "C1.micro_grid" if uid == "m2" else "C1.grid"
        built.add("Decision", f"d-{uid}", finding=f"{rule}~{uid}", verdict=verdict)
    report = built.report()
    text = text_report(narrow(report, DEFAULT, Narrowing()), DEFAULT, look=Look())
    assert "已核实不属空白 1，暂缓 1" in text
    assert "已销号 1：C1.grid~g1" in text
    every = narrow(report, DEFAULT, Narrowing(everything=True))
    assert every.hidden == ()
    assert {"C1.grid~g2", "C1.micro_grid~m2"} <= {f.id for f in every.findings}
    statuses = ["blank", "conditions", "data", "nominal", "due", "tune"]
    rules = [rule.id for rule in DEFAULT.rules]
    keys = [(statuses.index(f.status), rules.index(f.rule)) for f in every.findings]
    assert keys == sorted(keys)
    assert "［不属空白］" in text_report(every, DEFAULT, look=Look(everything=True))


def test_a_narrowed_report_counts_what_it_shows() -> None:
    report = narrow(place().report(), DEFAULT, Narrowing(rules=("C1.grid",)))
    assert {f.rule for f in report.findings} == {"C1.grid"}
    assert report.summary["by_rule"] == {"C1.grid": 1}
    assert narrow(place().report(), DEFAULT, Narrowing(statuses=("due",))).findings == ()


def test_a_term_says_how_long_it_is_over_or_when_it_ends_and_never_since() -> None:
    built = place()
    for number, days in enumerate((-20, 0, 60)):
        built.org(f"t{number}", "branch", "g1", under="oc1", term_ends_on=TODAY + timedelta(days=days))
    built.org("v", "branch", "g1", under="oc1", secretary_vacant_since=TODAY - timedelta(days=120))
    text = _text(built, detailed=("due",), everything=True)
    for says in (
        "（2026-11-02，已到期 20 天）",
        "（2026-11-22，今天到期）",
        "（2027-01-21，还有 60 天到期）",
        "（2026-07-25 起，已 120 天）",
    ):
        assert says in text
    assert "2027-01-21 起" not in text
    speak("en")
    text = _text(built, detailed=("due",), everything=True)
    for says in ("(2026-11-02, over for 20 days)", "(2027-01-21, due in 60 days)", "(since 2026-07-25, 120 days)"):
        assert says in text


def test_each_rule_has_its_source_in_the_language_of_the_report() -> None:
    assert "《支部工作条例》" in next(x for x in _text(place()).splitlines() if " C8 " in x)
    speak("en")
    lines = [line for line in _text(place()).splitlines() if " C8 " in line or " C1.grid " in line]
    assert lines
    assert not [line for line in lines if re.search("[一-鿿]", line)]


def test_folding_loses_nothing_and_fits() -> None:
    text = "各行相加与范围内实有不同，" * 12 + "word " * 30
    lines = folded(text, indent="  ")
    assert "".join(line.strip() for line in lines).replace(" ", "") == text.replace(" ", "")
    assert max(map(cell_len, lines)) <= WIDTH
