"""What each measure says of a small town, and the page that sums it up."""

import json

import pytest

from graphmodel.messages import speak
from graphmodel.ties.measure import MEASURES, measure_named
from graphmodel.ties.summary import summarise_ties
from graphmodel.ties.tables import Cell, measure_table, said_column

from . import town


def rows(name: str, within: frozenset[str] | None = None) -> list[tuple[Cell, ...]]:
    measure = measure_named(name)
    assert measure
    return list(measure_table(town.studied(within), measure).rows)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_measure_says_its_question_how_to_read_it_and_when_it_misleads(measure, lang) -> None:  # type: ignore[no-untyped-def]
    speak(lang)
    try:
        words = (measure.title, measure.question, measure.reading, measure.misleads, measure.source)
        assert all(words)
        assert len(set(words)) == 5
        assert measure_named(measure.title) == measure_named(measure.name.replace("_", "-")) == measure
        table = measure_table(town.studied(), measure)
        assert all(said_column(key) for key in table.columns)
        assert table.telling is None or table.telling in table.columns
        assert {len(row) for row in table.rows} <= {len(table.columns)}
    finally:
        speak("zh")


def test_rows_go_by_code_then_name_never_by_the_figure() -> None:
    assert [row[0] for row in rows("betweenness")] == ["c1", "u2", "u1", "c2", "c3", "u4", "u5"]


def test_isolates_are_places_organisations_and_units_without_a_partner() -> None:
    assert rows("isolates") == [
        ("o3", "东街道党工委", "org", "party"),
        ("o2", "钢厂党支部", "org", "party"),
        ("u3", "医院", "unit", "hospital"),
        ("c4", "丁社区", "place", "place"),
    ]


def test_whoever_hangs_on_one_partner_is_named_under_it() -> None:
    assert rows("loss") == [
        ("c1", "甲社区", 1, ("u1",)),
        ("u2", "小学", 2, ("c2", "u4")),
    ]
    assert rows("cut-points") == [
        ("c1", "甲社区", "place", 1, 2), ("u2", "小学", "unit", 2, 2),
    ]  # fmt: skip


def test_components_show_all_members_but_those_of_the_largest() -> None:
    assert rows("components") == [("c1", "甲社区", 5, None), ("c3", "丙社区", 2, ("c3", "u5"))]


def test_a_scope_chooses_rows_and_changes_no_figure() -> None:
    within = frozenset({"c3", "u4", "x"})
    whole = {row[0]: row for row in rows("betweenness")}
    assert rows("betweenness", within) == [whole["c3"], whole["u4"]]
    assert rows("bridges", within) == [("c3", "丙社区", "u5", "纱厂", 1)]
    assert rows("components", within) == rows("components")


def test_concentration_is_told_for_each_sub_district() -> None:
    assert rows("concentration") == [("d1", "东街道", 2, 4, 0.0), ("d2", "西街道", 2, 1, 0.5)]


def test_one_place_alone_has_no_spread_of_partners() -> None:
    within = frozenset({"c1"})
    assert summarise_ties(town.studied(within)).concentration is None
    measure = measure_named("concentration")
    assert measure
    assert measure_table(town.studied(within), measure).figures == {"places": 1, "gini": None}
    assert rows("concentration", within) == [("d1", "东街道", 1, 2, None)]


def test_circles_say_which_areas_they_span() -> None:
    found = {row[0]: row[3:] for row in rows("communities")}
    assert found["c3"] == (1, "西街道 1", ("c3", "u5"))
    assert {spans for spans, *_ in found.values()} == {1, 2}


def test_mixing_tells_partners_by_sector() -> None:
    assert {row[0]: row[2:] for row in rows("mixing")}["u2"] == ("school", 3, 0, 1.0, pytest.approx(0.918, abs=1e-3))


def test_the_summary_sums_up() -> None:
    found = summarise_ties(town.studied())
    assert found.nodes == {"place": 4, "org": 2, "unit": 5, "area": 3}
    assert found.isolates == {"place": 1, "org": 2, "unit": 1}
    assert (found.ties, found.components, found.largest, found.share) == (6, 2, 5, 5 / 7)
    assert [(cut.uid, cut.cut_off, cut.affected) for cut in found.shown_cuts] == [
        ("c1", 1, ("u1",)), ("u2", 2, ("c2", "u4")),
    ]  # fmt: skip
    assert found.recorded == {"PARTY_TO": 9, "MEMBER_OF": 0, "REPORTS_TO": 0, "SITS_ON": 0, "CONTACTS": 0}
    assert set(found.agreement) == {"sub_district", "community"}
    assert json.loads(json.dumps(found.values()))["shown_cuts"][0]["name"] == "甲社区"


def test_a_town_without_ties_is_summed_up_too() -> None:
    found = summarise_ties(town.studied(pacts={}))
    assert (found.ties, found.components, found.share, found.mixing, found.modularity) == (0, 0, None, None, 0.0)
    assert found.concentration == 0.0
    for measure in MEASURES:
        assert measure_table(town.studied(pacts={}), measure).measure == measure
