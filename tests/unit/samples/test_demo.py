"""The demo and the city: the rules find what is planted, and nothing else."""

from graphmodel.gaps.catalogue import find_gaps
from graphmodel.profiles import load_profile
from graphmodel.samples import Sample, demo
from tests.unit.samples.answers import answered
from tests.unit.samples.conversion import network_from

WITHOUT_TARGET = "C6"


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


def test_the_demo_plants_every_rule_of_the_first_part() -> None:
    planted = {answer.rule for answer in demo().answers}
    rules = {rule.id for rule in load_profile("default").rules if rule.enabled}
    assert planted == rules - {WITHOUT_TARGET}
