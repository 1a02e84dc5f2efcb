"""The demo and the city: the rules find what is planted, and nothing else."""

from graphmodel.gaps.catalogue import find_gaps
from graphmodel.profiles import load_profile
from graphmodel.samples import Sample, city, demo
from tests.unit.samples.answers import answered, together
from tests.unit.samples.conversion import network_from

UNPLANTED = {"C6", "L10"}
"""C6 has no target in the default profile; ties are unevenly shared in some sub-districts of the city only."""


def test_exactly_the_planted_findings_come_out(sample: Sample) -> None:
    report = find_gaps(network_from(sample), load_profile("default"))
    found = (*report.findings, *report.hidden)
    told = {(f.rule, f.subject.uid): (f.status, f.severity, f.includes, f.follows) for f in found}
    assert told == answered(sample)
    assert {f.id for f in report.hidden} == {a.id for a in sample.answers if a.hidden}
    assert {f.id: f.decision.verdict for f in found if f.decision} == {
        a.id: a.verdict for a in sample.answers if a.verdict
    }
    assert report.ended == sample.ended


def test_the_demo_plants_every_rule_but_those_of_a_whole_city() -> None:
    planted = {answer.rule for answer in demo().answers}
    rules = {rule.id for rule in load_profile("default").rules if rule.enabled}
    assert planted == rules - UNPLANTED


def test_a_whole_city_plants_the_others_and_sub_districts_without_any_record() -> None:
    answers = [answer for sample in city(sub_districts=3) for answer in sample.answers]
    assert {answer.rule for answer in answers} >= UNPLANTED - {"C6"}
    collapsed = {answer.rule for answer in answers if answer.follows == "C1.community~s03"}
    assert collapsed == {"C1.grid", "C7", "L1", "L2", "L13", "C15"}


def test_the_findings_of_a_whole_city_are_those_of_its_sub_districts() -> None:
    whole = together(list(city(seed=6, sub_districts=3)))
    report = find_gaps(network_from(whole), load_profile("default"))
    found = (*report.findings, *report.hidden)
    assert {(f.rule, f.subject.uid): (f.status, f.severity, f.includes, f.follows) for f in found} == answered(whole)
