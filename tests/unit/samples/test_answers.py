"""The answers of the demo and the city, against the brute force; their sizes, names and codes."""

from datetime import timedelta

from graphmodel.divisions import find_name
from graphmodel.samples import DAY, Sample, city, demo
from graphmodel.samples.districts import city_name
from graphmodel.samples.names import DEMO_SUB_DISTRICT
from graphmodel.schema import TIES
from graphmodel.ties.projection import tie_network
from tests.oracle.decisions import decided, ended, hidden
from tests.oracle.default_scheme import DEFAULT
from tests.oracle.graphs import build_graph
from tests.oracle.rules import FIRST_PART, SECOND_PART, find
from tests.unit.samples.answers import answered, together
from tests.unit.samples.conversion import holds, network_from


def test_the_brute_force_finds_exactly_what_is_planted(sample: Sample) -> None:
    graph = build_graph(network_from(sample))
    found = find(graph, scheme=DEFAULT, on=sample.on, register=frozenset(), rules=FIRST_PART + SECOND_PART)
    assert {key: (f.status, f.severity, f.includes, f.follows) for key, f in found.items()} == answered(sample)
    said = decided(graph, sample.on)
    assert hidden(found, said, sample.on) == {(a.rule, a.subject) for a in sample.answers if a.hidden}
    assert {"~".join(key) for key in ended(found, said)} == set(sample.ended)


def test_the_demo_has_every_status() -> None:
    told = {answer.status for answer in demo().answers}
    assert told == {"blank", "conditions", "data", "nominal", "due", "tune"}


def test_the_demo_is_one_sub_district_of_the_size_it_says() -> None:
    tables = demo().tables
    live = [row for row in tables["Area"] if holds(row, DAY)]
    sizes = {level: sum(row["level"] == level for row in live) for level in ("sub_district", "grid", "micro_grid")}
    assert sizes == {"sub_district": 1, "grid": 53, "micro_grid": 257}
    (top,) = (row for row in live if row["level"] == "sub_district")
    assert 14_000 < top["households"] < 16_000
    assert 300 < len(tables["Unit"]) < 350


def test_most_communities_of_the_demo_have_several_partners_of_several_kinds() -> None:
    ties = tie_network(network_from(demo()), DEFAULT)
    partners = {uid: ties.graph[uid] for uid, kind in ties.nodes.select("uid", "kind").iter_rows() if kind == "place"}
    assert sorted(len(those) for those in partners.values())[:4] == [0, 1, 3, 3]
    busy = [those for those in partners.values() if len(those) > 3]
    assert len(busy) == 5
    assert all(len({ties.graph.nodes[uid]["sector"] for uid in those}) > 3 for those in busy)
    assert set(ties.links["type"]) == set(TIES)


def test_the_same_seed_makes_the_same_sample_and_another_one_another() -> None:
    assert demo(seed=7) == demo(seed=7)
    assert demo(seed=7).answers != demo(seed=8).answers


def test_answers_do_not_hold_two_days_later() -> None:
    sample = demo()
    later = Sample(sample.tables, sample.answers, sample.ended, sample.on + timedelta(days=2))
    graph = build_graph(network_from(later))
    found = set(find(graph, scheme=DEFAULT, on=later.on, register=frozenset(), rules=FIRST_PART + SECOND_PART))
    come, gone = found - answered(sample).keys(), answered(sample).keys() - found
    ended = {"C1.grid", "C7", "C15", "L11", "T1", "T2", "T3.pact", "T3.project", "T14"}
    assert {rule for rule, _ in come} == {*ended, "L5"}
    assert {rule for rule, _ in gone} == {"C7", "C15", "L11", "L2"}


def test_a_city_repeats_no_uid_and_no_code() -> None:
    uids: list[str] = []
    codes: list[str] = []
    for sample in city(sub_districts=4):
        rows = [row for key, rows in sample.tables.items() if key != "Household" for row in rows]
        uids += [row["uid"] for row in rows if "uid" in row]
        codes += [row[key] for row in rows for key in ("code", "uscc") if key in row]
    assert len(uids) == len(set(uids)) > 3000
    assert len(codes) == len(set(codes))


def test_no_sub_district_has_the_name_of_a_real_one() -> None:
    real = {division.name for division in find_name("街道", limit=10**6)}
    names = {city_name(number) for number in range(1, 101)}
    assert len(real) > 7000
    assert len(names) == 100
    assert not real & {*names, DEMO_SUB_DISTRICT}


def test_every_division_code_is_fictional() -> None:
    codes = [row["code"] for row in demo().tables["Area"] if "code" in row]
    assert len(codes) == 10
    assert all(code.startswith("99") for code in codes)


def test_sub_districts_of_a_city_do_not_disturb_one_another() -> None:
    whole = together(list(city(seed=6, sub_districts=3)))
    found = find(
        build_graph(network_from(whole)), scheme=DEFAULT, on=DAY, register=frozenset(), rules=FIRST_PART + SECOND_PART
    )
    assert {key: (f.status, f.severity, f.includes, f.follows) for key, f in found.items()} == answered(whole)
