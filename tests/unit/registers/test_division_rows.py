"""Places of the division register as area records."""

from graphmodel.divisions import Division, subtree
from graphmodel.messages import LANGUAGES, say
from graphmodel.registers.division_rows import division_records
from tests.unit.registers.world import Store


def test_a_town_and_its_villages_become_areas_that_name_their_town_by_code() -> None:
    reading = division_records(subtree("310151105"))
    assert len(reading.records) == 24
    town, first = reading.records[:2]
    assert town.sheet.kind == "Area"
    assert town.values == {"name": "竖新镇", "level": "sub_district", "kind": "town", "code": "310151105000"}
    assert town.references == {}
    assert first.values["code"] == "310151105001"
    assert first.references == {"parent": ("310151105000",)}
    assert (reading.problems, reading.refused_rows, reading.skipped_rows) == ([], 0, 0)


def test_a_kind_that_nobody_knows_is_absent_so_that_a_known_one_stays() -> None:
    zone = next(d for d in subtree("320412400") if d.level == "sub_district")
    assert "kind" not in division_records([zone]).records[0].values


def test_the_order_in_which_places_are_given_does_not_matter() -> None:
    places = subtree("310151105")
    assert division_records(reversed(places)) == division_records(places)


def test_a_name_that_contradicts_its_code_is_noted() -> None:
    notes = division_records(subtree("340122102002")).problems
    assert [(n.severity, n.code) for n in notes] == [("note", "division.kind_disagrees")]
    for lang in LANGUAGES:
        assert "340122102002" in say(notes[0].code, lang, **dict(notes[0].data))


def test_places_of_custody_are_left_out_with_all_below_them_and_not_named() -> None:
    prison = Division("320481400000", "常州监狱", "sub_district", None, "320481000000", True, None)
    estate = Division("320481400400", "生活区", "community", None, prison.code, True, None)
    reading = division_records([prison, estate])
    assert (reading.records, reading.skipped_rows) == ([], 2)
    assert "监狱" not in reading.problems[0].reason
    assert "2" in reading.problems[0].reason
    assert len(division_records([prison, estate], refused_names=()).records) == 2


def test_no_ordinary_place_of_a_whole_city_is_left_out() -> None:
    assert len(division_records(subtree("3204")).records) == 63 + 1035


def test_bringing_the_same_places_in_twice_changes_nothing() -> None:
    reading = division_records(subtree("310151105"))
    store = Store()
    first = store.plan(*reading.records)
    assert (first.draft.counts["Area"], first.draft.counts["PART_OF"]) == ({"new": 24}, {"new": 23})
    again = store.apply(first).plan(*division_records(subtree("310151105")).records)
    assert not again.draft
    assert again.refused == 0
