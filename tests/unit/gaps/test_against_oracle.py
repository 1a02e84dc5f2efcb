"""The gap catalogue against an independent brute force, on random networks."""

import random
from dataclasses import replace

import pytest

from graphmodel.gaps.catalogue import find_gaps
from graphmodel.gaps.finding import Finding, GapReport
from graphmodel.network import Network
from graphmodel.profiles import Profile, load_profile
from tests.oracle.decisions import decided, ended, hidden
from tests.oracle.default_scheme import DEFAULT
from tests.oracle.found import Findings, Found, Key
from tests.oracle.graphs import build_graph
from tests.oracle.networks import REGISTER, random_network
from tests.oracle.rows import ON
from tests.oracle.rules import FIRST_PART, SECOND_PART, find
from tests.oracle.thresholds import Thresholds

SEEDS = range(60)
FIGURES = Thresholds(organised_share=0.5)
RULES = (*FIRST_PART, *SECOND_PART)


@pytest.fixture(scope="module")
def profile() -> Profile:
    """The default profile, with a target for C6, which has none."""
    default = load_profile("default")
    rules = [
        replace(rule, parameters={**rule.parameters, "target": FIGURES.organised_share}) if rule.id == "C6" else rule
        for rule in default.rules
    ]
    return replace(default, rules=tuple(rules))


@pytest.mark.parametrize("seed", SEEDS)
def test_findings_and_decisions_are_the_oracles(profile: Profile, seed: int) -> None:
    network = random_network(seed)
    graph = build_graph(network)
    expected = find(graph, scheme=DEFAULT, on=ON, register=REGISTER, thresholds=FIGURES, rules=RULES)
    report = find_gaps(network, profile)
    difference = first_difference(report, expected)
    assert difference is None, difference
    said = decided(graph, ON)
    assert {key_of(finding) for finding in report.hidden} == hidden(expected, said, ON)
    assert set(report.ended) == {"~".join(key) for key in ended(expected, said)}
    assert {f.id: f.decision.verdict for f in (*report.findings, *report.hidden) if f.decision} == {
        "~".join(key): said[key]["verdict"] for key in expected if key in said
    }


@pytest.mark.parametrize("seed", SEEDS[:30])
def test_findings_in_a_scope_are_the_oracles(profile: Profile, seed: int) -> None:
    network = random_network(seed)
    under = a_scope(network, seed)
    expected = find(
        build_graph(network), scheme=DEFAULT, on=ON, register=REGISTER, thresholds=FIGURES, under=under, rules=RULES
    )  # fmt: skip
    difference = first_difference(find_gaps(network, profile, under=under), expected)
    assert difference is None, f"under {under}: {difference}"


def test_the_product_fails_the_comparison_when_a_cover_is_forgotten(profile: Profile) -> None:
    network = random_network(0)
    without = replace(network, ties={**network.ties, "COVERS": network.ties["COVERS"].head(0)})
    expected = find(build_graph(network), scheme=DEFAULT, on=ON, register=REGISTER, thresholds=FIGURES, rules=RULES)
    assert first_difference(find_gaps(without, profile), expected) is not None


def a_scope(network: Network, seed: int) -> str:
    """The uid of some live area, or for every other seed the code of one that has a code of digits."""
    areas = network.live_nodes("Area")
    coded = areas.filter(areas["code"].str.contains(r"^\d+$").fill_null(value=False))
    column = coded["code"] if seed % 2 and len(coded) else areas["uid"]
    return str(column[random.Random(seed).randrange(len(column))])  # noqa: S311 - reproducible, not secret


def first_difference(report: GapReport, expected: Findings) -> str | None:
    """Say where a report and the oracle first disagree, or nothing."""
    found = {key_of(finding): finding for finding in (*report.findings, *report.hidden)}
    for key in sorted(found.keys() | expected.keys()):
        if key not in found:
            return f"{key} is missing; the oracle says {expected[key]}"
        if key not in expected:
            return f"{key} is too much: {found[key]}"
        if difference := _difference(found[key], expected[key]):
            return f"{key}: {difference}"
    return None


def _difference(found: Finding, expected: Found) -> str | None:
    for name in ("status", "severity", "value", "includes", "follows", "since"):
        ours, theirs = getattr(found, name), getattr(expected, name)
        undefined = theirs is None and name in {"value", "since"}
        if not undefined and ours != (pytest.approx(theirs, abs=1e-4) if name == "value" else theirs):
            return f"{name} is {ours!r}; the oracle says {theirs!r}"
    return None


def key_of(finding: Finding) -> Key:
    return finding.rule, finding.subject.uid
